import Chiffrement
import Web

/// What HR types of a person, before it is sealed.
struct OrientationSaisie {
    /// The sentence the box stands for; kept, sealed, with the name.
    static let accord =
        "La personne m'a dit être d'accord pour que je transmette son nom et ce moyen de la joindre au service social, et pour être rappelée."

    let feuillet: Feuillet
    let fautes: Fautes

    init(_ champs: Champs) {
        var fautes = Fautes()
        var feuillet = Feuillet()
        func texte(_ nom: String, _ mot: String, max: Int) -> String? {
            let valeur = champs.texte(nom)
            if let valeur, valeur.count > max { fautes[nom] = "\(mot) : \(valeur.count) signes, et la place est de \(max)." }
            return valeur
        }
        feuillet["nom"] = texte("nom", "Nom", max: 100)
        if feuillet["nom"] == nil { fautes["nom"] = "Écrivez le nom de la personne, ou comment l'appeler." }
        feuillet["prenom"] = texte("prenom", "Prénom", max: 100)
        feuillet["joindre"] = texte("joindre", "Comment la joindre", max: 120)
        if feuillet["joindre"] == nil { fautes["joindre"] = "Écrivez un téléphone, un e-mail, ou l'endroit et l'heure où la trouver." }
        feuillet["quand"] = texte("quand", "Quand", max: 120)
        if champs["accord"] == nil {
            fautes["accord"] = "Sans son accord, rien ne part. Donnez-lui plutôt le code de l'affiche : elle prendra rendez-vous seule."
        }
        feuillet["accord"] = Self.accord
        self.feuillet = feuillet
        self.fautes = fautes
    }
}

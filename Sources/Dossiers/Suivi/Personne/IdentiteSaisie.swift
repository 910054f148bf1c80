import Calendrier
import Web

/// The identity as a form: its fields, and what was typed in them.
struct IdentiteSaisie {
    let identite: Identite
    let fautes: Fautes

    /// Reads a form. What is at fault is named beside its field; the rest is kept.
    init(_ champs: Champs) {
        var fautes = Fautes()
        var identite = Identite()
        func texte(_ nom: String, _ mot: String, max: Int) -> String {
            let valeur = champs.texte(nom) ?? ""
            if valeur.count > max { fautes[nom] = "\(mot) : \(valeur.count) signes, et la place est de \(max)." }
            return valeur
        }
        func nombre(_ nom: String, _ bornes: ClosedRange<Int>, _ exemple: String) -> Int? {
            guard let valeur = champs.texte(nom) else { return nil }
            guard let n = Int(valeur), bornes.contains(n) else {
                fautes[nom] = "« \(valeur) » : un nombre de \(bornes.lowerBound) à \(bornes.upperBound), par exemple \(exemple)."
                return nil
            }
            return n
        }
        identite.nom = texte("nom", "Nom", max: 100)
        if identite.nom.isEmpty { fautes["nom"] = "Le nom sert à retrouver le dossier ; un prénom ou une initiale suffit." }
        identite.prenom = texte("prenom", "Prénom", max: 100)
        let annee = DateCivile.aujourdhui().annee
        identite.naissance = nombre("naissance", annee - 90...annee - 14, "1985")
        identite.telephone = texte("telephone", "Téléphone", max: 40)
        identite.courriel = texte("courriel", "Courriel", max: 120)
        identite.adresse = texte("adresse", "Adresse", max: 300)
        identite.poste = texte("poste", "Poste", max: 120)
        identite.adultes = nombre("adultes", 0...20, "2")
        identite.enfants = nombre("enfants", 0...20, "1")
        identite.rappel = champs["rappel"].flatMap { Identite.Rappel(rawValue: $0) } ?? .aucun
        if identite.rappel.canal != nil, identite.contact == nil {
            let (champ, faute) = Self.injoignable(identite)
            if fautes[champ] == nil { fautes[champ] = faute }
        }
        identite.remarque = texte("remarque", "Remarque", max: 4_000)
        self.identite = identite
        self.fautes = fautes
    }

    /// The rule of the poster's form (`Adresse`), told where it is typed: a promise that no message can keep is not recorded.
    private static func injoignable(_ i: Identite) -> (champ: String, faute: String) {
        let suite = "Ou choisissez un autre rappel pour ses rendez-vous."
        guard i.rappel == .sms else {
            return i.courriel.isEmpty
                ? ("courriel", "Courriel : pour des courriels, il en faut l'adresse, comme nom@exemple.fr. \(suite)")
                : ("courriel", "Courriel : « \(i.courriel) » n'est pas une adresse complète, comme nom@exemple.fr. \(suite)")
        }
        return i.telephone.isEmpty
            ? ("telephone", "Téléphone : pour des SMS, il faut un mobile, comme 06 12 34 56 78. \(suite)")
            : (
                "telephone",
                "Téléphone : « \(i.telephone) » ne reçoit pas de SMS. Écrivez le mobile seul, comme 06 12 34 56 78 ou +352 621 123 456. \(suite)"
            )
    }

    /// `foyer`: the two numbers of the household, as long as its members are not told one by one.
    static func champs(_ saisie: Saisie, _ i: Identite = Identite(), foyer: Bool = true) -> [any Fragment] {
        let nombres: [any Fragment] =
            foyer
            ? [
                saisie.champ("adultes", "Adultes au foyer", i.adultes.map(String.init), genre: .nombre),
                saisie.champ("enfants", "Enfants au foyer", i.enfants.map(String.init), genre: .nombre),
            ] : []
        return [
            saisie.champ("nom", "Nom", i.nom, requis: true, completion: "off"),
            saisie.champ("prenom", "Prénom", i.prenom, completion: "off"),
            saisie.champ("naissance", "Année de naissance", i.naissance.map(String.init), genre: .nombre),
            saisie.champ("telephone", "Téléphone", i.telephone, genre: .telephone, completion: "off"),
            saisie.champ("courriel", "Courriel", i.courriel, genre: .courriel, completion: "off"),
            saisie.champ("poste", "Poste", i.poste, completion: "off"),
            saisie.champ("adresse", "Adresse", i.adresse, completion: "off"),
        ] + nombres + [
            saisie.choix(
                "rappel", "Pour ses rendez-vous", Identite.Rappel.allCases.map { Option($0.rawValue, $0.libelle) }, i.rappel.rawValue,
                aide:
                    "Ce qu'elle a choisi. Le message dit seulement « Votre rendez-vous du 25 nov. à 9 h 30 est confirmé », le rappelle la veille, et prévient s'il est déplacé ou annulé : ni son nom, ni le vôtre, ni le service. Il porte un lien pour déplacer ou annuler. Son contact, chiffré, s'efface le lendemain."
            ),
            saisie.champ(
                "remarque", "Remarque", i.remarque, genre: .zone(3), aide: "Chiffrée avec la clé du dossier, comme tout ce formulaire."),
        ]
    }
}

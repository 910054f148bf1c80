import Calendrier
import Entreprises
import Tenancy
import Web

/// What a person typed about a place, checked.
struct LieuValeurs {
    var nom: String
    var genre = Lieu.Genre.bureau
    var entreprise: EntrepriseID?
    var adresse: String
    var codePostal: String
    var commune: String
    var territoire = Territoire.FR
    var vendrediSaint: Bool
    var capacite = 1
    var salle: String
    var confidentielle: Bool
    var acces: String
    var ouverture = PlageHoraire.parDefaut(.AM).debut
    var fermeture = PlageHoraire.parDefaut(.PM).fin
    var actif: Bool
    /// Typed, else that of the commune when it is known.
    var position: Position?

    init(_ champs: Champs, _ fautes: inout Fautes) {
        nom = champs.texte("nom") ?? ""
        adresse = champs.texte("adresse") ?? ""
        codePostal = champs.texte("code_postal") ?? ""
        commune = champs.texte("commune") ?? ""
        salle = champs.texte("salle") ?? ""
        confidentielle = champs["confidentielle"] != nil
        acces = champs.texte("acces") ?? ""
        if acces.count > 300 { fautes["acces"] = "300 signes au plus : \(acces.count) sont écrits." }
        vendrediSaint = champs["vendredi_saint"] != nil
        actif = champs["actif"] != nil
        if nom.isEmpty { fautes["nom"] = "Le nom est attendu." }
        if let g = champs["type"].flatMap(Lieu.Genre.init) { genre = g } else { fautes["type"] = "Choisissez un genre de lieu." }
        entreprise = champs.texte("entreprise").flatMap(EntrepriseID.init)
        if genre == .site, entreprise == nil { fautes["entreprise"] = "Un lieu chez un client appartient à une entreprise." }
        if genre != .site { entreprise = nil }
        if let t = champs["territoire"].flatMap(Territoire.init), t != .alsaceMoselleVendrediSaint {
            territoire = t
        } else {
            fautes["territoire"] = "Choisissez France, Alsace-Moselle ou Luxembourg."
        }
        if vendrediSaint, territoire != .alsaceMoselle {
            fautes["territoire"] = "Le vendredi saint n'est férié qu'en Alsace-Moselle : changez de territoire ou décochez-le."
        }
        if let n = champs.texte("capacite").flatMap({ Int($0) }), (1...12).contains(n) {
            capacite = n
        } else {
            fautes["capacite"] = "« \(champs["capacite"] ?? "") » : de 1 à 12 permanences à la fois."
        }
        if let tape = champs.texte("position") {
            position = Position(saisie: tape)
            if position == nil {
                fautes["position"] = "« \(tape) » : latitude puis longitude en degrés, par exemple 49,119 6,176 pour Metz."
            }
        } else {
            position = CommuneConnue.position(commune)
        }
        let (o, f) = (champs.texte("ouverture").flatMap(Heure.init(saisie:)), champs.texte("fermeture").flatMap(Heure.init(saisie:)))
        if let o, let f, o < f {
            (ouverture, fermeture) = (o, f)
        } else {
            fautes["ouverture"] = "L'ouverture (« \(champs["ouverture"] ?? "") ») précède la fermeture, par exemple 08:30 et 18:00."
        }
    }
}

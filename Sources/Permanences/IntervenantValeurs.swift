import Calendrier
import Contrats
import Tenancy
import Web

/// What a person typed about an intervenante, checked: a field in fault keeps its text and gets its message.
struct IntervenantValeurs {
    var nom = ""
    var prenom = ""
    var metier = Prestation.Metier.assistantSocial
    var diplome = ""
    var rpps: String?
    var langues: [String] = []
    var bureau: ID<LieuTag>?
    var cible = 0
    var max = 0
    var telephone = ""
    var actif = true
    var disponibilites: [Creneau] = []

    /// Fills `fautes` with what must be corrected.
    init(_ champs: Champs, _ fautes: inout Fautes) {
        nom = champs.texte("nom") ?? ""
        if nom.isEmpty { fautes["nom"] = "Le nom est attendu." }
        prenom = champs.texte("prenom") ?? ""
        if let m = champs["metier"].flatMap(Prestation.Metier.init) {
            metier = m
        } else {
            fautes["metier"] = "Choisissez un métier."
        }
        diplome = champs.texte("diplome") ?? ""
        if let numero = champs.texte("rpps") {
            let chiffres = numero.filter { !$0.isWhitespace }
            if chiffres.count == 11, chiffres.allSatisfy(\.isASCII), chiffres.allSatisfy(\.isNumber) {
                rpps = chiffres
            } else {
                fautes["rpps"] = "« \(numero) » : un numéro RPPS a 11 chiffres."
            }
        }
        langues = champs.all("langues").filter { Langue(rawValue: $0) != nil }
        if langues.isEmpty { fautes["langues"] = "Au moins une langue." }
        bureau = champs["bureau"].flatMap(ID<LieuTag>.init)
        if bureau == nil { fautes["bureau"] = "Choisissez un bureau." }
        cible = Self.demiJournees(champs, "cible", &fautes)
        max = Self.demiJournees(champs, "max", &fautes)
        if fautes.isEmpty, cible > max { fautes["cible"] = "La charge visée (\(cible)) dépasse la charge maximale (\(max))." }
        telephone = champs.texte("telephone") ?? ""
        actif = champs["actif"] != nil
        disponibilites = champs.all("disponibilites").compactMap(Creneau.init)
    }

    private static func demiJournees(_ champs: Champs, _ nom: String, _ fautes: inout Fautes) -> Int {
        guard let texte = champs.texte(nom), let n = Int(texte), (0...10).contains(n) else {
            fautes[nom] = "« \(champs[nom] ?? "") » : un nombre de demi-journées par semaine, de 0 à 10."
            return 0
        }
        return n
    }
}

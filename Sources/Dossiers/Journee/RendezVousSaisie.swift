import Actes
import Calendrier
import Tenancy
import Web

/// What was typed of a rendez-vous, but its day and hour.
struct RendezVousSaisie {
    let dossier: ID<Dossier>?
    let code: String?
    let nature: Nature
    let forme: Forme
    let duree: Duree

    /// `dossier`: read by the form, whose list may hold several companies.
    init(_ champs: Champs, dossier: ID<Dossier>?, _ fautes: inout Fautes) {
        self.dossier = dossier
        code = champs.texte("code")?.uppercased()
        if dossier == nil, code == nil { fautes["dossier"] = "Choisissez un dossier, ou écrivez le code donné à la personne." }
        if let code, !(3...8 ~= code.count) || !code.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber) }) {
            fautes["code"] = "« \(code) » : un code a 3 à 8 lettres ou chiffres, par exemple 7KQ."
        }
        nature = champs["nature"].flatMap { Nature(rawValue: $0) } ?? .suivi
        forme = champs["forme"].flatMap { Forme(rawValue: $0) } ?? .presentiel
        duree = champs["duree"].flatMap { Duree(rawValue: $0) } ?? .troisQuarts
    }

    func nouveau(_ heure: Heure) -> RendezVousStore.Nouveau {
        RendezVousStore.Nouveau(heure: heure, minutes: duree.minutes, dossier: dossier, code: code, nature: nature, forme: forme)
    }

    /// « 1 h 30 » where an entretien, told afterwards, says « plus ».
    static let durees = Duree.allCases.map { Option($0.rawValue, JourneeEtapes.duree($0.minutes)) }
}

extension RendezVousStore.Refus {
    func dire(_ heure: Heure, _ fautes: inout Fautes) {
        switch self {
        case .heurePrise:
            fautes["heure"] =
                "Vous avez déjà un rendez-vous à \(heure.libelle) ce jour-là, ou qui déborde dessus. Choisissez une autre heure."
        case .horsPermanence: fautes["heure"] = "\(heure.libelle) est hors de la permanence. Choisissez une heure proposée."
        case .enPermanence(let laquelle):
            fautes["heure"] =
                "À cette heure vous tenez une permanence (\(laquelle)) : posez-y le rendez-vous, ou choisissez une autre heure."
        case .dossierIntrouvable:
            fautes["dossier"] = "Ce dossier n'est pas ouvert. Choisissez-en un autre, ou écrivez un code."
        }
    }
}

import Actes
import Calendrier
import Web

/// One entretien: its form while it is a draft or being corrected, its codes and note otherwise.
struct EntretienPage: Page {
    static let gabarit = "entretien"

    let dossier: Dossier
    let entretien: Entretien
    let note: Note?
    /// nil: read only.
    let fiche: FicheEntretien?
    /// What its author may still do with it.
    var suites = Suites.aucune
    var saisie = Saisie()
    var fautes: FautesResume?

    enum Suites {
        case aucune
        /// No bilan counts it yet.
        case corriger
        /// Counted: a dated note only.
        case rectifier
    }

    private var sous: String {
        guard entretien.clos else { return "Brouillon : il ne compte nulle part" }
        return switch suites {
        case .corriger: "Clos : il se corrige jusqu'à la nuit qui le compte"
        case .rectifier: "Clos : il compte dans un bilan, ses codes ne changent plus"
        case .aucune: "Clos"
        }
    }

    var entete: Entete {
        Entete(
            "Entretien du \(entretien.codes.jour.court)",
            ariane: [("Dossiers", "/dossiers"), ("Dossier \(dossier.numero)", dossier.ref.chemin)],
            sous: sous, donnees: ["nominatif.entretien"], densite: .dense, largeur: .moyenne, ici: "/dossiers")
    }

    func child(named nom: String) -> Any? {
        switch nom {
        case "fiche": fiche
        case "fige": fiche == nil
        case "faits": faits
        case "note": note?.texte
        case "retour": dossier.ref.chemin
        case "corrige": entretien.clos
        case "chemin": "\(dossier.ref.chemin)/entretiens/\(entretien.id)"
        case "corriger": suites == .corriger
        case "rectifier": suites == .rectifier
        case "fautes": fautes
        case "rectificatif":
            saisie.champ("texte", "Rectificatif", genre: .zone(3), aide: "Il s'ajoute sous la note, avec la date. Chiffré comme elle.")
        case "sansNote":
            note == nil
                ? nil : saisie.coche("retirer", "Retirer la note : elle a été écrite dans le mauvais dossier. Les codes restent comptés.")
        default: nil
        }
    }

    private var faits: [Balisage] {
        let c = entretien.codes
        let precis = c.precisions.isEmpty ? "" : " (" + c.precisions.map(\.libelle).joined(separator: ", ") + ")"
        func liste(_ codes: [some Code]) -> String { codes.isEmpty ? "–" : codes.map(\.libelle).joined(separator: ", ") }
        let paires: [(String, String)] = [
            ("Nature", c.nature.libelle), ("Forme", c.forme.libelle), ("Durée", c.duree.libelle), ("Origine", c.origine.libelle),
            ("Motif exprimé", liste(c.exprimes)), ("Motif identifié", liste(c.identifies) + precis), ("Fait", liste(c.faits)),
            ("Prochaine étape", c.prochaine?.court ?? "–"), ("Vulnérabilité", c.vulnerabilite.libelle),
        ]
        return paires.map { "<dt>\($0.0)</dt><dd>\($0.1)</dd>" }
    }
}

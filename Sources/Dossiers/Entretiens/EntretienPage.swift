import Actes
import Calendrier
import Web

/// One entretien: its form while it is a draft, its codes and note afterwards.
struct EntretienPage: Page {
    static let gabarit = "entretien"

    let dossier: Dossier
    let entretien: Entretien
    let note: Note?
    /// nil: it does not change any more.
    let fiche: FicheEntretien?

    var entete: Entete {
        Entete(
            "Entretien du \(entretien.codes.jour.court)",
            ariane: [("Dossiers", "/dossiers"), ("Dossier \(dossier.numero)", dossier.ref.chemin)],
            sous: entretien.clos
                ? "Clos : il ne change plus, il compte peut-être déjà dans un bilan" : "Brouillon : il ne compte nulle part",
            donnees: ["nominatif.entretien"], densite: .dense, largeur: .moyenne, ici: "/dossiers")
    }

    func child(named nom: String) -> Any? {
        switch nom {
        case "fiche": fiche
        case "fige": fiche == nil
        case "faits": faits
        case "note": note?.texte
        case "retour": dossier.ref.chemin
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

import Foundation
import Tenancy
import Web

/// Close, with what is left in sight; reopen or erase a closed one. The confirmation is a page of its own.
struct CloturePage: Page {
    static let gabarit = "cloture"

    let dossier: Dossier
    var reste = CeQuiReste(choses: [])
    let saisie: Saisie
    let fautes: FautesResume?
    /// Boxes as they were typed; nil on a first display: all ticked.
    var choisis: [CeQuiReste.Sorte: Set<UUID>]?
    /// An erasure refused: what was typed instead of the number.
    var numeroFaux: String?

    var entete: Entete {
        Entete(
            "Clôture du dossier \(dossier.numero)", ariane: [("Dossiers", "/dossiers"), ("Dossier \(dossier.numero)", dossier.ref.chemin)],
            sous: dossier.situation, donnees: ["nominatif.dossier"], largeur: .moyenne, ici: "/dossiers")
    }

    func child(named nom: String) -> Any? {
        switch nom {
        case "fautes": fautes
        case "chemin": dossier.ref.chemin
        case "numero": dossier.numero
        case "ouvert": dossier.etat == .ouvert
        case "clos": dossier.etat == .clos
        case "aReste": !reste.choses.isEmpty
        case "reste": reste.choses.map(chose)
        case "numeroFaux": numeroFaux
        case "issue":
            saisie.choix(
                "issue", "Ce qui a mis fin au suivi", Issue.options, aide: "L'issue principale : elle seule compte au bilan.", requis: true)
        case "autres": saisie.plusieurs("autres", "Autres issues, s'il y en a", Issue.options)
        case "bilan": FeuilleSaisie.champs(saisie, BilanFin()).map(\.balisage)
        default: nil
        }
    }

    /// What is shown is sent back, so that what came after it does not pass unseen.
    private func chose(_ c: CeQuiReste.Chose) -> Balisage {
        let id = c.id.uuidString.lowercased()
        let coche: Balisage = choisis.map { $0[c.sorte]?.contains(c.id) ?? false } ?? true ? " checked" : ""
        return """
            <li><label class="case"><input type="checkbox" name="\(c.sorte.rawValue)" value="\(id)"\(coche)><span>\(c.sorte.acte.capitale) \(c.mot)</span></label><input type="hidden" name="vu" value="\(id)"></li>
            """
    }
}

import Calendrier
import Foundation
import Tenancy
import Web

/// The page.
struct CopiePage: Page {
    static let gabarit = "copie"

    let copie: Copie
    let remises: [CopieStore.Remise]
    let saisie: Saisie
    let fautes: FautesResume?
    /// Parts ticked before a fault.
    let otes: Set<String>

    var entete: Entete {
        Entete(
            "Copie, dossier \(copie.dossier.numero)", h1: "La copie de la personne",
            ariane: [("Dossiers", "/dossiers"), ("Dossier \(copie.dossier.numero)", copie.dossier.ref.chemin)],
            sous: copie.dossier.situation,
            donnees: ["nominatif.dossier"], largeur: .moyenne, ici: "/dossiers")
    }

    func child(named nom: String) -> Any? {
        switch nom {
        case "fautes": fautes
        case "chemin": copie.dossier.ref.chemin
        case "demande": saisie.champ("demande", "Demandée le", DateCivile.aujourdhui().description, genre: .date, requis: true)
        case "forme":
            saisie.choix(
                "forme", "Sous quelle forme",
                [
                    Option("pdf", "à imprimer (PDF)"), Option("zip", "tout, avec les documents (ZIP)"),
                    Option("json", "fichier réutilisable (JSON)"),
                ], "pdf",
                requis: true)
        case "chapitres":
            Copie.Chapitre.allCases.compactMap { chapitre in
                let parties = copie.parties(chapitre)
                return parties.isEmpty ? nil : "<h3>\(chapitre.titre)</h3><ul class=\"liste\">\(parties.map(partie))</ul>" as Balisage
            }
        case "aRemises": !remises.isEmpty
        case "remises":
            remises.map {
                "<li>Remise le \($0.remisLe.court), demandée le \($0.demandeLe.court) (\($0.libelle))</li>"
                    as Balisage
            }
        case "regles": Copie.regles.map { "<li>\($0)</li>" as Balisage }
        default: nil
        }
    }

    private func partie(_ partie: Copie.Partie) -> Balisage {
        let debut = partie.faits.map { "\($0.nom) : \($0.valeur)" }.joined(separator: ", ").replacing("\n", with: " ; ")
        let coche: Balisage = otes.contains(partie.id.uuidString.lowercased()) ? " checked" : ""
        let lien: Balisage =
            partie.chapitre == .documents
            ? " <a class=\"b mini\" href=\"\(copie.dossier.ref.chemin)/documents/\(partie.id.uuidString.lowercased())\">Télécharger</a>"
            : ""
        return """
            <li><span><label><input type="checkbox" name="sans" value="\(partie.id.uuidString.lowercased())"\(coche)> <strong>\(partie.titre)</strong></label>\
            <br><small class="discret">\(debut.count > 160 ? debut.prefix(160) + "…" : debut)</small></span>\(lien)</li>
            """
    }
}

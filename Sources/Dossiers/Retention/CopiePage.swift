import Calendrier
import Foundation
import Tenancy
import Web

/// The page.
struct CopiePage: Page {
    static let gabarit = "copie"

    let copie: Copie
    let remises: [CopieStore.Remise]
    let demandes: [DemandeAcces]
    let saisie: Saisie
    let fautes: FautesResume?
    let csrf: String
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
        case "demande": saisie.champ("demande", "Demandée le", (enCours?.recueLe ?? .aujourdhui()).description, genre: .date, requis: true)
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
        case "attend": enCours.map(attente)
        case "aNoter": enCours == nil
        case "recue": saisie.champ("recue", "Reçue le", DateCivile.aujourdhui().description, genre: .date, requis: true)
        case "canal":
            saisie.choix("canal", "Comment", DemandeAcces.Canal.allCases.map { Option($0.rawValue, $0.libelle) }, requis: true)
        case "passees":
            demandes.filter { $0.suite != nil }.map { "<li>\($0.phrase.capitale)</li>" as Balisage }
        case "regles": Copie.regles.map { "<li>\($0)</li>" as Balisage }
        default: nil
        }
    }

    private var enCours: DemandeAcces? { demandes.first { $0.suite == nil } }

    /// Two more months are asked for while there is time to tell the person; then only the answer remains.
    private func attente(_ d: DemandeAcces) -> Balisage {
        let chemin = "\(d.ref.chemin)/copie/demandes/\(d.id)"
        let jeton: Balisage = "<input type=\"hidden\" name=\"_csrf\" value=\"\(csrf)\">"
        let raisons = DemandeAcces.Raison.allCases.map { "<option value=\"\($0.rawValue)\">\($0.libelle)</option>" as Balisage }
        let prolonger: Balisage =
            d.prolongation == nil && DateCivile.aujourdhui() <= d.dernierJourPourProlonger
            ? """
            <form method="post" action="\(chemin)/prolongation" class="filtres">\(jeton)\
            <label class="champ" for="c-raison">La personne sait que la réponse demande deux mois de plus, parce que <select class="saisie" id="c-raison" name="raison">\(raisons)</select></label>\
            <button class="b mini">Prolonger de deux mois</button></form>
            """ : ""
        return """
            <section class="panneau attente"><h2>Une copie est demandée</h2><ul class="liste">\(d.ligne(.aujourdhui()))</ul><p class="petit">\(d.phrase.capitale).</p>\
            \(prolonger)<form method="post" action="\(chemin)/retrait">\(jeton)<button class="b mini">La personne ne la demande plus</button></form></section>
            """
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

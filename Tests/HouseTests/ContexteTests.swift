import Calendrier
import Postgres
import Tenancy
import TestSupport
import Testing

@testable import Cloison

/// HR declares its figures on the page: what is wrong keeps what was typed, what is right is in the history.
@Suite struct ContexteTests {
    @Test func laRHDeclareCorrigeEtRelit() async throws {
        try await MaisonDeTest.avec { (maison) async throws -> Void in
            let entreprise = ID<EntrepriseTag>.nouveau()
            try await maison.base.superutilisateur {
                try $0.executeScript("INSERT INTO gestion.entreprise (entreprise_id, code, nom) VALUES ('\(entreprise)', 'ESSAI', 'Essai')")
            }
            let rh = try await maison.visiteur(.rh, entreprise: entreprise)
            let annee = DateCivile.aujourdhui().annee - 1
            #expect(try await rh.get("/rh/contexte").texte.contains("Déclarer ou corriger"))
            let faux = try await rh.post("/rh/contexte", [("periode", "\(annee)-T1"), ("absenteisme", "104"), ("rotation", "12")])
            #expect(faux.statut == 422 && faux.texte.contains("de 0 à 100") && faux.texte.contains("value=\"104\""))
            let ouverte = try await rh.post("/rh/contexte", [("periode", "2090"), ("absenteisme", "4,2")])
            #expect(ouverte.statut == 422 && ouverte.texte.contains("ne se déclare pas"))
            for taux in ["4,2", "4,4"] {
                let fait = try await rh.post("/rh/contexte", [("periode", "\(annee)-T1"), ("absenteisme", taux), ("arrets_longs", "3")])
                #expect(fait.vers == "/rh/contexte")
            }
            let page = try await rh.get("/rh/contexte").texte.replacing("\u{A0}", with: " ").replacing("\u{202F}", with: " ")
            #expect(page.contains("4,4 %") && page.contains("4,2 %") && page.contains("remplacée depuis"))
            #expect(try await rh.get("/rh/contexte?periode=\(annee)-T1").texte.contains("value=\"4,4\""))
        }
    }
}

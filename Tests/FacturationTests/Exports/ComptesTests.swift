import Calendrier
import Tarification
import Testing

@testable import Facturation

/// The plan of accounts and what is refused of it.
@Suite struct ComptesTests {
    @Test func lePlanProposeEstSain() {
        #expect(PlanComptable().defauts().map(\.message) == [])
        #expect(Set(PlanComptable.propose.map(\.cle)).count == PlanComptable.propose.count)
    }

    @Test func unCompteSeTrouveDuPlusPrecisAuPlusGeneral() throws {
        let plan = PlanComptable()
        #expect(try plan.compte(.FR, .vente, ["LATE_FEE"]).numero == "706500")
        #expect(try plan.compte(.FR, .vente, PlanComptable.precisions("S", .service, .piece, datee: false)).numero == "706200")
        #expect(try plan.compte(.FR, .vente, PlanComptable.precisions("S", .complement, .piece, datee: false)).numero == "706000")
        #expect(try plan.compte(.FR, .vente, PlanComptable.precisions("S", .service, .piece, datee: true)).numero == "706300")
        #expect(try plan.compte(.FR, .vente, PlanComptable.precisions("AE", .service, .salarie, datee: true)).numero == "706700")
        #expect(try plan.tva(.FR, taux: 2_000, enAttente: false).numero == "445711")
        #expect(try plan.tva(.FR, taux: 550, enAttente: false).numero == "445710")
        #expect(try plan.tva(.FR, taux: 2_000, enAttente: true).numero == "445740")
        #expect(try plan.compte(.LU, .vente, ["MON"]).numero.hasPrefix("70"))
    }

    @Test func uneClasseFausseOuDeuxLibellesSeDisent() {
        var plan = PlanComptable()
        plan[CleDeCompte(vendeur: .FR, emploi: .client)] = CompteComptable(numero: "512000", libelle: "Clients")
        plan[CleDeCompte(vendeur: .FR, emploi: .vente, precision: "E49")] = CompteComptable(numero: "706200", libelle: "Journées")
        plan[CleDeCompte(vendeur: .LU, emploi: .banque)] = CompteComptable(numero: "51-1", libelle: "Banque\tLU")
        let champs = plan.defauts().map(\.champ)
        #expect(champs.contains("FR.client.") && champs.contains("FR.vente.E49.libelle") && champs.contains("LU.banque."))
    }

    @Test func lAuxiliaireProposeVientDuCode() {
        #expect(ComptesAuxiliaires.propose("fond-hag 01é") == "FONDHAG01E")
        #expect(ComptesAuxiliaires.propose(String(repeating: "a", count: 30)).count == 17)
    }

    @Test func uneEcritureBancaleEstRefusee() {
        let compte = CompteComptable(numero: "411000", libelle: "Clients")
        var ecriture = EcritureFEC(
            journal: .operationsDiverses, numero: "OD-1", date: .aujourdhui(), piece: "P", pieceDate: .aujourdhui(), libelle: "x",
            lignes: [EcritureFEC.Ligne(compte, 100), EcritureFEC.Ligne(compte, -99)])
        var somme = SommeFEC()
        #expect(throws: ExportImpossible.self) { try somme.ajouter(ecriture) }
        ecriture.lignes[1].credit = 100
        #expect(throws: Never.self) { try somme.ajouter(ecriture) }
        #expect(somme.debit == 100 && somme.credit == 100)
    }
}

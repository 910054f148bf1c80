import Calendrier
import Entreprises
import Foundation
import Tenancy
import TestSupport
import Testing

@testable import Facturation

/// Bank statements: what a line is taken for, on values and on the real schema.
@Suite struct RapprochementTests {
    @Test(arguments: [
        ("VIR ACIERIES F-2026-0012", ["F-2026-0012"]), ("VIR SEPA ACIERIES FACT F20260012 REF 77", ["F-2026-0012"]),
        ("F 2026 0012 ET F-2026-0013", ["F-2026-0012", "F-2026-0013"]), ("FL_2026_0001", ["FL-2026-0001"]),
        ("REF2026-0012", []), ("VIREMENT 2026-11-20", []), ("F-2026-12", []),
    ])
    func numeros(libelle: String, attendus: [String]) { #expect(Rapprochement.numeros(libelle) == attendus) }

    @Test func fichierIllisibleEtLignesNommees() throws {
        let jour = try #require(DateCivile("2026-11-20"))
        let texte = """
            Date;Libellé;Montant
            20/11/2026;VIR A;1 234,50
            20/11/2026;CARTE;-12,00
            32/11/2026;VIR B;10,00
            19/11/2026;VIR C;dix
            25/12/2026;VIR D;1,00
            20/11/2026;VIR A;1 234,50
            """
        let releve = try ReleveBancaire(octets: Array(texte.utf8), le: jour)
        #expect(releve.credits.map(\.cents) == [123_450, 123_450] && releve.debits == 1)
        #expect(Set(releve.credits.map(\.cle)).count == 2, "deux virements identiques sont deux lignes")
        #expect(releve.fautes.map(\.ligne) == [4, 5, 6])
        #expect(throws: Remede.self) { try ReleveBancaire(octets: Array("Nom;Prix\na;1".utf8), le: jour) }
    }

    @Test func parNumeroPuisParNomJamaisAuHasard() async throws {
        try await EncaissementsTests.avec { caisse in
            let (a, b) = (try await caisse.compte("AA"), try await caisse.compte("BB"))
            let rapprochement = Rapprochement(ouvertes: a.pieces + b.pieces, reglees: ["F-2026-9999"])
            func trouve(_ libelle: String, _ cents: Int) -> Rapprochement.Trouve? {
                if case .trouve(let t) = rapprochement.chercher(libelle, cents, pris: [:]) { t } else { nil }
            }
            let numero = b.pieces[0].numero
            #expect(trouve("VIR \(numero)", 50_000)?.parts.map(\.cents) == [50_000], "partiel")
            #expect(trouve("VIR \(numero)", 160_000)?.surplusCents == 160_000 - 151_200)
            #expect(trouve("VIR BOIS D'ESSAI", 151_200)?.surete == .nomEtMontant)
            #expect(trouve("VIR SANS RIEN", 151_200)?.surete == .montant)
            #expect(trouve("VIR SANS RIEN", 12) == nil && trouve("VIR F-2026-9999", 151_200) == nil)
            #expect(trouve("\(numero) \(a.pieces[0].numero)", 1_000) == nil, "deux entreprises")
        }
    }

    /// Every split of a document's total between its rates is exact, and whole at the end.
    @Test func tvaEncaissee() {
        let facture = ID<FactureTag>.nouveau()
        let groupes = [
            TVAEncaissee.Groupe(categorie: "S", taux: 2000, baseCents: 33_333, taxeCents: 6_667),
            TVAEncaissee.Groupe(categorie: "S", taux: 550, baseCents: 10_001, taxeCents: 550),
        ]
        let jour = DateCivile(numero: 20_000)
        let total = 33_333 + 6_667 + 10_001 + 550
        let flux = [7, 12_345, 1, total - 12_353].map {
            TVAEncaissee.Flux(le: jour, facture: facture, avoir: nil, cents: $0, propre: false)
        }
        let recus = TVAEncaissee(groupes: [facture: groupes]).recus(flux)
        for groupe in groupes {
            let siens = recus.filter { $0.taux == groupe.taux }
            #expect(siens.reduce(0) { $0 + $1.baseCents } == groupe.baseCents && siens.reduce(0) { $0 + $1.taxeCents } == groupe.taxeCents)
        }
        #expect(recus.prefix { $0.le == jour }.reduce(0) { $0 + $1.baseCents + $1.taxeCents } == total)
    }

    @Test func relancesParAge() throws {
        func piece(_ retard: Int, _ niveau: Int? = nil, depuis: Int = 99) throws -> PieceDue {
            var piece = try PieceDue.essai()
            let jour = DateCivile(numero: 20_000)
            piece.echeance = jour.plus(jours: -retard)
            piece.niveau = niveau
            piece.relanceLe = niveau.map { _ in jour.plus(jours: -depuis) }
            return piece
        }
        let jour = DateCivile(numero: 20_000)
        #expect(RelanceProposee.niveau(try piece(7), le: jour) == nil)
        #expect(RelanceProposee.niveau(try piece(8), le: jour) == .rappel)
        #expect(RelanceProposee.niveau(try piece(95), le: jour) == .rappel, "aucun niveau n'est sauté")
        #expect(RelanceProposee.niveau(try piece(45, 1), le: jour) == .relance)
        #expect(RelanceProposee.niveau(try piece(45, 1, depuis: 14), le: jour) == nil)
        #expect(RelanceProposee.niveau(try piece(59, 2), le: jour) == nil)
        #expect(RelanceProposee.niveau(try piece(60, 2), le: jour) == .miseEnDemeure)
        #expect(RelanceProposee.niveau(try piece(400, 3), le: jour) == nil)
    }
}

extension PieceDue {
    /// Any document, whose fields a test changes.
    static func essai() throws -> PieceDue {
        PieceDue(
            entreprise: .nouveau(), nom: "Essai", id: .nouveau(), numero: "F-2026-0001", avoir: false, vendeur: "FR",
            emission: DateCivile(numero: 19_000), echeance: DateCivile(numero: 19_030), brutCents: 1_000, resteCents: 1_000)
    }
}

import Calendrier
import Foundation
import Postgres
import Tenancy
import TestSupport
import Testing
import Web

@testable import Facturation

/// Money received, on the real schema: what is left is never wrong, whoever writes and however many at once.
@Suite struct EncaissementsTests {
    static let jour = DateCivile.aujourdhui()

    /// October issued today: AA owes 244.61, BB 1 512.00 (1 260.00 and 20 %).
    struct Caisse: Sendable {
        let base: BaseDeTest
        let facturation: Principal
        let entreprises: [String: ID<EntrepriseTag>]

        func compte(_ code: String) async throws -> CompteClient {
            let entreprise = try #require(entreprises[code])
            return try #require(try await EncaissementStore(base: base.bases[.facturation]).compte(entreprise, as: facturation))
        }

        func encaisser(_ code: String, _ cents: Int, parts: [(facture: ID<FactureTag>, cents: Int)]? = nil, doublon: Bool = false)
            async throws
        {
            let compte = try await compte(code)
            let nouveau = NouvelEncaissement(
                entreprise: compte.entreprise, recuLe: EncaissementsTests.jour, montantCents: cents, moyen: .virement, libelle: "VIR ESSAI",
                doublonAdmis: doublon, imputations: parts ?? NouvelEncaissement.repartir(cents, sur: compte.pieces))
            _ = try await base.bases[.facturation].transaction(as: facturation) { try CaisseStore(transaction: $0).encaisser(nouveau) }
        }
    }

    static func avec(_ corps: @Sendable (Caisse) async throws -> Void) async throws {
        try await BaseDeTest.avec { base in
            let decor = Decor(base: base)
            let entreprises = try await decor.poser()
            let facturation = try await base.principal(.facturation)
            _ = try await Emission(base.bases[.facturation]).lancer(decor.octobre, le: jour, as: facturation)
            try await corps(Caisse(base: base, facturation: facturation, entreprises: entreprises))
        }
    }

    @Test func partielPuisSurplusPuisAnnulation() async throws {
        try await Self.avec { caisse in
            try await caisse.encaisser("BB", 50_000)
            var compte = try await caisse.compte("BB")
            #expect(compte.pieces[0].resteCents == 101_200 && compte.encaissements[0].resteCents == 0)
            try await caisse.encaisser("BB", 110_000)
            compte = try await caisse.compte("BB")
            #expect(compte.pieces[0].resteCents == 0)
            #expect(compte.encaissements.map(\.resteCents) == [0, 8_800], "le surplus reste au crédit")
            #expect(compte.encours(le: Self.jour).soldeCents == -8_800 && compte.releve.last?.soldeCents == -8_800)
            let (second, entreprise) = (compte.encaissements[1], compte.entreprise)
            let annule = try await caisse.base.bases[.facturation].transaction(as: caisse.facturation) {
                try CaisseStore(transaction: $0).annuler(second.id, entreprise)
            }
            #expect(annule)
            let apres = try await caisse.compte("BB")
            #expect(apres.pieces[0].resteCents == 101_200 && apres.releve.last?.soldeCents == 101_200)
            #expect(apres.encaissements.count == 3, "rien n'est effacé : l'écriture contraire s'ajoute")
            await #expect(throws: PostgresError.self, "une fois") {
                try await caisse.base.bases[.facturation].transaction(as: caisse.facturation) {
                    try CaisseStore(transaction: $0).annuler(second.id, apres.entreprise)
                }
            }
        }
    }

    @Test func jamaisAuDela() async throws {
        try await Self.avec { caisse in
            let facture = try await caisse.compte("BB").pieces[0]
            let autre = try await caisse.compte("AA").pieces[0]
            await #expect(throws: PostgresError.server(.checkViolation, constraint: "imputation_facture")) {
                try await caisse.encaisser("BB", 200_000, parts: [(facture.id, 151_201)])
            }
            await #expect(throws: PostgresError.server(.checkViolation, constraint: "imputation_encaissement")) {
                try await caisse.encaisser("BB", 1_000, parts: [(facture.id, 1_001)])
            }
            await #expect(throws: PostgresError.server(.foreignKeyViolation, constraint: "imputation_facture"), "facture d'une autre") {
                try await caisse.encaisser("BB", 1_000, parts: [(autre.id, 1_000)])
            }
            #expect(try await caisse.compte("BB").encaissements.isEmpty, "un refus n'écrit rien")
        }
    }

    /// Two people at the same second: one is recorded, the other is warned.
    @Test func leMemeVirementSaisiDeuxFoisEstSignale() async throws {
        try await Self.avec { caisse in
            let reussis = await withTaskGroup(of: Bool.self) { groupe in
                for _ in 0..<2 {
                    groupe.addTask {
                        do {
                            try await caisse.encaisser("BB", 151_200)
                            return true
                        } catch {
                            return false
                        }
                    }
                }
                return await groupe.reduce(into: 0) { $0 += $1 ? 1 : 0 }
            }
            #expect(reussis == 1)
            await #expect(throws: PostgresError.server(.uniqueViolation, constraint: "encaissement_doublon")) {
                try await caisse.encaisser("BB", 151_200)
            }
            try await caisse.encaisser("BB", 151_200, doublon: true)
            let compte = try await caisse.compte("BB")
            #expect(compte.encaissements.count == 2 && compte.pieces[0].resteCents == 0)
            #expect(compte.encaissementsLibres.first?.resteCents == 151_200)
        }
    }

    /// Many payments of the same invoice at once: the sum allocated is never above what it bills.
    @Test func lesVersementsSimultanesNeDepassentPas() async throws {
        try await Self.avec { caisse in
            let facture = try await caisse.compte("BB").pieces[0]
            await withTaskGroup(of: Void.self) { groupe in
                for rang in 0..<6 {
                    groupe.addTask { try? await caisse.encaisser("BB", 40_000 + rang, parts: [(facture.id, 40_000 + rang)]) }
                }
            }
            let compte = try await caisse.compte("BB")
            #expect(compte.encaissements.count == 3, "trois fois 400 € tiennent dans 1 512 €")
            #expect(compte.pieces[0].resteCents == 151_200 - compte.encaissements.reduce(0) { $0 + $1.montantCents })
        }
    }

    @Test func rienNeSeModifieNiNeSEfface() async throws {
        try await Self.avec { caisse in
            try await caisse.encaisser("BB", 151_200)
            for table in ["encaissement", "imputation", "credit", "relance", "relance_facture"] {
                for ordre in [
                    "UPDATE facturation.\(table) SET entreprise_id = entreprise_id", "DELETE FROM facturation.\(table)",
                    "SET session_replication_role = replica; TRUNCATE facturation.\(table) CASCADE",
                ] where !(ordre.hasPrefix("UPDATE") || ordre.hasPrefix("DELETE")) || ["encaissement", "imputation"].contains(table) {
                    await #expect(throws: ScriptError.self, "\(ordre)") {
                        try await caisse.base.superutilisateur { try $0.executeScript(ordre) }
                    }
                }
            }
            for ordre: SQL in [
                "UPDATE facturation.encaissement SET libelle = ''", "DELETE FROM facturation.imputation",
                """
                INSERT INTO facturation.encaissement (entreprise_id, recu_le, montant_cents, moyen, libelle, saisi_par)
                SELECT entreprise_id, current_date, 1, 'autre', '', id FROM facturation.facture LIMIT 1
                """,
                "SELECT 1 FROM facturation.compte_client",
            ] {
                await MursTests.refuse(caisse.base, .facturation, caisse.facturation, ordre)
            }
        }
    }

    /// Login roles, the owner of the tables and the superuser: nobody changes, deletes or empties what is issued or received.
    @Test func aucunRoleNeModifieNiNEfface() async throws {
        try await Self.avec { caisse in
            try await caisse.encaisser("BB", 100_000)
            let due = try await caisse.compte("BB").pieces[0]
            let avoirs = Avoir(base: caisse.base.bases[.facturation])
            let calcul = try #require(try await avoirs.calcul(due.id, as: caisse.facturation))
            let demande = DemandeAvoir(jeton: "role", motif: .geste, parts: [1: .montant(1_000)])
            _ = try #require(try await avoirs.emettre(calcul, demande, le: Self.jour, as: caisse.facturation))
            let roles = Compartiment.allCases.map(\.rawValue) + ["prop_facturation", "postgres"]
            let tables = ["facture", "ligne", "tva", "reference", "sceau", "credit", "encaissement", "imputation"]
            let permis = try await caisse.base.superutilisateur { connexion in
                var permis: [String] = []
                for role in roles {
                    for ordre in tables.flatMap({ t in
                        [
                            "UPDATE facturation.\(t) SET entreprise_id = entreprise_id", "DELETE FROM facturation.\(t)",
                            "TRUNCATE facturation.\(t) CASCADE",
                        ]
                    }) {
                        do {
                            try connexion.executeScript("BEGIN; SET LOCAL ROLE \(role); \(ordre);")
                            permis.append("\(role) : \(ordre)")
                        } catch {}
                        try connexion.executeScript("ROLLBACK")
                    }
                }
                return permis
            }
            #expect(permis.isEmpty)
        }
    }

    @Test func personneDAutreNEncaisseNiNeLit() async throws {
        try await Self.avec { caisse in
            let base = caisse.base
            let entreprise = try #require(caisse.entreprises["BB"])
            let planification = try await base.principal(.planification)
            let rh = try await base.principal(.rh, entreprise: entreprise)
            let vide = "{}"
            for (compartiment, principal) in [(Compartiment.gestion, planification), (.client, rh)] {
                for ordre: SQL in [
                    "SELECT facturation.encaisser(\(vide)::jsonb)", "SELECT facturation.imputer(\(vide)::jsonb)",
                    "SELECT facturation.relancer(\(entreprise)::uuid, 1::smallint, '{}'::uuid[])",
                    "SELECT facturation.crediter(\(vide)::jsonb, current_date, '[]'::jsonb, 'prix')",
                    "SELECT montant_cents FROM facturation.encaissement", "SELECT montant_cents FROM facturation.imputation",
                    "SELECT niveau FROM facturation.relance",
                ] {
                    await MursTests.refuse(base, compartiment, principal, ordre)
                }
            }
            // A staff session of another function, on the billing role itself.
            await #expect(throws: PostgresError.self) {
                try await base.bases[.facturation].transaction(as: planification) {
                    try $0.rows("SELECT facturation.encaisser('{}'::jsonb)").count
                }
            }
        }
    }

    @Test func laRHVoitSonSoldeEtRienDAutre() async throws {
        try await Self.avec { caisse in
            try await caisse.encaisser("BB", 50_000)
            let base = caisse.base
            func soldes(_ code: String) async throws -> Int {
                let rh = try await base.principal(.rh, entreprise: caisse.entreprises[code])
                return try await base.bases[.client].read(as: rh, ["SELECT sum(reste_cents)::bigint AS s FROM facturation.mes_soldes()"])[
                    0][0]
                    .int("s")
            }
            #expect(try await soldes("BB") == 101_200)
            #expect(try await soldes("AA") == 24_461)
        }
    }

    @Test func lAvoirSoldeDAbordSaFacture() async throws {
        try await Self.avec { caisse in
            let factures = caisse.base.bases[.facturation]
            try await caisse.encaisser("BB", 100_000)
            let due = try await caisse.compte("BB").pieces[0]
            let avoirs = Avoir(base: factures)
            let calcul = try #require(try await avoirs.calcul(due.id, as: caisse.facturation))
            let total = calcul.total(jeton: "abc", motif: .geste)
            _ = try #require(try await avoirs.emettre(calcul, total, le: Self.jour, as: caisse.facturation))
            let compte = try await caisse.compte("BB")
            #expect(compte.ouvertes.isEmpty)
            #expect(compte.avoirsADeduire.map(\.resteCents) == [100_000], "ce qui était payé reste au crédit")
            let avoir = compte.avoirsADeduire[0]
            try await factures.transaction(as: caisse.facturation) {
                try CaisseStore(transaction: $0).imputer(compte.entreprise, avoir: avoir.id, a: nil, cents: 100_000)
            }
            #expect(try await caisse.compte("BB").releve.last?.soldeCents == 0, "rendu au client")
        }
    }
}

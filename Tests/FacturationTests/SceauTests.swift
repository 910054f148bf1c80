import Calendrier
import Foundation
import Postgres
import Tenancy
import TestSupport
import Testing

@testable import Facturation

/// The chain of seals: what it proves, and that it names the first document touched.
@Suite struct SceauTests {
    @Test func chaquePieceSuitLaPrecedente() async throws {
        try await Self.avecPieces { base, facturation in
            #expect(try await Self.defauts(base, facturation).isEmpty)
            let sceaux = try await base.bases[.facturation].read(
                as: facturation, ["SELECT precedente, empreinte FROM facturation.sceau ORDER BY serie, annee, rang"])[0]
            #expect(sceaux.count == 7)
            #expect(try sceaux[0].bytes("precedente").isEmpty)
            for (avant, apres) in zip(sceaux, sceaux.dropFirst()) {
                #expect(try apres.bytes("precedente") == avant.bytes("empreinte"))
            }
        }
    }

    /// The superuser with every trigger off: what the refusals cannot stop, the chain shows.
    @Test(arguments: [
        "UPDATE facturation.facture SET acheteur_nom = acheteur_nom || '.' WHERE rang = 3",
        "UPDATE facturation.facture SET echeance = echeance + 1 WHERE rang = 3",
        "UPDATE facturation.ligne SET libelle = libelle || '.' WHERE (entreprise_id, facture_id) IN (SELECT entreprise_id, id FROM facturation.facture WHERE rang = 3)",
        "UPDATE facturation.tva SET mention = 'x' WHERE (entreprise_id, facture_id) IN (SELECT entreprise_id, id FROM facturation.facture WHERE rang = 3)",
        "DELETE FROM facturation.sceau WHERE rang = 3",
        "UPDATE facturation.sceau SET empreinte = sha256('x') WHERE rang = 3",
    ])
    func nommeLaPremierePieceTouchee(_ ordre: String) async throws {
        try await Self.avecPieces { base, facturation in
            try await base.superutilisateur {
                try $0.executeScript(
                    """
                    ALTER TABLE facturation.facture DISABLE TRIGGER ALL; ALTER TABLE facturation.ligne DISABLE TRIGGER ALL;
                    ALTER TABLE facturation.tva DISABLE TRIGGER ALL; ALTER TABLE facturation.sceau DISABLE TRIGGER ALL; \(ordre);
                    """)
            }
            let defauts = try await Self.defauts(base, facturation)
            #expect(defauts.count == 1 && defauts[0].hasSuffix("-0003"), "\(defauts)")
        }
    }

    @Test func leSceauNeSeChangePasEtNeSEcritQuEnEmettant() async throws {
        try await Self.avecPieces { base, _ in
            for ordre in [
                "UPDATE facturation.sceau SET rang = 9", "DELETE FROM facturation.sceau", "TRUNCATE facturation.sceau",
                "INSERT INTO facturation.sceau SELECT entreprise_id, facture_id, serie, annee, 99, 1, precedente, empreinte FROM facturation.sceau",
            ] {
                await #expect(throws: ScriptError.self, "\(ordre)") { try await base.superutilisateur { try $0.executeScript(ordre) } }
            }
        }
    }

    /// HR reads the seals of its own documents; the check of all of them is for billing.
    @Test func laRHNeLitQueSesSceaux() async throws {
        try await Self.avecPieces { base, _ in
            let entreprise = try await base.superutilisateur { connexion in
                try connexion.rows("SELECT entreprise_id FROM gestion.entreprise WHERE code = 'AA'")[0].id("entreprise_id")
                    as ID<EntrepriseTag>
            }
            let rh = try await base.principal(.rh, entreprise: entreprise)
            let vus = try await base.bases[.client].read(as: rh, ["SELECT entreprise_id FROM facturation.sceau"])[0]
            #expect(try vus.map { try $0.id("entreprise_id") as ID<EntrepriseTag> } == [entreprise])
            for ordre: SQL in ["SELECT * FROM facturation.verifier_sceaux()", "SELECT facturation.texte_scelle(NULL, NULL)"] {
                await #expect(throws: PostgresError.self) { try await base.bases[.client].read(as: rh, [ordre]) }
            }
        }
    }

    /// No identifier drawn at random enters the text: two databases that say the same seal the same.
    @Test func leTexteScelleNeTientNiIdentifiantNiInstant() async throws {
        try await Self.avecPieces { base, _ in
            try await base.superutilisateur { connexion in
                for row in try connexion.rows(
                    "SELECT facturation.texte_scelle(entreprise_id, id) AS texte, id, entreprise_id, contrat_id, emise_par FROM facturation.facture"
                ) {
                    let texte = try row.string("texte")
                    for colonne in ["id", "entreprise_id", "contrat_id", "emise_par"] {
                        #expect(!texte.contains(try row.uuid(colonne).uuidString.lowercased()), "\(colonne)")
                    }
                }
            }
        }
    }

    private static func avecPieces<R: Sendable>(_ corps: @Sendable (BaseDeTest, Principal) async throws -> R) async throws -> R {
        try await BaseDeTest.avec { base in
            let decor = Decor(base: base)
            _ = try await decor.poser()
            try await decor.multiplier(5)
            let facturation = try await base.principal(.facturation)
            _ = try await Emission(base.bases[.facturation]).lancer(decor.octobre, le: DateCivile.aujourdhui(), as: facturation)
            return try await corps(base, facturation)
        }
    }

    private static func defauts(_ base: BaseDeTest, _ principal: Principal) async throws -> [String] {
        try await base.bases[.facturation].read(as: principal, ["SELECT numero FROM facturation.verifier_sceaux()"])[0].map {
            try $0.string("numero")
        }
    }
}

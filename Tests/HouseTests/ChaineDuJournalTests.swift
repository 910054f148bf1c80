import Crypto
import Foundation
import Postgres
import Tenancy
import TestSupport
import Testing

@testable import Cloison

/// The chain made again outside the database, and its roots kept elsewhere: even who owns the database cannot rewrite the past unseen.
@Suite struct ChaineDuJournalTests {
    private func sceller(_ base: BaseDeTest) async throws {
        _ = try await base.bases[.passerelle].transactionSansSession { try $0.rows("SELECT journal.sceller() AS n").count }
    }

    /// Two seals.
    private func avec(_ corps: (BaseDeTest, JournalStore) async throws -> Void) async throws {
        try await BaseDeTest.avec { base in
            _ = try await base.principal(.planification)
            try await sceller(base)
            _ = try await base.principal(.facturation)
            try await sceller(base)
            try await corps(base, JournalStore(base: base.bases[.passerelle]))
        }
    }

    @Test func swiftRefaitLaMemeChaine() async throws {
        try await avec { _, journal in
            let (ruptures, racines) = try await journal.verifier()
            #expect(ruptures == [] && racines.count == 2)
        }
    }

    @Test(arguments: [
        (
            "UPDATE journal.evenement SET action = 'autre_chose' WHERE id = (SELECT min(id) FROM journal.evenement)",
            ChaineDuJournal.Rupture.racine(1)
        ),
        (
            "UPDATE journal.evenement SET instant = instant + interval '1 second' WHERE id = (SELECT max(id) FROM journal.evenement)",
            .racine(2)
        ),
        ("DELETE FROM journal.evenement WHERE id = (SELECT min(id) FROM journal.evenement)", .lignes(1)),
        ("UPDATE journal.sceau SET racine = sha256('x') WHERE n = 1", .racine(1)),
        ("UPDATE journal.evenement SET sceau = 2 WHERE sceau = 1; DELETE FROM journal.sceau WHERE n = 1", .numero(2)),
    ])
    func unCoupSeVoit(coup: String, rupture: ChaineDuJournal.Rupture) async throws {
        try await avec { base, journal in
            try await base.superutilisateur { try $0.executeScript(coup) }
            #expect(try await journal.verifier().ruptures.contains(rupture))
        }
    }

    /// The whole chain rewritten by its owner holds by itself; the roots kept elsewhere say which no longer match.
    @Test func uneChaineReecriteNeCorrespondPlusAuxRacinesDeposees() async throws {
        try await avec { base, journal in
            let cle = Curve25519.Signing.PrivateKey()
            var registre = RegistreDesRacines(cle: cle)
            try registre.ajouter(try await journal.racines(), cle)
            try await base.superutilisateur {
                try $0.executeScript(
                    """
                    UPDATE journal.evenement SET action = 'rien_a_voir' WHERE id = (SELECT max(id) FROM journal.evenement);
                    UPDATE journal.evenement SET sceau = NULL WHERE sceau = 2;
                    DELETE FROM journal.sceau WHERE n = 2;
                    """)
            }
            try await sceller(base)
            let (ruptures, racines) = try await journal.verifier()
            #expect(ruptures == [], "la chaîne seule ne dit rien")
            #expect(registre.perdues(racines) == [2])
        }
    }

    @Test func leRegistreNeSeRetouchePas() throws {
        let cle = Curve25519.Signing.PrivateKey()
        var registre = RegistreDesRacines(cle: cle)
        try registre.ajouter([(1, "aa", "2026-11-21T10:00:00Z"), (2, "bb", "2026-11-21T11:00:00Z")], cle)
        try registre.ajouter([(1, "aa", "2026-11-21T10:00:00Z"), (3, "cc", "2026-11-21T12:00:00Z")], cle)
        #expect(try RegistreDesRacines(texte: registre.texte).racines.map(\.n) == [1, 2, 3])
        #expect(throws: RegistreDesRacines.Defaut.signature(sceau: 2)) {
            try RegistreDesRacines(texte: registre.texte.replacing("\tbb\t", with: "\tbc\t"))
        }
        let lignes = registre.texte.split(separator: "\n")
        let sansDeux = [lignes[0], lignes[1], lignes[3]].joined(separator: "\n")
        #expect(throws: RegistreDesRacines.Defaut.signature(sceau: 3)) { try RegistreDesRacines(texte: sansDeux) }
        #expect(throws: RegistreDesRacines.Defaut.cle) { try registre.ajouter([], Curve25519.Signing.PrivateKey()) }
    }

    /// By the command: the file is made, completed, and a root that is lost is named.
    @Test func laCommandeDitQuelleRacineEstPerdue() async throws {
        try await avec { base, _ in
            let dossier = FileManager.default.temporaryDirectory.appending(path: "racines-\(UUID().uuidString)")
            try FileManager.default.createDirectory(at: dossier, withIntermediateDirectories: true)
            defer { try? FileManager.default.removeItem(at: dossier) }
            let fichier = dossier.appending(path: "racines").path
            let environnement = ["CLOISON_DONNEES": base.serveur.donnees.path, "CLOISON_PG_BASE": base.nom]
            let lancer: @Sendable ([String]) async throws -> (statut: Int32, sortie: String) = { arguments in
                try await enFil {
                    try Programme(
                        Serveur.projet.appending(path: ".build/debug/cloison").path, ["journal"] + arguments, environnement: environnement
                    )
                    .executer()
                }
            }
            let exporte = try await lancer(["exporter-racines", fichier, "--cle", dossier.appending(path: "cle").path])
            #expect(exporte.statut == 0 && exporte.sortie.contains("2 racines ajoutées"), "\(exporte.sortie)")
            #expect(try await lancer(["verifier", "--racines", fichier]).statut == 0)
            try await base.superutilisateur {
                try $0.executeScript("UPDATE journal.evenement SET sceau = NULL; DELETE FROM journal.sceau")
            }
            try await sceller(base)
            let verifie = try await lancer(["verifier", "--racines", fichier])
            #expect(
                verifie.statut == 1 && verifie.sortie.contains("sceau 1 : la racine déposée n'est plus celle du journal"),
                "\(verifie.sortie)")
        }
    }
}

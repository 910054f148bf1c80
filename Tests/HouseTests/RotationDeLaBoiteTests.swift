import Chiffrement
import Foundation
import Postgres
import Tenancy
import TestSupport
import Testing

@testable import Cloison

/// The letter box's pair is turned while a service reads what it sealed; killed midway, the turn resumes; nothing sealed is lost.
@Suite(.serialized) struct RotationDeLaBoiteTests {
    private static let commande = Serveur.projet.appending(path: ".build/debug/cloison").path

    private struct Terrain: Sendable {
        let base: BaseDeTest
        let fichier: String
        let compte: ID<CompteTag>
        let temoin: String
        let entreprise = UUID()
        let etablissement = UUID()

        var environnement: [String: String] {
            ["CLOISON_CLE_MAITRE_FICHIER": fichier, "CLOISON_DONNEES": base.serveur.donnees.path, "CLOISON_PG_BASE": base.nom]
        }

        func rotation() throws -> Rotation { Rotation(base: base.bases[.migrateur], coffre: try Coffre.ouvrir(environnement)) }

        func lancer(_ arguments: [String]) async throws -> (statut: Int32, sortie: String) {
            let environnement = environnement
            return try await enFil { try Programme(commande, ["coffre"] + arguments, environnement: environnement).executer() }
        }

        /// As a request does: the public half of the moment.
        func publique() async throws -> [UInt8] {
            try await base.bases[.publique].transactionSansSession {
                try $0.rows("SELECT publique FROM nominatif.boite_publique()").first?.bytes("publique") ?? []
            }
        }

        /// A name passed on by HR, sealed with this half; `ancien`: as before pairs had names.
        func orienter(_ nom: String, _ publique: [UInt8], ancien: Bool = false) async throws -> UUID {
            let id = UUID()
            var feuillet = Feuillet()
            feuillet["nom"] = nom
            let scelle = try Fente(publique: publique).sceller(feuillet, .orientation, id)
            let contenu = ancien ? Array(scelle.dropFirst(9)) : scelle
            let (entreprise, etablissement, compte) = (entreprise, etablissement, compte)
            try await base.superutilisateur {
                _ = try $0.rows(
                    """
                    INSERT INTO nominatif.orientation_rh (entreprise_id, id, referent_id, etablissement_id, contenu)
                    VALUES (\(entreprise), \(id), \(compte), \(etablissement), \(contenu)) RETURNING 1 AS un
                    """)
            }
            return id
        }

        /// A booking's contact and link, without the rendez-vous this test has no use for.
        func reserver(_ publique: [UInt8]) async throws -> UUID {
            let id = UUID()
            let fente = try Fente(publique: publique)
            let scelles = try [("adresse", Pli.contact), ("lien", Pli.lien)].map { nom, pli in
                var feuillet = Feuillet()
                feuillet[nom] = nom
                return try fente.sceller(feuillet, pli, id)
            }
            let entreprise = entreprise
            try await base.superutilisateur {
                try $0.executeScript("SET session_replication_role = replica")
                _ = try $0.rows(
                    """
                    INSERT INTO nominatif.reservation (entreprise_id, id, rendez_vous_id, expire_le, contact, lien, empreinte)
                    VALUES (\(entreprise), \(id), gen_random_uuid(), now() + interval '9 days', \(scelles[0]), \(scelles[1]),
                      decode(repeat('ab', 16), 'hex'))
                    RETURNING 1 AS un
                    """)
                try $0.executeScript("RESET session_replication_role")
            }
            return id
        }

        /// Sealed contents that are not under the pair in service.
        func restants() async throws -> Int {
            try await base.superutilisateur {
                try $0.rows(
                    """
                    SELECT 1 AS un FROM nominatif._plis() p, nominatif.boite b
                    WHERE b.id = 1 AND nominatif._paire_du_pli(p.contenu) IS DISTINCT FROM substring(sha256(b.publique) FROM 1 FOR 8)
                    """
                ).count
            }
        }

        func paires() async throws -> Int {
            try await base.superutilisateur { try $0.rows("SELECT 1 AS un FROM nominatif.boite").count }
        }
    }

    private static func avec(_ corps: (Terrain) async throws -> Void) async throws {
        try await BaseDeTest.avec { base in
            let fichier = FileManager.default.temporaryDirectory.appending(path: "cle-\(UUID().uuidString)").path
            try Data((String(repeating: "5a", count: 32) + "\n").utf8).write(to: URL(filePath: fichier))
            defer { try? FileManager.default.removeItem(atPath: fichier) }
            let compte = try await base.compte([.intervenant])
            let cookie = try await base.ouvrirSession(compte)
            let temoin = Data(cookie).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
            let t = Terrain(base: base, fichier: fichier, compte: compte.id, temoin: temoin)
            try await base.superutilisateur {
                try $0.executeScript(
                    """
                    INSERT INTO gestion.entreprise (entreprise_id, code, nom) VALUES ('\(t.entreprise)', 'R1', 'Entreprise');
                    INSERT INTO gestion.etablissement (entreprise_id, id, code, nom, territoire) VALUES ('\(t.entreprise)', '\(t.etablissement)', 'E', 'Site', 'FR');
                    """)
            }
            try await corps(t)
        }
    }

    private static func jusqua(_ vrai: () async throws -> Bool) async throws {
        let debut = ContinuousClock.now
        while try await !vrai(), ContinuousClock.now - debut < .seconds(120) { try await Task.sleep(for: .milliseconds(100)) }
    }

    /// What was sealed opens with the pairs of the base and the keys of the file, and nothing else of this process.
    private static func ouvre(_ t: Terrain, _ sorte: String, _ pli: Pli, _ id: UUID) async throws -> Feuillet {
        let (contenu, paires) = try await t.base.superutilisateur { connexion in
            let trouve = try connexion.rows("SELECT contenu, pli FROM nominatif._plis() WHERE id = \(id)").first {
                try $0.string("pli") == sorte
            }
            let paires = try connexion.rows("SELECT publique, privee_enveloppee FROM nominatif.boite ORDER BY id").map {
                (publique: try $0.bytes("publique"), enveloppee: try $0.bytes("privee_enveloppee"))
            }
            return (try trouve?.bytes("contenu") ?? [], paires)
        }
        return try BoitesAuxLettres(paires, try Coffre.ouvrir(t.environnement)).ouvrir(contenu, pli, id)
    }

    @Test func laPaireTourneSansRienPerdre() async throws {
        try await Self.avec { t in
            let service = try await ServiceEnMarche.lancer(t.environnement)
            defer { service.arreter() }
            try await Self.jusqua { try await !t.publique().isEmpty }
            let avant = try await t.publique()
            var noms: [UUID: String] = [:]
            for rang in 0..<6 {
                let nom = "Montgolfier-\(rang)"
                noms[try await t.orienter(nom, avant, ancien: rang == 0)] = nom
            }
            let reservation = try await t.reserver(avant)

            // Killed while it seals again.
            let processus = Process()
            processus.executableURL = URL(filePath: Self.commande)
            processus.arguments = ["coffre", "tourner", "--pause", "3000"]
            processus.environment = ProcessInfo.processInfo.environment.merging(t.environnement) { $1 }
            processus.standardOutput = FileHandle.nullDevice
            try processus.run()
            try await Self.jusqua {
                let restants = try await t.restants()
                return try await t.publique() != avant && (1...6).contains(restants)
            }
            kill(processus.processIdentifier, SIGKILL)
            await withCheckedContinuation { suite in
                Thread.detachNewThread {
                    processus.waitUntilExit(); suite.resume()
                }
            }
            #expect(try await t.publique() != avant, "on scelle aussitôt avec la neuve")
            #expect(try await t.restants() > 0, "à mi-chemin")
            #expect(try await t.paires() == 2)

            // A request that had read the old half writes late; the service opens them all meanwhile.
            noms[try await t.orienter("Montgolfier-tard", avant)] = "Montgolfier-tard"
            noms[try await t.orienter("Montgolfier-neuf", try await t.publique())] = "Montgolfier-neuf"
            let (attendus, temoin, entreprise) = (noms, t.temoin, t.entreprise.uuidString.lowercased())
            let lire: @Sendable () async throws -> [String] = {
                try await enFil {
                    try attendus.compactMap { id, nom in
                        let page = try service.page("/orientations/\(entreprise)/\(id.uuidString.lowercased())", temoin: temoin)
                        return page.statut == 200 && page.texte.contains(nom) ? nil : "\(nom) : \(page.statut)"
                    }
                }
            }
            #expect(try await lire() == [])
            try await t.base.superutilisateur {
                try $0.executeScript("UPDATE nominatif.boite SET quittee_le = now() - interval '1 day' WHERE id > 1")
            }
            #expect(try await t.lancer(["oublier"]).statut == 0)
            #expect(try await t.paires() == 2, "des plis en dépendent encore")

            let reprise = try await t.lancer(["tourner"])
            #expect(reprise.statut == 0 && reprise.sortie.contains("Rotation reprise"), "\(reprise.sortie)")
            #expect(try await t.restants() == 0)
            #expect(try await lire() == [])
            #expect(try await t.lancer(["oublier"]).statut == 0)
            #expect(try await t.paires() == 1)
            #expect(try await lire() == [])
            #expect(try await Self.ouvre(t, "contact", .contact, reservation)["adresse"] == "adresse")
            #expect(try await Self.ouvre(t, "lien", .lien, reservation)["lien"] == "lien")
            #expect(service.enMarche, "jamais relancé")
            let journal = try await t.base.superutilisateur {
                try $0.rows("SELECT DISTINCT action FROM journal.evenement WHERE action LIKE 'coffre%' ORDER BY 1").map {
                    try $0.string("action")
                }
            }
            #expect(journal.contains("coffre_tourner_boite") && journal.contains("coffre_resceller"))
        }
    }

    /// The pair alone; one left a moment ago is not forgotten, a request may be writing under it.
    @Test func laPaireSeule() async throws {
        try await Self.avec { t in
            let (publique, enveloppee) = try Coffre.ouvrir(t.environnement).nouvelleBoite()
            _ = try await t.base.superutilisateur { try $0.rows("SELECT nominatif.poser_boite(\(publique), \(enveloppee))").count }
            let id = try await t.orienter("Montgolfier", publique)
            let cle = try String(contentsOfFile: t.fichier, encoding: .utf8)
            let rendu = try await t.lancer(["tourner", "--boite"])
            #expect(rendu.statut == 0, "\(rendu.sortie)")
            #expect(try String(contentsOfFile: t.fichier, encoding: .utf8) == cle, "la clé maître reste")
            #expect(try await t.publique() != publique)
            #expect(try await t.restants() == 0)
            #expect(try await t.lancer(["oublier"]).sortie.contains("moins de dix minutes"))
            #expect(try await t.paires() == 2)
            #expect(try await Self.ouvre(t, "orientation", .orientation, id)["nom"] == "Montgolfier")
            #expect(try await t.lancer(["etat"]).sortie.contains("paire quittée"))
        }
    }
}

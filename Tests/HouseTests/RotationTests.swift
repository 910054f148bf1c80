import Actes
import Chiffrement
import Dossiers
import Foundation
import Postgres
import Tenancy
import TestSupport
import Testing

@testable import Cloison

/// The master key is turned while a service keeps reading and opening dossiers; killed midway, the turn resumes.
@Suite(.serialized) struct RotationTests {
    private static let commande = Serveur.projet.appending(path: ".build/debug/cloison").path

    /// Companies with one dossier each, a key file, and the vault of a running service.
    private struct Terrain: Sendable {
        let base: BaseDeTest
        let fichier: String
        let nadia: Principal
        /// Her session, as her browser sends it.
        let temoin: String
        let dossiers: DossierStore
        let refs: [Dossier.Ref]

        var environnement: [String: String] {
            ["CLOISON_CLE_MAITRE_FICHIER": fichier, "CLOISON_DONNEES": base.serveur.donnees.path, "CLOISON_PG_BASE": base.nom]
        }
    }

    private static func avec(_ corps: (Terrain) async throws -> Void) async throws {
        try await BaseDeTest.avec { base in
            let fichier = FileManager.default.temporaryDirectory.appending(path: "cle-\(UUID().uuidString)").path
            try Data((String(repeating: "5a", count: 32) + "\n").utf8).write(to: URL(filePath: fichier))
            defer { try? FileManager.default.removeItem(atPath: fichier) }
            let compte = try await base.compte([.intervenant])
            let cookie = try await base.ouvrirSession(compte)
            let nadia = Principal(compte: compte.id, nom: "Nadia Benali", fonctions: [.intervenant], entreprise: nil, cookie: cookie)
            let temoin = Data(cookie).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
            let dossiers = DossierStore(base.bases[.nominatif], try Coffre.ouvrir(["CLOISON_CLE_MAITRE_FICHIER": fichier]))
            var refs: [Dossier.Ref] = []
            for rang in 0..<10 { refs.append(try await ouvrir(rang, base, dossiers, nadia)) }
            try await corps(Terrain(base: base, fichier: fichier, nadia: nadia, temoin: temoin, dossiers: dossiers, refs: refs))
        }
    }

    private static func ouvrir(_ rang: Int, _ base: BaseDeTest, _ dossiers: DossierStore, _ principal: Principal) async throws
        -> Dossier.Ref
    {
        let (entreprise, etablissement) = (UUID(), UUID())
        try await base.superutilisateur {
            try $0.executeScript(
                """
                INSERT INTO gestion.entreprise (entreprise_id, code, nom) VALUES ('\(entreprise)', 'R\(rang)', 'Entreprise \(rang)');
                INSERT INTO gestion.etablissement (entreprise_id, id, code, nom, territoire) VALUES ('\(entreprise)', '\(etablissement)', 'E', 'Site', 'FR');
                """)
        }
        var identite = Identite()
        identite.nom = "Montgolfier-\(rang)"
        let nouveau = NouveauDossier(entreprise: ID(entreprise), etablissement: etablissement, motif: .budget, identite: identite)
        return try #require(try await dossiers.ouvrir(nouveau, as: principal))
    }

    /// Every dossier, read by the vault opened before the rotation.
    private static func tousLus(_ t: Terrain) async throws -> Bool {
        for (rang, ref) in t.refs.enumerated() {
            guard try await t.dossiers.lire(ref, as: t.nadia)?.identite.nom == "Montgolfier-\(rang)" else { return false }
        }
        return true
    }

    private static func lancer(_ t: Terrain, _ arguments: [String]) async throws -> (statut: Int32, sortie: String) {
        let environnement = t.environnement
        return try await enFil { try Programme(commande, ["coffre"] + arguments, environnement: environnement).executer() }
    }

    @Test func uneRotationTueeReprendEtLeServiceLitToujours() async throws {
        try await Self.avec { t in
            let processus = Process()
            processus.executableURL = URL(filePath: Self.commande)
            processus.arguments = ["coffre", "tourner", "--pause", "4000"]
            processus.environment = ProcessInfo.processInfo.environment.merging(t.environnement) { $1 }
            processus.standardOutput = FileHandle.nullDevice
            try processus.run()
            // Killed once two are done; the eight others would take half a minute more, whatever the machine is doing.
            var neuves = 0
            let debut = ContinuousClock.now
            while neuves < 2, ContinuousClock.now - debut < .seconds(120) {
                try await Task.sleep(for: .milliseconds(50))
                let coffre = try Coffre.ouvrir(t.environnement)
                neuves = try await Rotation(base: t.base.bases[.migrateur], coffre: coffre).enveloppes().filter {
                    coffre.courante($0.octets)
                }.count
                if coffre.versions.count < 2 { neuves = 0 }
            }
            kill(processus.processIdentifier, SIGKILL)
            await withCheckedContinuation { suite in
                Thread.detachNewThread {
                    processus.waitUntilExit(); suite.resume()
                }
            }
            let versions = try await Rotation(base: t.base.bases[.migrateur], coffre: try Coffre.ouvrir(t.environnement)).parVersion()
            #expect(versions.count == 2, "à mi-chemin : deux versions")
            #expect(try await Self.tousLus(t))
            // A company that comes while the rotation is stopped is wrapped under the new key, by a service that started with the old one.
            let neuf = try await Self.ouvrir(99, t.base, t.dossiers, t.nadia)
            #expect(try await t.dossiers.lire(neuf, as: t.nadia)?.identite.nom == "Montgolfier-99")
            #expect(try await Self.lancer(t, ["oublier"]).statut != 0, "des enveloppes dépendent encore de l'ancienne")
            let reprise = try await Self.lancer(t, ["tourner"])
            #expect(reprise.statut == 0 && reprise.sortie.contains("Rotation reprise"), "\(reprise.sortie)")
            #expect(try await Self.tousLus(t))
            #expect(try await Self.lancer(t, ["oublier"]).statut == 0)
            let restent = try String(contentsOfFile: t.fichier, encoding: .utf8).split(separator: "\n")
            #expect(restent.count == 1 && restent.first != Substring(String(repeating: "5a", count: 32)))
            #expect(try await Self.tousLus(t))
            // The old key alone opens nothing any more.
            let ancien = DossierStore(t.base.bases[.nominatif], try Coffre(maitre: Array(repeating: 0x5a, count: 32)))
            let illisible = try #require(try await ancien.lire(t.refs[0], as: t.nadia))
            #expect(illisible.dossier.lacune == .cle && illisible.identite.nom.isEmpty)
        }
    }

    /// Another process, the real service, answers every page while the key turns under it, and after the old one is forgotten.
    @Test func unServiceEnMarcheNePerdPasUnePage() async throws {
        try await Self.avec { t in
            let service = try await ServiceEnMarche.lancer(t.environnement)
            defer { service.arreter() }
            let (temoin, refs) = (t.temoin, t.refs)
            let lire: @Sendable () async throws -> [Bool] = {
                try await enFil {
                    try refs.enumerated().map { rang, ref in
                        let page = try service.page(ref.chemin, temoin: temoin)
                        return page.statut == 200 && page.texte.contains("Montgolfier-\(rang)")
                    }
                }
            }
            #expect(try await lire().allSatisfy { $0 })
            async let rotation = Self.lancer(t, ["tourner", "--pause", "2000"])
            var (lues, manquees, pendant) = (0, 0, 0)
            let debut = ContinuousClock.now
            var finie = false
            while !finie {
                let pages = try await lire()
                lues += pages.count
                manquees += pages.filter { !$0 }.count
                let coffre = try Coffre.ouvrir(t.environnement)
                let restent = try await Rotation(base: t.base.bases[.migrateur], coffre: coffre).enveloppes().filter {
                    !coffre.courante($0.octets)
                }.count
                if coffre.versions.count > 1, restent > 0 { pendant += 1 }
                finie = (coffre.versions.count > 1 && restent == 0) || ContinuousClock.now - debut > .seconds(240)
            }
            let rendue = try await rotation
            #expect(rendue.statut == 0, "\(rendue.sortie)")
            #expect(manquees == 0, "\(manquees) pages sur \(lues)")
            #expect(pendant > 0, "des pages ont été lues entre deux enveloppes")
            #expect(try await Self.lancer(t, ["oublier"]).statut == 0)
            #expect(try await lire().allSatisfy { $0 })
            #expect(service.enMarche, "jamais relancé")
        }
    }

    /// Two at once: a company's first key is being stored while the old master key is forgotten. It waits, and is born under the new one.
    @Test func oublierAttendLesEnveloppesEnCours() async throws {
        try await Self.avec { t in
            #expect(try await Self.lancer(t, ["tourner"]).statut == 0)
            let (ouverte, finir) = (Portail(), Portail())
            let base = t.base
            let tenue = Task {
                try await base.bases[.nominatif].transaction(as: t.nadia) { transaction in
                    _ = try transaction.rows("SELECT nominatif.avant_enveloppe()")
                    ouverte.ouvrir()
                    finir.attendre()
                }
            }
            try await enFil { ouverte.attendre() }
            let oubli = Task { try await Self.lancer(t, ["oublier"]).statut }
            try await Task.sleep(for: .seconds(2))
            #expect(try String(contentsOfFile: t.fichier, encoding: .utf8).split(separator: "\n").count == 2, "il attend")
            finir.ouvrir()
            try await tenue.value
            #expect(try await oubli.value == 0)
            #expect(try String(contentsOfFile: t.fichier, encoding: .utf8).split(separator: "\n").count == 1)
            #expect(try await Self.tousLus(t))
        }
    }

    /// The key in another program: it never enters this process. The program is a real one, openssl.
    @Test func laCleMaitrePeutResterDansUnProgramme() async throws {
        try await Self.avec { t in
            let dossier = FileManager.default.temporaryDirectory.appending(path: "hsm-\(UUID().uuidString)")
            try FileManager.default.createDirectory(at: dossier, withIntermediateDirectories: true)
            defer { try? FileManager.default.removeItem(at: dossier) }
            let programme = dossier.appending(path: "hsm").path
            let script = """
                #!/bin/sh
                cd '\(dossier.path)' || exit 1
                case $1 in
                identite) cat nom ;;
                envelopper) openssl base64 -d -A | openssl enc -aes-256-cbc -pbkdf2 -iter 1000 -pass file:secret | openssl base64 -A && echo ;;
                ouvrir) openssl base64 -d -A | openssl enc -d -aes-256-cbc -pbkdf2 -iter 1000 -pass file:secret | openssl base64 -A && echo ;;
                *) exit 2 ;;
                esac
                """
            try Data(script.utf8).write(to: URL(filePath: programme))
            try Data("carte-1\n".utf8).write(to: dossier.appending(path: "nom"))
            try Data("un secret que le service ne lit pas\n".utf8).write(to: dossier.appending(path: "secret"))
            try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: programme)
            var environnement = t.environnement
            environnement["CLOISON_CLE_MAITRE_COMMANDE"] = programme
            // What was under the file's key goes under the program's.
            let tourne = environnement
            let rendu = try await enFil { try Programme(Self.commande, ["coffre", "tourner"], environnement: tourne).executer() }
            #expect(rendu.statut == 0, "\(rendu.sortie)")
            environnement["CLOISON_CLE_MAITRE_FICHIER"] = "/nulle/part"
            let coffre = try Coffre.ouvrir(environnement)
            #expect(coffre.versions.count == 1)
            let dossiers = DossierStore(t.base.bases[.nominatif], coffre)
            for (rang, ref) in t.refs.enumerated() {
                #expect(try await dossiers.lire(ref, as: t.nadia)?.identite.nom == "Montgolfier-\(rang)")
            }
            // An envelope of another company does not open in its place.
            let enveloppes = try await Rotation(base: t.base.bases[.migrateur], coffre: coffre).enveloppes()
            let (une, autre) = (enveloppes[0], try #require(enveloppes[1].entreprise))
            #expect(throws: ErreurCoffre.illisible) { try coffre.cle(entreprise: autre, enveloppee: une.octets) }
            // The program gone, nothing new opens: the key is nowhere else.
            try FileManager.default.removeItem(atPath: programme)
            #expect(throws: ErreurCoffre.commande("identite")) { try Coffre.ouvrir(environnement) }
        }
    }

    @Test func seulLeMigrateurTouchAuxEnveloppes() async throws {
        try await Self.avec { t in
            let appels: [SQL] = ["SELECT entreprise_id FROM garde.coffre_enveloppes()", "SELECT publique FROM garde.coffre_boite()"]
            let roles: [(Compartiment, Principal)] = [
                (.nominatif, t.nadia), (.administration, try await t.base.principal(.administration)),
                (.pilotage, try await t.base.principal(.direction)),
            ]
            for (compartiment, principal) in roles {
                for sql in appels {
                    await #expect(throws: PostgresError.server(.insufficientPrivilege, constraint: nil), "\(compartiment)") {
                        _ = try await t.base.bases[compartiment].transaction(as: principal) { try $0.rows(sql).count }
                    }
                }
            }
        }
    }
}

import Chiffrement
import Calendrier
import Dossiers
import Facturation
import Foundation
import Tenancy
import Testing
import TestSupport
import Web

@testable import Cloison

/// What leaves the house for accounting, customs and platforms: read to the last byte.
@Suite(.serialized) struct ExportsTests {
    @Test func aucunNomNeSort() async throws {
        try await BaseDeTest.avec { base in
            let monde = MondeDemo(aujourdhui: CanariTests.aujourdhui, entreprises: 8)
            let coffre = try Coffre.ouvrir(["CLOISON_DONNEES": base.serveur.donnees.path])
            _ = try await ChargementDemo(monde: monde, bases: base.bases, coffre: coffre, suivi: { _, _ in }).charger()
            let canaris = Canaris(monde)
            let facturation = try await base.principal(.facturation)
            let zip = FileManager.default.temporaryDirectory.appending(path: "essai-\(UUID().uuidString).zip")
            defer { try? FileManager.default.removeItem(at: zip) }
            let demande = try DemandeExport.lire(
                du: "2025-06-01", au: "2026-11-20",
                formats: ["fec", "csv", "cii", "ubl", "encaissements", "des", "arrete", "prefacturation"],
                arrete: "2026-09-30")
            let export = try await Exportation(base.bases[.facturation]).faire(demande, vers: zip, as: facturation)
            #expect(export.pieces > 20)
            // Stored as they are in the archive: UTF-8 on one side, one byte per letter on the other.
            let octets = try Data(contentsOf: zip)
            for texte in [String(decoding: octets, as: UTF8.self), String(String.UnicodeScalarView(octets.map { Unicode.Scalar($0) }))] {
                #expect(canaris.trouves(dans: texte) == [])
            }
            // The words of consultations are not those of contracts.
            let mots = String(decoding: octets, as: UTF8.self).lowercased()
            for mot in ["entretien", "rendez-vous", "surendettement", "addiction", "harcèlement"] {
                // The notice says that there is none: once.
                #expect(mots.components(separatedBy: mot).count - 1 <= (mot == "entretien" ? 1 : 0), "\(mot)")
            }
            try await MaisonDeTest.ouvrir(base) { maison in
                let visiteur = try await maison.visiteur(.facturation)
                let page = try await visiteur.get("/exports?du=2026-01-01&au=2026-11-20&formats=fec&formats=des")
                #expect(page.statut == 200 && page.texte.contains("égal") && !page.texte.contains("écart"))
                #expect(page.texte.contains("Commande") || page.texte.contains(export.empreinte.prefix(12)))
                #expect(canaris.trouves(dans: page.texte) == [])
                let fiche = try await visiteur.get("/exports/\(export.id)")
                #expect(fiche.texte.contains(export.empreinte))
                // The file is not beside this process: it is made again, not lost.
                #expect(try await visiteur.get("/exports/\(export.id)/archive.zip").vers == "/exports/\(export.id)")
                let faute = try await visiteur.get("/exports?du=2026-11-20&au=2026-01-01&formats=fec")
                #expect(faute.statut == 200 && faute.texte.contains("avant son début") && faute.texte.contains("2026-11-20"))
            }
        }
    }

    /// The command, on the same base: what it says, what it writes, the code it ends with.
    @Test func laCommandeEcritEtRefait() async throws {
        try await BaseDeTest.avec { base in
            let monde = MondeDemo(aujourdhui: CanariTests.aujourdhui, entreprises: 3)
            let coffre = try Coffre.ouvrir(["CLOISON_DONNEES": base.serveur.donnees.path])
            _ = try await ChargementDemo(monde: monde, bases: base.bases, coffre: coffre, suivi: { _, _ in }).charger()
            let environnement = [
                "CLOISON_DONNEES": base.serveur.donnees.path, "CLOISON_PG_PORT": "\(base.serveur.port)", "CLOISON_PG_BASE": base.nom,
            ]
            let dossier = FileManager.default.temporaryDirectory.appending(path: "essai-\(UUID().uuidString)")
            try FileManager.default.createDirectory(at: dossier, withIntermediateDirectories: false)
            defer { try? FileManager.default.removeItem(at: dossier) }
            let (un, deux) = (dossier.appending(path: "un.zip").path, dossier.appending(path: "deux.zip").path)
            func lancer(_ arguments: String...) async throws -> (code: Int32, sortie: String) {
                try await enFil {
                    let processus = Process()
                    processus.executableURL = Serveur.projet.appending(path: ".build/debug/cloison")
                    processus.arguments = ["exporter"] + arguments
                    processus.environment = ProcessInfo.processInfo.environment.merging(environnement) { $1 }
                    let tuyau = Pipe()
                    processus.standardOutput = tuyau
                    processus.standardError = tuyau
                    try processus.run()
                    let texte = String(decoding: tuyau.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
                    processus.waitUntilExit()
                    return (processus.terminationStatus, texte)
                }
            }
            let fait = try await lancer("--du", "2026-01-01", "--au", "2026-11-20", "--formats", "fec,csv,arrete", "--vers", un)
            #expect(fait.code == 0, "\(fait.sortie)")
            let id = try #require(fait.sortie.firstMatch(of: /[0-9a-f-]{36}/)).output
            let refait = try await lancer("--refaire", String(id), "--vers", deux)
            #expect(refait.code == 0 && refait.sortie.contains("comme remis"), "\(refait.sortie)")
            #expect(FileManager.default.contentsEqual(atPath: un, andPath: deux))
            #expect(try await lancer("--du", "2026-13-01", "--au", "2026-11-20", "--vers", un).code == 64)
            #expect(try await lancer("--refaire", UUID().uuidString, "--vers", deux).code == 65)
            #expect(try await lancer("--du", "2026-01-01", "--au", "2026-11-20", "--vers", "/nulle/part/x.zip").code == 73)
        }
    }
}

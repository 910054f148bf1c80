import Adresses
import Foundation
import TestSupport
import Testing

@testable import Messages

/// A program of the installation: told on its input, killed in time, and given nothing of ours.
@Suite struct ProgrammeTests {
    private static func avec(_ corps: String, _ essai: (String, URL) async throws -> Void) async throws {
        let dossier = FileManager.default.temporaryDirectory.appending(path: "programme-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: dossier, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: dossier) }
        let fichier = dossier.appending(path: "essai")
        try "#!/bin/sh\n\(corps.replacing("DOSSIER", with: dossier.path))\n".write(to: fichier, atomically: true, encoding: .utf8)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: fichier.path)
        try await essai(fichier.path, dossier)
    }

    @Test func ilNAQueSonEntreeEtSonEnvironnement() async throws {
        setenv("CLOISON_CLE_MAITRE", "00112233", 1)
        defer { unsetenv("CLOISON_CLE_MAITRE") }
        try await Self.avec("env; cat") { chemin, _ in
            let reglages = try ReglagesMessages([
                "CLOISON_SMS_COMMANDE": "/bin/sh", "CLOISON_SMS_CLE": "a moi", "CLOISON_CLE_MAITRE": "00112233", "PGPASSWORD": "x",
            ])
            let (code, sortie) = try await Programme.lancer(
                chemin, entree: "bonjour", environnement: Programme.environnement(reglages.variables), pendant: .seconds(120))
            #expect(code == 0 && sortie.hasSuffix("bonjour") && sortie.contains("CLOISON_SMS_CLE=a moi") && sortie.contains("PATH="))
            for mot in ["CLE_MAITRE", "00112233", "PGPASSWORD", "HOME="] { #expect(!sortie.contains(mot), "\(mot)") }
        }
    }

    /// Killed with what it started: the child would have lived ten minutes.
    @Test func ilEstTueAuBoutDeSonTemps() async throws {
        try await Self.avec("sleep 600 & echo $! > DOSSIER/enfant; wait") { chemin, dossier in
            let enfant = dossier.appending(path: "enfant").path
            // A machine that tests and builds at once may not have started the program in a second.
            for secondes in [1, 10, 60] where !FileManager.default.fileExists(atPath: enfant) {
                await #expect(throws: Programme.TropLong.self) {
                    _ = try await Programme.lancer(chemin, entree: "x", pendant: .seconds(secondes))
                }
            }
            let pid = try #require(Int32(String(contentsOfFile: enfant, encoding: .utf8).trimmingCharacters(in: .whitespacesAndNewlines)))
            try await attendre("l'enfant est mort") {
                let etat = (try? String(contentsOfFile: "/proc/\(pid)/stat", encoding: .utf8)) ?? ") Z "
                return etat.contains(") Z ") || etat.contains(") X ")
            }
        }
    }

    /// One that reads nothing ends nothing else.
    @Test func ilPeutNeRienLire() async throws {
        try await Self.avec("exit 75") { chemin, _ in
            let message = Message(a: try #require(Adresse("06 12 34 56 78")), objet: "", texte: "Bonjour")
            for _ in 0..<20 {
                await #expect(throws: Expedition.Echec.temporaire(code: 75)) {
                    try await Expedition(ReglagesMessages(["CLOISON_SMS_COMMANDE": chemin])).envoyer(message)
                }
            }
        }
    }
}

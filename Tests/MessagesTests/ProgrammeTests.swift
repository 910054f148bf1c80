import Foundation
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
                chemin, entree: "bonjour", environnement: Programme.environnement(reglages.variables), pendant: .seconds(10))
            #expect(code == 0 && sortie.hasSuffix("bonjour") && sortie.contains("CLOISON_SMS_CLE=a moi") && sortie.contains("PATH="))
            for mot in ["CLE_MAITRE", "00112233", "PGPASSWORD", "HOME="] { #expect(!sortie.contains(mot), "\(mot)") }
        }
    }

    /// Killed with what it started; one that reads nothing ends nothing else.
    @Test func ilEstTueAuBoutDeSonTemps() async throws {
        try await Self.avec("sleep 60 & echo $! > DOSSIER/enfant; wait") { chemin, dossier in
            let debut = ContinuousClock.now
            await #expect(throws: Programme.TropLong.self) {
                _ = try await Programme.lancer(chemin, entree: "x", pendant: .milliseconds(700))
            }
            #expect(debut.duration(to: .now) < .seconds(10))
            let enfant = try #require(
                Int32(
                    String(contentsOf: dossier.appending(path: "enfant"), encoding: .utf8).trimmingCharacters(in: .whitespacesAndNewlines)))
            try await Task.sleep(for: .milliseconds(300))
            let etat = (try? String(contentsOfFile: "/proc/\(enfant)/stat", encoding: .utf8)) ?? "Z"
            #expect(etat == "Z" || etat.contains(") Z "), "\(etat)")
        }
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

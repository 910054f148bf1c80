import Foundation
import Testing
import TestSupport

/// A page names its template in the code: each name is a file of its room, and each file is a page or a partial somebody includes.
@Suite struct GabaritsTests {
    @Test func chaquePageASonGabarit() throws {
        for salle in try Self.salles() {
            let gabarits = try Self.noms(salle.appending(path: "Templates"))
            let nommes = try Self.nommes(salle)
            #expect(nommes.subtracting(gabarits) == [], "\(salle.lastPathComponent) : gabarits nommés mais absents")
            let inclus = try Self.inclus(salle)
            // Web chooses its two layouts by code, not by a page.
            let cadres: Set<String> = salle.lastPathComponent == "Web" ? ["page", "page-nominative"] : []
            let communs: Set<String> = salle.lastPathComponent == "Web" ? ["csrf"] : []
            #expect(
                gabarits.subtracting(nommes).subtracting(inclus).subtracting(cadres).subtracting(communs) == [],
                "\(salle.lastPathComponent) : gabarits que rien n'appelle")
        }
    }

    private static func salles() throws -> [URL] {
        let sources = Serveur.projet.appending(path: "Sources")
        return try FileManager.default.contentsOfDirectory(at: sources, includingPropertiesForKeys: nil).filter {
            FileManager.default.fileExists(atPath: $0.appending(path: "Templates").path)
        }
    }

    private static func noms(_ dossier: URL) throws -> Set<String> {
        Set(
            try FileManager.default.contentsOfDirectory(at: dossier, includingPropertiesForKeys: nil)
                .filter { $0.pathExtension == "mustache" }.map { $0.deletingPathExtension().lastPathComponent })
    }

    /// `gabarit = "x"` and `gabarit: String { "x" }`.
    private static func nommes(_ salle: URL) throws -> Set<String> {
        var noms: Set<String> = []
        for chemin in try FileManager.default.subpathsOfDirectory(atPath: salle.path) where chemin.hasSuffix(".swift") {
            let texte = try String(contentsOf: salle.appending(path: chemin), encoding: .utf8)
            for ligne in texte.split(separator: "\n")
            where ligne.contains("static") && ligne.contains(" gabarit") && !ligne.contains("func") {
                if let nom = ligne.split(separator: "\"").dropFirst().first { noms.insert(String(nom)) }
            }
        }
        return noms
    }

    private static func inclus(_ salle: URL) throws -> Set<String> {
        var noms: Set<String> = []
        let dossier = salle.appending(path: "Templates")
        for nom in try Self.noms(dossier) {
            let texte = try String(contentsOf: dossier.appending(path: "\(nom).mustache"), encoding: .utf8)
            for morceau in texte.split(separator: "{{").dropFirst() {
                guard let marque = morceau.first, marque == ">" || marque == "<" else { continue }
                noms.insert(morceau.dropFirst().prefix { $0 != "}" }.trimmingCharacters(in: .whitespaces))
            }
        }
        return noms
    }
}

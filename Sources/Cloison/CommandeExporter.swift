import ArgumentParser
import Comptes
import Facturation
import Foundation
import Postgres
import Tenancy

/// `cloison exporter --du 2026-10-01 --au 2026-10-31 --formats fec,csv --vers octobre.zip`: what the page does, from the server.
struct CommandeExporter: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "exporter",
        abstract: "Écrit un export de facturation dans un ZIP et l'inscrit au registre ; --refaire réécrit un export déjà remis.",
        discussion: """
            FORMATS : fec, csv, cii, ubl, facturx, encaissements, des, arrete, prefacturation, séparés par des virgules. Les pièces sont celles
            émises du premier au dernier jour ; le journal doit retrouver le registre au centime, sinon rien n'est écrit.
            Codes de sortie : 0 écrit et inscrit (ou refait à l'identique), 1 refait avec des octets qui diffèrent, 64 commande mal écrite,
            65 export refusé (la raison est dite, rien n'est inscrit), 69 base indisponible, 73 fichier impossible à écrire.
            """)

    @ArgumentParser.Option(help: "Premier jour d'émission, AAAA-MM-JJ.")
    var du: String?
    @ArgumentParser.Option(help: "Dernier jour d'émission, AAAA-MM-JJ.")
    var au: String?
    @ArgumentParser.Option(help: "Formats, séparés par des virgules.")
    var formats = "fec,csv"
    @ArgumentParser.Option(help: "Date de l'arrêté 418, 419 et 487, AAAA-MM-JJ ; le dernier jour sans cette option.")
    var arrete: String?
    @ArgumentParser.Option(help: "Fichier ZIP à écrire.")
    var vers: String
    @ArgumentParser.Option(help: "Identifiant d'un export du registre, à refaire et à comparer.")
    var refaire: String?

    func validate() throws {
        if let refaire {
            guard ID<ExportTag>(refaire) != nil else { throw ValidationError("--refaire « \(refaire) » : l'identifiant d'un export.") }
            return
        }
        _ = try demande()
    }

    func run() async throws {
        let fichier: FichierDeSortie
        do { fichier = try FichierDeSortie(vers) } catch { throw error.sortir() }
        let bases: Bases
        do { bases = try Bases(compartiments: [.migrateur, .facturation]) } catch { throw Self.echec(error.description, 69) }
        do {
            try await exporter(bases, fichier)
        } catch {
            await bases.arreter()
            switch error {
            case let code as ExitCode: throw code
            case let refus as RefusDeFichier: throw refus.sortir()
            case let impossible as ExportImpossible: throw Self.echec(impossible.description, 65)
            case let panne as PostgresError: throw Self.echec("La base ne répond pas comme il faut : \(panne).", 69)
            default: throw Self.echec("\(error)", 73)
            }
        }
        await bases.arreter()
    }

    private func exporter(_ bases: Bases, _ fichier: FichierDeSortie) async throws {
        let principal = try await SessionTechnique.ouvrir(bases, .facturation)
        let exportation = Exportation(bases[.facturation])
        let brouillon = FileManager.default.temporaryDirectory.appending(path: "cloison-export-\(UUID().uuidString).zip")
        defer { try? FileManager.default.removeItem(at: brouillon) }
        let export: Export
        var differences: [String] = []
        if let refaire, let id = ID<ExportTag>(refaire) {
            guard let refait = try await exportation.refaire(id, vers: brouillon, as: principal) else {
                throw Self.echec("Aucun export \(refaire) au registre.", 65)
            }
            export = refait.export
            if case .differe(let lignes) = refait.verification { differences = lignes }
        } else {
            export = try await exportation.faire(try demande(), vers: brouillon, as: principal)
        }
        try await fichier.prendre(brouillon)
        print("Export \(export.id), \(export.pieces) pièces, \(export.taille) octets, dans « \(vers) ».")
        if differences.isEmpty {
            print("SHA-256 \(export.empreinte)\(refaire == nil ? "" : ", comme remis le \(export.faitLe)")")
        } else {
            print("Diffère de ce qui a été remis :")
            for ligne in differences { print("  \(ligne)") }
            throw ExitCode.failure
        }
    }

    private func demande() throws -> DemandeExport {
        guard let du, let au else { throw ValidationError("--du et --au : le premier et le dernier jour d'émission, AAAA-MM-JJ.") }
        do throws(ExportImpossible) {
            return try DemandeExport.lire(
                du: du, au: au, formats: formats.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }, arrete: arrete)
        } catch {
            throw ValidationError(error.description)
        }
    }

    private static func echec(_ phrase: String, _ code: Int32) -> ExitCode {
        FileHandle.standardError.write(Data((phrase + "\n").utf8))
        return ExitCode(code)
    }
}

import ArgumentParser
import Comptes
import Contrats
import Entreprises
import Foundation
import Partenaires
import Postgres
import Tenancy

/// `cloison importer NATURE FICHIER`: the same preview as the page; writes only with `--appliquer`.
///
/// Exit codes: 0 done or nothing to do, 1 the file cannot be read or the base refused, 2 lines are to be corrected.
struct Importer: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "importer", abstract: "Importe un tableau CSV : aperçu, puis application d'un bloc.",
        discussion:
            "Sans --appliquer, rien n'est écrit. Codes de sortie : 0 fait, 1 fichier illisible ou base absente, 2 lignes à corriger.")

    /// Every nature of file the service reads, in the order it is offered.
    static let importateurs: [any Importateur] = EntreprisesRoom.importateurs + ContratsRoom.importateurs + PartenairesRoom.importateurs

    @Argument(help: "Ce que contient le fichier : entreprises, etablissements, effectifs, contrats ou partenaires.")
    var nature: String

    @Argument(help: "Fichier CSV, ou - pour l'entrée standard.")
    var fichier: String

    @Flag(help: "Écrire ce que l'aperçu annonce.")
    var appliquer = false

    @Flag(help: "Avec --appliquer : laisser de côté les lignes à corriger et écrire les autres.")
    var sansLesFautives = false

    func run() async throws {
        let importateurs = Self.importateurs
        guard let importateur = importateurs.first(where: { $0.nature.rawValue == nature }) else {
            throw ValidationError("« \(nature) » : choisissez parmi \(importateurs.map(\.nature.rawValue).joined(separator: ", ")).")
        }
        let octets = try lire()
        let bases = try Bases(compartiments: [.migrateur, .gestion])
        do {
            let (ecrit, sans) = (appliquer, sansLesFautives)
            // The role of the page, behind the same wall, and not the owner of the tables.
            let principal = try await SessionTechnique.ouvrir(bases, .gestion)
            let apercu = try await bases[.gestion].transaction(as: principal) { tx in
                guard ecrit else { return try Importation.apercu(octets, importateur, tx) }
                return try Importation.appliquer(octets, importateur, sansLesFautives: sans, tx)
            }
            await bases.arreter()
            print(Self.texte(apercu, applique: appliquer))
            if !appliquer, apercu.fautives > 0 { throw ExitCode(2) }
        } catch let refus as Importation.Refus {
            await bases.arreter()
            if case .fautes(let apercu) = refus {
                print(Self.texte(apercu, applique: false))
                Self.erreur("\(refus)\nCorrigez le fichier, ou ajoutez --sans-les-fautives pour écrire les autres lignes.")
                throw ExitCode(2)
            }
            Self.erreur("\(fichier) : \(refus)")
            throw ExitCode(1)
        } catch let refus as PostgresError {
            await bases.arreter()
            Self.erreur("\(refus). Rien n'a été écrit.")
            throw ExitCode(1)
        }
    }

    private func lire() throws -> [UInt8] {
        if fichier == "-" { return Array(FileHandle.standardInput.readDataToEndOfFile()) }
        guard let contenu = FileManager.default.contents(atPath: fichier) else {
            Self.erreur("« \(fichier) » : ce fichier n'existe pas ou ne se lit pas.")
            throw ExitCode(1)
        }
        return Array(contenu)
    }

    static func texte(_ apercu: ApercuImport, applique: Bool) -> String {
        var lignes = ["\(apercu.nature.libelle) : \(apercu.format)"]
        if !apercu.ignorees.isEmpty { lignes.append("colonnes non lues : \(apercu.ignorees.joined(separator: ", "))") }
        for constat in apercu.constats {
            switch constat.verdict {
            case .creation(let liste): lignes.append("+ ligne \(constat.ligne) : \(constat.sujet)\(Self.suite(liste))")
            case .changement(let liste): lignes.append("~ ligne \(constat.ligne) : \(constat.sujet)\(Self.suite(liste))")
            case .inchange: continue
            case .fautes(let fautes): lignes += fautes.map { "! \($0)" }
            }
        }
        lignes.append(
            apercu.bilan + (!applique ? " Rien n'est écrit sans --appliquer." : apercu.aEcrire == 0 ? " Rien à écrire." : " Appliqué."))
        return lignes.joined(separator: "\n")
    }

    private static func suite(_ liste: [Changement]) -> String {
        liste.isEmpty ? "" : " (" + liste.map(\.description).joined(separator: " ; ") + ")"
    }

    private static func erreur(_ texte: String) {
        FileHandle.standardError.write(Data((texte + "\n").utf8))
    }
}

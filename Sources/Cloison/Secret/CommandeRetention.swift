import ArgumentParser
import Foundation
import Postgres
import Tenancy

/// `cloison retention [--appliquer]`: two years after the last contact, warn, archive, erase. Says what it would do, unless told to do it.
struct CommandeRetention: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "retention",
        abstract: "Dit ce que la conservation ferait aujourd'hui ; --appliquer le fait. Des numéros, jamais un nom.",
        discussion: """
            Deux ans après le dernier contact : avis 60 et 30 jours avant sur la page du référent, archive en lecture seule, puis effacement par
            destruction de la clé, 30 jours plus tard. Un gel suspend. Chaque jour, par un timer ; relancée, elle ne fait rien de plus.
            """)
    @Flag(help: "Avertir, archiver, effacer. Sans ce mot, rien n'est changé.") var appliquer = false
    @ArgumentParser.Option(help: "À blanc pour un autre jour, AAAA-MM-JJ.") var au: String?

    func validate() throws {
        if appliquer, au != nil { throw ValidationError("--au ne vaut que sans --appliquer : on n'efface pas d'avance.") }
        if let au, au.wholeMatch(of: /[0-9]{4}-[0-9]{2}-[0-9]{2}/) == nil { throw ValidationError("--au « \(au) » : un jour, AAAA-MM-JJ.") }
    }

    func run() async throws {
        let bases = try Bases(compartiments: [.migrateur])
        let pas: [Pas]
        do {
            pas = try await bases[.migrateur].transactionSansSession { [appliquer, au] transaction in
                if appliquer {
                    return try transaction.all(
                        "SELECT numero, fait AS etape, false AS gele FROM garde.conservation_appliquer()", as: Pas.self)
                }
                return try transaction.all(
                    "SELECT numero, etape, gele FROM garde.conservation_apercu(coalesce(\(au)::date, current_date))", as: Pas.self)
            }
        } catch {
            await bases.arreter()
            throw error
        }
        await bases.arreter()
        print(Pas.compteRendu(pas, fait: appliquer))
    }

    /// One dossier and what happens to it.
    struct Pas: RowDecodable, Sendable {
        let numero: String
        let etape: String
        let gele: Bool

        init(row: Row) throws(RowError) {
            numero = try row.string("numero")
            etape = try row.string("etape")
            gele = try row.bool("gele")
        }

        private static let mots: [(String, String)] = [
            ("avis_1", "à avertir, 60 jours"), ("avis_2", "à avertir, 30 jours"), ("archiver", "à archiver"), ("archive", "en archive"),
            ("effacer", "à effacer"),
        ]
        private static let faits: [(String, String)] = [
            ("avertir", "avertis"), ("archiver", "archivés"), ("effacer", "effacés, clé détruite"),
        ]

        static func compteRendu(_ pas: [Pas], fait: Bool) -> String {
            let lignes = (fait ? faits : mots).compactMap { etape, mot -> String? in
                let miens = pas.filter { $0.etape == etape && !$0.gele }
                return miens.isEmpty ? nil : "\(miens.count) \(mot) : \(miens.map(\.numero).joined(separator: ", "))"
            }
            let geles = pas.filter(\.gele)
            let gel = geles.isEmpty ? [] : ["\(geles.count) gelés, rien ne s'y fait : \(geles.map(\.numero).joined(separator: ", "))"]
            let tete = fait ? "Fait." : "À blanc : rien n'est changé. --appliquer le fait."
            return ([tete] + (lignes.isEmpty && gel.isEmpty ? ["Aucun dossier n'est à son terme."] : lignes + gel)).joined(separator: "\n")
        }
    }
}

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
            Deux ans après le dernier contact : avis 60 et 30 jours avant sur la page du référent, archive en lecture seule jamais moins de 30 jours
            après un avis, puis effacement par destruction de la clé, 30 jours plus tard. Un gel suspend. Chaque nuit, par
            cloison-conservation.timer ; relancée, elle ne fait rien de plus.
            """)
    @Flag(help: "Avertir, archiver, effacer. Sans ce mot, rien n'est changé.") var appliquer = false
    @ArgumentParser.Option(help: "À blanc pour un autre jour, AAAA-MM-JJ.") var au: String?

    func validate() throws {
        if appliquer, au != nil { throw ValidationError("--au ne vaut que sans --appliquer : on n'efface pas d'avance.") }
        if let au, au.wholeMatch(of: /[0-9]{4}-[0-9]{2}-[0-9]{2}/) == nil { throw ValidationError("--au « \(au) » : un jour, AAAA-MM-JJ.") }
    }

    func run() async throws {
        // The night's job may apply the rule and nothing else; to look ahead takes the server's own role.
        let bases = try Bases(compartiments: appliquer ? [.passerelle, .migrateur] : [.migrateur])
        let role: Compartiment = bases.compartiments.contains(.passerelle) ? .passerelle : .migrateur
        let pas: [Pas]
        do {
            pas = try await appliquer ? faire(bases[role]) : apercu(bases[role])
        } catch {
            await bases.arreter()
            throw error
        }
        await bases.arreter()
        print(Pas.compteRendu(pas, fait: appliquer))
    }

    private func apercu(_ base: Database) async throws -> [Pas] {
        try await base.transactionSansSession { [au] in
            try $0.all("SELECT numero, etape, gele FROM garde.conservation_apercu(\(au)::date)", as: Pas.self)
        }
    }

    /// Lot after lot, each its own transaction: a first run over years of dossiers holds no statement past its limit, and what a lot did
    /// stays done if the next one fails.
    private func faire(_ base: Database) async throws -> [Pas] {
        var faits: [Pas] = []
        var lot: [Pas]
        repeat {
            lot = try await base.transactionSansSession {
                try $0.all("SELECT numero, fait AS etape, false AS gele FROM garde.conservation_appliquer()", as: Pas.self)
            }
            faits += lot
        } while !lot.isEmpty
        return faits
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

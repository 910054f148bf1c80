import ArgumentParser
import Documents
import Foundation
import Hummingbird
import Logging
import ServiceLifecycle
import Tenancy
import UnixSignals
import Web

/// `cloison serve`: opens the pools, checks templates, roles and grants, then serves until SIGTERM or SIGINT.
struct Servir: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve", abstract: "Sert l'application. SIGTERM finit les demandes en cours, puis s'arrête.")

    @ArgumentParser.Option(help: "Port d'écoute.")
    var port = 8080

    @ArgumentParser.Option(help: "Adresse d'écoute.")
    var hote = "127.0.0.1"

    @ArgumentParser.Option(help: "Compartiments servis, séparés par des virgules (gestion, nominatif…). Tous par défaut.")
    var compartiments: String?

    @Flag(help: "Servi derrière un mandataire https : témoins __Host- et HSTS.")
    var https = false

    @Flag(help: "Laisser lire /metriques à d'autres machines (réseau privé).")
    var metriquesOuvertes = false

    func run() async throws {
        LoggingSystem.bootstrap { _ in JournalDesBibliotheques() }
        let restes = Imprimeur.balayer()
        if restes > 0 { Sortie.ligne(#"{"genre":"impressions","etat":"effacees","restes":\#(restes)}"#) }
        let choisis = try Self.compartiments(compartiments)
        let bases = try Bases(compartiments: Array(choisis.union([.auth])), attente: .seconds(5))
        let maison = Maison(bases: bases, compartiments: choisis)
        var reglages = Reglages(
            https: https, demonstration: try await Demarrage.demonstration(bases), cle: try Demarrage.cleWeb(),
            droits: try await Droits.lire(bases[.auth], tables: Classification.trouver().tables), sessions: maison.sessions,
            mandataires: try Demarrage.mandataires(),
            bassins: maison.bassins, sante: { await Demarrage.debout(bases) }, journal: { Sortie.ligne($0) })
        reglages.metriquesOuvertes = metriquesOuvertes
        try await bases.verifier()
        let application = Application(
            router: try maison.application(reglages),
            configuration: ApplicationConfiguration(address: .hostname(hote, port: port), serverName: nil),
            onServerRunning: { _ in Sortie.ligne(#"{"genre":"demarrage","etat":"pret"}"#) }, logger: Logger(label: "serveur"))
        let groupe = ServiceGroup(
            configuration: ServiceGroupConfiguration(
                services: try maison.services(avec: application), gracefulShutdownSignals: [.sigterm, .sigint],
                logger: Logger(label: "cycle")))
        try await groupe.run()
        await bases.arreter()
        Sortie.ligne(#"{"genre":"arret","etat":"fini"}"#)
    }

    /// `migrateur` is never served.
    static func compartiments(_ texte: String?) throws -> Set<Compartiment> {
        let servis = Compartiment.allCases.filter { $0 != .migrateur && $0 != .passerelle }
        guard let texte else { return Set(servis) }
        return try Set(
            texte.split(separator: ",").map { mot in
                guard let compartiment = servis.first(where: { "\($0)" == mot || $0.rawValue == mot }) else {
                    throw ValidationError(
                        "« \(mot) » n'est pas un compartiment. Choisissez parmi : \(servis.map { "\($0)" }.joined(separator: ", ")).")
                }
                return compartiment
            })
    }
}

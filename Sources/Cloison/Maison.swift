import Accueil
import Chiffrement
import Bilans
import Comptes
import Contrats
import Dossiers
import Entreprises
import Facturation
import Foundation
import Hummingbird
import Partenaires
import Messages
import Permanences
import Postgres
import Prevention
import ServiceLifecycle
import Tenancy
import Web

/// The wiring: which rooms a process serves. Each room adds one line in `routes`.
struct Maison: Sendable {
    let bases: Bases
    /// Compartments this process opens; the rooms of the others are not there.
    let compartiments: Set<Compartiment>
    /// Plans asked on the pages; a service of the process.
    let calculs: Calculs
    private let connexion: Connexion
    private let resolveur: ResolveurDeSession
    private let environnement: [String: String]
    private let emetteur: Emetteur?
    private let exportateur: Exportateur?

    /// `environnement` says where the master key is; only a process that serves the nominative compartment reads it.
    init(bases: Bases, compartiments: Set<Compartiment>, environnement: [String: String] = ProcessInfo.processInfo.environment) {
        self.bases = bases
        self.environnement = environnement
        self.compartiments = compartiments
        calculs = Calculs(bases: bases)
        connexion = Connexion(base: bases[.auth])
        resolveur = ResolveurDeSession(connexion)
        emetteur = compartiments.contains(.facturation) ? Emetteur(bases) : nil
        exportateur = compartiments.contains(.facturation) ? Exportateur(bases) : nil
    }

    /// Every URL of the service, in one list.
    func routes() throws -> Routes {
        let routes = Routes()
        ConnexionRoutes(connexion, resolveur, acces: Self.accesDeDemonstration()).ajouter(a: routes)
        if ouvre(.administration) {
            CompteRoutes(base: bases[.administration], connexion: connexion).ajouter(a: routes)
            JournalRoutes(base: bases[.administration]).ajouter(a: routes)
            ConservationRoutes(base: bases[.administration]).ajouter(a: routes)
        }
        let entreprises = EntreprisesRoom(bases: bases, importateurs: Importer.importateurs)
        if ouvre(.gestion) {
            entreprises.gestion(routes)
            ContratsRoom(bases: bases).gestion(routes)
            PartenairesRoom(bases: bases).gestion(routes)
        }
        if ouvre(.client) {
            entreprises.client(routes)
            ContratsRoom(bases: bases).client(routes)
        }
        PermanencesRoom(bases: bases, calculs: calculs).ajouter(a: routes, ouvre: ouvre)
        if ouvre(.nominatif) {
            DossiersRoom(bases: bases, coffre: try Coffre.ouvrir(environnement), adresse: environnement["CLOISON_ADRESSE"]).ajouter(
                a: routes)
        }
        if ouvre(.nominatif) { PartenairesRoom(bases: bases).intervenants(routes) }
        PreventionRoom(bases: bases).ajouter(a: routes, ouvre: ouvre)
        let accueil = AccueilRoom(bases: bases)
        if ouvre(.publique) {
            accueil.publique(routes, cle: try Demarrage.cleWeb(environnement), adresse: environnement["CLOISON_ADRESSE"])
        }
        if ouvre(.client) { accueil.client(routes, adresse: environnement["CLOISON_ADRESSE"]) }
        if ouvre(.nominatif) { accueil.nominatif(routes, coffre: try Coffre.ouvrir(environnement)) }
        let facturation = FacturationRoom(bases: bases, emetteur: emetteur, exportateur: exportateur)
        if ouvre(.facturation) { facturation.ajouter(a: routes) }
        if ouvre(.gestion) { facturation.ajouterDirection(a: routes) }
        if ouvre(.client) { facturation.ajouterClient(a: routes) }
        let bilans = BilansRoom(bases: bases)
        if ouvre(.pilotage) {
            bilans.ajouter(a: routes)
            SecretEquipeRoutes(base: bases[.pilotage]).ajouter(a: routes)
        }
        if ouvre(.client) { bilans.ajouterClient(a: routes) }
        if ouvre(.publique) { bilans.ajouterPublique(a: routes, dictionnaire: try Classification.dictionnaire(environnement)) }
        return routes
    }

    /// The server and what works outside of any request, in the order they start. They stop in the reverse order: computations first,
    /// since an open page follows one until it ends and the server waits for its pages; what requests still use, last.
    func services(avec application: any Service) throws -> [any Service] {
        Self.ordonner(
            soutiens: (emetteur.map { [ServiceDeFond($0.run, arreter: $0.arreter)] } ?? [])
                + (exportateur.map { [ServiceDeFond($0.run, arreter: $0.arreter)] } ?? [])
                + (try facteur().map { [ServiceDeFond($0.run, arreter: $0.arreter)] } ?? []), application: application,
            calculs: compartiments.contains(.gestion) ? [ServiceDeFond(calculs.run, arreter: calculs.fermer)] : [])
    }

    /// Carries the messages of bookings; only where addresses can be opened.
    private func facteur() throws -> Facteur? {
        guard ouvre(.nominatif) else { return nil }
        return Facteur(
            bases: bases, coffre: try Coffre.ouvrir(environnement), messages: try ReglagesMessages(environnement),
            journal: { Sortie.ligne($0) })
    }

    static func ordonner(soutiens: [any Service], application: any Service, calculs: [any Service]) -> [any Service] {
        soutiens + [application] + calculs
    }

    /// Turns a session cookie into an account.
    var sessions: any SessionResolver { resolveur }

    /// What `cloison demo` wrote beside the secrets; absent elsewhere.
    private static func accesDeDemonstration() -> AccesDeDemonstration? {
        let dossier = ProcessInfo.processInfo.environment["CLOISON_DONNEES"] ?? ".cloison"
        let fichier = URL(filePath: dossier, directoryHint: .isDirectory).appending(path: "acces-demo.txt")
        return (try? String(contentsOf: fichier, encoding: .utf8)).flatMap { AccesDeDemonstration(texte: $0) }
    }

    func ouvre(_ compartiment: Compartiment) -> Bool { compartiments.contains(compartiment) }

    /// The whole application, ready to be served or tested.
    func application(_ reglages: Reglages) throws -> Router<Contexte> {
        var reglages = reglages
        if ouvre(.pilotage) { reglages.attentes = AttentesDeDirection(base: bases[.pilotage]).attentes }
        return try routes().application(reglages)
    }

    /// Prometheus lines of the pools opened so far.
    @Sendable func bassins() -> String {
        bases.actives.map { compartiment, base in
            let s = base.statistics
            let valeurs = [
                ("connexions", s.connectees), ("en_cours", s.enCours), ("en_attente", s.enAttente), ("acquises", s.acquises),
                ("refusees", s.refusees), ("indisponibles", s.indisponibles),
            ]
            return valeurs.map { #"cloison_bassin_\#($0.0){role="\#(compartiment.rawValue)"} \#($0.1)"# + "\n" }.joined()
        }.joined()
    }
}

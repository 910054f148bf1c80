import Foundation
import Hummingbird
import HummingbirdTesting
import Logging
import Synchronization
import Tenancy
import TestSupport
import Web

@testable import Cloison

/// The whole service, in this process, on a database of its own.
///
/// ```swift
/// try await MaisonDeTest.avec { maison in
///     let planificatrice = try await maison.visiteur(.planification)
///     let page = try await planificatrice.get("/semaine")
///     #expect(page.statut == 200)
/// }
/// ```
struct MaisonDeTest: Sendable {
    let base: BaseDeTest
    /// Every URL and who may call it.
    let routes: [Route]
    /// Journal lines written so far.
    let journal: Journal
    private let client: any TestClientProtocol

    final class Journal: Sendable {
        private let lignes = Mutex<[String]>([])
        var tout: [String] { lignes.withLock { $0 } }
        func noter(_ ligne: String) { lignes.withLock { $0.append(ligne) } }
    }

    static func avec<R: Sendable>(https: Bool = false, _ corps: @Sendable (MaisonDeTest) async throws -> R) async throws -> R {
        try await BaseDeTest.avec { base in try await ouvrir(base, https: https, corps) }
    }

    /// On a base the test has already filled.
    static func ouvrir<R: Sendable>(
        _ base: BaseDeTest, https: Bool = false, _ corps: @Sendable (MaisonDeTest) async throws -> R
    ) async throws -> R {
        let journal = Journal()
        let compartiments = Set(Compartiment.allCases.filter { $0 != .migrateur && $0 != .passerelle })
        let environnement = ["CLOISON_DONNEES": base.serveur.donnees.path, "CLOISON_SQL": Serveur.projet.appending(path: "sql").path]
        let maison = Maison(bases: base.bases, compartiments: compartiments, environnement: environnement)
        let tables = try Classification.trouver(environnement).tables
        let reglages = Reglages(
            https: https, demonstration: true, cle: (0..<32).map { UInt8($0) },
            droits: try await Droits.lire(base.bases[.auth], tables: tables),
            sessions: maison.sessions, bassins: maison.bassins, journal: { journal.noter($0) })
        let application = Application(
            responder: try maison.application(reglages).buildResponder(), logger: Logger(label: "essai") { _ in SwiftLogNoOpLogHandler() })
        let routes = try maison.routes().liste
        return try await application.test(.router) { client in
            try await corps(MaisonDeTest(base: base, routes: routes, journal: journal, client: client))
        }
    }

    /// A browser nobody is signed in.
    func visiteur() -> Visiteur { Visiteur(client) }

    /// A browser where a new account of these functions is signed in.
    func visiteur(_ fonction: Fonction, _ autres: Fonction..., entreprise: ID<EntrepriseTag>? = nil) async throws -> Visiteur {
        try await visiteur(base.compte([fonction] + autres, entreprise: entreprise))
    }

    /// A browser where this account is signed in.
    func visiteur(_ compte: CompteDeTest) async throws -> Visiteur {
        let visiteur = Visiteur(client)
        visiteur.poser("cloison", Data(try await base.ouvrirSession(compte)))
        return visiteur
    }
}

import Calendrier
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import NIOCore
import Postgres
import Prevention
import Tenancy
import TestSupport
import Web

/// Two companies, one followed by Nadia, and an account of each function; on a database of its own.
struct Scene: Sendable {
    let base: BaseDeTest
    let planificatrice: Principal
    let directrice: Principal
    let nadia: Principal
    let sophie: Principal
    let rh: Principal
    let rhVoisine: Principal
    let entreprise = ID<EntrepriseTag>.nouveau()
    let voisine = ID<EntrepriseTag>.nouveau()
    /// 120 employees.
    let grand = UUID()
    /// 30 employees.
    let petit = UUID()
    static let intervenante = "33333333-3333-4333-8333-333333333331"

    static func avec<R>(_ corps: (Scene) async throws -> R) async throws -> R {
        try await BaseDeTest.avec { base in try await corps(try await Scene(base)) }
    }

    private init(_ base: BaseDeTest) async throws {
        self.base = base
        (planificatrice, directrice) = (try await base.principal(.planification), try await base.principal(.direction))
        (nadia, sophie) = (try await base.principal(.intervenant, nom: "Nadia Benali"), try await base.principal(.intervenant))
        let script = """
            INSERT INTO gestion.entreprise (entreprise_id, code, nom) VALUES
              ('\(entreprise)', 'FH', 'Fonderies de Testange'), ('\(voisine)', 'VB', 'Verreries de Belsaure');
            INSERT INTO gestion.etablissement (entreprise_id, id, code, nom, territoire) VALUES
              ('\(entreprise)', '\(grand)', 'E1', 'Usine', 'FR-AM'), ('\(entreprise)', '\(petit)', 'E2', 'Dépôt', 'FR-AM');
            INSERT INTO gestion.effectif (entreprise_id, etablissement_id, a_partir_du, nombre) VALUES
              ('\(entreprise)', '\(grand)', '2026-01-01', 120), ('\(entreprise)', '\(petit)', '2026-01-01', 30);
            INSERT INTO gestion.lieu (id, nom, type, territoire) VALUES ('11111111-1111-4111-8111-111111111111', 'Bureau', 'bureau', 'FR-AM');
            INSERT INTO gestion.intervenant (id, compte_id, prenom, nom, metier, bureau_id) VALUES
              ('\(Self.intervenante)', '\(nadia.compte)', 'Nadia', 'Benali', 'assistant_social', '11111111-1111-4111-8111-111111111111'),
              ('33333333-3333-4333-8333-333333333332', '\(sophie.compte)', 'Sophie', 'Kremer', 'assistant_social',
               '11111111-1111-4111-8111-111111111111');
            INSERT INTO gestion.contrat (entreprise_id, numero, statut, debut, intervenant_id)
              VALUES ('\(entreprise)', 'C-1', 'signe', '2025-01-01', '\(Self.intervenante)');
            """
        try await base.superutilisateur { try $0.executeScript(script) }
        (rh, rhVoisine) = (try await base.principal(.rh, entreprise: entreprise), try await base.principal(.rh, entreprise: voisine))
    }

    /// Inserts an action as it is and gives its identifier. `qui`: last figure of the intervenante.
    @discardableResult
    func poser(
        _ jour: DateCivile = DateCivile.aujourdhui().plus(jours: 9), _ theme: String = "Tenir son budget", places: Int = 12, qui: Int = 1
    )
        async throws -> ID<EntrepriseTag>
    {
        let (id, entreprise) = (ID<EntrepriseTag>.nouveau(), entreprise)
        try await base.superutilisateur {
            try $0.executeScript(
                """
                INSERT INTO gestion.action_collective (entreprise_id, id, intervenant_id, jour, debut, minutes, genre, theme, places)
                VALUES ('\(entreprise)', '\(id)', '33333333-3333-4333-8333-33333333333\(qui)', '\(jour)', '14:00', 90, 'atelier', '\(theme)',
                  \(places))
                """)
        }
        return id
    }

    func compter(_ sql: SQL) async throws -> Int { try await base.superutilisateur { try $0.rows(sql).count } }

    /// True when the statement is refused for want of a right or of a row.
    func refuse(_ compartiment: Compartiment, _ qui: Principal, _ sql: SQL) async throws -> Bool {
        do {
            return try await base.bases[compartiment].transaction(as: qui) { try $0.execute(sql) } == 0
        } catch let erreur as PostgresError where erreur.state == .insufficientPrivilege { return true }
    }
}

/// Somebody in front of the room's pages: the real pipeline on a real database.
struct Visiteur: Sendable {
    let client: any TestClientProtocol
    let compte: Principal

    private struct Sessions: SessionResolver {
        let comptes: [[UInt8]: Principal]
        func principal(jeton: [UInt8]) async throws -> Principal? { comptes[jeton] }
    }

    private static func cookie(_ principal: Principal) -> [UInt8] {
        withUnsafeBytes(of: principal.compte.rawValue.uuid) { Array($0) } + Array(repeating: 0, count: 16)
    }

    /// One browser per account, on one application.
    static func avec(_ base: BaseDeTest, _ comptes: [Principal], _ visite: @escaping @Sendable ([Visiteur]) async throws -> Void)
        async throws
    {
        let routes = Routes()
        PreventionRoom(bases: base.bases).ajouter(a: routes)
        let tables: Set<String> = [
            "action_collective", "action_place", "projet", "projet_etape", "projet_partenaire", "cellule", "alerte",
        ].reduce(into: []) { $0.insert("gestion.\($1)") }
        let reglages = Reglages(
            https: false, demonstration: false, cle: Array(repeating: 7, count: 32),
            droits: try await Droits.lire(base.bases[.auth], tables: tables),
            sessions: Sessions(comptes: Dictionary(comptes.map { (cookie($0), $0) }, uniquingKeysWith: { a, _ in a })), journal: { _ in })
        let application = Application(
            responder: try routes.application(reglages).buildResponder(), logger: Logger(label: "essai") { _ in SwiftLogNoOpLogHandler() })
        try await application.test(.router) { client in
            try await visite(comptes.map { Visiteur(client: client, compte: $0) })
        }
    }

    /// The page with plain spaces and apostrophes: pages are typeset.
    func lire(_ chemin: String) async throws -> (statut: Int, texte: String) {
        let reponse = try await client.execute(uri: chemin, method: .get, headers: [.cookie: temoin])
        let texte = String(buffer: reponse.body).replacing("\u{A0}", with: " ").replacing("\u{202F}", with: " ").replacing("’", with: "'")
        return (reponse.status.code, texte)
    }

    func texte(_ chemin: String) async throws -> String { try await lire(chemin).texte }

    /// Posts a form found on `page`: its token first.
    func envoyer(_ chemin: String, _ champs: [(String, String)] = [], depuis page: String) async throws -> (
        statut: Int, texte: String, vers: String?
    ) {
        let jeton = try await texte(page).split(separator: "name=\"_csrf\" value=\"").dropFirst().first?.prefix { $0 != "\"" } ?? ""
        let corps = ([("_csrf", String(jeton))] + champs).map { "\($0.0)=\(Self.coder($0.1))" }.joined(separator: "&")
        let reponse = try await client.execute(
            uri: chemin, method: .post, headers: [.cookie: temoin, .contentType: "application/x-www-form-urlencoded"],
            body: ByteBuffer(string: corps))
        let texte = String(buffer: reponse.body).replacing("\u{A0}", with: " ").replacing("\u{202F}", with: " ").replacing("’", with: "'")
        return (reponse.status.code, texte, reponse.headers[.location])
    }

    private static func coder(_ texte: String) -> String { texte.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "" }

    private var temoin: String {
        let base64 = Data(Self.cookie(compte)).base64EncodedString()
        return "cloison=" + base64.replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }
}

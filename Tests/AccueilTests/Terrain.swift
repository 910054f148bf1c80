import Chiffrement
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import Messages
import NIOCore
import Postgres
import Tenancy
import TestSupport
import Web

@testable import Accueil

/// One company with a poster, its HR, two social workers and the permanences of the next days; on a database of its own.
struct Terrain: Sendable {
    let base: BaseDeTest
    let coffre: Coffre
    let nadia: Principal
    let sophie: Principal
    let rh: Principal
    let encadrant: Principal
    let entreprise: ID<EntrepriseTag>
    let etablissement = UUID()
    /// Nadia's, tomorrow or the next weekday, 8:30 to 12.
    let permanence = UUID()
    /// Sophie's, a week later, 13:30 to 17.
    let suivante = UUID()
    static let code = "AFFICHE1"

    static func avec<R>(_ corps: (Terrain) async throws -> R) async throws -> R {
        try await BaseDeTest.avec { base in
            let entreprise = ID<EntrepriseTag>.nouveau()
            let terrain = Terrain(
                base: base, coffre: try Coffre(maitre: Array(1...32)), nadia: try await base.principal(.intervenant, nom: "Nadia Benali"),
                sophie: try await base.principal(.intervenant, nom: "Sophie Kremer"),
                rh: try await base.principal(.rh, entreprise: entreprise),
                encadrant: try await base.principal(.encadrant, entreprise: entreprise), entreprise: entreprise)
            try await terrain.meubler()
            return try await corps(terrain)
        }
    }

    private func meubler() async throws {
        let script = """
            INSERT INTO gestion.prestataire (nom, telephone) VALUES ('Service social de Moselle', '03 87 00 00 00');
            INSERT INTO gestion.entreprise (entreprise_id, code, nom, code_affiche) VALUES ('\(entreprise)', 'FH', 'Fonderies de Testange', '\(Self.code)');
            INSERT INTO gestion.etablissement (entreprise_id, id, code, nom, territoire)
              VALUES ('\(entreprise)', '\(etablissement)', 'E1', 'Usine', 'FR-AM');
            INSERT INTO gestion.lieu (id, nom, type, territoire) VALUES ('11111111-1111-4111-8111-111111111111', 'Bureau', 'bureau', 'FR-AM');
            INSERT INTO gestion.lieu (id, nom, type, territoire, entreprise_id, etablissement_id, salle, commune, capacite_salle)
              VALUES ('22222222-2222-4222-8222-222222222222', 'Fonderies de Testange, site', 'site', 'FR-AM', '\(entreprise)', '\(etablissement)',
                      'salle 12', 'Hagondange', 2);
            INSERT INTO gestion.intervenant (id, compte_id, nom, prenom, metier, bureau_id, telephone) VALUES
              ('33333333-3333-4333-8333-333333333331', '\(nadia.compte)', 'Benali', 'Nadia', 'assistant_social',
               '11111111-1111-4111-8111-111111111111', '06 00 00 00 01'),
              ('33333333-3333-4333-8333-333333333332', '\(sophie.compte)', 'Kremer', 'Sophie', 'assistant_social',
               '11111111-1111-4111-8111-111111111111', '');
            INSERT INTO gestion.contrat (entreprise_id, id, numero, debut)
              VALUES ('\(entreprise)', '44444444-4444-4444-8444-444444444444', 'C-1', '2025-01-01');
            INSERT INTO gestion.prestation (entreprise_id, id, contrat_id, type, du)
              VALUES ('\(entreprise)', '55555555-5555-4555-8555-555555555555', '44444444-4444-4444-8444-444444444444', 'mediation', '2025-01-01');
            INSERT INTO gestion.permanence
              (entreprise_id, id, contrat_id, prestation_id, lieu_id, intervenant_id, jour, moment, debut, fin, salle, statut)
            SELECT '\(entreprise)', v.id::uuid, '44444444-4444-4444-8444-444444444444', '55555555-5555-4555-8555-555555555555',
              '22222222-2222-4222-8222-222222222222', v.intervenant::uuid, o.jour + v.decalage, v.moment, v.debut::time, v.fin::time, v.salle, 'publiee'
            FROM (SELECT d::date AS jour FROM generate_series(current_date + 2, current_date + 5, interval '1 day') d
                  WHERE extract(isodow FROM d) < 6 LIMIT 1) o,
              (VALUES ('\(permanence)', '33333333-3333-4333-8333-333333333331', 0, 'AM', '08:30', '12:00', 1),
                      ('\(suivante)', '33333333-3333-4333-8333-333333333332', 7, 'PM', '13:30', '17:00', 1))
                v (id, intervenant, decalage, moment, debut, fin, salle);
            """
        try await base.superutilisateur { try $0.executeScript(script) }
    }

    func facteur(_ environnement: [String: String] = [:]) throws -> Facteur {
        Facteur(bases: base.bases, coffre: coffre, messages: try ReglagesMessages(environnement))
    }

    /// As the cluster's superuser: to arrange and to look, never to prove a refusal.
    func sql(_ script: String) async throws { try await base.superutilisateur { try $0.executeScript(script) } }
    func lignes(_ sql: SQL) async throws -> [Row] { try await base.superutilisateur { try $0.rows(sql) } }

    /// The three doors of the room, over HTTP.
    func servir(
        https: Bool = false, adresse: String? = "https://exemple.fr", coffre autre: Coffre? = nil,
        _ visite: @escaping @Sendable (any TestClientProtocol) async throws -> Void
    ) async throws {
        let routes = Routes()
        let room = AccueilRoom(bases: base.bases)
        room.publique(routes, cle: Array(repeating: 9, count: 32), adresse: adresse)
        room.client(routes, adresse: adresse)
        room.nominatif(routes, coffre: autre ?? coffre)
        let tables: Set = ["nominatif.orientation_rh"]
        let reglages = Reglages(
            https: https, demonstration: false, cle: Array(repeating: 7, count: 32),
            droits: try await Droits.lire(base.bases[.auth], tables: tables), sessions: Sessions(comptes: [nadia, sophie, rh, encadrant]),
            journal: { _ in })
        let application = Application(
            responder: try routes.application(reglages).buildResponder(), logger: Logger(label: "essai") { _ in SwiftLogNoOpLogHandler() })
        try await application.test(.router) { client in try await visite(client) }
    }

    /// A cookie that names the account: signing in is another room's affair.
    struct Sessions: SessionResolver {
        let comptes: [Principal]
        func principal(jeton: [UInt8]) async throws -> Principal? { comptes.first { Visite.temoin($0) == jeton } }
    }
}

/// A browser: of an account, or of nobody, which then must never receive a cookie.
struct Visite: Sendable {
    let client: any TestClientProtocol
    var compte: Principal?
    var origine: String?

    static func temoin(_ principal: Principal) -> [UInt8] {
        withUnsafeBytes(of: principal.compte.rawValue.uuid) { Array($0) } + Array(repeating: 0, count: 16)
    }

    func get(_ chemin: String) async throws -> TestResponse { try await client.execute(uri: chemin, method: .get, headers: entetes) }

    /// With the token of `page`.
    func post(_ chemin: String, _ champs: [(String, String)], page: String) async throws -> TestResponse {
        let jeton = try await get(page).simple.entre("name=\"_csrf\" value=\"", "\"") ?? ""
        let corps = ([("_csrf", jeton)] + champs).map { "\($0.0)=\($0.1.code)" }.joined(separator: "&")
        var entetes = entetes
        entetes[.contentType] = "application/x-www-form-urlencoded"
        if compte == nil { entetes[.origin] = "null" }
        return try await client.execute(uri: chemin, method: .post, headers: entetes, body: ByteBuffer(string: corps))
    }

    private var entetes: HTTPFields {
        var entetes: HTTPFields = [:]
        if let compte {
            let base64 = Data(Self.temoin(compte)).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_")
            entetes[.cookie] = "cloison=\(base64.replacing("=", with: ""))"
        }
        if let origine { entetes[HTTPField.Name("X-Forwarded-For") ?? .from] = origine }
        return entetes
    }
}

extension TestResponse {
    /// Text with typographic spaces and apostrophes back to plain ones.
    var simple: String {
        String(buffer: body).replacing("\u{202F}", with: " ").replacing("\u{00A0}", with: " ").replacing("’", with: "'").replacing(
            "&#39;", with: "'")
    }
    /// All that a reader can compare, but the date.
    var comparable: String {
        "\(status.code)\n" + headers.filter { $0.name != .date }.map { "\($0.name): \($0.value)" }.sorted().joined(separator: "\n") + "\n"
            + String(buffer: body)
    }
    var vers: String { headers[.location] ?? "" }
}

extension String {
    func entre(_ debut: String, _ fin: String) -> String? {
        guard let a = range(of: debut), let b = self[a.upperBound...].range(of: fin) else { return nil }
        return String(self[a.upperBound..<b.lowerBound])
    }
    fileprivate var code: String { addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "" }
}

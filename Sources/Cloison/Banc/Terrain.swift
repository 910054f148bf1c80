import Crypto
import Foundation
import Postgres
import Tenancy

/// What is measured: ten thousand rows behind the wall, the same without it, and a live session of `app_gestion`.
struct Terrain: Sendable {
    enum Prologue: String, CaseIterable, Sendable {
        case mur = "garde.ouvrir"
        case nu = "SELECT 1"
    }

    static let lignes = 10_000
    let configuration: DatabaseConfiguration
    let principal: Principal
    private let administrateur: DatabaseConfiguration

    static func poser(_ configuration: DatabaseConfiguration, forcer: Bool) async throws -> Terrain {
        let donnees = ProcessInfo.processInfo.environment["CLOISON_DONNEES"] ?? ".cloison"
        let secret = try String(contentsOfFile: "\(donnees)/secrets/postgres.mdp", encoding: .utf8).trimmingCharacters(
            in: .whitespacesAndNewlines)
        var administrateur = configuration
        administrateur.role = "postgres"
        administrateur.motDePasse = secret
        var hasard = SystemRandomNumberGenerator()
        let cookie = (0..<32).map { _ in UInt8.random(in: .min ... .max, using: &hasard) }
        let compte = ID<CompteTag>.nouveau()
        let principal = Principal(compte: compte, nom: "Banc", fonctions: [.planification], cookie: cookie)
        let terrain = Terrain(configuration: configuration, principal: principal, administrateur: administrateur)
        let empreinte = Array(SHA256.hash(data: principal.jeton(.gestion)))
        try await UnsafeConnection.ouvrir(administrateur) { connexion in
            if !forcer, try connexion.rows("SELECT FROM garde.parametre WHERE demonstration").isEmpty { throw PasUneDemonstration() }
            try connexion.executeScript(effacer)
            _ = try connexion.rows(
                """
                INSERT INTO garde.compte (id, login, nom, sel, verificateur, fonctions)
                VALUES (\(compte), 'banc-postgres', 'Banc', decode(repeat('00', 16), 'hex'), decode(repeat('00', 32), 'hex'), '{planification}')
                """)
            _ = try connexion.rows(
                """
                INSERT INTO garde.session (empreinte, compte, compartiment, fonctions, groupe, expire_le)
                VALUES (\(empreinte), \(compte), 'app_gestion', '{planification}', gen_random_uuid(), now() + interval '8 hours')
                """)
            try connexion.executeScript(creer)
        }
        return terrain
    }

    func retirer() async throws {
        try await UnsafeConnection.ouvrir(administrateur) { try $0.executeScript(Self.effacer) }
    }

    private static let effacer = """
        SET client_min_messages = warning;
        DROP SCHEMA IF EXISTS banc CASCADE;
        DELETE FROM garde.session WHERE compte IN (SELECT id FROM garde.compte WHERE login = 'banc-postgres');
        DELETE FROM garde.compte WHERE login = 'banc-postgres';
        """

    private static let creer = """
        CREATE SCHEMA banc;
        CREATE TABLE banc.nue (id int PRIMARY KEY, nom text NOT NULL, ville text NOT NULL, note text);
        INSERT INTO banc.nue SELECT i, 'Établissement ' || i, 'Ville ' || i % 100, repeat('x', 40) FROM generate_series(1, \(lignes)) i;
        CREATE TABLE banc.mur (LIKE banc.nue INCLUDING ALL);
        INSERT INTO banc.mur SELECT * FROM banc.nue;
        ALTER TABLE banc.mur ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
        CREATE POLICY mur ON banc.mur AS RESTRICTIVE TO app_gestion USING ((SELECT garde.prestataire()) IS NOT NULL);
        CREATE POLICY lire ON banc.mur FOR SELECT TO app_gestion USING (true);
        GRANT USAGE ON SCHEMA banc TO app_gestion;
        GRANT SELECT (id, nom, ville, note) ON banc.nue, banc.mur TO app_gestion;
        ANALYZE banc.nue;
        ANALYZE banc.mur;
        """

    struct PasUneDemonstration: Error, CustomStringConvertible {
        let description =
            "cette base n'est pas une démonstration : la mesure y créerait un schéma et un compte. Ajoutez --forcer pour le vouloir."
    }
}

/// One row of the measured tables.
struct LigneDeBanc: RowDecodable {
    let id: Int
    let nom: String
    let ville: String
    let note: String?

    init(row: Row) throws(RowError) {
        id = try row.int("id")
        nom = try row.string("nom")
        ville = try row.string("ville")
        note = try row.optionalString("note")
    }

    /// By hand: a general encoder costs ten times more than the query. The values of the bench need no escape.
    var json: String { #"{"id":\#(id),"nom":"\#(nom)","ville":"\#(ville)","note":"\#(note ?? "")"}"# }
}

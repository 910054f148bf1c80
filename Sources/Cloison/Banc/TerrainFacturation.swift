import Comptes
import Foundation
import Postgres
import Tenancy

/// A base of its own for the measure of billing: the real schema, fictive companies, dropped at the end.
struct TerrainFacturation: Sendable {
    let nom: String
    let bases: Bases
    let principal: Principal
    private let administrateur: DatabaseConfiguration

    /// Loads sql/load.sql into a new base, with `entreprises` companies of one contract each.
    static func poser(entreprises: Int) async throws -> TerrainFacturation {
        let donnees = ProcessInfo.processInfo.environment["CLOISON_DONNEES"] ?? ".cloison"
        let secret = try String(contentsOfFile: "\(donnees)/secrets/postgres.mdp", encoding: .utf8).trimmingCharacters(
            in: .whitespacesAndNewlines)
        let ici = try Bases(compartiments: [.migrateur, .facturation])
        var administrateur = ici[.migrateur].configuration
        administrateur.role = "postgres"
        administrateur.motDePasse = secret
        administrateur.verifierRole = false
        administrateur.base = "postgres"
        let choisie = ici[.facturation].configuration.base
        guard choisie.hasPrefix("banc"), choisie.utf8.allSatisfy({ $0 == 95 || (97...122).contains($0) }) else {
            throw Echec(
                description:
                    """
                    La mesure efface puis recrée sa base : donnez-lui une grappe et un nom à elle, qui commence par « banc ».
                      export CLOISON_DONNEES=.cloison-banc CLOISON_PG_BASE=banc_facturation
                      deploy/base demarrer && cloison banc facturation ; deploy/base detruire --oui
                    """)
        }
        let nom = choisie
        try await UnsafeConnection.ouvrir(administrateur) {
            try $0.executeScript("DROP DATABASE IF EXISTS \(nom) WITH (FORCE)")
            try $0.executeScript("CREATE DATABASE \(nom)")
        }
        do {
            var cible = administrateur
            cible.base = nom
            try psql(cible, ["-f", try chargement().path])
            try await UnsafeConnection.ouvrir(cible) { try $0.executeScript(peuplement(entreprises)) }
            var configurations: [Compartiment: DatabaseConfiguration] = [:]
            for compartiment in [Compartiment.migrateur, .facturation] {
                var configuration = ici[compartiment].configuration
                configuration.base = nom
                configuration.delaiRequete = .seconds(120)
                configurations[compartiment] = configuration
            }
            let bases = Bases(configurations)
            await ici.arreter()
            return TerrainFacturation(
                nom: nom, bases: bases, principal: try await SessionTechnique.ouvrir(bases, .facturation), administrateur: cible)
        } catch {
            try? await UnsafeConnection.ouvrir(administrateur) { try $0.executeScript("DROP DATABASE \(nom) WITH (FORCE)") }
            throw error
        }
    }

    func retirer() async throws {
        await bases.arreter()
        var ailleurs = administrateur
        ailleurs.base = "postgres"
        try await UnsafeConnection.ouvrir(ailleurs) { [nom] in try $0.executeScript("DROP DATABASE \(nom) WITH (FORCE)") }
    }

    /// As the superuser, in the measured base.
    func administrer<R: Sendable>(_ corps: @escaping @Sendable (UnsafeConnection) throws -> R) async throws -> R {
        try await UnsafeConnection.ouvrir(administrateur, corps)
    }

    /// A client program of PostgreSQL run to its end, as the superuser; gives what it printed.
    @discardableResult
    func lancer(_ programme: String, _ arguments: [String]) throws -> String {
        try Self.lancer(programme, administrateur, arguments)
    }

    @discardableResult
    private static func psql(_ cible: DatabaseConfiguration, _ arguments: [String]) throws -> String {
        try lancer("psql", cible, ["-X", "-q", "-v", "ON_ERROR_STOP=1"] + arguments)
    }

    private static func lancer(_ programme: String, _ cible: DatabaseConfiguration, _ arguments: [String]) throws -> String {
        let sortie = FileManager.default.temporaryDirectory.appending(path: "banc-\(UUID().uuidString).txt")
        defer { try? FileManager.default.removeItem(at: sortie) }
        let chemins =
            (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map(String.init)
            + (13...18).reversed().map { "/usr/lib/postgresql/\($0)/bin" }
        guard let fichier = chemins.map({ "\($0)/\(programme)" }).first(where: FileManager.default.isExecutableFile(atPath:)) else {
            throw Echec(description: "\(programme) est introuvable : installez le paquet postgresql-15.")
        }
        let connexion = ["-h", cible.hote, "-p", "\(cible.port)", "-U", cible.role]
        let statut = Lancement.executer(
            [fichier] + connexion + arguments + [cible.base],
            environnement: ["PGPASSWORD=\(cible.motDePasse)", "PATH=/usr/bin:/bin", "LC_ALL=C.UTF-8", "PGSSLMODE=disable"],
            sortie: sortie.path)
        let texte = (try? String(contentsOf: sortie, encoding: .utf8)) ?? ""
        guard statut == 0 else { throw Echec(description: "\(programme) a échoué :\n\(texte.suffix(2_000))") }
        return texte
    }

    private static func chargement() throws -> URL {
        let dossier =
            ProcessInfo.processInfo.environment["CLOISON_SQL"].map { URL(filePath: $0) }
            ?? URL(filePath: FileManager.default.currentDirectoryPath).appending(path: "sql")
        let fichier = dossier.appending(path: "load.sql")
        guard FileManager.default.fileExists(atPath: fichier.path) else {
            throw Echec(description: "« \(fichier.path) » manque : lancez la mesure depuis le dossier du projet, ou indiquez CLOISON_SQL.")
        }
        return fichier
    }

    /// Four price models: per employee, half-days held each week, monthly, monthly with reverse charge to Luxembourg.
    private static func peuplement(_ entreprises: Int) -> String {
        """
        INSERT INTO gestion.prestataire (nom, adresse, code_postal, commune, siren, tva_fr, tva_lu, iban, siret)
        VALUES ('Service social de mesure', '14 rue du Pont', '57000', 'Metz', '123456782', 'FR32123456782', 'LU12345613',
          'FR7630006000011234567890189', '12345678200010');
        INSERT INTO gestion.lieu (id, nom, type, territoire)
        SELECT ('00000000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid, 'Salle ' || n, 'bureau', 'FR-AM' FROM generate_series(1, \(entreprises)) n;
        INSERT INTO gestion.intervenant (id, nom, metier, bureau_id)
        SELECT ('00000000-0000-4000-9000-' || lpad(n::text, 12, '0'))::uuid, 'Intervenant ' || n, 'assistant_social', '00000000-0000-4000-8000-000000000001'
        FROM generate_series(1, \(entreprises)) n;
        INSERT INTO gestion.entreprise (entreprise_id, code, nom, pays, adresse, code_postal, commune, tva_intracommunautaire)
        SELECT md5('banc ' || n)::uuid, 'B' || lpad(n::text, 6, '0'), 'Entreprise de mesure ' || n, CASE WHEN n % 10 = 0 THEN 'LU' ELSE 'FR' END,
          n || ' rue de l''Essai', CASE WHEN n % 10 = 0 THEN 'L-1111' ELSE '57000' END, CASE WHEN n % 10 = 0 THEN 'Luxembourg' ELSE 'Metz' END,
          CASE WHEN n % 10 = 0 THEN 'LU' || lpad(n::text, 8, '1') END
        FROM generate_series(1, \(entreprises)) n;
        INSERT INTO gestion.etablissement (entreprise_id, id, code, nom, territoire)
        SELECT entreprise_id, gen_random_uuid(), 'SIEGE', 'Siège', 'FR' FROM gestion.entreprise;
        INSERT INTO gestion.effectif (entreprise_id, etablissement_id, a_partir_du, nombre)
        SELECT entreprise_id, id, '2026-01-01', 20 + abs(hashtext(entreprise_id::text)) % 400 FROM gestion.etablissement;
        INSERT INTO gestion.contrat (entreprise_id, numero, statut, debut, cadre)
        SELECT entreprise_id, 'C-' || code, 'signe', '2026-01-01', 'FR' FROM gestion.entreprise;
        INSERT INTO gestion.tarif (entreprise_id, contrat_id, code, modele, prix_micro, du)
        SELECT c.entreprise_id, c.id, m.code, m.modele, m.prix, '2026-01-01'
        FROM gestion.contrat c
        JOIN gestion.entreprise e USING (entreprise_id)
        JOIN (VALUES (1, 'SAL', 'forfait_salarie', 20000000::bigint), (2, 'DJ', 'demi_journee', 420000000), (0, 'MOIS', 'mensuel', 2500000000)
          ) AS m (reste, code, modele, prix) ON m.reste = CASE WHEN right(e.code, 1) = '0' THEN 0 ELSE right(e.code, 6)::int % 3 END;
        INSERT INTO gestion.prestation (entreprise_id, contrat_id, du, lieu_id, frequence, duree_demi_journees, demi_journees_an, creneaux_autorises)
        SELECT c.entreprise_id, c.id, '2026-01-01', ('00000000-0000-4000-8000-' || lpad(right(e.code, 6)::int::text, 12, '0'))::uuid, 'hebdomadaire', 1,
          44, '{mar-AM}'
        FROM gestion.contrat c JOIN gestion.entreprise e USING (entreprise_id) JOIN gestion.tarif t ON t.entreprise_id = c.entreprise_id AND t.contrat_id = c.id AND t.code = 'DJ';
        INSERT INTO gestion.permanence (entreprise_id, contrat_id, prestation_id, lieu_id, intervenant_id, jour, moment, debut, fin, statut)
        SELECT p.entreprise_id, p.contrat_id, p.id, p.lieu_id, ('00000000-0000-4000-9000-' || lpad(right(e.code, 6)::int::text, 12, '0'))::uuid,
          j::date, 'AM', '09:00', '12:00', 'tenue'
        FROM gestion.prestation p
        JOIN gestion.entreprise e USING (entreprise_id)
        CROSS JOIN generate_series('2026-06-02'::timestamp, '2026-10-27', '7 days') j;
        ANALYZE;
        """
    }

    struct Echec: Error, CustomStringConvertible {
        let description: String
    }
}

import Dossiers
import Foundation
import Postgres
import Tenancy
import TestSupport

/// Statements found in the catalog rather than written: a table or a function of tomorrow is asked too.
enum Interrogation {
    /// Functions of any schema that app_nominatif may call with at least one uuid: `schema.nom(arg, arg)`, arguments as types.
    static let fonctions = """
        SELECT n.nspname || '.' || p.proname || '|' || array_to_string(ARRAY(SELECT format_type(t, NULL) FROM unnest(p.proargtypes) t), ',')
          FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
         WHERE n.nspname IN ('nominatif', 'passerelle', 'pilotage', 'journal') AND has_function_privilege('app_nominatif', p.oid, 'EXECUTE')
           AND 'uuid'::regtype = ANY (p.proargtypes) ORDER BY 1
        """

    /// First column of each row, as text.
    static func lignes(_ connexion: UnsafeConnection, _ sql: String) throws -> [String] {
        try connexion.executeScript(
            "CREATE TEMP TABLE IF NOT EXISTS lecture (rang bigint GENERATED ALWAYS AS IDENTITY, texte text); TRUNCATE lecture")
        try connexion.executeScript("INSERT INTO lecture (texte) \(sql)")
        return try connexion.rows("SELECT texte FROM pg_temp.lecture ORDER BY rang").compactMap { try $0.optionalString("texte") }
    }

    /// Asks everything as app_nominatif with this session's token, each statement undone; gives what is answered otherwise than about
    /// a dossier that does not exist.
    static func parcourir(
        _ serveur: Serveur, base: String, jeton: String, tables: [String], fonctions: [String], _ dossiers: [Dossier.Ref]
    ) throws -> [String] {
        let psql = try Psql(serveur, base: base, role: "app_nominatif")
        defer { psql.fermer() }
        let questions = questions(tables, fonctions)
        let rien = Dossier.Ref(.nouveau(), .nouveau())
        let temoins = try questions.map { try demander(psql, jeton, $0(rien)) }
        var constats: [String] = []
        for ref in dossiers {
            for (question, temoin) in zip(questions, temoins) {
                let reponse = try demander(psql, jeton, question(ref))
                if reponse != temoin { constats.append("\(question(ref)) → \(reponse.prefix(200))") }
            }
        }
        return constats
    }

    private static func questions(_ tables: [String], _ fonctions: [String]) -> [(Dossier.Ref) -> String] {
        tables.map { table in { "SELECT count(*) FROM (SELECT id FROM nominatif.\(table) WHERE dossier_id = '\($0.id)') x;" } }
            + fonctions.compactMap { fonction in
                let parties = fonction.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
                let types = parties[1].split(separator: ",").map(String.init)
                return { "SELECT * FROM \(parties[0])(\(valeurs(types, $0)));" }
            }
    }

    /// The rows, or the state of an error: never its text, which may quote what was asked.
    private static func demander(_ psql: Psql, _ jeton: String, _ sql: String) throws -> String {
        try psql.dire("BEGIN;")
        let contexte = try psql.dire("SELECT garde.ouvrir('\\x\(jeton)'::bytea); SELECT 'moi ' || garde.uid()::text;")
        guard contexte.contains("moi ") else { throw Programme.Echec(description: "session fermée : rien ne serait prouvé") }
        let reponse = try psql.dire(sql)
        try psql.dire("ROLLBACK;")
        return reponse.firstMatch(of: /ERROR: +([0-9A-Z]{5})/).map { String($0.1) } ?? reponse
    }

    /// The company first, then the dossier wherever an identifier is asked.
    private static func valeurs(_ types: [String], _ ref: Dossier.Ref) -> String {
        var uuids = 0
        return types.map { type in
            switch type {
            case "uuid":
                uuids += 1
                return uuids == 1 && types.filter({ $0 == "uuid" }).count > 1 ? "'\(ref.entreprise)'" : "'\(ref.id)'"
            case "date": return "current_date"
            case "text": return "'essai'"
            case "integer", "smallint", "bigint": return "1::\(type)"
            case "boolean": return "true"
            default: return "NULL::\(type)"
            }
        }.joined(separator: ", ")
    }
}

import Calendrier
import Entreprises
import Postgres
import Tenancy

/// A price index the provider follows, with the value entered for each year (R18). Linking coefficients are applied before entry.
struct Indice: Sendable, Equatable {
    let code: String
    let libelle: String
    let source: String
    /// By year, newest first.
    var valeurs: [Valeur] = []

    struct Valeur: RowDecodable, Equatable {
        let indice: String
        let annee: Int
        /// 10^-6.
        let valeurMicro: Int
        let publieLe: DateCivile?

        init(row: Row) throws(RowError) {
            indice = try row.string("indice")
            annee = try row.int("annee")
            valeurMicro = try row.int("valeur_micro")
            publieLe = try row.optionalValue("publie_le")
        }
    }

    /// The last value entered for that year or before.
    func derniere(_ annee: Int) -> Valeur? { valeurs.first { $0.annee <= annee } }

    var parAnnee: [Int: Int] { Dictionary(valeurs.map { ($0.annee, $0.valeurMicro) }, uniquingKeysWith: { premier, _ in premier }) }
}

/// Statements on gestion.indice and gestion.indice_valeur.
enum IndiceStore {
    static func tous(_ tx: Transaction) throws -> [Indice] {
        let valeurs: [Indice.Valeur] = try tx.all(
            "SELECT indice, annee, valeur_micro, publie_le FROM gestion.indice_valeur ORDER BY indice, annee DESC")
        let parIndice = Dictionary(grouping: valeurs, by: \.indice)
        return try tx.rows("SELECT code, libelle, source FROM gestion.indice ORDER BY libelle").map { row in
            let code = try row.string("code")
            return Indice(code: code, libelle: try row.string("libelle"), source: try row.string("source"), valeurs: parIndice[code] ?? [])
        }
    }

    static func creer(code: String, libelle: String, source: String, _ tx: Transaction) throws {
        try tx.execute("INSERT INTO gestion.indice (code, libelle, source) VALUES (\(code), \(libelle), \(source))")
    }

    /// Enters or corrects the value of a year.
    static func noter(_ indice: String, _ annee: Int, _ valeurMicro: Int, publieLe: DateCivile?, _ tx: Transaction) throws {
        try tx.execute(
            """
            INSERT INTO gestion.indice_valeur (indice, annee, valeur_micro, publie_le)
            VALUES (\(indice), \(annee), \(valeurMicro), \(publieLe))
            ON CONFLICT (indice, annee) DO UPDATE SET valeur_micro = excluded.valeur_micro, publie_le = excluded.publie_le
            """)
    }

    /// Price lines and pools that follow each index.
    static func usages(_ tx: Transaction) throws -> [String: Int] {
        let lignes = try tx.rows(
            """
            SELECT indice, count(*) AS nombre
            FROM (SELECT indice FROM gestion.tarif UNION ALL SELECT indice FROM gestion.groupe_mutualise) u
            WHERE indice IS NOT NULL
            GROUP BY indice
            """)
        return Dictionary(try lignes.map { (try $0.string("indice"), try $0.int("nombre")) }, uniquingKeysWith: +)
    }
}

import Chiffrement
import Foundation
import Postgres
package import Tenancy

/// Finding a dossier again. A name is found by its blind index: nothing is decrypted, and the journal says that a search was made, by name
/// or by number, never for what.
extension DossierStore {
    /// By number when it is one (« 2026-04127 », « 04127 »); else dossiers that carry every word typed, family or first name; failing that,
    /// those one word of whose family name is a word typed.
    package func chercher(nom texte: String, as principal: Principal) async throws -> [Dossier] {
        try await chercher(texte, as: principal).dossiers
    }

    /// With how many companies could not be searched, for want of their key.
    func chercher(_ texte: String, as principal: Principal) async throws -> (dossiers: [Dossier], illisibles: Int) {
        let coffre = coffre
        return try await base.transaction(as: principal) { transaction in
            if let numero = Self.numero(texte) {
                try transaction.execute("SELECT journal.ecrire('chercher_numero', NULL::uuid)")
                let dossiers = try transaction.all(
                    """
                    \(fragment: Dossier.selection)
                    WHERE d.numero = \(numero) OR d.numero LIKE \("____-" + numero) ORDER BY d.derniere_activite DESC LIMIT 50
                    """, as: Dossier.self)
                return (dossiers, 0)
            }
            try transaction.execute("SELECT journal.ecrire('chercher_nom', NULL::uuid)")
            let mots = try Mots([texte], coffre, transaction)
            guard mots.nombre > 0 else { return ([], mots.illisibles) }
            let tous = try transaction.all(
                "\(fragment: Dossier.selection) WHERE \(fragment: mots.tous) ORDER BY d.derniere_activite DESC LIMIT 50", as: Dossier.self)
            guard tous.isEmpty else { return (tous, mots.illisibles) }
            let unDuNom = try transaction.all(
                "\(fragment: Dossier.selection) WHERE \(fragment: mots.unDuNom) ORDER BY d.derniere_activite DESC LIMIT 50",
                as: Dossier.self)
            return (unDuNom, mots.illisibles)
        }
    }

    /// My own dossiers, open or closed, that carry this name; never a colleague's, shared or not. Without a first name on one side, the
    /// family name alone says it.
    package func homonymes(_ identite: Identite, as principal: Principal) async throws -> [Dossier] {
        let coffre = coffre
        return try await base.transaction(as: principal) { transaction in
            try transaction.execute("SELECT journal.ecrire('chercher_nom', NULL::uuid)")
            let nom = try Mots([identite.nom], coffre, transaction)
            guard nom.nombre > 0 else { return [] }
            let prenom = try Mots([identite.prenom], coffre, transaction)
            let memePrenom: SQL =
                prenom.nombre == 0 ? "true" : "(coalesce(cardinality(d.index_prenom), 0) = 0 OR \(fragment: prenom.tous))"
            return try transaction.all(
                """
                \(fragment: Dossier.selection)
                WHERE d.referent_id = garde.uid() AND d.etat <> 'efface' AND d.archive_le IS NULL
                  AND \(fragment: nom.tous) AND \(fragment: memePrenom)
                ORDER BY d.derniere_activite DESC LIMIT 5
                """, as: Dossier.self)
        }
    }

    /// « 2026-04127 » or its last figures; nil for anything else.
    private static func numero(_ texte: String) -> String? {
        let net = texte.filter { !$0.isWhitespace }.replacing("–", with: "-")
        guard (4...12).contains(net.count), net.allSatisfy({ $0.isASCII && ($0.isNumber || $0 == "-") }), net.contains(where: \.isNumber)
        else { return nil }
        return net
    }
}

/// Words of a name as blind indexes, one set a company: each company has its key.
private struct Mots {
    private var entreprises: [UUID] = []
    private var mots: [SQL.Parameter] = []
    /// Words typed.
    private(set) var nombre = 0
    /// Companies of hers whose key is not here, or does not open.
    private(set) var illisibles = 0

    init(_ textes: [String], _ coffre: Coffre, _ transaction: Transaction) throws {
        let cles = try transaction.rows(
            """
            SELECT d.entreprise_id, c.cle_enveloppee
            FROM (SELECT DISTINCT entreprise_id FROM nominatif.dossier WHERE etat <> 'efface') d
            LEFT JOIN nominatif.cle_entreprise c ON c.entreprise_id = d.entreprise_id
            """)
        for ligne in cles {
            let entreprise = try ligne.uuid("entreprise_id")
            guard let enveloppee = try ligne.optionalBytes("cle_enveloppee"),
                let cle = try? coffre.cle(entreprise: entreprise, enveloppee: enveloppee)
            else {
                illisibles += 1
                continue
            }
            let index = textes.flatMap { cle.index($0) }
            nombre = index.count
            entreprises += index.map { _ in entreprise }
            mots += index.map { .bytes($0) }
        }
    }

    private var table: SQL { "unnest(\(entreprises)::uuid[], \(mots)::bytea[]) AS x (entreprise_id, mot)" }

    /// Every word is in the family name or the first name.
    var tous: SQL {
        """
        (SELECT count(*) FROM \(fragment: table)
          WHERE x.entreprise_id = d.entreprise_id AND (x.mot = ANY (d.index_nom) OR x.mot = ANY (d.index_prenom))) = \(nombre)
        """
    }

    var unDuNom: SQL {
        "EXISTS (SELECT 1 FROM \(fragment: table) WHERE x.entreprise_id = d.entreprise_id AND x.mot = ANY (d.index_nom))"
    }
}

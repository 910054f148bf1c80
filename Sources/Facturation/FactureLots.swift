internal import Foundation
internal import Postgres
internal import Tenancy

/// Reads many documents whole, a few hundred at a time in the order of their numbers: memory holds one batch, whatever the period.
extension FactureStore {
    /// The batch after `apres` (nil: the first); empty when all were read. Two round trips.
    static func completes(_ filtre: Filtre, apres: Facture?, nombre: Int = 200, dans transaction: Transaction) throws -> [FactureComplete] {
        let suite: SQL = apres.map { "AND (f.annee, f.serie, f.rang) > (\($0.annee), \($0.serie), \($0.rang))" } ?? ""
        let factures = try transaction.rows(
            """
            SELECT \(fragment: Facture.colonnes)
            FROM facturation.facture f
            WHERE \(fragment: filtre.condition) \(fragment: suite)
            ORDER BY f.annee, f.serie, f.rang
            LIMIT \(nombre)
            """
        ).map { try Facture(row: $0) }
        return try completer(factures, dans: transaction)
    }

    /// Lines, VAT, references and seals of these documents, in the order given; one round trip.
    static func completer(_ factures: [Facture], dans transaction: Transaction) throws -> [FactureComplete] {
        guard !factures.isEmpty else { return [] }
        let pieces: SQL =
            "(SELECT * FROM unnest(\(factures.map(\.entreprise.rawValue))::uuid[], \(factures.map(\.id.rawValue))::uuid[]))"
        let reponses = try transaction.pipeline([
            """
            SELECT l.facture_id, l.article, l.nature, l.libelle, l.detail, l.unite, l.quantite, l.prix_micro, l.net_cents, l.categorie, l.taux,
              l.periode_debut, l.periode_fin
            FROM facturation.ligne l WHERE (l.entreprise_id, l.facture_id) IN \(fragment: pieces) ORDER BY l.facture_id, l.rang
            """,
            """
            SELECT t.facture_id, t.categorie, t.taux, t.vatex, t.base_cents, t.taxe_cents, t.mention
            FROM facturation.tva t WHERE (t.entreprise_id, t.facture_id) IN \(fragment: pieces) ORDER BY t.facture_id, t.categorie, t.taux
            """,
            """
            SELECT r.facture_id, r.reference_id AS id, r.numero, r.date_emission, a.net_cents
            FROM facturation.reference r
            JOIN facturation.facture a ON a.entreprise_id = r.entreprise_id AND a.id = r.reference_id
            WHERE (r.entreprise_id, r.facture_id) IN \(fragment: pieces) ORDER BY r.facture_id, r.numero
            """,
            """
            SELECT r.reference_id AS facture_id, a.id, a.numero, a.date_emission, a.net_cents
            FROM facturation.reference r
            JOIN facturation.facture a ON a.entreprise_id = r.entreprise_id AND a.id = r.facture_id
            WHERE (r.entreprise_id, r.reference_id) IN \(fragment: pieces) ORDER BY r.reference_id, a.numero
            """,
            """
            SELECT s.facture_id, s.precedente, s.empreinte
            FROM facturation.sceau s WHERE (s.entreprise_id, s.facture_id) IN \(fragment: pieces)
            """,
        ])
        let lignes: [UUID: [LigneFacture]] = try parPiece(reponses[0]) { try LigneFacture(row: $0) }
        let tva: [UUID: [TVAFacture]] = try parPiece(reponses[1]) { try TVAFacture(row: $0) }
        let corrige: [UUID: [RenvoiFacture]] = try parPiece(reponses[2]) { try RenvoiFacture(row: $0) }
        let avoirs: [UUID: [RenvoiFacture]] = try parPiece(reponses[3]) { try RenvoiFacture(row: $0) }
        let sceaux: [UUID: [Sceau]] = try parPiece(reponses[4]) { try Sceau(row: $0) }
        return try factures.map { f in
            let id = f.id.rawValue
            guard let sceau = sceaux[id]?.first else { throw SceauManquant(numero: f.numero) }
            return FactureComplete(
                facture: f, lignes: lignes[id] ?? [], tva: tva[id] ?? [], corrige: corrige[id] ?? [], avoirs: avoirs[id] ?? [], sceau: sceau
            )
        }
    }

    private static func parPiece<T>(_ rows: [Row], _ lire: (Row) throws -> T) throws -> [UUID: [T]] {
        var groupes: [UUID: [T]] = [:]
        for row in rows { groupes[try row.uuid("facture_id"), default: []].append(try lire(row)) }
        return groupes
    }
}

/// A document without its seal: nothing issued by `facturation.emettre` is, so nothing more is exported.
struct SceauManquant: Error, CustomStringConvertible {
    let numero: String
    var description: String { "La pièce \(numero) n'a pas de sceau : « facturation.verifier_sceaux() » dit depuis quand." }
}

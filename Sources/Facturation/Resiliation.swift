internal import Calendrier
internal import Foundation
internal import Postgres
internal import Tarification
internal import Tenancy

/// R36 on issued invoices: a contract that now ends earlier than it was billed for. What was billed is read from the documents, less what
/// other credit notes already gave back; what is due is computed anew.
struct ResiliationStore {
    let transaction: Transaction

    /// The credit note of one invoice.
    struct Credit: Sendable {
        var piece: FactureComplete
        var fin: DateCivile
        var lignes: [LigneFacture]
        var tva: [TVAFacture]

        /// The same end of contract gives the same key: proposed twice, issued once.
        var cle: String { "CREDIT/FIN-\(fin)/\(piece.facture.cle)" }
        var netCents: Int { lignes.reduce(0) { $0 + $1.netCents } }
        var tvaCents: Int { tva.reduce(0) { $0 + $1.taxeCents } }

        func json(le emission: DateCivile) throws -> String {
            let bornes = lignes.compactMap(\.periode)
            let periode = bornes.first.map { premiere in
                bornes.reduce(premiere) { Periode(debut: min($0.debut, $1.debut), fin: max($0.fin, $1.fin)) }
            }
            return try PieceJSON(avoir: piece, cle: cle, lignes: lignes, tva: tva, periode: periode, le: emission).texte()
        }
    }

    /// Contracts with an invoice beyond their end; `seul` narrows to one.
    func depassees(seul: (entreprise: ID<EntrepriseTag>, contrat: UUID)? = nil) throws -> [(entreprise: ID<EntrepriseTag>, contrat: UUID)] {
        let choix: SQL = seul.map { "AND c.entreprise_id = \($0.entreprise) AND c.id = \($0.contrat)" } ?? ""
        return try transaction.rows(
            """
            SELECT c.entreprise_id, c.id
            FROM gestion.contrat c
            WHERE c.statut <> 'brouillon' AND \(fragment: Self.depasse) \(fragment: choix)
            ORDER BY c.entreprise_id, c.id
            """
        ).map { (try $0.id("entreprise_id"), try $0.uuid("id")) }
    }

    /// Last served day on `c`: a contract renewed tacitly goes on after its term.
    static let finServie: SQL = "CASE WHEN c.statut <> 'resilie' AND c.tacite_reconduction THEN NULL ELSE c.fin END"

    /// On `c`: an invoice bills days after the end, and its credit notes leave something of it.
    static let depasse: SQL = """
        EXISTS (
          SELECT 1 FROM facturation.facture f
          WHERE f.entreprise_id = c.entreprise_id AND f.contrat_id = c.id AND f.type = '380' AND f.periode_fin > \(fragment: finServie)
            AND f.net_cents > coalesce((
              SELECT sum(a.net_cents) FROM facturation.reference r
              JOIN facturation.facture a ON a.entreprise_id = r.entreprise_id AND a.id = r.facture_id
              WHERE r.entreprise_id = f.entreprise_id AND r.reference_id = f.id AND a.cle LIKE 'CREDIT/%'), 0))
        """

    /// What the contract's invoices must give back, oldest first.
    func credits(_ entreprise: ID<EntrepriseTag>, _ contrat: UUID) throws -> [Credit] {
        let reponses = try transaction.pipeline([
            """
            SELECT \(fragment: Self.finServie) AS fin FROM gestion.contrat c
            WHERE c.entreprise_id = \(entreprise) AND c.id = \(contrat) AND c.statut <> 'brouillon'
            """,
            """
            SELECT DISTINCT f.id
            FROM gestion.contrat c
            JOIN facturation.facture f ON f.entreprise_id = c.entreprise_id AND f.contrat_id = c.id AND f.type = '380'
            JOIN facturation.ligne l ON l.entreprise_id = f.entreprise_id AND l.facture_id = f.id AND l.periode_fin > \(fragment: Self.finServie)
            WHERE c.entreprise_id = \(entreprise) AND c.id = \(contrat)
            """,
        ])
        guard let fin: DateCivile = try reponses[0].first?.optionalValue("fin"), !reponses[1].isEmpty else { return [] }
        let ids: [ID<FactureTag>] = try reponses[1].map { try $0.id("id") }
        let pieces = try FactureStore.completes(
            FactureStore.Filtre(pieces: ids), apres: nil, nombre: ids.count, dans: transaction)
        let rendus = try rendus(entreprise, ids)
        let mois = Set(pieces.map { $0.facture.dateFacturation }.filter { $0 <= fin }.map(\.leMois) + [fin.leMois])
        var dus: [String: DocumentCalcule] = [:]
        if pieces.contains(where: { $0.facture.periode.debut <= fin }),
            let seul = try EntreesStore(transaction: transaction).lire(fin.leMois, seul: (entreprise, contrat)).contrats.first
        {
            for mois in mois {
                for document in try seul.documents(mois) { dus[document.cle] = document }
            }
        }
        return try pieces.compactMap { try Self.credit($0, due: dus[$0.facture.cle], rendus: rendus[$0.facture.id] ?? [:], fin: fin) }
    }

    /// Net already credited, by invoice and item.
    private func rendus(_ entreprise: ID<EntrepriseTag>, _ pieces: [ID<FactureTag>]) throws -> [ID<FactureTag>: [String: Int]] {
        let ids = pieces.map(\.rawValue)
        var rendus: [ID<FactureTag>: [String: Int]] = [:]
        for row in try transaction.rows(
            """
            SELECT c.facture_id, l.article, sum(l.net_cents)::bigint AS net
            FROM facturation.credit c
            JOIN facturation.ligne l ON l.entreprise_id = c.entreprise_id AND l.facture_id = c.avoir_id AND l.rang = c.rang
            WHERE c.entreprise_id = \(entreprise) AND c.facture_id = ANY (\(ids)::uuid[])
            GROUP BY c.facture_id, l.article
            """)
        {
            rendus[try row.id("facture_id"), default: [:]][try row.string("article")] = try row.int("net")
        }
        return rendus
    }

    /// Per item billed beyond the end: billed, less given back, less due under the new end.
    static func credit(_ piece: FactureComplete, due: DocumentCalcule?, rendus: [String: Int], fin: DateCivile) throws -> Credit? {
        var vus: Set<String> = []
        var lignes: [LigneFacture] = []
        for article in piece.lignes.map(\.article) where vus.insert(article).inserted {
            let siennes = piece.lignes.filter { $0.article == article }
            guard let dernier = siennes.compactMap(\.periode?.fin).max(), dernier > fin, var ligne = siennes.first else { continue }
            let facture = siennes.reduce(0) { $0 + $1.netCents }
            let du = due?.genre == .facture ? due?.lignes.filter { $0.article == article }.reduce(0) { $0 + $1.netCents } ?? 0 : 0
            let trop = facture - rendus[article, default: 0] - du
            guard trop > 0 else { continue }
            ligne.nature = .resiliation
            ligne.libelle = "\(ligne.libelle), non dû après la fin du contrat"
            ligne.detail = "contrat terminé le \(fin.court)"
            ligne.unite = .piece
            ligne.quantite = Arithmetique.unite
            ligne.prix = try Arithmetique.prix(cents: trop)
            ligne.netCents = trop
            ligne.periode = Periode(de: fin.plus(jours: 1), a: dernier)
            lignes.append(ligne)
        }
        guard !lignes.isEmpty else { return nil }
        return Credit(piece: piece, fin: fin, lignes: lignes, tva: try CalculAvoir.tva(lignes, piece.tva))
    }

    /// nil when this credit note is already issued.
    func emettre(_ credit: Credit, le emission: DateCivile) throws -> String? {
        let json = try credit.json(le: emission)
        let corrige = "[" + credit.lignes.map { _ in "null" }.joined(separator: ",") + "]"
        return try transaction.rows(
            "SELECT numero FROM facturation.crediter(\(json)::jsonb, \(emission), \(corrige)::jsonb, 'resiliation')"
        ).first?.string("numero")
    }
}

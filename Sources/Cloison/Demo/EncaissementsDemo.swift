import Calendrier
import Postgres

/// What the clients of the demonstration have paid: most on time, some late, a few in part, twice or not yet.
enum EncaissementsDemo {
    /// The payments of the invoices of one year, as app_facturation. The same invoices give the same payments.
    static func ordre(annee: Int, le jour: DateCivile) -> SQL {
        """
        SELECT count(facturation.encaisser(jsonb_build_object('entreprise_id', v.entreprise_id, 'recu_le', v.le, 'montant_cents', v.cents,
          'moyen', CASE WHEN v.k % 9 = 0 THEN 'cheque' WHEN v.k % 7 = 0 THEN 'prelevement' ELSE 'virement' END,
          'libelle', CASE WHEN v.k % 9 = 0 THEN 'CHQ ' WHEN v.k % 7 = 0 THEN 'PRLV ' ELSE 'VIR ' END || v.numero, 'doublon_admis', true, 'imputations', jsonb_build_array(jsonb_build_object(
            'facture_id', v.id, 'montant_cents', least(v.cents, v.brut_cents)))))) AS n
        FROM (
          SELECT p.*, x.le, x.cents
          FROM (SELECT f.entreprise_id, f.id, f.numero, f.echeance, f.brut_cents - coalesce(i.cents, 0)::bigint AS brut_cents, (f.annee * 31 + f.rang * 7919) % 100 AS k
                FROM facturation.facture f
                LEFT JOIN LATERAL (SELECT sum(m.montant_cents) AS cents FROM facturation.imputation m
                  WHERE m.entreprise_id = f.entreprise_id AND m.facture_id = f.id) i ON true
                WHERE f.type = '380' AND f.annee = \(annee)) p
          CROSS JOIN LATERAL (VALUES
            (p.k < 78, p.echeance + p.k % 13 - 9, p.brut_cents), (p.k >= 78 AND p.k <= 92, p.echeance + 12 + p.k % 30, p.brut_cents),
            (p.k >= 93 AND p.k <= 95, p.echeance + 5, p.brut_cents / 2),
            (p.k >= 93 AND p.k <= 95, p.echeance + 75, p.brut_cents - p.brut_cents / 2),
            (p.k >= 96 AND p.k <= 97, p.echeance, p.brut_cents + 10000), (p.k >= 98, p.echeance + 120, p.brut_cents)) AS x (vrai, le, cents)
          WHERE x.vrai AND x.cents > 0 AND x.le <= \(jour)
          ORDER BY x.le, p.numero) v
        """
    }
}

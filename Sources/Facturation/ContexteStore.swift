internal import Calendrier
internal import Foundation
internal import Postgres
internal import Tenancy

/// What is known of a contract beside what bills it: term, VAT check, the documents before.
struct ContexteContrat: Sendable {
    var renouvellement: DateCivile?
    var tacite: Bool
    /// The VAT number was checked with VIES and found valid.
    var tvaVerifiee: Bool
    /// Last invoice before the month, by term (`ADVANCE`, `ARREARS`).
    var precedents: [String: (numero: String, netCents: Int)] = [:]
}

struct ContexteStore {
    let transaction: Transaction

    func lire(_ mois: Mois) throws -> [UUID: ContexteContrat] {
        let reponses = try transaction.pipeline([
            """
            SELECT c.id, c.renouvellement_le, c.tacite_reconduction, (coalesce(c.vies_valide, false) OR e.tva_verifiee_le IS NOT NULL) AS verifiee
            FROM gestion.contrat c
            JOIN gestion.entreprise e ON e.entreprise_id = c.entreprise_id
            WHERE c.statut IN ('signe', 'resilie')
            """,
            """
            SELECT DISTINCT ON (f.entreprise_id, f.contrat_id, split_part(f.cle, '/', 3)) f.contrat_id, split_part(f.cle, '/', 3) AS terme, f.numero,
              f.net_cents
            FROM facturation.facture f
            WHERE f.type = '380' AND f.date_facturation < \(mois.premierJour) AND f.date_facturation >= \(mois.premierJour.plus(mois: -24))
            ORDER BY f.entreprise_id, f.contrat_id, split_part(f.cle, '/', 3), f.date_facturation DESC
            """,
        ])
        var contextes: [UUID: ContexteContrat] = [:]
        for row in reponses[0] {
            contextes[try row.uuid("id")] = ContexteContrat(
                renouvellement: try row.optionalValue("renouvellement_le"), tacite: try row.bool("tacite_reconduction"),
                tvaVerifiee: try row.bool("verifiee"))
        }
        for row in reponses[1] {
            contextes[try row.uuid("contrat_id")]?.precedents[try row.string("terme")] = (
                try row.string("numero"), try row.int("net_cents")
            )
        }
        return contextes
    }

    /// Months before this one with contracts still blocked.
    func bloquesAvant(_ mois: Mois) throws -> [(mois: Mois, contrats: Int)] {
        try transaction.rows(
            """
            SELECT l.mois, count(*) AS n
            FROM facturation.lot l
            JOIN facturation.lot_contrat c ON c.lot_id = l.id AND c.etat = 'bloque'
            WHERE l.mois < \(mois.premierJour)
            GROUP BY l.mois ORDER BY l.mois
            """
        ).map { row in
            let premier: DateCivile = try row.value("mois")
            return (premier.leMois, try row.int("n"))
        }
    }

    /// Net of what was issued, credit notes deducted, by month of billing date; `nombre` months before `mois`.
    func totaux(_ nombre: Int, avant mois: Mois) throws -> [Mois: Int] {
        let rows = try transaction.rows(
            """
            SELECT date_trunc('month', f.date_facturation)::date AS mois, sum(CASE f.type WHEN '381' THEN -f.net_cents ELSE f.net_cents END)::bigint AS net
            FROM facturation.facture f
            WHERE f.date_facturation >= \(mois.premierJour.plus(mois: -nombre)) AND f.date_facturation < \(mois.premierJour)
            GROUP BY 1
            """)
        return Dictionary(
            uniqueKeysWithValues: try rows.map { row in
                let premier: DateCivile = try row.value("mois")
                return (premier.leMois, try row.int("net"))
            })
    }

    /// Names of places, by the code an origin carries.
    func lieux() throws -> [String: String] {
        Dictionary(
            uniqueKeysWithValues: try transaction.rows("SELECT id, nom FROM gestion.lieu").map {
                (try $0.string("id"), try $0.string("nom"))
            })
    }
}

internal import Calendrier
internal import Postgres
internal import Tarification
internal import Tenancy

struct RelanceStore {
    let base: Database

    /// Notes a letter; the base refuses a document that is neither overdue nor due, or already reminded today at this level.
    func envoyer(
        _ entreprise: ID<EntrepriseTag>, _ niveau: Relance.Niveau, _ pieces: [ID<FactureTag>], as principal: Principal
    ) async throws -> ID<RelanceTag> {
        let ids = pieces.map(\.rawValue)
        return try await base.transaction(as: principal) { transaction in
            try transaction.rows("SELECT facturation.relancer(\(entreprise)::uuid, \(niveau.rawValue)::smallint, \(ids)::uuid[]) AS id")[0]
                .id("id")
        }
    }

    /// All that a letter prints, as it was the day it was noted.
    func lettre(_ id: ID<RelanceTag>, as principal: Principal) async throws -> LettreDeRelance? {
        let reponses = try await base.read(
            as: principal,
            [
                """
                SELECT r.id, r.niveau, r.le, r.reste_cents, 0 AS pieces, r.saisie_le
                FROM facturation.relance r WHERE r.id = \(id)
                """,
                """
                SELECT f.numero, f.date_emission, f.echeance, f.brut_cents, x.reste_cents, f.vendeur_nom, f.vendeur_adresse, f.vendeur_siren,
                  f.vendeur_iban, f.acheteur_nom, f.acheteur_adresse, f.vendeur
                FROM facturation.relance r
                JOIN facturation.relance_facture x ON x.entreprise_id = r.entreprise_id AND x.relance_id = r.id
                JOIN facturation.facture f ON f.entreprise_id = x.entreprise_id AND f.id = x.facture_id
                WHERE r.id = \(id)
                ORDER BY f.date_emission DESC, f.serie, f.rang DESC
                """,
            ])
        guard let tete = reponses[0].first, let derniere = reponses[1].first else { return nil }
        return try LettreDeRelance(
            relance: Relance(row: tete), instant: tete.instant("saisie_le"), vendeur: derniere.string("vendeur_nom"),
            vendeurAdresse: derniere.string("vendeur_adresse"), vendeurSiren: derniere.string("vendeur_siren"),
            iban: derniere.string("vendeur_iban"), acheteur: derniere.string("acheteur_nom"),
            acheteurAdresse: derniere.string("acheteur_adresse"), mentions: MentionsLegales(vendeur: derniere.value("vendeur")),
            lignes: reponses[1].reversed().map { row in
                LettreDeRelance.Ligne(
                    numero: try row.string("numero"), emission: try row.value("date_emission"), echeance: try row.value("echeance"),
                    brutCents: try row.int("brut_cents"), resteCents: try row.int("reste_cents"))
            })
    }
}

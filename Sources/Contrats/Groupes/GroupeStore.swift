import Calendrier
import Entreprises
public import Postgres
public import Tenancy

/// Statements on gestion.groupe_mutualise. Staff only: no client role has a right on it.
public enum GroupeStore {
    static let colonnes: SQL = """
        id, code, libelle, prix_cents, lieu_id, du, indice, indice_base_micro, indice_anniversaire, indice_plafond
        """

    public static func tous(_ tx: Transaction) throws -> [Groupe] {
        try tx.all("SELECT \(fragment: colonnes) FROM gestion.groupe_mutualise ORDER BY libelle, code")
    }

    public static func trouver(_ id: ID<GroupeTag>, _ tx: Transaction) throws -> Groupe? {
        try tx.first("SELECT \(fragment: colonnes) FROM gestion.groupe_mutualise WHERE id = \(id)")
    }

    static func noms(_ tx: Transaction) throws -> [ID<GroupeTag>: String] {
        Dictionary(try tous(tx).map { ($0.id, $0.libelle) }, uniquingKeysWith: { premier, _ in premier })
    }

    public static func creer(_ v: GroupeValeurs, _ tx: Transaction) throws -> ID<GroupeTag> {
        let lignes = try tx.rows(
            """
            INSERT INTO gestion.groupe_mutualise (code, libelle, prix_cents, lieu_id, du, indice, indice_base_micro, indice_anniversaire,
              indice_plafond)
            VALUES (\(v.code), \(v.libelle), \(v.prixCents), \(v.lieu), \(v.du), \(v.indexation?.indice), \(v.indexation?.baseMicro),
              \(v.indexation?.anniversaire), \(v.indexation?.plafond))
            RETURNING id
            """)
        guard let ligne = lignes.first else { throw RowError("id", .missing) }
        return try ligne.value("id")
    }

    /// Everything but the code, which keys what is already billed.
    @discardableResult
    public static func modifier(_ id: ID<GroupeTag>, _ v: GroupeValeurs, _ tx: Transaction) throws -> Bool {
        try tx.execute(
            """
            UPDATE gestion.groupe_mutualise SET libelle = \(v.libelle), prix_cents = \(v.prixCents), lieu_id = \(v.lieu), du = \(v.du),
              indice = \(v.indexation?.indice), indice_base_micro = \(v.indexation?.baseMicro),
              indice_anniversaire = \(v.indexation?.anniversaire), indice_plafond = \(v.indexation?.plafond)
            WHERE id = \(id)
            """) == 1
    }

    /// Held half-days whose price was already shared: changing the price would change what was billed.
    static func tenues(_ id: ID<GroupeTag>, _ tx: Transaction) throws -> Int {
        try tx.rows(
            """
            SELECT count(*) AS nombre FROM gestion.prestation s
            JOIN gestion.permanence p ON p.entreprise_id = s.entreprise_id AND p.prestation_id = s.id AND p.statut = 'tenue'
            WHERE s.groupe_id = \(id)
            """
        ).first?.int("nombre") ?? 0
    }
}

/// Statements on gestion.participation.
enum ParticipationStore {
    /// By company, then date.
    static func duGroupe(_ id: ID<GroupeTag>, _ tx: Transaction) throws -> [Participant] {
        try tx.all(
            """
            SELECT s.id, s.entreprise_id, e.nom, s.contrat_id, c.numero, c.statut, s.du, s.au, s.poids
            FROM gestion.participation s
            JOIN gestion.contrat c ON c.entreprise_id = s.entreprise_id AND c.id = s.contrat_id
            JOIN gestion.entreprise e ON e.entreprise_id = s.entreprise_id
            WHERE s.groupe_id = \(id)
            ORDER BY e.nom, c.numero, s.du
            """)
    }

    /// Number of companies in each pool on a day.
    static func nombres(le jour: DateCivile, _ tx: Transaction) throws -> [ID<GroupeTag>: Int] {
        let lignes = try tx.rows(
            """
            SELECT groupe_id, count(DISTINCT contrat_id) AS nombre FROM gestion.participation
            WHERE du <= \(jour) AND (au IS NULL OR au >= \(jour))
            GROUP BY groupe_id
            """)
        return Dictionary(try lignes.map { (try $0.id("groupe_id"), try $0.int("nombre")) }, uniquingKeysWith: +)
    }

    /// Own participations of a contract: the only thing its HR may read of a pool.
    static func duContrat(_ entreprise: EntrepriseID, _ contrat: ID<Contrat>, _ tx: Transaction) throws -> [ParticipationVue] {
        try tx.all(
            """
            SELECT du, au, poids FROM gestion.participation
            WHERE entreprise_id = \(entreprise) AND contrat_id = \(contrat)
            ORDER BY du
            """)
    }

    static func ajouter(_ groupe: ID<GroupeTag>, _ v: ParticipationValeurs, _ tx: Transaction) throws {
        try tx.execute(
            """
            INSERT INTO gestion.participation (entreprise_id, groupe_id, contrat_id, du, au, poids)
            VALUES (\(v.entreprise), \(groupe), \(v.contrat), \(v.du), \(v.au), \(v.poids))
            """)
    }

    /// False when it is unknown.
    static func terminer(_ groupe: ID<GroupeTag>, _ id: UUIDParticipation, au: DateCivile?, _ tx: Transaction) throws -> Bool {
        try tx.execute("UPDATE gestion.participation SET au = \(au) WHERE groupe_id = \(groupe) AND id = \(id)") == 1
    }

    static func retirer(_ groupe: ID<GroupeTag>, _ id: UUIDParticipation, _ tx: Transaction) throws {
        try tx.execute("DELETE FROM gestion.participation WHERE groupe_id = \(groupe) AND id = \(id)")
    }
}

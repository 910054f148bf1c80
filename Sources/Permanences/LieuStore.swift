import Contrats
import Entreprises
import Postgres
import Tenancy

/// Statements on gestion.lieu.
enum LieuStore {
    private static let lecture: SQL = """
        SELECT l.id, l.nom, l.type, l.entreprise_id, e.nom AS entreprise_nom, l.adresse, l.code_postal, l.commune, l.territoire,
          l.vendredi_saint, l.capacite_salle, l.salle, l.acces, l.salle_confidentielle, l.ouverture, l.fermeture, l.actif, l.latitude, l.longitude
        FROM gestion.lieu l
        LEFT JOIN gestion.entreprise e ON e.entreprise_id = l.entreprise_id
        """

    static func tous(_ tx: Transaction) throws -> [Lieu] {
        try tx.all("\(fragment: lecture) ORDER BY l.actif DESC, l.type, l.nom")
    }

    static func bureaux(_ tx: Transaction) throws -> [Lieu] {
        try tx.all("\(fragment: lecture) WHERE l.type = 'bureau' AND l.actif ORDER BY l.nom")
    }

    static func un(_ id: ID<LieuTag>, _ tx: Transaction) throws -> Lieu? {
        try tx.first("\(fragment: lecture) WHERE l.id = \(id)::uuid")
    }

    /// Creates when `id` is nil. The genre and the company of a place do not change.
    static func enregistrer(_ id: ID<LieuTag>?, _ v: LieuValeurs, _ tx: Transaction) throws -> ID<LieuTag>? {
        let ecrit: [Row]
        if let id {
            ecrit = try tx.rows(
                """
                UPDATE gestion.lieu
                   SET nom = \(v.nom), adresse = \(v.adresse), code_postal = \(v.codePostal), commune = \(v.commune),
                       territoire = \(v.territoire), vendredi_saint = \(v.vendrediSaint), capacite_salle = \(v.capacite),
                       salle = \(v.salle), acces = \(v.acces), salle_confidentielle = \(v.confidentielle), ouverture = \(v.ouverture)::time,
                       fermeture = \(v.fermeture)::time, actif = \(v.actif), latitude = \(v.position?.latitude)::real,
                       longitude = \(v.position?.longitude)::real
                 WHERE id = \(id)::uuid
                RETURNING id
                """)
        } else {
            ecrit = try tx.rows(
                """
                INSERT INTO gestion.lieu (nom, type, entreprise_id, adresse, code_postal, commune, territoire, vendredi_saint,
                  capacite_salle, salle, acces, salle_confidentielle, ouverture, fermeture, actif, latitude, longitude)
                VALUES (\(v.nom), \(v.genre), \(v.entreprise)::uuid, \(v.adresse), \(v.codePostal), \(v.commune), \(v.territoire),
                  \(v.vendrediSaint), \(v.capacite), \(v.salle), \(v.acces), \(v.confidentielle), \(v.ouverture)::time, \(v.fermeture)::time, \(v.actif),
                  \(v.position?.latitude)::real, \(v.position?.longitude)::real)
                RETURNING id
                """)
        }
        return try ecrit.first?.id("id")
    }
}

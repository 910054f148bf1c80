import Entreprises
import Postgres
import Tenancy

/// Statements on gestion.cellule.
enum CelluleStore {
    static let colonnes: SQL = "entreprise_id, membres, signaux, etapes, tous_les_mois, derniere_le"

    /// Every client company with its cell, or none yet.
    static func toutes(_ tx: Transaction) throws -> [(entreprise: EntrepriseID, nom: String, cellule: Cellule?)] {
        let cellules = Dictionary(
            try tx.all("SELECT \(fragment: colonnes) FROM gestion.cellule", as: Cellule.self).map { ($0.entreprise, $0) },
            uniquingKeysWith: { a, _ in a })
        return try tx.rows("SELECT entreprise_id, nom FROM gestion.entreprise WHERE statut = 'client' ORDER BY nom").map {
            let id: EntrepriseID = try $0.value("entreprise_id")
            return (id, try $0.string("nom"), cellules[id])
        }
    }

    static func de(_ entreprise: EntrepriseID, _ tx: Transaction) throws -> Cellule? {
        try tx.first("SELECT \(fragment: colonnes) FROM gestion.cellule WHERE entreprise_id = \(entreprise)")
    }

    /// The company's name; nil when unknown.
    static func nom(_ entreprise: EntrepriseID, _ tx: Transaction) throws -> String? {
        try tx.rows("SELECT nom FROM gestion.entreprise WHERE entreprise_id = \(entreprise)").first?.string("nom")
    }

    static func enregistrer(_ entreprise: EntrepriseID, _ v: CelluleValeurs, _ tx: Transaction) throws {
        try tx.execute(
            """
            INSERT INTO gestion.cellule AS c (entreprise_id, membres, signaux, etapes, tous_les_mois, derniere_le)
            VALUES (\(entreprise), \(v.membres), \(v.signaux), \(v.etapes), \(v.tousLesMois)::smallint, \(v.derniereLe)::date)
            ON CONFLICT (entreprise_id) DO UPDATE SET membres = excluded.membres, signaux = excluded.signaux, etapes = excluded.etapes,
              tous_les_mois = excluded.tous_les_mois, derniere_le = excluded.derniere_le, modifiee_le = now()
            """)
    }
}

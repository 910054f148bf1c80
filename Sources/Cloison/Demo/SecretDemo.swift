import Calendrier
import Chiffrement
import Foundation
import Postgres
import Tenancy

/// What the team's secrecy looks like on an ordinary day: an urgent access to acknowledge, a handover to accept, a psychologist's follow-up,
/// a lock, dossiers near the end of their retention, a hold.
struct SecretDemo {
    let aujourdhui: DateCivile
    let base: Database
    let coffre: Coffre

    private struct Choisi {
        let entreprise: UUID
        let dossier: UUID
        let referent: UUID
        let cle: CleDossier
        let cleEntreprise: CleEntreprise
    }

    private static let motif = "Appel du SAMU social hier soir, la personne demande son dossier et la référente est en congé."

    func charger() async throws {
        let coffre = coffre
        try await base.transactionSansSession { tx in
            try tx.execute("SET LOCAL ROLE prop_gestion")
            let psychologues = try tx.rows(
                "SELECT compte_id FROM gestion.intervenant WHERE metier = 'psychologue' AND compte_id IS NOT NULL LIMIT 1"
            )
            .map { try $0.uuid("compte_id") }
            try tx.execute("SET LOCAL ROLE prop_nominatif")
            let choisis = try Self.choisir(coffre, tx)
            for (rang, choisi) in choisis.enumerated() {
                let voisin = choisis[(rang + 1) % choisis.count].referent
                guard voisin != choisi.referent else { continue }
                if rang == 0 || rang == 6 { try Self.urgence(choisi, par: voisin, heures: 4 + rang * 9, tx) }
                if rang % 2 == 1 { try Self.relais(choisi, vers: voisin, tx) }
                if rang == 3 { try Self.verrou(choisi, voisin, tx) }
                if rang < 2, let psychologue = psychologues.first, psychologue != choisi.referent {
                    try Self.suivi(choisi, psychologue, tx)
                }
            }
            try Self.conservation(tx)
            try tx.execute("RESET ROLE")
        }
    }

    /// One open dossier of each of the first workers, its keys open.
    private static func choisir(_ coffre: Coffre, _ tx: Transaction) throws -> [Choisi] {
        try tx.rows(
            """
            SELECT x.entreprise_id, x.id, x.referent_id, x.cle_enveloppee, c.cle_enveloppee AS cle_entreprise FROM (
              SELECT DISTINCT ON (d.referent_id) d.entreprise_id, d.id, d.referent_id, d.cle_enveloppee FROM nominatif.dossier d
              WHERE d.etat = 'ouvert' ORDER BY d.referent_id, d.derniere_activite DESC, d.id) x
            JOIN nominatif.cle_entreprise c ON c.entreprise_id = x.entreprise_id
            ORDER BY x.referent_id
            """
        ).map { ligne in
            let (entreprise, dossier) = (try ligne.uuid("entreprise_id"), try ligne.uuid("id"))
            let cle = try coffre.cle(entreprise: entreprise, enveloppee: try ligne.bytes("cle_entreprise"))
            return Choisi(
                entreprise: entreprise, dossier: dossier, referent: try ligne.uuid("referent_id"),
                cle: try cle.cle(dossier: dossier, enveloppee: try ligne.bytes("cle_enveloppee")), cleEntreprise: cle)
        }
    }

    private static func urgence(_ d: Choisi, par compte: UUID, heures: Int, _ tx: Transaction) throws {
        let id = UUID()
        var feuillet = Feuillet()
        feuillet["motif"] = motif
        try tx.execute(
            """
            INSERT INTO nominatif.bris (entreprise_id, id, dossier_id, compte_id, debut, fin, contenu)
            VALUES (\(d.entreprise), \(id), \(d.dossier), \(compte), now() - make_interval(hours => \(heures)),
                    now() - make_interval(hours => \(heures)) + interval '3 hours', \(try d.cle.sceller(feuillet, .bris, id, version: 1)))
            """)
    }

    private static func relais(_ d: Choisi, vers compte: UUID, _ tx: Transaction) throws {
        try tx.execute(
            """
            INSERT INTO nominatif.transfert (entreprise_id, dossier_id, de, vers, propose_par, cause, information)
            VALUES (\(d.entreprise), \(d.dossier), \(d.referent), \(compte), \(d.referent), 'charge', 'a_informer')
            """)
    }

    private static func verrou(_ d: Choisi, _ compte: UUID, _ tx: Transaction) throws {
        try tx.execute(
            """
            INSERT INTO nominatif.verrou (entreprise_id, dossier_id, compte_id, origine, pose_par)
            VALUES (\(d.entreprise), \(d.dossier), \(compte), 'referent', \(d.referent))
            """)
    }

    private static func suivi(_ d: Choisi, _ compte: UUID, _ tx: Transaction) throws {
        let (suivi, note) = (UUID(), UUID())
        let (cle, enveloppee) = try d.cleEntreprise.nouvelleCle(suivi: suivi)
        var feuillet = Feuillet()
        feuillet["note"] = "Premier échange : sommeil, charge de travail, deuil récent. Nous nous revoyons dans deux semaines."
        try tx.execute(
            """
            INSERT INTO nominatif.partage (entreprise_id, dossier_id, compte_id, accorde_par, consenti_le, jusquau, accord, portee)
            SELECT d.entreprise_id, d.id, \(compte), \(d.referent), greatest(current_date - 20, d.ouvert_le), current_date + 70, 'ecrit', 'sans_notes'
            FROM nominatif.dossier d WHERE d.entreprise_id = \(d.entreprise) AND d.id = \(d.dossier)
            ON CONFLICT DO NOTHING
            """)
        try tx.execute(
            """
            INSERT INTO nominatif.suivi_psychologue (entreprise_id, id, dossier_id, compte_id, annonce, cle_enveloppee, commence_le)
            VALUES (\(d.entreprise), \(suivi), \(d.dossier), \(compte), true, \(enveloppee), current_date - 6)
            """)
        try tx.execute(
            """
            INSERT INTO nominatif.note_psychologue (entreprise_id, id, dossier_id, suivi_id, auteur_id, jour, contenu, version)
            VALUES (\(d.entreprise), \(note), \(d.dossier), \(suivi), \(compte), current_date - 6,
                    \(try cle.sceller(feuillet, .notePsychologue, note, version: 1)), 1)
            """)
    }

    /// Of each worker's closed dossiers, one near two years, one archived; and one hold.
    private static func conservation(_ tx: Transaction) throws {
        try tx.execute(
            """
            UPDATE nominatif.dossier d
            SET derniere_activite = (current_date - interval '24 months')::date + CASE x.n WHEN 1 THEN 45 ELSE -12 END,
                archive_le = CASE x.n WHEN 2 THEN current_date - 12 END
            FROM (SELECT entreprise_id, id, row_number() OVER (PARTITION BY referent_id ORDER BY derniere_activite, id) AS n
                  FROM nominatif.dossier WHERE etat = 'clos') x
            WHERE d.entreprise_id = x.entreprise_id AND d.id = x.id AND x.n <= 2
            """)
        try tx.execute(
            """
            INSERT INTO nominatif.gel (entreprise_id, dossier_id, cause)
            SELECT entreprise_id, id, 'contentieux' FROM nominatif.dossier WHERE archive_le IS NOT NULL ORDER BY id LIMIT 1
            """)
    }
}

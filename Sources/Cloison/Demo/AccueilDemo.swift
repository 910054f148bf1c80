import Calendrier
import Chiffrement
import Foundation
import Postgres
import Tenancy

/// What came by the posters and by HR: bookings in the permanences of the next two weeks, and people to call back.
struct AccueilDemo {
    let bases: Bases
    let coffre: Coffre
    let aujourdhui: DateCivile

    private static let personnes = [
        ("Hantzberger", "Lucie", "06 39 98 41 07", "après 17 h"), ("Zimmerlin", "Marc", "à l'atelier 3, le matin", ""),
        ("Benmoussa", "Aïcha", "06 39 98 41 22", ""), ("Da Conceição", "Rui", "06 39 98 41 35", "le mercredi"),
        ("Wagenheim", "Odile", "o.wagenheim@courriel.example", ""), ("Kowalczyk", "Piotr", "06 39 98 41 58", "pendant la pause de 12 h"),
    ]

    /// One permanence of each worker that is published and near.
    private struct Place: RowDecodable, Sendable {
        let entreprise: UUID
        let code: String
        let permanence: UUID
        let debut: Heure
        let compte: UUID
        let etablissement: UUID?

        init(row: Row) throws(RowError) {
            entreprise = try row.uuid("entreprise_id")
            code = try row.string("code_affiche")
            permanence = try row.uuid("id")
            debut = try row.value("debut")
            compte = try row.uuid("compte_id")
            etablissement = try row.optionalUUID("etablissement_id")
        }
    }

    func charger() async throws {
        let fente = try await boite()
        let places = try await places()
        for (rang, place) in places.enumerated() {
            for (numero, decalage) in [60, 120].prefix(1 + rang % 2).enumerated() { try await reserver(place, decalage, numero) }
        }
        try await orienter(places.filter { $0.etablissement != nil }, fente)
    }

    private func boite() async throws -> Fente {
        let (publique, enveloppee) = try coffre.nouvelleBoite()
        try await bases[.nominatif].transactionDeService {
            _ = try $0.rows("SELECT nominatif.poser_boite(\(publique), \(enveloppee))")
            _ = try $0.rows("SELECT nominatif.annoncer_canaux('{courriel}')")
        }
        return try Fente(publique: publique)
    }

    private func places() async throws -> [Place] {
        try await bases[.migrateur].transactionSansSession { tx in
            try tx.execute("SET LOCAL ROLE prop_gestion")
            return try tx.all(
                """
                SELECT DISTINCT ON (i.id) p.entreprise_id, e.code_affiche, p.id, p.debut, i.compte_id, l.etablissement_id
                FROM gestion.permanence p
                JOIN gestion.intervenant i ON i.id = p.intervenant_id AND i.compte_id IS NOT NULL
                JOIN gestion.entreprise e ON e.entreprise_id = p.entreprise_id AND e.statut = 'client'
                JOIN gestion.lieu l ON l.id = p.lieu_id
                WHERE p.statut = 'publiee' AND p.jour > \(aujourdhui)::date AND p.jour <= \(aujourdhui.plus(jours: 14))::date
                ORDER BY i.id, p.jour, p.debut
                """)
        }
    }

    /// Nothing was left to be told by: a code, like most.
    private func reserver(_ place: Place, _ decalage: Int, _ numero: Int) async throws {
        guard let heure = Heure(minutes: place.debut.minutes + decalage) else { return }
        let codes = ["\(7 - numero)KQ", "3FV", "9TM", "W4C", "K7PXQ"]
        let (jeton, adresse) = (
            Array((0..<32).map { _ in UInt8.random(in: 0...255) }), Array((0..<16).map { _ in UInt8.random(in: 0...255) })
        )
        try await bases[.publique].transactionSansSession {
            _ = try $0.rows(
                """
                SELECT etat FROM nominatif.reserver(\(place.code), \(place.permanence), \(heure)::time, 30::smallint, gen_random_uuid(),
                  \(jeton), \(codes)::text[], NULL, NULL, NULL, \(adresse))
                """)
        }
    }

    private func orienter(_ places: [Place], _ fente: Fente) async throws {
        for (rang, place) in places.enumerated() {
            for essai in 0..<(1 + rang % 2) {
                let (nom, prenom, joindre, quand) = Self.personnes[(rang + essai * 3) % Self.personnes.count]
                var feuillet = Feuillet()
                feuillet["nom"] = nom
                feuillet["prenom"] = prenom
                feuillet["joindre"] = joindre
                feuillet["quand"] = quand
                feuillet["accord"] = "La personne m'a dit être d'accord pour que je transmette son nom et ce moyen de la joindre."
                let id = UUID()
                let contenu = try fente.sceller(feuillet, .orientation, id)
                let jour = aujourdhui.plus(jours: -1 - rang % 9 - essai)
                try await bases[.migrateur].transactionSansSession { tx in
                    try tx.execute("SET LOCAL ROLE prop_nominatif")
                    try tx.execute(
                        """
                        INSERT INTO nominatif.orientation_rh (entreprise_id, id, referent_id, etablissement_id, transmise_le, contenu)
                        VALUES (\(place.entreprise), \(id), \(place.compte), \(place.etablissement)::uuid, \(jour)::date, \(contenu))
                        """)
                }
            }
        }
    }
}

import Calendrier
import Postgres
import TestSupport
import Tenancy

/// A small provider: an office, two intervenantes, a client with its room, one weekly contract line from Monday 5 January 2026.
struct Monde: Sendable {
    let bureau: String
    let site: String
    let nadia: String
    let claire: String
    let entreprise: String
    let contrat: String
    let prestation: String
    let planificatrice: Principal

    /// Monday 16 March 2026: no holiday that week anywhere.
    static let lundi = DateCivile(annee: 2026, mois: 3, jour: 16) ?? DateCivile(numero: 0)

    init(_ base: BaseDeTest) async throws {
        let planificatrice = try await base.principal(.planification)
        let ids = try await base.bases[.gestion].transaction(as: planificatrice) { tx in
            func id(_ sql: SQL) throws -> String { try tx.rows(sql)[0].string("id") }
            let bureau = try id(
                """
                INSERT INTO gestion.lieu (nom, type, commune, territoire, vendredi_saint, capacite_salle)
                VALUES ('Bureau de Metz', 'bureau', 'Metz', 'FR-AM', true, 3)
                RETURNING id
                """)
            func personne(_ prenom: String, _ nom: String) throws -> String {
                let i = try id(
                    """
                    INSERT INTO gestion.intervenant (prenom, nom, metier, bureau_id, cible_hebdo, max_hebdo)
                    VALUES (\(prenom), \(nom), 'assistant_social', \(bureau)::uuid, 3, 4)
                    RETURNING id
                    """)
                try tx.execute(
                    """
                    INSERT INTO gestion.disponibilite (intervenant_id, jour, demi_journee)
                    SELECT \(i)::uuid, j, d FROM generate_series(1, 4) j, unnest(ARRAY['AM', 'PM']) d
                    """)
                return i
            }
            let (nadia, claire) = (try personne("Nadia", "Benali"), try personne("Claire", "Hoffmann"))
            let (entreprise, site, contrat, prestation) = try Monde.client("FONDERIES", "Fonderies d'Hagondange", nadia, tx)
            return [bureau, site, nadia, claire, entreprise, contrat, prestation]
        }
        (bureau, site, nadia, claire) = (ids[0], ids[1], ids[2], ids[3])
        (entreprise, contrat, prestation) = (ids[4], ids[5], ids[6])
        self.planificatrice = planificatrice
    }

    /// A company with one site and one signed contract: a half-day each week, Monday to Wednesday.
    static func client(
        _ code: String, _ nom: String, _ referente: String, _ tx: Transaction
    ) throws -> (entreprise: String, site: String, contrat: String, prestation: String) {
        func id(_ sql: SQL) throws -> String { try tx.rows(sql)[0].string("id") }
        let entreprise = try id("INSERT INTO gestion.entreprise (code, nom) VALUES (\(code), \(nom)) RETURNING entreprise_id AS id")
        let etablissement = try id(
            """
            INSERT INTO gestion.etablissement (entreprise_id, code, nom, commune, territoire)
            VALUES (\(entreprise)::uuid, 'SIEGE', 'Siège', 'Hagondange', 'FR-AM')
            RETURNING id
            """)
        let site = try id(
            """
            INSERT INTO gestion.lieu (nom, type, entreprise_id, etablissement_id, commune, territoire, salle)
            VALUES (\("\(nom), salle 12"), 'site', \(entreprise)::uuid, \(etablissement)::uuid, 'Hagondange', 'FR-AM', 'Salle 12')
            RETURNING id
            """)
        let contrat = try id(
            """
            INSERT INTO gestion.contrat (entreprise_id, numero, statut, debut, intervenant_id)
            VALUES (\(entreprise)::uuid, \("C-\(code)"), 'signe', '2026-01-05', \(referente)::uuid)
            RETURNING id
            """)
        let prestation = try id(
            """
            INSERT INTO gestion.prestation
              (entreprise_id, contrat_id, du, lieu_id, frequence, duree_demi_journees, demi_journees_an, creneaux_autorises)
            VALUES (\(entreprise)::uuid, \(contrat)::uuid, '2026-01-05', \(site)::uuid, 'hebdomadaire', 1, 52,
              '{lun-AM,lun-PM,mar-AM,mar-PM,mer-AM,mer-PM}')
            RETURNING id
            """)
        return (entreprise, site, contrat, prestation)
    }

    /// Inserts a permanence as it is, without the rules of the pages. Gives its identifier.
    @discardableResult
    func poser(
        _ base: BaseDeTest, _ jour: DateCivile = Monde.lundi, _ moment: Moment = .AM, qui: String? = nil, statut: String = "planifiee",
        salle: Int = 1
    ) async throws -> String {
        let plage = PlageHoraire.parDefaut(moment)
        let qui = qui ?? nadia
        return try await base.bases[.gestion].transaction(as: planificatrice) { tx in
            try tx.rows(
                """
                INSERT INTO gestion.permanence
                  (entreprise_id, contrat_id, prestation_id, lieu_id, intervenant_id, jour, moment, debut, fin, salle, statut)
                VALUES (\(entreprise)::uuid, \(contrat)::uuid, \(prestation)::uuid, \(site)::uuid, \(qui)::uuid, \(jour)::date, \(moment),
                  \(plage.debut)::time, \(plage.fin)::time, \(salle), \(statut))
                RETURNING id
                """)[0].string("id")
        }
    }

    /// Opens one half-day of the ledger for the week of `jour`.
    func devoir(_ base: BaseDeTest, _ jour: DateCivile = Monde.lundi) async throws {
        try await base.bases[.gestion].transaction(as: planificatrice) { tx in
            _ = try tx.execute(
                """
                INSERT INTO gestion.registre (entreprise_id, contrat_id, prestation_id, periode_debut, periode_fin, rang)
                VALUES (\(entreprise)::uuid, \(contrat)::uuid, \(prestation)::uuid, \(jour.lundi)::date, \(jour.lundi.plus(jours: 6))::date, 1)
                """)
        }
    }
}

import Bilans
import Calendrier
import Foundation
import Postgres
import Tenancy

/// Texts deposited by the worker named at each contract, before the bilans are published: most leave with them, the newest wait for
/// direction, some are sent back.
struct RecommandationsDemo {
    let monde: MondeDemo
    let base: Database

    private struct Redacteur: RowDecodable, Sendable {
        let entreprise: UUID
        let compte: UUID
        let nom: String

        init(row: Row) throws(RowError) {
            entreprise = try row.uuid("entreprise_id")
            compte = try row.uuid("compte_id")
            nom = try row.string("nom")
        }
    }

    /// `periodes`: those that are over, oldest first; the current quarter begins to be written too.
    func deposer(_ periodes: [PeriodeBilan]) async throws {
        let redacteurs = try await self.redacteurs()
        let courante = PeriodeBilan(Trimestre(monde.aujourdhui))
        var lot = Lot()
        for entreprise in monde.entreprises {
            guard let qui = redacteurs[entreprise.id] else { continue }
            for (rang, periode) in (periodes + [courante]).enumerated() {
                let enCours = periode == courante
                // One in nine writes nothing for a quarter; few have begun the current one.
                if !periode.annuelle, (entreprise.rang * 7 + rang) % 9 == 4 || enCours && entreprise.rang % 6 != 1 { continue }
                let depot =
                    enCours
                    ? monde.aujourdhui.plus(jours: -3) : min(periode.jours.fin.plus(jours: 4 + entreprise.rang % 9), monde.aujourdhui)
                lot.ajouter(qui.entreprise, periode, textes(entreprise.rang, rang, annuel: periode.annuelle), qui.compte, qui.nom, depot)
            }
        }
        let rempli = lot
        try await base.transactionSansSession { tx in
            try tx.execute("SET LOCAL ROLE prop_pilotage")
            try tx.execute(rempli.ordre)
        }
    }

    /// Once the rest is published: one waiting text in three goes back to its writer, in the name of `direction`.
    func renvoyer(_ periode: PeriodeBilan, par direction: ID<CompteTag>) async throws {
        try await base.transactionSansSession { tx in
            try tx.execute("SET LOCAL ROLE prop_pilotage")
            try tx.execute(
                """
                INSERT INTO pilotage.recommandation_suite (entreprise_id, periode, rang, suite, raison, par)
                SELECT a.entreprise_id, a.periode, a.rang, 'renvoyee', (\(TextesDemo.renvois)::text[])[1 + a.n / 3 % 3], \(direction)::uuid
                FROM (
                  SELECT r.entreprise_id, r.periode, r.rang, (row_number() OVER (ORDER BY r.entreprise_id))::int AS n
                  FROM pilotage.recommandation r
                  WHERE r.periode = \(periode)
                    AND NOT EXISTS (SELECT 1 FROM pilotage.bilan b WHERE b.entreprise_id = r.entreprise_id AND b.periode = r.periode)) a
                WHERE a.n % 3 = 1
                """)
        }
    }

    /// One to three, never twice the same for a company within a year.
    private func textes(_ entreprise: Int, _ periode: Int, annuel: Bool) -> [String] {
        let choix = annuel ? TextesDemo.annee : TextesDemo.trimestre
        let nombre = 1 + (entreprise + periode * 2) % 3
        return (0..<nombre).map { choix[(entreprise * 5 + periode * 3 + $0) % choix.count] }
    }

    private func redacteurs() async throws -> [UUID: Redacteur] {
        let lignes = try await base.transactionSansSession { tx in
            try tx.execute("SET LOCAL ROLE prop_gestion")
            return try tx.all(
                """
                SELECT DISTINCT ON (c.entreprise_id) c.entreprise_id, i.compte_id, i.prenom || ' ' || i.nom AS nom
                FROM gestion.contrat c
                JOIN gestion.intervenant i ON i.id = c.intervenant_id
                WHERE c.statut = 'signe' AND i.compte_id IS NOT NULL
                ORDER BY c.entreprise_id, c.debut DESC
                """, as: Redacteur.self)
        }
        return Dictionary(lignes.map { ($0.entreprise, $0) }, uniquingKeysWith: { premier, _ in premier })
    }
}

/// Rows of `pilotage.recommandation`, by column.
private struct Lot: Sendable {
    private var entreprises: [UUID] = []
    private var periodes: [String] = []
    private var textes: [[String]] = [[], [], []]
    private var comptes: [UUID] = []
    private var noms: [String] = []
    private var jours: [String] = []

    mutating func ajouter(
        _ entreprise: UUID, _ periode: PeriodeBilan, _ lignes: [String], _ compte: UUID, _ nom: String, _ jour: DateCivile
    ) {
        entreprises.append(entreprise)
        periodes.append(periode.description)
        for rang in textes.indices { textes[rang].append(rang < lignes.count ? lignes[rang] : "") }
        comptes.append(compte)
        noms.append(nom)
        jours.append(jour.description)
    }

    var ordre: SQL {
        """
        INSERT INTO pilotage.recommandation (entreprise_id, periode, rang, textes, redacteur_id, redacteur, depose_le)
        SELECT e, p, 1, array_remove(ARRAY[a, b, c], ''), r, n, (j + time '16:00') AT TIME ZONE 'Europe/Paris'
        FROM unnest(\(entreprises)::uuid[], \(periodes)::text[], \(textes[0])::text[], \(textes[1])::text[], \(textes[2])::text[],
                    \(comptes)::uuid[], \(noms)::text[], \(jours)::date[]) AS u (e, p, a, b, c, r, n, j)
        """
    }
}

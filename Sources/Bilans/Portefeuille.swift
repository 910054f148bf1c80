internal import Actes
internal import Calendrier
internal import DisclosureControl
internal import Postgres
internal import Tenancy

/// Themes over all companies, masked as a bilan is: a cell stands on at least five companies, none of which makes more than half of it.
struct Portefeuille: Sendable {
    static let entreprisesMinimum = 5

    struct Rang: Sendable {
        var motif: Motif
        var entretiens: Int?
    }

    var periode: PeriodeBilan
    var clients: Int
    var demiJournees: Int
    /// Companies with at least one entretien in the period; nil when too few to say.
    var entreprises: Int?
    var total: Int?
    var themes: [Rang]

    /// One company's counts under one theme, nil for its total.
    struct Part: RowDecodable {
        var motif: Motif?
        var entretiens, personnes, maximum: Int

        init(row: Row) throws(RowError) {
            motif = try row.string("axe") == "total" ? nil : try row.value("valeur")
            entretiens = try row.int("entretiens")
            personnes = try row.int("personnes")
            maximum = try row.int("maximum")
        }

        init(motif: Motif?, entretiens: Int, personnes: Int, maximum: Int) {
            self.motif = motif
            self.entretiens = entretiens
            self.personnes = personnes
            self.maximum = maximum
        }
    }

    init(_ parts: [Part], periode: PeriodeBilan, clients: Int, demiJournees: Int, effectif: Int, graine: [UInt8]) {
        self.periode = periode
        self.clients = clients
        self.demiJournees = demiJournees
        let motifs = Motif.allCases
        let lignes: [Motif?] = motifs.map { $0 } + [nil]
        let groupes = lignes.map { motif in parts.filter { $0.motif == motif } }
        let tableau = Tableau(
            lignes: motifs.count, colonnes: 1, marge: false, personnes: .union, effectif: max(effectif, 1),
            comptes: groupes.map { [Self.somme($0)] }, statuts: groupes.map { [Self.large($0) ? .promise : .retenue] })
        let masque = try? Suppression(graine: graine).masquer(tableau)
        func valeur(_ ligne: Int) -> Int? {
            guard let masque, masque.montre(Place(ligne, 0)) else { return nil }
            return tableau[Place(ligne, 0)].evenements
        }
        total = valeur(motifs.count)
        themes = motifs.indices.map { Rang(motif: motifs[$0], entretiens: valeur($0)) }.sorted {
            ($0.entretiens ?? -1) > ($1.entretiens ?? -1)
        }
        let concernees = groupes[motifs.count].count
        entreprises = concernees >= Self.entreprisesMinimum ? concernees : nil
    }

    /// Persons of two companies are different persons.
    private static func somme(_ parts: [Part]) -> Compte {
        Compte(
            evenements: parts.reduce(0) { $0 + $1.entretiens }, personnes: parts.reduce(0) { $0 + $1.personnes },
            maximum: parts.map(\.maximum).max() ?? 0)
    }

    private static func large(_ parts: [Part]) -> Bool {
        let total = parts.reduce(0) { $0 + $1.entretiens }
        return parts.count >= entreprisesMinimum && (parts.map(\.entretiens).max() ?? 0) * 2 <= total
    }
}

struct PortefeuilleStore {
    let base: Database

    func lire(_ periode: PeriodeBilan, as principal: Principal) async throws -> Portefeuille {
        let jours = periode.jours
        return try await base.transaction(as: principal, readOnly: true) { transaction in
            let reponses = try transaction.pipeline([
                "SELECT count(*) AS n FROM gestion.entreprise WHERE statut = 'client'",
                """
                SELECT coalesce(sum(CASE moment WHEN 'JOUR' THEN 2 ELSE 1 END), 0)::int AS n
                FROM gestion.permanence WHERE statut = 'tenue' AND jour BETWEEN \(jours.debut) AND \(jours.fin)
                """,
                """
                SELECT coalesce(sum(d.nombre), 0)::int AS n
                FROM (
                  SELECT DISTINCT ON (entreprise_id, etablissement_id) nombre
                  FROM gestion.effectif WHERE a_partir_du <= \(jours.fin)
                  ORDER BY entreprise_id, etablissement_id, a_partir_du DESC) d
                """,
                """
                SELECT a.axe, a.valeur, a.entretiens, a.personnes, a.maximum
                FROM gestion.entreprise e
                CROSS JOIN LATERAL passerelle.agreger(e.entreprise_id, \(jours.debut)::date, \(jours.fin)::date, '{}'::uuid[]) a
                WHERE a.axe IN ('total', 'motif')
                """,
            ])
            // Not published: a fixed spread is enough to break ties.
            return Portefeuille(
                try reponses[3].map { try Portefeuille.Part(row: $0) }, periode: periode, clients: try reponses[0][0].int("n"),
                demiJournees: try reponses[1][0].int("n"), effectif: try reponses[2][0].int("n"), graine: Array(periode.description.utf8))
        }
    }
}

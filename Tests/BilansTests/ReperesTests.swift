import Actes
import Postgres
import Tenancy
import TestSupport
import Testing

@testable import Bilans

/// What may be said of several companies together, and that it is said once for all.
@Suite struct ReperesTests {
    private func part(
        _ entretiens: Int, effectif: Int = 100, demiJournees: Int = 10, themes: [Motif: Int]? = nil, pdp: Int = 0
    ) -> PartPortefeuille {
        func cellule(_ n: Int) -> PartPortefeuille.Cellule { .init(entretiens: n, personnes: (n + 1) / 2) }
        return PartPortefeuille(
            entreprise: .nouveau(), effectif: effectif, demiJournees: demiJournees, total: cellule(entretiens),
            themes: (themes ?? [.budget: entretiens]).mapValues(cellule), pdp: cellule(pdp))
    }

    @Test func cinqEntreprisesAucuneAuDessusDeLaMoitie() {
        let cinq = (1...5).map { _ in part(20) }
        #expect(Reperes.valeur(cinq, .cinquante)?.entretiensPourMille == 200)
        #expect(Reperes.valeur(Array(cinq.dropLast()), .cinquante) == nil, "quatre entreprises")
        #expect(Reperes.valeur(cinq.dropLast() + [part(0)], .cinquante) == nil, "la cinquième n'a reçu personne")
        #expect(Reperes.valeur(cinq.dropLast() + [part(20, demiJournees: 0)], .cinquante) == nil, "la cinquième n'est plus servie")
        #expect(Reperes.valeur((1...5).map { _ in part(8) }, .cinquante) == nil, "vingt personnes ne sont pas vingt-cinq")
        #expect(Reperes.valeur(cinq.dropLast() + [part(80)], .cinquante)?.entretiensPourMille == 320, "la moitié juste")
        #expect(Reperes.valeur(cinq.dropLast() + [part(81)], .cinquante) == nil, "plus de la moitié des entretiens")
        let lourde = (1...4).map { _ in part(20, effectif: 60) } + [part(20, effectif: 299)]
        #expect(Reperes.valeur(lourde, .cinquante) == nil, "plus de la moitié des salariés")
        #expect(Reperes.valeur(cinq, .mille) == nil)
        #expect(Reperes.valeur(cinq, .toutes)?.classe == "entreprises de toutes tailles")
    }

    /// A theme hidden alone would be the rest of a subtraction.
    @Test func unThemeCacheEnCacheUnAutre() throws {
        let parts = (1...6).map { rang in
            part(24, themes: [.budget: 11, .sante: 12 - (rang == 1 ? 1 : 0), .violences: 1 + (rang == 1 ? 1 : 0)])
        }
        let repere = try #require(Reperes.valeur(parts, .cinquante))
        #expect(repere.themes.keys.sorted() == ["sante"], "violences est petit ; budget, le plus petit montré, le couvre")
        let clairs = (1...6).map { _ in part(24, themes: [.budget: 12, .sante: 12]) }
        #expect(try #require(Reperes.valeur(clairs, .cinquante)).themes.count < 2, "les zéros des autres thèmes ne se déduisent pas")
    }

    /// Whatever is drawn: every shown theme stands on five companies and 25 persons, none over half, and so does what is left.
    @Test func aucunePartPetite() {
        var hasard = TirageLineaire(graine: 7)
        for _ in 0..<400 {
            let parts = (0..<hasard.entier(4...12)).map { _ in
                var themes: [Motif: Int] = [:]
                for motif in Motif.allCases where hasard.entier(0...2) > 0 {
                    themes[motif] = hasard.entier(0...(hasard.entier(0...9) == 0 ? 80 : 9))
                }
                return part(themes.values.reduce(0, +), effectif: hasard.entier(50...299), themes: themes)
            }
            guard let repere = Reperes.valeur(parts, .cinquante) else { continue }
            var reste = parts.map { $0.total.entretiens }
            for theme in repere.themes.keys {
                let cellules = parts.map { $0.themes[Motif(rawValue: theme)!] ?? .vide }
                #expect(SommePortefeuille(cellules).dicible(), "\(theme)")
                for (rang, cellule) in cellules.enumerated() { reste[rang] -= cellule.entretiens }
            }
            let cachees = reste.filter { $0 > 0 }
            #expect(repere.themes.isEmpty || cachees.count >= 5 && (cachees.max() ?? 0) * 2 <= cachees.reduce(0, +))
        }
    }

    @Test func lePortefeuilleNeLaissePasUneTailleSeule() {
        let moyennes = (1...8).map { _ in part(20, effectif: 100) }
        let petites = (1...6).map { _ in part(12, effectif: 40) }
        let p = Portefeuille(moyennes + petites + [part(9, effectif: 1_500)], periode: PeriodeBilan(annee: 2025))
        #expect(p.total == 241)
        #expect(p.tailles.map(\.libelle) == ["moins de 50 salariés", "50 salariés et plus"], "la grande seule rejoint sa voisine")
        #expect(p.tailles.map(\.entreprises) == [6, 9] && p.tailles.allSatisfy { $0.entretiensPourMille != nil })
        #expect(Portefeuille([part(9)], periode: PeriodeBilan(annee: 2025)).tailles.map(\.entretiensPourMille) == [nil])
        #expect(p.pdp == nil && p.tauxRetour == nil)
        let suivies = (1...6).map { _ in part(40, pdp: 20) }
        #expect(Portefeuille(suivies, periode: PeriodeBilan(annee: 2025)).pdp == 60)
    }

    @Test func ceQuiEstDitUneFoisNeChangePlus() async throws {
        try await BaseDeTest.avec { base in
            let entreprise = try await Self.peupler(base)
            let direction = try await base.principal(.direction)
            let t1 = try #require(PeriodeBilan("2025-T1"))
            func lire() async throws -> Contenu.ReperePortefeuille? {
                try await Self.lire(base, direction, 100, t1)
            }
            let avant = try #require(try await lire())
            #expect(avant.entreprises == 6 && avant.entretiensPourMille == 100 && avant.classe == "entreprises de 50 à 299 salariés")
            try await Publication(base.bases[.pilotage]).publier(entreprise, t1, as: direction)
            #expect(try await lire() == avant)
            try await base.superutilisateur { try $0.executeScript("DELETE FROM passerelle.acte WHERE motif = 'sante'") }
            #expect(try await lire() == avant, "figé à la première publication de la période")
            // Its own class is too small, so all companies are told; under 20 employees, nothing.
            #expect(try await Self.lire(base, direction, 1_200, t1)?.classe == "entreprises de toutes tailles")
            #expect(try await Self.lire(base, direction, 19, t1) == nil)
            #expect(
                try await Self.lire(base, direction, 100, PeriodeBilan(annee: 2090)) == nil, "une période en cours ne se compare pas")
            for ordre in ["UPDATE pilotage.repere SET valeurs = 'null'", "DELETE FROM pilotage.repere", "TRUNCATE pilotage.repere"] {
                await #expect(throws: ScriptError.self) { try await base.superutilisateur { try $0.executeScript(ordre) } }
            }
            await MursTests.refuse(
                base, .pilotage, direction, "INSERT INTO pilotage.repere (periode, classe, valeurs) VALUES ('2025', 'toutes', 'null')")
            let rh = try await base.principal(.rh, entreprise: entreprise)
            await MursTests.refuse(base, .client, rh, "SELECT valeurs FROM pilotage.repere")
            await MursTests.refuse(base, .client, rh, "SELECT * FROM passerelle.agreger_portefeuille('2025-01-01', '2025-03-31')")
            let planification = try await base.principal(.planification)
            await MursTests.refuse(
                base, .gestion, planification, "SELECT * FROM passerelle.agreger_portefeuille('2025-01-01', '2025-03-31')")
            await #expect(throws: PostgresError.self) {
                try await base.bases[.pilotage].transaction(as: direction) {
                    try $0.rows("SELECT pilotage.figer_reperes('2090', '{}')").count
                }
            }
        }
    }

    private static func lire(_ base: BaseDeTest, _ direction: Principal, _ effectif: Int, _ periode: PeriodeBilan) async throws
        -> Contenu.ReperePortefeuille?
    {
        try await base.bases[.pilotage].transaction(as: direction) { tx in
            try ReperesStore(transaction: tx).pour(effectif: effectif, periode, figes: try tx.rows(ReperesStore.requete(periode)))
        }
    }

    /// Six companies of 100 employees with ten entretiens of ten persons each, half budget and half santé, and a half-day held.
    private static func peupler(_ base: BaseDeTest) async throws -> ID<EntrepriseTag> {
        try await base.superutilisateur { connexion in
            try connexion.executeScript(
                """
                INSERT INTO gestion.prestataire (nom) VALUES ('Service social d''essai');
                INSERT INTO gestion.lieu (id, nom, type, territoire, capacite_salle)
                  VALUES ('11111111-1111-4111-8111-111111111111', 'Bureau', 'bureau', 'FR', 9);
                INSERT INTO gestion.entreprise (code, nom) SELECT 'E' || n, 'Entreprise ' || n FROM generate_series(1, 6) n;
                INSERT INTO gestion.etablissement (entreprise_id, code, nom, territoire) SELECT entreprise_id, 'S', 'Siège', 'FR' FROM gestion.entreprise;
                INSERT INTO gestion.effectif (entreprise_id, etablissement_id, a_partir_du, nombre)
                  SELECT entreprise_id, id, '2024-01-01', 100 FROM gestion.etablissement;
                INSERT INTO gestion.intervenant (nom, metier, bureau_id)
                  SELECT 'I' || code, 'assistant_social', '11111111-1111-4111-8111-111111111111' FROM gestion.entreprise;
                INSERT INTO gestion.contrat (entreprise_id, numero, statut, debut) SELECT entreprise_id, code, 'signe', '2024-01-01' FROM gestion.entreprise;
                INSERT INTO gestion.prestation (entreprise_id, contrat_id, type, du) SELECT entreprise_id, id, 'mediation', '2024-01-01' FROM gestion.contrat;
                INSERT INTO gestion.permanence (entreprise_id, contrat_id, prestation_id, lieu_id, intervenant_id, jour, moment, debut, fin, salle, statut)
                  SELECT p.entreprise_id, p.contrat_id, p.id, '11111111-1111-4111-8111-111111111111', i.id, '2025-02-03', 'AM', '09:00', '12:00',
                    row_number() OVER (), 'tenue'
                  FROM gestion.prestation p JOIN gestion.entreprise e USING (entreprise_id) JOIN gestion.intervenant i ON i.nom = 'I' || e.code;
                INSERT INTO passerelle.acte (entreprise_id, etablissement_id, mois, motif, nature, forme, origine, duree, nouveau, pseudonyme)
                  SELECT entreprise_id, id, '2025-02-01', CASE WHEN n % 2 = 0 THEN 'budget' ELSE 'sante' END, 'suivi', 'presentiel', 'rh', 30, false,
                    substr(sha256((entreprise_id::text || n)::bytea), 1, 16)
                  FROM gestion.etablissement, generate_series(1, 10) n;
                """)
            return try connexion.rows("SELECT entreprise_id FROM gestion.entreprise WHERE code = 'E1'")[0].id("entreprise_id")
        }
    }
}

/// A small linear congruential generator: the same draws at each run.
struct TirageLineaire {
    private var etat: UInt64

    init(graine: UInt64) { etat = graine }

    mutating func entier(_ bornes: ClosedRange<Int>) -> Int {
        etat = etat &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return bornes.lowerBound + Int(etat >> 33) % bornes.count
    }
}

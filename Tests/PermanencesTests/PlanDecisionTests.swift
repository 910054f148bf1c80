import Calendrier
import Contrats
import HTTPTypes
import Planner
import Postgres
import Replanification
import TestSupport
import Tenancy
import Testing
import Web

@testable import Permanences

/// What is due before a computation, and what an acceptance does: all, some rows, nothing, and back.
@Suite struct PlanDecisionTests {
    private let mars = Periode(debut: Monde.lundi, fin: Monde.lundi.plus(jours: 27))

    /// Four weeks of the first client and four of a second one, the first with a draft by Claire on Wednesdays.
    private func avec(_ corps: @escaping @Sendable (BaseDeTest, Monde, PlanComparaison, ID<PlanDePeriode>) async throws -> Void)
        async throws
    {
        try await BaseDeTest.avec { base in
            let monde = try await Monde(base)
            _ = try await base.bases[.gestion].transaction(as: monde.planificatrice) {
                try Monde.client("VERRERIE", "Verrerie de Forbach", monde.nadia, $0).site
            }
            for semaine in 0..<4 { try await monde.poser(base, Monde.lundi.plus(jours: 7 * semaine + 2), .PM, qui: monde.claire) }
            let (comparaison, plan) = try await comparer(base, monde)
            try await corps(base, monde, comparaison, plan)
        }
    }

    private func comparer(_ base: BaseDeTest, _ monde: Monde) async throws -> (PlanComparaison, ID<PlanDePeriode>) {
        try await base.bases[.gestion].transaction(as: monde.planificatrice) { tx in
            let donnees = try PlanStore.donnees(mars, tx)
            let probleme = try ProblemeDePlan(donnees)
            let resultat = try PlanResultat.calculer(probleme, secondes: 0.3, graine: 1) { _ in true }
            let plan = try #require(try PlanStore.creer(mars, graine: 1, tx))
            try PlanStore.achever(plan, resultat, tx)
            return (try PlanComparaison(donnees, resultat.solution), plan)
        }
    }

    private func permanences(_ base: BaseDeTest, _ monde: Monde) async throws -> Set<String> {
        let lues = try await base.bases[.gestion].transaction(as: monde.planificatrice) { try PermanenceStore.pendant(mars, .init(), $0) }
        return Set(lues.filter(\.vivante).map { "\($0.duPlan)" })
    }

    @Test func whatIsDueAgreesWithTheLedger() async throws {
        try await avec { base, monde, comparaison, plan in
            // One week closed, one permanence published, before anything is in the ledger.
            _ = try await base.bases[.gestion].write(
                as: monde.planificatrice,
                [
                    "INSERT INTO gestion.fermeture (entreprise_id, debut, fin) VALUES (\(monde.entreprise)::uuid, '2026-04-06', '2026-04-10')",
                    "DELETE FROM gestion.permanence WHERE jour = '2026-04-08'",
                    "UPDATE gestion.permanence SET statut = 'publiee' WHERE jour = '2026-03-18'",
                ])
            func dues() async throws -> [String: [Int]] {
                try await base.bases[.gestion].transaction(as: monde.planificatrice) { tx in
                    let donnees = try PlanStore.donnees(mars, tx)
                    let lignes = APlacer.lire(try ProblemeDePlan.poser(donnees, refusees: []), donnees.permanences)
                    return Dictionary(uniqueKeysWithValues: lignes.map { ($0.ligne.entrepriseNom, $0.chiffres) })
                }
            }
            let avant = try await dues()
            #expect(avant["Fonderies d'Hagondange"] == [3, 0, 1, 2, 1])
            #expect(avant["Verrerie de Forbach"] == [4, 0, 0, 0, 0])
            let fait = try await Planification.executer(base.bases, as: monde.planificatrice, mars, secondes: 0.2)
            #expect(fait.dues == 7)
            let apres = try await dues()
            // The published one was put before the ledger was opened: its line stays « due » there, as it stood.
            let registre = try await base.bases[.gestion].read(
                as: monde.planificatrice,
                [
                    """
                    SELECT e.nom, count(*) FILTER (WHERE r.etat <> 'feriee') AS dues, count(*) FILTER (WHERE r.etat = 'planifiee') AS planifiees,
                      count(*) FILTER (WHERE r.etat = 'feriee') AS fermees
                    FROM gestion.registre r
                    JOIN gestion.entreprise e ON e.entreprise_id = r.entreprise_id
                    GROUP BY e.nom
                    """
                ])[0]
            #expect(registre.count == 2)
            for ligne in registre {
                let chiffres = try #require(apres[try ligne.string("nom")])
                #expect(chiffres[0] == (try ligne.int("dues")))
                #expect(chiffres[3] == (try ligne.int("planifiees")))
            }
        }
    }

    @Test func onlyTickedLotsAreApplied() async throws {
        try await avec { base, monde, comparaison, plan in
            let lots = comparaison.lots
            #expect(lots.count > 2)
            let choisis = Set(lots.prefix(2).map(\.cle))
            let avant = try await permanences(base, monde)
            _ = try await base.bases[.gestion].transaction(as: monde.planificatrice) { tx in
                try PlanApplication.accepter(plan, comparaison, cochees: choisis, tx)
            }
            let voulues = comparaison.difference.plan(acceptant: [0, 1], nom: "").permanences
            let apres = try await permanences(base, monde)
            #expect(apres == Set(voulues.map { "\($0)" }))
            #expect(apres != avant)
            // The same ticks again name rows that are no longer there.
            let refus = await #expect(throws: Refus.self) {
                _ = try await base.bases[.gestion].transaction(as: monde.planificatrice) { tx in
                    let resultat = try #require(try PlanStore.un(plan, tx)?.resultat)
                    return try PlanApplication.accepter(
                        plan, try PlanComparaison(try PlanStore.donnees(mars, tx), resultat.solution), cochees: choisis, tx)
                }
            }
            guard case .conflit = refus else {
                Issue.record("\(String(describing: refus))")
                return
            }
            #expect(try await permanences(base, monde) == apres)
        }
    }

    /// A draft of somebody absent is not ticked: it stays as it was, and does not forbid the rest.
    @Test func whatWasAlreadyWrongMayStay() async throws {
        try await avec { base, monde, _, _ in
            _ = try await base.bases[.gestion].write(
                as: monde.planificatrice,
                ["INSERT INTO gestion.absence (intervenant_id, debut, fin) VALUES (\(monde.claire)::uuid, '2026-03-18', '2026-03-18')"])
            let (comparaison, plan) = try await comparer(base, monde)
            let lots = comparaison.lots.filter { !$0.lignes.contains { $0.avant?.date == "2026-03-18" } }
            #expect(!lots.isEmpty && lots.count < comparaison.lots.count)
            _ = try await base.bases[.gestion].transaction(as: monde.planificatrice) { tx in
                try PlanApplication.accepter(plan, comparaison, cochees: Set(lots.map(\.cle)), tx)
            }
            let restee = try await permanences(base, monde).contains { $0.contains("2026-03-18") && $0.contains(monde.claire) }
            #expect(restee)
        }
    }

    @Test func aPlaceTakenMeanwhileLeavesNothing() async throws {
        try await avec { base, monde, comparaison, plan in
            // Somebody puts Nadia elsewhere at a moment the plan wants, on a line the instance does not know.
            let voulue = try #require(comparaison.difference.lignes.compactMap(\.apres).first { $0.intervenante == monde.nadia })
            _ = try await base.bases[.gestion].transaction(as: monde.planificatrice) { tx in
                let autre = try Monde.client("BANQUE", "Banque du Kirchberg", monde.claire, tx)
                try tx.execute(
                    """
                    INSERT INTO gestion.permanence
                      (entreprise_id, contrat_id, prestation_id, lieu_id, intervenant_id, jour, moment, debut, fin, salle, statut)
                    VALUES (\(autre.entreprise)::uuid, \(autre.contrat)::uuid, \(autre.prestation)::uuid, \(autre.site)::uuid,
                      \(monde.nadia)::uuid, \(voulue.date)::date, \(voulue.moment), \(voulue.moment == "AM" ? "09:00" : "13:30")::time,
                      \(voulue.moment == "AM" ? "12:00" : "16:30")::time, 1, 'publiee')
                    """)
            }
            let avant = try await permanences(base, monde)
            let refus = await #expect(throws: Refus.self) {
                _ = try await base.bases[.gestion].transaction(as: monde.planificatrice) {
                    try PlanApplication.accepter(plan, comparaison, $0)
                }
            }
            guard case .conflit(let phrase) = refus else {
                Issue.record("\(String(describing: refus))")
                return
            }
            let ligne = try #require(comparaison.difference.lignes.first { $0.apres == voulue })
            #expect(phrase.contains(ligne.phrase))
            #expect(try await permanences(base, monde) == avant)
            let registre = try await base.bases[.gestion].read(as: monde.planificatrice, ["SELECT 1 AS un FROM gestion.registre"])[0]
            #expect(registre.isEmpty)
        }
    }

    @Test func thePlanBeforeComesBack() async throws {
        try await avec { base, monde, _, plan in
            let avant = try await permanences(base, monde)
            try await Visiteur.avec(base, monde.planificatrice) { visiteur in
                let page = "/plans/\(plan)"
                #expect(try await visiteur.envoyer("\(page)/accepter", "", depuis: page).statut == .seeOther)
                #expect(try await permanences(base, monde) != avant)
                #expect(try await visiteur.lire(page).texte.contains("Revenir au plan précédent"))
                #expect(try await visiteur.envoyer("\(page)/revenir", "", depuis: page).statut == .seeOther)
                #expect(try await permanences(base, monde) == avant)
                // Once a part is published, it does not come back in one piece, and nothing moves.
                #expect(try await visiteur.envoyer("\(page)/accepter", "", depuis: page).statut == .seeOther)
                let accepte = try await permanences(base, monde)
                _ = try await base.bases[.gestion].write(
                    as: monde.planificatrice, ["UPDATE gestion.permanence SET statut = 'publiee' WHERE jour < '2026-03-21'"])
                #expect(try await visiteur.envoyer("\(page)/revenir", "", depuis: page).statut == .conflict)
                #expect(try await permanences(base, monde) == accepte)
            }
        }
    }

    @Test func draftsAfterTheWindowStay() async throws {
        try await BaseDeTest.avec { base in
            let monde = try await Monde(base)
            let avril = Monde.lundi.plus(jours: 28)
            try await monde.poser(base, avril)
            let fait = try await Planification.executer(base.bases, as: monde.planificatrice, mars, secondes: 0.2)
            #expect((fait.dues, fait.placees, fait.posees) == (4, 4, 4))
            let lues = try await base.bases[.gestion].transaction(as: monde.planificatrice) {
                try PermanenceStore.pendant(Semaine(avril).periode, .init(), $0)
            }
            #expect(lues.map(\.jour) == [avril])
        }
    }

    /// Near the plan in place, what costs nothing to keep is kept.
    @Test func nearThePlanInPlaceMovesLess() async throws {
        try await avec { base, monde, _, _ in
            _ = try await base.bases[.gestion].write(
                as: monde.planificatrice, ["UPDATE gestion.contrat SET intervenant_id = NULL"])
            let deplacees = try await base.bases[.gestion].transaction(as: monde.planificatrice) { tx -> Int in
                let donnees = try PlanStore.donnees(mars, tx)
                let resultat = try PlanResultat.calculer(try ProblemeDePlan(donnees), secondes: 0.3, graine: 1, proche: true) { _ in true }
                return try PlanComparaison(donnees, resultat.solution).difference.deplacees
            }
            #expect(deplacees == 0)
        }
    }

    @Test func thePageExplainsWhatHasNoPlace() async throws {
        try await avec { base, monde, _, _ in
            _ = try await base.bases[.gestion].write(
                as: monde.planificatrice, ["UPDATE gestion.prestation SET langue = 'lb' WHERE entreprise_id <> \(monde.entreprise)::uuid"])
            let (_, plan) = try await comparer(base, monde)
            try await Visiteur.avec(base, monde.planificatrice) { visiteur in
                let page = try await visiteur.texte("/plans/\(plan)")
                for attendu in [
                    "4 demi-journées sans place", "Luxembourgeois demandé : personne dans l'équipe ne convient.",
                    "/plans/\(plan)/charge/\(monde.nadia)",
                ] {
                    let dit = page.contains(attendu)
                    #expect(dit, "\(attendu)")
                }
                let charge = try await visiteur.lire("/plans/\(plan)/charge/\(monde.nadia)")
                #expect(charge.statut == .ok)
                #expect(charge.texte.contains("Charge de Nadia Benali"))
            }
        }
    }
}

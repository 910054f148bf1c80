import Calendrier
import Planner
import Replanification
import Testing

@Suite struct NonServieTests {
    /// Each thing said to free it does: the instance relaxed and the plan changed as told break no rule.
    @Test(arguments: 1...8 as ClosedRange<UInt64>) func liberationsAreTrue(_ graine: UInt64) throws {
        let cas = Cas.tableur(graine)
        for (demande, periode) in cas.contexte.nonServies.prefix(6) {
            let explication = try #require(cas.contexte.nonServie(demande: demande, periode: periode))
            #expect(!explication.phrase.isEmpty)
            #expect(explication.possibles > 0 || !explication.obstacles.isEmpty)
            for liberation in explication.liberations {
                let (instance, plan) = liberation.appliquer(a: cas.instance, cas.plan)
                let v = Verification(plan, instance)
                #expect(v.violations == [], "\(liberation.phrase)")
                #expect(v.compte.servies == cas.plan.permanences.count + 1)
                if !liberation.gestes.isEmpty, !liberation.gestes.contains(where: \.estUnDeplacement) {
                    // Without the gestures it breaks something: they are needed.
                    let sans = Solution(instance: cas.instance.nom, permanences: cas.plan.permanences + [liberation.pose])
                    #expect(!Verification(sans, cas.instance).violations.isEmpty)
                }
            }
        }
    }

    /// Every kind of gesture is found somewhere.
    @Test func everyGestureIsFoundSomewhere() {
        var genres = Set<String>()
        for graine in 1...8 as ClosedRange<UInt64> {
            let cas = Cas.tableur(graine)
            for (demande, periode) in cas.contexte.nonServies.prefix(10) {
                for l in cas.contexte.nonServie(demande: demande, periode: periode)?.liberations ?? [] {
                    for geste in l.gestes { genres.insert(String("\(geste)".prefix { $0 != "(" })) }
                }
            }
        }
        #expect(genres.isSuperset(of: ["capacite", "presence", "deplacer", "renfort"]))
    }

    @Test func theOnlySpeakerIsFull() throws {
        let instance = Exemple.instance(
            [
                Exemple.demande("D1", "L2") {
                    $0.langue = "lb"; $0.creneauxAutorises = ["jeu-AM"]
                },
                Exemple.demande("D2", "L4") { $0.creneauxAutorises = ["lun-AM"] },
                Exemple.demande("D3", "L4") { $0.creneauxAutorises = ["mar-AM"] },
                Exemple.demande("D4", "L4") { $0.creneauxAutorises = ["mer-AM"] },
            ], semaines: 1)
        let contexte = Exemple.contexte(
            instance, Exemple.p("D2", "I3", "2026-03-30", "AM"), Exemple.p("D3", "I3", "2026-03-31", "AM"),
            Exemple.p("D4", "I3", "2026-04-01", "AM"))
        let e = try #require(contexte.nonServie(demande: "D1", periode: 0))
        #expect(e.combinaisons == 1)
        #expect(
            e.obstacles.map(\.phrase) == [
                "Luxembourgeois demandé : une seule intervenante, Béatrice Weber.",
                "À son maximum de la semaine : Béatrice Weber (3 demi-journées sur 3).",
            ])
        #expect(
            e.liberations.first?.gestes == [
                .deplacer(Exemple.p("D2", "I3", "2026-03-30", "AM"), vers: Exemple.p("D2", "I1", "2026-03-30", "AM"))
            ])
        #expect(
            e.liberations.contains { $0.gestes == [.capacite(intervenante: "I3", semaine: Exemple.jour("2026-03-30"), demiJournees: 1)] })
        // Published, it does not move.
        let publiees = contexte.plan.permanences
        let fige = try #require(contexte.nonServie(demande: "D1", periode: 0, publiees: publiees))
        #expect(
            fige.liberations.first?.phrase
                == "1 demi-journée de plus pour Béatrice Weber (parle luxembourgeois) la semaine du 30 mars, au-delà des 3 permises ; "
                + "Béatrice Weber pourrait tenir la permanence le jeudi 2 avril, matin.")
    }

    /// A hit permanence that nobody can take: what would free it is true too.
    @Test func whatWouldFreeAHitPermanence() throws {
        var essayees = 0
        for graine in 1...4 as ClosedRange<UInt64> {
            let cas = Cas.tableur(graine)
            let absence = Absence(
                intervenante: cas.plan.permanences[0].intervenante, debut: cas.instance.horizon.premierLundi.plus(jours: 28),
                fin: cas.instance.horizon.premierLundi.plus(jours: 39))
            let contexte = cas.contexte.avec(absence)
            let touchees = contexte.touchees(par: absence)
            for touchee in touchees where contexte.propositions(pour: touchee, aPartirDu: absence.debut).isEmpty {
                let explication = try #require(contexte.sansRemplacante(touchee, aPartirDu: absence.debut))
                #expect(explication.possibles == 0)
                for liberation in explication.liberations {
                    let reste = Solution(instance: cas.instance.nom, permanences: cas.plan.permanences.filter { $0 != touchee })
                    let (instance, plan) = liberation.appliquer(a: contexte.instance, reste)
                    let v = Verification(plan, instance)
                    #expect(v.violations.allSatisfy { $0.regle == "conge" && $0.detail.contains(", \(absence.intervenante),") })
                    #expect(v.compte.servies == cas.plan.permanences.count)
                    essayees += 1
                }
            }
        }
        #expect(essayees > 3)
    }

    @Test func aFullRoomIsTold() throws {
        let instance = Exemple.instance(
            [
                Exemple.demande("D1", "L2") { $0.creneauxAutorises = ["jeu-AM"] },
                Exemple.demande("D2", "L2") { $0.creneauxAutorises = ["jeu-AM"] },
            ], semaines: 1)
        let contexte = Exemple.contexte(instance, Exemple.p("D2", "I3", "2026-04-02", "AM"))
        let e = try #require(contexte.nonServie(demande: "D1", periode: 0))
        #expect(e.obstacles.contains { $0.phrase == "Aucune salle libre à Lorost – Nancy à aucun moment permis." })
        #expect(e.liberations.contains { $0.gestes == [.salle(lieu: "L2")] })
        #expect(e.liberations.contains { l in l.gestes.contains { if case .creneaux = $0 { true } else { false } } })
        #expect(contexte.nonServie(demande: "D2", periode: 0) == nil)
        #expect(contexte.nonServie(demande: "D1", periode: 1) == nil)
    }
}

extension Liberation.Geste {
    var estUnDeplacement: Bool { if case .deplacer = self { true } else { false } }
}

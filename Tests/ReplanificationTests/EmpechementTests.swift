import Calendrier
import Planner
import Replanification
import Testing

@Suite struct EmpechementTests {
    /// The rules told are exactly those the judge finds broken once the permanence is put in the plan.
    @Test(arguments: [1, 2, 3, 4] as [UInt64]) func theSameRulesAsTheJudge(_ graine: UInt64) throws {
        let cas = Cas.tableur(graine)
        var des = Tirage(graine)
        var vues = Set<Regle>()
        for _ in 0..<120 {
            let d = cas.instance.demandes[des.entier(cas.instance.demandes.count)]
            let i = cas.instance.intervenantes[des.entier(cas.instance.intervenantes.count)]
            let date = cas.instance.horizon.premierLundi.plus(jours: des.entier(7 * cas.instance.horizon.semaines + 7))
            let moment: Moment = des.entier(10) == 0 ? .JOUR : d.duree == 2 ? .JOUR : des.entier(2) == 0 ? .AM : .PM
            let nouvelle = Solution.Permanence(demande: d.id, intervenante: i.id, date: date.description, moment: moment.rawValue)
            let dites = Set(cas.contexte.empechements(demande: d.id, intervenante: i.id, date: date, moment: moment).map(\.regle))
            let sienne = cas.plan.permanences.first { autre in
                DateCivile(autre.date).map { autre.demande == d.id && periode($0, d, cas.instance) == periode(date, d, cas.instance) }
                    ?? false
            }
            var jugees = Set(cas.juger(sans: sienne, avec: nouvelle).violations.map { $0.regle == "date" ? "periode" : $0.regle })
            // A JOUR that takes the moment also comes between at noon: told once.
            if jugees.contains("ubiquite"), !dites.contains(.trajetMidi) { jugees.remove("trajet midi") }
            #expect(Set(dites.map(\.rawValue)) == jugees, "\(nouvelle)")
            vues.formUnion(dites)
        }
        #expect(vues.count >= 8)
    }

    private func periode(_ date: DateCivile, _ d: Instance.Demande, _ instance: Instance) -> Int {
        (instance.horizon.premierLundi.jours(jusqua: date) / 7 - d.premiereSemaine) / instance.regles.semainesParPeriode[d.frequence]
    }

    @Test func sentencesSayTheFacts() {
        let instance = Exemple.instance([
            Exemple.demande("D1", "L2") {
                $0.creneauxAutorises = ["mar-AM", "mar-PM", "ven-AM"]
                $0.fermetures = [.init(debut: Exemple.jour("2026-04-07"), fin: Exemple.jour("2026-04-08"))]
            },
            Exemple.demande("D2", "L3"), Exemple.demande("D3", "L2") { $0.langue = "lb" },
        ])
        let contexte = Exemple.contexte(
            instance, Exemple.p("D1", "I1", "2026-03-31", "PM"), Exemple.p("D2", "I1", "2026-04-02", "AM"),
            Exemple.p("D2", "I1", "2026-04-08", "AM"))
        func phrases(_ demande: String, _ qui: String, _ date: String, _ moment: Moment) -> [String] {
            contexte.empechements(demande: demande, intervenante: qui, date: Exemple.jour(date), moment: moment).map(\.phrase)
        }
        #expect(
            phrases("D1", "I1", "2026-04-03", .AM) == [
                "Le vendredi 3 avril est férié au bureau d'Agathe A., Bureau Metz (Vendredi saint, Alsace-Moselle, vendredi saint férié)."
            ])
        #expect(
            phrases("D2", "I3", "2026-04-06", .AM).first
                == "Le lundi 6 avril est férié à Durrin – Yutz (Lundi de Pâques, Alsace-Moselle, vendredi saint férié).")
        #expect(phrases("D1", "I1", "2026-04-07", .AM) == ["Lorost – Nancy est fermé du 7 au 8 avril 2026."])
        #expect(phrases("D1", "I1", "2026-04-09", .AM) == ["Le contrat de Lorost – Nancy ne prévoit pas le jeudi matin."])
        #expect(
            phrases("D3", "I1", "2026-03-31", .PM) == [
                "Luxembourgeois demandé : Agathe A. ne le parle pas.",
                "Agathe A. est déjà à Lorost – Nancy le mardi 31 mars, après-midi.",
                "La salle de Lorost – Nancy est déjà prise le mardi 31 mars, après-midi, par Agathe A.",
            ])
        #expect(phrases("D3", "I3", "2026-04-02", .PM) == [])
        #expect(
            phrases("D3", "I2", "2026-04-02", .PM).first == "Le contrat demande une assistante sociale ; Claire Masson est psychologue.")
        #expect(
            phrases("D1", "I1", "2026-03-31", .JOUR) == ["Une permanence à Lorost – Nancy dure une demi-journée, le matin ou l'après-midi."]
        )
        #expect(phrases("D1", "I1", "2026-04-04", .AM) == ["Le samedi 4 avril est un jour de fin de semaine."])
        #expect(
            phrases("D1", "I1", "2026-06-01", .AM) == [
                "Le lundi 1er juin n'est dans aucune période complète de ce plan pour Lorost – Nancy."
            ])
    }

    @Test func noonWeekGapAndLeaveSayTheirNumbers() {
        let instance = Exemple.instance(
            [
                Exemple.demande("D1", "L2"), Exemple.demande("D2", "L3"), Exemple.demande("D3", "L1"), Exemple.demande("D4", "L1"),
                Exemple.demande("D5", "L2") { $0.frequence = .bimensuelle },
            ], semaines: 4)
        let contexte = Exemple.contexte(
            instance, Exemple.p("D1", "I1", "2026-03-31", "AM"), Exemple.p("D3", "I1", "2026-04-01", "AM"),
            Exemple.p("D4", "I1", "2026-04-02", "AM"), Exemple.p("D5", "I3", "2026-04-10", "AM"))
        let plein = contexte.empechements(demande: "D2", intervenante: "I1", date: Exemple.jour("2026-03-31"), moment: .PM)
        #expect(
            plein.map(\.phrase) == [
                "De Lorost – Nancy à Durrin – Yutz, il faut 55 min à midi le mardi 31 mars ; 45 au plus.",
                "Agathe A. est déjà à 3 demi-journées sur 3 la semaine du 30 mars.",
            ])
        #expect(plein.first?.fait == .midi(minutes: 55, de: "L2", vers: "L3", auPlus: 45))
        let proche = contexte.empechements(demande: "D5", intervenante: "I3", date: Exemple.jour("2026-04-14"), moment: .AM)
        #expect(proche.map(\.phrase) == ["Une autre permanence de ce contrat est le vendredi 10 avril, à 4 jours ; il en faut 7."])
        let absente = contexte.avec(Absence(intervenante: "I3", debut: Exemple.jour("2026-04-13"), fin: Exemple.jour("2026-04-17")))
        let conge = absente.empechements(demande: "D5", intervenante: "I3", date: Exemple.jour("2026-04-17"), moment: .AM)
        #expect(conge.map(\.phrase) == ["Béatrice Weber est absente du 13 au 17 avril 2026."])
    }
}

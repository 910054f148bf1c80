import Calendrier
import Contrats
import Tenancy
import Web

/// The board of a week: one row per intervenante, one cell per half-day, and what is wrong with it.
struct Planche: Sendable {
    enum Case: Sendable {
        /// `suite` is the afternoon of a whole day: already drawn in the morning's cell.
        case permanence(Permanence, conflit: String?)
        case suite
        case libre, hors
        case absente(String)
        case ferie(String)
    }

    struct Ligne: Sendable {
        let lundi: DateCivile
        let intervenant: Intervenant
        let posees: Int
        let possibles: Int
        let absence: Absence?
        /// Ten, Monday morning to Friday afternoon.
        let cases: [Case]

        var enConflit: Bool {
            cases.contains { if case .permanence(_, .some) = $0 { true } else { false } }
        }
    }

    let semaine: Semaine
    let lignes: [Ligne]
    /// Drafts that publishing would announce, and the companies it would tell.
    let aPublier: Int
    let entreprisesPrevenues: Int
    let conflits: Int

    /// `filtre` keeps only these statuses in the cells; conflicts are counted before it.
    init(
        _ semaine: Semaine, intervenants: [Intervenant], bureaux: [ID<LieuTag>: Lieu], absences: [Absence], permanences: [Permanence],
        statut: StatutPermanence? = nil
    ) {
        self.semaine = semaine
        let parPersonne = Dictionary(grouping: permanences.filter(\.vivante), by: \.intervenant)
        let absencesPar = Dictionary(grouping: absences, by: \.intervenant)
        lignes = intervenants.map { i in
            Self.ligne(i, semaine, bureaux[i.bureau], absencesPar[i.id] ?? [], parPersonne[i.id] ?? [], statut)
        }
        let prets = permanences.filter { p in
            p.statut == .planifiee && !(absencesPar[p.intervenant] ?? []).contains { $0.periode.contient(p.jour) }
        }
        aPublier = prets.count
        entreprisesPrevenues = Set(prets.map(\.entreprise)).count
        conflits = lignes.reduce(0) { n, l in
            n + l.cases.count { if case .permanence(_, .some) = $0 { true } else { false } }
        }
    }

    private static func ligne(
        _ i: Intervenant, _ semaine: Semaine, _ bureau: Lieu?, _ absences: [Absence], _ siennes: [Permanence], _ statut: StatutPermanence?
    ) -> Ligne {
        var cases: [Case] = []
        var possibles = 0
        for jour in semaine.joursOuvres {
            let absence = absences.first { $0.periode.contient(jour) }
            let ferie = bureau.flatMap { JoursFeries.nom(jour, $0.territoire) }
            for demi in DemiJournee.allCases {
                let ouverte = Creneau(jour, demi).map(i.disponibilites.contains) ?? false
                if ouverte, absence == nil, ferie == nil { possibles += 1 }
                if let p = siennes.first(where: { $0.jour == jour && $0.moment.demiJournees.contains(demi) }) {
                    if p.moment == .JOUR, demi == .PM {
                        cases.append(.suite)
                    } else if statut == nil || statut == p.statut {
                        cases.append(.permanence(p, conflit: conflit(p, absence, ferie, ouverte)))
                    } else {
                        cases.append(.hors)
                    }
                } else if let absence {
                    cases.append(.absente(absence.nature.libelle))
                } else if let ferie {
                    cases.append(.ferie(ferie))
                } else {
                    cases.append(ouverte ? .libre : .hors)
                }
            }
        }
        return Ligne(
            lundi: semaine.lundi, intervenant: i, posees: siennes.reduce(0) { $0 + $1.moment.duree }, possibles: min(possibles, i.maxHebdo),
            absence: absences.first, cases: cases)
    }

    private static func conflit(_ p: Permanence, _ absence: Absence?, _ ferie: String?, _ ouverte: Bool) -> String? {
        if p.statut == .tenue { return nil }
        if absence != nil { return "à remplacer" }
        if ferie != nil { return "jour férié" }
        return ouverte ? nil : "hors disponibilité"
    }
}

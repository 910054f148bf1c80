import Calendrier
import Contrats
import Planner
import Tenancy
import Web

extension ProblemeDePlan {
    /// States the instance; `refusees` are kept permanences that it cannot hold.
    static func poser(_ d: Donnees, refusees: [Solution.Permanence]) throws(Malformation) -> ProblemeDePlan {
        let horizon = Self.horizon(d.fenetre)
        let semaines = horizon.nombreDeJours / 7
        let lieux = Dictionary(uniqueKeysWithValues: d.lieux.map { ($0.id, $0) })
        let lignes = d.lignes.filter { lieux[$0.lieu] != nil }
        let utiles = Set(lignes.map(\.lieu)).union(d.intervenants.map(\.bureau))
        let sites = d.lieux.filter { utiles.contains($0.id) }
        let pentecote = Set(lignes.filter(\.pentecoteTravaillee).map(\.lieu))
        let connues = Dictionary(grouping: d.registre, by: \.prestation).mapValues { lignes in
            Dictionary(lignes.map { ($0.debut, $0.ouverte) }, uniquingKeysWith: { $0 && $1 })
        }
        let dues = lignes.flatMap { ligne in
            ligne.rangs(dans: d.fenetre).compactMap { rang -> Due? in
                let periode = ligne.periode(rang)
                guard connues[ligne.id]?[periode.debut] ?? ligne.estDue(rang) else { return nil }
                return Due(ligne: ligne, periode: periode, ouverte: estOuverte(ligne, periode, lieux[ligne.lieu], d.fermetures))
            }
        }
        let places = Occupees(d, lignes, dues)
        let instance = Instance(
            nom: "periode-\(d.fenetre.debut)", horizon: .init(premierLundi: horizon.debut, semaines: semaines),
            poids: d.poids.instance,
            territoires: territoires(horizon),
            lieux: sites.map { l in
                Instance.Lieu(
                    id: l.id.description, nom: l.nom, type: l.genre.rawValue,
                    territoire: l.territoire.rawValue + (pentecote.contains(l.id) ? Self.marquePentecote : ""), capaciteSalle: l.capacite)
            },
            minutesTrajet: matrice(sites, d.trajets),
            entreprises: Dictionary(lignes.map { ($0.entreprise.description, $0.entrepriseNom) }, uniquingKeysWith: { nom, _ in nom })
                .sorted { $0.key < $1.key }.map { .init(id: $0.key, nom: $0.value) },
            intervenantes: d.intervenants.map { intervenante($0, d, refusees) },
            demandes: lignes.compactMap { demande($0, dues, places, horizon, d, refusees) })
        let gardees = places.gardees.map(\.duPlan).filter { !refusees.contains($0) }
        return ProblemeDePlan(
            fenetre: d.fenetre, instance: instance, epinglees: gardees,
            actuelle: Solution(instance: instance.nom, permanences: gardees + places.libres.map(\.duPlan)),
            lignes: Dictionary(uniqueKeysWithValues: lignes.map { ($0.id.description, $0) }), dues: dues,
            voisines: places.voisines.filter { !refusees.contains($0.duPlan) }.reduce(0) { $0 + $1.moment.duree },
            deplacement: d.poids.deplacement)
    }

    private static let marquePentecote = " sans lundi de Pentecôte"

    /// Each territory twice: as the law says, and where Whit Monday is worked.
    private static func territoires(_ horizon: Periode) -> [Instance.TerritoireDuPlan] {
        Territoire.allCases.flatMap { t in
            let feries = JoursFeries.de(t, horizon).filter { !$0.jour.estWeekEnd }
            return [
                Instance.TerritoireDuPlan(id: t.rawValue, joursFeries: feries.map(\.jour)),
                Instance.TerritoireDuPlan(
                    id: t.rawValue + marquePentecote, joursFeries: feries.filter { $0.nom != "Lundi de Pentecôte" }.map(\.jour)),
            ]
        }
    }

    /// Minutes between places; an unknown journey is estimated by distance, and counts half an hour when a place has no coordinates.
    private static func matrice(_ lieux: [Lieu], _ trajets: [Trajet]) -> [[Int]] {
        let rang = Dictionary(uniqueKeysWithValues: lieux.enumerated().map { ($1.id, $0) })
        var m = lieux.map { a in lieux.map { b in Distance.minutes(a.position, b.position) ?? 30 } }
        for i in lieux.indices { m[i][i] = 0 }
        for t in trajets {
            guard let a = rang[t.a], let b = rang[t.b], a != b else { continue }
            m[a][b] = t.minutes
            m[b][a] = t.minutes
        }
        return m
    }

    private static func intervenante(_ i: Intervenant, _ d: Donnees, _ refusees: [Solution.Permanence]) -> Instance.Intervenante {
        let horizon = Self.horizon(d.fenetre)
        // A departure has no end: the instance stops at its horizon.
        let conges = d.absences.filter { $0.intervenant == i.id }.compactMap { $0.periode.intersection(horizon) }.map {
            Instance.Plage(debut: $0.debut, fin: $0.fin)
        }
        let prises = refusees.filter { $0.intervenante == i.id.description }.compactMap { DateCivile($0.date) }
        return .init(
            id: i.id.description, nom: i.nomComplet, bureau: i.bureau.description, role: i.metier.rawValue, langues: i.langues,
            disponibilites: i.disponibilites.map(\.description), conges: conges + prises.map { .init(debut: $0, fin: $0) },
            cibleHebdo: i.cibleHebdo, maxHebdo: i.maxHebdo)
    }

    /// Nil when the line owes nothing in the window. What is not owed is closed.
    private static func demande(
        _ l: LigneDue, _ dues: [Due], _ places: Occupees, _ horizon: Periode, _ d: Donnees, _ refusees: [Solution.Permanence]
    ) -> Instance.Demande? {
        let siennes = (dues.filter { $0.ligne.id == l.id }.map(\.periode) + places.periodes(l)).sorted { $0.debut < $1.debut }
        guard let premiere = siennes.first else { return nil }
        var fermees = d.fermetures.filter { $0.entreprise == l.entreprise }.map {
            Instance.Plage(debut: $0.periode.debut, fin: $0.periode.fin)
        }
        var jour = premiere.debut
        while jour <= horizon.fin {
            let fin = jour.plus(jours: 7 * l.semainesParPeriode - 1)
            if !siennes.contains(where: { $0.debut == jour }) { fermees.append(.init(debut: jour, fin: fin)) }
            jour = fin.plus(jours: 1)
        }
        if l.du > horizon.debut { fermees.append(.init(debut: horizon.debut, fin: l.du.plus(jours: -1))) }
        if let fin = l.finale, fin < horizon.fin { fermees.append(.init(debut: fin.plus(jours: 1), fin: horizon.fin)) }
        for p in refusees where p.demande == l.id.description {
            guard let date = DateCivile(p.date), let periode = siennes.first(where: { $0.contient(date) }) else { continue }
            fermees.append(.init(debut: periode.debut, fin: periode.fin))
        }
        let referent = l.referent.flatMap { id in d.intervenants.first { $0.id == id } }
        let apte = referent.map { $0.metier == l.metier && $0.langues.contains(l.langue) } ?? false
        return .init(
            id: l.id.description, entreprises: [l.entreprise.description], lieu: l.lieu.description,
            frequence: Instance.Frequence(rawValue: l.frequence.rawValue) ?? .hebdomadaire,
            premiereSemaine: horizon.debut.jours(jusqua: premiere.debut) / 7, duree: l.duree,
            creneauxAutorises: l.creneaux.map(\.description), creneauxPreferes: l.preferes.map(\.description), langue: l.langue,
            role: l.metier.rawValue, fermetures: fermees, referente: apte ? referent?.id.description : nil)
    }

    private static func estOuverte(_ l: LigneDue, _ periode: Periode, _ lieu: Lieu?, _ fermetures: [FermetureDue]) -> Bool {
        guard let lieu else { return false }
        return periode.jours.contains { jour in
            guard jour >= l.du, l.finale.map({ jour <= $0 }) ?? true else { return false }
            if let nom = JoursFeries.nom(jour, lieu.territoire), !(l.pentecoteTravaillee && nom == "Lundi de Pentecôte") { return false }
            if fermetures.contains(where: { $0.entreprise == l.entreprise && $0.periode.contient(jour) }) { return false }
            return DemiJournee.allCases.count { demi in Creneau(jour, demi).map(l.creneaux.contains) ?? false } >= l.duree
        }
    }
}

/// What already stands in the horizon, sorted by what a plan may do with it.
private struct Occupees {
    /// Drafts of a period owed in the window: a plan may move them.
    private(set) var libres: [Permanence] = []
    /// Published, held or pinned, and everything outside the periods owed: they stay.
    private(set) var gardees: [Permanence] = []
    /// Of those, the ones of a period that begins after the window.
    private(set) var voisines: [Permanence] = []
    private var suites: [ID<Prestation>: Set<DateCivile>] = [:]

    init(_ d: ProblemeDePlan.Donnees, _ lignes: [LigneDue], _ dues: [ProblemeDePlan.Due]) {
        let horizon = ProblemeDePlan.horizon(d.fenetre)
        let connues = Dictionary(uniqueKeysWithValues: lignes.map { ($0.id, $0) })
        let debuts = Dictionary(grouping: dues, by: \.ligne.id).mapValues { Set($0.map(\.periode.debut)) }
        for p in d.permanences where p.vivante {
            let periode = connues[p.prestation]?.periode(contenant: p.jour)
            let due = periode.map { debuts[p.prestation]?.contains($0.debut) ?? false } ?? false
            if due, p.statut == .planifiee, !p.epinglee {
                libres.append(p)
                continue
            }
            gardees.append(p)
            guard !due, let periode, periode.debut >= horizon.debut else { continue }
            voisines.append(p)
            suites[p.prestation, default: []].insert(periode.debut)
        }
    }

    /// Periods not owed in the window where something of the line stands.
    func periodes(_ l: LigneDue) -> [Periode] {
        (suites[l.id] ?? []).map { Periode(debut: $0, fin: $0.plus(jours: 7 * l.semainesParPeriode - 1)) }
    }
}

import Calendrier

/// The books `Verification` keeps while it reads a solution.
struct Juge {
    struct Lue {
        let jour: DateCivile
        let moment: Moment
        let intervenante: String
    }
    struct Case: Hashable {
        let qui: String
        let jour: DateCivile
        let demi: DemiJournee
    }
    struct Semaine: Hashable {
        let qui: String
        let rang: Int
    }

    let instance: Instance
    let lieux: [String: Instance.Lieu]
    let rangs: [String: Int]
    let feries: [String: Set<DateCivile>]
    let personnes: [String: Instance.Intervenante]
    let demandes: [String: Instance.Demande]
    var violations: [Verification.Violation] = []
    var compte = Verification.Compte()
    var parDemande: [String: [Int: Lue]] = [:]
    var cases: [Case: [String]] = [:]
    var salles: [Case: Int] = [:]
    var semaines: [Semaine: Int] = [:]

    init(_ instance: Instance) {
        self.instance = instance
        lieux = Dictionary(uniqueKeysWithValues: instance.lieux.map { ($0.id, $0) })
        rangs = Dictionary(uniqueKeysWithValues: instance.lieux.enumerated().map { ($1.id, $0) })
        feries = Dictionary(uniqueKeysWithValues: instance.territoires.map { ($0.id, Set($0.joursFeries)) })
        personnes = Dictionary(uniqueKeysWithValues: instance.intervenantes.map { ($0.id, $0) })
        demandes = Dictionary(uniqueKeysWithValues: instance.demandes.map { ($0.id, $0) })
    }

    mutating func note(_ regle: String, _ detail: String) {
        violations.append(.init(regle: regle, detail: detail))
    }

    func minutes(_ a: String, _ b: String) -> Int {
        guard let i = rangs[a], let j = rangs[b] else { return 0 }
        return instance.minutesTrajet[i][j]
    }

    func estFerie(_ jour: DateCivile, lieu: String) -> Bool {
        guard let territoire = lieux[lieu]?.territoire else { return false }
        return feries[territoire]?.contains(jour) ?? false
    }

    /// Rules 1 to 5, one permanence at a time; what cannot be placed in time is not counted further.
    mutating func lire(_ p: Solution.Permanence, _ n: Int) {
        let ici = "permanence \(n) (\(p.demande), \(p.intervenante), \(p.date), \(p.moment))"
        guard let d = demandes[p.demande] else { return note("demande", "\(ici), demande inconnue") }
        guard let i = personnes[p.intervenante] else { return note("intervenante", "\(ici), intervenante inconnue") }
        guard let moment = Moment(rawValue: p.moment) else { return note("moment", "\(ici), AM, PM ou JOUR attendu") }
        guard moment.duree == d.duree else { return note("duree", "\(ici), \(d.duree) demi-journées attendues") }
        guard let jour = DateCivile(p.date) else { return note("date", "\(ici), date illisible") }
        let rang = instance.horizon.premierLundi.jours(jusqua: jour)
        guard rang >= 0, rang < 7 * instance.horizon.semaines, !jour.estWeekEnd else {
            return note("date", "\(ici), hors de l'horizon ou en fin de semaine")
        }
        let par = instance.regles.semainesParPeriode[d.frequence]
        let relatif = rang / 7 - d.premiereSemaine
        let periode = relatif / par
        guard relatif >= 0, periode < (instance.horizon.semaines - d.premiereSemaine) / par else {
            return note("periode", "\(ici), aucune période complète ne contient cette date")
        }
        guard parDemande[d.id]?[periode] == nil else { return note("periode", "\(ici), la période \(periode) a déjà sa permanence") }
        parDemande[d.id, default: [:]][periode] = Lue(jour: jour, moment: moment, intervenante: i.id)
        if estFerie(jour, lieu: d.lieu) { note("lieu ferie", ici) }
        if d.fermetures.contains(where: { $0.debut <= jour && jour <= $0.fin }) { note("fermeture", ici) }
        if estFerie(jour, lieu: i.bureau) { note("intervenante feriee", ici) }
        if i.conges.contains(where: { $0.debut <= jour && jour <= $0.fin }) { note("conge", ici) }
        if d.role != i.role { note("role", "\(ici), \(d.role) demandé") }
        if !i.langues.contains(d.langue) { note("langue", "\(ici), \(d.langue) demandé") }
        for demi in moment.demiJournees {
            let code = Creneau(jour, demi)?.description ?? ""
            if !d.creneauxAutorises.contains(code) { note("creneau", "\(ici), \(code)") }
            if !i.disponibilites.contains(code) { note("disponibilite", "\(ici), \(code)") }
            cases[Case(qui: i.id, jour: jour, demi: demi), default: []].append(d.id)
            salles[Case(qui: d.lieu, jour: jour, demi: demi), default: 0] += 1
            semaines[Semaine(qui: i.id, rang: rang / 7), default: 0] += 1
        }
    }

    /// Rules 6 to 10, between permanences.
    mutating func croiser() {
        for (la, ids) in cases {
            if ids.count > 1 { note("ubiquite", "\(la.qui) a \(ids.count) permanences le \(la.jour) \(la.demi.rawValue)") }
            guard la.demi == .AM, let apres = cases[Case(qui: la.qui, jour: la.jour, demi: .PM)] else { continue }
            for a in ids {
                for b in apres {
                    guard let x = demandes[a]?.lieu, let y = demandes[b]?.lieu, x != y else { continue }
                    let m = minutes(x, y)
                    if m > instance.regles.trajetMaxMidi { note("trajet midi", "\(la.qui) le \(la.jour), de \(x) à \(y), \(m) min") }
                }
            }
        }
        for (la, n) in salles where n > (lieux[la.qui]?.capaciteSalle ?? 0) {
            note("salle", "\(la.qui) le \(la.jour) \(la.demi.rawValue), \(n) permanences")
        }
        for (s, n) in semaines where n > (personnes[s.qui]?.maxHebdo ?? 0) {
            note("max hebdo", "\(s.qui), semaine \(s.rang), \(n) demi-journées")
        }
        for d in instance.demandes {
            let servies = (parDemande[d.id] ?? [:]).sorted { $0.key < $1.key }.map(\.value.jour)
            let ecart = instance.regles.ecartMinJours[d.frequence]
            for (avant, apres) in zip(servies, servies.dropFirst()) where avant.jours(jusqua: apres) < ecart {
                note("ecart", "\(d.id), \(avant) et \(apres) à \(avant.jours(jusqua: apres)) jours")
            }
        }
    }
}

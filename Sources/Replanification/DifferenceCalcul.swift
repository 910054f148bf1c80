import Calendrier
public import Planner

extension Difference {
    /// Compares two plans of `instance`. Rows are matched by demande and period.
    public init(avant: Solution, apres: Solution, _ instance: Instance) {
        let avantLu = Contexte(instance, avant)
        let apresLu = Contexte(instance, apres)
        self.init(avantLu.etat, apresLu.etat, horsPlan: avantLu.ecartees)
    }

    init(_ a: Etat, _ b: Etat, horsPlan: [Solution.Permanence]) {
        let t = a.t
        var socle = Etat(t)
        var rangees: [Lots.Rangee] = []
        for o in t.demande.indices {
            let (x, y) = (Self.etape(a, o), Self.etape(b, o))
            if let x, x == y {
                socle.poser(o, x.d, x.i)
            } else if x != nil || y != nil {
                rangees.append(.init(o: o, avant: x, apres: y))
            }
        }
        rangees.sort { ($0.premier, $0.o) < ($1.premier, $1.o) }
        let (numeros, nombre) = Lots(socle, rangees).numeros()
        let mots = Mots(t: t)
        lignes = rangees.indices.sorted { (numeros[$0], $0) < (numeros[$1], $1) }.map { n in
            let r = rangees[n]
            return Ligne(
                avant: r.avant.map { t.permanence(r.o, $0.d, $0.i) }, apres: r.apres.map { t.permanence(r.o, $0.d, $0.i) },
                nature: r.nature, lot: numeros[n], phrase: Mots.point(mots.phrase(r)))
        }
        nombreDeLots = nombre
        communes = socle.solution.permanences
        self.horsPlan = horsPlan
    }

    private static func etape(_ e: Etat, _ o: Int) -> Lots.Etape? {
        e.depart[o] < 0 ? nil : Lots.Etape(d: e.depart[o], i: e.qui[o])
    }
}

extension Lots.Rangee {
    var nature: Difference.Nature {
        guard let avant else { return .ajoutee }
        guard let apres else { return .retiree }
        if avant.d == apres.d { return .intervenante }
        return avant.i == apres.i ? .date : .intervenanteEtDate
    }
}

extension Mots {
    func phrase(_ r: Lots.Rangee) -> String {
        let client = client(t.demande[r.o])
        switch (r.avant, r.apres) {
        case (let a?, let b?) where a.d == b.d: return "\(client), \(quand(a.d)) : \(nom(b.i)) remplace \(nom(a.i))"
        case (let a?, let b?) where a.i == b.i: return "\(client), avec \(nom(a.i)) : \(quand(b.d)), au lieu du \(quand(a.d))"
        case (let a?, let b?):
            return "\(client) : \(quand(b.d)), avec \(nom(b.i)), au lieu du \(quand(a.d)), avec \(nom(a.i))"
        case (let a?, nil): return "\(client), \(quand(a.d)) : retirée (\(nom(a.i)))"
        case (nil, let b?): return "\(client), \(quand(b.d)) : ajoutée, avec \(nom(b.i))"
        case (nil, nil): return client
        }
    }
}

import Calendrier
import Planner

extension Mots {
    /// « Une salle de plus à X : Agathe A. pourrait tenir la permanence le vendredi 3 avril, matin. »
    func phrase(_ gestes: [Liberation.Geste], _ pose: Solution.Permanence, _ d: Int) -> String {
        let quand = "le \(quand(d))"
        if gestes.isEmpty { return "Rien ne l'empêche : \(nom(id: pose.intervenante)) peut la tenir \(quand)." }
        let quoi = Mots.capitale(gestes.map { phrase($0, pose) }.joined(separator: " et "))
        if pose.intervenante == Liberation.renfort { return "\(quoi), \(quand)." }
        return "\(quoi) ; \(nom(id: pose.intervenante)) pourrait tenir la permanence \(quand)."
    }

    private func phrase(_ geste: Liberation.Geste, _ pose: Solution.Permanence) -> String {
        switch geste {
        case .salle(let id): return "une salle de plus à \(lieu(id: id))"
        case .creneaux(let demande, let codes): return "ouvrir \(Mots.creneaux(codes)) au contrat \(Mots.de(client(id: demande)))"
        case .capacite(let id, let lundi, let n):
            let elle = t.rangQui[id].map { t.instance.intervenantes[$0] }
            let langue = t.rangDemande[pose.demande].map { t.instance.demandes[$0].langue } ?? "fr"
            let parle = langue == "fr" ? "" : " (parle \(Mots.langue(langue)))"
            return
                "\(Mots.demiJournees(n)) de plus pour \(nom(id: id))\(parle) la semaine du \(lundi.sansAnnee), au-delà des \(elle?.maxHebdo ?? 0) permises"
        case .presence(let id, let codes): return "présence \(Mots.de(nom(id: id))) \(Mots.creneaux(codes))"
        case .deplacer(let de, let vers):
            let quoi = "la permanence à \(client(id: de.demande)) du \(quand(de))"
            if de.date == vers.date, de.moment == vers.moment {
                return "confier \(quoi) à \(nom(id: vers.intervenante)) au lieu \(Mots.de(nom(id: de.intervenante)))"
            }
            let avec = de.intervenante == vers.intervenante ? "" : ", avec \(nom(id: vers.intervenante))"
            return "déplacer \(quoi) (\(nom(id: de.intervenante))) au \(quand(vers))\(avec)"
        case .renfort(let role, let langue, let bureau):
            return
                "une \(Mots.role(role)) de plus\(langue == "fr" ? "" : ", parlant \(Mots.langue(langue))"), \(t.rangLieu[bureau].map(auBureau) ?? bureau)"
        }
    }
}

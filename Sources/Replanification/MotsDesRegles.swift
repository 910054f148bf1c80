import Calendrier
import Planner

extension Mots {
    /// The sentence of a broken rule.
    func phrase(_ fait: Empechement.Fait, _ regle: Regle, _ o: Int, _ d: Int, _ i: Int) -> String {
        let k = t.demande[o]
        switch fait {
        case .inconnue: return "Cette ligne de contrat n'est pas dans le plan."
        case .duree(let n): return "Une permanence à \(client(k)) dure \(n == 2 ? "la journée entière" : "une demi-journée")."
        case .horsPeriode(let date): return "Le \(jour(date)) n'est dans aucune période complète de ce plan pour \(client(k))."
        case .jourFerie(let date, let territoire, let nom):
            let ou = regle == .lieuFerie ? "à \(lieu(t.lieu[k]))" : "au bureau \(Mots.de(self.nom(i))), \(lieu(t.bureau[i]))"
            let pays = Mots.territoire(territoire)?.libelle ?? territoire
            return "Le \(jour(date)) est férié \(ou) (\(nom.map { "\($0), " } ?? "")\(pays))."
        case .fermeture(let debut, let fin):
            return "\(client(k)) est fermé \(Periode(debut: debut, fin: fin).duAu)."
        case .absence(let debut, let fin):
            return "\(nom(i)) est absente \(Periode(debut: debut, fin: fin).duAu)."
        case .creneaux(let codes):
            return regle == .creneau
                ? "Le contrat \(Mots.de(client(k))) ne prévoit pas \(Mots.creneaux(codes))."
                : "\(nom(i)) ne travaille pas \(Mots.creneaux(codes))."
        case .role(let demande, let sien):
            return "Le contrat demande une \(Mots.role(demande)) ; \(nom(i)) est \(Mots.role(sien))."
        case .langue(let code): return "\(Mots.capitale(Mots.langue(code))) demandé : \(nom(i)) ne le parle pas."
        case .occupee(let prises):
            let ou = prises.map { client(id: $0.demande) }.reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
            return "\(nom(i)) est déjà à \(Mots.liste(ou)) le \(quand(d))."
        case .midi(let minutes, let de, let vers, let auPlus):
            return "De \(lieu(id: de)) à \(lieu(id: vers)), il faut \(minutes) min à midi le \(jour(d / 3)) ; \(auPlus) au plus."
        case .salle(let capacite, let occupants):
            return salle(lieu(t.lieu[k]), capacite, occupants, d)
        case .charge(let lundi, let deja, let deplus, let auPlus):
            let semaine = "la semaine du \(lundi.sansAnnee)"
            return deja >= auPlus
                ? "\(nom(i)) est déjà à \(Mots.demiJournees(deja)) sur \(auPlus) \(semaine)."
                : "\(nom(i)) aurait \(Mots.demiJournees(deja + deplus)) \(semaine) ; \(auPlus) au plus."
        case .ecart(let jours, let auMoins, let autre):
            let intervalle = jours == 1 ? "1 jour" : "\(jours) jours"
            return "Une autre permanence de ce contrat est le \(jour(autre)), à \(intervalle) ; il en faut \(auMoins)."
        }
    }

    private func salle(_ lieu: String, _ capacite: Int, _ occupants: [Solution.Permanence], _ d: Int) -> String {
        if capacite <= 0 { return "\(lieu) n'a aucune salle." }
        let qui = Mots.liste(occupants.map { nom(id: $0.intervenante) }.reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } })
        let quoi = capacite == 1 ? "La salle \(Mots.de(lieu)) est déjà prise" : "Les \(capacite) salles \(Mots.de(lieu)) sont déjà prises"
        return Mots.point("\(quoi) le \(quand(d)), par \(qui)")
    }
}

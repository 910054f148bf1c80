import Calendrier
import Foundation

/// One line of permanences and the regular slot found for it.
struct LigneDePermanence: Sendable {
    let prestation: UUID
    let etablissement: EntrepriseDemo.Etablissement
    let frequence: String
    let duree: Int
    let langue: String
    let metier: String
    let autorises: [Int]
    let preferes: [Int]
    /// Slot (0 = Monday morning … 9), week of the four-week cycle, worker: nil when nobody could take it, so it stays due.
    var place: (creneau: Int, phase: Int, intervenant: Int)?

    /// Weeks of one period: FORMAT.md, semainesParPeriode.
    var semaines: Int { frequence == "hebdomadaire" ? 1 : frequence == "bimensuelle" ? 2 : 4 }
    /// Half-days owed a year: 46 open weeks.
    var dueParAn: Int { 46 / semaines * duree }
}

struct ContratDemo: Sendable {
    let id: UUID
    let avenant: UUID
    let entreprise: EntrepriseDemo
    let numero: String
    let debut: DateCivile
    var lignes: [LigneDePermanence]
    let aUnAvenant: Bool

    init(_ entreprise: EntrepriseDemo, graine: UInt64, debut premierJour: DateCivile) {
        var hasard = Hasard(graine, "contrat", entreprise.rang)
        id = hasard.uuid()
        avenant = hasard.uuid()
        self.entreprise = entreprise
        numero = "C-\(premierJour.annee)-\(String(1001 + entreprise.rang).dropFirst())"
        debut = hasard.chance(15) ? premierJour.plus(mois: Int.random(in: 2...14, using: &hasard)) : premierJour
        aUnAvenant = entreprise.rang % 4 == 1
        lignes = []
        for (etablissement, frequence, duree, metier) in Self.besoins(entreprise) {
            let luxembourg = etablissement.commune.territoire == "LU"
            let langue =
                luxembourg
                ? hasard.selon([("fr", 6), ("de", 2), ("lb", 2)])
                : etablissement.commune.territoire == "FR-AM" && hasard.chance(12) ? "de" : "fr"
            let jours = (0..<5).shuffled(using: &hasard).prefix(duree == 2 ? 4 : 3)
            let autorises = jours.flatMap { [$0 * 2, $0 * 2 + 1] }.sorted()
            let preferes = jours.prefix(1).flatMap { duree == 2 ? [$0 * 2, $0 * 2 + 1] : [$0 * 2] }
            lignes.append(
                LigneDePermanence(
                    prestation: hasard.uuid(), etablissement: etablissement, frequence: frequence, duree: duree, langue: langue,
                    metier: metier,
                    autorises: autorises, preferes: preferes))
        }
    }

    /// How much presence a company buys, from its headcount (rule of thumb: one full-time worker per 500–600 employees).
    private static func besoins(_ e: EntrepriseDemo) -> [(EntrepriseDemo.Etablissement, String, Int, String)] {
        let siege = e.etablissements[0]
        let social = "assistant_social"
        var besoins: [(EntrepriseDemo.Etablissement, String, Int, String)]
        switch e.effectif {
        case ..<40: besoins = [(siege, "mensuelle", 1, social)]
        case ..<80: besoins = [(siege, "bimensuelle", 1, social)]
        case ..<180: besoins = [(siege, "hebdomadaire", 1, social)]
        case ..<300: besoins = [(siege, "hebdomadaire", e.rang % 2 == 0 ? 2 : 1, social), (siege, "bimensuelle", 1, social)]
        case ..<600: besoins = [(siege, "hebdomadaire", 2, social)] + e.etablissements.dropFirst().map { ($0, "hebdomadaire", 1, social) }
        default:
            besoins = [(siege, "hebdomadaire", 2, social), (siege, "hebdomadaire", 1, social)]
            besoins += e.etablissements.dropFirst().map { ($0, "hebdomadaire", 2, social) }
        }
        if e.effectif > 400 { besoins.append((siege, "mensuelle", 1, "psychologue")) }
        if e.effectif > 700, siege.commune.territoire == "FR-AM" { besoins.append((siege, "mensuelle", 1, "mediateur")) }
        return besoins
    }
}

/// Gives each line a worker and a slot that repeat, so that every hard rule holds week after week.
struct GrilleDemo {
    private let equipe: EquipeDemo
    /// Per worker, slot and week of the cycle: the town where she is.
    private var occupe: [[String?]]
    private var salles: [UUID: [Int]] = [:]
    private var charge: [Int]

    init(_ equipe: EquipeDemo) {
        self.equipe = equipe
        occupe = Array(repeating: Array(repeating: nil, count: 40), count: equipe.intervenants.count)
        charge = Array(repeating: 0, count: equipe.intervenants.count * 4)
    }

    mutating func placer(_ ligne: inout LigneDePermanence, capacite: Int) {
        let commune = ligne.etablissement.commune
        let aptes = equipe.intervenants.indices.filter {
            equipe.intervenants[$0].metier == ligne.metier && equipe.intervenants[$0].langues.contains(ligne.langue)
        }
        // Near first, then the least loaded: five minutes of road weigh as much as one half-day a week.
        let distances = aptes.map { (rang: Int) -> (rang: Int, poids: Int) in
            let route = equipe.bureaux[equipe.intervenants[rang].bureau].commune.minutes(jusqua: commune)
            return (rang, route + 5 * charge[rang * 4])
        }
        let candidats = distances.sorted { (a, b) in a.poids == b.poids ? a.rang < b.rang : a.poids < b.poids }
        let creneaux = ligne.preferes + ligne.autorises.filter { !ligne.preferes.contains($0) }
        for (intervenant, _) in candidats {
            for creneau in creneaux where ligne.duree == 1 || creneau % 2 == 0 {
                for phase in 0..<ligne.semaines where libre(ligne, intervenant, creneau, phase, capacite) {
                    prendre(ligne, intervenant, creneau, phase)
                    ligne.place = (creneau, phase, intervenant)
                    return
                }
            }
        }
    }

    private func semaines(_ ligne: LigneDePermanence, _ phase: Int) -> [Int] { stride(from: phase, to: 4, by: ligne.semaines).map { $0 } }

    private func libre(_ ligne: LigneDePermanence, _ intervenant: Int, _ creneau: Int, _ phase: Int, _ capacite: Int) -> Bool {
        let personne = equipe.intervenants[intervenant]
        let commune = ligne.etablissement.commune
        for demi in creneau..<creneau + ligne.duree {
            guard ligne.autorises.contains(demi), personne.presences.contains(demi) else { return false }
            for semaine in semaines(ligne, phase) {
                guard occupe[intervenant][semaine * 10 + demi] == nil else { return false }
                guard charge[intervenant * 4 + semaine] + ligne.duree <= personne.cible else { return false }
                guard (salles[ligne.etablissement.lieu] ?? Array(repeating: 0, count: 40))[semaine * 10 + demi] < capacite else {
                    return false
                }
                // Noon journey between two towns: FORMAT.md, trajetMaxMidi = 45.
                if ligne.duree == 1, let autre = occupe[intervenant][semaine * 10 + (demi ^ 1)], autre != commune.nom {
                    let toutes = Commune.clientes + Commune.bureaux
                    guard let la = toutes.first(where: { $0.nom == autre }), la.minutes(jusqua: commune) <= 45 else { return false }
                }
            }
        }
        return true
    }

    private mutating func prendre(_ ligne: LigneDePermanence, _ intervenant: Int, _ creneau: Int, _ phase: Int) {
        for semaine in semaines(ligne, phase) {
            for demi in creneau..<creneau + ligne.duree {
                occupe[intervenant][semaine * 10 + demi] = ligne.etablissement.commune.nom
                salles[ligne.etablissement.lieu, default: Array(repeating: 0, count: 40)][semaine * 10 + demi] += 1
            }
            charge[intervenant * 4 + semaine] += ligne.duree
        }
    }
}

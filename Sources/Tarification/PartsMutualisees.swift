internal import Calendrier

/// The share of each contract in the half-days of the mutualised groups (R20): cents by contract, day and group.
struct PartsMutualisees {
    struct Part {
        var groupe: GroupeMutualise
        var jour: DateCivile
        var cents: Int
        var origine: Origine
    }

    private(set) var parContrat: [String: [Part]] = [:]

    init(_ scenario: Scenario) throws(RefusMoteur) {
        let groupes = Dictionary(scenario.groupes.map { ($0.code, $0) }) { premier, _ in premier }
        let contrats = Dictionary(scenario.contrats.map { ($0.code, $0) }) { premier, _ in premier }
        var prix: [String: Prix] = [:]
        for groupe in scenario.groupes { prix[groupe.code] = try Prix([groupe.prix], groupe.indexation) }
        for permanence in scenario.permanences where permanence.statut == .tenue {
            guard case .groupe(let code) = permanence.porteur else { continue }
            guard let groupe = groupes[code], let tarif = prix[code] else { throw .groupeInconnu(code) }
            let cents = try Arithmetique.montantProrata(tarif.unique(permanence.jour), 1, sur: 1)
            let parts = try Self.partager(cents, groupe, permanence.jour, contrats)
            for origine in permanence.origines {
                for (contrat, part) in parts {
                    parContrat[contrat, default: []].append(Part(groupe: groupe, jour: permanence.jour, cents: part, origine: origine))
                }
            }
        }
    }

    /// The weights in force that day, by contract, zero weights included.
    static func poids(
        _ groupe: GroupeMutualise, _ jour: DateCivile, _ contrats: [String: ContratFacture]
    ) throws(RefusMoteur) -> [(contrat: ContratFacture, poids: Int)] {
        var poids: [(ContratFacture, Int)] = []
        for participation in groupe.enVigueur(jour) {
            guard let contrat = contrats[participation.contrat] else { throw .contratInconnu(participation.contrat) }
            guard contrat.sert(jour) else { throw .participantHorsContrat(groupe: groupe.code, contrat: contrat.code, jour) }
            let sien: Int
            if let fixe = participation.poids { sien = fixe } else { sien = try contrat.effectif(jour) }
            poids.append((contrat, sien))
        }
        return poids
    }

    /// floor(C w/W) each, then one cent each by largest remainder; ties: larger weight, then client code, then contract code, bytewise.
    private static func partager(
        _ cents: Int, _ groupe: GroupeMutualise, _ jour: DateCivile, _ contrats: [String: ContratFacture]
    ) throws(RefusMoteur) -> [(contrat: String, cents: Int)] {
        let poids = try poids(groupe, jour, contrats).filter { $0.poids > 0 }
        let total = poids.reduce(Int128(0)) { $0 + Int128($1.poids) }
        guard total > 0 else { throw .groupeSansPoids(groupe: groupe.code, jour) }
        var parts = poids.map { contrat, poids in
            let (part, reste) = (Int128(cents) * Int128(poids)).quotientAndRemainder(dividingBy: total)
            return (contrat: contrat, poids: poids, part: Int(part), reste: reste)
        }
        parts.sort {
            if $0.reste != $1.reste { return $0.reste > $1.reste }
            if $0.poids != $1.poids { return $0.poids > $1.poids }
            if $0.contrat.client != $1.contrat.client { return octets($0.contrat.client, $1.contrat.client) }
            return octets($0.contrat.code, $1.contrat.code)
        }
        let manque = cents - parts.reduce(0) { $0 + $1.part }
        for rang in 0..<manque { parts[rang].part += 1 }
        return parts.map { ($0.contrat.code, $0.part) }
    }

    private static func octets(_ a: String, _ b: String) -> Bool { Array(a.utf8).lexicographicallyPrecedes(Array(b.utf8)) }

    /// One line per (group, share) of one contract. Nothing tells how many others take part nor what they weigh.
    func lignes(_ contrat: String, dans periode: Periode) throws(RefusMoteur) -> [LigneCalculee] {
        struct Cle: Hashable {
            var groupe: String
            var cents: Int
        }
        let parts = (parContrat[contrat] ?? []).filter { periode.contient($0.jour) }
        var lignes: [LigneCalculee] = []
        for (cle, memes) in Dictionary(grouping: parts, by: { Cle(groupe: $0.groupe.code, cents: $0.cents) }) {
            lignes.append(
                try LigneCalculee(
                    article: cle.groupe, nature: .partMutualisee, libelle: memes[0].groupe.libelle,
                    detail: "Votre part d'une demi-journée mutualisée", unite: .piece, quantite: Arithmetique.quantite(memes.count),
                    prix: Arithmetique.prix(cents: cle.cents), periode: nil, origines: memes.map(\.origine)))
        }
        return lignes.sorted { ($0.article, $0.prix) < ($1.article, $1.prix) }
    }
}

internal import Calendrier
internal import Tenancy
internal import Web

/// What one company owes, by age, and what the provider holds for it.
struct Encours: Sendable {
    var entreprise: ID<EntrepriseTag>
    var nom: String
    var ages = [Int](repeating: 0, count: Age.allCases.count)
    /// Credit notes to deduct and payments not allocated.
    var creditCents = 0
    var enRetard = 0

    var duCents: Int { ages.reduce(0, +) }
    var echuCents: Int { duCents - ages[Age.nonEchue.rawValue] }
    var soldeCents: Int { duCents - creditCents }

    /// Companies with something open, the largest overdue first.
    static func parClient(_ pieces: [PieceDue], verses: [(entreprise: ID<EntrepriseTag>, nom: String, cents: Int)], le jour: DateCivile)
        -> [Encours]
    {
        var clients: [ID<EntrepriseTag>: Encours] = [:]
        for piece in pieces {
            var client = clients[piece.entreprise] ?? Encours(entreprise: piece.entreprise, nom: piece.nom)
            if piece.avoir {
                client.creditCents += piece.resteCents
            } else {
                let age = Age(echeance: piece.echeance, le: jour)
                client.ages[age.rawValue] += piece.resteCents
                if age != .nonEchue { client.enRetard += 1 }
            }
            clients[piece.entreprise] = client
        }
        for verse in verses where verse.cents != 0 {
            clients[verse.entreprise, default: Encours(entreprise: verse.entreprise, nom: verse.nom)].creditCents += verse.cents
        }
        return clients.values.sorted { ($1.echuCents, $1.duCents, $0.nom) < ($0.echuCents, $0.duCents, $1.nom) }
    }

    /// All companies as one.
    static func total(_ clients: [Encours]) -> Encours {
        clients.reduce(into: Encours(entreprise: ID.nouveau(), nom: "Ensemble")) { total, client in
            for rang in total.ages.indices { total.ages[rang] += client.ages[rang] }
            total.creditCents += client.creditCents
            total.enRetard += client.enRetard
        }
    }
}

/// One stacked bar, cut by age; its length says its part of `maximum`.
struct BarreAges: Fragment {
    let ages: [Int]
    let maximum: Int
    var hauteur = 14

    var balisage: Balisage {
        var x = 0
        var morceaux: Balisage = ""
        for (rang, cents) in ages.enumerated() where cents > 0 {
            let largeur = Dessin.part(cents, sur: maximum)
            morceaux += Dessin.rectangle(Age.allCases[rang].classe, x: x, largeur: max(20, largeur - 15), hauteur: hauteur)
            x += largeur
        }
        return
            "<svg class=\"trait\" height=\"\(hauteur)\" aria-hidden=\"true\">\(Dessin.rectangle("g-fond", largeur: 10_000, hauteur: hauteur))\(morceaux)</svg>"
    }

    static var legende: Balisage {
        let cles = Age.allCases.map { age in
            "<li><svg aria-hidden=\"true\"><rect class=\"\(age.classe)\" x=\"1\" y=\"1\" width=\"12\" height=\"12\" rx=\"2\"/></svg><span>\(age.mot)</span></li>"
                as Balisage
        }
        return "<ul class=\"cles\">\(cles)</ul>"
    }
}

import Calendrier

/// The team and its weekly patterns.
struct Equipe {
    struct Personne {
        let nom: String
        let bureau: Int
        let role: String
        let langues: [String]
        /// Ranks of `Creneau`, in order.
        let presences: [Int]
        let conges: [ClosedRange<Int>]
        let maxHebdo: Int
    }

    static let psychologue = "psychologue", assistante = "assistant_social"

    let personnes: [Personne]

    /// `bureaux` share the team in proportion to their weights; one in ten is a psychologist, from a team of ten on surely.
    init(_ nombre: Int, _ bureaux: [Region.Bureau], _ annee: Annee, _ tirage: inout Tirage) {
        let psychologues = nombre < 10 ? (nombre > 3 && tirage.chance(50) ? 1 : 0) : nombre / 10
        let choisies = Set(tirage.melanger(Array(0..<nombre)).prefix(psychologues))
        let affectations = Self.affecter(nombre, bureaux)
        personnes = (0..<nombre).map { rang in
            let (presences, maxHebdo) = Self.temps(&tirage)
            return Personne(
                nom: Self.nom(rang), bureau: affectations[rang], role: choisies.contains(rang) ? Self.psychologue : Self.assistante,
                langues: Self.langues(bureaux[affectations[rang]].commune.territoire, &tirage), presences: presences,
                conges: annee.conges(rang, &tirage), maxHebdo: maxHebdo)
        }
    }

    /// Office of each, by largest remaining share.
    private static func affecter(_ nombre: Int, _ bureaux: [Region.Bureau]) -> [Int] {
        let total = bureaux.reduce(0) { $0 + $1.poids }
        var parts = bureaux.map { nombre * $0.poids / total }
        var rang = 0
        while parts.reduce(0, +) < nombre {
            parts[rang % parts.count] += 1
            rang += 1
        }
        return parts.enumerated().flatMap { Array(repeating: $0, count: $1) }
    }

    /// Half of the team full time; the others four days, three days or half-time, mornings or afternoons.
    /// What is not spent with companies (files, steps, meetings) is why `maxHebdo` is under the presence.
    private static func temps(_ tirage: inout Tirage) -> (presences: [Int], maxHebdo: Int) {
        var presences: [Int]
        let maxHebdo: Int
        switch tirage.entier(100) {
        case ..<50: (presences, maxHebdo) = (Array(0..<10), tirage.un([7, 8, 8]))
        case ..<78:
            let libre = tirage.un([2, 2, 4, 0])
            (presences, maxHebdo) = ((0..<10).filter { $0 / 2 != libre }, 6)
        case ..<92:
            let jours = Set(tirage.melanger([0, 1, 2, 3, 4]).prefix(3))
            (presences, maxHebdo) = ((0..<10).filter { jours.contains($0 / 2) }, 5)
        default:
            let demi = tirage.entier(2)
            (presences, maxHebdo) = ((0..<10).filter { $0 % 2 == demi }, 4)
        }
        if presences.count > 6, tirage.chance(35) { presences.remove(at: tirage.entier(presences.count)) }
        return (presences, maxHebdo)
    }

    private static func langues(_ territoire: Territoire, _ tirage: inout Tirage) -> [String] {
        let (allemand, luxembourgeois) =
            switch territoire {
            case .LU: (85, 65)
            case .alsaceMoselle, .alsaceMoselleVendrediSaint: (32, 4)
            case .FR: (8, 3)
            }
        return ["fr"] + (tirage.chance(allemand) ? ["de"] : []) + (tirage.chance(luxembourgeois) ? ["lb"] : [])
    }

    private static let prenoms = [
        "Alice", "Anaïs", "Aurélie", "Bénédicte", "Caroline", "Céline", "Chloé", "Claire", "Diane", "Elsa", "Émilie", "Estelle", "Florence",
        "Hervé", "Isabelle", "Jeanne", "Judith", "Laetitia", "Léa", "Lucie", "Marion", "Mathieu", "Mélanie", "Nathalie", "Noémie", "Odile",
        "Perrine", "Rémi", "Sabine", "Solène", "Stéphanie", "Thomas", "Véronique", "Virginie", "Yann",
    ]

    /// « Alice A. », « Anaïs A. »… « Alice B. » — the letter goes on after Z as AA.
    private static func nom(_ rang: Int) -> String {
        let tour = rang / prenoms.count
        let lettres = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        let prefixe = tour < 26 ? "" : String(lettres[(tour / 26 - 1) % 26])
        return "\(prenoms[rang % prenoms.count]) \(prefixe)\(lettres[tour % 26])."
    }
}

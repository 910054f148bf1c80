/// The shield of free text: what of a recommendation must not reach the employer. Pure: the only thing it asks of the database is which
/// of `candidats` the dossiers of the company bear.
package struct Bouclier: Sendable {
    private let textes: [TexteLisible]
    private let noms: NomsDuTexte
    /// Found without the database.
    private let formes: [Arret]

    /// `annee`: the current one, to know a date of birth. `publics`: words of the company's name, sites and towns, normalised.
    package init(_ saisis: [String], annee: Int, publics: Set<String> = []) {
        textes = saisis.enumerated().map { TexteLisible($0.element, rang: $0.offset) }
        noms = NomsDuTexte(textes, publics: publics)
        formes = textes.flatMap { Nombres.arrets($0) + Motifs.arrets($0, annee: annee) + Personnes.arrets($0) }
    }

    /// Words whose blind indexes the database is asked about.
    package var candidats: [String] { noms.candidats }

    /// Whether something is stopped whatever the dossiers say.
    package var arreteDeja: Bool { formes.contains { !$0.nature.avertit } }

    /// Everything found, in the order of the text; `connus` are the candidates that a dossier bears. A place is told once, by what stops it
    /// before what only warns.
    package func arrets(connus: Set<String>) -> [Arret] {
        var gardes: [Arret] = []
        for arret in (formes + noms.arrets(connus: connus)).sorted(by: { Self.avant($0, $1) }) {
            if gardes.contains(where: { $0.passage.rang == arret.passage.rang && $0.passage.signes.overlaps(arret.passage.signes) }) {
                continue
            }
            gardes.append(arret)
        }
        return gardes.sorted { $0.passage < $1.passage }
    }

    /// Known names first, warnings last, then the longest.
    private static func avant(_ a: Arret, _ b: Arret) -> Bool {
        let (x, y) = (poids(a), poids(b))
        return x != y
            ? x < y
            : a.passage.signes.count != b.passage.signes.count
                ? a.passage.signes.count > b.passage.signes.count
                : a.passage < b.passage
    }

    private static func poids(_ arret: Arret) -> Int {
        switch arret.nature {
        case .chiffre: 2
        case .personne: 1
        default: 0
        }
    }
}

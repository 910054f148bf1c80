internal import Foundation

/// Exactly what is given to a client: its canonical JSON is what the ledger hashes. A nil count is masked; an absent list was not promised.
///
/// Fields added by format 2 are optional: a bilan given in format 1 stays readable.
struct Contenu: Codable, Hashable, Sendable {
    var format = 2
    var entreprise: String
    var code: String
    var periode: String
    var version: Int
    var raison: String?
    var effectif: Int
    var regles: String
    var seuil: Int
    /// Threshold where a theme is crossed with an establishment, and for prevention.
    var seuilCroise: Int?
    var permanences: Permanences
    var total: Case?
    /// Persons received for the first time, and the others: whole company only.
    var connaissance: Connaissance?
    var formes: [Case]?
    var origines: [Case]?
    var themes: [Case]?
    var etablissements: [Case]?
    /// Themes of each establishment (1,000 employees and more, by year).
    var croisement: [Croisement]?
    var pdp: Pdp?
    var actions: [ActionCollective]?
    var contexte: Contexte?
    /// The same period one year before, as it was given.
    var anterieur: Anterieur?
    var portefeuille: ReperePortefeuille?
    var ajustement: Ajustement?
    /// Earlier quarters as they were given, oldest first.
    var serie: [Repere]
    var phrases: [String]
    var recommandations: [String]
    /// Who wrote the recommendations.
    var redacteur: String?

    /// Sorted keys, no space: the same values give the same bytes.
    func octets() throws -> [UInt8] {
        let encodeur = JSONEncoder()
        encodeur.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return Array(try encodeur.encode(self))
    }

    init(octets: [UInt8]) throws {
        self = try JSONDecoder().decode(Contenu.self, from: Data(octets))
    }

    init(
        entreprise: EntrepriseBilan, periode: PeriodeBilan, version: Int, raison: String?, regles: String, seuil: Int,
        permanences: Permanences
    ) {
        self.entreprise = entreprise.nom
        code = entreprise.code
        self.periode = periode.description
        self.version = version
        self.raison = raison
        effectif = entreprise.effectif
        self.regles = regles
        self.seuil = seuil
        self.permanences = permanences
        serie = []
        phrases = []
        recommandations = []
    }

    /// Every count of persons or entretiens, masked ones included.
    var cases: [Case] {
        [total].compactMap { $0 } + (formes ?? []) + (origines ?? []) + (themes ?? []) + (etablissements ?? [])
            + (croisement ?? []).flatMap(\.cases)
    }

    /// Whether something is masked, so that the sign is explained.
    var aDesMasques: Bool {
        cases.contains(where: \.masquee) || serie.contains { $0.entretiens == nil } || connaissance?.nouvelles == nil && connaissance != nil
            || pdp?.situations == nil && pdp != nil
    }
}

internal import Foundation

/// Exactly what is given to a client: its canonical JSON is what the ledger hashes. A nil count is masked; an absent list was not promised.
struct Contenu: Codable, Hashable, Sendable {
    /// Of the total or of one modality.
    struct Case: Codable, Hashable, Sendable {
        /// `Motif` raw value, establishment code, empty for the total.
        var code: String
        var libelle: String
        var entretiens: Int?
        var personnes: Int?

        var masquee: Bool { entretiens == nil }
    }

    struct Permanences: Codable, Hashable, Sendable {
        /// Half-days held.
        var demiJournees: Int
        var minutes: Int
    }

    struct Repere: Codable, Hashable, Sendable {
        var periode: String
        var entretiens: Int?
    }

    var format = 1
    var entreprise: String
    var code: String
    var periode: String
    var version: Int
    var raison: String?
    var effectif: Int
    var regles: String
    var seuil: Int
    var permanences: Permanences
    var total: Case?
    var themes: [Case]?
    var etablissements: [Case]?
    /// Earlier quarters as they were given, oldest first.
    var serie: [Repere]
    var phrases: [String]
    var recommandations: [String]

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

    /// Whether something is masked, so that the sign is explained.
    var aDesMasques: Bool {
        ([total].compactMap { $0 } + (themes ?? []) + (etablissements ?? [])).contains(where: \.masquee)
            || serie.contains { $0.entretiens == nil }
    }
}

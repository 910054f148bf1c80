/// The parts of a bilan. Counts are whole numbers; rates are in thousandths, so that no rounding depends on the machine.
extension Contenu {
    /// Of the total or of one modality.
    struct Case: Codable, Hashable, Sendable {
        /// `Motif`, `GroupeForme` or `GroupeOrigine` raw value, establishment code, empty for the total.
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
        /// Half-days owed by the contract over the period.
        var dues: Int?
    }

    struct Repere: Codable, Hashable, Sendable {
        var periode: String
        var entretiens: Int?
        /// Counts by theme code, where the plan gave them.
        var themes: [String: Int]?
    }

    struct Connaissance: Codable, Hashable, Sendable {
        /// First entretien ever.
        var nouvelles: Int?
        var connues: Int?
    }

    struct Croisement: Codable, Hashable, Sendable {
        var code: String
        var libelle: String
        /// One per theme, in the order of `themes`.
        var cases: [Case]
    }

    /// Prevention of dismissal for unfitness (prévention de la désinsertion professionnelle).
    struct Pdp: Codable, Hashable, Sendable {
        /// Persons followed in prevention.
        var situations: Int?
        /// Shortest leave after which a closed follow-up is counted, in days, leaves that follow each other joined. nil in the bilans handed
        /// over before migration 0103: a follow-up in prevention counted there, with a leave or without. Their words do not change.
        var arretJours: Int?
        /// Of the situations closed after a long leave: returned to work, of how many. Both or none.
        var retours: Int?
        var cloturees: Int?
        /// Thousandths.
        var taux: Int?

        /// The words of the closed follow-ups, for the page and for the file.
        var terminesApres: String {
            arretJours.map { "Suivis terminés après un arrêt de \($0) jours ou plus" } ?? "Suivis terminés après un arrêt long"
        }
    }

    struct ActionCollective: Codable, Hashable, Sendable {
        var jour: String
        var titre: String
        var minutes: Int
        /// Present, counted in the room; nobody is named.
        var participants: Int
    }

    /// What HR declares about its own company.
    struct Contexte: Codable, Hashable, Sendable {
        /// Thousandths of the hours due.
        var absenteisme: Int?
        /// Thousandths of the headcount.
        var rotation: Int?
        /// Leaves of more than 90 days begun in the period.
        var arretsLongs: Int?
        var declareLe: String
        /// The same figures one year before, when they were declared.
        var absenteismeAnterieur: Int?
        var rotationAnterieure: Int?
        var arretsLongsAnterieurs: Int?
    }

    struct Anterieur: Codable, Hashable, Sendable {
        var periode: String
        var total: Case?
        var themes: [Case]?
        var permanences: Permanences
    }

    /// Companies of comparable size, the same for all of them: at least five, none over half of a figure.
    struct ReperePortefeuille: Codable, Hashable, Sendable {
        /// « entreprises de 50 à 299 salariés ».
        var classe: String
        var entreprises: Int
        /// Entretiens for 1,000 employees.
        var entretiensPourMille: Int?
        /// Theme code → thousandths of the entretiens.
        var themes: [String: Int]
    }

    /// What the figures suggest for the contract, from shown figures and half-days only.
    struct Ajustement: Codable, Hashable, Sendable {
        enum Sens: String, Codable, Sendable { case augmenter, maintenir, reduire }

        var sens: Sens
        var demiJourneesActuelles: Int
        var demiJourneesProposees: Int
        /// Whole sentences, without a masked figure.
        var motifs: [String]
    }
}

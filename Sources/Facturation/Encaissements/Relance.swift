internal import Calendrier
internal import Postgres
internal import Tenancy

/// A reminder letter sent to a company.
public enum RelanceTag: Sendable {}

struct Relance: RowDecodable {
    var id: ID<RelanceTag>
    var niveau: Niveau
    var le: DateCivile
    var resteCents: Int
    var pieces: Int

    /// Friendly reminder, reminder, formal notice.
    enum Niveau: Int, Sendable, CaseIterable {
        case rappel = 1, relance, miseEnDemeure

        var mot: String {
            switch self {
            case .rappel: "rappel"
            case .relance: "relance"
            case .miseEnDemeure: "mise en demeure"
            }
        }

        /// Days past due from which the letter is proposed.
        var retard: Int {
            switch self {
            case .rappel: 8
            case .relance: 30
            case .miseEnDemeure: 60
            }
        }
    }

    /// Days left to a client between two letters.
    static let delai = 15

    init(row: Row) throws(RowError) {
        id = try row.id("id")
        guard let lu = Niveau(rawValue: try row.int("niveau")) else { throw RowError("niveau") }
        niveau = lu
        le = try row.value("le")
        resteCents = try row.int("reste_cents")
        pieces = try row.int("pieces")
    }
}

/// The letter a company should receive next, with the documents it lists.
struct RelanceProposee: Sendable {
    var entreprise: ID<EntrepriseTag>
    var nom: String
    var niveau: Relance.Niveau
    var pieces: [PieceDue]

    var resteCents: Int { pieces.reduce(0) { $0 + $1.resteCents } }

    /// 40 € of recovery costs for each document (code de commerce, D441-5).
    var indemniteCents: Int { pieces.count * 4_000 }

    /// The next level of one document: the age opens it, the letter before must have had its 15 days; nothing is skipped.
    static func niveau(_ piece: PieceDue, le jour: DateCivile) -> Relance.Niveau? {
        guard !piece.avoir, piece.resteCents > 0 else { return nil }
        let retard = piece.echeance.jours(jusqua: jour)
        if let derniere = piece.relanceLe, derniere.jours(jusqua: jour) < Relance.delai { return nil }
        guard let suivant = Relance.Niveau(rawValue: (piece.niveau ?? 0) + 1) else { return nil }
        return retard >= suivant.retard ? suivant : nil
    }

    /// The form's value: company, level, establishment.
    var signature: String { "\(entreprise)/\(niveau.rawValue)/\(pieces.first?.vendeur ?? "")" }

    /// One letter a company and establishment (each has its account and its law), at the highest level due; it lists all that is overdue, so
    /// that the client settles once.
    static func proposer(_ pieces: [PieceDue], le jour: DateCivile) -> [RelanceProposee] {
        Dictionary(grouping: pieces.filter { !$0.avoir && $0.resteCents > 0 && $0.echeance < jour }) { "\($0.entreprise)/\($0.vendeur)" }
            .values.compactMap { echues in
                guard let niveau = echues.compactMap({ Self.niveau($0, le: jour) }).max(by: { $0.rawValue < $1.rawValue }) else {
                    return nil
                }
                return RelanceProposee(
                    entreprise: echues[0].entreprise, nom: echues[0].nom, niveau: niveau,
                    pieces: echues.sorted { $0.echeance < $1.echeance })
            }.sorted { ($1.niveau.rawValue, $1.resteCents, $0.nom) < ($0.niveau.rawValue, $0.resteCents, $1.nom) }
    }
}

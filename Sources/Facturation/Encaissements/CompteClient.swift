internal import Calendrier
internal import Tenancy

/// One company's account: documents, payments, what settles what.
struct CompteClient: Sendable {
    var entreprise: ID<EntrepriseTag>
    var nom: String
    var pieces: [PieceDue]
    var encaissements: [Encaissement]
    var imputations: [Imputation]
    var relances: [Relance]

    var ouvertes: [PieceDue] { pieces.filter { !$0.avoir && $0.resteCents > 0 } }
    var avoirsADeduire: [PieceDue] { pieces.filter { $0.avoir && $0.resteCents > 0 } }
    var encaissementsLibres: [Encaissement] { encaissements.filter { $0.resteCents > 0 } }

    func encours(le jour: DateCivile) -> Encours {
        let verses = [(entreprise: entreprise, nom: nom, cents: encaissements.reduce(0) { $0 + $1.resteCents })]
        return Encours.parClient(pieces.filter { $0.resteCents != 0 }, verses: verses, le: jour).first
            ?? Encours(entreprise: entreprise, nom: nom)
    }

    /// A line of the statement: positive increases what the company owes.
    struct Mouvement: Sendable {
        enum Quoi: Sendable {
            case piece(PieceDue)
            case encaissement(Encaissement)
            case rendu(Imputation)
        }
        var le: DateCivile
        var quoi: Quoi
        var cents: Int
        var soldeCents = 0
    }

    /// Documents, payments and repayments in order, with the balance after each. The last balance is what is due less what is held.
    var releve: [Mouvement] {
        var mouvements =
            pieces.map { Mouvement(le: $0.emission, quoi: .piece($0), cents: $0.avoir ? -$0.brutCents : $0.brutCents) }
            + encaissements.map { Mouvement(le: $0.recuLe, quoi: .encaissement($0), cents: -$0.montantCents) }
            + imputations.filter { $0.facture == nil }.map { Mouvement(le: $0.le, quoi: .rendu($0), cents: $0.montantCents) }
        mouvements = mouvements.enumerated().sorted { ($0.element.le, $0.offset) < ($1.element.le, $1.offset) }.map(\.element)
        var solde = 0
        for rang in mouvements.indices {
            solde += mouvements[rang].cents
            mouvements[rang].soldeCents = solde
        }
        return mouvements
    }

    /// What settles a document, in words: « 3 nov. 2026 : 1 200,00 € ».
    func reglements(_ piece: ID<FactureTag>) -> [Imputation] {
        imputations.filter { ($0.facture == piece || $0.avoir == piece) && !$0.contraire && !$0.annulee }
    }
}

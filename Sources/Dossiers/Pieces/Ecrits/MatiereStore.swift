import Budget
import Calendrier
import Chiffrement
import Documents
import Partenaires
import Postgres
import Tenancy

/// What the templates of a letter are filled with: the house's own, the partner's, and the standard letters. Nothing of it is nominative but
/// the budget.
struct MatiereStore: Sendable {
    let pieces: PieceStore

    init(_ base: Database, _ coffre: Coffre) { pieces = PieceStore(base: base, coffre: coffre) }

    struct Maison: Sendable {
        var nom = ""
        var telephone = ""
        /// What the worker is, as it stands under her name.
        var fonction = ""
    }

    private static let fonctions = [
        "assistant_social": "Assistant(e) de service social", "psychologue": "Psychologue", "mediateur": "Médiateur, médiatrice",
    ]

    /// The standard letters in use, and the cards of the partners of one of them.
    func courriers(_ choisi: ID<ModeleCourrier>?, as principal: Principal) async throws -> (
        modeles: [ModeleCourrier], partenaires: [FichePartenaire]
    ) {
        try await pieces.base.transaction(as: principal, readOnly: true) { transaction in
            let modeles = try ModeleCourrierStore.liste(nil, transaction)
            guard let modele = modeles.first(where: { $0.id == choisi }) else { return (modeles, []) }
            return (modeles, try PartenaireStore.actifs(modele.partenaire, transaction))
        }
    }

    /// The house, the partner chosen, the last budget when it is asked for: journaled then.
    func matiere(
        _ ref: Dossier.Ref, partenaire: ID<FichePartenaire>?, budget: Bool, as principal: Principal
    ) async throws -> (maison: Maison, partenaire: FichePartenaire?, budget: BudgetDate?) {
        let pieces = pieces
        return try await pieces.base.transaction(as: principal) { transaction in
            let ligne = try transaction.rows("SELECT nom, telephone FROM gestion.prestataire LIMIT 1").first
            let metier = try transaction.rows("SELECT metier FROM gestion.intervenant WHERE compte_id = \(principal.compte)").first
            let maison = Maison(
                nom: try ligne?.optionalString("nom") ?? "", telephone: try ligne?.optionalString("telephone") ?? "",
                fonction: try metier.flatMap { Self.fonctions[try $0.string("metier")] } ?? "")
            let fiche = try partenaire.flatMap { try PartenaireStore.trouver($0, transaction) }
            let dernier = budget ? try BudgetStore.lire(ref, pieces, transaction)?.budgets.first : nil
            return (maison, fiche, dernier)
        }
    }
}

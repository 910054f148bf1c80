internal import Calendrier
internal import Postgres
internal import Tenancy
internal import Web

/// What a client reads of its own account: the base gives it nothing else.
enum SoldesClient {
    /// `total` > 0: still due.
    static func lire(_ base: Database, as principal: Principal) async throws -> (restes: [ID<FactureTag>: Int], total: Int) {
        let rows = try await base.read(as: principal, ["SELECT piece_id, reste_cents FROM facturation.mes_soldes()"])[0]
        var restes: [ID<FactureTag>: Int] = [:]
        var total = 0
        for row in rows {
            let cents = try row.int("reste_cents")
            total += cents
            if let piece: ID<FactureTag> = try row.optionalID("piece_id") { restes[piece] = cents }
        }
        return (restes, total)
    }
}

/// How a document is settled, at the head of its page.
struct ReglementDePiece: Fragment {
    let compte: CompteClient
    let facture: Facture
    let jour: DateCivile

    init(_ compte: CompteClient, _ facture: Facture, le jour: DateCivile) {
        self.compte = compte
        self.facture = facture
        self.jour = jour
    }

    var balisage: Balisage {
        guard let piece = compte.pieces.first(where: { $0.id == facture.id }) else { return "" }
        let etat = Reglement(reste: piece.resteCents, brut: piece.brutCents, echeance: piece.avoir ? jour : piece.echeance, le: jour)
        let recus = compte.reglements(piece.id).map { i -> Balisage in
            let quoi: String =
                if piece.avoir {
                    i.facture.flatMap { f in compte.pieces.first { $0.id == f }?.numero }.map { "déduit de \($0)" } ?? "rendu au client"
                } else if let avoir = i.avoir {
                    "avoir \(compte.pieces.first { $0.id == avoir }?.numero ?? "")"
                } else {
                    compte.encaissements.first { $0.id == i.encaissement }?.moyen.mot ?? "règlement"
                }
            return "<li>\(i.le.court) : \(euros(i.montantCents)), \(quoi)</li>"
        }
        let relance: Balisage = piece.relanceLe.map { "<li>Relance \(piece.niveau ?? 0) le \($0.court)</li>" } ?? ""
        let reste: Balisage =
            piece.resteCents > 0 ? "<strong>\(euros(piece.resteCents))</strong> \(piece.avoir ? "à déduire" : "à régler"). " : ""
        let liste: Balisage = recus.isEmpty && piece.relanceLe == nil ? "" : "<ul class=\"petit\">\(recus)\(relance)</ul>"
        return
            "<section class=\"panneau pile serre pas-imprime\"><h2>Règlement \(etat.badge(avoir: piece.avoir))</h2><p>\(reste)<a href=\"/encours/\(facture.entreprise.description)\">Compte de \(compte.nom)</a></p>\(liste)</section>"
    }
}

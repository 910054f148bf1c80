internal import Calendrier

extension Correction {
    private enum Sorte: String, CaseIterable { case total = "FULL", quantite = "QUANTITY", montant = "AMOUNT", resiliation = "TERMINATION" }

    init(_ lecteur: Lecteur) throws(RefusScenario) {
        let sorte = try lecteur.requis("type").choix(Sorte.self)
        let genre: Genre
        switch sorte {
        case .total: genre = .total(document: try lecteur.requis("document").texte())
        case .quantite:
            genre = .quantite(document: try lecteur.requis("document").texte(), lignes: try Self.selections(lecteur, "quantity", 4))
        case .montant: genre = .montant(document: try lecteur.requis("document").texte(), lignes: try Self.selections(lecteur, "amount", 2))
        case .resiliation:
            genre = .resiliation(contrat: try lecteur.requis("contract").code(), fin: try lecteur.requis("newEnd").date())
        }
        self.init(code: try lecteur.requis("id").code(), date: try lecteur.requis("date").date(), genre: genre)
    }

    private static func selections(_ lecteur: Lecteur, _ champ: String, _ decimales: Int) throws(RefusScenario) -> [Selection] {
        let lignes = try lecteur.requis("lines")
        let entrees = try lignes.entrees()
        guard !entrees.isEmpty else { throw lignes.refus("aucune ligne à créditer.") }
        return try entrees.lus { l throws(RefusScenario) in
            Selection(
                article: try l.requis("item").code(), nature: try l.champ("nature")?.choix() ?? .service,
                prix: try l.champ("unitPrice")?.decimal(6), du: try l.champ("periodFrom")?.date(),
                valeur: try l.requis(champ).decimal(decimales, auMoins: 1))
        }
    }
}

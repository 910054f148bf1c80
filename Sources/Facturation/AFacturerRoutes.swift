internal import Calendrier
internal import Hummingbird
internal import Mustache
internal import Postgres
internal import Tenancy
internal import Web

/// `/a-facturer`: the preview of a month, one contract of it, its confirmation, its run.
struct AFacturerRoutes: Sendable {
    let base: Database
    let emetteur: Emetteur

    static let acces = Acces.compte(.facturation, .facturation)

    func ajouter(a routes: Routes) {
        routes.get("/a-facturer", Self.acces, apercu)
        routes.get("/a-facturer/:mois/apercu.csv", Self.acces, csv)
        routes.get("/a-facturer/:mois/emission", Self.acces, confirmer)
        routes.post("/a-facturer/:mois/emission", Self.acces, emettre)
        routes.get("/a-facturer/:mois/lot", Self.acces, lot)
        routes.get("/a-facturer/:mois/lot/flux", Self.acces, flux)
        routes.get("/a-facturer/:mois/:contrat", Self.acces, detail)
    }

    private func apercu(_ requete: Requete) async throws -> Response {
        let aujourdhui = DateCivile.aujourdhui()
        let mois = requete.query["mois"].flatMap { Mois($0) } ?? Self.moisDu(aujourdhui)
        let (calcul, suites) = try await calculer(mois, aujourdhui, as: requete.principal)
        let compteurs = try await FactureStore(base: base).compteurs(aujourdhui.annee, as: requete.principal)
        return requete.page(
            AFacturerPage(calcul, suites, requete, numeros: calcul.numeros(compteurs, annee: aujourdhui.annee)))
    }

    private func detail(_ requete: Requete) async throws -> Response {
        let mois = try Self.mois(requete)
        let aujourdhui = DateCivile.aujourdhui()
        let lu = try await Self.possible {
            try await AFacturerStore(base: base).contrat(mois, requete.id("contrat"), le: aujourdhui, as: requete.principal)
        }
        guard let lu else { throw Refus.introuvable }
        return requete.page(AFacturerContratPage(lu.calcul, lieux: lu.lieux))
    }

    private func csv(_ requete: Requete) async throws -> Response {
        let mois = try Self.mois(requete)
        let calcul = try await calculer(mois, DateCivile.aujourdhui(), as: requete.principal).calcul
        var texte = ExportCSV.rang(["Entreprise", "Contrat", "Nature", "Calcul", "HT", "TVA", "TTC", "État"])
        for piece in calcul.pieces {
            let signe = piece.avoir ? -1 : 1
            texte += ExportCSV.rang([
                piece.acheteur, piece.contrat, piece.avoir ? "Avoir" : "Facture", piece.calcul, ExportCSV.montant(signe * piece.netCents),
                ExportCSV.montant(signe * piece.tvaCents), ExportCSV.montant(signe * piece.brutCents),
                piece.emise?.numero ?? piece.etat.mot,
            ])
        }
        return requete.csv(texte, nom: "a-facturer-\(mois).csv")
    }

    private func confirmer(_ requete: Requete) async throws -> Response {
        let aujourdhui = DateCivile.aujourdhui()
        let calcul = try await calculer(try Self.mois(requete), aujourdhui, as: requete.principal).calcul
        let compteurs = try await FactureStore(base: base).compteurs(aujourdhui.annee, as: requete.principal)
        return requete.page(ConfirmationPage(calcul, numeros: calcul.numeros(compteurs, annee: aujourdhui.annee)))
    }

    private func emettre(_ requete: Requete) async throws -> Response {
        let mois = try Self.mois(requete)
        // Opened here, so that the page of the run knows at once how many contracts it holds.
        _ = try await Emission(base).ouvrir(mois, as: requete.principal)
        emetteur.demander(mois, le: DateCivile.aujourdhui(), as: requete.principal)
        return requete.redirection("/a-facturer/\(mois)/lot")
    }

    private func lot(_ requete: Requete) async throws -> Response {
        let mois = try Self.mois(requete)
        guard let avancement = try await LotStore(base: base).avancement(mois, as: requete.principal) else { throw Refus.introuvable }
        return requete.page(LotPage(mois: mois, avancement: avancement, arret: emetteur.arret(mois)))
    }

    private func flux(_ requete: Requete) async throws -> Response {
        let mois = try Self.mois(requete)
        let store = LotStore(base: base)
        let principal = requete.principal
        return requete.flux { flux in
            while emetteur.arret(mois) == nil, let avancement = try await store.avancement(mois, as: principal) {
                let part = avancement.total == 0 ? 100 : avancement.faits * 100 / avancement.total
                try await flux.envoyer(
                    "avance",
                    #"{"fait":\#(avancement.faits),"total":\#(avancement.total),"part":"\#(part) %","phrase":"\#(LotPage.phrase(avancement))"}"#
                )
                if avancement.fini { break }
                try await Task.sleep(for: .milliseconds(400))
            }
            try await flux.envoyer("fin", "/a-facturer/\(mois)/lot")
        }
    }

    private func calculer(_ mois: Mois, _ jour: DateCivile, as principal: Principal) async throws
        -> (calcul: AFacturer, suites: AFacturer.Suites)
    {
        try await Self.possible { try await AFacturerStore(base: base).calculer(mois, le: jour, as: principal) }
    }

    /// A base just installed: the reader is told what to fill in, this is no breakdown.
    private static func possible<R>(_ calcul: () async throws -> R) async throws -> R {
        do { return try await calcul() } catch let impossible as EmissionImpossible { throw Refus.conflit(impossible.description) }
    }

    private static func mois(_ requete: Requete) throws -> Mois {
        guard let mois = Mois(try requete.parametre("mois")) else { throw Refus.introuvable }
        return mois
    }

    /// Up to the 10th one still bills the month before.
    private static func moisDu(_ jour: DateCivile) -> Mois { jour.jour <= 10 ? jour.leMois.precedent : jour.leMois }
}

internal import Calendrier
internal import Hummingbird
internal import Mustache
internal import Postgres
internal import Tarification
internal import Tenancy
internal import Web

/// `/a-facturer`: the preview of a month, its confirmation, its run.
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
    }

    private func apercu(_ requete: Requete) async throws -> Response {
        let aujourdhui = DateCivile.aujourdhui()
        let mois = requete.query["mois"].flatMap { Mois($0) } ?? Self.moisDu(aujourdhui)
        let calcul = try await calculer(mois, aujourdhui, as: requete.principal)
        let precedent = try await FactureStore(base: base).emises(mois.precedent, as: requete.principal)
        let compteurs = try await FactureStore(base: base).compteurs(aujourdhui.annee, as: requete.principal)
        return requete.page(
            AFacturerPage(
                calcul, requete, numeros: calcul.numeros(compteurs, annee: aujourdhui.annee),
                precedent: precedent.reduce(0) { $0 + ($1.avoir ? -$1.netCents : $1.netCents) }))
    }

    private func csv(_ requete: Requete) async throws -> Response {
        let mois = try Self.mois(requete)
        let calcul = try await calculer(mois, DateCivile.aujourdhui(), as: requete.principal)
        var texte = ExportCSV.rang(["Entreprise", "Contrat", "Calcul", "HT", "TVA", "TTC", "État"])
        for piece in calcul.pieces {
            texte += ExportCSV.rang([
                piece.acheteur, piece.contrat, piece.calcul, ExportCSV.montant(piece.netCents), ExportCSV.montant(piece.tvaCents),
                ExportCSV.montant(piece.brutCents), piece.etat.mot,
            ])
        }
        return requete.csv(texte, nom: "a-facturer-\(mois).csv")
    }

    private func confirmer(_ requete: Requete) async throws -> Response {
        let aujourdhui = DateCivile.aujourdhui()
        let calcul = try await calculer(try Self.mois(requete), aujourdhui, as: requete.principal)
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
        return requete.page(LotPage(mois: mois, avancement: avancement))
    }

    private func flux(_ requete: Requete) async throws -> Response {
        let mois = try Self.mois(requete)
        let store = LotStore(base: base)
        let principal = requete.principal
        return requete.flux { flux in
            while let avancement = try await store.avancement(mois, as: principal) {
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

    private func calculer(_ mois: Mois, _ jour: DateCivile, as principal: Principal) async throws -> AFacturer {
        let emises = try await FactureStore(base: base).emises(mois, as: principal)
        do {
            return try await base.transaction(as: principal, readOnly: true) { transaction in
                AFacturer(try EntreesStore(transaction: transaction).lire(mois), mois, emises: emises, le: jour)
            }
        } catch let impossible as EmissionImpossible {
            // A base just installed: the reader is told what to fill in, this is no breakdown.
            throw Refus.conflit(impossible.description)
        }
    }

    private static func mois(_ requete: Requete) throws -> Mois {
        guard let mois = Mois(try requete.parametre("mois")) else { throw Refus.introuvable }
        return mois
    }

    /// Up to the 10th one still bills the month before.
    private static func moisDu(_ jour: DateCivile) -> Mois { jour.jour <= 10 ? jour.leMois.precedent : jour.leMois }
}

struct AFacturerPage: Page {
    static let gabarit = "a-facturer"
    let entete: Entete
    let chiffres: [Balisage]
    let anomalies: [Balisage]
    let titreAnomalies: String
    let comparaison: String
    let recherche: Champ
    let etat: Champ
    let mois: Mois
    let rangs: [Balisage]
    let vide: Vide?
    let pages: Pagination
    let numeros: String
    let peutEmettre: Bool

    init(_ calcul: AFacturer, _ requete: Requete, numeros: [String], precedent: Int) {
        mois = calcul.mois
        entete = Entete(
            "Factures de \(calcul.mois.libelle)", sous: "Aperçu calculé à l'instant", donnees: ["facturation.facture"],
            visible: "Aucun chiffre de consultation n'entre dans une facture.", densite: .dense, ici: "/a-facturer",
            actions: [calcul.mois.precedent, calcul.mois.suivant].map { Action($0.libelle, "/a-facturer?mois=\($0)") })
        let pretes = calcul.dans(.prete)
        let totaux = calcul.pretes
        chiffres = [
            Self.chiffre("\(calcul.pieces.count)", calcul.pieces.count < 2 ? "pièce calculée" : "pièces calculées"),
            Self.chiffre("\(pretes.count)", pretes.count < 2 ? "prête à émettre" : "prêtes à émettre"),
            Self.chiffre(Euros.montant(totaux.netCents), "total HT des prêtes"),
            Self.chiffre(Euros.montant(totaux.tvaCents), "TVA, France et Luxembourg"),
            Self.chiffre(Euros.montant(totaux.brutCents), "total TTC"),
        ]
        let bloquantes = calcul.anomalies.filter(\.anomalie.bloquante).count
        titreAnomalies = pluriel(calcul.anomalies.count, "ligne à regarder d'abord", "lignes à regarder d'abord")
        anomalies = calcul.anomalies.prefix(50).map { Self.anomalie($0.acheteur, $0.anomalie) }
        let tout = calcul.pieces.reduce(0) { $0 + ($1.avoir ? -$1.netCents : $1.netCents) }
        comparaison =
            bloquantes > 0
            ? pluriel(bloquantes, "anomalie bloque sa facture", "anomalies bloquent leur facture")
            : precedent > 0 ? "\(calcul.mois.precedent.libelle) : \(Euros.montant(precedent)) HT, ce mois : \(Euros.montant(tout)) HT" : ""
        let texte = requete.query.texte("q")?.lowercased()
        let choisi = requete.query["etat"].flatMap { AFacturer.Etat(rawValue: $0) }
        let retenues = calcul.pieces.filter { piece in
            (choisi == nil || piece.etat == choisi)
                && (texte.map { piece.acheteur.lowercased().contains($0) || piece.contrat.lowercased().contains($0) } ?? true)
        }
        pages = Pagination(requete, parPage: 25, total: retenues.count)
        rangs = retenues.dropFirst(pages.debut).prefix(25).map(Self.rang)
        vide =
            retenues.isEmpty
            ? Vide("Rien à facturer ici.", suite: "Aucun contrat signé ne donne de pièce pour ce mois et ce filtre.") : nil
        recherche = Champ("q", "Entreprise ou contrat", requete.query["q"], genre: .recherche)
        etat = Champ(
            "etat", "État", requete.query["etat"],
            genre: .liste([Option("", "Tous")] + AFacturer.Etat.allCases.map { Option($0.rawValue, $0.mot) }))
        self.numeros = numeros.joined(separator: ", ")
        peutEmettre = !pretes.isEmpty
    }

    static func chiffre(_ valeur: String, _ mot: String) -> Balisage {
        "<p class=\"chiffre\"><b>\(valeur)</b><span>\(mot)</span></p>"
    }

    static func anomalie(_ acheteur: String, _ anomalie: Anomalie) -> Balisage {
        let badge = anomalie.bloquante ? Badge("bloquant", comme: .annuleePrestataire) : Badge("à confirmer", comme: .reportee)
        return "<li><span>\(badge) <strong>\(acheteur)</strong><br><small class=\"discret\">\(anomalie.texte)</small></span></li>"
    }

    private static func rang(_ piece: AFacturer.Piece) -> Balisage {
        let nom: Balisage =
            piece.emise.map { "<a href=\"/factures/\($0.id.description)\">\(piece.acheteur)</a>" } ?? "\(piece.acheteur)"
        let badge =
            switch piece.etat {
            case .prete: Badge("prête", comme: .publiee)
            case .avenir: Badge(piece.date.map { "échue le \($0.sansAnnee)" } ?? "pas échue", comme: .planifiee)
            case .bloquee: Badge("bloquée", comme: .annuleePrestataire)
            case .emise: Badge(piece.emise?.numero ?? "émise", comme: .tenue)
            }
        let signe = piece.avoir ? -1 : 1
        return
            "<tr><th scope=\"row\">\(nom)<br><small class=\"discret\">\(piece.contrat)</small></th><td data-l=\"Calcul\">\(piece.avoir ? "Avoir : " : "")\(piece.calcul)</td><td class=\"n\" data-l=\"HT\">\(Euros.montant(signe * piece.netCents))</td><td class=\"n\" data-l=\"TVA\">\(Euros.montant(signe * piece.tvaCents))</td><td class=\"n\" data-l=\"TTC\">\(Euros.montant(signe * piece.brutCents))</td><td data-l=\"État\">\(badge)</td></tr>"
    }

    func child(named name: String) -> Any? {
        switch name {
        case "chiffres": chiffres
        case "aAnomalies": !anomalies.isEmpty
        case "anomalies": anomalies.prefix(4).map { $0 }
        case "suite": anomalies.dropFirst(4).map { $0 }
        case "aSuite": anomalies.count > 4
        case "nombreSuite": pluriel(max(0, anomalies.count - 4), "autre ligne", "autres lignes")
        case "titreAnomalies": titreAnomalies
        case "comparaison": comparaison
        case "recherche": recherche
        case "etat": etat
        case "mois": mois.description
        case "rangs": rangs
        case "vide": vide
        case "pages": pages
        case "numeros": numeros
        case "peutEmettre": peutEmettre
        default: nil
        }
    }
}

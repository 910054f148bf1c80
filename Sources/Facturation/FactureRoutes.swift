internal import Calendrier
internal import Hummingbird
internal import Mustache
internal import Postgres
internal import Tarification
internal import Tenancy
internal import Web

/// `/factures`, `/avoirs`, `/exports`: issued documents, for billing.
struct FactureRoutes: Sendable {
    let base: Database

    func ajouter(a routes: Routes) {
        let acces = AFacturerRoutes.acces
        routes.get("/factures", acces) { try await liste($0, avoirs: nil) }
        routes.get("/avoirs", acces) { try await liste($0, avoirs: true) }
        routes.get("/factures/export.csv", acces, export)
        routes.get("/factures/:id", acces, voir)
        FactureFichiers(base: base, racine: "/factures", acces: acces).ajouter(a: routes)
        routes.get("/exports", acces) { requete in
            let annee = DateCivile.aujourdhui().annee
            return requete.page(ExportsPage(annee: annee))
        }
    }

    private func liste(_ requete: Requete, avoirs: Bool?) async throws -> Response {
        let filtre = Self.filtre(requete, avoirs: avoirs)
        let store = FactureStore(base: base)
        let compte = try await store.nombre(filtre, as: requete.principal)
        let pages = Pagination(requete, parPage: 25, total: compte.pieces)
        let factures = try await store.page(filtre, debut: pages.debut, nombre: pages.parPage, as: requete.principal)
        return requete.page(FacturesPage(factures, compte, pages, requete, avoirs: avoirs == true))
    }

    private func voir(_ requete: Requete) async throws -> Response {
        guard let piece = try await FactureStore(base: base).complete(requete.id("id"), as: requete.principal) else {
            throw Refus.introuvable
        }
        return requete.page(FacturePage(piece, client: false))
    }

    private func export(_ requete: Requete) async throws -> Response {
        let filtre = Self.filtre(requete, avoirs: nil)
        // A year of the largest provider is about 14,000 documents: one read.
        let factures = try await FactureStore(base: base).page(filtre, debut: 0, nombre: 100_000, as: requete.principal)
        return requete.csv(ExportCSV.texte(factures.reversed()), nom: "factures.csv")
    }

    static func filtre(_ requete: Requete, avoirs: Bool?) -> FactureStore.Filtre {
        FactureStore.Filtre(
            texte: requete.query.texte("q"), du: requete.query["du"].flatMap { DateCivile(saisie: $0) },
            au: requete.query["au"].flatMap { DateCivile(saisie: $0) }, avoirs: avoirs)
    }
}

struct FacturesPage: Page {
    static let gabarit = "factures"
    let entete: Entete
    let champs: [Champ]
    let rangs: [Balisage]
    let resume: String
    let pages: Pagination
    let vide: Vide?

    init(
        _ factures: [Facture], _ compte: (pieces: Int, netCents: Int, brutCents: Int), _ pages: Pagination, _ requete: Requete,
        avoirs: Bool,
        client: Bool = false
    ) {
        let racine = client ? "/rh/factures" : "/factures"
        let suite = requete.adresse(sans: "page")
        entete = Entete(
            avoirs ? "Avoirs" : client ? "Vos factures" : "Factures", sous: client ? nil : "Toutes les pièces émises, immuables",
            donnees: ["facturation.facture"], visible: "Aucun chiffre de consultation n'entre dans une facture.",
            densite: client ? .rare : .dense, largeur: client ? .moyenne : .travail, ici: avoirs ? "/avoirs" : racine,
            actions: client || avoirs
                ? []
                : [
                    Action(
                        "Exporter (CSV)", "/factures/export.csv" + (suite.split(separator: "?").dropFirst().first.map { "?\($0)" } ?? ""),
                        signe: "telecharge")
                ])
        champs = [
            Champ("q", client ? "Numéro ou contrat" : "Numéro, entreprise ou contrat", requete.query["q"], genre: .recherche),
            Champ("du", "Émise depuis le", requete.query["du"], genre: .date), Champ("au", "jusqu'au", requete.query["au"], genre: .date),
        ]
        rangs = factures.map { Self.rang($0, racine, client: client) }
        resume =
            "\(pluriel(compte.pieces, "pièce")), \(Euros.montant(compte.netCents)) HT, \(Euros.montant(compte.brutCents)) TTC, avoirs déduits"
        self.pages = pages
        vide =
            factures.isEmpty
            ? Vide(
                avoirs ? "Aucun avoir." : "Aucune facture ici.",
                suite: client
                    ? "Une facture apparaît le jour de son émission." : "Changer le filtre, ou émettre un mois depuis « À facturer ».")
            : nil
    }

    private static func rang(_ f: Facture, _ racine: String, client: Bool) -> Balisage {
        let signe = f.avoir ? -1 : 1
        let nom: Balisage = client ? "" : "<td data-l=\"Entreprise\">\(f.acheteurNom)</td>"
        return
            "<tr><th scope=\"row\"><a href=\"\(racine)/\(f.id.description)\">\(f.numero)</a></th>\(nom)<td data-l=\"Période\">\(f.periode.duAu)</td><td data-l=\"Émise\">\(f.emission.court)</td><td data-l=\"Échéance\">\(f.avoir ? "–" : f.echeance.court)</td><td class=\"n\" data-l=\"HT\">\(Euros.montant(signe * f.netCents))</td><td class=\"n\" data-l=\"TTC\">\(Euros.montant(signe * f.brutCents))</td></tr>"
    }

    func child(named name: String) -> Any? {
        switch name {
        case "champs": champs
        case "rangs": rangs
        case "resume": resume
        case "pages": pages
        case "vide": vide
        case "client": entete.ici == "/rh/factures"
        default: nil
        }
    }
}

/// What leaves for accounting.
struct ExportsPage: Page {
    static let gabarit = "exports"
    let annee: Int

    var entete: Entete { Entete("Exports", donnees: ["facturation.facture"], largeur: .moyenne, ici: "/exports") }

    func child(named name: String) -> Any? {
        guard name == "annees" else { return nil }
        return (0..<3).map { recul in
            let a = annee - recul
            return
                "<li><span><strong>Pièces émises en \(String(a))</strong><br><small class=\"discret\">CSV, point-virgule, virgule décimale, avoirs en négatif</small></span><a class=\"b mini\" href=\"/factures/export.csv?du=\(String(a))-01-01&amp;au=\(String(a))-12-31\">Télécharger</a></li>"
                as Balisage
        }
    }
}

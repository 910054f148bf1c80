internal import Calendrier
internal import Mustache
internal import Tarification
internal import Tenancy
internal import Web

/// Issued documents and how far each is settled: for billing, and for one client.
struct FacturesPage: Page {
    static let gabarit = "factures"
    let entete: Entete
    let champs: [Champ]
    let rangs: [Balisage]
    let resume: String
    let solde: Alerte?
    let pages: Pagination
    let vide: Vide?

    /// `restes`: what is left of each document, in cents, never negative but for a client's credit notes; `solde`: the client's account.
    init(
        _ factures: [Facture], _ compte: (pieces: Int, netCents: Int, brutCents: Int), _ pages: Pagination, _ requete: Requete,
        restes: [ID<FactureTag>: Int], avoirs: Bool, client: Bool = false, solde: Int? = nil
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
                    Action("Encours", "/encours"),
                    Action(
                        "Exporter (CSV)", "/factures/export.csv" + (suite.split(separator: "?").dropFirst().first.map { "?\($0)" } ?? ""),
                        signe: "telecharge"),
                ])
        champs =
            [
                Champ("q", client ? "Numéro ou contrat" : "Numéro, entreprise ou contrat", requete.query["q"], genre: .recherche),
                Champ("du", "Émise depuis le", requete.query["du"], genre: .date),
                Champ("au", "jusqu'au", requete.query["au"], genre: .date),
            ]
            + (client
                ? []
                : [
                    Champ(
                        "reglement", "Règlement", requete.query["reglement"],
                        genre: .liste([Option("", "Tous")] + Reglement.allCases.map { Option($0.rawValue, $0.mot(avoir: avoirs)) }))
                ])
        let jour = DateCivile.aujourdhui()
        rangs = factures.map { Self.rang($0, racine, restes[$0.id] ?? 0, jour, client: client) }
        resume =
            "\(pluriel(compte.pieces, "pièce")), \(Euros.montant(compte.netCents)) HT, \(Euros.montant(compte.brutCents)) TTC, avoirs déduits"
        self.solde = solde.map(Self.solde)
        self.pages = pages
        vide =
            factures.isEmpty
            ? Vide(
                avoirs ? "Aucun avoir." : "Aucune facture ici.",
                suite: client
                    ? "Une facture apparaît le jour de son émission." : "Changer le filtre, ou émettre un mois depuis « À facturer ».")
            : nil
    }

    private static func solde(_ cents: Int) -> Alerte {
        cents > 0
            ? Alerte(.information, "reste à régler, avoirs déduits.", fort: Euros.montant(cents))
            : cents < 0
                ? Alerte(.information, "à votre crédit, à déduire d'un prochain règlement.", fort: Euros.montant(-cents))
                : Alerte(.fait, "Rien ne reste à régler.", fort: "Compte à jour.")
    }

    private static func rang(_ f: Facture, _ racine: String, _ reste: Int, _ jour: DateCivile, client: Bool) -> Balisage {
        let signe = f.avoir ? -1 : 1
        let nom: Balisage = client ? "" : "<td data-l=\"Entreprise\">\(f.acheteurNom)</td>"
        let etat = Reglement(reste: Int(reste.magnitude), brut: f.brutCents, echeance: f.avoir ? jour : f.echeance, le: jour)
        let partiel: Balisage =
            reste != 0 && reste.magnitude < f.brutCents.magnitude
            ? "<br><small class=\"discret\">reste \(Euros.montant(Int(reste.magnitude)))</small>" : ""
        return
            "<tr><th scope=\"row\"><a href=\"\(racine)/\(f.id.description)\">\(f.numero)</a></th>\(nom)<td data-l=\"Période\">\(f.periode.duAu)</td><td data-l=\"Émise\">\(f.emission.court)</td><td data-l=\"Échéance\">\(f.avoir ? "–" : f.echeance.court)</td><td class=\"n\" data-l=\"HT\">\(Euros.montant(signe * f.netCents))</td><td class=\"n\" data-l=\"TTC\">\(Euros.montant(signe * f.brutCents))</td><td data-l=\"Règlement\">\(etat.badge(avoir: f.avoir))\(partiel)</td></tr>"
    }

    func child(named name: String) -> Any? {
        switch name {
        case "champs": champs
        case "rangs": rangs
        case "resume": resume
        case "solde": solde
        case "pages": pages
        case "vide": vide
        case "client": entete.ici == "/rh/factures"
        default: nil
        }
    }
}

internal import Calendrier
internal import Mustache
internal import Tarification
internal import Tenancy
internal import Web

/// What of an invoice is credited.
struct AvoirPage: Page {
    static let gabarit = "avoir"
    let entete: Entete
    let calcul: CalculAvoir
    let fautes: Fautes
    let jeton: String
    let portee: Choix
    let motif: Choix
    let rangs: [Balisage]

    init(_ calcul: CalculAvoir, _ saisie: Saisie, _ fautes: Fautes, jeton: String) {
        self.calcul = calcul
        self.fautes = fautes
        self.jeton = jeton
        let f = calcul.piece.facture
        entete = Entete(
            "Avoir sur \(f.numero)", ariane: [("Factures", "/factures"), (f.numero, "/factures/\(f.id)")],
            sous: "\(f.acheteurNom), \(Euros.montant(f.netCents)) HT, \(Euros.montant(f.brutCents)) TTC",
            donnees: ["facturation.facture", "facturation.credit"], largeur: .moyenne, ici: "/factures")
        portee = saisie.choix(
            "portee", "Ce qui est crédité",
            [
                Option(
                    "total", calcul.totalCredite == 0 ? "Toute la facture" : "Tout ce qui reste, \(Euros.montant(calcul.resteCents)) HT"),
                Option("partiel", "Une partie des lignes"),
            ], "total", requis: true)
        motif = saisie.choix(
            "motif", "Motif, imprimé sur l'avoir", MotifAvoir.choix.map { Option($0.rawValue, $0.mot) }, requis: true)
        rangs = calcul.piece.lignes.indices.map { Self.rang($0 + 1, calcul, saisie) }
    }

    private static func rang(_ rang: Int, _ calcul: CalculAvoir, _ saisie: Saisie) -> Balisage {
        let ligne = calcul.piece.lignes[rang - 1]
        let reste = calcul.reste(rang)
        let deja: Balisage =
            calcul.credites[rang].map { "<br><small class=\"discret\">\(Euros.montant($0)) déjà crédités</small>" } ?? ""
        let periode: Balisage = ligne.periode.map { "<br><small class=\"discret\">\($0.duAu)</small>" } ?? ""
        let champs: Balisage =
            reste > 0
            ? "<td>\(saisie.champ("quantite-\(rang)", "Quantité", genre: .nombre))</td><td>\(saisie.champ("montant-\(rang)", "ou montant HT", genre: .montant))</td>"
            : "<td></td><td></td>"
        return
            "<tr><th scope=\"row\">\(ligne.libelle)\(periode)</th><td class=\"n\" data-l=\"Facturé\">\(Euros.quantite(ligne.quantite)) × \(Euros.prix(ligne.prix))<br>\(Euros.montant(ligne.netCents))\(deja)</td>\(champs)</tr>"
    }

    func child(named name: String) -> Any? {
        switch name {
        case "resume": fautes.resume
        case "id": calcul.piece.facture.id.description
        case "jeton": jeton
        case "portee": portee
        case "motif": motif
        case "rangs": rangs
        default: nil
        }
    }
}

/// The credit note before the button that issues it.
struct AvoirApercuPage: Page {
    static let gabarit = "avoir-apercu"
    let entete: Entete
    let id: String
    let rangs: [Balisage]
    let taxes: [Balisage]
    let net, brut: String
    let caches: [Balisage]

    init(_ piece: FactureComplete, _ lignes: [LigneFacture], _ tva: [TVAFacture], _ demande: DemandeAvoir, _ champs: Champs) {
        let f = piece.facture
        id = f.id.description
        entete = Entete(
            "Avoir à émettre sur \(f.numero)", ariane: [("Factures", "/factures"), (f.numero, "/factures/\(f.id)")],
            sous: "\(f.acheteurNom). Motif : \(demande.motif.mot).", donnees: ["facturation.facture"], largeur: .moyenne, ici: "/factures")
        rangs = lignes.map {
            "<tr><th scope=\"row\">\($0.libelle)</th><td class=\"n\" data-l=\"Quantité\">\(Euros.quantite($0.quantite))</td><td class=\"n\" data-l=\"Prix unitaire\">\(Euros.prix($0.prix))</td><td class=\"n\" data-l=\"Montant HT\">\(Euros.montant($0.netCents))</td></tr>"
        }
        taxes = tva.map {
            "<tr><th scope=\"row\" colspan=\"3\">TVA \(Euros.taux($0.categorie.taux)) sur \(Euros.montant($0.baseCents))</th><td class=\"n\">\(Euros.montant($0.taxeCents))</td></tr>"
        }
        let total = lignes.reduce(0) { $0 + $1.netCents }
        net = Euros.montant(total)
        brut = Euros.montant(total + tva.reduce(0) { $0 + $1.taxeCents })
        caches =
            champs.paires.filter { !["_csrf", "confirme", "jeton"].contains($0.nom) && !$0.valeur.isEmpty }.map {
                "<input type=\"hidden\" name=\"\($0.nom)\" value=\"\($0.valeur)\">" as Balisage
            } + ["<input type=\"hidden\" name=\"jeton\" value=\"\(demande.jeton)\">"]
    }

    func child(named name: String) -> Any? {
        switch name {
        case "id": id
        case "rangs": rangs
        case "taxes": taxes
        case "net": net
        case "brut": brut
        case "caches": caches
        default: nil
        }
    }
}

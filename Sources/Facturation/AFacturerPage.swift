internal import Calendrier
internal import Mustache
internal import Tarification
internal import Tenancy
internal import Web

/// The preview of a month.
struct AFacturerPage: Page {
    static let gabarit = "a-facturer"
    let entete: Entete
    let chiffres: [Balisage]
    let anomalies: [Balisage]
    let titreAnomalies: String
    let bloquees: String
    let comparaison: Colonnes
    let champs: [Champ]
    let mois: Mois
    let rangs: [Balisage]
    let pied: Balisage
    let vide: Vide?
    let pages: Pagination
    let numeros: String
    let peutEmettre: Bool

    init(_ calcul: AFacturer, _ suites: AFacturer.Suites, _ requete: Requete, numeros: [String]) {
        mois = calcul.mois
        entete = Entete(
            "Factures \(calcul.mois.duMois)", sous: "Aperçu calculé à l'instant", donnees: ["facturation.facture"],
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
        let nombre = calcul.anomalies.count(where: \.anomalie.bloquante)
        titreAnomalies = pluriel(calcul.anomalies.count, "ligne à regarder d'abord", "lignes à regarder d'abord")
        bloquees =
            nombre > 0 ? pluriel(nombre, "anomalie bloque sa facture", "anomalies bloquent leur facture") : "Aucune ne bloque l'émission."
        let mois = calcul.mois
        anomalies = calcul.anomalies.prefix(400).map(Self.anomalie)
        comparaison = Self.comparer(calcul, suites)

        let texte = requete.query.texte("q")?.lowercased()
        let etat = requete.query["etat"].flatMap { AFacturer.Etat(rawValue: $0) }
        let pays = requete.query["pays"].flatMap { PaysTVA(rawValue: $0) }
        let sujet = requete.query["sujet"].flatMap { Anomalie.Sujet(rawValue: $0) }
        let concernes = sujet.map { sujet in Set(calcul.anomalies.filter { $0.anomalie.sujet == sujet }.compactMap(\.contrat)) }
        let retenues = calcul.pieces.filter { piece in
            (etat == nil || piece.etat == etat) && (pays == nil || piece.vendeur == pays)
                && (concernes.map { $0.contains(piece.contratID) } ?? true)
                && (texte.map { piece.acheteur.lowercased().contains($0) || piece.contrat.lowercased().contains($0) } ?? true)
        }
        pages = Pagination(requete, parPage: 25, total: retenues.count)
        rangs = retenues.dropFirst(pages.debut).prefix(25).map { Self.rang($0, mois) }
        let somme = AFacturer.totaux(retenues)
        pied =
            "<tr><th scope=\"row\">\(pluriel(retenues.count, "pièce"))</th><td></td><td class=\"n\" data-l=\"HT\">\(Euros.montant(somme.netCents))</td><td class=\"n\" data-l=\"TVA\">\(Euros.montant(somme.tvaCents))</td><td class=\"n\" data-l=\"TTC\">\(Euros.montant(somme.brutCents))</td><td></td></tr>"
        vide =
            retenues.isEmpty
            ? Vide("Rien à facturer ici.", suite: "Aucun contrat signé ne donne de pièce pour ce mois et ce filtre.") : nil
        let presents = Anomalie.Sujet.allCases.filter { s in calcul.anomalies.contains { $0.anomalie.sujet == s && $0.contrat != nil } }
        champs = [
            Champ("q", "Entreprise ou contrat", requete.query["q"], genre: .recherche),
            Champ(
                "etat", "État", requete.query["etat"],
                genre: .liste([Option("", "Tous")] + AFacturer.Etat.allCases.map { Option($0.rawValue, $0.mot) })),
            Champ(
                "sujet", "Anomalie", requete.query["sujet"],
                genre: .liste([Option("", "Avec ou sans")] + presents.map { Option($0.rawValue, $0.mot) })),
            Champ(
                "pays", "Établissement", requete.query["pays"],
                genre: .liste([Option("", "France et Luxembourg"), Option("FR", "France"), Option("LU", "Luxembourg")])),
        ]
        self.numeros = numeros.joined(separator: ", ")
        peutEmettre = !pretes.isEmpty
    }

    static func chiffre(_ valeur: String, _ mot: String) -> Balisage {
        "<p class=\"chiffre\"><b>\(valeur)</b><span>\(mot)</span></p>"
    }

    /// Six months in euros without VAT, this one computed, the others as issued.
    private static func comparer(_ calcul: AFacturer, _ suites: AFacturer.Suites) -> Colonnes {
        let courant = calcul.pieces.reduce(0) { $0 + $1.netSigne }
        let precedent = suites.totaux[calcul.mois.precedent, default: 0]
        let points = (0...5).map { rang -> Point in
            let mois = Mois(rang: calcul.mois.rang - 5 + rang)
            let cents = rang == 5 ? courant : suites.totaux[mois, default: 0]
            return Point(court(mois), max(0, (cents + 50) / 100), clair: rang < 5)
        }
        let ecart = courant - precedent
        let phrase =
            precedent == 0
            ? "Rien n'est émis pour \(calcul.mois.precedent.libelle)."
            : "\(calcul.mois.libelle) : \(Euros.montant(courant)) ; \(calcul.mois.precedent.libelle) : \(Euros.montant(precedent)), soit \(ecart >= 0 ? "+" : "−") \(pourcentage(Int(ecart.magnitude), sur: precedent))."
        return Colonnes(
            Lecture("Ce mois et les cinq d'avant", unite: "Euros HT, avoirs déduits ; ce mois tel que calculé", phrase: phrase),
            rubrique: "Mois", mesure: "HT", points)
    }

    /// « nov. »: the month of a date as it is written.
    private static func court(_ mois: Mois) -> String { String(mois.premierJour.plus(jours: 1).sansAnnee.drop { $0 != " " }.dropFirst()) }

    static func anomalie(_ remarque: AFacturer.Remarque) -> Balisage {
        let anomalie = remarque.anomalie
        let badge = anomalie.bloquante ? Badge("bloquant", comme: .annuleePrestataire) : Badge("à confirmer", comme: .reportee)
        let lien: Balisage = remarque.lien.map { "<a class=\"b mini\" href=\"\($0.chemin)\">\($0.texte)</a>" } ?? ""
        return
            "<li><span>\(badge) <strong>\(remarque.acheteur)</strong><br><small class=\"discret\">\(anomalie.texte)</small></span>\(lien)</li>"
    }

    private static func rang(_ piece: AFacturer.Piece, _ mois: Mois) -> Balisage {
        let badge = Self.badge(piece)
        let etat: Balisage = piece.emise.map { "<a href=\"/factures/\($0.id.description)\">\(badge)</a>" } ?? "\(badge)"
        let signe = piece.avoir ? -1 : 1
        return
            "<tr><th scope=\"row\"><a href=\"/a-facturer/\(mois.description)/\(ID<ContratFactureTag>(piece.contratID).description)\">\(piece.acheteur)</a><br><small class=\"discret\">\(piece.contrat)</small></th><td data-l=\"Calcul\">\(piece.avoir ? "Avoir : " : "")\(piece.calcul)</td><td class=\"n\" data-l=\"HT\">\(Euros.montant(signe * piece.netCents))</td><td class=\"n\" data-l=\"TVA\">\(Euros.montant(signe * piece.tvaCents))</td><td class=\"n\" data-l=\"TTC\">\(Euros.montant(signe * piece.brutCents))</td><td data-l=\"État\">\(etat)</td></tr>"
    }

    static func badge(_ piece: AFacturer.Piece) -> Badge {
        switch piece.etat {
        case .prete: Badge("prête", comme: .publiee)
        case .avenir: Badge(piece.date.map { "échue le \($0.sansAnnee)" } ?? "pas échue", comme: .planifiee)
        case .bloquee: Badge("bloquée", comme: .annuleePrestataire)
        case .emise: Badge(piece.emise?.numero ?? "émise", comme: .tenue)
        }
    }

    func child(named name: String) -> Any? {
        switch name {
        case "chiffres": chiffres
        case "aAnomalies": !anomalies.isEmpty
        case "anomalies": anomalies.prefix(6).map { $0 }
        case "suite": anomalies.dropFirst(6).map { $0 }
        case "aSuite": anomalies.count > 6
        case "nombreSuite": pluriel(max(0, anomalies.count - 6), "autre ligne", "autres lignes")
        case "titreAnomalies": titreAnomalies
        case "bloquees": bloquees
        case "comparaison": comparaison
        case "champs": champs
        case "mois": mois.description
        case "rangs": rangs
        case "pied": pied
        case "vide": vide
        case "pages": pages
        case "numeros": numeros
        case "peutEmettre": peutEmettre
        default: nil
        }
    }
}

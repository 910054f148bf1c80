internal import Calendrier
internal import Mustache
internal import Tarification
internal import Tenancy
internal import Web

/// Choose a period and formats; see the figures that must match the accounts; make; find again.
struct ExportsPage: Page {
    static let gabarit = "exports"
    let entete: Entete
    let fautes: FautesResume?
    let raccourcis: [Balisage]
    let champs: [Balisage]
    let formats: Choix
    let impossible: Alerte?
    let apercu: ApercuExport?
    let caches: [Balisage]
    let exports: [Balisage]
    let vide: Vide?
    let pages: Pagination

    init(
        _ choix: ChoixExport, _ apercu: ApercuExport?, impossible: String?, fautes: Fautes, exports: [Export], pages: Pagination,
        aujourdhui: DateCivile, compte: ID<CompteTag>
    ) {
        entete = Entete(
            "Exports", sous: "Ce qui part vers la comptabilité, la douane et les plateformes",
            donnees: ["facturation.export"],
            visible: "Un export ne porte aucun nom de personne, aucun motif, aucun entretien.", densite: .dense, ici: "/exports",
            actions: [
                Action("Comptes", "/exports/comptes"), Action("Clients", "/exports/auxiliaires"), Action("Forme du CSV", "/exports/forme"),
            ])
        self.fautes = fautes.resume
        let mois = aujourdhui.leMois
        let trimestre = Trimestre(aujourdhui)
        let proposes =
            [mois.precedent, mois].map { ($0.description, $0.libelle) }
            + [trimestre.precedent, trimestre].map { ($0.description, $0.libelle) }
            + [(String(mois.annee), String(mois.annee)), (String(mois.annee - 1), String(mois.annee - 1))]
        raccourcis = proposes.map { valeur, mot in
            let periode = PeriodeExport.lire(valeur)
            let courant: Balisage =
                periode?.debut.description == choix.du && periode?.fin.description == choix.au ? " aria-current=\"page\"" : ""
            let suite = choix.formats.map { "&formats=\($0)" }.joined()
            return "<a class=\"b mini\" href=\"/exports?periode=\(valeur)\(suite)\"\(courant)>\(mot)</a>"
        }
        champs = [
            Champ("du", "Émises du", choix.du, genre: .date, faute: fautes["du"]),
            Champ("au", "au", choix.au, genre: .date, faute: fautes["au"]),
            Champ(
                "arrete", "Arrêté au", choix.arrete, genre: .date, aide: "Pour l'arrêté seul ; le dernier jour de la période sinon.",
                faute: fautes["arrete"]),
        ].map { "\($0)" }
        formats = Choix(
            "formats", "Formats", FormatExport.allCases.map { Option($0.rawValue, $0.mot) }, choisis: choix.formats,
            faute: fautes["formats"])
        self.impossible = impossible.map { Alerte(.erreur, $0, fort: "Cet export ne peut pas se faire.") }
        self.apercu = apercu
        caches =
            ["du": choix.du, "au": choix.au, "arrete": choix.arrete].sorted { $0.key < $1.key }.map {
                "<input type=\"hidden\" name=\"\($0.key)\" value=\"\($0.value)\">"
            } + choix.formats.map { "<input type=\"hidden\" name=\"formats\" value=\"\($0)\">" }
        self.exports = exports.map { Self.rang($0, compte) }
        vide =
            exports.isEmpty
            ? Vide("Aucun export encore.", suite: "Chaque export fait s'inscrit ici, et se refait à l'octet tant que le service existe.")
            : nil
        self.pages = pages
    }

    private static func rang(_ export: Export, _ compte: ID<CompteTag>) -> Balisage {
        let formats = export.formats.map(\.mot).joined(separator: ", ")
        let qui = export.par == compte ? "vous" : export.auteur
        return
            "<tr><th scope=\"row\"><a href=\"/exports/\(export.id.description)\">\(PeriodeExport.nommer(export.periode))</a><br><small class=\"discret\">\(formats)</small></th><td data-l=\"Fait\">\(export.faitLe), \(qui)</td><td class=\"n\" data-l=\"Pièces\">\(nombre(export.pieces))</td><td class=\"n\" data-l=\"HT\">\(Euros.montant(export.netCents))</td><td class=\"n\" data-l=\"TVA\">\(Euros.montant(export.tvaCents))</td><td class=\"n\" data-l=\"TTC\">\(Euros.montant(export.brutCents))</td><td data-l=\"Empreinte\"><code>\(String(export.empreinte.prefix(12)))…</code></td></tr>"
    }

    func child(named name: String) -> Any? {
        switch name {
        case "fautes": fautes
        case "raccourcis": raccourcis
        case "champs": champs
        case "formats": formats
        case "impossible": impossible
        case "aApercu": apercu != nil
        case "chiffres": apercu?.chiffres ?? []
        case "titreApercu": apercu.map { PeriodeExport.nommer($0.demande.periode) } ?? ""
        case "series": apercu?.rangsSeries ?? []
        case "taux": apercu?.rangsTaux ?? []
        case "rapprochement": apercu?.rangsRapprochement ?? []
        case "aRapprochement": apercu?.somme != nil
        case "etatRapprochement": apercu?.etatRapprochement
        case "rappels": apercu?.rappels ?? []
        case "peutFaire": apercu?.peutFaire ?? false
        case "consequence": apercu?.consequence ?? ""
        case "caches": caches
        case "exports": exports
        case "vide": vide
        case "pages": pages
        default: nil
        }
    }
}

extension ApercuExport {
    fileprivate var peutFaire: Bool {
        (rapprochement?.juste ?? true) && (totaux.pieces > 0 || demande.formats.contains(where: \.calcule))
    }

    fileprivate var consequence: String {
        let pieces = pluriel(totaux.pieces, "pièce", "pièces")
        let longue = demande.formats.contains(.facturx) && totaux.pieces > 100 ? " Les PDF demandent plusieurs minutes." : ""
        return "\(pieces), \(demande.formats.map(\.mot).joined(separator: ", ")).\(longue)"
    }

    fileprivate var chiffres: [Balisage] {
        [
            ("\(nombre(totaux.pieces))", totaux.pieces < 2 ? "pièce" : "pièces"), (Euros.montant(totaux.netCents), "total HT"),
            (Euros.montant(totaux.tvaCents), "TVA"), (Euros.montant(totaux.brutCents), "total TTC, avoirs déduits"),
        ].map { "<p class=\"chiffre\"><b>\($0.0)</b><span>\($0.1)</span></p>" }
    }

    fileprivate var rangsSeries: [Balisage] {
        totaux.series.map { serie in
            let bornes = [serie.premier, serie.dernier].map { rang in
                let chiffres = String(rang)
                return "\(serie.serie)-\(serie.annee)-\(String(repeating: "0", count: max(0, 4 - chiffres.count)))\(chiffres)"
            }
            let suite = serie.suivie ? "" : ", des numéros de la série sont hors de la période"
            return
                "<tr><th scope=\"row\">\(serie.mot)</th><td data-l=\"Numéros\">\(bornes[0] == bornes[1] ? bornes[0] : "\(bornes[0]) à \(bornes[1])")\(suite)</td><td class=\"n\" data-l=\"Pièces\">\(nombre(serie.nombre))</td><td class=\"n\" data-l=\"HT\">\(Euros.montant(serie.netCents))</td><td class=\"n\" data-l=\"TVA\">\(Euros.montant(serie.tvaCents))</td><td class=\"n\" data-l=\"TTC\">\(Euros.montant(serie.brutCents))</td></tr>"
        }
    }

    fileprivate var rangsTaux: [Balisage] {
        totaux.taux.map { taux in
            let mot =
                switch taux.categorie {
                case "AE": "Autoliquidation"
                case "E": "Exonération"
                default: Euros.taux(taux.taux)
                }
            return
                "<tr><th scope=\"row\">\(mot), vendeur \(taux.vendeur == .LU ? "luxembourgeois" : "français")</th><td class=\"n\" data-l=\"Base HT\">\(Euros.montant(taux.baseCents))</td><td class=\"n\" data-l=\"TVA\">\(Euros.montant(taux.taxeCents))</td></tr>"
        }
    }

    fileprivate var rangsRapprochement: [Balisage] {
        (rapprochement?.lignes ?? []).map { ligne in
            let badge = ligne.juste ? Badge("égal", comme: .tenue) : Badge("écart", comme: .annuleePrestataire)
            return
                "<tr><th scope=\"row\">\(ligne.quoi)</th><td class=\"n\" data-l=\"D'un côté\">\(Euros.montant(ligne.registreCents))</td><td class=\"n\" data-l=\"De l'autre\">\(Euros.montant(ligne.ecrituresCents))</td><td data-l=\"Constat\">\(badge)</td></tr>"
        }
    }

    fileprivate var etatRapprochement: Alerte? {
        guard let rapprochement, !rapprochement.juste else { return nil }
        return Alerte(
            .erreur, "L'export est refusé tant que les sommes diffèrent : vérifier les comptes, puis la chaîne des pièces.",
            fort: "Le journal ne retrouve pas le registre.")
    }

    fileprivate var rappels: [Balisage] {
        [PaysTVA.FR, .LU].compactMap { vendeur in
            let lignes = declaration.de(vendeur)
            guard let dernier = lignes.map(\.mois).max() else { return nil }
            let somme = Euros.montant(lignes.reduce(0) { $0 + $1.netCents })
            let clients = pluriel(Set(lignes.map(\.tva)).count, "client", "clients")
            let mois = Set(lignes.map(\.mois)).count
            let duree = mois == 1 ? dernier.libelle : "\(mois) mois"
            return Alerte(
                .attention,
                "\(clients), \(somme) HT en autoliquidation. \(mois == 1 ? "À" : "Le dernier, \(dernier.libelle), à") déclarer au plus tard le \(DeclarationServices.echeance(dernier, vendeur).long).",
                fort: "\(vendeur == .FR ? "DES" : "État récapitulatif luxembourgeois"), \(duree)."
            ).balisage
        }
    }
}

internal import Calendrier
internal import Mustache
internal import Tenancy
internal import Web

/// One company's account: what is open, what is held for it, the statement.
struct ComptePage: Page {
    static let gabarit = "compte-client"
    let entete: Entete
    let compte: CompteClient
    let encours: Encours
    let ouvertes: [Balisage]
    let credits: [Balisage]
    let releve: [Balisage]
    let relances: [Balisage]
    let csrf: String
    /// Operations shown; the file has them all.
    private static let dernieres = 40

    init(_ compte: CompteClient, _ requete: Requete, le jour: DateCivile) {
        self.compte = compte
        csrf = requete.csrf
        encours = compte.encours(le: jour)
        let racine = "/encours/\(compte.entreprise)"
        entete = Entete(
            compte.nom, h1: "Compte de \(compte.nom)", ariane: [("Encours", "/encours")],
            sous: "Au \(jour.long)", donnees: ["facturation.facture", "facturation.encaissement", "facturation.imputation"],
            densite: .dense, ici: "/encours",
            actions: [
                Action("Enregistrer un encaissement", "\(racine)/encaissement", .plein),
                Action("Relevé (CSV)", "\(racine)/releve.csv", signe: "telecharge"),
            ])
        ouvertes = compte.ouvertes.map { Self.ouverte($0, compte, jour) }
        let csrf = requete.csrf
        credits =
            compte.encaissementsLibres.map {
                Self.credit(
                    "Versement du \($0.recuLe.court), \($0.moyen.mot)", $0.resteCents, "encaissement", $0.id.description, compte, csrf)
            }
            + compte.avoirsADeduire.map {
                Self.credit("Avoir \($0.numero) du \($0.emission.court)", $0.resteCents, "avoir", $0.id.description, compte, csrf)
            }
        releve = compte.releve.reversed().prefix(Self.dernieres).map { Self.mouvement($0, compte, csrf) }
        relances = compte.relances.map {
            "<li><span>\($0.le.court) : \($0.niveau.mot), \(pluriel($0.pieces, "facture")), \(euros($0.resteCents))</span><a class=\"b mini\" href=\"/relances/\($0.id.description)/lettre.pdf\">\(Signe("telecharge"))PDF</a></li>"
        }
    }

    private static func ouverte(_ p: PieceDue, _ compte: CompteClient, _ jour: DateCivile) -> Balisage {
        let etat = Reglement(reste: p.resteCents, brut: p.brutCents, echeance: p.echeance, le: jour)
        let retard = p.echeance.jours(jusqua: jour)
        let attente: Balisage = retard > 0 ? "<br><small class=\"discret\">\(pluriel(retard, "jour")) de retard</small>" : ""
        let recus = compte.reglements(p.id).map { "\(euros($0.montantCents)) le \($0.le.court)" }.joined(separator: ", ")
        let detail: Balisage = recus.isEmpty ? "" : "<br><small class=\"discret\">Reçu \(recus)</small>"
        let relance: Balisage =
            p.relanceLe.map { le in "<br><small class=\"discret\">Relance \(p.niveau ?? 0) le \(le.court)</small>" } ?? ""
        return
            "<tr><th scope=\"row\"><a href=\"/factures/\(p.id.description)\">\(p.numero)</a>\(detail)</th><td data-l=\"Émise\">\(p.emission.court)</td><td data-l=\"Échéance\">\(p.echeance.court)\(attente)</td><td class=\"n\" data-l=\"Total TTC\">\(euros(p.brutCents))</td><td class=\"n\" data-l=\"Reste dû\"><b>\(euros(p.resteCents))</b></td><td data-l=\"État\">\(etat.badge())\(relance)</td></tr>"
    }

    /// What is held for the client, with what to do of it: deduct from an open invoice, or note that it was returned.
    private static func credit(
        _ titre: String, _ cents: Int, _ champ: String, _ id: String, _ compte: CompteClient, _ csrf: String
    ) -> Balisage {
        let options = compte.ouvertes.map { p in
            "<option value=\"\(p.id.description)\">\(p.numero), reste \(euros(p.resteCents))</option>" as Balisage
        }
        return
            "<li><span><strong>\(titre)</strong><br><small class=\"discret\">\(euros(cents)) à déduire</small></span><form class=\"rang\" method=\"post\" action=\"/encours/\(compte.entreprise.description)/imputation\"><input type=\"hidden\" name=\"_csrf\" value=\"\(csrf)\"><input type=\"hidden\" name=\"\(champ)\" value=\"\(id)\"><label class=\"lu\" for=\"f-\(id)\">Déduire de</label><select class=\"saisie\" id=\"f-\(id)\" name=\"facture\">\(options)<option value=\"rendu\">Rendu au client par virement</option></select><button class=\"b mini\">Noter</button></form></li>"
    }

    static func operation(_ m: CompteClient.Mouvement) -> String {
        switch m.quoi {
        case .piece(let p): "\(p.avoir ? "Avoir" : "Facture") \(p.numero)"
        case .encaissement(let e):
            (e.contraire ? "Annulation d'un \(e.moyen.mot)" : e.moyen.mot.prefix(1).uppercased() + e.moyen.mot.dropFirst())
                + (e.libelle.isEmpty ? "" : " : \(e.libelle)")
        case .rendu(let i): i.contraire ? "Annulation d'un remboursement" : "Rendu au client"
        }
    }

    private static func mouvement(_ m: CompteClient.Mouvement, _ compte: CompteClient, _ csrf: String) -> Balisage {
        var nom: Balisage = "\(operation(m))"
        var geste: Balisage = ""
        switch m.quoi {
        case .piece(let p): nom = "<a href=\"/factures/\(p.id.description)\">\(operation(m))</a>"
        case .encaissement(let e):
            let parts = compte.imputations.filter { $0.encaissement == e.id && !$0.contraire && !$0.annulee }.map { i in
                let numero = compte.pieces.first { $0.id == i.facture }?.numero ?? "rendu"
                return "\(numero) \(euros(i.montantCents))"
            }
            if !parts.isEmpty { nom += "<br><small class=\"discret\">\(parts.joined(separator: ", "))</small>" }
            if e.annule {
                geste = "<span class=\"discret petit\">annulé</span>"
            } else if !e.contraire {
                geste =
                    "<form method=\"post\" action=\"/encours/\(compte.entreprise.description)/encaissements/\(e.id.description)/annulation\"><input type=\"hidden\" name=\"_csrf\" value=\"\(csrf)\"><button class=\"b nu mini\">Annuler</button></form>"
            }
        case .rendu: break
        }
        return
            "<tr><td data-l=\"Date\">\(m.le.court)</td><th scope=\"row\">\(nom)</th><td class=\"n\" data-l=\"Débit\">\(m.cents > 0 ? euros(m.cents) : "")</td><td class=\"n\" data-l=\"Crédit\">\(m.cents < 0 ? euros(-m.cents) : "")</td><td class=\"n\" data-l=\"Solde\">\(euros(m.soldeCents))</td><td>\(geste)</td></tr>"
    }

    private var cartes: [Balisage] {
        [
            AFacturerPage.chiffre(euros(encours.soldeCents), "solde du compte"), AFacturerPage.chiffre(euros(encours.duCents), "reste dû"),
            AFacturerPage.chiffre(euros(encours.echuCents), "échu"),
            AFacturerPage.chiffre(euros(encours.creditCents), "à déduire : avoirs et avances"),
        ]
    }

    func child(named name: String) -> Any? {
        switch name {
        case "chiffres": cartes
        case "barre": encours.duCents == 0 ? nil : BarreAges(ages: encours.ages, maximum: encours.duCents, hauteur: 18)
        case "legende": BarreAges.legende
        case "aOuvertes": !ouvertes.isEmpty
        case "ouvertes": ouvertes
        case "vide": ouvertes.isEmpty ? Vide("Rien à régler.", suite: "Toutes les factures de cette entreprise sont réglées.") : nil
        case "aCredits": !credits.isEmpty
        case "credits": credits
        case "releve": releve
        case "suite":
            compte.releve.count > Self.dernieres
                ? "Les \(Self.dernieres) dernières opérations ; le relevé (CSV) donne les \(nombre(compte.releve.count))." : nil
        case "aRelances": !relances.isEmpty
        case "relances": relances
        default: nil
        }
    }
}

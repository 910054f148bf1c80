internal import Calendrier
internal import Documents
internal import Hummingbird
internal import Mustache
internal import Postgres
internal import Tenancy
internal import Web

/// `/relances`: the letters proposed by age, those chosen, their PDF.
struct RelanceRoutes: Sendable {
    let base: Database

    func ajouter(a routes: Routes) {
        let acces = AFacturerRoutes.acces
        routes.get("/relances", acces) { requete in
            let jour = DateCivile.aujourdhui()
            let ouvertes = try await EncaissementStore(base: base).ouvertes(as: requete.principal)
            return requete.page(RelancesPage(RelanceProposee.proposer(ouvertes.pieces, le: jour), le: jour))
        }
        routes.post("/relances", acces, envoyer)
        routes.get("/relances/:id/lettre.pdf", acces, lettre)
    }

    /// Field `client`: `<company>/<level>/<establishment>`, ticked; the letter lists what is overdue now, not what the page showed.
    private func envoyer(_ requete: Requete) async throws -> Response {
        let jour = DateCivile.aujourdhui()
        let choisis = Set(requete.formulaire.all("client"))
        guard !choisis.isEmpty else { throw Refus.saisie("Aucune lettre n'est cochée. Revenir à la page des relances et en choisir.") }
        let ouvertes = try await EncaissementStore(base: base).ouvertes(as: requete.principal)
        var notees = 0
        for proposee in RelanceProposee.proposer(ouvertes.pieces, le: jour)
        where choisis.contains(proposee.signature) {
            _ = try await RefusDeCaisse.dire {
                try await RelanceStore(base: base).envoyer(
                    proposee.entreprise, proposee.niveau, proposee.pieces.map(\.id), as: requete.principal)
            }
            notees += 1
        }
        guard notees > 0 else {
            throw Refus.conflit("Ces relances ne sont plus à faire : un règlement est arrivé ou quelqu'un vient de les envoyer.")
        }
        return requete.redirection(
            "/relances/envoyees",
            fait: "\(pluriel(notees, "lettre notée", "lettres notées")) au \(jour.court) : les imprimer, puis les envoyer.")
    }

    private func lettre(_ requete: Requete) async throws -> Response {
        guard let lettre = try await RelanceStore(base: base).lettre(requete.id("id"), as: requete.principal) else {
            throw Refus.introuvable
        }
        do {
            let octets = try await Imprimeur().pdf(html: lettre.html, instant: lettre.instant)
            return requete.fichier(
                octets, type: "application/pdf", nom: "relance-\(lettre.relance.le)-\(lettre.relance.niveau.rawValue).pdf")
        } catch let refus as Imprimeur.Refus {
            throw Refus.conflit(refus.description)
        }
    }
}

struct RelancesPage: Page {
    static let gabarit = "relances"
    let entete: Entete
    let lettres: [Balisage]
    let vide: Vide?
    let phrase: String

    init(_ proposees: [RelanceProposee], le jour: DateCivile) {
        entete = Entete(
            "Relances", ariane: [("Encours", "/encours")], sous: "Proposées selon l'âge des factures, au \(jour.long)",
            donnees: ["facturation.facture", "facturation.relance"], densite: .dense, ici: "/encours",
            actions: [Action("Lettres envoyées", "/relances/envoyees")])
        phrase =
            "Rappel à partir de \(Relance.Niveau.rappel.retard) jours de retard, relance à \(Relance.Niveau.relance.retard), mise en demeure à \(Relance.Niveau.miseEnDemeure.retard), et jamais moins de \(Relance.delai) jours après la lettre précédente."
        lettres = proposees.map { Self.rang($0, jour) }
        vide = proposees.isEmpty ? Vide("Aucune relance à faire aujourd'hui.", suite: phrase) : nil
    }

    private static func rang(_ p: RelanceProposee, _ jour: DateCivile) -> Balisage {
        let badge =
            switch p.niveau {
            case .rappel: Badge("1. rappel", comme: .publiee)
            case .relance: Badge("2. relance", comme: .reportee)
            case .miseEnDemeure: Badge("3. mise en demeure", comme: .annuleePrestataire)
            }
        let retard = p.pieces.map { $0.echeance.jours(jusqua: jour) }.max() ?? 0
        let numeros =
            p.pieces.prefix(5).map(\.numero).joined(separator: ", ") + (p.pieces.count > 5 ? " et \(p.pieces.count - 5) autres" : "")
        let id = "l-\(p.entreprise)-\(p.pieces.first?.vendeur ?? "")"
        return
            "<tr><td><input type=\"checkbox\" name=\"client\" id=\"\(id)\" value=\"\(p.signature)\" checked></td><th scope=\"row\"><label for=\"\(id)\">\(p.nom)</label><br><small class=\"discret\">\(numeros)</small></th><td data-l=\"Lettre\">\(badge)</td><td class=\"n\" data-l=\"Factures\">\(p.pieces.count)</td><td class=\"n\" data-l=\"Plus vieux retard\">\(pluriel(retard, "jour"))</td><td class=\"n\" data-l=\"Reste dû\">\(euros(p.resteCents))</td><td class=\"n\" data-l=\"Indemnité\">\(euros(p.indemniteCents))</td><td><a class=\"b mini\" href=\"/encours/\(p.entreprise.description)\">Compte</a></td></tr>"
    }

    func child(named name: String) -> Any? {
        switch name {
        case "lettres": lettres
        case "vide": vide
        case "phrase": phrase
        case "nombre": pluriel(lettres.count, "lettre proposée", "lettres proposées")
        default: nil
        }
    }
}

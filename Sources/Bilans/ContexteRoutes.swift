internal import Calendrier
internal import Entreprises
internal import Hummingbird
internal import Mustache
internal import Postgres
internal import Tenancy
internal import Web

/// `/rh/contexte`: HR declares its own figures, to be read beside the bilan. They close when the bilan of the period is published.
struct ContexteRoutes: Sendable {
    let base: Database
    static let acces = Acces.compte(.client, .rh)

    func ajouter(a routes: Routes) {
        routes.get("/rh/contexte", Self.acces) { requete in requete.page(try await page(requete, Fautes())) }
        routes.post("/rh/contexte", Self.acces, declarer)
    }

    private func declarer(_ requete: Requete) async throws -> Response {
        guard let entreprise = requete.principal.entreprise else { throw Web.Refus.interdit }
        let remises = try await base.transaction(as: requete.principal, readOnly: true) { try ContexteStore(transaction: $0).remises() }
        var d = Depouillement(requete.formulaire)
        if let (periode, chiffres) = ContexteSaisie.lire(&d, ouvertes: ContexteSaisie.ouvertes(le: .aujourdhui(), remises: remises)) {
            do {
                try await base.transaction(as: requete.principal) {
                    try ContexteStore(transaction: $0).declarer(entreprise, periode, chiffres)
                }
                return requete.redirection(
                    "/rh/contexte",
                    fait: "\(Phrases.majuscule(periode.libelle)) : c'est enregistré. Le bilan de la période montrera ces chiffres.")
            } catch let erreur as PostgresError where erreur.state == .checkViolation {
                // Published between the page and the answer.
                d.faute("periode", ContexteSaisie.refus(periode))
            }
        }
        return requete.page(try await page(requete, d.fautes), statut: .unprocessableContent)
    }

    private func page(_ requete: Requete, _ fautes: Fautes) async throws -> ContextePage {
        let saisie = Saisie(requete.formulaire, fautes)
        let demandee = requete.query["periode"].flatMap { PeriodeBilan($0) }
        return try await base.transaction(as: requete.principal, readOnly: true) { tx in
            let store = ContexteStore(transaction: tx)
            return ContextePage(
                historique: try store.historique(), remises: try store.remises(), demandee: demandee, jour: .aujourdhui(), saisie: saisie,
                fautes: fautes)
        }
    }
}

struct ContextePage: Page {
    static let gabarit = "rh-contexte"
    /// The latest first; the first of each period is in force.
    let historique: [Contexte]
    let remises: Set<PeriodeBilan>
    let demandee: PeriodeBilan?
    let jour: DateCivile
    let saisie: Saisie
    let fautes: Fautes

    private var ouvertes: [PeriodeBilan] { ContexteSaisie.ouvertes(le: jour, remises: remises) }

    var entete: Entete {
        Entete(
            "Vos chiffres", sous: "Ce que vous déclarez paraît dans votre bilan, à côté de l'activité du service. Aucun nom n'est demandé.",
            donnees: ["gestion.contexte"], visible: "Chaque chiffre se corrige jusqu'à la publication du bilan de sa période.",
            densite: .rare, largeur: .moyenne, ici: "/rh/contexte")
    }

    func child(named name: String) -> Any? {
        switch name {
        case "resume": fautes.resume
        case "ouverte": !ouvertes.isEmpty
        case "vide":
            ouvertes.isEmpty
                ? Vide(
                    "Rien à déclarer pour l'instant.", suite: "Une période se déclare une fois finie, jusqu'à la publication de son bilan.")
                : nil
        case "champs": champs
        case "lignes": lignes
        case "declare": !historique.isEmpty
        default: nil
        }
    }

    private var champs: [Balisage] {
        let choisie = demandee.flatMap { ouvertes.contains($0) ? $0 : nil }
        let actuel = (choisie ?? ouvertes.first).flatMap { p in historique.first { $0.periode == p } }
        return ContexteSaisie.champs(saisie, ouvertes, choisie: choisie, actuel?.chiffres)
    }

    private var lignes: [Balisage] {
        var vues: Set<PeriodeBilan> = []
        return historique.map { c in
            let vaut = vues.insert(c.periode).inserted
            let etat: Balisage
            if !vaut {
                etat = "remplacée depuis"
            } else if remises.contains(c.periode) {
                etat = "dans le bilan publié"
            } else {
                etat =
                    "<a href=\"/rh/contexte?periode=\(c.periode.description)\">Corriger<span class=\"lu\"> \(c.periode.libelle)</span></a>"
            }
            func n(_ texte: String?) -> String { texte ?? "–" }
            return
                "<tr><th scope=\"row\">\(Phrases.majuscule(c.periode.libelle))</th><td class=\"n\" data-l=\"Absentéisme\">\(n(c.chiffres.absenteisme.map(Contexte.pourcent)))</td><td class=\"n\" data-l=\"Rotation\">\(n(c.chiffres.rotation.map(Contexte.pourcent)))</td><td class=\"n\" data-l=\"Arrêts longs\">\(n(c.chiffres.arretsLongs.map { nombre($0) }))</td><td data-l=\"Déclaré\">\(c.declareLe.court)</td><td data-l=\"État\">\(etat)</td></tr>"
                as Balisage
        }
    }
}

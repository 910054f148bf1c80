import Calendrier
import Hummingbird
import Tenancy
import Web

/// `/rappels`: note a call to return, read it, say what became of it.
struct RappelRoutes: Sendable {
    let store: RappelStore
    let journees: JourneeStore

    func ajouter(a routes: Routes) {
        routes.get("/rappels/nouveau", DossiersRoom.acces) { requete in
            try await formulaire(requete, Saisie(), nil, dossier: requete.query["dossier"])
        }
        routes.post("/rappels", DossiersRoom.acces, noter)
        routes.get("/rappels/:entreprise/:id", DossiersRoom.acces, montrer)
        routes.post("/rappels/:entreprise/:id", DossiersRoom.acces, dire)
    }

    @Sendable func noter(_ requete: Requete) async throws -> Response {
        let champs = requete.formulaire
        let lu = RappelSaisie(champs)
        if let nouveau = lu.nouveau {
            if try await store.noter(nouveau, envoi: EnvoiUnique.lire(champs), as: requete.principal) {
                let quand = nouveau.jour == .aujourdhui() ? "aujourd'hui" : "le \(nouveau.jour.court)"
                return requete.redirection("/journee", fait: "L'appel à rendre \(quand) est noté.")
            }
            var fautes = Fautes()
            fautes["dossier"] = "Ce dossier n'est pas ouvert. Choisissez-en un autre, ou aucun."
            return try await formulaire(requete, Saisie(champs, fautes), fautes.resume, statut: .badRequest)
        }
        return try await formulaire(requete, Saisie(champs, lu.fautes), lu.fautes.resume, statut: .badRequest)
    }

    @Sendable func montrer(_ requete: Requete) async throws -> Response {
        guard let (rappel, contenu) = try await store.lire(try requete.id("entreprise"), try requete.id("id"), as: requete.principal) else {
            throw Refus.introuvable
        }
        return requete.page(RappelPage(rappel: rappel, lu: contenu, saisie: Saisie(), fautes: nil, csrf: requete.csrf))
    }

    @Sendable func dire(_ requete: Requete) async throws -> Response {
        let entreprise: ID<EntrepriseTag> = try requete.id("entreprise")
        let id: ID<Rappel> = try requete.id("id")
        let champs = requete.formulaire
        switch champs["suite"] {
        case "demain", "reporte":
            var fautes = Fautes()
            let jour =
                champs["suite"] == "demain"
                ? demain() : DateSaisie.lire(champs, "jour", "Reporter au", requise: true, a: DateSaisie.finDesRappels, &fautes)
            let heure = RappelSaisie.heure(champs, &fautes)
            if let jour, jour < .aujourdhui() { fautes["jour"] = "Le \(jour.court) est passé. Écrivez par exemple \(demain().chiffres)." }
            guard let jour, fautes.isEmpty else {
                guard let (rappel, contenu) = try await store.lire(entreprise, id, as: requete.principal) else { throw Refus.introuvable }
                return requete.page(
                    RappelPage(
                        rappel: rappel, lu: contenu, saisie: Saisie(champs, fautes), fautes: fautes.resume, csrf: requete.csrf),
                    statut: .badRequest)
            }
            guard
                try await store.reporter(
                    entreprise, id, au: jour, heure, garderHeure: champs["suite"] == "demain", as: requete.principal)
            else { throw Refus.introuvable }
            return requete.redirection("/journee", fait: "L'appel est reporté au \(jour.court).")
        case "rendu", "rendu_entretien", "abandonne":
            let rendu = champs["suite"] != "abandonne"
            let (fini, dossier) = try await store.finir(entreprise, id, rendu: rendu, as: requete.principal)
            guard fini else { throw Refus.introuvable }
            if champs["suite"] == "rendu_entretien", let dossier {
                return requete.redirection(dossier.chemin + "?forme=telephone", fait: "L'appel est rendu. L'entretien se note ici.")
            }
            return requete.redirection(
                "/journee", fait: rendu ? "L'appel est rendu : le nom et le numéro sont effacés." : "L'appel est abandonné.")
        default: throw Refus.saisie("Choisissez : rendu, reporté ou abandonné.")
        }
    }

    /// The next weekday.
    private func demain() -> DateCivile {
        let demain = DateCivile.aujourdhui().plus(jours: 1)
        return demain.estWeekEnd ? demain.plus(jours: 8 - demain.jourSemaine) : demain
    }

    private func formulaire(
        _ requete: Requete, _ saisie: Saisie, _ fautes: FautesResume?, dossier: String? = nil, statut: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let choix = try await journees.choix(as: requete.principal)
        return requete.page(NouveauRappelPage(choix: choix, dossier: dossier, saisie: saisie, fautes: fautes), statut: statut)
    }
}

/// What was typed of a call to return.
struct RappelSaisie {
    let fautes: Fautes
    /// nil when something is at fault.
    let nouveau: RappelStore.Nouveau?

    init(_ champs: Champs) {
        var fautes = Fautes()
        let dossier = champs.texte("dossier").flatMap { Paire.lire($0) }
        let entreprise = dossier?.0 ?? champs.texte("entreprise").flatMap { ID<EntrepriseTag>($0) }
        if entreprise == nil { fautes["dossier"] = "Choisissez un dossier, ou l'entreprise d'où l'on a appelé." }
        let jour = DateSaisie.lire(champs, "jour", "À rendre le", requise: true, a: DateSaisie.finDesRappels, &fautes)
        if let jour, jour < .aujourdhui() {
            fautes["jour"] = "Le \(jour.court) est passé. Écrivez par exemple \(DateCivile.aujourdhui().chiffres)."
        }
        let heure = Self.heure(champs, &fautes)
        var contenu = ContenuRappel()
        for champ in ContenuRappel.Champ.allCases { contenu.valeurs[champ] = champs.texte(champ.rawValue) }
        for champ in ContenuRappel.Champ.allCases where contenu[champ].utf8.count > 500 {
            fautes[champ.rawValue] = "500 signes au plus : le reste se note dans un entretien."
        }
        if dossier == nil, contenu[.telephone].isEmpty {
            fautes["telephone"] = "Sans dossier, il faut un numéro, par exemple 03 00 00 00 00."
        }
        self.fautes = fautes
        nouveau =
            if fautes.isEmpty, let entreprise, let jour {
                RappelStore.Nouveau(
                    entreprise: entreprise, dossier: dossier.map { ID<Dossier>($0.1) }, jour: jour, heure: heure, contenu: contenu)
            } else {
                nil
            }
    }

    /// « 14 h 30 », « 14h », « 14:30 »; nil when nothing is typed.
    static func heure(_ champs: Champs, _ fautes: inout Fautes) -> Heure? {
        guard let texte = champs.texte("heure") else { return nil }
        guard let heure = Heure(saisie: texte) else {
            fautes["heure"] = "« \(texte) » n'est pas une heure. Écrivez par exemple 14 h 30."
            return nil
        }
        return heure
    }
}

internal import Calendrier
internal import Foundation
internal import Hummingbird
internal import Mustache
internal import Postgres
internal import Tenancy
internal import Web

/// `/exports`: choose, see what must match, make, find again. The HR of a client has nothing of it.
struct ExportRoutes: Sendable {
    let base: Database
    let exportateur: Exportateur

    static let acces = Acces.compte(.facturation, .facturation)

    func ajouter(a routes: Routes) {
        routes.get("/exports", Self.acces, choisir)
        routes.post("/exports", Self.acces, faire)
        routes.get("/exports/travaux/:id", Self.acces, suivre)
        routes.get("/exports/travaux/:id/flux", Self.acces, flux)
        routes.get("/exports/:id", Self.acces, voir)
        routes.get("/exports/:id/archive.zip", Self.acces, telecharger)
        routes.post("/exports/:id/refaire", Self.acces, refaire)
    }

    private func choisir(_ requete: Requete) async throws -> Response {
        let (champs, demande, faute) = Self.demande(requete.query)
        var fautes = Fautes()
        if let faute { fautes[faute.champ] = faute.message }
        return requete.page(try await page(requete, champs, demande, fautes))
    }

    private func faire(_ requete: Requete) async throws -> Response {
        let (champs, demande, faute) = Self.demande(requete.formulaire)
        guard let demande else {
            var fautes = Fautes()
            if let faute { fautes[faute.champ] = faute.message }
            return requete.page(try await page(requete, champs, nil, fautes), statut: .unprocessableContent)
        }
        return requete.redirection(
            "/exports/travaux/\(exportateur.demander(.faire(demande), as: requete.principal).uuidString.lowercased())")
    }

    private func page(_ requete: Requete, _ champs: ChoixExport, _ demande: DemandeExport?, _ fautes: Fautes) async throws -> ExportsPage {
        let store = ExportStore(base: base)
        let pages = Pagination(requete, parPage: 10, total: try await store.nombre(as: requete.principal))
        let liste = try await store.liste(debut: pages.debut, nombre: pages.parPage, as: requete.principal)
        var apercu: ApercuExport?
        var impossible: String?
        if let demande {
            do {
                apercu = try await ApercuExport.lire(demande, base, as: requete.principal)
            } catch let raison as ExportImpossible {
                impossible = raison.description
            }
        }
        return ExportsPage(
            champs, apercu, impossible: impossible, fautes: fautes, exports: liste, pages: pages, aujourdhui: .aujourdhui(),
            compte: requete.principal.compte)
    }

    private func suivre(_ requete: Requete) async throws -> Response {
        let travail = try travail(requete)
        if case .fini(let export, let verification) = travail.etat {
            let phrase =
                switch verification {
                case nil: "L'export est prêt et inscrit au registre."
                case .identique: "Refait : les octets sont ceux qui ont été remis."
                case .differe: "Refait : des octets diffèrent de ceux qui ont été remis. Le détail est sur cette page."
                }
            let suite = if case .differe = verification { "?travail=\(travail.id.uuidString.lowercased())" } else { "" }
            return requete.redirection("/exports/\(export)\(suite)", fait: phrase)
        }
        return requete.page(TravailPage(travail: travail))
    }

    private func flux(_ requete: Requete) async throws -> Response {
        let travail = try travail(requete)
        let principal = requete.principal
        return requete.flux { flux in
            while let travail = exportateur.travail(travail.id, de: principal) {
                guard case .enCours(let avancement) = travail.etat else {
                    if travail.etat == .attente {
                        try await Task.sleep(for: .milliseconds(200))
                        continue
                    }
                    break
                }
                try await flux.envoyer(
                    "avance", #"{"fait":\#(avancement.faites),"total":\#(avancement.total),"phrase":"\#(avancement.phrase)"}"#)
                try await Task.sleep(for: .milliseconds(300))
            }
            try await flux.envoyer("fin", "/exports/travaux/\(travail.id.uuidString.lowercased())")
        }
    }

    private func voir(_ requete: Requete) async throws -> Response {
        let store = ExportStore(base: base)
        guard let export = try await store.un(requete.id("id"), as: requete.principal) else { throw Refus.introuvable }
        let (fichiers, nombre) = try await store.premiersFichiers(export.id, ExportPage.montres, as: requete.principal)
        var differences: [String] = []
        if let id = requete.query["travail"].flatMap({ UUID(uuidString: $0) }),
            let travail = exportateur.travail(id, de: requete.principal),
            case .fini(export.id, .differe(let lignes)) = travail.etat
        {
            differences = lignes
        }
        return requete.page(
            ExportPage(
                export, try export.parametres(), fichiers, sur: nombre, present: exportateur.fichier(export) != nil,
                differences: differences,
                csrf: requete.csrf))
    }

    private func telecharger(_ requete: Requete) async throws -> Response {
        guard let export = try await ExportStore(base: base).un(requete.id("id"), as: requete.principal) else { throw Refus.introuvable }
        guard let chemin = exportateur.fichier(export) else {
            return requete.redirection(
                "/exports/\(export.id)", fait: "Le fichier n'est plus sur le serveur : le refaire donnera les mêmes octets.")
        }
        return requete.fichier(lu: chemin, taille: export.taille, type: "application/zip", nom: export.nom)
    }

    private func refaire(_ requete: Requete) async throws -> Response {
        guard let export = try await ExportStore(base: base).un(requete.id("id"), as: requete.principal) else { throw Refus.introuvable }
        return requete.redirection(
            "/exports/travaux/\(exportateur.demander(.refaire(export.id), as: requete.principal).uuidString.lowercased())")
    }

    private func travail(_ requete: Requete) throws -> Exportateur.Travail {
        guard let id = UUID(uuidString: try requete.parametre("id")), let travail = exportateur.travail(id, de: requete.principal) else {
            throw Refus.introuvable
        }
        return travail
    }

    /// What the form says: the values typed, the demand when they are right, else what is wrong beside which field.
    static func demande(_ champs: Champs) -> (ChoixExport, DemandeExport?, (champ: String, message: String)?) {
        let choix = ChoixExport(champs, le: .aujourdhui())
        guard choix.demande else { return (choix, nil, nil) }
        do throws(ExportImpossible) {
            return (choix, try DemandeExport.lire(du: choix.du, au: choix.au, formats: choix.formats, arrete: choix.arrete), nil)
        } catch {
            let champ =
                DateCivile(saisie: choix.du) == nil
                ? "du"
                : DateCivile(saisie: choix.au) == nil || choix.formats.isEmpty == false && error.description.hasPrefix("La période")
                    ? "au"
                    : choix.formats.isEmpty ? "formats" : "arrete"
            return (choix, nil, (champ, error.description))
        }
    }
}

/// What was typed, or the month before when nothing was.
struct ChoixExport: Sendable {
    var du, au: String
    var formats: [String]
    var arrete: String
    /// The form was sent: the preview is wanted.
    var demande: Bool

    init(_ champs: Champs, le jour: DateCivile) {
        let periode = champs["periode"].flatMap { PeriodeExport.lire($0) }
        let propose = jour.leMois.precedent.periode
        demande = periode != nil || champs["du"] != nil || champs["au"] != nil
        du = periode?.debut.description ?? champs.texte("du") ?? (demande ? "" : propose.debut.description)
        au = periode?.fin.description ?? champs.texte("au") ?? (demande ? "" : propose.fin.description)
        let choisis = champs.all("formats")
        formats = choisis.isEmpty && (!demande || periode != nil) ? ["fec", "csv"] : choisis
        arrete = champs.texte("arrete") ?? ""
    }
}

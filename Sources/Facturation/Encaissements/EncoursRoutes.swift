internal import Calendrier
internal import Hummingbird
internal import Mustache
internal import Postgres
internal import Tenancy
internal import Web

/// `/encours`: what is due, by client and age.
struct EncoursRoutes: Sendable {
    let base: Database

    func ajouter(a routes: Routes) {
        let acces = AFacturerRoutes.acces
        routes.get("/encours", acces) { requete in
            let (clients, jour) = try await clients(requete)
            return requete.page(EncoursPage(clients, requete, le: jour))
        }
        routes.get("/encours.csv", acces) { requete in
            let (clients, jour) = try await clients(requete)
            var texte = ExportCSV.rang(["Entreprise"] + Age.allCases.map(\.mot) + ["Total dû", "À déduire", "Solde"])
            for client in clients {
                texte += ExportCSV.rang(
                    [client.nom] + (client.ages + [client.duCents, client.creditCents, client.soldeCents]).map(ExportCSV.montant))
            }
            return requete.csv(texte, nom: "encours-\(jour).csv")
        }
        routes.get("/encours/:entreprise", acces) { requete in
            guard let compte = try await EncaissementStore(base: base).compte(requete.id("entreprise"), as: requete.principal) else {
                throw Refus.introuvable
            }
            return requete.page(ComptePage(compte, requete, le: DateCivile.aujourdhui()))
        }
        routes.get("/encours/:entreprise/releve.csv", acces) { requete in
            guard let compte = try await EncaissementStore(base: base).compte(requete.id("entreprise"), as: requete.principal) else {
                throw Refus.introuvable
            }
            var texte = ExportCSV.rang(["Date", "Opération", "Débit", "Crédit", "Solde"])
            for m in compte.releve {
                texte += ExportCSV.rang([
                    m.le.chiffres, ComptePage.operation(m), m.cents > 0 ? ExportCSV.montant(m.cents) : "",
                    m.cents < 0 ? ExportCSV.montant(-m.cents) : "", ExportCSV.montant(m.soldeCents),
                ])
            }
            return requete.csv(texte, nom: "releve-\(DateCivile.aujourdhui()).csv")
        }
    }

    private func clients(_ requete: Requete) async throws -> ([Encours], DateCivile) {
        let jour = DateCivile.aujourdhui()
        let ouvertes = try await EncaissementStore(base: base).ouvertes(as: requete.principal)
        let clients = Encours.parClient(
            ouvertes.pieces, verses: ouvertes.verses.map { (entreprise: $0.0, nom: $0.1, cents: $0.2) }, le: jour)
        let texte = requete.query.texte("q")?.lowercased()
        let seulement = requete.query["age"]
        return (
            clients.filter { client in
                (texte.map { client.nom.lowercased().contains($0) } ?? true)
                    && (seulement == "echu"
                        ? client.echuCents > 0 : seulement == "vieux" ? client.ages[Age.quatreVingtDix.rawValue] > 0 : true)
            }, jour
        )
    }
}

struct EncoursPage: Page {
    static let gabarit = "encours"
    let entete: Entete
    let chiffres: [Balisage]
    let ages: Balisage
    let champs: [Champ]
    let rangs: [Balisage]
    let pied: Balisage
    let pages: Pagination
    let vide: Vide?

    init(_ clients: [Encours], _ requete: Requete, le jour: DateCivile) {
        entete = Entete(
            "Encours", sous: "Ce qui reste dû au \(jour.long)", donnees: ["facturation.facture", "facturation.encaissement"],
            densite: .dense, ici: "/encours",
            actions: [
                Action("Relances à faire", "/relances"), Action("Encaissements", "/encaissements"),
                Action("Exporter (CSV)", "/encours.csv", signe: "telecharge"),
            ])
        let total = Encours.total(clients)
        chiffres = [
            AFacturerPage.chiffre(euros(total.duCents), "dû par les clients"), AFacturerPage.chiffre(euros(total.echuCents), "échu"),
            AFacturerPage.chiffre(euros(total.ages[Age.quatreVingtDix.rawValue]), "depuis plus de 90 jours"),
            AFacturerPage.chiffre(euros(total.creditCents), "à déduire : avoirs et avances"),
        ]
        let lignes = Age.allCases.map { age in
            "<tr><th scope=\"row\">\(age.mot)</th><td class=\"col-barre\">\(Dessin.barre(age.classe, total.ages[age.rawValue], sur: max(total.ages.max() ?? 0, 1)))</td><td class=\"n\">\(euros(total.ages[age.rawValue]))</td><td class=\"n\">\(pourcentage(total.ages[age.rawValue], sur: total.duCents))</td></tr>"
                as Balisage
        }
        ages = Lecture(
            "Âge de ce qui est dû", unite: "Euros TTC", phrase: Self.lecture(total, clients.filter { $0.echuCents > 0 }.count)
        ).figure(
            "<table><thead><tr><th scope=\"col\">Retard</th><th class=\"col-barre\" scope=\"col\"><span class=\"lu\">Part, dessinée</span></th><th class=\"n\" scope=\"col\">Montant</th><th class=\"n\" scope=\"col\">Part</th></tr></thead><tbody>\(lignes)</tbody><tfoot><tr><th scope=\"row\">Ensemble</th><td></td><td class=\"n\">\(euros(total.duCents))</td><td class=\"n\">\(total.duCents > 0 ? "100 %" : "–")</td></tr></tfoot></table>"
        )
        champs = [
            Champ("q", "Entreprise", requete.query["q"], genre: .recherche),
            Champ(
                "age", "Montrer", requete.query["age"],
                genre: .liste([Option("", "Tous les comptes ouverts"), Option("echu", "En retard"), Option("vieux", "Plus de 90 jours")])),
        ]
        pages = Pagination(requete, parPage: 25, total: clients.count)
        let maximum = max(clients.map(\.duCents).max() ?? 0, 1)
        rangs = clients.dropFirst(pages.debut).prefix(25).map { Self.rang($0, maximum) }
        let cellules = Age.allCases.map { "<td class=\"n\" data-l=\"\($0.mot)\">\(euros(total.ages[$0.rawValue]))</td>" as Balisage }
        pied =
            "<tr><th scope=\"row\">\(pluriel(clients.count, "compte"))</th><td></td>\(cellules)<td class=\"n\" data-l=\"Total dû\">\(euros(total.duCents))</td><td class=\"n\" data-l=\"À déduire\">\(euros(total.creditCents))</td></tr>"
        vide =
            clients.isEmpty
            ? Vide("Aucun compte ouvert ici.", suite: "Toutes les factures de ce filtre sont réglées.") : nil
    }

    private static func lecture(_ total: Encours, _ retardataires: Int) -> String {
        total.echuCents == 0
            ? "Rien n'est en retard."
            : "\(pluriel(retardataires, "client a", "clients ont")) une facture échue ; \(pluriel(total.enRetard, "facture")) en retard en tout."
    }

    private static func rang(_ c: Encours, _ maximum: Int) -> Balisage {
        let cellules = Age.allCases.map { age in
            let cents = c.ages[age.rawValue]
            return "<td class=\"n\" data-l=\"\(age.mot)\">\(cents == 0 ? "" : euros(cents))</td>" as Balisage
        }
        return
            "<tr><th scope=\"row\"><a href=\"/encours/\(c.entreprise.description)\">\(c.nom)</a></th><td class=\"col-barre\">\(BarreAges(ages: c.ages, maximum: maximum))</td>\(cellules)<td class=\"n\" data-l=\"Total dû\"><b>\(euros(c.duCents))</b></td><td class=\"n\" data-l=\"À déduire\">\(c.creditCents == 0 ? "" : euros(c.creditCents))</td></tr>"
    }

    func child(named name: String) -> Any? {
        switch name {
        case "chiffres": chiffres
        case "ages": ages
        case "legende": BarreAges.legende
        case "tetes": Age.allCases.map { "<th class=\"n\" scope=\"col\">\($0.mot)</th>" as Balisage }
        case "champs": champs
        case "rangs": rangs
        case "pied": pied
        case "pages": pages
        case "vide": vide
        default: nil
        }
    }
}

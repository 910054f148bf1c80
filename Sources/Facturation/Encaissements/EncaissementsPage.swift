internal import Calendrier
internal import Hummingbird
internal import Mustache
internal import Postgres
internal import Tenancy
internal import Web

/// `/encaissements`: the money of a month, and the VAT it makes due.
struct EncaissementsRoutes: Sendable {
    let base: Database

    func ajouter(a routes: Routes) {
        let acces = AFacturerRoutes.acces
        routes.get("/encaissements", acces) { requete in
            let mois = requete.query["mois"].flatMap { Mois($0) } ?? DateCivile.aujourdhui().leMois
            let recus = try await EncaissementStore(base: base).recus(mois.periode, as: requete.principal)
            let taxe = try await TVAEncaisseeStore(base: base).lire(mois.periode, as: requete.principal)
            return requete.page(EncaissementsPage(mois, recus, taxe.recus, taxe.nonAffecte, requete))
        }
        routes.get("/encaissements/tva.csv", acces, csv)
    }

    /// `mois`, or `du` and `au`.
    private func csv(_ requete: Requete) async throws -> Response {
        let jour = DateCivile.aujourdhui()
        let mois = requete.query["mois"].flatMap { Mois($0) } ?? jour.leMois
        var periode = mois.periode
        if let du = requete.query["du"].flatMap({ DateCivile(saisie: $0) }),
            let au = requete.query["au"].flatMap({ DateCivile(saisie: $0) }),
            let choisie = Periode(de: du, a: au)
        {
            periode = choisie
        }
        let lu = try await TVAEncaisseeStore(base: base).lire(periode, as: requete.principal)
        var texte = ExportCSV.rang(["Date", "Mois", "Pièce", "Client", "Catégorie", "Taux", "HT", "TVA", "TTC"])
        for recu in lu.recus {
            let piece = lu.pieces[recu.piece]
            texte += ExportCSV.rang([
                recu.le.chiffres, recu.le.leMois.description, piece?.numero ?? "", piece?.client ?? "", recu.categorie,
                ExportCSV.montant(recu.taux), ExportCSV.montant(recu.baseCents), ExportCSV.montant(recu.taxeCents),
                ExportCSV.montant(recu.baseCents + recu.taxeCents),
            ])
        }
        return requete.csv(texte, nom: "tva-encaissee-\(periode.debut)-\(periode.fin).csv")
    }
}

struct EncaissementsPage: Page {
    static let gabarit = "encaissements"
    let entete: Entete
    let chiffres: [Balisage]
    let taux: [Balisage]
    let pied: Balisage
    let rangs: [Balisage]
    let pages: Pagination
    let vide: Vide?

    init(_ mois: Mois, _ recus: [Encaissement], _ taxe: [TVAEncaissee.Recu], _ nonAffecte: Int, _ requete: Requete) {
        entete = Entete(
            "Encaissements \(mois.duMois)", donnees: ["facturation.encaissement", "facturation.imputation"], densite: .dense,
            ici: "/encaissements",
            actions: [Action("Importer un relevé", "/encaissements/releve", .plein)]
                + [mois.precedent, mois.suivant].map { Action($0.libelle, "/encaissements?mois=\($0)") } + [
                    Action("TVA encaissée (CSV)", "/encaissements/tva.csv?mois=\(mois)", signe: "telecharge")
                ])
        let total = recus.reduce(0) { $0 + $1.montantCents }
        chiffres = [
            AFacturerPage.chiffre(euros(total), "reçus"), AFacturerPage.chiffre("\(recus.count { !$0.contraire })", "encaissements"),
            AFacturerPage.chiffre(euros(taxe.reduce(0) { $0 + $1.taxeCents }), "TVA exigible sur encaissements"),
            AFacturerPage.chiffre(euros(nonAffecte), "sans facture encore"),
        ]
        let parTaux = Dictionary(grouping: taxe) { Cle(categorie: $0.categorie, taux: $0.taux) }.map { cle, lignes in
            (cle, lignes.reduce(0) { $0 + $1.baseCents }, lignes.reduce(0) { $0 + $1.taxeCents })
        }.sorted { ($1.0.taux, $0.0.categorie) < ($0.0.taux, $1.0.categorie) }
        let haut = max(parTaux.map { $0.1 + $0.2 }.max() ?? 0, 1)
        self.taux = parTaux.map { cle, base, taxe in
            "<tr><th scope=\"row\">\(cle.mot)</th><td class=\"col-barre\">\(Dessin.barre("g1", base + taxe, sur: haut))</td><td class=\"n\" data-l=\"HT\">\(euros(base))</td><td class=\"n\" data-l=\"TVA\">\(euros(taxe))</td><td class=\"n\" data-l=\"TTC\">\(euros(base + taxe))</td></tr>"
        }
        let (base, taxes) = (parTaux.reduce(0) { $0 + $1.1 }, parTaux.reduce(0) { $0 + $1.2 })
        pied =
            "<tr><th scope=\"row\">Ensemble</th><td></td><td class=\"n\" data-l=\"HT\">\(euros(base))</td><td class=\"n\" data-l=\"TVA\">\(euros(taxes))</td><td class=\"n\" data-l=\"TTC\">\(euros(base + taxes))</td></tr>"
        pages = Pagination(requete, parPage: 25, total: recus.count)
        rangs = recus.reversed().dropFirst(pages.debut).prefix(25).map { e in
            let etat: Balisage =
                e.contraire
                ? "annulation" : e.annule ? "annulé" : e.resteCents > 0 ? "\(euros(e.resteCents)) à déduire" : "imputé"
            return
                "<tr><td data-l=\"Reçu\">\(e.recuLe.court)</td><th scope=\"row\"><a href=\"/encours/\(e.entreprise.description)\">\(e.libelle.isEmpty ? e.moyen.mot : e.libelle)</a></th><td data-l=\"Moyen\">\(e.moyen.mot)</td><td class=\"n\" data-l=\"Montant\">\(euros(e.montantCents))</td><td data-l=\"État\">\(etat)</td></tr>"
        }
        vide =
            recus.isEmpty
            ? Vide(
                "Aucun encaissement ce mois-ci.",
                suite: "Importer le relevé de la banque, ou en saisir un depuis le compte d'une entreprise.")
            : nil
    }

    private struct Cle: Hashable {
        var categorie: String
        var taux: Int

        var mot: String {
            switch categorie {
            case "AE": "autoliquidée"
            case "E": "exonérée"
            default: taux % 100 == 0 ? "\(taux / 100) %" : "\(ExportCSV.montant(taux)) %"
            }
        }
    }

    func child(named name: String) -> Any? {
        switch name {
        case "chiffres": chiffres
        case "aTaux": !taux.isEmpty
        case "taux": taux
        case "pied": pied
        case "rangs": rangs
        case "pages": pages
        case "vide": vide
        default: nil
        }
    }
}

import Calendrier
import Contrats
import Entreprises
import Hummingbird
import Postgres
import Tenancy
import Web

/// `/mois`: the calendar of one intervenante, one company, one place, or of all.
struct MoisRoutes {
    let bases: Bases

    func ajouter(a routes: Routes) {
        let base = bases[.gestion]
        routes.get("/mois", Acces.compte(.gestion, .planification, .direction)) { requete in
            let q = requete.query
            let mois = q["m"].flatMap(Mois.init) ?? DateCivile.aujourdhui().leMois
            let filtre = PermanenceStore.Filtre(
                bureau: q["bureau"].flatMap { ID($0) }, intervenant: q["intervenant"].flatMap { ID($0) },
                entreprise: q["entreprise"].flatMap { ID($0) },
                lieu: q["lieu"].flatMap { ID($0) })
            let page = try await base.transaction(as: requete.principal, readOnly: true) { tx in
                MoisPage(
                    mois: mois, filtre: filtre,
                    permanences: try PermanenceStore.pendant(CalendrierDuMois.fenetre(mois), filtre, tx),
                    intervenants: try IntervenantStore.actifs(bureau: nil, tx), lieux: try LieuStore.tous(tx).filter(\.actif),
                    entreprises: try MoisPage.entreprises(tx))
            }
            return requete.page(page)
        }
    }
}

/// The month and the four filters.
struct MoisPage: Page {
    static let gabarit = "mois"
    let mois: Mois
    let filtre: PermanenceStore.Filtre
    let permanences: [Permanence]
    let intervenants: [Intervenant]
    let lieux: [Lieu]
    let entreprises: [Option]

    static func entreprises(_ tx: Transaction) throws -> [Option] {
        try tx.rows("SELECT entreprise_id, nom FROM gestion.entreprise WHERE statut = 'client' ORDER BY nom").map {
            Option(try $0.string("entreprise_id"), try $0.string("nom"))
        }
    }

    var entete: Entete {
        Entete(
            mois.libelle, h1: mois.libelle.prefix(1).uppercased() + mois.libelle.dropFirst(), sous: sous,
            donnees: ["gestion.permanence", "gestion.intervenant"], densite: .dense, ici: "/mois")
    }

    private var sous: String? {
        [
            filtre.intervenant.flatMap { id in intervenants.first { $0.id == id }?.nomComplet },
            filtre.entreprise.flatMap { id in entreprises.first { $0.valeur == id.description }?.mot },
            filtre.lieu.flatMap { id in lieux.first { $0.id == id }?.nom },
            filtre.bureau.flatMap { id in lieux.first { $0.id == id }.map { "équipe de \($0.nom)" } },
        ].compactMap { $0 }.joined(separator: ", ")
    }

    func child(named name: String) -> Any? {
        switch name {
        case "mois": mois.description
        case "navigation": navigation
        case "calendrier": CalendrierDuMois(mois: mois, aujourdhui: .aujourdhui(), permanences: permanences, mots: mots)
        case "champs": champs
        case "vide":
            permanences.isEmpty
                ? Vide(
                    "Aucune permanence ce mois-ci.", suite: "Changez de filtre, ou planifiez la période.",
                    action: Action("Planifier", "/plans")) : nil
        default: nil
        }
    }

    /// What names a permanence when the filter already says the rest.
    private func mots(_ p: Permanence) -> String {
        if filtre.entreprise != nil || filtre.lieu != nil { return p.intervenantNom }
        return p.entrepriseNom
    }

    private func chemin(_ m: Mois) -> String {
        var a = "/mois?m=\(m)"
        if let x = filtre.intervenant { a += "&intervenant=\(x)" }
        if let x = filtre.entreprise { a += "&entreprise=\(x)" }
        if let x = filtre.lieu { a += "&lieu=\(x)" }
        if let x = filtre.bureau { a += "&bureau=\(x)" }
        return a
    }

    private var navigation: Balisage {
        "<div class=\"rang bouts\"><span class=\"groupe\"><a class=\"b\" rel=\"prev\" href=\"\(chemin(mois.precedent))\">\(Signe("gauche"))\(mois.precedent.libelle)</a><a class=\"b\" href=\"\(chemin(DateCivile.aujourdhui().leMois))\">Ce mois-ci</a><a class=\"b\" rel=\"next\" href=\"\(chemin(mois.suivant))\">\(mois.suivant.libelle)\(Signe("droite"))</a></span><a class=\"b\" href=\"/semaine?jour=\(mois.premierJour.description)\">Semaines</a></div>"
    }

    private var champs: [Balisage] {
        func liste(_ nom: String, _ mot: String, _ choisi: String?, _ options: [Option]) -> Balisage {
            Champ(nom, mot, choisi, genre: .liste([Option("", "Tous")] + options)).balisage
        }
        return [
            liste(
                "intervenant", "Intervenant", filtre.intervenant?.description, intervenants.map { Option($0.id.description, $0.nomComplet) }
            ),
            liste("entreprise", "Entreprise", filtre.entreprise?.description, entreprises),
            liste("lieu", "Lieu", filtre.lieu?.description, lieux.map { Option($0.id.description, $0.nom) }),
            liste(
                "bureau", "Bureau", filtre.bureau?.description,
                lieux.filter { $0.genre == .bureau }.map { Option($0.id.description, $0.nom) }),
        ]
    }
}

internal import Calendrier
internal import Mustache
internal import Postgres
internal import Tenancy
internal import Web

/// A client company and what it received.
struct EntrepriseListee: RowDecodable {
    var id: ID<EntrepriseTag>
    var nom: String

    init(row: Row) throws(RowError) {
        id = try row.id("entreprise_id")
        nom = try row.string("nom")
    }
}

/// Which periods may be published today, newest first: the last four quarters that are over, then the last year.
enum PeriodesOuvertes {
    static func le(_ jour: DateCivile) -> [PeriodeBilan] {
        let courant = Trimestre(jour)
        return (1...4).map { PeriodeBilan(Trimestre(rang: courant.rang - $0)) } + [PeriodeBilan(annee: jour.annee - 1)]
    }
}

/// Companies in rows, periods in columns: what is published, what remains to be.
struct BilansPage: Page {
    static let gabarit = "bilans"
    let entete: Entete
    let recherche: Champ
    let tetes: [Balisage]
    let rangs: [Balisage]
    let pages: Pagination
    let vide: Vide?

    init(
        _ entreprises: [EntrepriseListee], _ publies: [BilanPublie], _ textes: [TexteEnAttente], _ periodes: [PeriodeBilan],
        _ pages: Pagination,
        _ requete: Requete
    ) {
        entete = Entete(
            "Bilans", sous: "Par entreprise, les périodes finies", donnees: ["pilotage.bilan"],
            visible: "Chaque RH ne lit que les siens, une fois publiés.", densite: .dense, ici: "/bilans")
        recherche = Champ("q", "Entreprise", requete.query["q"], genre: .recherche)
        tetes = periodes.map { "<th scope=\"col\">\($0.annuelle ? "Année \(String($0.annee))" : Rendu.court($0.description))</th>" }
        rangs = entreprises.map { entreprise in
            let cellules = periodes.map { periode in
                let publie = publies.first { $0.entreprise == entreprise.id && $0.periode == periode && !$0.remplace }
                let cellule: Balisage =
                    publie.map {
                        "<a href=\"/bilans/\($0.id.description)\">\(Badge($0.version > 1 ? "version \($0.version)" : "publié", comme: .tenue))</a>"
                    }
                    ?? "<a class=\"b mini\" href=\"/bilans/nouveau/\(entreprise.id.description)/\(periode.description)\">Relire<span class=\"lu\"> \(entreprise.nom), \(periode.libelle)</span></a>\(Self.mention(textes.first { $0.entreprise == entreprise.id && $0.periode == periode }))"
                return "<td data-l=\"\(periode.libelle)\">\(cellule)</td>" as Balisage
            }
            return "<tr><th scope=\"row\">\(entreprise.nom)</th>\(cellules)</tr>" as Balisage
        }
        self.pages = pages
        vide = entreprises.isEmpty ? Vide("Aucune entreprise ici.", suite: "Changer le filtre.") : nil
    }

    private static func mention(_ texte: TexteEnAttente?) -> Balisage {
        texte.map { "<br><small class=\"discret\">\($0.rendu ? "texte rendu à reprendre" : "texte déposé")</small>" } ?? ""
    }

    func child(named name: String) -> Any? {
        switch name {
        case "recherche": recherche
        case "tetes": tetes
        case "rangs": rangs
        case "pages": pages
        case "vide": vide
        default: nil
        }
    }
}

import Hummingbird
import Mustache
public import Postgres
import Tenancy
public import Web

/// `/journal`: who did what on which object, without any content; and the proof of the chain.
public struct JournalRoutes: Sendable {
    let base: Database

    /// `base`: the pool of `app_administration`.
    public init(base: Database) { self.base = base }

    public func ajouter(a routes: Routes) {
        routes.get("/journal", .compte(.administration, .administration)) { requete in
            let avant = requete.query["avant"].flatMap { Int($0) }
            let (evenements, sceaux, comptes) = try await base.transaction(as: requete.principal, readOnly: true) { tx in
                (
                    try tx.all("SELECT * FROM journal.lister(\(avant), \(PageJournal.parPage))", as: Evenement.self),
                    try tx.all("SELECT n, bon FROM journal.verifier() ORDER BY n", as: Sceau.self),
                    try tx.all("SELECT * FROM garde.compte_lister()", as: Compte.self)
                )
            }
            let noms = Dictionary(comptes.map { ($0.id, $0.nom) }, uniquingKeysWith: { a, _ in a })
            return requete.page(PageJournal(evenements: evenements, sceaux: sceaux, noms: noms))
        }
    }
}

struct Evenement: RowDecodable {
    let id: Int
    let instant: String
    let compartiment: String
    let compte: ID<CompteTag>?
    let action: String
    let objet: String?
    let scelle: Bool

    init(row: Row) throws(RowError) {
        id = try row.int("id")
        instant = try row.string("instant")
        compartiment = try row.string("compartiment")
        compte = try row.optionalID("compte")
        action = try row.string("action")
        objet = try row.optionalString("objet")
        scelle = try row.bool("scelle")
    }
}

struct Sceau: RowDecodable {
    let n: Int
    let bon: Bool

    init(row: Row) throws(RowError) {
        n = try row.int("n")
        bon = try row.bool("bon")
    }
}

struct PageJournal: Page {
    static let gabarit = "journal"
    static let parPage = 100
    let evenements: [Evenement]
    let sceaux: [Sceau]
    let noms: [ID<CompteTag>: String]

    var entete: Entete {
        Entete(
            "Journal", sous: "Lectures de contenu, connexions, comptes : qui, quand, quel objet. Aucun contenu.",
            visible: "l’administration technique. Le référent d’un dossier en lit la part qui le concerne dans le dossier.",
            densite: .dense, ici: "/journal")
    }

    func child(named name: String) -> Any? {
        let rompus = sceaux.filter { !$0.bon }
        return switch name {
        case "chaine":
            rompus.isEmpty
                ? Alerte(.fait, "\(pluriel(sceaux.count, "sceau", "sceaux")) vérifiés à l’instant.", fort: "La chaîne tient.")
                : Alerte(
                    .erreur,
                    "Le sceau \(rompus[0].n) ne correspond plus à ses lignes : prévenez la direction et gardez une copie de la base avant tout geste.",
                    fort: "La chaîne est rompue.")
        case "lignes": evenements.map { LigneJournal(evenement: $0, nom: $0.compte.flatMap { noms[$0] }) }
        case "vide": evenements.isEmpty ? Vide("Rien n’est encore consigné.") : nil
        case "suivante": evenements.count == Self.parPage ? evenements.last.map { "/journal?avant=\($0.id)" } : nil
        default: nil
        }
    }
}

struct LigneJournal: MustacheParent {
    let evenement: Evenement
    let nom: String?

    func child(named name: String) -> Any? {
        switch name {
        case "instant": String(evenement.instant.prefix(19))
        case "qui": nom ?? evenement.compte?.description ?? "le service"
        case "compartiment": evenement.compartiment
        case "action": evenement.action.replacing("_", with: " ")
        case "objet": evenement.objet.map { String($0.prefix(8)) } ?? "—"
        case "scelle": evenement.scelle ? "scellé" : "à sceller"
        default: nil
        }
    }
}

import Calendrier
import Chiffrement
import Postgres
import Tenancy

/// A call to return: due day and hour in clear; who, which number and what about, sealed.
struct Rappel: RowDecodable, Sendable {
    let id: ID<Rappel>
    let entreprise: ID<EntrepriseTag>
    let nomEntreprise: String
    let dossier: Dossier.Ref?
    let numero: String?
    let duLe: DateCivile
    /// nil: some time in the day.
    let heure: Heure?
    let recuLe: DateCivile
    /// Times it was put off.
    let reports: Int

    init(row: Row) throws(RowError) {
        id = try row.id("id")
        let entreprise: ID<EntrepriseTag> = try row.id("entreprise_id")
        self.entreprise = entreprise
        nomEntreprise = try row.string("entreprise")
        let dossier: ID<Dossier>? = try row.optionalID("dossier_id")
        self.dossier = dossier.map { Dossier.Ref(entreprise, $0) }
        numero = try row.optionalString("numero")
        duLe = try row.value("du_le")
        heure = try row.optionalValue("heure")
        recuLe = try row.value("recu_le")
        reports = try row.int("reports")
    }

    /// Mine, still to be returned.
    static let colonnes: SQL = """
        SELECT r.id, r.entreprise_id, g.nom AS entreprise, r.dossier_id, d.numero, r.du_le, to_char(r.heure, 'HH24:MI') AS heure, r.recu_le,
               r.reports
        FROM nominatif.rappel r
        JOIN gestion.entreprise g ON g.entreprise_id = r.entreprise_id
        LEFT JOIN nominatif.dossier d ON d.entreprise_id = r.entreprise_id AND d.id = r.dossier_id
        WHERE r.referent_id = garde.uid() AND r.etat = 'a_faire'
        """

    var chemin: String { "/rappels/\(entreprise)/\(id)" }

    /// « Dossier 2026-04127 », « Sans dossier »: never a name in a list.
    var qui: String { numero.map { "Dossier \($0)" } ?? "Sans dossier" }
}

/// What is sealed of a call to return. Destroyed once it is returned.
struct ContenuRappel: Sendable, Equatable, Nominatif {
    enum Champ: String, CaseIterable, Sendable { case qui, telephone, objet }

    var valeurs: [Champ: String] = [:]

    init(_ valeurs: [Champ: String] = [:]) { self.valeurs = valeurs }

    init(_ feuillet: Feuillet) {
        for champ in Champ.allCases { valeurs[champ] = feuillet[champ.rawValue] }
    }

    subscript(_ champ: Champ) -> String { valeurs[champ] ?? "" }

    var feuillet: Feuillet {
        var feuillet = Feuillet()
        for (champ, valeur) in valeurs { feuillet[champ.rawValue] = valeur }
        return feuillet
    }
}

package import Calendrier
package import Postgres
package import Tenancy

/// A dossier opened to a colleague with the person's consent, until a day.
package struct Partage: RowDecodable, Sendable {
    /// How the person said yes.
    package enum Accord: String, CaseIterable, Sendable {
        case oral, ecrit

        package var libelle: String { self == .oral ? "de vive voix" : "par écrit" }
    }

    /// What the colleague reads.
    package enum Portee: String, CaseIterable, Sendable {
        case entier
        case sansNotes = "sans_notes"

        package var libelle: String { self == .entier ? "tout le dossier" : "le dossier sans les notes d'entretien" }
    }

    /// What is read to the person before she answers, by version; a version once used never changes (the share stores its number).
    package static let formules: [Int: String] = [
        1: """
        Je vous propose de partager votre dossier avec ma collègue ou mon collègue, tenu comme moi au secret professionnel (article 226-13 du \
        code pénal). Vous choisissez ce qui est partagé et jusqu'à quand. Vous pouvez refuser sans rien perdre de votre suivi, et revenir sur \
        votre accord quand vous voulez.
        """
    ]
    package static let formule = 1

    package let id: ID<Partage>
    package let compte: ID<CompteTag>
    package let accordePar: ID<CompteTag>
    package let consentiLe: DateCivile
    package let jusquau: DateCivile
    package let retireLe: DateCivile?
    package let accord: Accord
    package let portee: Portee

    package init(row: Row) throws(RowError) {
        id = try row.id("id")
        compte = try row.id("compte_id")
        accordePar = try row.id("accorde_par")
        consentiLe = try row.value("consenti_le")
        jusquau = try row.value("jusquau")
        retireLe = try row.optionalValue("retire_le")
        accord = try row.value("accord")
        portee = try row.value("portee")
    }

    static func selection(_ ref: Dossier.Ref) -> SQL {
        """
        SELECT p.id, p.compte_id, p.accorde_par, p.consenti_le, p.jusquau, p.retire_le, p.accord, p.portee
        FROM nominatif.partage p
        WHERE p.entreprise_id = \(ref.entreprise) AND p.dossier_id = \(ref.id)
        ORDER BY p.consenti_le DESC
        """
    }

    package func actif(_ jour: DateCivile) -> Bool { retireLe == nil && jusquau >= jour }
}

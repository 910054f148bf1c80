import Mustache
import Tenancy

/// « Qui voit quoi » : the grants of the running database, table by table.
struct PageQuiVoitQuoi: Page {
    static let gabarit = "qui-voit-quoi"
    let familles: [Famille]

    init(droits: Droits) {
        familles = Self.schemas.compactMap { schema, titre in
            let tables = droits.lectures.filter { $0.key.hasPrefix(schema + ".") }.sorted { $0.key < $1.key }
            guard !tables.isEmpty else { return nil }
            return Famille(
                titre: titre, nominatif: schema == "nominatif",
                lignes: Self.regrouper(tables.map { ($0.key.dropFirst(schema.count + 1), Self.lecteurs($0.key, droits)) }))
        }
    }

    var entete: Entete {
        Entete(
            "Qui voit quoi", sous: "Ce que chaque métier peut lire, d'après les droits de la base de données en ce moment",
            densite: .rare, largeur: .moyenne)
    }

    func child(named name: String) -> Any? { name == "familles" ? familles : nil }

    /// What each schema holds, most watched first.
    static let schemas = [
        ("nominatif", "Les personnes"), ("passerelle", "Les faits sans personne"), ("gestion", "Entreprises, contrats et planning"),
        ("facturation", "Les factures"), ("pilotage", "Les bilans"), ("journal", "Le journal des accès"),
        ("garde", "Les comptes et les sessions"),
    ]

    /// One row per group of readers, in the order they are met.
    private static func regrouper(_ tables: [(nom: Substring, lecteurs: String)]) -> [Ligne] {
        var lignes: [Ligne] = []
        for table in tables {
            let nom = String(table.nom)
            if let rang = lignes.firstIndex(where: { $0.lecteurs == table.lecteurs }) {
                lignes[rang].tables.append(nom)
            } else {
                lignes.append(Ligne(lecteurs: table.lecteurs, tables: [nom]))
            }
        }
        return lignes
    }

    private static func lecteurs(_ table: String, _ droits: Droits) -> String {
        let publics = (try? Visible(droits: droits).groupes([table])) ?? []
        let noms = Public.allCases.filter(publics.contains).map(\.rawValue).enumeration
        return noms.isEmpty ? "personne : seulement par une fonction de la base" : noms
    }

    struct Famille: MustacheParent, Sendable {
        let titre: String
        let nominatif: Bool
        let lignes: [Ligne]

        func child(named name: String) -> Any? {
            switch name {
            case "titreFamille": titre
            case "nominatif": nominatif
            case "lignes": lignes
            default: nil
            }
        }
    }

    struct Ligne: MustacheParent, Sendable {
        let lecteurs: String
        var tables: [String]

        func child(named name: String) -> Any? {
            switch name {
            case "lecteurs": lecteurs
            case "tables": tables
            default: nil
            }
        }
    }
}

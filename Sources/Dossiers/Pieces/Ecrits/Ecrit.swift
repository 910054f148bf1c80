package import Calendrier
package import Chiffrement
package import Foundation
import Postgres
package import Tenancy

/// A social report or a letter: a draft that is worked on, then a text handed over that no longer changes.
package struct Ecrit: Sendable, Nominatif {
    package enum Sorte: String, Sendable { case rapport, courrier }

    package enum Remise: String, CaseIterable, Sendable {
        case mainPropre = "main_propre"
        case courrier, recommande, courriel, depot

        package var libelle: String {
            switch self {
            case .mainPropre: "en main propre"
            case .courrier: "par courrier"
            case .recommande: "en recommandé"
            case .courriel: "par courriel"
            case .depot: "déposé sur un portail"
            }
        }
    }

    package let id: ID<Ecrit>
    package let auteur: ID<CompteTag>
    package let sorte: Sorte
    package let remis: Bool
    package let creeLe: DateCivile
    /// Read through with the person.
    package let reluLe: DateCivile?
    package let remisLe: DateCivile?
    package let remise: Remise?
    package let version: Int
    package let contenu: Contenu

    /// What is sealed.
    package struct Contenu: Sendable, Equatable, Nominatif {
        package static let champs = ["objet", "destinataire", "corps", "signataire", "expediteur", "corrections", "a_qui", "copie"]

        package enum Signataire: String, CaseIterable, Sendable { case personne, intervenant }

        package var objet = ""
        /// Address of who receives it, line by line.
        package var destinataire = ""
        package var corps = ""
        package var signataire = Signataire.personne
        /// Who signs, as it stands at the head: name, address.
        package var expediteur = ""
        /// What the person corrected or wished to add.
        package var corrections = ""
        /// To whom it was handed over.
        package var aQui = ""
        /// The printed copy kept among the documents.
        package var copie: UUID?

        package init() {}

        package init(_ feuillet: Feuillet) {
            objet = feuillet["objet"] ?? ""
            destinataire = feuillet["destinataire"] ?? ""
            corps = feuillet["corps"] ?? ""
            signataire = feuillet["signataire"].flatMap { Signataire(rawValue: $0) } ?? .personne
            expediteur = feuillet["expediteur"] ?? ""
            corrections = feuillet["corrections"] ?? ""
            aQui = feuillet["a_qui"] ?? ""
            copie = feuillet["copie"].flatMap { UUID(uuidString: $0) }
        }

        package var feuillet: Feuillet {
            var feuillet = Feuillet()
            feuillet["objet"] = objet
            feuillet["destinataire"] = destinataire
            feuillet["corps"] = corps
            feuillet["signataire"] = signataire.rawValue
            feuillet["expediteur"] = expediteur
            feuillet["corrections"] = corrections
            feuillet["a_qui"] = aQui
            feuillet["copie"] = copie?.uuidString
            return feuillet
        }
    }

    init(row: Row, _ contenu: Contenu) throws {
        id = try row.id("id")
        auteur = try row.id("auteur_id")
        sorte = try row.value("sorte")
        remis = try row.string("etat") == "remis"
        creeLe = try row.value("cree_le")
        reluLe = try row.optionalValue("relu_le")
        remisLe = try row.optionalValue("remis_le")
        remise = try row.optionalValue("remise")
        version = try row.int("version")
        self.contenu = contenu
    }

    static let colonnes: SQL = "e.id, e.auteur_id, e.sorte, e.etat, e.cree_le, e.relu_le, e.remis_le, e.remise, e.version"
}

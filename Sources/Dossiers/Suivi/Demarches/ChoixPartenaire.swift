import Actes
import Foundation
import Partenaires
import Tenancy
import Web

/// The directory as one list of a form: « caf » is a kind of partner, « caf/ID » one card of it.
struct ChoixPartenaire: Sendable {
    /// Every active card.
    let fiches: [FichePartenaire]
    /// Where the establishment is; nil: not known, every card is offered.
    var ici: TerritoirePartenaire?

    /// Cards of the establishment's territory and the national ones, then the kinds that have none; `toutes`: cards of everywhere. The one
    /// already chosen is always there.
    func options(toutes: Bool = false, choisie: UUID? = nil) -> [Option] {
        let offertes = fiches.filter { fiche in
            guard let ici, !toutes, fiche.id.rawValue != choisie else { return true }
            return fiche.territoire == ici || fiche.territoire == .national
        }
        let connus = Set(offertes.map(\.type))
        let cartes = offertes.map { fiche in
            Option(
                Self.valeur(fiche.type, fiche.id.rawValue),
                fiche.territoire == .national ? fiche.libelle : "\(fiche.libelle), \(fiche.territoire.libelle)")
        }
        return cartes + TypePartenaire.allCases.filter { !connus.contains($0) }.map { Option($0.rawValue, $0.libelle) }
    }

    /// Some cards are elsewhere.
    var aDesLointaines: Bool { ici.map { ici in fiches.contains { $0.territoire != ici && $0.territoire != .national } } ?? false }

    /// Value of the list for a kind and, when it is one, a card of it.
    static func valeur(_ type: TypePartenaire, _ fiche: UUID?) -> String {
        fiche.map { "\(type.rawValue)/\(ID<FichePartenaire>($0))" } ?? type.rawValue
    }

    /// The kind and the card chosen; nil for none.
    func lire(_ valeur: String?) -> (type: TypePartenaire, fiche: FichePartenaire?)? {
        let parts = (valeur ?? "").split(separator: "/")
        guard let code = parts.first, let type = TypePartenaire(rawValue: String(code)) else { return nil }
        let id = parts.count == 2 ? ID<FichePartenaire>(String(parts[1])) : nil
        return (type, fiches.first { $0.id == id && $0.type == type })
    }

    func fiche(_ id: UUID?) -> FichePartenaire? { id.flatMap { id in fiches.first { $0.id.rawValue == id } } }
}

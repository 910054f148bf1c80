import Actes
import Foundation
import Partenaires
import Tenancy
import Web

/// The directory as one list of a form: « caf » is a kind of partner, « caf/ID » one card of it.
struct ChoixPartenaire {
    let fiches: [FichePartenaire]

    var options: [Option] {
        let connus = Set(fiches.map(\.type.rawValue))
        let cartes = fiches.map { fiche in
            Option(
                "\(fiche.type.rawValue)/\(fiche.id)",
                fiche.territoire == .national ? fiche.libelle : "\(fiche.libelle), \(fiche.territoire.libelle)")
        }
        return cartes + Partenaire.allCases.filter { !connus.contains($0.rawValue) }.map { Option($0.rawValue, $0.libelle) }
    }

    /// The kind and the card chosen; nil for none.
    func lire(_ valeur: String?) -> (type: Partenaire, fiche: FichePartenaire?)? {
        let parts = (valeur ?? "").split(separator: "/")
        guard let code = parts.first, let type = Partenaire(rawValue: String(code)) else { return nil }
        let id = parts.count == 2 ? ID<FichePartenaire>(String(parts[1])) : nil
        return (type, fiches.first { $0.id == id })
    }

    func fiche(_ id: UUID?) -> FichePartenaire? { id.flatMap { id in fiches.first { $0.id.rawValue == id } } }
}

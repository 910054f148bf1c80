public import Entreprises

/// Must the employer organise a « service social du travail »?
///
/// Source: code du travail, L4631-1: in every establishment habitually employing 250 employees or more. D4632-4 then asks for a
/// quarterly report to the employer and the CSE. French law only: Luxembourg has no such threshold.
public enum SeuilLegal: Sendable, Equatable {
    case obligatoire(etablissements: [String])
    case proche(etablissement: String, effectif: Int)
    case facultatif
    case effectifInconnu
    case horsFrance

    public static let seuil = 250
    /// « Habitually » is read over years: from 90 % of the threshold the client is told.
    static let proximite = 225

    /// - Parameter effectifs: headcount in force of each open establishment, nil when never declared.
    public init(pays: Pays, effectifs: [(nom: String, nombre: Int?)]) {
        let connus = effectifs.compactMap { paire in paire.nombre.map { (nom: paire.nom, nombre: $0) } }
        let audessus = connus.filter { $0.nombre >= Self.seuil }.map(\.nom)
        if pays != .FR {
            self = .horsFrance
        } else if !audessus.isEmpty {
            self = .obligatoire(etablissements: audessus)
        } else if let grand = connus.max(by: { $0.nombre < $1.nombre }) {
            self = grand.nombre >= Self.proximite ? .proche(etablissement: grand.nom, effectif: grand.nombre) : .facultatif
        } else {
            self = .effectifInconnu
        }
    }

    public var phrase: String {
        switch self {
        case .obligatoire(let noms) where noms.count == 1: "250 salariés ou plus : service social obligatoire (L4631-1)"
        case .obligatoire(let noms): "service social obligatoire dans \(noms.count) établissements de 250 salariés ou plus (L4631-1)"
        case .proche(let nom, let effectif): "\(nom) approche du seuil de 250 (\(effectif)) : facultatif aujourd'hui (L4631-1)"
        case .facultatif: "Moins de 250 salariés par établissement : facultatif (L4631-1)"
        case .effectifInconnu: "Effectif à déclarer pour le dire (seuil de 250, L4631-1)"
        case .horsFrance: "Sans objet : le seuil de 250 est du droit français"
        }
    }
}

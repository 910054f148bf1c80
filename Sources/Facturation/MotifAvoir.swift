/// Why a credit note is made, chosen in a list and printed on it: free text could hold somebody's name.
enum MotifAvoir: String, Sendable, CaseIterable {
    case quantite, prix, effectif, permanence, doublon, destinataire, geste, resiliation

    var mot: String {
        switch self {
        case .quantite: "quantité facturée à tort"
        case .prix: "prix corrigé"
        case .effectif: "effectif corrigé"
        case .permanence: "permanence non tenue"
        case .doublon: "facturé deux fois"
        case .destinataire: "destinataire ou mention à corriger"
        case .geste: "geste commercial"
        case .resiliation: "fin du contrat avancée"
        }
    }

    /// Those a person chooses; the end of a contract is found by the run.
    static let choix = allCases.filter { $0 != .resiliation }
}

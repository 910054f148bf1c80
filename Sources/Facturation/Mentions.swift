internal import Tarification

/// When VAT is due on what a document bills (BT-8; CGI 269-2-c).
enum Exigibilite: String, Sendable {
    case encaissements, debits
}

/// The sentences a document must carry, in force on 2026-11-20. A document keeps the text of its day.
struct MentionsLegales: Sendable {
    /// Subject code PMT: fixed recovery indemnity.
    let recouvrement: String
    /// Subject code PMD: late payment penalties.
    let penalites: String
    /// Subject code AAB: discount for early payment.
    let escompte: String

    /// France: C. com. L441-10 and D441-5. Luxembourg: law of 18 April 2004 on late payment, articles 3 and 5.
    init(vendeur: PaysTVA) {
        switch vendeur {
        case .FR:
            recouvrement =
                "Tout retard de paiement entraîne une indemnité forfaitaire de 40 € pour frais de recouvrement (C. com., art. L441-10 et D441-5)."
            penalites = "Pénalités de retard : trois fois le taux d'intérêt légal, exigibles sans rappel (C. com., art. L441-10)."
        case .LU:
            recouvrement =
                "Tout retard de paiement entraîne une indemnité forfaitaire de 40 € pour frais de recouvrement (loi modifiée du 18 avril 2004, art. 5)."
            penalites =
                "Intérêts de retard au taux légal applicable aux créances entre professionnels (loi modifiée du 18 avril 2004, art. 3)."
        }
        escompte = "Pas d'escompte pour paiement anticipé."
    }

    /// BT-20. `delai`: days from issue to due date.
    static func conditions(delai: Int) -> String {
        delai == 0 ? "Virement à réception." : "Virement à \(delai) jours de la date d'émission."
    }

    static let conditionsAvoir = "Avoir à déduire du prochain règlement, ou remboursé sur demande."

    /// Note BAR (XP Z12-012, BR-FR-20): how a French platform must treat the document; empty when the seller is not French.
    /// Operations exempt under art. 261 to 261 E CGI are outside the mandate.
    static func traitement(vendeur: PaysTVA, acheteur: PaysTVA, categories: [CategorieTVA]) -> String {
        guard vendeur == .FR else { return "" }
        if categories.contains(where: { $0.vatex?.hasPrefix("VATEX-FR-CGI261") == true }) { return "OUTOFSCOPE" }
        return acheteur == .FR ? "B2B" : "B2BINT"
    }
}

extension CategorieTVA {
    /// The sentence the law wants on the document (directive 2006/112/CE, art. 226; CGI, annexe II, 242 nonies A).
    var mention: String? {
        switch vatex {
        case "VATEX-EU-AE": "Autoliquidation : TVA due par le preneur (articles 44 et 196 de la directive 2006/112/CE)."
        case "VATEX-FR-CGI261-7": "Exonération de TVA, article 261, 7 du code général des impôts."
        case "VATEX-FR-CGI261-4": "Exonération de TVA, article 261, 4 du code général des impôts."
        case "VATEX-FR-CGI261B": "Exonération de TVA, article 261 B du code général des impôts."
        case "VATEX-FR-FRANCHISE": "TVA non applicable, article 293 B du code général des impôts."
        default: nil
        }
    }
}

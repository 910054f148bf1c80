internal import Calendrier

public enum PaysTVA: String, Sendable, CaseIterable { case FR, LU }

/// VAT regime of the provider (FACTS: CGI art. 261, 293 B).
public enum RegimeTVA: String, Sendable, CaseIterable {
    case normal = "STANDARD"
    case exonere2617 = "EXEMPT_261_7"
    case exonere2614 = "EXEMPT_261_4"
    case exonere261B = "EXEMPT_261_B"
    case franchise293B = "FRANCHISE_293B"

    /// EN 16931 code of the reason for exemption.
    var vatex: String? {
        switch self {
        case .normal: nil
        case .exonere2617: "VATEX-FR-CGI261-7"
        case .exonere2614: "VATEX-FR-CGI261-4"
        case .exonere261B: "VATEX-FR-CGI261B"
        case .franchise293B: "VATEX-FR-FRANCHISE"
        }
    }
}

/// The category of a supply and its rate (R21).
public struct CategorieTVA: Sendable, Hashable {
    /// UNCL 5305: S standard, AE reverse charge, E exempt.
    public var code: String
    /// Of 10^-2 percent: 2000 is 20 %.
    public var taux: Int
    public var vatex: String?
}

public struct GroupeTVA: Sendable, Hashable {
    public var categorie: CategorieTVA
    public var baseCents: Int
    public var taxeCents: Int
}

/// Standard rates with the day they came into force, newest last (France: CGI art. 278; Luxembourg: loi TVA art. 39).
enum TableTVA {
    static let taux: [(pays: PaysTVA, du: DateCivile, centiemes: Int)] = [
        (.FR, Periode(annee: 2014).debut, 2000),
        (.LU, Periode(annee: 2024).debut, 1700),
    ]

    /// The rate in force; a day before the first row takes the first row, since no contract is billed before it.
    static func taux(_ pays: PaysTVA, _ jour: DateCivile) -> Int {
        let lignes = taux.filter { $0.pays == pays }
        return (lignes.last { $0.du <= jour } ?? lignes.first)?.centiemes ?? 0
    }

    /// R21: reverse charge goes before an exemption, an exemption before the standard rate.
    static func categorie(vendeur: Vendeur, client: ClientFacture, le jour: DateCivile) -> CategorieTVA {
        if vendeur.pays != client.pays, client.tvaValide { return CategorieTVA(code: "AE", taux: 0, vatex: "VATEX-EU-AE") }
        if let vatex = vendeur.regime.vatex { return CategorieTVA(code: "E", taux: 0, vatex: vatex) }
        return CategorieTVA(code: "S", taux: taux(vendeur.pays, jour), vatex: nil)
    }
}

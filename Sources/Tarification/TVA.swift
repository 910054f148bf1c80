public import Calendrier

public enum PaysTVA: String, Sendable, CaseIterable { case FR, LU }

/// VAT regime of the provider (CGI art. 261, 261 B, 293 B).
public enum RegimeTVA: String, Sendable, CaseIterable {
    case normal = "STANDARD"
    case exonere2617 = "EXEMPT_261_7"
    case exonere2614 = "EXEMPT_261_4"
    case exonere261B = "EXEMPT_261_B"
    case franchise293B = "FRANCHISE_293B"

    /// EN 16931 code of the reason for exemption.
    public var vatex: String? {
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

    public init(code: String, taux: Int, vatex: String?) {
        self.code = code
        self.taux = taux
        self.vatex = vatex
    }
}

public struct GroupeTVA: Sendable, Hashable {
    public var categorie: CategorieTVA
    public var baseCents: Int
    public var taxeCents: Int

    public init(categorie: CategorieTVA, baseCents: Int, taxeCents: Int) {
        self.categorie = categorie
        self.baseCents = baseCents
        self.taxeCents = taxeCents
    }
}

/// Standard rates and the provider's regimes, each with the day it comes into force (R21: a table, not code).
public struct TableTVA: Sendable, Hashable {
    public struct Taux: Sendable, Hashable {
        public var pays: PaysTVA
        public var du: DateCivile
        /// Of 10^-2 percent.
        public var centiemes: Int

        public init(pays: PaysTVA, du: DateCivile, centiemes: Int) {
            self.pays = pays
            self.du = du
            self.centiemes = centiemes
        }
    }

    public struct Regime: Sendable, Hashable {
        public var du: DateCivile
        public var regime: RegimeTVA

        public init(du: DateCivile, regime: RegimeTVA) {
            self.du = du
            self.regime = regime
        }
    }

    public var taux: [Taux]
    /// Regimes of a seller established in France; none means the standard one.
    public var regimes: [Regime]

    public init(taux: [Taux], regimes: [Regime] = []) {
        self.taux = taux
        self.regimes = regimes
    }

    /// 20 % in France since 2014 (CGI art. 278), 17 % in Luxembourg since 2024 (loi TVA art. 39).
    public static let legale = TableTVA(
        taux: [
            Taux(pays: .FR, du: Periode(annee: 2014).debut, centiemes: 2000),
            Taux(pays: .LU, du: Periode(annee: 2024).debut, centiemes: 1700),
        ])

    /// The rate in force; a day before the first row takes the first row, since no contract is billed before it.
    func taux(_ pays: PaysTVA, _ jour: DateCivile) -> Int {
        let lignes = taux.filter { $0.pays == pays }.sorted { $0.du < $1.du }
        return (lignes.last { $0.du <= jour } ?? lignes.first)?.centiemes ?? 0
    }

    func regime(_ jour: DateCivile) -> RegimeTVA {
        regimes.filter { $0.du <= jour }.max { $0.du < $1.du }?.regime ?? .normal
    }
}

extension Vendeur {
    /// R21: reverse charge goes before an exemption, an exemption before the standard rate.
    public func categorie(_ client: ClientFacture, le jour: DateCivile) -> CategorieTVA {
        if pays != client.pays, client.tvaValide { return CategorieTVA(code: "AE", taux: 0, vatex: "VATEX-EU-AE") }
        if pays == .FR, let vatex = tva.regime(jour).vatex { return CategorieTVA(code: "E", taux: 0, vatex: vatex) }
        return CategorieTVA(code: "S", taux: tva.taux(pays, jour), vatex: nil)
    }
}

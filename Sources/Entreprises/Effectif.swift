public import Calendrier
public import Postgres
public import Tenancy

/// The number of employees of one establishment from a day on, until the next declaration.
public struct Effectif: RowDecodable, Equatable {
    /// Who said it: the contract, the provider, the client's HR, or an imported file.
    public enum Source: String, CaseIterable, Sendable {
        case contrat, gestion, rh, `import`

        public var libelle: String {
            switch self {
            case .contrat: "au contrat"
            case .gestion: "par le prestataire"
            case .rh: "par la RH"
            case .import: "par import"
            }
        }
    }

    public let etablissement: ID<Etablissement>
    public let aPartirDu: DateCivile
    /// Employees, 0 to 1,000,000.
    public let nombre: Int
    public let source: Source
    public let declareLe: DateCivile

    public init(
        etablissement: ID<Etablissement>, aPartirDu: DateCivile, nombre: Int, source: Source = .gestion, declareLe: DateCivile? = nil
    ) {
        self.etablissement = etablissement
        self.aPartirDu = aPartirDu
        self.nombre = nombre
        self.source = source
        self.declareLe = declareLe ?? aPartirDu
    }

    public init(row: Row) throws(RowError) {
        etablissement = try row.value("etablissement_id")
        aPartirDu = try row.value("a_partir_du")
        nombre = try row.int("nombre")
        source = try row.value("source")
        declareLe = try row.value("declare_le")
    }

    /// Bounds of the column `nombre`.
    public static let bornes = 0...1_000_000
}

/// All declarations of a company, and the questions asked of them.
public struct HistoriqueEffectif: Sendable, Equatable {
    /// By date, then establishment.
    public let declarations: [Effectif]

    public init(_ declarations: [Effectif]) {
        self.declarations = declarations.sorted { $0.aPartirDu < $1.aPartirDu }
    }

    /// The declaration in force that day at that establishment; nil before the first.
    public func enVigueur(_ etablissement: ID<Etablissement>, le jour: DateCivile) -> Effectif? {
        declarations.last { $0.etablissement == etablissement && $0.aPartirDu <= jour }
    }

    /// The headcount in force that day, by establishment; those never declared by then are absent.
    public func parEtablissement(le jour: DateCivile) -> [ID<Etablissement>: Int] {
        var nombres: [ID<Etablissement>: Int] = [:]
        for declaration in declarations where declaration.aPartirDu <= jour { nombres[declaration.etablissement] = declaration.nombre }
        return nombres
    }

    /// The company's headcount that day; nil when no establishment had declared by then.
    public func total(le jour: DateCivile) -> Int? {
        let nombres = parEtablissement(le: jour)
        return nombres.isEmpty ? nil : nombres.values.reduce(0, +)
    }

    /// The company's headcount as steps: each day a total changes, and the new total. What an invoice by segments reads.
    public var paliers: [Palier] {
        var nombres: [ID<Etablissement>: Int] = [:]
        var paliers: [Palier] = []
        for declaration in declarations {
            nombres[declaration.etablissement] = declaration.nombre
            let palier = Palier(aPartirDu: declaration.aPartirDu, nombre: nombres.values.reduce(0, +))
            if paliers.last?.aPartirDu == palier.aPartirDu { paliers.removeLast() }
            if paliers.last?.nombre != palier.nombre { paliers.append(palier) }
        }
        return paliers
    }

    /// A total from a day on.
    public struct Palier: Sendable, Equatable {
        public let aPartirDu: DateCivile
        public let nombre: Int
    }
}

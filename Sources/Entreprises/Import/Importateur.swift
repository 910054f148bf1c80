public import Postgres

/// What a file may hold, one nature per file.
public enum NatureImport: String, CaseIterable, Sendable {
    case entreprises, etablissements, effectifs, contrats, partenaires

    /// « établissements ».
    public var libelle: String { self == .etablissements ? "établissements" : rawValue }

    /// Feminine or masculine agreement of « nouvelle ».
    public var nouveaux: String {
        switch self {
        case .entreprises: "nouvelles"
        case .etablissements, .effectifs, .contrats, .partenaires: "nouveaux"
        }
    }
}

/// Reads the lines of one nature against what the database holds, and knows how to write each.
public protocol Importateur: Sendable {
    var nature: NatureImport { get }
    /// Columns known, in the order of the downloadable template.
    var colonnes: [Colonne] { get }
    /// One result per line, in file order. Only reads.
    func examiner(_ feuille: Feuille, _ tx: Transaction) throws -> [LigneExaminee]
}

/// A line after examination: what it would do, and the act that does it. Not Sendable: it lives inside one transaction.
public struct LigneExaminee {
    public let constat: Constat
    let appliquer: ((Transaction) throws -> Void)?

    /// A line that creates or changes; with no difference it is « inchangée » and writes nothing.
    public static func ecriture(
        _ ligne: Int, _ sujet: String, creation: Bool, _ changements: [Changement], _ appliquer: @escaping (Transaction) throws -> Void
    ) -> LigneExaminee {
        if creation {
            // Nothing is replaced by a creation: the defaults of a new row are not « before ».
            let valeurs = changements.map { Changement($0.champ, "", $0.apres) }
            return LigneExaminee(constat: Constat(ligne: ligne, sujet: sujet, verdict: .creation(valeurs)), appliquer: appliquer)
        }
        guard !changements.isEmpty else {
            return LigneExaminee(constat: Constat(ligne: ligne, sujet: sujet, verdict: .inchange), appliquer: nil)
        }
        return LigneExaminee(constat: Constat(ligne: ligne, sujet: sujet, verdict: .changement(changements)), appliquer: appliquer)
    }

    /// A line that cannot be applied as it is.
    public static func fautive(_ ligne: Int, _ sujet: String, _ fautes: [FauteTableur]) -> LigneExaminee {
        LigneExaminee(constat: Constat(ligne: ligne, sujet: sujet, verdict: .fautes(fautes)), appliquer: nil)
    }
}

/// What one line of the file would do.
public struct Constat: Sendable {
    public enum Verdict: Sendable {
        case creation([Changement])
        case changement([Changement])
        case inchange
        case fautes([FauteTableur])
    }

    /// Line of the file.
    public let ligne: Int
    /// Whom or what the line is about, as written.
    public let sujet: String
    public let verdict: Verdict

    public var fautes: [FauteTableur] {
        if case .fautes(let fautes) = verdict { fautes } else { [] }
    }
}

/// One field that would change; `avant` empty on a creation.
public struct Changement: Sendable, Equatable, CustomStringConvertible {
    public let champ: String
    public let avant: String
    public let apres: String

    public init(_ champ: String, _ avant: String, _ apres: String) {
        self.champ = champ
        self.avant = avant
        self.apres = apres
    }

    /// « commune : Metz → Woippy ».
    public var description: String { "\(champ) : \(avant.isEmpty ? "" : "\(avant) → ")\(apres.isEmpty ? "(vide)" : apres)" }
}

/// Gathers the differences between what is stored and what the file says.
public struct Differences {
    public private(set) var liste: [Changement] = []

    public init() {}

    /// Puts `nouveau` in `valeur` and notes the change; nil (blank cell, absent column) changes nothing.
    public mutating func poser<T: Equatable>(_ champ: String, _ valeur: inout T, _ nouveau: T?, _ lisible: (T) -> String) {
        guard let nouveau, nouveau != valeur else { return }
        liste.append(Changement(champ, lisible(valeur), lisible(nouveau)))
        valeur = nouveau
    }

    public mutating func poser(_ champ: String, _ valeur: inout String, _ nouveau: String?) {
        poser(champ, &valeur, nouveau) { $0 }
    }

    public mutating func noter(_ champ: String, _ avant: String, _ apres: String) {
        if avant != apres { liste.append(Changement(champ, avant, apres)) }
    }
}

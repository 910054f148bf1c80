internal import Postgres
internal import Tenancy

/// An issued document.
public enum FactureTag: Sendable {}
/// A monthly run.
public enum LotTag: Sendable {}

/// The provider as it is printed on a document, for the establishment that invoices.
struct VendeurImprime: Sendable, RowDecodable {
    var nom: String
    var adresse: String
    var siren: String
    var tvaFR: String
    var tvaLU: String
    var iban: String

    init(row: Row) throws(RowError) {
        nom = try row.string("nom")
        adresse = [try row.string("adresse"), "\(try row.string("code_postal")) \(try row.string("commune"))"]
            .map { $0.trimmed }.filter { !$0.isEmpty }.joined(separator: "\n")
        siren = try row.optionalString("siren") ?? ""
        tvaFR = try row.optionalString("tva_fr") ?? ""
        tvaLU = try row.optionalString("tva_lu") ?? ""
        iban = try row.optionalString("iban") ?? ""
    }

    func tva(_ pays: PaysTVA) -> String { pays == .LU ? tvaLU : tvaFR }
}

/// The client as it is printed on a document.
struct AcheteurImprime: Sendable, Hashable {
    var nom: String
    var adresse: String
    var pays: PaysTVA
    var siren: String
    var tva: String

    init(row: Row) throws(RowError) {
        nom = try row.string("nom")
        adresse = [try row.string("adresse"), "\(try row.string("code_postal")) \(try row.string("commune"))"]
            .map { $0.trimmed }.filter { !$0.isEmpty }.joined(separator: "\n")
        pays = try row.value("pays")
        siren = try row.optionalString("siren") ?? ""
        tva = try row.optionalString("tva_intracommunautaire") ?? ""
    }

    /// Shape of a VAT number of the buyer's country (FR + 11 characters, LU + 8 digits): reverse charge needs one (R21).
    var tvaValide: Bool {
        let corps = tva.filter { $0 != " " }
        guard corps.hasPrefix(pays.rawValue) else { return false }
        let suite = corps.dropFirst(2)
        return switch pays {
        case .FR: suite.count == 11 && suite.dropFirst(2).allSatisfy(\.isNumber)
        case .LU: suite.count == 8 && suite.allSatisfy(\.isNumber)
        }
    }
}

extension String {
    var trimmed: String {
        var reste = self[...]
        while reste.first?.isWhitespace == true { reste.removeFirst() }
        while reste.last?.isWhitespace == true { reste.removeLast() }
        return String(reste)
    }
}

import Calendrier
import Contrats
import Crypto
import Entreprises
import Postgres
import Tenancy
import Web

/// The secret of a feed's address: 32 random bytes, shown once. The database keeps only their SHA-256.
struct JetonAgenda: Sendable {
    /// 64 hexadecimal digits.
    let texte: String

    init() {
        texte = Self.hexadecimal(SymmetricKey(size: .bits256).withUnsafeBytes { Array($0) })
    }

    /// Reads `<64 hexadecimal digits>.ics`, the end of the address.
    init?(adresse: String) {
        guard adresse.hasSuffix(".ics"), adresse.utf8.count == 68 else { return nil }
        let jeton = adresse.dropLast(4)
        guard jeton.allSatisfy({ $0.isASCII && ($0.isNumber || ("a"..."f").contains($0)) }) else { return nil }
        texte = String(jeton)
    }

    var empreinte: [UInt8] { Array(SHA256.hash(data: Array(texte.utf8))) }
    var chemin: String { "/agenda/\(texte).ics" }

    private static func hexadecimal(_ octets: [UInt8]) -> String {
        octets.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}

/// One line of a feed, as `gestion.agenda_lire` gives it; a feed without permanence has one line without `evenement`.
struct AgendaLigne: RowDecodable {
    let titre: String
    let pourEntreprise: Bool
    let evenement: EvenementICalendar?

    init(row: Row) throws(RowError) {
        titre = try row.string("titre")
        let genre = try row.string("genre")
        pourEntreprise = genre == "entreprise"
        guard let id = try row.optionalID("id", as: ID<Permanence>.self), let jour: DateCivile = try row.optionalValue("jour") else {
            evenement = nil
            return
        }
        let statut: StatutPermanence = try row.value("statut")
        evenement = EvenementICalendar(
            uid: id.description, jour: jour, debut: try row.value("debut"), fin: try row.value("fin"),
            annule: ![.publiee, .tenue].contains(statut), sequence: try row.int("sequence"),
            titre: genre == "entreprise" ? "Permanence du service social" : "Permanence, \(try row.string("entreprise"))",
            lieu: [try row.string("lieu"), try row.string("adresse")].filter { !$0.isEmpty }.joined(separator: ", "))
    }
}

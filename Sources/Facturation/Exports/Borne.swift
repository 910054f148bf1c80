internal import Calendrier
internal import Postgres

/// The last number given in a series of a year when an export was made: what came later is not in it.
struct Borne: Sendable, Hashable, Codable, RowDecodable {
    var serie: String
    var annee: Int
    var dernier: Int

    init(row: Row) throws(RowError) {
        serie = try row.string("serie")
        annee = try row.int("annee")
        dernier = try row.int("dernier")
    }

    /// « F-2026-0964 ».
    var numero: String {
        let chiffres = String(dernier)
        return "\(serie)-\(annee)-\(String(repeating: "0", count: max(0, 4 - chiffres.count)))\(chiffres)"
    }
}

/// Which documents an export holds: issued in a period, no later than the last numbers. The same for ever: a document never changes and
/// dates of a series never go back.
struct Perimetre: Sendable, Hashable {
    var periode: Periode
    var bornes: [Borne]

    /// On `facturation.facture f`.
    var condition: SQL { "f.date_emission >= \(periode.debut) AND f.date_emission <= \(periode.fin) AND \(fragment: numeros)" }

    /// No later than the last numbers, whatever the date.
    var numeros: SQL {
        """
        f.rang <= (SELECT b.dernier FROM unnest(\(bornes.map(\.serie))::text[], \(bornes.map(\.annee))::int[], \(bornes.map(\.dernier))::int[])
          AS b (serie, annee, dernier) WHERE b.serie = f.serie AND b.annee = f.annee)
        """
    }
}

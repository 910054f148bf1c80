package import Calendrier
package import Chiffrement
package import Documents
package import Postgres
package import Tenancy

/// A file of a dossier, without its bytes: what the list shows.
package struct Document: Sendable, Nominatif {
    package let id: ID<Document>
    package let auteur: ID<CompteTag>
    package let jour: DateCivile
    package let genre: FichierExamine.Genre
    /// Clear bytes.
    package let octets: Int
    package let morceaux: Int
    package let alertes: [FichierExamine.Alerte]
    /// The printed copy of a text handed over: it is never taken out.
    package let copie: Bool
    /// Sealed; its kind when it was not opened.
    package let titre: String

    package init(row: Row, _ feuillet: Feuillet?) throws(RowError) {
        id = try row.id("id")
        auteur = try row.id("auteur_id")
        jour = try row.value("jour")
        genre = try row.value("type")
        octets = try row.int("octets")
        morceaux = try row.int("morceaux")
        alertes = try row.strings("alertes").compactMap { FichierExamine.Alerte(rawValue: $0) }
        copie = try row.bool("copie")
        titre = feuillet?["titre"] ?? genre.libelle
    }

    static let colonnes: SQL = "o.id, o.auteur_id, o.jour, o.type, o.octets, o.morceaux, o.alertes, o.copie"

    static func selection(_ ref: Dossier.Ref) -> SQL {
        """
        SELECT \(fragment: colonnes) FROM nominatif.document o
        WHERE o.entreprise_id = \(ref.entreprise) AND o.dossier_id = \(ref.id) AND o.version > 0
        ORDER BY o.jour DESC, o.id LIMIT 200
        """
    }

    /// Bytes of a piece but the last.
    package static let morceau = 256 << 10

    /// What the file is called outside: a day, never a name.
    package var nomNeutre: String { "document-\(jour)-\(id.description.prefix(4)).\(genre.suffixe)" }

    /// « 1,4 Mo », « 230 Ko ».
    package var taille: String {
        octets < 1 << 20 ? "\(max(1, octets >> 10)) Ko" : "\(octets >> 20),\((octets & (1 << 20 - 1)) * 10 >> 20) Mo"
    }
}

/// What is nominative in this room, field by field, for whoever searches a dump, a log or a page for it.
package enum Nominatifs {
    /// `table.champ` of every encrypted field.
    package static let champsNominatifs: [String] =
        Identite.Champ.allCases.map { "dossier.\($0.rawValue)" } + ["entretien.note"]
        + Objet.Champ.allCases.map { "demarche.\($0.rawValue)" }
}

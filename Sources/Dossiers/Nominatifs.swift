/// What is nominative in this room, field by field, for whoever searches a dump, a log or a page for it.
package enum Nominatifs {
    /// `table.champ` of every encrypted field.
    package static let champsNominatifs: [String] =
        Identite.Champ.allCases.map { "dossier.\($0.rawValue)" } + ["entretien.note", "brouillon.note"]
        + Objet.Champ.allCases.map { "demarche.\($0.rawValue)" } + Situation.Champ.allCases.map { "situation.\($0.rawValue)" }
        + Evaluation.Champ.allCases.map { "evaluation.\($0.rawValue)" } + BilanFin.Champ.allCases.map { "bilan_fin.\($0.rawValue)" }
        + Objectif.Texte.Champ.allCases.map { "objectif.\($0.rawValue)" } + ["action.\(ActionPrevue.champ)"]
        + Orientation.Texte.Champ.allCases.map { "orientation.\($0.rawValue)" }
        + ["mesure.\(Mesure.champ)"]
        + ContenuRappel.Champ.allCases.map { "rappel.\($0.rawValue)" }
        + ["budget.fiche", "budget.note", "document.titre", "document_morceau.octets"] + Ecrit.Contenu.champs.map { "ecrit.\($0)" }
}

package import Actes
package import Calendrier
package import Postgres
package import Tenancy

/// An entretien: ten coded items at most; the note is elsewhere, sealed.
package struct Entretien: RowDecodable, Sendable {
    package let id: ID<Entretien>
    package let dossier: ID<Dossier>
    package let auteur: ID<CompteTag>
    package let codes: Codes
    /// A draft changes; once closed it does not: it may already count in a bilan.
    package let clos: Bool
    /// Version of the sealed note.
    package let version: Int

    /// The ten items of the form, in its order.
    package struct Codes: Sendable, Equatable {
        package var jour: DateCivile
        package var nature: Nature
        package var forme: Forme
        package var duree: Duree
        package var origine: Origine
        package var exprimes: [Motif]
        package var identifies: [Motif]
        package var faits: [TypeDemarche]
        package var prochaine: DateCivile?
        package var vulnerabilite: Vulnerabilite
        /// Level 2 of the motifs identified: not an item, and never exported.
        package var precisions: [Precision]

        package init(
            jour: DateCivile, nature: Nature, forme: Forme, duree: Duree, origine: Origine, exprimes: [Motif], identifies: [Motif],
            faits: [TypeDemarche] = [], prochaine: DateCivile? = nil, vulnerabilite: Vulnerabilite = .aucune, precisions: [Precision] = []
        ) {
            self.jour = jour
            self.nature = nature
            self.forme = forme
            self.duree = duree
            self.origine = origine
            self.exprimes = exprimes
            self.identifies = identifies
            self.faits = faits
            self.prochaine = prochaine
            self.vulnerabilite = vulnerabilite
            self.precisions = precisions
        }
    }

    package init(row: Row) throws(RowError) {
        id = try row.id("id")
        dossier = try row.id("dossier_id")
        auteur = try row.id("auteur_id")
        clos = try row.string("etat") == "clos"
        version = try row.int("version")
        guard let duree = Duree(rawValue: try row.string("duree")) else { throw RowError("duree") }
        codes = Codes(
            jour: try row.value("jour"), nature: try row.value("nature"), forme: try row.value("forme"), duree: duree,
            origine: try row.value("origine"), exprimes: try row.strings("exprimes").compactMap { Motif(rawValue: $0) },
            identifies: try row.strings("identifies").compactMap { Motif(rawValue: $0) },
            faits: try row.strings("faits").compactMap { TypeDemarche(rawValue: $0) }, prochaine: try row.optionalValue("prochaine_le"),
            vulnerabilite: try row.value("vulnerabilite"),
            precisions: try row.strings("precisions").compactMap { Precision(rawValue: $0) })
    }

    private static let colonnes: SQL = """
        SELECT e.id, e.dossier_id, e.auteur_id, e.jour, e.nature, e.forme, e.duree::text AS duree, e.origine, e.vulnerabilite, e.faits,
               e.prochaine_le, e.etat, e.version,
               ARRAY(SELECT m.motif FROM nominatif.entretien_motif m
                     WHERE m.entreprise_id = e.entreprise_id AND m.entretien_id = e.id AND m.sorte = 'exprime') AS exprimes,
               ARRAY(SELECT m.motif FROM nominatif.entretien_motif m
                     WHERE m.entreprise_id = e.entreprise_id AND m.entretien_id = e.id AND m.sorte = 'identifie') AS identifies,
               ARRAY(SELECT p FROM nominatif.entretien_motif m CROSS JOIN LATERAL unnest(m.precisions) AS p
                     WHERE m.entreprise_id = e.entreprise_id AND m.entretien_id = e.id AND m.sorte = 'identifie') AS precisions
        FROM nominatif.entretien e
        """

    static func selection(_ ref: Dossier.Ref, limite: Int = 300) -> SQL {
        """
        \(fragment: colonnes)
        WHERE e.entreprise_id = \(ref.entreprise) AND e.dossier_id = \(ref.id)
        ORDER BY e.jour DESC LIMIT \(limite)
        """
    }

    static func selection(_ ref: Dossier.Ref, _ id: ID<Entretien>) -> SQL {
        "\(fragment: colonnes) WHERE e.entreprise_id = \(ref.entreprise) AND e.dossier_id = \(ref.id) AND e.id = \(id)"
    }
}

import Actes
package import Calendrier
package import Foundation
package import Partenaires
package import Postgres
package import Tenancy

/// A démarche: type, partner, status and term in clear; what it asks, sealed.
package struct Demarche: RowDecodable, Sendable {
    package let id: ID<Demarche>
    package let ref: Dossier.Ref
    package let numero: String
    package let type: TypeDemarche
    package let partenaire: TypePartenaire?
    package let statut: StatutDemarche
    package let ouverteLe: DateCivile
    package let majLe: DateCivile
    package let echeance: DateCivile?
    package let partenaireId: UUID?
    package let decisionLe: DateCivile?
    /// Last day to appeal against the decision.
    package let recoursAvant: DateCivile?
    /// That day is the one the notification gives: no legal term replaces it.
    package let recoursNotifie: Bool
    /// Of its sealed words; 0 without any.
    package let version: Int

    package init(row: Row) throws(RowError) {
        id = try row.id("id")
        ref = Dossier.Ref(try row.id("entreprise_id"), try row.id("dossier_id"))
        numero = try row.string("numero")
        type = try row.value("type")
        partenaire = try row.optionalValue("partenaire")
        statut = try row.value("statut")
        ouverteLe = try row.value("ouverte_le")
        majLe = try row.value("maj_le")
        echeance = try row.optionalValue("echeance")
        partenaireId = try row.optionalUUID("partenaire_id")
        decisionLe = try row.optionalValue("decision_le")
        recoursAvant = try row.optionalValue("recours_avant")
        recoursNotifie = try row.bool("recours_notifie")
        version = try row.int("version")
    }

    static let colonnes: SQL = """
        SELECT m.id, m.entreprise_id, m.dossier_id, d.numero, m.type, m.partenaire, m.statut, m.ouverte_le, m.maj_le, m.echeance,
               m.partenaire_id, m.decision_le, m.recours_avant, m.recours_notifie, m.version
        FROM nominatif.demarche m
        JOIN nominatif.dossier d ON d.entreprise_id = m.entreprise_id AND d.id = m.dossier_id
        """

    static func selection(_ ref: Dossier.Ref, limite: Int = 200) -> SQL {
        """
        \(fragment: colonnes)
        WHERE m.entreprise_id = \(ref.entreprise) AND m.dossier_id = \(ref.id)
        ORDER BY m.statut IN ('a_completer', 'en_instruction', 'ajournee') DESC, m.echeance, m.ouverte_le DESC LIMIT \(limite)
        """
    }

    static func une(_ ref: Dossier.Ref, _ id: ID<Demarche>) -> SQL {
        "\(fragment: colonnes) WHERE m.entreprise_id = \(ref.entreprise) AND m.dossier_id = \(ref.id) AND m.id = \(id)"
    }

    /// Last day of an appeal one may make: shown and recalled by the same rule.
    package var aContester: DateCivile? { statut.contestable ? recoursAvant : nil }

    package var chemin: String { "\(ref.chemin)/demarches/\(id)" }

    /// « Recours, Banque de France »: codes only, readable in a list.
    package var titre: String { [type.libelle.capitale, partenaire?.libelle].compactMap { $0 }.joined(separator: ", ") }
}

package import Calendrier
package import Postgres
package import Tenancy
import Web

/// A person asked for her copy: the answer is due within a month of the day it came (GDPR, article 12, paragraph 3).
package struct DemandeAcces: RowDecodable, Sendable {
    package enum Canal: String, CaseIterable, Sendable {
        case oral, telephone, courriel, courrier, tiers

        package var libelle: String {
            switch self {
            case .oral: "de vive voix"
            case .telephone: "par téléphone"
            case .courriel: "par courriel"
            case .courrier: "par courrier"
            case .tiers: "par quelqu'un qu'elle a chargé de le faire"
            }
        }
    }

    /// The two reasons the regulation knows for two more months.
    package enum Raison: String, CaseIterable, Sendable {
        case complexite, nombre

        package var libelle: String { self == .complexite ? "la demande est complexe" : "les demandes sont nombreuses" }
    }

    package enum Suite: String, Sendable { case remise, retiree }

    package let id: ID<DemandeAcces>
    package let ref: Dossier.Ref
    package let numero: String
    package let recueLe: DateCivile
    package let canal: Canal
    /// The day the person was told that it would take longer, and why.
    package let prolongation: (le: DateCivile, raison: Raison)?
    package let suite: (Suite, le: DateCivile)?

    package init(row: Row) throws(RowError) {
        id = try row.id("id")
        ref = Dossier.Ref(try row.id("entreprise_id"), try row.id("dossier_id"))
        numero = try row.string("numero")
        recueLe = try row.value("recue_le")
        canal = try row.value("canal")
        let prolongee: DateCivile? = try row.optionalValue("prolongee_le")
        let raison: Raison? = try row.optionalValue("raison")
        prolongation = if let prolongee, let raison { (prolongee, raison) } else { nil }
        let close: DateCivile? = try row.optionalValue("close_le")
        let comment: Suite? = try row.optionalValue("suite")
        suite = if let close, let comment { (comment, close) } else { nil }
    }

    /// Last day to answer, prolonged or not.
    package var terme: DateCivile { recueLe.plus(mois: prolongation == nil ? 1 : 3) }
    /// Last day to tell the person that it will take longer.
    package var dernierJourPourProlonger: DateCivile { recueLe.plus(mois: 1) }

    static let colonnes: SQL = """
        SELECT a.id, a.entreprise_id, a.dossier_id, d.numero, a.recue_le, a.canal, a.prolongee_le, a.raison, a.suite, a.close_le
        FROM nominatif.demande_acces a
        JOIN nominatif.dossier d ON d.entreprise_id = a.entreprise_id AND d.id = a.dossier_id
        """

    static func selection(_ ref: Dossier.Ref) -> SQL {
        "\(fragment: colonnes) WHERE a.entreprise_id = \(ref.entreprise) AND a.dossier_id = \(ref.id) ORDER BY a.recue_le DESC, a.id"
    }

    /// Mine without an answer, from the twentieth day; a prolonged one, from ten days before its term. Closed and archived dossiers too.
    static func aRappeler(_ aujourdhui: DateCivile) -> SQL {
        """
        \(fragment: colonnes)
        WHERE d.referent_id = garde.uid() AND d.etat <> 'efface' AND a.close_le IS NULL
          AND (a.prolongee_le IS NULL AND a.recue_le <= \(aujourdhui.plus(jours: -20))::date
            OR a.recue_le + interval '3 months' <= \(aujourdhui.plus(jours: 10))::date)
        ORDER BY a.recue_le, d.numero LIMIT 100
        """
    }

    func ligne(_ aujourdhui: DateCivile) -> Balisage {
        let reste = aujourdhui.jours(jusqua: terme)
        let badge =
            reste < 0
            ? Badge("en retard", comme: .annuleePrestataire) : Badge(reste == 0 ? "aujourd'hui" : pluriel(reste, "jour"), comme: .due)
        return """
            <li><span><strong><a href="\(ref.chemin)/copie">Dossier \(numero)</a></strong>, copie demandée \(canal.libelle) le \(recueLe.court)<br>\
            <small class="discret">réponse \(reste < 0 ? "due depuis le" : "due le") \(terme.court)</small></span>\(badge)</li>
            """
    }

    /// « Demandée par courrier le 3 mars 2026, remise le 20 mars 2026. » The same words on the page and in the person's copy.
    package var phrase: String {
        var phrase = "demandée \(canal.libelle) le \(recueLe.court)"
        if let prolongation { phrase += ", délai prolongé de deux mois le \(prolongation.le.court) (\(prolongation.raison.libelle))" }
        switch suite {
        case (.remise, let le)?: phrase += ", remise le \(le.court)"
        case (.retiree, let le)?: phrase += ", retirée le \(le.court)"
        case nil: phrase += ", réponse due le \(terme.court)"
        }
        return phrase
    }
}

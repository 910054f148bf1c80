package import Calendrier
import Chiffrement
package import Postgres
package import Tenancy

/// A measure of job retention: what it is, where it stands and its dates in clear; the note sealed. Erased with the dossier, like a leave.
package struct Mesure: RowDecodable, Sendable {
    package let id: ID<Mesure>
    package let ref: Dossier.Ref
    package let sorte: SorteMesure
    package let par: Proposant
    package let etat: EtatMesure
    package let noteeLe: DateCivile
    package let demandeeLe: DateCivile?
    package let decideeLe: DateCivile?
    /// Without an answer by then, to be recalled. Only of a request.
    package let relance: DateCivile?
    package let du: DateCivile?
    package let au: DateCivile?
    /// Per cent of full time, 1 to 99.
    package let quotite: Int?
    package let resultat: ResultatMesure?
    /// First day of the absence whose clock proposed it.
    package let absenceDu: DateCivile?
    package let version: Int

    package init(row: Row) throws(RowError) {
        id = try row.id("id")
        ref = Dossier.Ref(try row.id("entreprise_id"), try row.id("dossier_id"))
        sorte = try row.value("sorte")
        par = try row.value("proposee_par")
        etat = try row.value("etat")
        noteeLe = try row.value("notee_le")
        demandeeLe = try row.optionalValue("demandee_le")
        decideeLe = try row.optionalValue("decidee_le")
        relance = try row.optionalValue("relance")
        du = try row.optionalValue("du")
        au = try row.optionalValue("au")
        quotite = try row.optionalInt("quotite")
        resultat = try row.optionalValue("resultat")
        absenceDu = try row.optionalValue("absence_du")
        version = try row.int("version")
    }

    static let colonnes: SQL = """
        SELECT m.id, m.entreprise_id, m.dossier_id, m.sorte, m.proposee_par, m.etat, m.notee_le, m.demandee_le, m.decidee_le, m.relance,
               m.du, m.au, m.quotite, m.resultat, m.absence_du, m.version
        FROM nominatif.mesure m
        """

    /// Those that run first, each group from the latest.
    static func selection(_ ref: Dossier.Ref, limite: Int = 200) -> SQL {
        """
        \(fragment: colonnes)
        WHERE m.entreprise_id = \(ref.entreprise) AND m.dossier_id = \(ref.id)
        ORDER BY m.etat IN ('envisagee', 'demandee', 'accordee', 'en_cours') DESC,
                 coalesce(m.du, m.decidee_le, m.demandee_le, m.notee_le) DESC, m.id LIMIT \(limite)
        """
    }

    static func une(_ ref: Dossier.Ref, _ id: ID<Mesure>) -> SQL {
        "\(fragment: colonnes) WHERE m.entreprise_id = \(ref.entreprise) AND m.dossier_id = \(ref.id) AND m.id = \(id)"
    }

    /// Name of the note among the sealed fields.
    static let champ = "note"

    static func feuillet(_ note: String) -> Feuillet {
        var feuillet = Feuillet()
        feuillet[champ] = note
        return feuillet
    }

    package var chemin: String { "\(ref.chemin)/mesures/\(id)" }

    /// « temps partiel thérapeutique à 50 % ».
    package var titre: String { sorte.libelle + (quotite.map { " à \($0) %" } ?? "") }

    /// « du 3 mars 2026 au 2 juin 2026 », « le 3 mars 2026 »; nil while no day is known.
    package var periode: String? {
        switch (du, au) {
        case (let du?, let au?): du == au ? "le \(du.court)" : "du \(du.court) au \(au.court)"
        case (let du?, nil): sorte.dUnJour ? "le \(du.court)" : "depuis le \(du.court)"
        case (nil, let au?): "jusqu'au \(au.court)"
        case (nil, nil): nil
        }
    }

    /// The day it is placed at in the thread: of what happened last, or of what comes next.
    package var jour: DateCivile {
        switch etat {
        case .envisagee: noteeLe
        case .demandee: demandeeLe ?? noteeLe
        case .accordee: du ?? decideeLe ?? noteeLe
        case .enCours: du ?? noteeLe
        case .terminee: au ?? noteeLe
        case .refusee: decideeLe ?? noteeLe
        case .renoncee: decideeLe ?? demandeeLe ?? noteeLe
        }
    }

    /// What is to be done about it, and when, when something is within `preavis` of its kind; nil otherwise.
    package func rappel(au jour: DateCivile) -> (le: DateCivile, quoi: String)? {
        switch etat {
        case .demandee: relance.map { ($0, "sans réponse : \(titre)") }
        case .accordee: du.map { ($0, "à commencer : \(titre)") }
        case .enCours: au.flatMap { $0 <= jour.plus(jours: sorte.preavis) ? ($0, "qui se termine : \(titre)") : nil }
        case .envisagee, .terminee, .refusee, .renoncee: nil
        }
    }
}

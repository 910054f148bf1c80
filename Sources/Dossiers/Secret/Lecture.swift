package import Calendrier
package import Chiffrement
package import Foundation
package import Postgres
package import Tenancy

/// A line of the reading journal of a dossier: what one account did of one kind in one day.
package struct Lecture: RowDecodable, Sendable {
    /// The last time that day.
    package let instant: Date
    /// How many times that day.
    package let fois: Int
    package let compte: UUID?
    package let action: String
    /// Of whoever did it, gone or not.
    package let nom: String?

    package init(row: Row) throws(RowError) {
        instant = try row.instant("dernier")
        fois = try row.int("fois")
        compte = try row.optionalUUID("compte")
        action = try row.string("action")
        nom = try row.optionalString("nom")
    }

    /// Named in the person's copy. Without an account, the service itself acted: the retention of each night.
    package var par: String { nom ?? (compte == nil ? "le service" : "un ancien membre du service") }

    package var refusee: Bool { action.hasSuffix("_refus") }

    /// What was done, in words; a refusal says so.
    package var geste: String { refusee ? mot + ", refusé" : mot }

    /// And how many times that day.
    package var quoi: String { fois > 1 ? "\(mot), \(fois) fois" : mot }

    private var mot: String { MotsDuJournal.mots[action] ?? action.replacing("_", with: " ") }

    /// All of them, latest first: the access list is whole or it is not one.
    static func selection(_ ref: Dossier.Ref) -> SQL {
        """
        SELECT l.dernier, l.fois, l.compte, l.action, garde.nom_du_service(l.compte) AS nom
        FROM nominatif.acces_au_dossier(\(ref.entreprise), \(ref.id)) l ORDER BY l.dernier DESC
        """
    }
}

package struct LectureStore: Sendable {
    let base: Database
    let coffre: Coffre

    package init(_ base: Database, _ coffre: Coffre) {
        self.base = base
        self.coffre = coffre
    }

    /// Who may read this dossier now and why; and, for its referent, who has read it, latest first, the locks and the urgent accesses.
    /// nil when I may not read it. A colleague's attempt on the history is written down.
    package func liste(_ ref: Dossier.Ref, as principal: Principal) async throws -> LecturesLues? {
        let coffre = coffre
        return try await base.transaction(as: principal) { transaction in
            guard
                let dossier = try transaction.first(
                    "\(fragment: Dossier.selection) WHERE d.entreprise_id = \(ref.entreprise) AND d.id = \(ref.id)", as: Dossier.self)
            else {
                try transaction.execute("SELECT 1 FROM nominatif.acces_au_dossier(\(ref.entreprise), \(ref.id))")
                return nil
            }
            let mien = dossier.referent == principal.compte
            let presents = try NomsDuService.lire(try transaction.rows(NomsDuService.presents))
            let lecteurs = try transaction.all(
                "SELECT compte_id, raison, depuis, jusqua FROM nominatif.lecteurs(\(ref.entreprise), \(ref.id))", as: Lecteur.self)
            let urgences = mien ? try UrgenceStore.lire(ref, coffre, transaction) : []
            let verrous =
                mien
                ? try transaction.all(
                    "SELECT id, compte_id, origine, pose_le FROM nominatif.verrous(\(ref.entreprise), \(ref.id))", as: Verrou.self)
                : []
            return LecturesLues(
                dossier: dossier, mien: mien, lecteurs: lecteurs,
                lectures: mien ? try transaction.all(Lecture.selection(ref), as: Lecture.self) : [], urgences: urgences, verrous: verrous,
                psychologue: try transaction.rows("SELECT nominatif.suivi_psychologique(\(ref.entreprise), \(ref.id)) AS oui").first?
                    .bool("oui") ?? false,
                jeSuisPsychologue: try transaction.rows("SELECT gestion.suis_psychologue() AS oui").first?.bool("oui") ?? false,
                presents: presents,
                noms: try NomsDuService.completer(
                    presents, lecteurs.map(\.compte) + urgences.map(\.compte) + verrous.map(\.compte), transaction))
        }
    }
}

/// Somebody who may read a dossier now, and why.
package struct Lecteur: RowDecodable, Sendable {
    package enum Raison: String, Sendable {
        case referent, partage, urgence
        case partageSansNotes = "partage_sans_notes"

        package var libelle: String {
            switch self {
            case .referent: "suit la personne"
            case .partage: "partage consenti, tout le dossier"
            case .partageSansNotes: "partage consenti, sans les notes d'entretien"
            case .urgence: "accès d'urgence"
            }
        }
    }

    package let compte: UUID
    package let raison: Raison
    package let depuis: DateCivile
    /// nil: without an end.
    package let jusqua: Date?

    package init(row: Row) throws(RowError) {
        compte = try row.uuid("compte_id")
        raison = try row.value("raison")
        depuis = try row.value("depuis")
        jusqua = try row.optionalInstant("jusqua")
    }
}

/// All that the page « Qui lit » shows.
package struct LecturesLues: Sendable {
    package let dossier: Dossier
    package let mien: Bool
    package let lecteurs: [Lecteur]
    package let lectures: [Lecture]
    package let urgences: [UrgenceLue]
    package let verrous: [Verrou]
    /// The psychologist accepted that the referent be told.
    package let psychologue: Bool
    /// I am a psychologist: my notes are one click away.
    package let jeSuisPsychologue: Bool
    /// Whom a lock may name.
    package let presents: [UUID: String]
    /// And those who have left and are named here.
    package let noms: [UUID: String]
}

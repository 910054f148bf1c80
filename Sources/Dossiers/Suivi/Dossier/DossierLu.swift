import Chiffrement
package import Foundation
import Postgres
package import Tenancy

/// A dossier opened: codes, and what its key unsealed. Having one means a line of the journal says so.
package struct DossierLu: Sendable {
    package let dossier: Dossier
    package let identite: Identite
    package let entretiens: [Entretien]
    package let notes: [UUID: Note]
    package let demarches: [Demarche]
    package let objets: [UUID: Objet]
    package let partages: [Partage]
    package let evenements: [Evenement]
    package let rendezVous: [RendezVous]
    package let feuilles: [Feuille]
    package let situation: Situation
    package let evaluations: [UUID: Evaluation]
    package let bilans: [UUID: BilanFin]
    package let objectifs: [Objectif]
    package let textes: [UUID: Objectif.Texte]
    package let actions: [ActionPrevue]
    package let motsDesActions: [UUID: String]
    package let orientations: [Orientation]
    package let textesDesOrientations: [UUID: Orientation.Texte]
    package let arrets: [ArretTravail]
    package let etapes: [EtapePosee]
    package let mesures: [Mesure]
    package let notesDesMesures: [UUID: String]
    /// Those this account may know of.
    package let urgences: [AccesUrgent]
    /// Names of the staff who receive people, and of those who have left and are named here, by account.
    package let collegues: [UUID: String]
    /// The reading before this one.
    package let lecture: (instant: Date, compte: UUID)?
}

extension DossierStore {
    /// Opens a dossier in one round trip, journaled; nil when it does not exist or is not mine to see, journaled too.
    package func lire(_ ref: Dossier.Ref, as principal: Principal) async throws -> DossierLu? {
        let coffre = coffre
        return try await base.transaction(as: principal) { transaction in
            let reponses = try transaction.pipeline([
                "SELECT nominatif.recueillir(\(ref.entreprise), \(ref.id)), nominatif.ouvrir_partage(\(ref.entreprise), \(ref.id))",
                "SELECT instant, compte FROM nominatif.derniere_lecture(\(ref.entreprise), \(ref.id))",
                """
                SELECT sorte, id, version, contenu, cle_dossier, cle_entreprise
                FROM nominatif.lire_dossier(\(ref.entreprise), \(ref.id))
                """,
                "\(fragment: Dossier.selection) WHERE d.entreprise_id = \(ref.entreprise) AND d.id = \(ref.id)",
                Entretien.selection(ref), Demarche.selection(ref), Partage.selection(ref), Evenement.selection(ref),
                RendezVous.selection(ref), NomsDuService.presents, Self.sansPrenom(ref),
                Feuille.selection(ref), Objectif.selection(ref), ActionPrevue.selection(ref), Orientation.selection(ref),
                ArretTravail.selection(ref), EtapePosee.selection(ref), AccesUrgent.selection(ref), Mesure.selection(ref),
            ])
            let lignes = Array(reponses.dropFirst())
            guard let dossier = try lignes[2].first.map({ try Dossier(row: $0) }), !lignes[1].isEmpty else { return nil }
            let contenus = try Contenus(lignes[1], ref, coffre)
            if !lignes[9].isEmpty, let cle = contenus.entreprise { try Self.indexer(contenus.identite.prenom, ref, cle, transaction) }
            return DossierLu(
                dossier: dossier, identite: contenus.identite, entretiens: try lignes[3].map { try Entretien(row: $0) },
                notes: contenus.notes,
                demarches: try lignes[4].map { try Demarche(row: $0) }, objets: contenus.objets,
                partages: try lignes[5].map { try Partage(row: $0) }, evenements: try lignes[6].map { try Evenement(row: $0) },
                rendezVous: try lignes[7].map { try RendezVous(row: $0) },
                feuilles: try lignes[10].map { try Feuille(row: $0) }, situation: contenus.situation, evaluations: contenus.evaluations,
                bilans: contenus.bilans, objectifs: try lignes[11].map { try Objectif(row: $0) }, textes: contenus.textes,
                actions: try lignes[12].map { try ActionPrevue(row: $0) }, motsDesActions: contenus.actions,
                orientations: try lignes[13].map { try Orientation(row: $0) }, textesDesOrientations: contenus.orientations,
                arrets: try lignes[14].map { try ArretTravail(row: $0) }, etapes: try lignes[15].map { try EtapePosee(row: $0) },
                mesures: try lignes[17].map { try Mesure(row: $0) }, notesDesMesures: contenus.mesures,
                urgences: try lignes[16].map { try AccesUrgent(row: $0) },
                collegues: try Self.noms(lignes, dossier, transaction),
                lecture: try lignes[0].first.map { (try $0.instant("instant"), try $0.uuid("compte")) })
        }
    }

    /// Of everybody it names: a colleague who has left signed what she wrote.
    private static func noms(_ lignes: [[Row]], _ dossier: Dossier, _ transaction: Transaction) throws -> [UUID: String] {
        var comptes = [dossier.referent.rawValue]
        for (rang, colonne) in [
            (0, "compte"), (3, "auteur_id"), (5, "compte_id"), (6, "auteur_id"), (10, "auteur_id"), (16, "compte_id"),
        ] { comptes += try lignes[rang].compactMap { try $0.optionalUUID(colonne) } }
        return try NomsDuService.completer(try NomsDuService.lire(lignes[8]), comptes, transaction)
    }

    /// Mine, and opened before first names had an index (migration 0060): reading it is when its first name is at hand.
    private static func sansPrenom(_ ref: Dossier.Ref) -> SQL {
        """
        SELECT 1 AS un FROM nominatif.dossier
        WHERE entreprise_id = \(ref.entreprise) AND id = \(ref.id) AND index_prenom IS NULL AND referent_id = garde.uid() AND etat <> 'efface'
        """
    }

    private static func indexer(_ prenom: String, _ ref: Dossier.Ref, _ cle: CleEntreprise, _ transaction: Transaction) throws {
        try transaction.execute(
            """
            UPDATE nominatif.dossier SET index_prenom = \(cle.parametres(prenom))::bytea[]
            WHERE entreprise_id = \(ref.entreprise) AND id = \(ref.id)
            """)
    }
}

extension DossierLu {
    /// The last sheet of a kind.
    package func feuille(_ sorte: Feuille.Sorte) -> Feuille? { feuilles.first { $0.sorte == sorte } }

    /// Actions of an objective, in the order of their terms.
    func actions(_ objectif: ID<Objectif>) -> [ActionPrevue] { actions.filter { $0.objectif == objectif } }
}

/// The sealed rows of one dossier, unsealed.
private struct Contenus {
    var identite = Identite()
    var notes: [UUID: Note] = [:]
    var objets: [UUID: Objet] = [:]
    var situation = Situation()
    var evaluations: [UUID: Evaluation] = [:]
    var bilans: [UUID: BilanFin] = [:]
    var textes: [UUID: Objectif.Texte] = [:]
    var actions: [UUID: String] = [:]
    var orientations: [UUID: Orientation.Texte] = [:]
    var mesures: [UUID: String] = [:]
    /// nil for an erased dossier.
    var entreprise: CleEntreprise?

    init(_ lignes: [Row], _ ref: Dossier.Ref, _ coffre: Coffre) throws {
        guard let premiere = lignes.first, let enveloppee = try premiere.optionalBytes("cle_dossier") else { return }
        let entreprise = try coffre.cle(entreprise: ref.entreprise.rawValue, enveloppee: try premiere.bytes("cle_entreprise"))
        let cle = try entreprise.cle(dossier: ref.id.rawValue, enveloppee: enveloppee)
        self.entreprise = entreprise
        for ligne in lignes {
            guard let contenu = try ligne.optionalBytes("contenu") else { continue }
            let id = try ligne.uuid("id")
            let version = try ligne.int("version")
            switch try ligne.string("sorte") {
            case "dossier": identite = Identite(try cle.ouvrir(contenu, .dossier, id, version: version))
            case "entretien": notes[id] = Note(try cle.ouvrir(contenu, .entretien, id, version: version))
            case "demarche": objets[id] = Objet(try cle.ouvrir(contenu, .demarche, id, version: version))
            case "situation": situation = Situation(try cle.ouvrir(contenu, .feuille, id, version: version))
            case "evaluation": evaluations[id] = Evaluation(try cle.ouvrir(contenu, .feuille, id, version: version))
            case "bilan_fin": bilans[id] = BilanFin(try cle.ouvrir(contenu, .feuille, id, version: version))
            case "objectif": textes[id] = Objectif.Texte(try cle.ouvrir(contenu, .objectif, id, version: version))
            case "action": actions[id] = try cle.ouvrir(contenu, .action, id, version: version)[ActionPrevue.champ]
            case "orientation": orientations[id] = Orientation.Texte(try cle.ouvrir(contenu, .orientation, id, version: version))
            case "mesure": mesures[id] = try cle.ouvrir(contenu, .mesure, id, version: version)[Mesure.champ]
            // What other rooms seal under this key, they open.
            default: break
            }
        }
    }
}

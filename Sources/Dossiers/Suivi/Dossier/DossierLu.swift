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
    /// With the titles its readers may read.
    package let documents: [Document]
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
                Document.selection(ref),
            ])
            let lignes = Array(reponses.dropFirst())
            // Visible and without a content: its company's key did not come back with it.
            guard var dossier = try lignes[2].first.map({ try Dossier(row: $0) }) else { return nil }
            let contenus = try Contenus(lignes[1], ref, coffre)
            dossier.lacune = lignes[1].isEmpty ? .cle : contenus.lacune
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
                documents: try lignes[18].map { try Document(row: $0, contenus.documents[$0.uuid("id")]) },
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
    var documents: [UUID: Feuillet] = [:]
    /// nil for an erased dossier.
    var entreprise: CleEntreprise?

    /// nil for a dossier erased, or all read.
    var lacune: Illisible?

    init(_ lignes: [Row], _ ref: Dossier.Ref, _ coffre: Coffre) throws {
        guard let premiere = lignes.first else { return }
        let scellee = try lignes.contains { try !$0.isNull("contenu") }
        guard let enveloppee = try premiere.optionalBytes("cle_dossier"),
            let cles = try Cles.ouvrir(ref.entreprise, ref.id.rawValue, premiere, enveloppee, coffre)
        else {
            lacune = scellee ? .cle : nil
            return
        }
        entreprise = cles.entreprise
        var descellement = Descellement(cles.dossier)
        for ligne in lignes { try ranger(ligne, &descellement) }
        lacune = Illisible(lignes: descellement.illisibles)
    }

    private mutating func ranger(_ ligne: Row, _ descellement: inout Descellement) throws {
        guard let contenu = try ligne.optionalBytes("contenu"), let table = Self.table(try ligne.string("sorte")) else { return }
        let id = try ligne.uuid("id")
        guard let feuillet = descellement.ouvrir(contenu, table, id, version: try ligne.int("version")) else { return }
        switch try ligne.string("sorte") {
        case "dossier": identite = Identite(feuillet)
        case "entretien": notes[id] = Note(feuillet)
        case "demarche": objets[id] = Objet(feuillet)
        case "situation": situation = Situation(feuillet)
        case "evaluation": evaluations[id] = Evaluation(feuillet)
        case "bilan_fin": bilans[id] = BilanFin(feuillet)
        case "objectif": textes[id] = Objectif.Texte(feuillet)
        case "action": actions[id] = feuillet[ActionPrevue.champ]
        case "document": documents[id] = feuillet
        case "mesure": mesures[id] = feuillet[Mesure.champ]
        default: orientations[id] = Orientation.Texte(feuillet)
        }
    }

    /// nil for what other rooms seal under this key: they open it.
    private static func table(_ sorte: String) -> CleDossier.Table? {
        switch sorte {
        case "dossier": .dossier
        case "entretien": .entretien
        case "demarche": .demarche
        case "situation", "evaluation", "bilan_fin": .feuille
        case "objectif": .objectif
        case "action": .action
        case "document": .document
        case "mesure": .mesure
        case "orientation": .orientation
        default: nil
        }
    }
}

import Actes
import Calendrier
import Chiffrement
import Foundation
import Partenaires
import Postgres
import Tenancy

/// Rows of the follow-up, by column. Sealed contents go with the row: inserted by the owner, in one statement a table.
struct SuiviEnColonnes {
    private var feuilles = Colonnes()
    private var objectifs = Colonnes()
    private var actions = Colonnes()
    private var orientations = Colonnes()
    private var arrets = Colonnes()
    private var etapes = Colonnes()
    private var mesures = Colonnes()

    /// Columns as texts, one array a column, besides the ones every table has.
    private struct Colonnes {
        var entreprises: [UUID] = []
        var ids: [UUID] = []
        var dossiers: [UUID] = []
        var auteurs: [UUID] = []
        var textes: [[String?]] = []
        var contenus: [SQL.Parameter] = []

        mutating func ajouter(_ s: DossierSemence, _ dossier: UUID, _ id: UUID, _ valeurs: [String?], _ contenu: [UInt8]? = nil) {
            entreprises.append(s.entreprise.rawValue)
            ids.append(id)
            dossiers.append(dossier)
            auteurs.append(s.referent.rawValue)
            if textes.isEmpty { textes = valeurs.map { _ in [] } }
            for (rang, valeur) in valeurs.enumerated() { textes[rang].append(valeur) }
            contenus.append(contenu.map { .bytes($0) } ?? .null)
        }

        var vide: Bool { ids.isEmpty }
        func colonne(_ rang: Int) -> [String?] { rang < textes.count ? textes[rang] : [] }
    }

    mutating func ajouter(_ dossier: UUID, _ s: DossierSemence, _ cle: CleDossier) throws {
        guard let suivi = s.suivi else { return }
        if !suivi.situation.estVide {
            let id = UUID()
            feuilles.ajouter(
                s, dossier, id, ["situation", s.ouvertLe.description], try cle.sceller(suivi.situation.feuillet, .feuille, id, version: 1))
        }
        if let (texte, le) = suivi.evaluation {
            let id = UUID()
            feuilles.ajouter(s, dossier, id, ["evaluation", le.description], try cle.sceller(texte.feuillet, .feuille, id, version: 1))
        }
        for objectif in suivi.objectifs { try ajouter(objectif, dossier, s, cle) }
        for orientation in suivi.orientations {
            let id = UUID()
            let contenu = try cle.sceller(orientation.texte.feuillet, .orientation, id, version: 1)
            orientations.ajouter(
                s, dossier, id,
                [
                    orientation.vers.rawValue, orientation.partenaire?.rawValue, orientation.le.description,
                    orientation.relance?.description,
                ],
                contenu)
        }
        ajouterArrets(suivi, dossier, s)
        for mesure in suivi.mesures { try ajouter(mesure.fiche, mesure.noteeLe, dossier, s, cle) }
    }

    private mutating func ajouter(
        _ f: MesureFiche, _ noteeLe: DateCivile, _ dossier: UUID, _ s: DossierSemence, _ cle: CleDossier
    ) throws {
        let id = UUID()
        mesures.ajouter(
            s, dossier, id,
            [
                f.sorte.rawValue, f.par.rawValue, f.etat.rawValue, noteeLe.description, f.demandeeLe?.description,
                f.decideeLe?.description, f.relance?.description, f.du?.description, f.au?.description, f.quotite.map(String.init),
                f.resultat?.rawValue,
            ], try cle.sceller(Mesure.feuillet(f.note), .mesure, id, version: 1))
    }

    private mutating func ajouter(_ o: ObjectifSemence, _ dossier: UUID, _ s: DossierSemence, _ cle: CleDossier) throws {
        let id = UUID()
        let fini = o.saisi.resultat == .enCours ? nil : o.saisi.horizon ?? o.le
        objectifs.ajouter(
            s, dossier, id,
            [
                o.saisi.theme.rawValue, o.saisi.qui.rawValue, o.le.description, o.saisi.horizon?.description, o.saisi.resultat.rawValue,
                fini?.description,
            ], try cle.sceller(o.saisi.texte.feuillet, .objectif, id, version: 1))
        for action in o.actions {
            let ligne = UUID()
            actions.ajouter(
                s, dossier, ligne,
                [id.uuidString, action.qui.rawValue, action.echeance.description, action.faite ? action.echeance.description : nil],
                try cle.sceller(ActionPrevue.feuillet(action.texte), .action, ligne, version: 1))
        }
    }

    private mutating func ajouterArrets(_ suivi: SuiviSemence, _ dossier: UUID, _ s: DossierSemence) {
        for arret in suivi.arrets {
            arrets.ajouter(s, dossier, UUID(), [arret.origine.rawValue, arret.debut.description, arret.fin?.description])
        }
        for pas in HorlogePdp.pas(suivi.arrets, droit: suivi.droit) {
            let faite = pas.le.plus(jours: 20) < suivi.aujourdhui
            etapes.ajouter(
                s, dossier, UUID(),
                [
                    pas.etape.rawValue, pas.absenceDu.description, pas.le.description, pas.jusquau?.description,
                    faite ? "faite" : "prevue",
                    faite ? pas.le.plus(jours: 12).description : nil,
                ])
        }
    }

    var ordres: [SQL] {
        var ordres: [SQL] = []
        if !feuilles.vide {
            ordres.append(
                """
                INSERT INTO nominatif.feuille (entreprise_id, id, dossier_id, auteur_id, sorte, maj_le, contenu, version)
                SELECT e, i, d, a, s, l, c, 1
                FROM unnest(\(feuilles.entreprises)::uuid[], \(feuilles.ids)::uuid[], \(feuilles.dossiers)::uuid[],
                            \(feuilles.auteurs)::uuid[], \(feuilles.colonne(0))::text[], \(feuilles.colonne(1))::date[],
                            \(feuilles.contenus)::bytea[]) AS u (e, i, d, a, s, l, c)
                """)
        }
        if !objectifs.vide {
            ordres.append(
                """
                INSERT INTO nominatif.objectif (entreprise_id, id, dossier_id, auteur_id, theme, qui, pose_le, maj_le, horizon, resultat,
                                                resultat_le, contenu, version)
                SELECT e, i, d, a, t, q, p, p, h, r, f, c, 1
                FROM unnest(\(objectifs.entreprises)::uuid[], \(objectifs.ids)::uuid[], \(objectifs.dossiers)::uuid[],
                            \(objectifs.auteurs)::uuid[], \(objectifs.colonne(0))::text[], \(objectifs.colonne(1))::text[],
                            \(objectifs.colonne(2))::date[], \(objectifs.colonne(3))::date[], \(objectifs.colonne(4))::text[],
                            \(objectifs.colonne(5))::date[], \(objectifs.contenus)::bytea[]) AS u (e, i, d, a, t, q, p, h, r, f, c)
                """)
        }
        if !actions.vide {
            ordres.append(
                """
                INSERT INTO nominatif.action (entreprise_id, id, dossier_id, auteur_id, objectif_id, qui, echeance, faite_le, maj_le, contenu,
                                              version)
                SELECT e, i, d, a, o, q, h, f, coalesce(f, current_date - 20), c, 1
                FROM unnest(\(actions.entreprises)::uuid[], \(actions.ids)::uuid[], \(actions.dossiers)::uuid[],
                            \(actions.auteurs)::uuid[], \(actions.colonne(0))::uuid[], \(actions.colonne(1))::text[],
                            \(actions.colonne(2))::date[], \(actions.colonne(3))::date[], \(actions.contenus)::bytea[])
                     AS u (e, i, d, a, o, q, h, f, c)
                """)
        }
        return ordres + suite
    }

    private var suite: [SQL] {
        var ordres: [SQL] = []
        if !orientations.vide {
            ordres.append(
                """
                INSERT INTO nominatif.orientation (entreprise_id, id, dossier_id, auteur_id, vers, partenaire, le, maj_le, relance, contenu,
                                                   version)
                SELECT e, i, d, a, v, p, l, l, r, c, 1
                FROM unnest(\(orientations.entreprises)::uuid[], \(orientations.ids)::uuid[], \(orientations.dossiers)::uuid[],
                            \(orientations.auteurs)::uuid[], \(orientations.colonne(0))::text[], \(orientations.colonne(1))::text[],
                            \(orientations.colonne(2))::date[], \(orientations.colonne(3))::date[], \(orientations.contenus)::bytea[])
                     AS u (e, i, d, a, v, p, l, r, c)
                """)
        }
        if !arrets.vide {
            ordres.append(
                """
                INSERT INTO nominatif.arret (entreprise_id, id, dossier_id, auteur_id, origine, debut, fin, maj_le)
                SELECT e, i, d, a, o, b, f, b
                FROM unnest(\(arrets.entreprises)::uuid[], \(arrets.ids)::uuid[], \(arrets.dossiers)::uuid[], \(arrets.auteurs)::uuid[],
                            \(arrets.colonne(0))::text[], \(arrets.colonne(1))::date[], \(arrets.colonne(2))::date[])
                     AS u (e, i, d, a, o, b, f)
                """)
        }
        if !etapes.vide {
            ordres.append(
                """
                INSERT INTO nominatif.pdp_etape (entreprise_id, id, dossier_id, etape, absence_du, le, jusquau, statut, statut_le)
                SELECT e, i, d, t, b, l, j, s, f
                FROM unnest(\(etapes.entreprises)::uuid[], \(etapes.ids)::uuid[], \(etapes.dossiers)::uuid[], \(etapes.colonne(0))::text[],
                            \(etapes.colonne(1))::date[], \(etapes.colonne(2))::date[], \(etapes.colonne(3))::date[],
                            \(etapes.colonne(4))::text[], \(etapes.colonne(5))::date[]) AS u (e, i, d, t, b, l, j, s, f)
                """)
        }
        if !mesures.vide { ordres.append(mesuresPosees) }
        return ordres
    }

    private var mesuresPosees: SQL {
        """
        INSERT INTO nominatif.mesure (entreprise_id, id, dossier_id, auteur_id, sorte, proposee_par, etat, notee_le, maj_le, demandee_le,
                                      decidee_le, relance, du, au, quotite, resultat, contenu, version)
        SELECT e, i, d, a, s, p, t, n, n, dm, dc, rl, du, au, q::smallint, rs, c, 1
        FROM unnest(\(mesures.entreprises)::uuid[], \(mesures.ids)::uuid[], \(mesures.dossiers)::uuid[], \(mesures.auteurs)::uuid[],
                    \(mesures.colonne(0))::text[], \(mesures.colonne(1))::text[], \(mesures.colonne(2))::text[],
                    \(mesures.colonne(3))::date[], \(mesures.colonne(4))::date[], \(mesures.colonne(5))::date[],
                    \(mesures.colonne(6))::date[], \(mesures.colonne(7))::date[], \(mesures.colonne(8))::date[],
                    \(mesures.colonne(9))::text[], \(mesures.colonne(10))::text[], \(mesures.contenus)::bytea[])
             AS u (e, i, d, a, s, p, t, n, dm, dc, rl, du, au, q, rs, c)
        """
    }
}

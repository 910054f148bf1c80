import Actes
import Calendrier
import Foundation
import Partenaires
import Postgres
import Tenancy

/// Columns of `nominatif.demarche`.
struct DemarchesEnColonnes {
    private var entreprises: [UUID] = []
    private var ids: [UUID] = []
    private var dossiers: [UUID] = []
    private var auteurs: [UUID] = []
    private var semences: [DemarcheSemence] = []
    private var objets: [SQL.Parameter] = []

    mutating func ajouter(_ id: UUID, _ dossier: UUID, _ s: DossierSemence, _ demarche: DemarcheSemence, _ objet: [UInt8]?) {
        entreprises.append(s.entreprise.rawValue)
        ids.append(id)
        dossiers.append(dossier)
        auteurs.append(s.referent.rawValue)
        semences.append(demarche)
        objets.append(objet.map { .bytes($0) } ?? .null)
    }

    var ordre: SQL {
        """
        INSERT INTO nominatif.demarche (entreprise_id, id, dossier_id, auteur_id, type, partenaire, statut, ouverte_le, maj_le, echeance,
                                        contenu, version)
        SELECT e, i, d, a, t, p, s, o, o, h, c, (c IS NOT NULL)::int
        FROM unnest(\(entreprises)::uuid[], \(ids)::uuid[], \(dossiers)::uuid[], \(auteurs)::uuid[],
                    \(semences.map(\.nouvelle.type.rawValue))::text[], \(semences.map(\.nouvelle.partenaire?.rawValue))::text[],
                    \(semences.map(\.nouvelle.statut.rawValue))::text[], \(semences.map(\.ouverteLe.description))::date[],
                    \(semences.map(\.nouvelle.echeance?.description))::date[], \(objets)::bytea[])
             AS u (e, i, d, a, t, p, s, o, h, c)
        """
    }
}

/// Columns of `nominatif.rendez_vous`. Two at the same hour for one referent: the second is left out.
struct RendezVousEnColonnes {
    private var entreprises: [UUID] = []
    private var dossiers: [UUID] = []
    private var referents: [UUID] = []
    private var semences: [RendezVousSemence] = []

    mutating func ajouter(_ dossier: UUID, _ s: DossierSemence, _ rendez: RendezVousSemence) {
        entreprises.append(s.entreprise.rawValue)
        dossiers.append(dossier)
        referents.append(s.referent.rawValue)
        semences.append(rendez)
    }

    var ordre: SQL {
        """
        INSERT INTO nominatif.rendez_vous (entreprise_id, dossier_id, referent_id, permanence_id, jour, heure, nature, forme, statut)
        SELECT e, d, r, p, j, h, n, f, s
        FROM unnest(\(entreprises)::uuid[], \(dossiers)::uuid[], \(referents)::uuid[], \(semences.map(\.permanence))::uuid[],
                    \(semences.map(\.jour.description))::date[], \(semences.map(\.heure.description))::time[],
                    \(semences.map(\.nature.rawValue))::text[], \(semences.map(\.forme.rawValue))::text[],
                    \(semences.map(\.statut.rawValue))::text[])
             AS u (e, d, r, p, j, h, n, f, s)
        ON CONFLICT DO NOTHING
        """
    }
}

import Chiffrement
import Actes
import Calendrier
import Foundation
import Postgres
import Tenancy

/// Columns of `nominatif.dossier`.
struct DossiersEnColonnes {
    private var entreprises: [UUID] = []
    private var ids: [UUID] = []
    private var etablissements: [UUID] = []
    private var referents: [UUID] = []
    private var numeros: [String] = []
    private var ouverts: [String] = []
    private var motifs: [String] = []
    private var clos: [String?] = []
    private var issues: [String?] = []
    private var cles: [SQL.Parameter] = []
    private var contenus: [SQL.Parameter] = []
    private var noms: [String] = []
    private var prenoms: [String] = []

    mutating func ajouter(_ id: UUID, _ s: DossierSemence, enveloppee: [UInt8], contenu: [UInt8], _ cle: CleEntreprise) {
        entreprises.append(s.entreprise.rawValue)
        ids.append(id)
        etablissements.append(s.etablissement)
        referents.append(s.referent.rawValue)
        numeros.append(s.numero)
        ouverts.append(s.ouvertLe.description)
        motifs.append(s.motif.rawValue)
        clos.append(s.cloture?.le.description)
        issues.append(s.cloture?.issue.rawValue)
        cles.append(.bytes(enveloppee))
        contenus.append(.bytes(contenu))
        noms.append(cle.index(s.identite.nom).litteral)
        prenoms.append(cle.index(s.identite.prenom).litteral)
    }

    /// Inserted open, so that entretiens may follow; `clotures` closes them last.
    var ordre: SQL {
        """
        INSERT INTO nominatif.dossier (entreprise_id, id, etablissement_id, referent_id, numero, ouvert_le, derniere_activite, motif,
                                       cle_enveloppee, contenu, version, index_nom, index_prenom)
        SELECT e, i, t, r, n, o, o, m, c, k, 1, x::bytea[], y::bytea[]
        FROM unnest(\(entreprises)::uuid[], \(ids)::uuid[], \(etablissements)::uuid[], \(referents)::uuid[], \(numeros)::text[],
                    \(ouverts)::date[], \(motifs)::text[], \(cles)::bytea[], \(contenus)::bytea[], \(noms)::text[], \(prenoms)::text[])
             AS u (e, i, t, r, n, o, m, c, k, x, y)
        """
    }

    var ouvertures: SQL {
        """
        INSERT INTO nominatif.evenement (entreprise_id, dossier_id, auteur_id, jour, sorte)
        SELECT e, i, r, o, 'ouverture'
        FROM unnest(\(entreprises)::uuid[], \(ids)::uuid[], \(referents)::uuid[], \(ouverts)::date[]) AS u (e, i, r, o)
        """
    }

    var clotures: SQL {
        """
        WITH u AS (
          SELECT e, i, r, c, s
          FROM unnest(\(entreprises)::uuid[], \(ids)::uuid[], \(referents)::uuid[], \(clos)::date[], \(issues)::text[]) AS u (e, i, r, c, s)
          WHERE c IS NOT NULL
        ), fermes AS (
          UPDATE nominatif.dossier d SET etat = 'clos', clos_le = u.c, issue = u.s
          FROM u WHERE d.entreprise_id = u.e AND d.id = u.i
        )
        INSERT INTO nominatif.evenement (entreprise_id, dossier_id, auteur_id, jour, sorte, detail)
        SELECT e, i, r, c, 'cloture', s FROM u
        """
    }
}

import Actes
import Calendrier
import Foundation
import Postgres
import Tenancy

/// Columns of `nominatif.entretien`.
struct EntretiensEnColonnes {
    private var entreprises: [UUID] = []
    private var ids: [UUID] = []
    private var dossiers: [UUID] = []
    private var auteurs: [UUID] = []
    private var codes: [Entretien.Codes] = []
    private var notes: [SQL.Parameter] = []

    mutating func ajouter(_ id: UUID, _ dossier: UUID, _ s: DossierSemence, _ c: Entretien.Codes, _ note: [UInt8]?) {
        entreprises.append(s.entreprise.rawValue)
        ids.append(id)
        dossiers.append(dossier)
        auteurs.append(s.referent.rawValue)
        codes.append(c)
        notes.append(note.map { .bytes($0) } ?? .null)
    }

    var ordre: SQL {
        """
        INSERT INTO nominatif.entretien (entreprise_id, id, dossier_id, auteur_id, jour, nature, forme, duree, origine, vulnerabilite, faits,
                                         prochaine_le, etat, note, version)
        SELECT e, i, d, a, j, n, f, m, o, v, x::text[], p, 'clos', c, (c IS NOT NULL)::int
        FROM unnest(\(entreprises)::uuid[], \(ids)::uuid[], \(dossiers)::uuid[], \(auteurs)::uuid[],
                    \(codes.map(\.jour.description))::date[], \(codes.map(\.nature.rawValue))::text[],
                    \(codes.map(\.forme.rawValue))::text[], \(codes.map(\.duree.minutes))::smallint[],
                    \(codes.map(\.origine.rawValue))::text[], \(codes.map(\.vulnerabilite.rawValue))::text[],
                    \(codes.map { "{" + $0.faits.map(\.rawValue).joined(separator: ",") + "}" })::text[],
                    \(codes.map(\.prochaine?.description))::date[], \(notes)::bytea[])
             AS u (e, i, d, a, j, n, f, m, o, v, x, p, c)
        """
    }
}

/// Columns of `nominatif.entretien_motif`.
struct MotifsEnColonnes {
    private var entreprises: [UUID] = []
    private var entretiens: [UUID] = []
    private var sortes: [String] = []
    private var motifs: [String] = []
    private var precisions: [String] = []

    mutating func ajouter(_ entretien: UUID, _ s: DossierSemence, _ codes: Entretien.Codes) {
        for (sorte, liste) in [("exprime", codes.exprimes), ("identifie", codes.identifies)] {
            for motif in Set(liste) {
                entreprises.append(s.entreprise.rawValue)
                entretiens.append(entretien)
                sortes.append(sorte)
                motifs.append(motif.rawValue)
                let siennes = sorte == "identifie" ? codes.precisions.filter { $0.motif == motif } : []
                precisions.append("{" + siennes.map(\.rawValue).joined(separator: ",") + "}")
            }
        }
    }

    var ordre: SQL {
        """
        INSERT INTO nominatif.entretien_motif (entreprise_id, entretien_id, sorte, motif, precisions)
        SELECT e, i, s, m, p::text[]
        FROM unnest(\(entreprises)::uuid[], \(entretiens)::uuid[], \(sortes)::text[], \(motifs)::text[], \(precisions)::text[])
             AS u (e, i, s, m, p)
        """
    }
}

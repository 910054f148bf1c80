import Calendrier
import Chiffrement
import Postgres
package import Tenancy

extension EntretienStore {
    /// Whether it is mine and no bilan counts it yet: it may be corrected, or taken away.
    package func modifiable(_ ref: Dossier.Ref, _ id: ID<Entretien>, as principal: Principal) async throws -> Bool {
        try await base.transaction(as: principal) {
            try $0.rows("SELECT nominatif.entretien_modifiable(\(ref.entreprise), \(id)) AS oui").first?.bool("oui") ?? false
        }
    }

    /// Takes away a draft of mine, or an entretien no bilan counts yet, with its note: for good, and the journal says it. False when it
    /// is neither.
    package func retirer(_ ref: Dossier.Ref, _ id: ID<Entretien>, as principal: Principal) async throws -> Bool {
        try await base.transaction(as: principal) { transaction in
            let retires = try transaction.execute(
                "DELETE FROM nominatif.entretien WHERE entreprise_id = \(ref.entreprise) AND dossier_id = \(ref.id) AND id = \(id)")
            guard retires == 1 else { return false }
            try transaction.execute("SELECT journal.ecrire('retirer_entretien', \(ref.id))")
            return true
        }
    }

    /// Rectifies the note of an entretien of mine that a bilan counts: `texte` comes under it with the day, or in its place when
    /// `enRetirant` (it was written in the wrong dossier). The codes stay. False when it is not mine, or the dossier is closed.
    package func rectifier(
        _ ref: Dossier.Ref, _ id: ID<Entretien>, _ texte: String, enRetirant: Bool, as principal: Principal
    ) async throws -> Bool {
        let coffre = coffre
        return try await base.transaction(as: principal) { transaction in
            let ligne = try transaction.rows(
                "SELECT version, contenu, cle_dossier, cle_entreprise FROM nominatif.lire_note(\(ref.entreprise), \(id))"
            ).first
            guard let ligne, let enveloppee = try ligne.optionalBytes("cle_dossier") else { return false }
            let version = try ligne.int("version")
            let cle = try Cles.exiger(ref.entreprise, ref.id.rawValue, ligne, enveloppee, coffre).dossier
            let avant = try ligne.optionalBytes("contenu").map { contenu in
                // Written under a note nobody can read, the correction would destroy it.
                guard let feuillet = try? cle.ouvrir(contenu, .entretien, id.rawValue, version: version) else { throw Illisible.refus }
                return Note(feuillet)
            }
            let apres = Note.rectifiee(avant?.texte ?? "", texte, enRetirant: enRetirant, le: .aujourdhui())
            let contenu = try cle.sceller(apres.feuillet, .entretien, id.rawValue, version: version + 1)
            let ecrits = try transaction.execute(
                """
                UPDATE nominatif.entretien SET note = \(contenu), version = \(version + 1)
                WHERE entreprise_id = \(ref.entreprise) AND dossier_id = \(ref.id) AND id = \(id) AND etat = 'clos' AND version = \(version)
                """)
            guard ecrits == 1 else { return false }
            try transaction.execute("SELECT journal.ecrire('rectifier_note', \(ref.id))")
            return true
        }
    }
}

extension Note {
    static func rectifiee(_ avant: String, _ texte: String, enRetirant: Bool, le jour: DateCivile) -> Note {
        let suite = texte.isEmpty ? "" : "Rectificatif du \(jour.court) : \(texte)"
        let debut = enRetirant ? "Note retirée le \(jour.court) : elle n'avait pas sa place dans ce dossier." : avant
        return Note([debut, suite].filter { !$0.isEmpty }.joined(separator: "\n\n"))
    }
}

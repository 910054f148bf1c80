import Adresses
import Chiffrement
import Foundation
import Postgres
import Tenancy

/// Tells somebody who has a dossier of her rendez-vous, when she chose so on her fiche: the neutral messages of a booking by the poster
/// (confirmation, the day before, moved, cancelled), her contact sealed for the letter box and gone after the day.
struct RendezVousAvis: Sendable {
    let dossiers: DossierStore
    /// `https://exemple.fr`, for the link that moves or cancels; nil: messages bear none.
    let adresse: String?

    enum Issue: Sendable, Equatable {
        /// She did not ask for messages.
        case aucun
        case prevu(Identite.Rappel)
        /// She did, and none can leave: why, in words.
        case impossible(String)
    }

    /// Prepares what is missing for her coming rendez-vous with me. `confirmer`: with a confirmation, else the day before only.
    func preparer(_ ref: Dossier.Ref, confirmer: Bool, as principal: Principal) async throws -> Issue {
        guard let lu = try await dossiers.lire(ref, as: principal) else { return .aucun }
        return try await preparer(ref, lu.identite, confirmer: confirmer, as: principal)
    }

    func preparer(_ ref: Dossier.Ref, _ identite: Identite, confirmer: Bool, as principal: Principal) async throws -> Issue {
        guard let canal = identite.rappel.canal else { return .aucun }
        guard let contact = identite.contact else { return .impossible(identite.rappel.manque) }
        return try await dossiers.base.transaction(as: principal) { tx in
            guard let boite = try tx.rows("SELECT publique, canaux FROM nominatif.boite_publique()").first,
                try boite.strings("canaux").contains(canal.rawValue)
            else { return .impossible("ce service n'envoie pas encore de \(canal == .sms ? "SMS" : "courriel")") }
            try poser(ref, contact, try Fente(publique: boite.bytes("publique")), confirmer, tx)
            return .prevu(identite.rappel)
        }
    }

    /// Nothing of what was prepared leaves any more: she changed her mind, or her number.
    func taire(_ ref: Dossier.Ref, as principal: Principal) async throws {
        try await dossiers.base.transaction(as: principal) {
            _ = try $0.rows("SELECT nominatif.taire_le_dossier(\(ref.entreprise), \(ref.id))")
        }
    }

    private func poser(_ ref: Dossier.Ref, _ contact: String, _ fente: Fente, _ confirmer: Bool, _ tx: Transaction) throws {
        let aVenir = try tx.rows(
            """
            SELECT r.id FROM nominatif.rendez_vous r
            WHERE r.entreprise_id = \(ref.entreprise) AND r.dossier_id = \(ref.id) AND r.referent_id = garde.uid() AND r.statut = 'a_venir'
              AND r.jour >= current_date
            """)
        for ligne in aVenir {
            let id = UUID()
            let neuf = LienDeRendezVous()
            let lien = try adresse.map { try neuf.sceller($0, fente, id) }
            _ = try tx.rows(
                """
                SELECT nominatif.prevenir_du_dossier(\(ref.entreprise), \(try ligne.uuid("id")), \(id), \(neuf.empreinte),
                  \(try fente.sceller(Self.feuillet("adresse", contact), .contact, id)), \(lien), \(confirmer))
                """)
        }
    }

    private static func feuillet(_ nom: String, _ valeur: String) -> Feuillet {
        var feuillet = Feuillet()
        feuillet[nom] = valeur
        return feuillet
    }
}

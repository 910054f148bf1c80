internal import Calendrier
internal import Foundation
internal import Postgres
internal import Tenancy
internal import Web

/// A payment to record, as `facturation.encaisser` reads it.
struct NouvelEncaissement: Sendable {
    var entreprise: ID<EntrepriseTag>
    var recuLe: DateCivile
    var montantCents: Int
    var moyen: MoyenDePaiement
    var libelle = ""
    /// SHA-256 of the line of a bank statement: the same line is recorded once.
    var empreinte: String?
    /// The person said that the same amount on the same day is another payment.
    var doublonAdmis = false
    var imputations: [(facture: ID<FactureTag>, cents: Int)] = []

    private struct Forme: Encodable {
        struct Part: Encodable {
            var facture_id: String
            var montant_cents: Int
        }
        var entreprise_id, recu_le, moyen, libelle: String
        var montant_cents: Int
        var empreinte: String?
        var doublon_admis: Bool
        var imputations: [Part]
    }

    func json() throws -> String {
        let forme = Forme(
            entreprise_id: entreprise.description, recu_le: recuLe.description, moyen: moyen.rawValue, libelle: String(libelle.prefix(140)),
            montant_cents: montantCents, empreinte: empreinte, doublon_admis: doublonAdmis,
            imputations: imputations.map { .init(facture_id: $0.facture.description, montant_cents: $0.cents) })
        return String(decoding: try JSONEncoder().encode(forme), as: UTF8.self)
    }

    /// The amount shared between open invoices, the oldest due first; what is left over is kept as credit.
    static func repartir(_ cents: Int, sur pieces: [PieceDue]) -> [(facture: ID<FactureTag>, cents: Int)] {
        var reste = cents
        return pieces.filter { !$0.avoir && $0.resteCents > 0 }.sorted { ($0.echeance, $0.numero) < ($1.echeance, $1.numero) }
            .compactMap { piece in
                let part = min(reste, piece.resteCents)
                reste -= part
                return part > 0 ? (piece.id, part) : nil
            }
    }
}

/// What the base answered to a write on an account, in French with the remedy.
enum RefusDeCaisse {
    static func phrase(_ erreur: PostgresError) -> String? {
        guard case .server(let etat, let contrainte) = erreur else { return nil }
        return switch (etat, contrainte) {
        case (.uniqueViolation, "encaissement_doublon"):
            "Un encaissement du même montant, le même jour, est déjà enregistré pour cette entreprise. S'il s'agit d'un autre, cochez « c'est un autre paiement » et enregistrez de nouveau."
        case (.uniqueViolation, "encaissement_entreprise_id_empreinte_key"): "Cette ligne du relevé est déjà enregistrée."
        case (.uniqueViolation, "encaissement_entreprise_id_annule_id_key"), (.uniqueViolation, "imputation_entreprise_id_annule_id_key"):
            "Quelqu'un l'a déjà annulé."
        case (.uniqueViolation, _): "Quelqu'un vient de l'enregistrer : relire le compte avant de recommencer."
        case (.checkViolation, "imputation_facture"):
            "Une facture recevrait plus que son reste dû : quelqu'un a peut-être enregistré un règlement entre-temps. Relire le compte, puis recommencer."
        case (.checkViolation, "imputation_encaissement"):
            "La somme imputée dépasse le montant reçu : réduire l'une des parts."
        case (.checkViolation, "imputation_avoir"): "L'avoir n'a plus ce montant à déduire : relire le compte, puis recommencer."
        case (.checkViolation, "relance_echue"):
            "Une des factures n'est plus ni échue ni due : relire les relances proposées, puis recommencer."
        case (.checkViolation, "avoir_ligne"):
            "Les avoirs de cette ligne dépasseraient ce qu'elle facture : un autre avoir vient peut-être d'être émis."
        case (.checkViolation, "avoir_facture"):
            "Les avoirs dépasseraient le total de la facture : un autre avoir vient peut-être d'être émis."
        case (SQLState("22008"), _): "La date est à venir ou recule : vérifier la date."
        default: nil
        }
    }

    /// Runs a write; what the base refuses for a reason of accounts becomes a 409 that says it.
    static func dire<R: Sendable>(_ ecrire: () async throws -> R) async throws -> R {
        do { return try await ecrire() } catch let erreur as PostgresError {
            guard let phrase = phrase(erreur) else { throw erreur }
            throw Refus.conflit(phrase)
        }
    }
}

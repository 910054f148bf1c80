import Calendrier
import Foundation
import Postgres
import Tenancy

/// Bookings as app_public: definer functions only, ciphertexts only.
struct ReservationStore: Sendable {
    let base: Database

    struct Demande: Sendable {
        var code: String
        var creneau: Creneau
        var minutes: Int
        var id: UUID
        var jeton: Jeton
        /// Sealed, with its fingerprint.
        var contact: (scelle: [UInt8], empreinte: [UInt8])?
        var lien: [UInt8]?
        var adresse: [UInt8]
    }

    enum Suite: Sendable, Equatable {
        case pris(jour: DateCivile, heure: Heure)
        case complet
        /// A cap of the day is reached: address or company.
        case trop
        /// No such code, or no such permanence any more.
        case inconnu
    }

    func reserver(_ d: Demande) async throws -> Suite {
        let codes = CodeCourt.tirages()
        return try await base.transactionSansSession { tx in
            let ligne = try tx.rows(
                """
                SELECT etat, jour, heure FROM nominatif.reserver(\(d.code), \(d.creneau.permanence), \(d.creneau.heure)::time,
                  \(d.minutes)::smallint, \(d.id), \(d.jeton.empreinte), \(codes)::text[], \(d.contact?.scelle), \(d.contact?.empreinte),
                  \(d.lien), \(d.adresse))
                """
            ).first
            return try Self.suite(ligne, fait: "pris")
        }
    }

    func lire(_ jeton: Jeton) async throws -> Reservation? {
        try Reservation(
            try await base.transactionSansSession {
                try $0.rows(
                    """
                    SELECT id, jour, heure, minutes, code, a_lien, a_replacer, permanence_id, permanence_jour, debut, fin
                    FROM nominatif.reservation_lire(\(jeton.octets))
                    """)
            })
    }

    /// `nouveau` replaces `jeton`; `lien`: the new address sealed, used if the old one was in the messages.
    func deplacer(_ jeton: Jeton, vers creneau: Creneau, nouveau: Jeton, lien: [UInt8]?) async throws -> Suite {
        try await base.transactionSansSession { tx in
            let ligne = try tx.rows(
                """
                SELECT etat, jour, heure FROM nominatif.reservation_deplacer(\(jeton.octets), \(creneau.permanence), \(creneau.heure)::time,
                  \(nouveau.empreinte), \(lien))
                """
            ).first
            return try Self.suite(ligne, fait: "deplace")
        }
    }

    /// The day and hour given back; nil when the link is dead.
    func annuler(_ jeton: Jeton) async throws -> (jour: DateCivile, heure: Heure)? {
        try await base.transactionSansSession { tx in
            guard let ligne = try tx.rows("SELECT jour, heure FROM nominatif.reservation_annuler(\(jeton.octets))").first else {
                return nil
            }
            return (try ligne.value("jour"), try ligne.value("heure"))
        }
    }

    private static func suite(_ ligne: Row?, fait: String) throws -> Suite {
        guard let ligne else { return .inconnu }
        switch try ligne.string("etat") {
        case fait: return .pris(jour: try ligne.value("jour"), heure: try ligne.value("heure"))
        case "complet": return .complet
        case "trop": return .trop
        default: return .inconnu
        }
    }
}

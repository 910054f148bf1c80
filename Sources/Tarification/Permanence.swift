public import Calendrier

/// A permanence as it is billed: where, when and what became of it. Of a contract, or of a mutualised group, never of both.
public struct PermanenceFacture: Sendable, Hashable {
    public enum Porteur: Sendable, Hashable { case contrat(String), groupe(String) }

    public var porteur: Porteur
    public var site: String
    public var jour: DateCivile
    public var moment: Moment
    public var statut: StatutFacture
    /// When the permanence begins, wall-clock time of the site.
    public var debut: Heure
    /// When a client's cancellation was received, wall-clock time.
    public var annuleeLe: Instant?
    /// A permanence cancelled by the provider was replaced: nothing to deduct (R28).
    public var remplacee: Bool

    public init(
        porteur: Porteur, site: String, jour: DateCivile, moment: Moment, statut: StatutFacture, debut: Heure, annuleeLe: Instant? = nil,
        remplacee: Bool = false
    ) {
        self.porteur = porteur
        self.site = site
        self.jour = jour
        self.moment = moment
        self.statut = statut
        self.debut = debut
        self.annuleeLe = annuleeLe
        self.remplacee = remplacee
    }

    /// Local wall-clock time, without zone.
    public struct Instant: Sendable, Hashable, Comparable {
        public var jour: DateCivile
        public var heure: Heure

        public init(jour: DateCivile, heure: Heure) {
            self.jour = jour
            self.heure = heure
        }

        public static func < (a: Instant, b: Instant) -> Bool { (a.jour, a.heure) < (b.jour, b.heure) }
    }
}

public enum StatutFacture: String, Sendable, CaseIterable {
    case tenue = "DELIVERED"
    case annuleeClient = "CANCELLED_CLIENT"
    case annuleeClientTardive = "CANCELLED_CLIENT_LATE"
    case annuleeClientATemps = "CANCELLED_CLIENT_IN_TIME"
    case sansAcces = "CLIENT_NO_ACCESS"
    case annuleePrestataire = "CANCELLED_PROVIDER"
    case feriee = "HOLIDAY"
    case reportee = "RESCHEDULED"
}

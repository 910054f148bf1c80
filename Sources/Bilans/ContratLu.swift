/// What the contract says of volume, for the adjustment of an annual bilan: half-days and headcounts that the company knows.
struct ContratLu: Sendable, Hashable {
    /// Half-days owed a year by the lines in force on the period's last day.
    var demiJourneesAn: Int
    /// One year before; nil when it was not declared.
    var effectifAnterieur: Int?
    /// Employees per full-time worker, the provider's setting.
    var ratio: Int
}

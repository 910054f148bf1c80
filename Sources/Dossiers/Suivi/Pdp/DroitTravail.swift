/// Whose law dates the steps of a sick leave: that of the establishment.
package enum DroitTravail: String, Sendable {
    case francais, luxembourgeois

    /// `territoire` of the establishment: « LU », or « FR… » for all that is French, Alsace-Moselle included.
    package init(territoire: String?) { self = territoire == "LU" ? .luxembourgeois : .francais }
}

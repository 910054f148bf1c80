/// Who lives on this budget.
package struct Foyer: Sendable, Equatable {
    /// At least one.
    package var adultes: Int
    /// Fourteen and over, at the charge of the adults.
    package var adolescents: Int
    /// Under fourteen.
    package var enfants: Int
    /// The spouse has less of her own than the flat RSA: she counts as at charge (C. trav. R. 3252-3, 1°).
    package var conjointACharge: Bool

    package init(adultes: Int = 1, adolescents: Int = 0, enfants: Int = 0, conjointACharge: Bool = false) {
        self.adultes = max(1, adultes)
        self.adolescents = max(0, adolescents)
        self.enfants = max(0, enfants)
        self.conjointACharge = conjointACharge
    }

    package var personnes: Int { adultes + adolescents + enfants }

    /// Consumption units in tenths, modified OECD scale as INSEE uses it: 1 for the first adult, 0,5 for each other person of fourteen and
    /// over, 0,3 under fourteen.
    package var dixiemes: Int { 10 + 5 * (adultes - 1 + adolescents) + 3 * enfants }

    /// Persons at charge for the seizable share (C. trav. R. 3252-3): the children, and a spouse without resources.
    package var aCharge: Int { adolescents + enfants + (conjointACharge && adultes > 1 ? 1 : 0) }

    /// Flat RSA of this household in tenths of that of one person (CASF R. 262-1): half more for the second person, three tenths for each
    /// other, four from the third child on.
    package var dixiemesRSA: Int {
        10 + (personnes > 1 ? 5 : 0) + 3 * max(0, personnes - 2) + max(0, adolescents + enfants - 2)
    }
}

/// Who lives on this budget.
package struct Foyer: Sendable, Equatable {
    /// At least one.
    package var adultes: Int
    /// Fourteen and over, at the charge of the adults.
    package var adolescents: Int
    /// Under fourteen.
    package var enfants: Int

    package init(adultes: Int = 1, adolescents: Int = 0, enfants: Int = 0) {
        self.adultes = max(1, adultes)
        self.adolescents = max(0, adolescents)
        self.enfants = max(0, enfants)
    }

    package var personnes: Int { adultes + adolescents + enfants }

    /// Consumption units in tenths, modified OECD scale as INSEE uses it: 1 for the first adult, 0,5 for each other person of fourteen and
    /// over, 0,3 under fourteen.
    package var dixiemes: Int { 10 + 5 * (adultes - 1 + adolescents) + 3 * enfants }

    /// Persons at charge for the seizable share (C. trav. R. 3252-3): the children; a spouse counts only without resources, which is the
    /// worker's to say.
    package var aCharge: Int { adolescents + enfants }
}

/// A closed list of the trade: stored by its raw value, shown by its label.
public protocol Code: RawRepresentable<String>, CaseIterable, Hashable, Sendable {
    /// French, lower case, without article: « vie professionnelle ».
    var libelle: String { get }
}

/// Kinds of collective action (product.md, A1, A2, A4, A5): a closed list, so that a title says a subject and never a person.
public enum GenreAction: String, CaseIterable, Sendable {
    case atelier, information, managers
    case groupeParole = "groupe_parole"
    case stand, projet

    public var libelle: String {
        switch self {
        case .atelier: "atelier"
        case .information: "réunion d'information"
        case .managers: "session des managers"
        case .groupeParole: "groupe de parole"
        case .stand: "stand"
        case .projet: "projet collectif"
        }
    }

    /// « Atelier : lire sa fiche de paie ».
    public func titre(_ theme: String) -> String { libelle.prefix(1).uppercased() + libelle.dropFirst() + " : " + theme }
}

/// Sizes of a fictional provider, the same as those of the public instances of `permanences-planning/1`.
public enum Taille: String, CaseIterable, Sendable {
    case s, m, l, xl
}

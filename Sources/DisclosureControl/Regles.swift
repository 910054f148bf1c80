/// The parameters of secrecy. They may be hardened for a client, never relaxed; a change gives a new `version`.
public struct Regles: Sendable, Hashable {
    /// Stored with each publication.
    public static let version = "2026-11b"

    /// Fewest distinct persons of a shown cell, and least width of what can be deduced about a hidden one.
    public let seuil: Int
    /// The same where a theme is crossed with an establishment, and for prevention (CASD and DGFiP: 11).
    public let seuilCroise: Int
    /// Largest share of a cell's events due to one person, in percent (Insee).
    public let dominance: Int
    /// Headcount under which a part of a company is never shown alone.
    public let effectifMinimal: Int
    /// Themes held to `seuilCroise` everywhere: health, prevention.
    public let sensibles: Set<Int>

    /// The floor of each parameter.
    public static let plancher = Regles(seuil: 5, seuilCroise: 11, dominance: 85, effectifMinimal: 50, sensibles: [], sansPlancher: ())

    /// Hardened parameters: what is looser than the floor is brought back to it.
    public init(seuil: Int = 5, seuilCroise: Int = 11, dominance: Int = 85, effectifMinimal: Int = 50, sensibles: Set<Int> = []) {
        let base = Self.plancher
        self.init(
            seuil: max(seuil, base.seuil), seuilCroise: max(seuilCroise, seuil, base.seuilCroise),
            dominance: min(dominance, base.dominance),
            effectifMinimal: max(effectifMinimal, base.effectifMinimal), sensibles: sensibles, sansPlancher: ())
    }

    private init(seuil: Int, seuilCroise: Int, dominance: Int, effectifMinimal: Int, sensibles: Set<Int>, sansPlancher: ()) {
        self.seuil = seuil
        self.seuilCroise = seuilCroise
        self.dominance = dominance
        self.effectifMinimal = effectifMinimal
        self.sensibles = sensibles
    }

    /// K = 5 everywhere, to measure what the higher threshold of crossed themes costs; never for a publication.
    public static let mesure = Regles(seuil: 5, seuilCroise: 5, dominance: 85, effectifMinimal: 50, sensibles: [], sansPlancher: ())

    /// Fewest persons of a shown cell.
    func seuil(_ cle: Cle) -> Int { cle.croisee || cle.axe == 0 && sensibles.contains(cle.modalite) ? seuilCroise : seuil }

    /// The same for a cell whose fate was sealed before: hardening a client does not unsay what it was given.
    func seuilPasse(_ cle: Cle) -> Int {
        min(seuil(cle), cle.croisee || cle.axe == 0 && sensibles.contains(cle.modalite) ? Self.plancher.seuilCroise : Self.plancher.seuil)
    }
}

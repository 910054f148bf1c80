/// What may be given of a period, and the proof that the rest is protected.
public struct Masque: Sendable {
    /// Promised cells given, with their value.
    public let montrees: [Cle: Int]
    /// Promised cells withheld.
    public let motifs: [Cle: MotifMasquage]
    public let certificats: Certificats

    public init(montrees: [Cle: Int], motifs: [Cle: MotifMasquage], certificats: Certificats) {
        self.montrees = montrees
        self.motifs = motifs
        self.certificats = certificats
    }

    /// nil when withheld, or never promised.
    public func valeur(_ cle: Cle) -> Int? { montrees[cle] }
}

/// Proof that cells are protected: for each, two possible worlds that agree with everything given and lie at least the threshold apart
/// there. Whoever reads what is given cannot tell which is true.
public struct Certificats: Sendable {
    public struct Paire: Sendable, Hashable {
        public let cle: Cle
        /// Ranks in `mondes`.
        public let bas: Int
        public let haut: Int

        public init(cle: Cle, bas: Int, haut: Int) {
            self.cle = cle
            self.bas = bas
            self.haut = haut
        }
    }

    public let mondes: [Annee]
    public let paires: [Paire]

    public init(mondes: [Annee], paires: [Paire]) {
        self.mondes = mondes
        self.paires = paires
    }
}

/// No mask protects the period: what was already given is enough to deduce a cell. Nothing may be published.
public struct NonProtegeable: Error, Hashable, Sendable {
    public let cle: Cle
}

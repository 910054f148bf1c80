/// Chooses what to hide of one publication so that every hidden cell of the year is protected, and proves it.
public struct Suppression: Sendable {
    public let annee: Annee
    public let regles: Regles
    /// Cells of the year already given to the client, or withheld from him.
    public let donnees: [Cle: Bool]
    /// Cells never promised that the others could give away: themes of a quarter, crossings.
    public let jamaisPromises: [Cle]
    /// Secret of the company: breaks ties and bends costs, so that replaying the method does not give the choice away (minimality attack).
    public let graine: [UInt8]

    public init(_ annee: Annee, regles: Regles = Regles(), donnees: [Cle: Bool] = [:], jamaisPromises: [Cle] = [], graine: [UInt8]) {
        self.annee = annee
        self.regles = regles
        self.donnees = donnees
        self.jamaisPromises = jamaisPromises
        self.graine = graine
    }

    /// The mask of a publication, audited over a quarter (0…3) or over the year and its quarters (4). Hiding only adds solutions: mending ends, at worst with everything promised hidden.
    ///
    /// A promised cell already in `donnees` keeps its fate: a correction shows no cell that the version before it withheld.
    public func masquer(_ periode: Int, _ promises: [Cle]) throws(NonProtegeable) -> Masque {
        var meilleur = Essai(self, periode, promises, depart: 0)
        try meilleur.proteger()
        meilleur.rendre()
        // Which complementary cells go first is a matter of luck: a few other starts, when there are any, hide less.
        for depart in 1..<max(1, meilleur.protections == 0 ? 1 : Self.departs) {
            var autre = Essai(self, periode, promises, depart: depart)
            guard (try? autre.proteger()) != nil else { continue }
            autre.rendre()
            if autre.perte < meilleur.perte { meilleur = autre }
        }
        let masque = meilleur.masque()
        if let cle = Verification.premierDefaut(masque, de: self, periode, promises) { throw NonProtegeable(cle: cle) }
        return masque
    }

    private static let departs = 4

    /// (value + 1) × 1 inside, 6 in a margin, 60 for the grand total, bent by up to a half by the secret and the start.
    func cout(_ cle: Cle, depart: Int = 0) -> Int {
        let poids = cle.croisee ? 1 : cle.axe != nil || cle.etablissement != nil ? 6 : 60
        return (annee.compte(cle) + 1) * poids * (256 + secret(cle, depart) / 2)
    }

    /// 0…255 from the secret and the address (FNV-1a, then a mixer): a spread, not a proof.
    func secret(_ cle: Cle, _ depart: Int) -> Int {
        var h: UInt64 = 0xcbf2_9ce4_8422_2325
        let adresse = [cle.mesure.rawValue, cle.periode, cle.axe ?? 255, cle.modalite, cle.etablissement ?? 255, depart]
        for octet in graine + adresse.map({ UInt8(truncatingIfNeeded: $0) }) { h = (h ^ UInt64(octet)) &* 0x100_0000_01b3 }
        var alea = Alea(graine: h)
        return alea.suivant(256)
    }
}

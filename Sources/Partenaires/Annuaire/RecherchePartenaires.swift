import Web

/// What the directory is asked: words, a need, a territory. Kept in the address, so that it can be shared.
struct RecherchePartenaires: Sendable, Equatable {
    var mots = ""
    var besoin: Besoin?
    /// With its national cards.
    var territoire: TerritoirePartenaire?
    /// Only the cards to check again.
    var aVerifier = false
    /// Only those taken out of the lists: to put one back.
    var retirees = false

    init() {}

    init(_ champs: Champs) {
        mots = champs.texte("q") ?? ""
        besoin = champs["besoin"].flatMap(Besoin.init(rawValue:))
        territoire = champs["territoire"].flatMap { TerritoirePartenaire($0) }
        aVerifier = champs["verifier"] == "oui"
        retirees = champs["retirees"] == "oui"
    }

    var vide: Bool { self == RecherchePartenaires() }
}

public import Postgres
public import Tenancy

/// Someone at the client to talk to about the contract: never an employee who consults.
public struct Contact: RowDecodable {
    public let id: ID<Contact>
    public let nom: String
    public let fonction: String
    public let courriel: String
    public let telephone: String
    public let principal: Bool

    public init(row: Row) throws(RowError) {
        id = try row.value("id")
        nom = try row.string("nom")
        fonction = try row.string("fonction")
        courriel = try row.string("courriel")
        telephone = try row.string("telephone")
        principal = try row.bool("principal")
    }
}

/// What may be written of a contact, checked.
public struct ContactValeurs: Sendable, Equatable {
    public var nom: String
    public var fonction = ""
    public var courriel = ""
    public var telephone = ""
    public var principal = false

    public init(nom: String) {
        self.nom = nom
    }

    /// One `@` with something on both sides and a dot in the domain: what a typing mistake breaks, no more.
    public static func courriel(_ texte: String) -> Result<String, Remede> {
        let parties = texte.split(separator: "@", omittingEmptySubsequences: false)
        guard parties.count == 2, !parties[0].isEmpty, parties[1].contains("."), !texte.contains(where: \.isWhitespace),
            !parties[1].hasPrefix("."), !parties[1].hasSuffix(".")
        else { return .failure(Remede("une adresse s'écrit nom@domaine.fr.")) }
        return .success(texte)
    }

    /// Ten digits from 0 in France, or an international number from +; stored by groups.
    public static func telephone(_ texte: String) -> Result<String, Remede> {
        let chiffres = texte.filter { ("0"..."9").contains($0) }
        let permis = texte.allSatisfy { ("0"..."9").contains($0) || "+.-() /".contains($0) || $0.isWhitespace }
        if permis, texte.hasPrefix("+"), (8...15).contains(chiffres.count) { return .success("+" + chiffres) }
        guard permis, chiffres.count == 10, chiffres.hasPrefix("0") else {
            return .failure(Remede("un téléphone a 10 chiffres (03 87 00 00 00), ou commence par l'indicatif (+352 26 00 00)."))
        }
        return .success(Luhn.groupes(chiffres, [2, 2, 2, 2, 2]))
    }
}

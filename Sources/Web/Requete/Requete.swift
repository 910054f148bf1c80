import HTTPTypes
public import Hummingbird
public import Tenancy

/// One request, already let in: who, what was asked, what was typed; and the ways to answer.
public struct Requete: Sendable {
    let chaine: Chaine
    let contexte: Contexte
    let acces: Acces
    let temoins: Temoins
    /// The signed-in account; nil only on public routes.
    public let principalEventuel: Principal?
    public let chemin: String
    public let methode: HTTPRequest.Method
    let entetes: HTTPFields
    public let query: Champs
    public let formulaire: Champs
    /// Token a visitor without session carries for public forms.
    let visite: [UInt8]
    /// What waits for the signed-in account.
    let attentes: [Attente]

    /// The signed-in account. Only `Acces.compte` routes may ask: they are not entered without one.
    public var principal: Principal {
        guard let principalEventuel else { preconditionFailure("route publique : \(chaine.motif(acces)) n'a pas de principal") }
        return principalEventuel
    }

    /// Path parameter; absent is a spelling mistake of the route, answered as 404.
    public func parametre(_ nom: String) throws -> String {
        guard let brut = contexte.parameters.get(nom) else { throw Refus.introuvable }
        return try FormulaireEncode.decoder(brut.utf8, plus: false)
    }

    /// Identifier in the path; malformed is 404, as unknown.
    public func id<E>(_ nom: String) throws -> ID<E> {
        guard let id = ID<E>(try parametre(nom)) else { throw Refus.introuvable }
        return id
    }

    /// Value of the hidden field `_csrf`; templates write `{{> csrf}}`.
    public var csrf: String { chaine.scellement.csrf(jetonDeFormulaire) }

    var jetonDeFormulaire: [UInt8] { temoins.session ?? visite }

    /// Token of the session cookie, for the room that revokes it.
    public var jetonDeSession: [UInt8]? { temoins.session }

    /// The installation shows fictive data and its living style page.
    public var demonstration: Bool { chaine.reglages.demonstration }

    /// Who may read each table, from the running database: for the pages that show it.
    public var droits: Droits { chaine.reglages.droits }

    /// Asked from this machine, not through a proxy.
    var estLocale: Bool { contexte.local && entetes[.xForwardedFor] == nil }

    /// Where a visitor comes from, for rate limits only: behind our own proxy, the last address it wrote; else the peer. An IPv6 /64 is one.
    public var provenance: String {
        chaine.reglages.mandataires.provenance(pair: contexte.adresse, transmise: entetes[.xForwardedFor])
    }

    /// Peer address, for the progressive lock only.
    public var adresse: String? { contexte.adresse }

    /// First page of the signed-in account.
    public func accueil(_ principal: Principal) -> String { chaine.navigation.accueil(principal) }
}

extension HTTPField.Name {
    static let xForwardedFor = HTTPField.Name("X-Forwarded-For")!
}

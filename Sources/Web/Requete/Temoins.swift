import HTTPTypes
import Hummingbird

/// Cookies of one request: the session, the visit of somebody not signed in, the message for the next page.
struct Temoins: Sendable {
    /// `__Host-` binds a cookie to this host over https; plain http (one machine) cannot use the prefix.
    static func nom(_ base: String, https: Bool) -> String { https ? "__Host-\(base)" : base }

    static let session = "cloison"
    static let visite = "cloison-visite"
    static let message = "cloison-fait"

    var session: [UInt8]?
    var visite: [UInt8]?
    var message: String?

    static let aucun = Temoins()

    private init() {}

    init(_ request: Request, https: Bool) {
        let cookies = request.cookies
        func octets(_ base: String) -> [UInt8]? {
            guard let valeur = cookies[Self.nom(base, https: https)]?.value, let jeton = Base64URL.lire(valeur), jeton.count == 32 else {
                return nil
            }
            return jeton
        }
        session = octets(Self.session)
        visite = octets(Self.visite)
        message = cookies[Self.nom(Self.message, https: https)]?.value
    }

    /// Session cookie without a lifetime: it ends with the browser, the database decides earlier ends.
    static func poser(_ base: String, _ valeur: String, https: Bool, duree: Int? = nil) -> String {
        var texte = "\(nom(base, https: https))=\(valeur); Path=/; HttpOnly; SameSite=Lax"
        if let duree { texte += "; Max-Age=\(duree)" }
        if https { texte += "; Secure" }
        return texte
    }

    static func effacer(_ base: String, https: Bool) -> String { poser(base, "", https: https, duree: 0) }
}

extension Response {
    mutating func temoin(_ ligne: String) {
        headers.append(HTTPField(name: .setCookie, value: ligne))
    }
}

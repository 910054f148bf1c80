/// What a handler throws to answer something else than its page. Web turns it into one of the error pages.
public enum Refus: Error, Sendable, Equatable {
    /// The 404 page. Also what a row hidden by the wall looks like.
    case introuvable
    /// The same 404 page, to the byte: nothing says that the thing exists.
    case interdit
    /// 400: the request cannot be understood; the sentence says where, what, how to continue.
    case saisie(String)
    /// 409: somebody changed it first, or something must be done before; the sentence says what.
    case conflit(String)
    /// 503 with Retry-After.
    case indisponible
}

/// Messages beside the fields of a form, in the order found.
public struct Fautes: Sendable, Equatable {
    public private(set) var liste: [(champ: String, message: String)] = []

    public init() {}

    public var isEmpty: Bool { liste.isEmpty }

    public subscript(_ champ: String) -> String? {
        get { liste.first { $0.champ == champ }?.message }
        set {
            liste.removeAll { $0.champ == champ }
            if let newValue { liste.append((champ, newValue)) }
        }
    }

    /// The summary at the top of the form; nil when nothing is wrong.
    public var resume: FautesResume? { isEmpty ? nil : FautesResume(liste) }

    public static func == (a: Fautes, b: Fautes) -> Bool {
        a.liste.count == b.liste.count && zip(a.liste, b.liste).allSatisfy { $0.champ == $1.champ && $0.message == $1.message }
    }
}

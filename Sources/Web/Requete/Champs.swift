/// Values of a query string or of a form, in the order sent; a name may come several times.
public struct Champs: Sendable {
    public let paires: [(nom: String, valeur: String)]
    let fichiers: [String: Fichier]

    public init(_ paires: [(nom: String, valeur: String)] = [], fichiers: [String: Fichier] = [:]) {
        self.paires = paires
        self.fichiers = fichiers
    }

    /// First value of that name, as typed.
    public subscript(_ nom: String) -> String? { paires.first { $0.nom == nom }?.valeur }

    /// Every value of that name: ticked boxes.
    public func all(_ nom: String) -> [String] { paires.filter { $0.nom == nom }.map(\.valeur) }

    /// Value without the spaces around it; nil when absent or blank.
    public func texte(_ nom: String) -> String? {
        guard let valeur = self[nom] else { return nil }
        let court = valeur.rogne
        return court.isEmpty ? nil : court
    }

    /// A file chosen in a multipart form; nil when none was chosen.
    public func fichier(_ nom: String) -> Fichier? { fichiers[nom] }
}

/// An uploaded file, in memory: the body limit of its route bounds it.
public struct Fichier: Sendable {
    /// Name given by the browser, without folder; only to be shown, never to open a path.
    public let nom: String
    public let octets: [UInt8]
}

extension String {
    /// Without white space at both ends.
    var rogne: String {
        var s = self[...]
        while let c = s.first, c.isWhitespace { s.removeFirst() }
        while let c = s.last, c.isWhitespace { s.removeLast() }
        return String(s)
    }
}

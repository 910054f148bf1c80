package import Adresses

/// One message, ready to leave. It prints as its channel: neither a log nor an interpolation shows who receives it.
package struct Message: Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    let adresse: Adresse
    let objet: String
    let texte: String

    /// `objet`: the subject of an e-mail; an SMS has none.
    package init(a adresse: Adresse, objet: String, texte: String) {
        self.adresse = adresse
        self.objet = objet
        self.texte = texte
    }

    package var canal: Canal { adresse.canal }
    package var description: String { "Message(\(canal.rawValue))" }
    package var debugDescription: String { description }
    package var customMirror: Mirror { Mirror(self, children: []) }
}

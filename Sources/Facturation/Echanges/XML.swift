/// Writes an XML 1.0 document as UTF-8 bytes: elements in the order they are asked, two spaces a level, nothing else: the same calls give the
/// same bytes.
struct XML {
    private(set) var octets: [UInt8] = Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".utf8)
    private var profondeur = 0

    typealias Attribut = (nom: StaticString, valeur: String)

    /// An element that holds elements.
    mutating func element(_ nom: StaticString, _ attributs: [Attribut] = [], _ contenu: (inout XML) -> Void) {
        ouvrir(nom, attributs)
        octets.append(UInt8(ascii: "\n"))
        profondeur += 1
        contenu(&self)
        profondeur -= 1
        marge()
        fermer(nom)
    }

    /// An element that holds text.
    mutating func texte(_ nom: StaticString, _ valeur: String, _ attributs: Attribut...) {
        ouvrir(nom, attributs)
        citer(valeur)
        fermer(nom)
    }

    /// Same, or nothing at all when there is no text: an empty element is refused by the schemas.
    mutating func siPresent(_ nom: StaticString, _ valeur: String, _ attributs: Attribut...) {
        guard !valeur.isEmpty else { return }
        ouvrir(nom, attributs)
        citer(valeur)
        fermer(nom)
    }

    mutating func vide(_ nom: StaticString) {
        marge()
        octets.append(UInt8(ascii: "<"))
        ajouter(nom)
        octets += [UInt8(ascii: "/"), UInt8(ascii: ">"), UInt8(ascii: "\n")]
    }

    private mutating func ouvrir(_ nom: StaticString, _ attributs: [Attribut]) {
        marge()
        octets.append(UInt8(ascii: "<"))
        ajouter(nom)
        for attribut in attributs {
            octets.append(UInt8(ascii: " "))
            ajouter(attribut.nom)
            octets += [UInt8(ascii: "="), UInt8(ascii: "\"")]
            citer(attribut.valeur)
            octets.append(UInt8(ascii: "\""))
        }
        octets.append(UInt8(ascii: ">"))
    }

    private mutating func fermer(_ nom: StaticString) {
        octets += [UInt8(ascii: "<"), UInt8(ascii: "/")]
        ajouter(nom)
        octets += [UInt8(ascii: ">"), UInt8(ascii: "\n")]
    }

    private mutating func marge() {
        for _ in 0..<profondeur * 2 { octets.append(UInt8(ascii: " ")) }
    }

    private mutating func ajouter(_ nom: StaticString) {
        nom.withUTF8Buffer { octets.append(contentsOf: $0) }
    }

    /// Markup characters become entities; what XML 1.0 §2.2 forbids (control characters) is left out.
    private mutating func citer(_ texte: String) {
        for octet in texte.utf8 {
            switch octet {
            case UInt8(ascii: "&"): octets += Array("&amp;".utf8)
            case UInt8(ascii: "<"): octets += Array("&lt;".utf8)
            case UInt8(ascii: ">"): octets += Array("&gt;".utf8)
            case UInt8(ascii: "\""): octets += Array("&quot;".utf8)
            case 0x09, 0x0A, 0x0D: octets.append(UInt8(ascii: " "))
            case 0x00..<0x20, 0x7F: break
            default: octets.append(octet)
            }
        }
    }
}

import Chiffrement

/// A word of the text: letters only, as names are compared (`NomNormalise`).
struct MotDuTexte: Sendable {
    let signes: Range<Int>
    /// Without accents or case; what its blind index is computed from.
    let forme: String
    /// « à » is no verb, « a » is one.
    let nu: Bool
    let majuscule: Bool
    /// First of its sentence: its capital says nothing.
    let ouvre: Bool
    /// What ties it to the word before.
    let jonction: Jonction

    enum Jonction: Sendable { case espace, trait, apostrophe, coupure, colle }

    /// Beside the word before: nothing but spaces, a hyphen or an apostrophe between them.
    var accole: Bool { jonction != .coupure }

    /// Words of at least one letter. « MmeDupont » is two.
    static func lire(_ t: TexteLisible) -> [MotDuTexte] {
        var mots: [MotDuTexte] = []
        var fin = 0
        var place = 0
        while place < t.signes.count {
            guard t.signes[place].isLetter else {
                place += 1
                continue
            }
            let debut = place
            repeat {
                place += 1
            } while place < t.signes.count && t.signes[place].isLetter
                && !(t.signes[place - 1].isLowercase && t.signes[place].isUppercase)
            let entre = String(t.signes[fin..<debut])
            mots.append(
                MotDuTexte(
                    signes: debut..<place, forme: NomNormalise.mots(String(t.signes[debut..<place]), minimum: 1).joined(),
                    nu: t.signes[debut].isASCII, majuscule: t.signes[debut].isUppercase, ouvre: mots.isEmpty || phrase(entre),
                    jonction: lien(entre)))
            fin = place
        }
        return mots
    }

    private static func lien(_ entre: String) -> Jonction {
        switch entre {
        case "": .colle
        case "-": .trait
        case "'": .apostrophe
        default: entre.allSatisfy { $0 == " " } ? .espace : .coupure
        }
    }

    /// A sentence ends before it: stop, exclamation, question, new line, or a dash that opens a list.
    private static func phrase(_ entre: String) -> Bool {
        entre.contains { ".!?…\n•–—".contains($0) }
    }

    /// Forms under which this word could be a name: itself, without a plural, without the umlaut written in two letters.
    var variantes: [String] {
        var formes = [forme]
        if forme.count > 3, forme.hasSuffix("s") || forme.hasSuffix("x") { formes.append(String(forme.dropLast())) }
        if majuscule {
            let simple = forme.replacing("ae", with: "a").replacing("oe", with: "o").replacing("ue", with: "u")
            if simple != forme { formes.append(simple) }
        }
        return formes
    }
}

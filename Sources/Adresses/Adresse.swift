/// How a message reaches somebody.
package enum Canal: String, CaseIterable, Sendable { case courriel, sms }

/// An e-mail address or a mobile number, as typed by somebody and found fit to be given to another program: no space, quote, line end
/// or sign that an SMTP dialogue or a configuration file could take for its own.
package struct Adresse: Sendable, Equatable, CustomStringConvertible, CustomReflectable {
    package let canal: Canal
    /// `prenom.nom@exemple.fr`, or `+33612345678`.
    package let valeur: String

    /// nil when it is neither.
    package init?(_ texte: String) {
        let nu = texte.filter { !$0.isWhitespace }
        if nu.contains("@") {
            guard let courriel = Self.courriel(nu) else { return nil }
            (canal, valeur) = (.courriel, courriel)
        } else {
            guard let numero = Self.numero(nu) else { return nil }
            (canal, valeur) = (.sms, numero)
        }
    }

    package var description: String { "Adresse(\(canal.rawValue))" }
    package var customMirror: Mirror { Mirror(self, children: []) }

    /// RFC 5321 § 4.5.3.1: 64 before the sign, 254 in all. Quoted and internationalised forms are left out.
    private static func courriel(_ texte: String) -> String? {
        let parties = texte.split(separator: "@", omittingEmptySubsequences: false)
        guard texte.utf8.count <= 254, parties.count == 2, let nom = parties.first, let domaine = parties.last else { return nil }
        let etiquettes = domaine.split(separator: ".", omittingEmptySubsequences: false)
        guard (1...64).contains(nom.utf8.count), nom.utf8.allSatisfy({ lettre($0) || "!#$%&'*+-/=?^_`{|}~.".utf8.contains($0) }),
            nom.first != ".", nom.last != ".", !nom.contains(".."), nom.first != "-",
            etiquettes.count >= 2,
            etiquettes.allSatisfy({ $0.utf8.allSatisfy { lettre($0) || $0 == 45 } && !$0.isEmpty && $0.first != "-" && $0.last != "-" })
        else { return nil }
        return nom + "@" + domaine.lowercased()
    }

    /// French mobiles (06, 07), and any number written with its country: +352 621 123 456. « (0) » after a country is the trunk prefix of
    /// who dials at home (ITU-T E.123, § 7.2): +33 (0)6 is +336. A French number with its country is a mobile too.
    private static func numero(_ texte: String) -> String? {
        let ponctuation: Set<Character> = [".", "-", "/", "(", ")", "\u{A0}", "\u{202F}"]
        let international = texte.hasPrefix("+") || texte.hasPrefix("00")
        var chiffres = (international ? texte.replacing("(0)", with: "") : texte).filter { !ponctuation.contains($0) }
        if chiffres.hasPrefix("00") { chiffres = "+" + chiffres.dropFirst(2) }
        if chiffres.hasPrefix("0"), chiffres.count == 10 { chiffres = "+33" + chiffres.dropFirst() }
        if chiffres.hasPrefix("+330") { chiffres = "+33" + chiffres.dropFirst(4) }
        if chiffres.hasPrefix("+33"), chiffres.count != 12 || !["6", "7"].contains(chiffres.dropFirst(3).prefix(1)) { return nil }
        let suite = chiffres.dropFirst()
        guard chiffres.hasPrefix("+"), (8...15).contains(suite.count), suite.utf8.allSatisfy({ (48...57).contains($0) }), suite.first != "0"
        else { return nil }
        return chiffres
    }

    private static func lettre(_ octet: UInt8) -> Bool {
        (48...57).contains(octet) || (65...90).contains(octet) || (97...122).contains(octet)
    }
}

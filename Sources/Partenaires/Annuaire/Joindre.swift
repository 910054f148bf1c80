import Web

/// How to reach a partner: links that dial, write or open.
extension FichePartenaire {
    /// `tel:+35222414 11`'s figures only, and the plus sign.
    static func composer(_ telephone: String) -> String {
        let chiffres = telephone.filter { $0.isASCII && $0.isNumber }
        return "tel:" + (telephone.hasPrefix("+") ? "+" : "") + chiffres
    }

    /// Telephone, e-mail, site, one under the other; empty when nothing is known.
    var joindre: [Balisage] {
        var liens: [Balisage] = []
        if !telephone.isEmpty { liens.append("<a href=\"\(Self.composer(telephone))\">\(telephone)</a>") }
        if !courriel.isEmpty { liens.append("<a href=\"mailto:\(courriel)\">\(courriel)</a>") }
        if !site.isEmpty {
            liens.append("<a href=\"\(site)\" rel=\"noreferrer\">\(String(site.dropFirst(8).prefix { $0 != "/" }))</a>")
        }
        return liens
    }

    /// The same, as a list whose lines a finger tells apart (WCAG 2.5.8: 24 px).
    var joindreEnLigne: Balisage {
        joindre.reduce(into: "" as Balisage) { suite, lien in suite = suite + "<span class=\"a-joindre\">" + lien + "</span>" }
    }
}

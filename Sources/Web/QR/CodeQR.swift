/// A QR code (ISO/IEC 18004), byte mode, error correction level M, versions 1 to 10: 213 bytes, enough for an otpauth URI or a credit transfer (EPC069-12).
/// Ours because a second factor's secret must not leave the process and no library of the allowed list draws one.
public struct CodeQR: Sendable {
    /// Modules on a side: 21 for version 1, +4 per version.
    public let cote: Int
    /// Row by row, true = dark.
    public let modules: [[Bool]]

    /// - Returns: nil when `texte` is longer than 213 UTF-8 bytes.
    public init?(_ texte: String) {
        let octets = Array(texte.utf8)
        guard let version = VersionQR.pour(octets.count) else { return nil }
        let mots = version.mots(octets)
        var grille = GrilleQR(version: version)
        grille.placer(mots)
        let masque = (0..<8).min { grille.masquee($0).penalite < grille.masquee($1).penalite } ?? 0
        let finale = grille.masquee(masque)
        cote = finale.cote
        modules = finale.noirs
    }

    /// The SVG path of the dark modules, one unit a module, with the quiet zone of 4 modules that the standard asks (§5.3.8).
    public var chemin: String {
        var trace = ""
        for (y, ligne) in modules.enumerated() {
            for (x, noir) in ligne.enumerated() where noir { trace += "M\(x + 4) \(y + 4)h1v1h-1z" }
        }
        return trace
    }

    /// Drawn `cote` pixels wide, black on white whatever the theme; `lecture`: what a screen reader says.
    public func dessin(classe: String, cote: Int, lecture: String) -> Balisage {
        let large = self.cote + 8
        return
            "<svg class=\"\(classe)\" viewBox=\"0 0 \(large) \(large)\" width=\"\(cote)\" height=\"\(cote)\" role=\"img\" aria-label=\"\(lecture)\"><rect width=\"\(large)\" height=\"\(large)\" fill=\"#fff\"/><path d=\"\(chemin)\" fill=\"#000\"/></svg>"
    }
}

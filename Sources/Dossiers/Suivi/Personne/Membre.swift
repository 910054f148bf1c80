/// Somebody of the household, without a name: a tie, a year, at charge or not. Enough for a right, too little to identify.
package struct Membre: Sendable, Equatable {
    package var lien: Lien
    /// Year of birth.
    package var naissance: Int?
    package var aCharge: Bool

    package init(_ lien: Lien, naissance: Int? = nil, aCharge: Bool = false) {
        self.lien = lien
        self.naissance = naissance
        self.aCharge = aCharge
    }

    /// « enfant,2015,oui »: how it is kept inside the sealed sheet.
    var texte: String { "\(lien.rawValue),\(naissance.map(String.init) ?? ""),\(aCharge ? "oui" : "non")" }

    init?(_ texte: Substring) {
        let parts = texte.split(separator: ",", omittingEmptySubsequences: false)
        guard parts.count == 3, let lien = Lien(rawValue: String(parts[0])) else { return nil }
        self.init(lien, naissance: Int(parts[1]), aCharge: parts[2] == "oui")
    }

    /// « enfant, né en 2015 (11 ans), à charge ».
    func phrase(annee: Int) -> String {
        var mots = [lien.libelle]
        if let naissance { mots.append("\(naissance) (\(annee - naissance) ans)") }
        if aCharge { mots.append("à charge") }
        return mots.joined(separator: ", ")
    }
}

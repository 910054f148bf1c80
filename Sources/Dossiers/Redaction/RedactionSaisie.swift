import Web

/// The three boxes as typed, what is wrong with them, and what the shield found.
struct RedactionSaisie: Sendable {
    /// Exactly three, as typed: nothing is ever lost of them.
    let textes: [String]
    let relu: Bool
    var fautes = Fautes()
    private(set) var arrets: [Arret] = []
    private let gardes: String?

    init(_ textes: [String]) {
        self.textes = (0..<Redaction.nombre).map { $0 < textes.count ? textes[$0] : "" }
        relu = false
        gardes = nil
    }

    init(_ champs: Champs) {
        let lus = (0..<Redaction.nombre).map { champs["t\($0 + 1)"] ?? "" }
        textes = lus
        relu = champs["relu"] != nil
        gardes = champs["garde"].flatMap { _ in champs["garde_pour"] }
        for (rang, texte) in lus.enumerated() {
            let longueur = Redaction.longueur(texte)
            if longueur > Redaction.maximum || texte.unicodeScalars.count > Redaction.lisible {
                fautes["t\(rang + 1)"] =
                    "Recommandation \(rang + 1) : \(longueur) signes, et la place est de \(Redaction.maximum). Raccourcissez-la ou coupez-la en deux."
            }
        }
        if pleins.isEmpty { fautes["t1"] = "Écrivez au moins une recommandation." }
        if !relu { fautes["relu"] = "Relisez, puis cochez « Relu et sans nom »." }
    }

    /// Boxes that hold something, as typed.
    var pleins: [String] { textes.filter { !Redaction.nettoyer($0).isEmpty } }

    /// The warnings shown for this very text were kept.
    var avertis: Bool { gardes == marque }

    /// Ties a « je garde » to the text it was ticked for: FNV-1a, 64 bits.
    var marque: String {
        var somme: UInt64 = 0xcbf2_9ce4_8422_2325
        for octet in pleins.joined(separator: "\u{1E}").utf8 { somme = (somme ^ UInt64(octet)) &* 0x0000_0100_0000_01b3 }
        return String(somme, radix: 16)
    }

    /// What the shield found in `pleins`, brought back to the boxes.
    mutating func poser(_ trouves: [Arret]) {
        let boites = textes.indices.filter { !Redaction.nettoyer(textes[$0]).isEmpty }
        arrets = trouves.map { Arret(nature: $0.nature, passage: Passage(boites[$0.passage.rang], $0.passage.signes)) }
        for rang in boites {
            let arretes = arrets.count { $0.passage.rang == rang && !$0.nature.avertit }
            if arretes > 0 {
                fautes["t\(rang + 1)"] =
                    "Recommandation \(rang + 1) : \(pluriel(arretes, "passage arrêté", "passages arrêtés")), surlignés sous le champ. Rien n'est déposé, rien n'est perdu."
            }
        }
    }
}

/// Half-days owed and what became of them: one bar, a legend with numbers, and the sentence that closes the account.
public struct Jauge: Fragment {
    public struct Part: Sendable {
        let nombre: Int
        let mot: String
        let classe: String

        public init(_ nombre: Int, _ mot: String, _ classe: String) {
            self.nombre = nombre
            self.mot = mot
            self.classe = classe
        }

        public static func tenues(_ n: Int) -> Part { Part(n, n < 2 ? "tenue" : "tenues", "g1") }
        public static func publiees(_ n: Int) -> Part { Part(n, n < 2 ? "publiée" : "publiées", "g3") }
        public static func planifiees(_ n: Int) -> Part { Part(n, n < 2 ? "planifiée" : "planifiées", "g6") }
        public static func creditees(_ n: Int) -> Part { Part(n, n < 2 ? "créditée" : "créditées", "g4") }
        public static func renoncees(_ n: Int) -> Part { Part(n, n < 2 ? "abandonnée" : "abandonnées", "g7") }
        /// A dashed hollow, not a colour.
        public static func aPlacer(_ n: Int) -> Part { Part(n, "à placer", "g-vide") }
    }

    let titre: String
    let due: Int
    let parts: [Part]

    /// `due` = sum of the parts; when it is not, the sentence shows it rather than hide it.
    public init(_ titre: String = "Demi-journées dues", due: Int, _ parts: [Part]) {
        self.titre = titre
        self.due = due
        self.parts = parts.filter { $0.nombre != 0 }
    }

    public var balisage: Balisage {
        var x = 0
        var dessin: Balisage = ""
        for part in parts {
            let largeur = Dessin.part(part.nombre, sur: max(due, 1))
            dessin += Dessin.rectangle(part.classe, x: x + 25, largeur: max(0, largeur - 50), y: 1, hauteur: 20)
            x += largeur
        }
        let voix = parts.map { "\($0.nombre) \($0.mot)" }.joined(separator: ", ")
        let legende = parts.map { part in Self.cle(part.classe, "<b>\(nombre(part.nombre))</b> \(part.mot)") }
        return
            "<div class=\"jauge\"><svg class=\"trait\" height=\"22\" role=\"img\" aria-label=\"\(titre) : \(due), dont \(voix)\">\(dessin)</svg><ul class=\"cles\">\(legende)</ul><p class=\"petit discret\">\(phrase)</p></div>"
    }

    /// « 11 + 3 + 6 + 1 + 3 = 24 dues ».
    var phrase: String {
        let somme = parts.reduce(0) { $0 + $1.nombre }
        let egalite = somme == due ? "=" : "≠"
        return (parts.isEmpty ? "0" : parts.map { nombre($0.nombre) }.joined(separator: " + ")) + " \(egalite) \(pluriel(due, "due"))"
    }

    static func cle(_ classe: String, _ mot: Balisage) -> Balisage {
        "<li><svg aria-hidden=\"true\"><rect class=\"\(classe)\" x=\"1\" y=\"1\" width=\"12\" height=\"12\" rx=\"2\"/></svg><span>\(mot)</span></li>"
    }
}

/// Posed against available, under a name of the week board: brick when it overflows.
public struct Charge: Fragment {
    let pose: Int
    let possible: Int

    public init(_ pose: Int, sur possible: Int) {
        self.pose = pose
        self.possible = possible
    }

    public var balisage: Balisage {
        "<span class=\"charge\">\(Dessin.barre(pose > possible ? "g-alerte" : "g3", pose, sur: possible, hauteur: 6))<span>\(pose)/\(possible)</span></span>"
    }
}

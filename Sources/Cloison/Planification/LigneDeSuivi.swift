import Foundation
import Planner

/// One line on the terminal, rewritten as the search goes; nothing at all when standard error is not a terminal.
struct LigneDeSuivi {
    private let visible: Bool
    private let debut = ContinuousClock.now
    private var derniere = ContinuousClock.now - .seconds(1)

    init() { visible = isatty(STDERR_FILENO) == 1 }

    /// At most ten times a second.
    mutating func montrer(_ avancement: Avancement) {
        let maintenant = ContinuousClock.now
        guard visible, avancement.part >= 1 || maintenant - derniere >= .milliseconds(100) else { return }
        derniere = maintenant
        ecrire("\r" + Self.texte(avancement, secondes: (maintenant - debut) / .seconds(1)) + "\u{1B}[K")
    }

    func finir() {
        if visible { ecrire("\n") }
    }

    /// « 42 %, coût 84 238, 3 demi-journées non servies, 1 234 567 essais/s »
    static func texte(_ a: Avancement, secondes: Double) -> String {
        let vitesse = secondes > 0.05 ? Int(Double(a.essais) / secondes) : 0
        let manque = a.demiJourneesNonServies
        return
            "\(Int(100 * min(1, a.part))) %, coût \(Nombre.entier(a.cout)), \(Nombre.entier(manque)) demi-journée\(manque > 1 ? "s" : "") "
            + "non servie\(manque > 1 ? "s" : ""), \(Nombre.entier(vitesse)) essais/s"
    }

    private func ecrire(_ texte: String) { FileHandle.standardError.write(Data(texte.utf8)) }
}

/// Numbers as French people read them.
enum Nombre {
    /// « 1 234 567 », by groups of three with a narrow no-break space.
    static func entier(_ n: Int) -> String {
        let chiffres = Array(String(n.magnitude))
        let groupes = chiffres.enumerated().map { rang, chiffre in
            rang > 0 && (chiffres.count - rang) % 3 == 0 ? "\u{202F}\(chiffre)" : "\(chiffre)"
        }
        return (n < 0 ? "−" : "") + groupes.joined()
    }

    /// « 99,5 », `decimales` figures after the comma.
    static func decimal(_ x: Double, _ decimales: Int) -> String {
        String(format: "%.\(decimales)f", x).replacingOccurrences(of: ".", with: ",")
    }
}

import Foundation

/// One plan being annealed, by as many threads as it has sides.
final class Chaine: @unchecked Sendable {  // reason: in a round a thread touches its own side only; between rounds there is one
    let etat: Etat
    let partage: Partage
    private(set) var cout: Int
    private var cotes: [Cote]
    private var hasard: Hasard
    private let epinglees: [Bool]

    /// Kept apart so that two sides never share an array's buffer.
    private final class Cote {
        var recherche: Recherche
        init(_ recherche: Recherche) { self.recherche = recherche }
    }

    init(_ etat: Etat, cout: Int, epinglees: [Bool], cotes: Int, graine: UInt64) {
        (self.etat, self.cout, self.epinglees) = (etat, cout, epinglees)
        let partage = Partage(etat.m, cotes: cotes)
        self.partage = partage
        hasard = Hasard(graine: graine &* 1_000_003)
        self.cotes = (0..<cotes).map { Cote(Recherche(etat, partage, cote: $0, graine: graine &+ UInt64($0) &* 7919)) }
        preparer()
    }

    var peutChercher: Bool { partage.nombreMobiles.valeurs.contains { $0 > 0 } }

    /// Divides the plan among the sides anew.
    func preparer() { partage.repartir(etat, epinglees: epinglees, &hasard) }

    func essayer(cote: Int, _ nombre: Int, _ temperature: Float) { cotes[cote].recherche.essayer(nombre, temperature) }

    /// Counts what the sides have gained.
    func clore() {
        for cote in cotes { cout += cote.recherche.rendre() }
    }

    /// Takes the plan of another chain.
    func adopter(_ trace: Trace) { cout += trace.remettre(dans: etat) }
}

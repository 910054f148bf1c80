import Foundation
import Synchronization

/// Acts of a working day, each with its time and its keys, printed at the end. Times are read, never judged: machines differ.
final class Chrono: Sendable {
    private let lignes = Mutex<[String]>([])

    /// `touches`: how many keys or clicks the act took; nil when none is typed.
    func acte<R>(_ quoi: String, touches: Int? = nil, _ corps: () async throws -> R) async throws -> R {
        let debut = ContinuousClock.now
        let resultat = try await corps()
        let duree = debut.duration(to: .now)
        let dixiemes = Int((Double(duree.components.seconds) + Double(duree.components.attoseconds) / 1e18) * 10)
        let combien = touches.map { ", \($0) touches" } ?? ""
        lignes.withLock { $0.append("\(quoi) : \(dixiemes / 10),\(dixiemes % 10) s\(combien)") }
        return resultat
    }

    func dire(_ titre: String) {
        print("── \(titre)\n" + lignes.withLock { $0 }.map { "   " + $0 }.joined(separator: "\n"))
    }
}

import Foundation
import Synchronization

/// Ctrl-C (or SIGTERM) asks the search to stop and keep its best; a second one kills.
enum Interruption {
    private static let drapeau = Atomic<Bool>(false)

    static var estDemandee: Bool { drapeau.load(ordering: .relaxed) }

    /// From now on, until the first signal.
    static func ecouter() {
        // Touched here so that the handler finds it made: making it is not safe inside a signal.
        drapeau.store(false, ordering: .relaxed)
        for numero in [SIGINT, SIGTERM] {
            signal(numero) { recu in
                Interruption.drapeau.store(true, ordering: .relaxed)
                signal(recu, SIG_DFL)
            }
        }
    }
}

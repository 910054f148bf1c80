import Dispatch
import Foundation
import Synchronization

/// `corps` on each element, `fils` at once, on threads of their own: the cooperative pool stays free. Results in the elements' order.
func enParallele<E: Sendable, R: Sendable>(_ elements: [E], fils: Int, _ corps: @escaping @Sendable (E) -> R) async -> [R] {
    await surUnFil {
        let prochain = Atomic(0)
        let faits = Mutex([R?](repeating: nil, count: elements.count))
        DispatchQueue.concurrentPerform(iterations: max(1, min(fils, elements.count))) { _ in
            while true {
                let rang = prochain.wrappingAdd(1, ordering: .relaxed).oldValue
                guard rang < elements.count else { return }
                let fait = corps(elements[rang])
                faits.withLock { $0[rang] = fait }
            }
        }
        return faits.withLock { $0.compactMap(\.self) }
    }
}

/// One line of progress on a terminal; nothing in a pipe.
final class SuiviDesEntreprises: Sendable {
    private let total: Int
    private let visible = isatty(STDERR_FILENO) == 1
    private let etat = Mutex((finies: 0, dite: ContinuousClock.now))

    init(total: Int) { self.total = total }

    func finie() {
        etat.withLock { etat in
            etat.finies += 1
            guard visible, ContinuousClock.now - etat.dite > .milliseconds(200) else { return }
            etat.dite = .now
            ecrire("\r\(Nombre.entier(etat.finies)) entreprises sur \(Nombre.entier(total))\u{1B}[K")
        }
    }

    func finir() { if visible { ecrire("\r\u{1B}[K") } }

    private func ecrire(_ texte: String) { FileHandle.standardError.write(Data(texte.utf8)) }
}

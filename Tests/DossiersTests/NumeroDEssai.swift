import Synchronization

/// Numbers of dossiers that are sown, each once: drawn at random, two of some hundreds were the same one run in ten.
enum NumeroDEssai {
    private static let dernier = Mutex(100_000)

    static func suivant() -> String {
        "2026-\(dernier.withLock { rang in rang += 1; return rang })"
    }
}

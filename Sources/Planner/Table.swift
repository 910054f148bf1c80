/// A fixed run of small integers, read and written without reference counting or exclusivity checks: the search does nothing else.
/// Bounds are checked in debug builds. The memory belongs to a `Reserve`.
struct Table<Element: FixedWidthInteger> {
    let debut: UnsafeMutablePointer<Element>
    let nombre: Int

    subscript(_ n: Int) -> Int {
        @inline(__always) get {
            assert(n >= 0 && n < nombre)
            return Int(truncatingIfNeeded: debut[n])
        }
        @inline(__always) nonmutating set {
            assert(n >= 0 && n < nombre)
            debut[n] = Element(truncatingIfNeeded: newValue)
        }
    }

    /// The first `nombre` values of `autre`, which has the same size.
    func copier(_ autre: Table) { debut.update(from: autre.debut, count: nombre) }

    var valeurs: [Int] { (0..<nombre).map { self[$0] } }
}

typealias Mots = Table<Int32>
typealias Demis = Table<Int16>
typealias Octets = Table<UInt8>

/// Owns the memory of tables and gives it back with itself.
final class Reserve {
    private var blocs: [UnsafeMutableRawPointer] = []

    func table<E: FixedWidthInteger>(_ nombre: Int, de valeur: E, _ type: E.Type = E.self) -> Table<E> {
        let debut = UnsafeMutablePointer<E>.allocate(capacity: max(1, nombre))
        debut.initialize(repeating: valeur, count: max(1, nombre))
        blocs.append(UnsafeMutableRawPointer(debut))
        return Table(debut: debut, nombre: nombre)
    }

    func table<E: FixedWidthInteger>(_ valeurs: [Int], _ type: E.Type = E.self) -> Table<E> {
        let t = table(valeurs.count, de: 0, type)
        for (n, v) in valeurs.enumerated() { t[n] = v }
        return t
    }

    deinit { for bloc in blocs { bloc.deallocate() } }
}

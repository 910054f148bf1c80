/// Fixed-width decimal digits, without Foundation's formatters.
enum Chiffres {
    static func deux(_ n: Int) -> String { n < 10 ? "0\(n)" : "\(n)" }

    static func quatre(_ n: Int) -> String {
        let s = String(n)
        return String(repeating: "0", count: max(0, 4 - s.count)) + s
    }
}

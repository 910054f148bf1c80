import Actes
import Web

extension Code {
    /// The whole list, for a choice or a list of a form.
    static var options: [Option] { Array(allCases).options }
}

extension [Option] {
    /// The same list with an empty first line.
    func facultatif(_ mot: String = "–") -> [Option] { [Option("", mot)] + self }
}

extension Array where Element: Code {
    var options: [Option] { map { Option($0.rawValue, $0.libelle) } }
}

extension String {
    /// « Premier contact » from « premier contact ».
    var capitale: String { prefix(1).uppercased() + dropFirst() }
}

public import Calendrier
public import Web

/// Reads the fields of a form and gathers every fault beside its field; the typed values stay in `champs`.
public struct Depouillement: Sendable {
    public let champs: Champs
    public var fautes = Fautes()

    public init(_ champs: Champs) {
        self.champs = champs
    }

    /// The text, blank when absent.
    public func texte(_ nom: String) -> String { champs.texte(nom) ?? "" }

    public func coche(_ nom: String) -> Bool { champs[nom] != nil }

    public mutating func faute(_ nom: String, _ message: String) {
        if fautes[nom] == nil { fautes[nom] = message.prefix(1).uppercased() + message.dropFirst() }
    }

    public mutating func requis(_ nom: String, _ message: String) -> String? {
        if let texte = champs.texte(nom) { return texte }
        faute(nom, message)
        return nil
    }

    /// Keeps the value, or notes the remedy beside the field.
    public mutating func accepter<T>(_ nom: String, _ resultat: Result<T, Remede>) -> T? {
        switch resultat {
        case .success(let valeur): return valeur
        case .failure(let remede):
            faute(nom, remede.description)
            return nil
        }
    }

    /// Nil when blank (no fault) or refused (fault noted).
    public mutating func lire<T>(_ nom: String, _ regle: (String) -> Result<T, Remede>) -> T? {
        guard let texte = champs.texte(nom) else { return nil }
        return accepter(nom, regle(texte))
    }

    public mutating func date(_ nom: String) -> DateCivile? {
        guard let texte = champs.texte(nom) else { return nil }
        if let date = DateCivile(saisie: texte), (1990...2099).contains(date.annee) { return date }
        faute(nom, LigneLue.remedeDate(texte))
        return nil
    }

    public mutating func dateRequise(_ nom: String, _ message: String) -> DateCivile? {
        guard champs.texte(nom) != nil else {
            faute(nom, message)
            return nil
        }
        return date(nom)
    }

    public mutating func entier(_ nom: String, _ bornes: ClosedRange<Int>) -> Int? {
        lire(nom) { NombreSaisi.entier($0, bornes) }
    }

    /// One value of a closed list; anything else than its raw values is a form that was tampered with, and says so.
    public mutating func choix<T: RawRepresentable<String>>(_ nom: String, _ type: T.Type = T.self) -> T? {
        guard let texte = champs.texte(nom) else { return nil }
        if let valeur = T(rawValue: texte) { return valeur }
        faute(nom, "Choisissez une des réponses proposées.")
        return nil
    }
}

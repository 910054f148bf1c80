/// Asked before an act that cannot be taken back: what will be gone in plain words, the button that does it, the way back. The page is a
/// GET of its own (`…/retrait`), the act the POST of the same address: a confirmation that works without script.
public struct PageConfirmation: Page {
    public static let gabarit = "confirmation"

    public let entete: Entete
    let phrases: [String]
    let action: String
    let bouton: String
    let retour: (titre: String, chemin: String)
    let champs: [(nom: String, valeur: String)]

    /// - Parameters:
    ///   - entete: its title is the question (« Retirer cet arrêt ? »).
    ///   - phrases: what will be gone, what stays, who will know.
    ///   - action: path the button posts to.
    ///   - bouton: the act in its own words (« Retirer l'arrêt »), never « OK ».
    ///   - retour: title and path of the page it comes from.
    ///   - champs: hidden fields posted with it: a version, what was typed.
    public init(
        _ entete: Entete, phrases: [String], action: String, bouton: String, retour: (titre: String, chemin: String),
        champs: [(nom: String, valeur: String)] = []
    ) {
        self.entete = entete
        self.phrases = phrases
        self.action = action
        self.bouton = bouton
        self.retour = retour
        self.champs = champs
    }

    public func child(named name: String) -> Any? {
        switch name {
        case "phrases": phrases
        case "action": action
        case "bouton": bouton
        case "retour": retour.titre
        case "chemin": retour.chemin
        case "caches": champs.map { "<input type=\"hidden\" name=\"\($0.nom)\" value=\"\($0.valeur)\">" as Balisage }
        default: nil
        }
    }
}

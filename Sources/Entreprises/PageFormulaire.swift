public import Mustache
public import Web

/// A form of one or several panels: typed values kept, faults beside the fields and summed up on top.
public struct PageFormulaire: Page {
    public static let gabarit = "formulaire"
    public let entete: Entete
    let action: String
    let retour: String
    let envoyer: String
    let caches: [Cache]
    let fautes: Fautes
    let avis: [Alerte]
    let sections: [Section]

    /// - Parameters:
    ///   - action: path the form posts to.
    ///   - retour: where « Annuler » goes.
    ///   - envoyer: verb and complement of the button.
    ///   - caches: values sent without being shown.
    public init(
        _ entete: Entete, action: String, retour: String, envoyer: String, caches: [String: String] = [:], fautes: Fautes = Fautes(),
        avis: [Alerte] = [],
        _ sections: [Section]
    ) {
        self.entete = entete
        self.action = action
        self.retour = retour
        self.envoyer = envoyer
        self.caches = caches.sorted { $0.key < $1.key }.map { Cache(nom: $0.key, valeur: $0.value) }
        self.fautes = fautes
        self.avis = avis
        self.sections = sections
    }

    public func child(named name: String) -> Any? {
        switch name {
        case "action": action
        case "retour": retour
        case "envoyer": envoyer
        case "caches": caches
        case "resume": fautes.resume
        case "avis": avis.map(\.balisage)
        case "sections": sections
        default: nil
        }
    }

    /// A value the form carries without showing it.
    struct Cache: MustacheParent, Sendable {
        let nom: String
        let valeur: String

        func child(named name: String) -> Any? {
            switch name {
            case "nom": nom
            case "valeur": valeur
            default: nil
            }
        }
    }

    /// A panel: title, sentence, fields.
    public struct Section: MustacheParent, Sendable {
        let titre: String
        let phrase: String?
        let colonnes: Bool
        let champs: [Balisage]

        /// - Parameter colonnes: two columns where there is room.
        public init(_ titre: String, phrase: String? = nil, colonnes: Bool = true, _ champs: [any Fragment]) {
            self.titre = titre
            self.phrase = phrase
            self.colonnes = colonnes
            self.champs = champs.map(\.balisage)
        }

        public func child(named name: String) -> Any? {
            switch name {
            case "titre": titre
            case "phrase": phrase
            case "classe": colonnes ? "deux" : "pile serre"
            case "champs": champs
            default: nil
            }
        }
    }
}

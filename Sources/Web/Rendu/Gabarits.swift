public import Foundation
import Mustache

/// Templates of every room, parsed once at start.
///
/// A name is `Room.file`. Inside a room `{{> ligne}}` means the room's own file, then Web's; a name that exists in neither, or
/// a template that does not parse, refuses the start.
public struct Gabarits: Sendable {
    public enum Defaut: Error, CustomStringConvertible, Equatable {
        case illisible(String, raison: String)
        case partielAbsent(String, partiel: String)
        case dossierAbsent(String)

        public var description: String {
            switch self {
            case .illisible(let nom, let raison): "gabarit \(nom) : \(raison)"
            case .partielAbsent(let nom, let partiel): "gabarit \(nom) : le partiel « \(partiel) » n'existe pas"
            case .dossierAbsent(let salle): "gabarits de \(salle) : dossier Templates absent"
            }
        }
    }

    private let bibliotheque: MustacheLibrary
    /// Every `Room.file`, sorted.
    public let noms: [String]

    /// `salles`: folder of templates by room. Web's own are always there.
    public init(salles: [String: URL]) throws {
        var textes: [String: [String: String]] = [:]
        for (salle, dossier) in salles.merging(["Web": Self.dossier(.module)], uniquingKeysWith: { a, _ in a }) {
            textes[salle] = try Self.lire(salle, dossier)
        }
        for signe in Signe.noms { textes["Web", default: [:]]["ico-\(signe)"] = Signe(signe).balisage.texte }
        for composant in Self.composants { textes["Web", default: [:]][composant] = "{{{.html}}}" }
        try self.init(textes: textes)
    }

    init(textes: [String: [String: String]]) throws {
        var bibliotheque = MustacheLibrary()
        for (salle, fichiers) in textes {
            for (fichier, texte) in fichiers {
                let nom = "\(salle).\(fichier)"
                let resolu = try Self.resoudre(texte, nom: nom) { partiel in
                    if fichiers[partiel] != nil { return "\(salle).\(partiel)" }
                    return textes["Web"]?[partiel] != nil ? "Web.\(partiel)" : nil
                }
                do {
                    try bibliotheque.register(resolu, named: nom)
                } catch {
                    throw Defaut.illisible(nom, raison: "\(error)")
                }
            }
        }
        self.bibliotheque = bibliotheque
        noms = textes.flatMap { salle, fichiers in fichiers.keys.map { "\(salle).\($0)" } }.sorted()
    }

    /// Components drawn in Swift that a template may also call as partials.
    static let composants = [
        "action", "badge", "jauge", "alerte", "champ", "choix", "pages", "fautes", "graphe", "signe", "charge", "vide", "tri", "onglets",
    ]

    public static func dossier(_ paquet: Bundle) -> URL { paquet.bundleURL.appendingPathComponent("Templates") }

    func contient(_ nom: String) -> Bool { bibliotheque.getTemplate(named: nom) != nil }

    /// nil when no such template: the caller answers 500.
    func rendre(_ nom: String, _ objet: Any) -> String? { bibliotheque.render(objet, withTemplate: nom) }

    /// Key of a page type: the module that declares it is its room.
    static func nom<P: Page>(_ type: P.Type) -> String {
        let module = String(reflecting: type).prefix { $0 != "." }
        return "\(module).\(type.gabarit)"
    }

    private static func lire(_ salle: String, _ dossier: URL) throws -> [String: String] {
        guard let fichiers = try? FileManager.default.contentsOfDirectory(at: dossier, includingPropertiesForKeys: nil) else {
            throw Defaut.dossierAbsent(salle)
        }
        var textes: [String: String] = [:]
        for fichier in fichiers where fichier.pathExtension == "mustache" {
            textes[fichier.deletingPathExtension().lastPathComponent] = try String(contentsOf: fichier, encoding: .utf8)
        }
        return textes
    }
}

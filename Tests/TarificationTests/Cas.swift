import Foundation
import Testing

@testable import Tarification

/// A worked case: a scenario, kept as the JSON text of the file, and what it must give.
struct Cas: Sendable, CustomTestStringConvertible {
    var id: String
    var titre: String
    var scenario: [UInt8]
    /// nil when the scenario must be refused.
    var attendu: [Forme]?
    var testDescription: String { "\(id) \(titre)" }

    /// 45 worked by hand (`cas.json`), 73 drawn at random or refused (`hasard.json`), and 14 drawn so that each tells the rules from misreadings
    /// of them (`distinguer.json`, titles say which), answered by a second program written from the rules alone, in exact fractions.
    static let tous: [Cas] = ["cas", "hasard", "distinguer"].flatMap(lire)

    private static func lire(_ nom: String) -> [Cas] {
        guard let url = Bundle.module.url(forResource: "Fixtures/\(nom)", withExtension: "json"), let donnees = try? Data(contentsOf: url),
            let racine = try? AnalyseJSON.lire([UInt8](donnees)),
            let cas = try? Lecteur(valeur: racine, chemin: "").requis("cases").entrees()
        else { return [] }
        return cas.compactMap { try? Cas($0) }
    }

    private init(_ cas: Lecteur) throws {
        id = try cas.requis("id").texte()
        titre = try cas.requis("title").texte()
        scenario = Array(try cas.requis("scenario").valeur.json.utf8)
        attendu = try cas.requis("expected").champ("documents")?.entrees().map { try Forme($0) }
    }
}

extension ValeurJSON {
    /// The value written back as it was read.
    var json: String {
        switch self {
        case .vide: "null"
        case .logique(let valeur): valeur ? "true" : "false"
        case .nombre(let ecrit): ecrit
        case .texte(let texte): DocumentsEcrits.texte(texte)
        case .liste(let valeurs): "[\(valeurs.map(\.json).joined(separator: ","))]"
        case .objet(let champs): "{\(champs.map { "\(DocumentsEcrits.texte($0.key)):\($0.value.json)" }.joined(separator: ","))}"
        }
    }
}

/// A document as it is compared: no text, lists without order.
struct Forme: Hashable, Sendable {
    var entete: [String]
    var montants: [String]
    var refs: Set<String>
    var lignes: [String: Int]
    var tva: Set<String>

    init(_ d: Lecteur) throws {
        let intervalle = { (l: Lecteur?) throws -> String in
            try l.map { "\(try $0.requis("from").texte())/\(try $0.requis("to").texte())" } ?? "-"
        }
        entete = try ["key", "type", "contract", "buyer", "seller", "billingDate"].map { try d.requis($0).texte() }
        entete.append(try intervalle(d.requis("period")))
        montants = try ["netCents", "vatCents", "grossCents"].map { try d.requis($0).valeur.json }
        refs = Set(try d.liste("refs").map { try $0.texte() })
        lignes = Dictionary(
            try d.liste("lines").map { l in
                let codes = try ["item", "nature", "unit", "category"].map { try l.requis($0).texte() }
                let nombres = [try l.requis("quantity").signe(4), try l.requis("unitPrice").signe(6), try l.requis("rate").signe(2)]
                return ("\(codes) \(nombres) \(try l.requis("netCents").valeur.json) \(try intervalle(l.champ("period")))", 1)
            }, uniquingKeysWith: +)
        tva = Set(
            try d.liste("vat").map { g in
                let vatex = try g.champ("vatex")?.texte() ?? "-"
                return
                    "\(try g.requis("category").texte()) \(try g.requis("rate").signe(2)) \(vatex) \(try g.requis("taxableCents").valeur.json) \(try g.requis("taxCents").valeur.json)"
            })
    }
}

extension Lecteur {
    fileprivate func signe(_ chiffres: Int) throws -> Int { try decimal(chiffres, auMoins: Int.min) }
}

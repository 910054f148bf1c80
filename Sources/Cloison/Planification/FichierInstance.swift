import Foundation
import Planner

/// Reads an instance file, JSON or gzip whatever its name, and says what is wrong with it.
enum FichierInstance {
    static func lire(_ chemin: String) async throws(RefusDeFichier) -> Instance {
        let json = try await octets(chemin)
        do {
            return try Instance(json: json)
        } catch {
            throw RefusDeFichier(.contenu, "« \(chemin) »\(FauteSituee(error, json).description)")
        }
    }

    /// The content, decompressed.
    static func octets(_ chemin: String) async throws(RefusDeFichier) -> Data {
        var estDossier: ObjCBool = false
        guard FileManager.default.fileExists(atPath: chemin, isDirectory: &estDossier) else {
            throw RefusDeFichier(.illisible, "« \(chemin) » : ce fichier n'existe pas.")
        }
        guard !estDossier.boolValue else {
            throw RefusDeFichier(.illisible, "« \(chemin) » est un dossier ; donnez un fichier d'instance, JSON ou gzip.")
        }
        let taille = (try? FileManager.default.attributesOfItem(atPath: chemin))?[.size] as? Int ?? 0
        guard taille <= Gzip.limite else {
            throw RefusDeFichier(
                .contenu, "« \(chemin) » : \(taille >> 20) Mo, c'est trop pour une instance (\(Gzip.limite >> 20) Mo au plus).")
        }
        guard let contenu = FileManager.default.contents(atPath: chemin) else {
            throw RefusDeFichier(.illisible, "« \(chemin) » : la lecture est refusée ; vérifiez les droits.")
        }
        return Gzip.reconnait(contenu) ? try await Gzip.decompresser(chemin) : contenu
    }
}

/// A `Malformation` with what the file holds there: the value, and the identifier of the demande, the lieu or the person.
struct FauteSituee: CustomStringConvertible {
    /// « , demandes[3].duree (D004), « trois » : un nombre entier est attendu ici. », to be read after the file's name.
    let description: String

    init(_ faute: Malformation, _ json: Data) {
        guard !faute.champ.isEmpty else {
            description = " : \(faute.remede)\(Self.position(json))"
            return
        }
        let racine = try? JSONSerialization.jsonObject(with: json)
        let cles = Self.cles(faute.champ)
        let valeur = faute.valeur ?? Self.chercher(racine, cles).map(Self.texte)
        var remede = faute.remede
        if let valeur, remede.hasPrefix("« \(valeur) » : ") { remede.removeFirst("« \(valeur) » : ".count) }
        let element = Self.chercher(racine, Array(cles.prefix(2))) as? [String: Any]
        let id = cles.count > 2 && cles[2] != "id" ? (element?["id"] as? String).map { " (\($0))" } ?? "" : ""
        description = ", \(faute.champ)\(id)\(valeur.map { ", « \($0) »" } ?? "") : \(remede)"
    }

    /// `demandes[3].duree` → demandes, 3, duree.
    private static func cles(_ champ: String) -> [String] {
        champ.split { ".[]".contains($0) }.map(String.init)
    }

    private static func chercher(_ racine: Any?, _ cles: [String]) -> Any? {
        cles.reduce(racine) { ici, cle in
            if let liste = ici as? [Any], let rang = Int(cle), liste.indices.contains(rang) { return liste[rang] }
            return (ici as? [String: Any])?[cle]
        }
    }

    private static func texte(_ valeur: Any) -> String {
        switch valeur {
        case let texte as String: texte.count <= 60 ? texte : "\(texte.prefix(60))…"
        case is [Any]: "[…]"
        case is [String: Any]: "{…}"
        case is NSNull: "null"
        default: "\(valeur)"
        }
    }

    /// Where the JSON stops being JSON, when Foundation says it.
    private static func position(_ json: Data) -> String {
        guard !json.isEmpty else { return " Il est vide." }
        do {
            _ = try JSONSerialization.jsonObject(with: json)
            return ""
        } catch {
            let texte = "\((error as NSError).userInfo)"
            guard let trouve = texte.firstMatch(of: /line (\d+), column (\d+)/) else { return "" }
            return " La lecture s'arrête ligne \(trouve.1), colonne \(trouve.2)."
        }
    }
}

import Crypto
import Foundation

/// One file `NNNN_nom.sql` of sql/migrations.
struct Migration: Equatable, Sendable {
    let numero: Int
    /// File name, as the register and the messages show it.
    let fichier: String
    let texte: String
    /// Hexadecimal SHA-256 of the file.
    let somme: String

    init(fichier: String, texte: String) throws(MigrationRefusee) {
        guard let numero = Int(fichier.prefix(4)), fichier.dropFirst(4).hasPrefix("_"), fichier.hasSuffix(".sql") else {
            throw .nom(fichier)
        }
        self.numero = numero
        self.fichier = fichier
        self.texte = texte
        somme = SHA256.hash(data: Data(texte.utf8)).map { String(format: "%02x", $0) }.joined()
    }

    /// Line of the file for a character rank counted from 1, as PostgreSQL gives it.
    func ligne(_ position: Int) -> Int {
        texte.unicodeScalars.prefix(max(0, position - 1)).count { $0 == "\n" } + 1
    }
}

/// Why nothing (more) was applied, in words that say what to do.
enum MigrationRefusee: Error, Equatable, CustomStringConvertible {
    case dossierAbsent([String])
    case nom(String)
    case doublon(String, String)
    case modifiee(String)
    case inconnue(String)
    case anterieure(String, derniere: String)
    case echec(fichier: String, ligne: Int?, message: String)

    var description: String {
        switch self {
        case .dossierAbsent(let essais):
            "Le dossier sql/ est introuvable (cherché : \(essais.joined(separator: ", "))). Indiquez-le par CLOISON_SQL."
        case .nom(let fichier):
            "« \(fichier) » : un fichier de migration se nomme NNNN_nom.sql, quatre chiffres puis un nom."
        case .doublon(let un, let autre):
            "« \(un) » et « \(autre) » ont le même numéro : renumérotez celle qui n'est pas encore appliquée."
        case .modifiee(let fichier):
            "« \(fichier) » a changé depuis qu'elle a été appliquée : rétablissez-la, et écrivez le changement dans une nouvelle migration."
        case .inconnue(let fichier):
            "La base porte la migration « \(fichier) », que ce programme n'a pas : il est plus ancien que la base. Installez la version qui l'a."
        case .anterieure(let fichier, let derniere):
            "« \(fichier) » vient avant « \(derniere) », déjà appliquée : renumérotez-la à la suite."
        case .echec(let fichier, let ligne, let message):
            "« \(fichier) »\(ligne.map { ", ligne \($0)" } ?? "") : \(message) Rien de ce fichier n'a été gardé."
        }
    }
}

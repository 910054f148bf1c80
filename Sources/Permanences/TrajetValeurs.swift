import Contrats
import Foundation
import Tenancy
import Web

/// Minutes a person typed between one place and others, checked.
struct TrajetValeurs: Sendable {
    /// Typed, and new: other than what is known, or an estimate confirmed by another value.
    private(set) var saisis: [Trajet] = []
    /// Emptied: the pair may be estimated again.
    private(set) var oublies: [Paire] = []

    /// Fields are named `m-<place>`; those that still hold what is known are left as they are.
    init(_ champs: Champs, depuis: ID<LieuTag>, _ connus: Trajets, _ fautes: inout Fautes) {
        for lieu in connus.lieux where lieu.id != depuis {
            let nom = Self.champ(lieu.id)
            guard champs[nom] != nil else { continue }
            let connu = connus[depuis, lieu.id]
            guard let tape = champs.texte(nom) else {
                if connu != nil { oublies.append(Paire(depuis, lieu.id)) }
                continue
            }
            guard let minutes = Self.minutes(tape) else {
                fautes[nom] = "\(lieu.nom), « \(tape) » : des minutes entières de 0 à 600, par exemple 35."
                continue
            }
            if minutes != connu?.minutes { saisis.append(Trajet(depuis, lieu.id, minutes: minutes, estime: false)) }
        }
    }

    static func champ(_ lieu: ID<LieuTag>) -> String { "m-\(lieu)" }

    static func minutes(_ texte: String) -> Int? {
        let chiffres = texte.hasSuffix("min") ? String(texte.dropLast(3)).filter { !$0.isWhitespace } : texte
        return Int(chiffres).flatMap { (0...600).contains($0) ? $0 : nil }
    }

    /// Pasted lines « lieu;lieu;minutes » (tabulations too, as a spreadsheet copies): every fault is said, nothing is kept unless all are good.
    static func lire(_ texte: String, _ lieux: [Lieu], _ fautes: inout Fautes) -> [Trajet] {
        let parNom = Dictionary(lieux.map { (CommuneConnue.cle($0.nom), $0) }, uniquingKeysWith: { a, _ in a })
        var messages: [String] = []
        var trajets: [Trajet] = []
        for (rang, ligne) in texte.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let cellules = ligne.split(omittingEmptySubsequences: false) { $0 == ";" || $0 == "\t" }.map {
                $0.trimmingCharacters(in: .whitespacesAndNewlines)
            }
            guard cellules.contains(where: { !$0.isEmpty }) else { continue }
            guard cellules.count == 3 else {
                messages.append(
                    "Ligne \(rang + 1), « \(ligne) » : trois colonnes sont attendues, par exemple Bureau de Metz;Bureau de Nancy;52.")
                continue
            }
            let (a, b) = (parNom[CommuneConnue.cle(cellules[0])], parNom[CommuneConnue.cle(cellules[1])])
            if a == nil { messages.append("Ligne \(rang + 1), colonne 1, « \(cellules[0]) » : aucun lieu en service ne porte ce nom.") }
            if b == nil { messages.append("Ligne \(rang + 1), colonne 2, « \(cellules[1]) » : aucun lieu en service ne porte ce nom.") }
            let minutes = minutes(cellules[2])
            if minutes == nil {
                messages.append("Ligne \(rang + 1), colonne 3, « \(cellules[2]) » : des minutes de 0 à 600, par exemple 35.")
            }
            guard let a, let b, let minutes else { continue }
            if a.id == b.id {
                messages.append("Ligne \(rang + 1) : \(a.nom) est nommé deux fois.")
            } else {
                trajets.append(Trajet(a.id, b.id, minutes: minutes, estime: false))
            }
        }
        if messages.isEmpty, trajets.isEmpty { messages.append("Rien à lire : collez des lignes comme Bureau de Metz;Bureau de Nancy;52.") }
        if !messages.isEmpty { fautes["texte"] = messages.prefix(8).joined(separator: " ") }
        return trajets
    }
}

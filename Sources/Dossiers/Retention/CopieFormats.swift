package import Calendrier
import Foundation
import Web

extension Copie {
    /// UTF-8 JSON, written by hand: nominative types have no encoder.
    package func json(le jour: DateCivile) -> [UInt8] {
        let corps = parties.map { partie in
            let champs = partie.champs.map { "\(Self.citer($0.nom)): \(Self.citer($0.valeur))" }.joined(separator: ", ")
            return "    {\"type\": \(Self.citer(partie.sorte)), \"titre\": \(Self.citer(partie.titre)), \"champs\": {\(champs)}}"
        }
        let acces = lectures.map {
            "    {\"instant\": \(Self.citer($0.instant.ISO8601Format())), \"par\": \(Self.citer($0.nom ?? "le service")), \"quoi\": \(Self.citer($0.quoi))}"
        }
        let regles = Self.regles.map { "    \(Self.citer($0))" }
        return Array(
            """
            {
              "format": "cloison-copie-1",
              "etablie_le": "\(jour)",
              "dossier": {"numero": \(Self.citer(dossier.numero)), "entreprise": \(Self.citer(dossier.entreprise)), "ouvert_le": "\(dossier.ouvertLe)", "etat": "\(dossier.etat.rawValue)"},
              "passages_otes": \(retenues),
              "regles": [
            \(regles.joined(separator: ",\n"))
              ],
              "contenu": [
            \(corps.joined(separator: ",\n"))
              ],
              "qui_a_lu": [
            \(acces.joined(separator: ",\n"))
              ]
            }

            """.utf8)
    }

    /// A page for WeasyPrint.
    func html(le jour: DateCivile, par: String) -> String {
        let regles = Self.regles.map { "<li>\($0)</li>" as Balisage }
        let corps: Balisage = """
            <h1>Copie de votre dossier</h1><p class="sous">Dossier \(dossier.numero), ouvert le \(dossier.ouvertLe.long). Remise par \(par), le \(jour.long).</p>\
            <ul class="regles">\(regles)</ul>\(retenues == 0 ? "" : "<p>\(pluriel(retenues, "passage ôté", "passages ôtés")), qui concernent quelqu'un d'autre.</p>" as Balisage)\
            \(parties.map(Self.section))<h2>Qui a lu ce dossier</h2><table>\(lectures.map(Self.ligne))</table>
            """
        return """
            <!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Copie du dossier \(dossier.numero)</title><style>\(Self.style)</style></head><body>\(Typo.appliquer(corps.texte))</body></html>
            """
    }

    private static func section(_ partie: Partie) -> Balisage {
        let lignes = partie.champs.map { "<tr><th>\(mot($0.nom))</th><td>\($0.valeur)</td></tr>" as Balisage }
        return "<h2>\(partie.titre)</h2><table>\(lignes)</table>"
    }

    private static func ligne(_ l: Lecture) -> Balisage {
        "<tr><th>\(Instants.jour(l.instant).court), \(Instants.heure(l.instant))</th><td>\(l.nom ?? "le service") \(l.quoi)</td></tr>"
    }

    private static func citer(_ texte: String) -> String {
        var json = "\""
        for point in texte.unicodeScalars {
            switch point {
            case "\"": json += "\\\""
            case "\\": json += "\\\\"
            case "\n": json += "\\n"
            case "\r": json += "\\r"
            case "\t": json += "\\t"
            case _ where point.value < 0x20: json += String(format: "\\u%04x", point.value)
            default: json.unicodeScalars.append(point)
            }
        }
        return json + "\""
    }

    private static let style = """
        @page { size: A4; margin: 20mm } body { font: 10.5pt/1.45 "Liberation Sans", sans-serif } h1 { font-size: 18pt } h2 { font-size: 12pt; margin: 14pt 0 4pt; break-after: avoid }
        .sous { color: #444 } table { border-collapse: collapse; width: 100% } th, td { text-align: left; vertical-align: top; padding: 2pt 6pt; border-bottom: .4pt solid #bbb; white-space: pre-wrap } th { width: 34%; font-weight: normal; color: #444 }
        .regles { font-size: 9.5pt; color: #333 }
        """
}

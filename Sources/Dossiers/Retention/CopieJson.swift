package import Calendrier
import Foundation
import Tenancy

extension Copie {
    /// UTF-8 JSON, written by hand: nominative types have no encoder.
    package func json(le jour: DateCivile) -> [UInt8] {
        let corps = parties.map { partie in
            let champs = partie.faits.map { "{\"nom\": \(Self.citer($0.nom)), \"valeur\": \(Self.citer($0.valeur))}" }
            return
                "    {\"chapitre\": \(Self.citer(partie.chapitre.rawValue)), \"titre\": \(Self.citer(partie.titre)), \"champs\": [\(champs.joined(separator: ", "))]}"
        }
        let acces = lectures.map {
            "    {\"jour\": \"\(Instants.jour($0.instant))\", \"par\": \(Self.citer($0.par)), \"quoi\": \(Self.citer($0.geste)), \"fois\": \($0.fois)}"
        }
        let fichiers = documents.map {
            "    {\"fichier\": \(Self.citer(nomDansLArchive($0))), \"titre\": \(Self.citer($0.titre)), \"octets\": \($0.octets)}"
        }
        return Array(
            """
            {
              "format": "cloison-copie-2",
              "etablie_le": "\(jour)",
              "dossier": {"numero": \(Self.citer(dossier.numero)), "entreprise": \(Self.citer(dossier.entreprise)), "ouvert_le": "\(dossier.ouvertLe)", "etat": "\(dossier.etat.rawValue)"},
              "passages_otes": \(retenues),
              "regles": [
            \(Self.regles.map { "    \(Self.citer($0))" }.joined(separator: ",\n"))
              ],
              "contenu": [
            \(corps.joined(separator: ",\n"))
              ],
              "documents": [
            \(fichiers.joined(separator: ",\n"))
              ],
              "qui_a_lu": [
            \(acces.joined(separator: ",\n"))
              ]
            }

            """.utf8)
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
}

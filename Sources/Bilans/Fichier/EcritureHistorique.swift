internal import DisclosureControl

/// A history of publication as the employer sees it, in JSON: its head, then one line per bilan, so that what was given stays byte for byte.
enum EcritureHistorique {
    static let ouverture = "\"bilans\": ["
    static let fermeture = "]}"

    /// Everything before the bilans: what any reader is supposed to know.
    static func tete(_ entreprise: EntrepriseDeFichier, _ perimetre: PerimetreDeFichier, _ themes: [String]) -> String {
        let effectifs = zip(perimetre.noms, perimetre.effectifs).map { "{\"c\":{\"etab\":\(texte($0))},\"n\":\($1)}" }
        return """
            {"tenant": \(texte(entreprise.code)), "k": \(Regles.plancher.seuil), "nmin": 20,
            "dims": {"etab": [\(perimetre.noms.map(texte).joined(separator: ","))], "theme": [\(themes.map(texte).joined(separator: ","))]},
            "sensitive_dims": ["theme"],
            "measures": {"entretiens": {"unit":"evenement","partition":["etab","theme"],"time":"partition"}, "personnes": {"unit":"personne","partition":["etab"],"union":["theme"],"time":"union"}},
            "relations": [{"personnes":"personnes","evenements":"entretiens","max_par_personne":60}],
            "knowledge": {"headcounts": [\((effectifs + ["{\"c\":{},\"n\":\(entreprise.effectif)}"]).joined(separator: ","))]},
            \(ouverture)
            """
    }

    /// One line: every promised cell, with its value or withheld.
    static func bilan(
        _ periode: PeriodeBilan, _ promises: [Cle], _ valeurs: [Cle: Int], _ perimetre: PerimetreDeFichier, _ themes: [String]
    )
        -> String
    {
        let tables = [Mesure.entretiens, .personnes].compactMap { mesure -> String? in
            let cases = promises.filter { $0.mesure == mesure }.map { cle in
                "{\"c\":\(coordonnees(cle, perimetre, themes)),\(valeurs[cle].map { "\"v\":\($0)" } ?? "\"s\":true")}"
            }
            return cases.isEmpty
                ? nil : "{\"id\":\"\(nom(mesure))\",\"measure\":\"\(nom(mesure))\",\"cells\":[\(cases.joined(separator: ","))]}"
        }
        return
            "{\"id\":\"\(Self.periode(periode))\",\"periode\":\"\(Self.periode(periode))\",\"version\":1,\"tables\":[\(tables.joined(separator: ","))]}"
    }

    static func octets(_ tete: String, _ bilans: [String]) -> [UInt8] {
        Array((tete + "\n" + bilans.joined(separator: ",\n") + (bilans.isEmpty ? "" : "\n") + fermeture + "\n").utf8)
    }

    /// `2024-Q1`, `2024`.
    static func periode(_ periode: PeriodeBilan) -> String { periode.trimestre.map { "\(periode.annee)-Q\($0)" } ?? "\(periode.annee)" }

    static func nom(_ mesure: Mesure) -> String {
        switch mesure {
        case .entretiens: "entretiens"
        case .personnes: "personnes"
        case .nouveaux: "nouveaux"
        }
    }

    static func coordonnees(_ cle: Cle, _ perimetre: PerimetreDeFichier, _ themes: [String]) -> String {
        let lieu = cle.etablissement.map { "\"etab\":\(texte(perimetre.noms[$0]))" }
        let theme = cle.axe.map { _ in "\"theme\":\(texte(themes[cle.modalite]))" }
        return "{\([lieu, theme].compactMap { $0 }.joined(separator: ","))}"
    }

    static func texte(_ texte: String) -> String {
        var json = "\""
        for scalaire in texte.unicodeScalars {
            switch scalaire {
            case "\"": json += "\\\""
            case "\\": json += "\\\\"
            case _ where scalaire.value < 0x20:
                let chiffres = String(scalaire.value, radix: 16)
                json += "\\u" + String(repeating: "0", count: 4 - chiffres.count) + chiffres
            default: json.unicodeScalars.append(scalaire)
            }
        }
        return json + "\""
    }
}

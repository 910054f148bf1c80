import Foundation
import Testing

@testable import Bilans

/// The page as it is stored, for every size of company.
@Suite struct RenduTests {
    static func page(_ contenu: Contenu) -> String { String(decoding: Rendu(contenu).octets(), as: UTF8.self) }

    /// Text between tags of each `<h2>`, in order.
    static func titres(_ html: String, _ balise: String = "h2") -> [String] {
        html.split(separator: "<\(balise)").dropFirst().map { morceau in
            texte(String(morceau.drop { $0 != ">" }.dropFirst().prefix(while: { $0 != "\u{0}" }).split(separator: "</\(balise)>")[0]))
        }
    }

    static func texte(_ html: String) -> String {
        var sortie = ""
        var dehors = true
        for c in html {
            if c == "<" { dehors = false } else if c == ">" { dehors = true } else if dehors { sortie.append(c) }
        }
        return sortie.replacing("&amp;", with: "&").replacing("’", with: "'")
    }

    @Test func chapitresDeChaqueTaille() {
        let debut = ["L'essentiel", "Les nombres de la période"]
        let themes = "De quoi parlent les personnes"
        let qui = "Qui vient, et comment"
        let rien = "Pourquoi personne n'est compté"
        let attendus: [String: [String]] = [
            "grande-annee": debut + [themes, qui, "Les établissements", "La prévention", "Et maintenant"],
            "moyenne-annee": debut + [themes, qui, "Les établissements", "Et maintenant"],
            "petite-annee": debut + [themes, qui], "petite-trimestre": debut + [qui], "vingt-annee": debut,
            "vingt-trimestre": debut + [rien],
            "douze-annee": debut + [rien, "La prévention", "Et maintenant"],
        ]
        for (nom, contenu) in Echantillons.tous {
            let html = Self.page(contenu)
            if let attendu = attendus[nom] { #expect(Self.titres(html) == attendu, "\(nom)") }
            #expect(!html.contains("Optional(") && !html.contains("nil") && !html.contains(" style="), "\(nom)")
            #expect(
                !html.contains("<ul></ul>") && !html.contains("<tbody></tbody>") && !html.contains("<div class=\"deux tient\"></div>"),
                "\(nom)")
            #expect(
                html.split(separator: "<svg").allSatisfy {
                    !$0.contains("role=\"img\"") || ($0.contains("<title>") && $0.contains("<desc>"))
                })
        }
    }

    @Test func troisPhrases() {
        for (nom, contenu) in Echantillons.tous {
            #expect(contenu.phrases.count == 3, "\(nom)")
            #expect(contenu.phrases.allSatisfy { $0.hasPrefix("**") && $0.hasSuffix(".") }, "\(nom) \(contenu.phrases)")
        }
        #expect(
            Echantillons.grande.phrases == [
                "**264 entretiens** ont eu lieu pour **118 personnes**, soit 33 de plus qu'en 2024.",
                "**Budget vient en premier** parmi les thèmes communiqués, 71 entretiens (27 %), contre 58 en 2024.",
                "**148 demi-journées de permanence** tenues sur 152 prévues, soit 518 h de présence, et 3 actions collectives.",
            ])
        // A quarter whose year before was masked compares with nothing; its leading theme rose over four shown quarters.
        #expect(Echantillons.grandeTrimestre.phrases[0] == "**76 entretiens** ont eu lieu pour **48 personnes**.")
        #expect(Echantillons.grandeTrimestre.phrases[1].hasSuffix("en hausse continue : 14, 16, 19 puis 22."))
    }

    /// A shown number beside a masked one is a bound: no sentence sets one against the other.
    @Test func jamaisDeComparaisonAvecUnMasque() {
        var c = Echantillons.grande
        c.anterieur?.total = Echantillons.cas("", "", nil)
        c.anterieur?.themes = Echantillons.theme([])
        c.serie = c.serie.map { Contenu.Repere(periode: $0.periode, entretiens: $0.entretiens, themes: [:]) }
        let phrases = Phrases.de(c)
        #expect(phrases[0] == "**264 entretiens** ont eu lieu pour **118 personnes**.")
        #expect(phrases[1] == "**Budget vient en premier** parmi les thèmes communiqués, 71 entretiens (27 %).")
        // A series broken by a masked quarter has no trend across it.
        #expect(Lectures.suite([5, nil, 6, 7]) == nil)
        #expect(Lectures.suite([9, nil, 5, 6, 7]).map(\.valeurs) == [5, 6, 7])
        #expect(Lectures.suite([5, 6, 6, 7]) == nil)
        #expect(Lectures.suite([9, 4, 6, 7]).map(\.valeurs) == [4, 6, 7])
    }

    @Test func unMasqueSeLitEtNeSeDeduitDeRien() {
        var tirage = Des(graine: 7)
        for essai in 0..<300 {
            let contenu = Self.auHasard(&tirage)
            let html = Self.page(contenu)
            for c in (contenu.themes ?? []) + (contenu.etablissements ?? []) + (contenu.formes ?? []) where c.masquee {
                let rangs = html.components(separatedBy: "<tr>").dropFirst().map { $0.components(separatedBy: "</tr>")[0] }.filter {
                    Self.texte($0).hasPrefix(Phrases.majuscule(c.libelle)) && $0.contains("</th>")
                }
                for rang in rangs.map(Self.texte) {
                    #expect(rang.contains("•") && rang.contains("non communiqué"), "essai \(essai) : \(rang)")
                    #expect(rang.filter(\.isNumber).isEmpty, "essai \(essai) : \(rang)")
                }
            }
            // The sign is explained before the first one, and only when there is one.
            let premier = html.range(of: "class=\"masque\"") ?? html.range(of: "class=\"point\"")
            if let premier {
                let alerte = html.range(of: "veut dire")
                #expect(alerte != nil && alerte?.lowerBound ?? html.endIndex < premier.lowerBound, "essai \(essai)")
            }
            // No share of anything when a part of it is masked.
            if contenu.formes?.contains(where: \.masquee) ?? false, contenu.themes == nil, contenu.etablissements == nil,
                contenu.connaissance == nil
            {
                #expect(!html.contains("%</td>"), "essai \(essai)")
            }
            #expect(
                !html.contains("moins de 5\u{A0}") && !html.contains("moins de 5 ") && !html.contains("&lt;"), "essai \(essai) : une borne")
        }
    }

    @Test func lesMemesValeursDonnentLesMemesOctets() throws {
        for (nom, contenu) in Echantillons.tous {
            let relu = try Contenu(octets: contenu.octets())
            #expect(Rendu(relu).octets() == Rendu(contenu).octets(), "\(nom)")
            #expect(try relu.octets() == contenu.octets(), "\(nom)")
        }
    }

    @Test func unTexteNOuvreAucuneBalise() {
        var c = Echantillons.grande
        c.recommandations = ["<script>alert(1)</script> & \"guillemets\""]
        c.actions?[0].titre = "</table><b>"
        c.themes?[0].libelle = "<i>budget</i>"
        let html = Self.page(c)
        #expect(!html.contains("<script") && !html.contains("</table><b>") && !html.contains("<i>"))
    }

    /// A bilan given before the parts of today had names reads as it did.
    @Test func leFormatUnSeLitEncore() throws {
        let ancien = """
            {"code":"GG","effectif":1240,"entreprise":"Grande","format":1,"periode":"2025-T1","permanences":{"demiJournees":3,"minutes":630},"phrases":["Une."],"recommandations":[],"regles":"1","seuil":5,"serie":[{"entretiens":9,"periode":"2025-T1"}],"version":1}
            """
        let html = Self.page(try Contenu(octets: Array(ancien.utf8)))
        #expect(html.contains("Une."))
    }

    static func auHasard(_ t: inout Des) -> Contenu {
        var c = Echantillons.base(
            "Essai", t.de(20, 3_000), t.vrai() ? "2025" : "2025-T3", demiJournees: t.de(0, 90), dues: t.vrai() ? t.de(1, 90) : nil)
        func cas(_ code: String, _ libelle: String, _ t: inout Des) -> Contenu.Case {
            Echantillons.cas(code, libelle, t.vrai() ? t.de(5, 400) : nil)
        }
        c.total = t.vrai() ? cas("", "", &t) : nil
        if t.vrai() { c.themes = Echantillons.theme((0..<16).map { _ in t.vrai() ? t.de(5, 90) : nil }) }
        if t.vrai() { c.etablissements = ["Nord", "Sud", "Est"].map { cas($0, $0, &t) } }
        if t.vrai() { c.formes = ["sur place", "à distance"].map { cas($0, $0, &t) } }
        if t.vrai() { c.connaissance = Contenu.Connaissance(nouvelles: t.vrai() ? 9 : nil, connues: nil) }
        c.serie =
            t.vrai() ? ["2025-T1", "2025-T2", "2025-T3"].map { Contenu.Repere(periode: $0, entretiens: t.vrai() ? t.de(5, 90) : nil) } : []
        c.phrases = Phrases.de(c)
        return c
    }
}

/// Draws that are the same at every run.
struct Des {
    private var etat: UInt64

    init(graine: UInt64) { etat = graine }

    mutating func suivant() -> UInt64 {
        etat &+= 0x9E37_79B9_7F4A_7C15
        var z = etat
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    mutating func de(_ bas: Int, _ haut: Int) -> Int { bas + Int(suivant() % UInt64(haut - bas + 1)) }
    mutating func vrai() -> Bool { suivant() & 1 == 1 }
}

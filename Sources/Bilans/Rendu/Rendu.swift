internal import Calendrier
internal import Web

/// The page of a bilan, drawn from its content alone, once, at publication: the ledger keeps these bytes.
///
/// Chapters are extensions, one per file; a chapter whose parts are absent is absent.
struct Rendu: Sendable {
    let contenu: Contenu
    let periode: PeriodeBilan

    init(_ contenu: Contenu) {
        self.contenu = contenu
        periode = PeriodeBilan(contenu.periode) ?? PeriodeBilan(annee: 2000)
    }

    /// French typography applied: what is stored is what is read.
    func octets() -> [UInt8] { Array(Typo.appliquer(balisage.texte).utf8) }

    var balisage: Balisage {
        let chapitres: Balisage = "\(chiffres)\(themes)\(activite)\(sites)\(prevention)\(suites)"
        // The sign is explained where there is one, before the first.
        let explication = chapitres.texte.contains("•") ? Self.explication : ""
        return "\(correction)\(essentiel)\(explication)\(chapitres)"
    }

    private var correction: Balisage {
        contenu.raison.map { "\(Alerte(.attention, $0, fort: "Version \(contenu.version), corrigée."))" } ?? ""
    }

    private var essentiel: Balisage {
        let lignes = contenu.phrases.map { "<li><span>\(Self.gras($0))</span></li>" as Balisage }
        return
            "<section aria-labelledby=\"b-essentiel\"><h2 class=\"lu\" id=\"b-essentiel\">L'essentiel</h2><ol class=\"phrases bloc\">\(lignes)</ol></section>"
    }

    /// `**` marks the strong part of a sentence.
    static func gras(_ phrase: String) -> Balisage {
        var html: Balisage = ""
        for (rang, morceau) in phrase.split(separator: "**", omittingEmptySubsequences: false).enumerated() {
            html += rang.isMultiple(of: 2) ? "\(String(morceau))" : "<strong>\(String(morceau))</strong>"
        }
        return html
    }

    private static let explication: Balisage =
        "\(Alerte(.information, "Ce nombre pourrait désigner quelqu'un, ou permettre d'en retrouver un autre par le calcul. Le signe ne veut pas dire zéro et ne dit pas si le nombre est petit ou grand.", fort: "• veut dire « non communiqué »."))"

    static func cellule(_ valeur: Int?) -> Balisage { Dessin.cellule(valeur) }

    /// « T3 26 », « 2026 ».
    static func court(_ periode: String) -> String {
        guard let lue = PeriodeBilan(periode), let trimestre = lue.trimestre else { return periode }
        return "T\(trimestre) \(lue.annee % 100 < 10 ? "0" : "")\(lue.annee % 100)"
    }

    /// « 12,5 % » from thousandths.
    static func milliemes(_ valeur: Int) -> String {
        valeur.isMultiple(of: 10) ? "\(nombre(valeur / 10)) %" : "\(nombre(valeur / 10)),\(valeur.magnitude % 10) %"
    }

    static func lecture(_ titre: String, _ unite: String, _ phrase: String) -> Lecture {
        Lecture(titre, unite: unite, phrase: phrase, niveau: 3)
    }
}

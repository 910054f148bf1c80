internal import Calendrier
internal import Foundation
internal import Web

/// A published bilan on paper: the stored bytes between a letterhead and what identifies them.
struct BilanImprime: Sendable {
    let bilan: BilanPublie
    let contenu: Contenu
    let prestataire: Prestataire

    init(_ bilan: BilanPublie, _ prestataire: Prestataire) throws {
        self.bilan = bilan
        self.prestataire = prestataire
        contenu = try Contenu(octets: bilan.contenu)
    }

    /// « Bilan 3e trimestre 2026, version 1, figé le 12 oct. 2026. Empreinte 7f3a 91c4 e05b 2d68 ».
    var pied: String {
        "\(contenu.entreprise), \(bilan.periode.libelle), version \(bilan.version), figée le \(bilan.jour.court) · Empreinte \(bilan.empreinteCourte)"
    }

    func papier(_ titre: String, format: Papier.Format = .lettre) -> Papier { Papier(titre, prestataire, format: format, pied: pied) }

    var html: String {
        let (corps, tableaux) = Self.separer(String(decoding: bilan.rendu, as: UTF8.self))
        return papier("\(bilan.periode.titre), \(contenu.entreprise)").html(tete + corps + annexe(tableaux))
    }

    private var tete: String {
        let jours = bilan.periode.jours
        let html: Balisage =
            "<h1>\(bilan.periode.titre)</h1><p class=\"sous\">\(contenu.entreprise), \(pluriel(contenu.effectif, "salarié"))<br>Du \(jours.debut.court) au \(jours.fin.court)</p>"
        return Typo.appliquer(html.texte)
    }

    /// The tables that a screen keeps folded come last, each under the name of its chart.
    static func separer(_ rendu: String) -> (corps: String, tableaux: [String]) {
        var corps = ""
        var tableaux: [String] = []
        var reste = rendu[...]
        while let debut = reste.range(of: "<details class=\"plie\">"), let fin = reste[debut.upperBound...].range(of: "</details>") {
            corps += reste[..<debut.lowerBound]
            let pli = reste[debut.upperBound..<fin.lowerBound]
            if let nom = pli.range(of: "<span class=\"lu\">"), let apres = pli[nom.upperBound...].range(of: "</span>"),
                let tableau = pli.range(of: "</summary>")
            {
                let titre = pli[nom.upperBound..<apres.lowerBound].drop { !$0.isLetter }
                tableaux.append("<section class=\"bloc\"><h3>\(titre)</h3>\(pli[tableau.upperBound...])</section>")
            }
            reste = reste[fin.upperBound...]
        }
        return (corps + reste, tableaux)
    }

    private func annexe(_ tableaux: [String]) -> String {
        let suite = tableaux.isEmpty ? "" : "<section class=\"annexe\"><h2>Les graphiques en tableaux</h2>\(tableaux.joined())</section>"
        let empreinte = bilan.empreinte.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        let fin: Balisage =
            "<section class=\"annexe bloc\"><h2>Ce document</h2><p>Version \(bilan.version), figée le \(bilan.jour.long). Règles de secret \(contenu.regles), seuil de \(contenu.seuil) personnes\(contenu.seuilCroise.map { ", \($0) là où un thème croise un établissement" } ?? ""). Les données de la période ne changent plus : une saisie tardive compte dans la période suivante, et une correction porterait un autre numéro et sa raison.</p><p class=\"empreinte\">Empreinte SHA-256 du contenu : <code>\(empreinte)</code></p></section>"
        return suite + Typo.appliquer(fin.texte)
    }
}

extension BilanPublie {
    /// Civil day of its publication, in Paris.
    var jour: DateCivile { HeureDeParis.local(Int(publieLe.timeIntervalSince1970)).jour }
}

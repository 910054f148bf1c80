import Documents
import Foundation
import Testing

@testable import Bilans

/// Paper, cells and pack: all drawn from the stored bytes.
@Suite struct ImpressionTests {
    static let present = (try? Imprimeur()) != nil

    @Test func leTexteImprimeEstCeluiQuiAEteRemis() throws {
        for (nom, contenu) in Echantillons.tous {
            let bilan = try Echantillons.publie(contenu)
            let imprime = try BilanImprime(bilan, Echantillons.prestataire)
            let remis = RenduTests.texte(String(decoding: bilan.rendu, as: UTF8.self).replacing("Voir le tableau", with: ""))
            let papier = RenduTests.texte(imprime.html)
            #expect(
                papier.contains("Service social d'essai") && papier.contains("Metz") && imprime.html.contains("0001 0203 0405 0607"),
                "\(nom)")
            // Every number of the screen is on paper, the folded tables included.
            let nombres = Set(remis.split { !$0.isNumber }.map(String.init))
            let imprimes = Set(papier.split { !$0.isNumber }.map(String.init))
            #expect(nombres.isSubset(of: imprimes), "\(nom) : \(nombres.subtracting(imprimes))")
            #expect(!imprime.html.contains("<details"), "\(nom)")
        }
    }

    @Test(.enabled(if: present, "WeasyPrint absent"))
    func deuxImpressionsDonnentLesMemesOctets() async throws {
        let imprimeur = try Imprimeur()
        for (nom, contenu) in Echantillons.tous where ["grande-annee", "douze-annee"].contains(nom) {
            let imprime = try BilanImprime(try Echantillons.publie(contenu), Echantillons.prestataire)
            let premier = try await imprimeur.pdf(html: imprime.html, instant: imprime.bilan.publieLe)
            let second = try await imprimeur.pdf(html: imprime.html, instant: imprime.bilan.publieLe)
            #expect(premier == second, "\(nom)")
            #expect(premier.count < 1_000_000)
            let pages = Self.pages(premier)
            // Recent versions compress their objects: then the pages are not countable from here.
            guard pages > 0 else { continue }
            #expect(nom == "grande-annee" ? (4...8).contains(pages) : (1...2).contains(pages), "\(nom) : \(pages) pages")
        }
    }

    @Test(.enabled(if: present, "WeasyPrint absent"))
    func lePackTientQuatreFichiers() async throws {
        let pack = PackCse(imprime: try BilanImprime(try Echantillons.publie(Echantillons.grande), Echantillons.prestataire))
        let octets = try await pack.octets(Imprimeur())
        #expect(try await pack.octets(Imprimeur()) == octets)
        let texte = String(decoding: octets, as: UTF8.self)
        for nom in ["1 Bilan.pdf", "2 Lire ce bilan.pdf", "3 À projeter.pdf", "4 Cases communiquées.csv"] { #expect(texte.contains(nom)) }
    }

    /// Objects of type page; WeasyPrint writes them in clear.
    static func pages(_ pdf: [UInt8]) -> Int {
        let texte = String(decoding: pdf, as: UTF8.self)
        return texte.components(separatedBy: "/Type /Page").dropFirst().filter { $0.first != "s" }.count
    }

    @Test func leDiaporamaTientEnSeptVues() throws {
        for (nom, contenu) in Echantillons.tous {
            let html = try BilanImprime(try Echantillons.publie(contenu), Echantillons.prestataire).diaporama
            let vues = html.components(separatedBy: "<section class=\"vue").count - 1
            #expect((3...7).contains(vues), "\(nom) : \(vues) vues")
            #expect(!html.contains("<details"), "\(nom)")
        }
    }

    @Test func leTableurTientExactementLesCases() throws {
        for (nom, contenu) in Echantillons.tous {
            let lignes = CasesCSV.texte(contenu).components(separatedBy: "\r\n").dropLast()
            #expect(lignes.first == "Période;Partie;Ligne;Colonne;Mesure;Valeur;Unité")
            #expect(lignes.allSatisfy { $0.components(separatedBy: ";").count == 7 }, "\(nom)")
            #expect(Set(lignes).count == lignes.count, "\(nom) : une case par ligne, sans double")
            // As many masked cells as the content has.
            let masques = contenu.cases.reduce(0) { $0 + ($1.entretiens == nil ? 1 : 0) + ($1.personnes == nil ? 1 : 0) }
            let signes = lignes.filter { $0.components(separatedBy: ";")[5] == "•" }
            #expect(signes.count >= masques, "\(nom)")
            for valeur in contenu.cases.compactMap(\.entretiens) {
                #expect(lignes.contains { $0.components(separatedBy: ";")[5] == "\(valeur)" }, "\(nom)")
            }
        }
        var formule = Echantillons.douze
        formule.actions?[0].titre = "=CMD()"
        #expect(CasesCSV.texte(formule).contains(";'=CMD();"))
    }
}

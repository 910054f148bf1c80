import DisclosureControl
import Foundation
import Testing

@testable import Bilans

/// Bilans of a file: what is read, what is counted, what a history says.
@Suite struct FichierTests {
    static let effectifs = Array(#"{"A": {"E1": 120, "E2": 60, "E3": 8}, "B": {"E1": 12}}"#.utf8)
    static let tete = "tenant,etablissement,personne,date,theme,type,sexe,tranche_age,csp\n"

    private func lire(_ lignes: String, effectifs: [UInt8] = effectifs) throws(FautesDeFichier) -> ActesDeFichier {
        try ActesDeFichier(actes: Array((Self.tete + lignes).utf8), nomActes: "a.csv", effectifs: effectifs, nomEffectifs: "e.json")
    }

    private func fautes(_ lignes: String, effectifs: [UInt8] = effectifs) -> String {
        do {
            _ = try lire(lignes, effectifs: effectifs)
            return ""
        } catch { return error.description }
    }

    @Test func litDesGuillemetsDesRetoursEtUneMarqueDOrdre() {
        var lecteur = LecteurCSV(Array("\u{FEFF}a,b\r\n\r\n\"x, \"\"y\"\"\n\",2\nz".utf8))
        #expect(lecteur.suivante() == ["a", "b"])
        #expect(lecteur.suivante() == ["x, \"y\"\n", "2"] && lecteur.ligne == 3)
        #expect(lecteur.suivante() == ["z"] && lecteur.ligne == 5)
        #expect(lecteur.suivante() == nil)
    }

    @Test func ditOuEtCommentReparer() {
        #expect(
            fautes(
                "A,E1,p,2024-02-30,budget,,,,\nZ,E1,p,2024-02-01,budget,,,,\nA,E9,p,2024-02-01,budget,,,,\nA,E1,,2024-02-01,budget,,,,\nA,E1,p,2024-02-01,,,,,\nA,E1,p\n"
            )
                == """
                « a.csv », ligne 2, colonne date, « 2024-02-30 » : une date s'écrit AAAA-MM-JJ, de 2000 à 2099.
                « a.csv », ligne 3, colonne tenant, « Z » : cette entreprise n'est pas dans « e.json » ; ajoutez-y son effectif ou corrigez son code.
                « a.csv », ligne 4, colonne etablissement, « E9 » : A n'a pas cet établissement dans « e.json » ; ajoutez-le ou corrigez son code.
                « a.csv », ligne 5, colonne personne, «  » : il faut un code qui distingue cette personne des autres.
                « a.csv », ligne 6, colonne theme, «  » : il faut un thème, de 1 à 100 caractères.
                « a.csv », ligne 7 : 3 colonnes, la première ligne en a 9 ; mettez entre guillemets une valeur qui contient une virgule.
                """)
        #expect(fautes("").contains("aucun acte"))
        #expect(fautes("A,E1,p,2024-02-01,b,,,,\n", effectifs: Array("{".utf8)) == "« e.json » : ce n'est pas du JSON, ou il est coupé.")
        #expect(
            fautes("", effectifs: Array(#"{"A": {"E1": "douze"}}"#.utf8))
                == "« e.json », A.E1 : un nombre entier de salariés est attendu ici, comme dans {\"T01\": {\"E1\": 120}}.")
        #expect(fautes("", effectifs: Array(#"{"../A": {"E1": 3}}"#.utf8)).contains("devient un nom de fichier"))
        #expect(fautes("", effectifs: Array(#"{"A": {"E1": 3, "E2": -4}}"#.utf8)).contains("l'effectif total est négatif (-1)"))
        let beaucoup = fautes(String(repeating: "Z,E1,p,2024-02-01,b,,,,\n", count: 25))
        #expect(beaucoup.split(separator: "\n").count == 21 && beaucoup.hasSuffix("… et 5 autres."))
        // More people than employees: one of the two files is wrong.
        let trop = (1...9).map { "A,E3,p\($0),2024-02-01,b,,,,\n" }.joined()
        #expect(fautes(trop).contains("A, établissement E3 : 9 personnes reçues en 2024 pour un effectif de 8"))
    }

    /// A spreadsheet corrects by a negative line: it lowers the group, is said, and nobody can belong to it.
    @Test func unEffectifNegatifCorrigeLesAutres() throws {
        let effectifs = Array(#"{"A": {"E1": 120, "E2": 70, "E3": -10}}"#.utf8)
        let lus = try lire("A,E1,p,2024-02-01,b,,,,\n", effectifs: effectifs)
        #expect(lus.avertissements.count == 1 && lus.avertissements[0].contains("A.E3, « -10 »"))
        let perimetre = PerimetreDeFichier(try #require(lus.entreprises.first))
        #expect(perimetre.noms == ["E1", "AUTRES"] && perimetre.effectifs == [120, 60])
        #expect(fautes("A,E3,p,2024-02-01,b,,,,\n", effectifs: effectifs).contains("1 personnes reçues en 2024 pour un effectif de -10"))
    }

    @Test func couvreDesMoisEntiers() throws {
        let lus = try lire("A,E1,p,2023-08-30,b,,,,\nB,E1,q,2025-02-02,c,,,,\n")
        #expect(
            lus.couverture.periodes.map(\.description) == [
                "2023-T4", "2024-T1", "2024-T2", "2024-T3", "2024-T4", "2024",
            ])
        #expect(lus.themes == ["b", "c"])
        #expect(Couverture(annee: 2025).periodes.count == 5)
    }

    /// Distinct persons over each span, the largest contributor, one establishment per person and year.
    @Test func compteDesPersonnesDistinctes() throws {
        let lus = try lire(
            """
            A,E1,p,2024-05-02,budget,,,,
            A,E2,p,2024-02-01,budget,,,,
            A,E1,p,2024-02-09,famille,,,,
            A,E1,q,2024-02-09,famille,,,,
            A,E3,r,2024-11-09,famille,,,,
            """)
        let a = try #require(lus.entreprises.first)
        let perimetre = PerimetreDeFichier(a)
        // 8 employees are not shown alone: the group takes in the smallest of the others.
        #expect(perimetre.noms == ["E1", "AUTRES"] && perimetre.effectifs == [120, 68] && perimetre.lieux == [0, 1, 1])
        let annee = Comptage(a.actes).annee(themes: 2, lieux: perimetre.lieux, effectifs: perimetre.effectifs)
        // p first came at E2: all her acts of the year are counted there.
        #expect(annee.entretiens[0] == [[0, 1], [1, 1]] && annee.entretiens[1] == [[0, 1], [0, 0]])
        #expect(annee.personnes[0] == [[0, 1], [1, 1], [1, 1]])
        #expect(annee.personnes[4] == [[0, 1], [1, 2], [1, 2]])
        #expect(annee.maxima[4] == [[0, 2], [1, 1], [1, 3]])
        #expect(annee.compte(Cle(.entretiens, 4)) == 5)
    }

    /// A reader of the history finds every promised cell, a value or the sign, and nothing about the masked ones.
    @Test func unHistoriqueDitChaqueCasePromise() throws {
        let couverture = Couverture(annee: 2024)
        let entreprise = EntrepriseDeFichier(
            code: "A\"1", etablissements: [("E1", 100), ("E2", 60)], actes: (0..<60).map { acte($0, theme: $0 % 3, jour: $0 * 6) })
        let fait = try PublicationDeFichier(entreprise, themes: ["a", "b", "c"], couverture: couverture, graine: [1]).publier()
        let json = try #require(try JSONSerialization.jsonObject(with: Data(fait.octets)) as? [String: Any])
        #expect(json["tenant"] as? String == "A\"1")
        let bilans = try #require(json["bilans"] as? [[String: Any]])
        #expect(bilans.map { $0["periode"] as? String } == ["2024-Q1", "2024-Q2", "2024-Q3", "2024-Q4", "2024"])
        let cases = bilans.map { (($0["tables"] as? [[String: Any]]) ?? []).flatMap { ($0["cells"] as? [[String: Any]]) ?? [] } }
        // 50 to 299: totals by quarter, totals and themes by year, of events and of persons.
        #expect(cases.map(\.count) == [2, 2, 2, 2, 8])
        #expect(cases.joined().allSatisfy { ($0["v"] is Int) != ($0["s"] as? Bool ?? false) })
        #expect(fait.mesure.cases == 16 && fait.nouveaux == 5 && fait.mesure.montrees > 0)
        let vide = try PublicationDeFichier(
            EntrepriseDeFichier(code: "V", etablissements: [("E1", 19)]), themes: ["a"], couverture: couverture, graine: [1]
        ).publier()
        #expect(vide.nouveaux == 5 && vide.mesure.cases == 0)
    }

    /// What was given stays to the byte, and weighs on what follows; another past is refused.
    @Test func continueUnHistorique() throws {
        let actes = (0..<90).map { acte($0, theme: $0 % 3, jour: $0 * 4) }
        func publication(_ actes: [ActeLu], _ annee: Int = 2024) -> PublicationDeFichier {
            PublicationDeFichier(
                EntrepriseDeFichier(code: "A", etablissements: [("E1", 160)], actes: actes), themes: ["a", "b", "c"],
                couverture: Couverture(annee: annee), graine: [7])
        }
        let entier = try publication(actes).publier()
        let texte = String(decoding: entier.octets, as: UTF8.self)
        let lignes = texte.split(separator: "\n")
        let coupe = Array((lignes.prefix(lignes.count - 3).joined(separator: "\n").dropLast() + "\n]}\n").utf8)
        let repris = try publication(actes).publier(apres: coupe)
        #expect(repris.octets == entier.octets && repris.nouveaux == 2)
        #expect(try publication(actes).publier(apres: entier.octets).nouveaux == 0)
        #expect(throws: PublicationDeFichier.Refus.self) { try publication(Array(actes.dropFirst(8))).publier(apres: entier.octets) }
        #expect(throws: PublicationDeFichier.Refus.self) { try publication(actes, 2025).publier(apres: entier.octets) }
        let autre = Array(texte.replacing("160", with: "161").utf8)
        #expect(throws: PublicationDeFichier.Refus.self) { try publication(actes).publier(apres: autre) }
    }

    /// A total of 20 beside 16 gives back the 4 a threshold hides.
    @Test func unSeuilNaifSeDefaitParSoustraction() {
        let actes = (0..<20).map { acte($0, theme: $0 < 16 ? 0 : 1, jour: $0 * 3) }
        let entreprise = EntrepriseDeFichier(code: "A", etablissements: [("E1", 160)], actes: actes)
        let publication = PublicationDeFichier(entreprise, themes: ["a", "b"], couverture: Couverture(annee: 2024), graine: [1])
        let naif = SeuilNaif(publication)
        #expect(naif.mesure.cases - naif.mesure.montrees == 2)
        #expect(naif.retrouvees == 1, "les entretiens se soustraient, les personnes se recouvrent")
    }

    private func acte(_ personne: Int, theme: Int, jour: Int) -> ActeLu {
        ActeLu(personne: personne, etablissement: 0, theme: theme, jour: jour, annee: 2024, trimestre: min(3, jour / 92))
    }
}

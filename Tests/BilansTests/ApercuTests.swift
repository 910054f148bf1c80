import DisclosureControl
import Foundation
import Testing
import Web

@testable import Bilans

/// What direction reads of the hidden cells.
@Suite struct ApercuTests {
    @Test func chaqueNombreMasquePorteSaRaison() {
        let masquees: [(libelle: String, motif: MotifMasquage)] = [
            ("Budget (personnes)", .protection), ("Retraite (entretiens)", .seuil), ("Retraite (personnes)", .seuil),
            ("famille", .dominance),
        ]
        let lignes = ApercuLigne.de(masquees, Echantillons.grande)
        #expect(lignes.map(\.nom) == ["Budget", "Retraite", "Famille"])
        #expect(lignes[0].entretiens == .remis(71) && lignes[0].personnes == .masque(.protection))
        #expect(lignes[1].entretiens == .masque(.seuil) && lignes[1].personnes == .masque(.seuil))
        #expect(lignes[2].entretiens == .masque(.dominance) && lignes[2].personnes == .masque(.dominance))
        let html = ApercuMasquees(Echantillons.grande, masquees, certificats: 4).balisage.texte
        #expect(html.contains("protège une autre case") && html.contains("trop peu de personnes"))
        #expect(html.contains("93 %"), "part des entretiens sous un thème remis")
        #expect(html.contains("4 nombres non remis portent un certificat"))
    }

    @Test func rienAMasquerSeDit() {
        let html = ApercuMasquees(Echantillons.douze, [], certificats: 0).balisage.texte
        #expect(html.contains("ne promet aucun compte") && !html.contains("<table"))
        #expect(ApercuHistorique(PeriodeBilan(annee: 2025), []).balisage.texte.contains("le premier de cette entreprise"))
    }

    @Test func lHistoriqueDitChaqueVersion() throws {
        var avant = try Echantillons.publie(Echantillons.grande)
        avant.remplace = true
        let html = ApercuHistorique(
            PeriodeBilan(annee: 2025), [try Echantillons.publie(Echantillons.grandeTrimestre), avant]
        ).balisage.texte
        #expect(html.contains("Version 1") && html.contains("Première remise") && html.contains("0001 0203 0405 0607"))
        #expect(html.contains("4e trimestre 2025"))
    }
}

import Testing
import Web

@testable import Documents

@Suite struct FusionTests {
    @Test func lesChampsConnusSeRemplissent() throws {
        let modele = try ModeleDeTexte("Madame, Monsieur,\nJe soussignée {{ personne.nom }} ({{PERSONNE.PRENOM}}), {{date}}.")
        #expect(modele.champs == [.personneNom, .personnePrenom, .date])
        #expect(
            modele.fusionner([.personneNom: "Roussel", .personnePrenom: "Inès", .date: "21 novembre 2026"])
                == "Madame, Monsieur,\nJe soussignée Roussel (Inès), 21 novembre 2026.")
    }

    /// Never silently empty.
    @Test func cequiManqueSeVoit() throws {
        let texte = try ModeleDeTexte("Adresse : {{personne.adresse}}.\nN° {{reference}}").fusionner([.personneAdresse: "  \n"])
        #expect(
            texte == "Adresse : [à compléter : adresse de la personne].\nN° [à compléter : numéro d'allocataire, de contrat ou de dossier]")
        #expect(Blanc.restants(texte).map(\.quoi) == ["adresse de la personne", "numéro d'allocataire, de contrat ou de dossier"])
        #expect(TexteImprime.html(texte).texte.contains("<span class=\"blanc\">[à compléter : adresse de la personne]</span>"))
    }

    @Test func unChampInconnuEstNommeAvecSaLigne() throws {
        #expect(throws: ModeleDeTexte.Defaut.champInconnu("personne.nomm", ligne: 3, proche: "personne.nom")) {
            try ModeleDeTexte("a\nb {{date}}\n{{personne.nomm}}")
        }
        #expect(throws: ModeleDeTexte.Defaut.champInconnu("salaire_de_la_voisine", ligne: 1, proche: nil)) {
            try ModeleDeTexte("{{salaire_de_la_voisine}}")
        }
        for (texte, ligne) in [("a\n{{personne.nom\nb}}", 2), ("{{}}", 1), ("a }} b", 1), ("{{a{{date}}", 1), ("}} {{date}}", 1)] {
            #expect(throws: ModeleDeTexte.Defaut.accolades(ligne: ligne), "\(texte)") { try ModeleDeTexte(texte) }
        }
        let phrase = ModeleDeTexte.Defaut.champInconnu("personne.nomm", ligne: 3, proche: "personne.nom").description
        #expect(phrase.contains("Ligne 3, « {{personne.nomm}} »") && phrase.contains("« {{personne.nom}} »"))
    }

    /// A name that holds braces or a tag is a name.
    @Test func uneValeurResteUneValeur() throws {
        let texte = try ModeleDeTexte("{{personne.nom}}").fusionner([.personneNom: "{{date}} <script>", .date: "demain"])
        #expect(texte == "{{date}} <script>")
        #expect(TexteImprime.html(texte).texte == "<p>{{date}} &lt;script&gt;</p>")
    }

    @Test func leTexteSeMetEnForme() {
        let html = TexteImprime.html("# Titre\nune ligne\nune autre\n\n- un\n- deux\nfin").texte
        #expect(html == "<h2>Titre</h2><p>une ligne<br>une autre</p><ul><li>un</li><li>deux</li></ul><p>fin</p>")
    }

    @Test func chaqueChampAUnLibelle() {
        #expect(Set(ChampDeFusion.allCases.map(\.libelle)).count == ChampDeFusion.allCases.count)
    }
}

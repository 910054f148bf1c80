import Testing

@testable import Cloison
@testable import Dossiers

/// What the demonstration shows as written by its workers would have passed their own shield.
@Suite struct TextesDemoTests {
    @Test(arguments: TextesDemo.trimestre + TextesDemo.annee)
    func passeLeBouclier(_ texte: String) {
        let bouclier = Bouclier([texte], annee: 2026)
        #expect(bouclier.arrets(connus: []) == [])
        #expect(Redaction.longueur(texte) <= Redaction.maximum && Redaction.nettoyer(texte) == texte)
    }

    @Test(arguments: TextesDemo.renvois)
    func leRenvoiTient(_ raison: String) {
        #expect(raison.unicodeScalars.count <= 400)
    }
}

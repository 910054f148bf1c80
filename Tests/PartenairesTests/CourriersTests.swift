import Postgres
import Tenancy
import TestSupport
import Testing

@testable import Partenaires

/// Standard letters: fields checked, previewed on nobody, every version kept.
@Suite struct CourriersTests {
    @Test func deLApercuALaVersionDeux() async throws {
        try await BaseDeTest.avec { base in
            let comptes = [
                try await base.principal(.intervenant), try await base.principal(.direction), try await base.principal(.planification),
            ]
            try await Comptoir.avec(base, comptes) { c in
                let (nadia, direction, planification) = (c[0], c[1], c[2])
                let page = "/annuaire/courriers/nouveau"
                let faux = try await nadia.envoyer(page, [("titre", "Essai"), ("corps", "Bonjour {{personne.nmo}}")], depuis: page)
                #expect(faux.statut == 422 && faux.texte.contains("ce champ n'existe pas") && faux.texte.contains("personne.nom"))
                let apercu = try await nadia.envoyer(
                    page, [("titre", "Essai"), ("corps", "Bonjour {{personne.nom_complet}}"), ("apercu", "oui")], depuis: page)
                #expect(apercu.statut == 200 && apercu.texte.contains("Bonjour Camille Exemple"))
                #expect(
                    try await base.superutilisateur { try $0.rows("SELECT 1 FROM gestion.modele_courrier WHERE titre = 'Essai'").isEmpty })
                let cree = try await nadia.envoyer(page, [("titre", "Essai"), ("corps", "Bonjour {{personne.nom}}")], depuis: page)
                let chemin = try #require(cree.vers)
                // Two people open version 1: the second to write is told.
                let modifier = "\(chemin)/modifier"
                let un = try await nadia.envoyer(
                    modifier, [("titre", "Essai"), ("corps", "Bonsoir {{personne.nom}}"), ("version", "1")], depuis: modifier)
                #expect(un.statut == 303)
                let ailleurs = modifier.replacing("/annuaire", with: "/partenaires")
                let deux = try await direction.envoyer(
                    ailleurs, [("titre", "Essai"), ("corps", "Salut {{personne.nom}}"), ("version", "1")], depuis: ailleurs)
                #expect(deux.statut == 409 && deux.texte.contains("a écrit la version 2") && deux.texte.contains("Salut"))
                let lu = try await planification.texte(chemin.replacing("/annuaire", with: "/partenaires"))
                #expect(lu.contains("Bonsoir Exemple") && lu.contains("Version 1") && !lu.contains("/modifier"))
                #expect(
                    try await planification.texte(chemin.replacing("/annuaire", with: "/partenaires") + "/versions/1").contains(
                        "Bonjour Exemple"))
                #expect(try await nadia.lire("\(chemin)/versions/9").statut == 404)
                #expect(try await nadia.envoyer("\(chemin)/retirer", depuis: chemin).statut == 303)
                #expect(try await !planification.texte("/partenaires/courriers").contains(">Essai<"))
            }
        }
    }
}

import Calendrier
import Postgres
import Tenancy
import TestSupport
import Testing

@testable import Prevention

/// Projects: a goal, dated steps, partners of the directory; the company's HR reads those it is shown.
@Suite struct ProjetsTests {
    @Test func etapesPartenairesEtAvancement() async throws {
        try await Scene.avec { s in
            let partenaire = try await s.base.superutilisateur {
                try $0.rows("SELECT id FROM gestion.partenaire WHERE code = 'carsat'")[0].string("id")
            }
            try await Visiteur.avec(s.base, [s.nadia, s.planificatrice, s.rh, s.rhVoisine]) { v in
                let (nadia, planification, rh, voisine) = (v[0], v[1], v[2], v[3])
                let vide = try await nadia.envoyer("/mes-projets/nouveau", [("titre", "Nuits")], depuis: "/mes-projets/nouveau")
                #expect(vide.statut == 422 && vide.texte.contains("Écrivez le but") && vide.texte.contains("value=\"Nuits\""))
                let cree = try await nadia.envoyer(
                    "/mes-projets/nouveau",
                    [
                        ("entreprise", "\(s.entreprise)"), ("titre", "Prévenir l'isolement de nuit"), ("but", "Que personne ne reste seul"),
                        ("etat", "en_cours"), ("debut", "2026-11-01"),
                    ], depuis: "/mes-projets/nouveau")
                let chemin = try #require(cree.vers)
                let retard = try await nadia.envoyer(
                    "\(chemin)/etapes", [("libelle", "Rencontrer le CSE"), ("echeance", "2026-11-03")], depuis: chemin)
                #expect(retard.statut == 303)
                _ = try await nadia.envoyer(
                    "\(chemin)/etapes", [("libelle", "Former les chefs d'équipe"), ("echeance", "2027-03-01")], depuis: chemin)
                _ = try await nadia.envoyer("\(chemin)/partenaires", [("partenaires", partenaire)], depuis: chemin)
                let fiche = try await nadia.texte(chemin)
                #expect(fiche.contains("en retard") && fiche.contains("0 étape sur 2") && fiche.contains("Assurance retraite"))
                let etape = try await s.base.superutilisateur {
                    try $0.rows("SELECT id FROM gestion.projet_etape WHERE echeance = '2026-11-03'")[0].string("id")
                }
                #expect(try await nadia.envoyer("\(chemin)/etapes/\(etape)/faite", depuis: chemin).statut == 303)
                // The other door shows the same project.
                let ailleurs = chemin.replacing("/mes-projets", with: "/projets")
                #expect(try await planification.texte("/projets").contains("1 étape sur 2"))
                #expect(try await !rh.texte("/rh/prevention").contains("isolement"), "pas encore montré")
                let montre = try await planification.envoyer(
                    "\(ailleurs)/modifier",
                    [
                        ("titre", "Prévenir l'isolement de nuit"), ("but", "Que personne ne reste seul"), ("etat", "en_cours"),
                        ("debut", "2026-11-01"), ("partage", "oui"),
                    ], depuis: "\(ailleurs)/modifier")
                #expect(montre.statut == 303)
                let vu = try await rh.texte("/rh/prevention")
                #expect(vu.contains("isolement") && vu.contains("Rencontrer le CSE") && !vu.contains("Assurance retraite"))
                #expect(try await !voisine.texte("/rh/prevention").contains("isolement"), "le projet d'une autre entreprise")
                #expect(try await rh.lire(ailleurs).statut == 404)
            }
            // By SQL: the steps of a project that is no longer shown go with it.
            try await s.base.superutilisateur { try $0.executeScript("UPDATE gestion.projet SET partage = false") }
            let lus = try await s.base.bases[.client].transaction(as: s.rh) {
                try $0.rows("SELECT id FROM gestion.projet_etape UNION ALL SELECT id FROM gestion.projet").count
            }
            #expect(lus == 0)
        }
    }

    @Test func laCelluleDitCommentJamaisPourQui() async throws {
        try await Scene.avec { s in
            try await Visiteur.avec(s.base, [s.directrice, s.nadia, s.rh]) { v in
                let (direction, nadia, rh) = (v[0], v[1], v[2])
                let chemin = "/cellules/\(s.entreprise)"
                let vide = try await direction.envoyer(chemin, [("tous_les_mois", "3")], depuis: chemin)
                #expect(vide.statut == 422 && vide.texte.contains("au moins un service"))
                let jour = DateCivile.aujourdhui().plus(mois: -4)
                let champs = [
                    ("membres", "rh"), ("membres", "sante_travail"), ("signaux", "arret_30"), ("etapes", "essai"), ("etapes", "liaison"),
                    ("tous_les_mois", "3"), ("derniere_le", "\(jour)"),
                ]
                #expect(try await direction.envoyer(chemin, champs, depuis: chemin).vers == "/cellules")
                #expect(try await nadia.texte("/mes-cellules").contains("à réunir"))
                let vue = try await rh.texte("/rh/prevention")
                let (liaison, essai) = (vue.firstRange(of: "rendez-vous de liaison"), vue.firstRange(of: "essai encadré"))
                let premier = try #require(liaison), second = try #require(essai)
                #expect(premier.lowerBound < second.lowerBound, "dans l'ordre du protocole")
            }
        }
    }
}

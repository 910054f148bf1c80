import Calendrier
import HTTPTypes
import Postgres
import TestSupport
import Tenancy
import Testing

@testable import Permanences

/// The pages of the room through HTTP, on a real database.
@Suite struct PagesTests {
    private let jour = Monde.lundi
    private static let preparer = "/plans/preparer?du=2026-03-16&au=2026-04-12"

    @Test func everyPageOfThePlannerIsServed() async throws {
        try await BaseDeTest.avec { base in
            let monde = try await Monde(base)
            try await monde.devoir(base)
            let id = try await monde.poser(base)
            try await Visiteur.avec(base, monde.planificatrice) { visiteur in
                for chemin in [
                    "/semaine?jour=\(jour)", "/semaine?jour=\(jour)&vue=entreprises", "/semaine?jour=\(jour)&vue=lieux&statut=publiee",
                    "/mois?m=2026-03", "/mois?m=2026-03&entreprise=\(monde.entreprise)&intervenant=\(monde.nadia)",
                    "/permanences?annee=2026",
                    "/permanences/registre/\(monde.entreprise)/\(monde.contrat)", "/permanences/\(monde.entreprise)/\(id)",
                    "/permanences/poser?jour=\(jour)&intervenant=\(monde.nadia)&moment=AM", "/equipe", "/equipe/nouveau",
                    "/equipe/\(monde.nadia)",
                    "/lieux", "/lieux/nouveau", "/lieux/\(monde.site)", "/absences", "/plans", Self.preparer, "/plans/poids",
                    "/lieux/trajets",
                    "/plans/reprendre?du=2026-03-16&au=2026-04-12",
                ] {
                    let (statut, texte) = try await visiteur.lire(chemin)
                    #expect(statut == .ok, "\(chemin)")
                    #expect(texte.contains("Visible par"), "\(chemin)")
                }
                let contratNeuf = try await base.bases[.gestion].transaction(as: monde.planificatrice) {
                    try Monde.client("VERRERIE", "Verrerie de Forbach", monde.nadia, $0)
                }
                let neuf = "/permanences/registre/\(contratNeuf.entreprise)/\(contratNeuf.contrat)"
                #expect(try await visiteur.lire(neuf).texte.contains("Rien n’est encore dû."))
                let planche = try await visiteur.lire("/semaine?jour=\(jour)").texte
                #expect(planche.contains("Semaine 12"))
                #expect(planche.contains("Fonderies d’Hagondange"))
                #expect(planche.contains("data-deplacer=\"/permanences/\(monde.entreprise)/\(id)/deplacer\""))
                #expect(planche.contains("Publier la permanence prête"))
                #expect(try await visiteur.lire("/permanences/\(monde.entreprise)/\(monde.nadia)").statut == .notFound)
            }
        }
    }

    @Test func aPermanenceIsMovedPublishedAndCancelledByForms() async throws {
        try await BaseDeTest.avec { base in
            let monde = try await Monde(base)
            try await monde.devoir(base)
            let id = try await monde.poser(base)
            try await Visiteur.avec(base, monde.planificatrice) { visiteur in
                let page = "/permanences/\(monde.entreprise)/\(id)"
                let jeudi = jour.plus(jours: 3)
                let refus = try await visiteur.envoyer(
                    "\(page)/deplacer", "jour=\(jeudi)&moment=AM&intervenant=\(monde.nadia)", depuis: page)
                #expect(refus.statut == .unprocessableContent)
                #expect(refus.texte.contains("Le contrat ne prévoit pas le jeudi matin."))
                // What was typed is kept.
                #expect(refus.texte.contains("value=\"\(jeudi)\""))
                let mardi = jour.plus(jours: 1)
                let fait = try await visiteur.envoyer(
                    "\(page)/deplacer", "jour=\(mardi)&moment=PM&intervenant=\(monde.claire)", depuis: page)
                #expect(fait.statut == .seeOther)
                #expect(fait.vers == "/semaine?jour=\(mardi)")
                #expect(
                    try await visiteur.envoyer("/semaine/publier", "s=\(Semaine(jour))", depuis: "/semaine?jour=\(jour)").statut
                        == .seeOther)
                #expect(try await visiteur.lire(page).texte.contains("publiée"))
                let sansMotif = try await visiteur.envoyer("\(page)/annuler", "par=client", depuis: page)
                #expect(sansMotif.texte.contains("Un motif est attendu."))
                // Late or in time is told by the hour: half of it is refused, and so is a notice still to come.
                for (champs, remede) in [
                    ("recue_le=2026-03-01", "Donnez l’heure de réception"), ("recue_le=2099-01-01&recue_heure=8h30", "Ce jour est à venir"),
                    ("recue_heure=08:30", "Donnez le jour"),
                ] {
                    let refus = try await visiteur.envoyer("\(page)/annuler", "par=client&motif=Portail&\(champs)", depuis: page)
                    #expect(refus.statut == .unprocessableContent && refus.texte.contains(remede), "\(champs)")
                }
                let sansAcces = "par=sans_acces&motif=Portail+clos&recue_le=2026-03-01&recue_heure=8h30"
                #expect(try await visiteur.envoyer("\(page)/annuler", sansAcces, depuis: page).statut == .seeOther)
                let notee = try await base.bases[.gestion].transaction(as: monde.planificatrice) { tx in
                    try tx.rows("SELECT annulee_le::text AS le, sans_acces FROM gestion.permanence WHERE id = \(id)::uuid").map {
                        "\(try $0.string("le")) \(try $0.bool("sans_acces"))"
                    }
                }
                #expect(notee == ["2026-03-01 08:30:00 true"])
                #expect(try await visiteur.lire(page).texte.contains("annulée client"))
                let registre = try await visiteur.lire("/permanences/registre/\(monde.entreprise)/\(monde.contrat)").texte
                #expect(registre.contains("1 abandonnée = 1 due. Le compte de 2026 est clos."))
            }
        }
    }

    @Test func badInputKeepsWhatWasTyped() async throws {
        try await BaseDeTest.avec { base in
            let monde = try await Monde(base)
            try await Visiteur.avec(base, monde.planificatrice) { visiteur in
                let equipe = try await visiteur.envoyer(
                    "/equipe/nouveau", "nom=Kremer&metier=assistant_social&langues=fr&bureau=\(monde.bureau)&cible=9&max=8&rpps=12",
                    depuis: "/equipe/nouveau")
                #expect(equipe.statut == .unprocessableContent)
                #expect(equipe.texte.contains("un numéro RPPS a 11 chiffres"))
                #expect(equipe.texte.contains("value=\"Kremer\""))
                let bon = try await visiteur.envoyer(
                    "/equipe/nouveau",
                    "nom=Kremer&metier=assistant_social&langues=fr&bureau=\(monde.bureau)&cible=7&max=8&disponibilites=lun-AM",
                    depuis: "/equipe/nouveau")
                #expect(bon.statut == .seeOther)
                let absence = try await visiteur.envoyer(
                    "/absences", "intervenant=\(monde.nadia)&debut=2026-03-18&fin=2026-03-16&nature=conge", depuis: "/absences")
                #expect(absence.texte.contains("vient avant le premier"))
                let bonne = "intervenant=\(monde.nadia)&debut=2026-03-16&fin=2026-03-18&nature=conge"
                #expect(try await visiteur.envoyer("/absences", bonne, depuis: "/absences").statut == .seeOther)
                #expect(try await visiteur.envoyer("/absences", bonne, depuis: "/absences").texte.contains("couvre déjà"))
                let lieu = try await visiteur.envoyer(
                    "/lieux/nouveau",
                    "nom=Bureau+de+Metz&type=bureau&territoire=FR-AM&capacite=2&ouverture=08:30&fermeture=18:00&actif=oui",
                    depuis: "/lieux/nouveau")
                #expect(lieu.texte.contains("un autre lieu porte déjà ce nom"))
                let plan = try await visiteur.envoyer("/plans", "du=2026-03-31&au=2026-03-01&secondes=5", depuis: Self.preparer)
                #expect(plan.texte.contains("vient avant le début"))
            }
        }
    }

    @Test func aPlanIsAskedWatchedAcceptedAndPublished() async throws {
        try await BaseDeTest.avec { base in
            let monde = try await Monde(base)
            try await Visiteur.avec(base, monde.planificatrice) { visiteur in
                let demande = try await visiteur.envoyer("/plans", "du=2026-03-16&au=2026-04-12&secondes=60", depuis: Self.preparer)
                let plan = try #require(demande.vers)
                #expect(try await visiteur.lire(plan).texte.contains("data-flux=\"\(plan)/flux\""))
                // Stopping keeps the best so far.
                _ = try await visiteur.envoyer("\(plan)/arreter", "", depuis: plan)
                let flux = try await visiteur.lire("\(plan)/flux").texte
                #expect(flux.contains("event: fin"))
                #expect(try await visiteur.lire(plan).texte.contains("Accepter le plan proposé"))
                #expect(try await visiteur.envoyer("\(plan)/accepter", "", depuis: plan).statut == .seeOther)
                #expect(try await visiteur.lire("/semaine?jour=\(jour)").texte.contains("Publier la permanence prête"))
                #expect(try await visiteur.envoyer("\(plan)/publier", "", depuis: plan).statut == .seeOther)
                #expect(try await visiteur.lire(plan).texte.contains("publié"))
                #expect(try await visiteur.envoyer("\(plan)/accepter", "", depuis: Self.preparer).statut == .conflict)
            }
        }
    }

    @Test func hrSeesItsPagesAndNothingElse() async throws {
        try await BaseDeTest.avec { base in
            let monde = try await Monde(base)
            let prochain = DateCivile.aujourdhui().plus(jours: 7).lundi
            try await monde.devoir(base, prochain)
            let id = try await monde.poser(base, prochain, statut: "publiee")
            let rh = try await base.principal(.rh, entreprise: ID(monde.entreprise), nom: "Isabelle Mertz")
            try await Visiteur.avec(base, rh) { visiteur in
                let accueil = try await visiteur.lire("/rh")
                #expect(accueil.statut == .ok)
                #expect(accueil.texte.contains("avec Nadia Benali"))
                #expect(accueil.texte.contains("= 1 due"))
                let absente = try await visiteur.lire("/rien").texte
                for chemin in ["/semaine", "/permanences/\(monde.entreprise)/\(id)", "/plans", "/equipe", "/absences", "/permanences"] {
                    let (statut, texte) = try await visiteur.lire(chemin)
                    #expect(statut == .notFound)
                    #expect(texte == absente, "\(chemin)")
                }
            }
        }
    }

    @Test func aFeedIsServedToWhoHoldsItsAddress() async throws {
        try await BaseDeTest.avec { base in
            let monde = try await Monde(base)
            try await monde.poser(base, DateCivile.aujourdhui().plus(jours: 7).lundi, statut: "publiee")
            try await Visiteur.avec(base, monde.planificatrice) { visiteur in
                let page = try await visiteur.envoyer("/equipe/\(monde.nadia)/agenda", "", depuis: "/equipe/\(monde.nadia)").texte
                let adresse = "/agenda/" + (page.split(separator: "/agenda/").dropFirst().first?.prefix { $0 != "<" } ?? "")
                let (statut, texte) = try await visiteur.lire(adresse)
                #expect(statut == .ok)
                #expect(try LecteurICalendar.lignes(texte).contains("SUMMARY:Permanence\\, Fonderies d'Hagondange"))
                _ = try await visiteur.envoyer("/equipe/\(monde.nadia)/agenda/revoquer", "", depuis: "/equipe/\(monde.nadia)")
                #expect(try await visiteur.lire(adresse).statut == .notFound)
                #expect(try await visiteur.lire("/agenda/abc.ics").statut == .notFound)
            }
        }
    }
}

import Actes
import Calendrier
import Chiffrement
import Foundation
import HTTPTypes
import HummingbirdTesting
import Postgres
import Tenancy
import TestSupport
import Testing

@testable import Dossiers

/// The desk: calls to return, answers without a dossier, rendez-vous moved.
@Suite struct BureauTests {
    @Test func unAppelARendreEstScellePuisDetruit() async throws {
        try await Banc.avec { banc in
            try await banc.nommer()
            let ref = try await banc.ouvrir()
            let contenu = ContenuRappel([.qui: "Mme Ouvrard", .telephone: "06 39 98 00 01", .objet: "un courrier"])
            for dossier in [nil, ref.id] {
                let nouveau = RappelStore.Nouveau(
                    entreprise: banc.entreprise, dossier: dossier, jour: .aujourdhui(), heure: Heure(14, 30), contenu: contenu)
                #expect(try await banc.rappels.noter(nouveau, as: banc.nadia))
            }
            #expect(try await banc.compter("SELECT 1 FROM nominatif.rappel WHERE position('Ouvrard'::bytea IN contenu) > 0") == 0)
            // Without a dossier it has a key of its own; with one, the dossier's.
            #expect(try await banc.compter("SELECT 1 FROM nominatif.rappel WHERE (cle_enveloppee IS NULL) = (dossier_id IS NOT NULL)") == 2)
            let liste = try await banc.journees.lire(.aujourdhui(), aujourdhui: .aujourdhui(), as: banc.nadia).rappels
            #expect(liste.map(\.qui).sorted().first?.hasPrefix("Dossier ") == true && liste.count == 2)
            for rappel in liste {
                let (_, lu) = try #require(try await banc.rappels.lire(banc.entreprise, rappel.id, as: banc.nadia))
                #expect(lu == contenu)
                // A colleague finds nothing, reads nothing, says nothing.
                #expect(try await banc.rappels.lire(banc.entreprise, rappel.id, as: banc.sophie) == nil)
                #expect(try await banc.rappels.finir(banc.entreprise, rappel.id, rendu: true, as: banc.sophie).fini == false)
                #expect(
                    try await !banc.rappels.reporter(banc.entreprise, rappel.id, au: .aujourdhui(), nil, as: banc.sophie))
            }
            #expect(try await banc.compter("SELECT 1 FROM journal.evenement WHERE action = 'lire_rappel'") == 2)
            #expect(try await banc.compter("SELECT 1 FROM journal.evenement WHERE action = 'lire_rappel_refus'") == 2)
            for rappel in liste {
                #expect(try await banc.rappels.finir(banc.entreprise, rappel.id, rendu: true, as: banc.nadia).fini)
                #expect(try await banc.rappels.finir(banc.entreprise, rappel.id, rendu: true, as: banc.nadia).fini == false)
            }
            #expect(try await banc.compter("SELECT 1 FROM nominatif.rappel WHERE contenu IS NULL AND cle_enveloppee IS NULL") == 2)
            await #expect(throws: PostgresError.self) {
                try await banc.base.bases[.nominatif].read(as: banc.nadia, ["SELECT contenu FROM nominatif.rappel"])
            }
        }
    }

    /// Handed over, a dossier takes its calls along; erased, they go with it.
    @Test func lesAppelsSuiventLeDossier() async throws {
        try await Banc.avec { banc in
            let ref = try await banc.ouvrir()
            let nouveau = RappelStore.Nouveau(
                entreprise: banc.entreprise, dossier: ref.id, jour: .aujourdhui(), heure: nil,
                contenu: ContenuRappel([.objet: "un courrier"]))
            #expect(try await banc.rappels.noter(nouveau, as: banc.nadia))
            try await banc.base.superutilisateur {
                try $0.executeScript("UPDATE nominatif.dossier SET referent_id = '\(banc.sophie.compte)'")
            }
            let lire = { (qui: Principal) in
                try await banc.journees.lire(.aujourdhui(), aujourdhui: .aujourdhui(), as: qui).rappels.count
            }
            #expect(try await lire(banc.nadia) == 0)
            #expect(try await lire(banc.sophie) == 1)
            // A colleague's dossier takes no call of mine.
            #expect(try await !banc.rappels.noter(nouveau, as: banc.nadia))
        }
    }

    @Test func parLesPages() async throws {
        try await Banc.avec { banc in
            try await banc.nommer()
            let ref = try await banc.ouvrir()
            try await Navigateur.avec(banc, [banc.nadia, banc.sophie]) { navigateurs in
                let (nadia, sophie) = (navigateurs[0], navigateurs[1])
                let vide = try await nadia.post("/rappels", [("jour", DateCivile.aujourdhui().description), ("heure", "26 h")])
                #expect(vide.status == .badRequest)
                #expect(vide.simple.contains("« 26 h » n'est pas une heure."))
                #expect(vide.simple.contains("Sans dossier, il faut un numéro"))
                let note = try await nadia.post(
                    "/rappels",
                    [
                        ("entreprise", "\(banc.entreprise)"), ("qui", "Mme Ouvrard"), ("telephone", "06 39 98 00 01"),
                        ("jour", DateCivile.aujourdhui().description), ("heure", "14h30"),
                    ])
                #expect(note.status == .seeOther, "\(note.simple.suffix(600))")
                let journee = try await nadia.get("/journee")
                #expect(journee.simple.contains("1 appel à rendre"))
                #expect(journee.simple.contains("14 h 30"))
                #expect(!journee.texte.contains("Ouvrard") && !journee.texte.contains("06 39"))
                let chemin = "/rappels/\(banc.entreprise)/" + (journee.texte.entre("/rappels/\(banc.entreprise)/", "\"") ?? "")
                let page = try await nadia.get(chemin)
                #expect(page.simple.contains("Mme Ouvrard"))
                #expect(page.texte.entre("<title>", "</title>")?.contains("Ouvrard") == false)
                #expect(try await sophie.get(chemin).status == .notFound)
                #expect(try await sophie.post(chemin, [("suite", "rendu")]).status == .notFound)
                #expect(try await nadia.post(chemin, [("suite", "demain")]).status == .seeOther)
                #expect(try await !nadia.get("/journee").texte.contains(chemin))
                #expect(try await nadia.post(chemin, [("suite", "rendu")]).status == .seeOther)
                #expect(try await nadia.get(chemin).status == .notFound)
                _ = ref
            }
        }
    }

    /// Without a dossier: no person, no text, no bilan; hers alone.
    @Test func uneInformationNeCompteDansAucunBilan() async throws {
        try await Banc.avec { banc in
            try await Navigateur.avec(banc, [banc.nadia, banc.sophie]) { navigateurs in
                let (nadia, sophie) = (navigateurs[0], navigateurs[1])
                let lieu = Paire.ecrire(banc.entreprise, banc.etablissement)
                let page = try await nadia.get("/journee")
                #expect(page.texte.contains("data-vif"))
                #expect(try await nadia.post("/journee/vif", [("forme", "spontane"), ("lieu", lieu)]).status == .badRequest)
                let note = try await nadia.post(
                    "/journee/vif", [("forme", "telephone"), ("motif", "budget"), ("lieu", lieu), ("duree", "15")])
                #expect(note.status == .seeOther, "\(note.simple.suffix(600))")
                let apres = try await nadia.get("/journee").simple
                #expect(apres.contains("Sans dossier : 1 aujourd'hui, 1 ce mois"))
                #expect(apres.contains("téléphone, budget, 15 min"))
                #expect(try await !sophie.get("/journee").simple.contains("Sans dossier :"))
                let action = "/journee/informations/" + (try await nadia.get("/journee").texte.entre("/journee/informations/", "\"") ?? "")
                #expect(try await sophie.post(action, []).status == .notFound)
                try await banc.base.superutilisateur {
                    try $0.executeScript("UPDATE nominatif.information SET notee_le = current_date - 1")
                }
                // Written another day: it stays.
                #expect(try await nadia.post(action, []).status == .notFound)
            }
            _ = try await Traversee(banc.base.bases[.passerelle]).exporter()
            #expect(try await banc.compter("SELECT 1 FROM passerelle.acte") == 0)
            let lecteurs = try await banc.base.superutilisateur {
                try $0.rows(
                    """
                    SELECT r.rolname AS nom FROM pg_roles r WHERE r.rolname ~ '^(app|job|prop)_' AND r.rolname <> 'prop_nominatif'
                      AND has_any_column_privilege(r.rolname, 'nominatif.information', 'SELECT')
                    """)
            }
            #expect(try lecteurs.map { try $0.string("nom") } == ["app_nominatif"])
        }
    }

    /// With a dossier: the entretien begins, prefilled, as a draft that the day recalls until it is recorded.
    @Test func uneVenueAvecDossierCommenceUnEntretien() async throws {
        try await Banc.avec { banc in
            let ref = try await banc.ouvrir()
            _ = try await banc.entretiens.enregistrer(ref, banc.codes(), nil, clos: true, as: banc.nadia)
            try await Navigateur.avec(banc, [banc.nadia, banc.sophie]) { navigateurs in
                let (nadia, sophie) = (navigateurs[0], navigateurs[1])
                let champs = [("forme", "spontane"), ("dossier", Paire.ecrire(ref.entreprise, ref.id.rawValue)), ("duree", "15")]
                #expect(try await sophie.post("/journee/vif", champs).status == .notFound)
                let commence = try await nadia.post("/journee/vif", champs)
                let chemin = try #require(commence.headers[.location])
                #expect(chemin.hasPrefix(ref.chemin + "/entretiens/"))
                let fiche = try await nadia.get(chemin)
                #expect(fiche.texte.contains("value=\"spontane\" checked"))
                #expect(fiche.texte.contains("name=\"identifie\" value=\"budget\" id=\"c-identifie\" checked"))
                #expect(try await nadia.get("/journee").simple.contains("Entretiens à finir"))
            }
        }
    }

    @Test func unRendezVousSeDeplaceSansChevaucher() async throws {
        try await Banc.avec { banc in
            let ref = try await banc.ouvrir()
            try await banc.demain()
            let poser = { (heure: Heure, minutes: Int) in
                try await banc.rendezVous.ajouter(
                    banc.entreprise, banc.permanence,
                    .init(heure: heure, minutes: minutes, dossier: nil, code: "7KQ", nature: .suivi, forme: .presentiel), as: banc.nadia)
            }
            try await poser(try #require(Heure(9)), 45)
            await #expect(throws: RendezVousStore.Refus.heurePrise) { try await poser(try #require(Heure(9, 30)), 30) }
            await #expect(throws: RendezVousStore.Refus.heurePrise) { try await poser(try #require(Heure(8, 30)), 45) }
            try await poser(try #require(Heure(10)), 60)
            try await Navigateur.avec(banc, [banc.nadia, banc.sophie]) { navigateurs in
                let (nadia, sophie) = (navigateurs[0], navigateurs[1])
                let liste = try await nadia.get("/rendez-vous")
                let chemin = "/rendez-vous/\(banc.entreprise)/" + (liste.texte.entre("href=\"/rendez-vous/\(banc.entreprise)/", "\"") ?? "")
                let page = try await nadia.get(chemin)
                #expect(page.simple.contains("Rattacher à un dossier"))
                let place = { (heure: String) in "\(banc.permanence.uuidString.lowercased())|\(heure)" }
                #expect(page.texte.contains(place("11:00")) && !page.texte.contains(place("10:30")))
                #expect(try await sophie.get(chemin).status == .notFound)
                #expect(try await sophie.post(chemin + "/deplacement", [("place", place("11:00"))]).status == .notFound)
                #expect(try await sophie.post(chemin + "/dossier", [("dossier", "\(ref.id)")]).status == .notFound)
                let prise = try await nadia.post(chemin + "/deplacement", [("place", place("10:30"))])
                #expect(prise.status == .badRequest && prise.simple.contains("vient d'être prise"))
                #expect(try await nadia.post(chemin + "/deplacement", [("place", place("14:00"))]).status == .badRequest)
                #expect(try await nadia.post(chemin + "/deplacement", [("place", place("11:00"))]).status == .seeOther)
                #expect(try await nadia.post(chemin + "/dossier", [("dossier", "\(ref.id)")]).status == .seeOther)
                // Linked once: not to another dossier afterwards.
                #expect(try await nadia.post(chemin + "/dossier", [("dossier", "\(ref.id)")]).status == .notFound)
            }
            #expect(
                try await banc.compter(
                    "SELECT 1 FROM nominatif.rendez_vous WHERE heure = '11:00' AND dossier_id IS NOT NULL AND code = '7KQ'") == 1)
        }
    }

    /// Told on the day page, one comes back to it; held, it opens the entretien with what is known of it.
    @Test func direDepuisLaJournee() async throws {
        try await Banc.avec { banc in
            let ref = try await banc.ouvrir()
            try await banc.rendezVous.ajouter(
                banc.entreprise, banc.permanence,
                .init(
                    heure: try #require(Heure(9)), minutes: 30, dossier: ref.id, code: nil, nature: .liaison, forme: .telephone),
                as: banc.nadia)
            try await banc.base.superutilisateur { try $0.executeScript("UPDATE nominatif.rendez_vous SET jour = current_date - 3") }
            try await Navigateur.avec(banc, [banc.nadia]) { navigateurs in
                let nadia = navigateurs[0]
                let journee = try await nadia.get("/journee")
                #expect(journee.simple.contains("1 rendez-vous passé à renseigner"))
                let action = try #require(journee.texte.entre("class=\"rang\" action=\"/rendez-vous", "\""))
                let absent = try await nadia.post("/rendez-vous" + action, [("statut", "non_honore"), ("retour", "/journee")])
                #expect(absent.headers[.location] == "/journee")
                let venu = try await nadia.post("/rendez-vous" + action, [("statut", "honore"), ("retour", "/journee")])
                let suite = try #require(venu.headers[.location])
                #expect(suite.hasPrefix(ref.chemin + "?rdv="))
                let fiche = try await nadia.get(suite).texte
                #expect(fiche.contains("value=\"liaison\" checked") && fiche.contains("value=\"telephone\" checked"))
                #expect(
                    try await nadia.post("/rendez-vous" + action, [("statut", "non_honore"), ("retour", "//ailleurs")]).headers[.location]
                        == "/rendez-vous")
            }
        }
    }

    @Test func laJourneeDitLaRouteEtCommentEntrer() async throws {
        try await Banc.avec { banc in
            try await banc.base.superutilisateur {
                try $0.executeScript(
                    """
                    UPDATE gestion.lieu SET acces = 'Badge à l''accueil' WHERE type = 'site';
                    INSERT INTO gestion.trajet (lieu_a, lieu_b, minutes)
                      VALUES ('11111111-1111-4111-8111-111111111111', '22222222-2222-4222-8222-222222222222', 25);
                    """)
            }
            try await Navigateur.avec(banc, [banc.nadia]) { navigateurs in
                let texte = try await navigateurs[0].get("/journee?jour=\(banc.jour)").simple
                #expect(texte.contains("Partir avant 8 h 05"))
                #expect(texte.contains("25 min de route vers le bureau"))
                #expect(texte.contains("Badge à l'accueil"))
                #expect(texte.contains("50 min de route"))
            }
        }
    }
}

extension Banc {
    var brouillons: BrouillonStore { BrouillonStore(base.bases[.nominatif], coffre) }
    var rappels: RappelStore { RappelStore(base.bases[.nominatif], coffre) }
    var rendezVous: RendezVousStore { RendezVousStore(base.bases[.nominatif]) }
    var journees: JourneeStore { JourneeStore(base.bases[.nominatif]) }

    /// The company becomes a client, as pages that list them want.
    func nommer() async throws {
        try await base.superutilisateur { try $0.executeScript("UPDATE gestion.entreprise SET statut = 'client'") }
    }

    /// The permanence takes place the next weekday: its hours are all to come.
    func demain() async throws {
        var jour = DateCivile.aujourdhui().plus(jours: 1)
        while jour.estWeekEnd { jour = jour.plus(jours: 1) }
        let lendemain = jour
        try await base.superutilisateur { try $0.executeScript("UPDATE gestion.permanence SET jour = '\(lendemain)'") }
    }
}

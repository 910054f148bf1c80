import Actes
import Calendrier
import Foundation
import HTTPTypes
import HummingbirdTesting
import Postgres
import Tenancy
import TestSupport
import Testing

@testable import Dossiers

/// Rendez-vous whose permanence falls, that are outside of any, or whose outcome was said by mistake.
@Suite struct RendezVousReprisTests {
    private func poser(_ banc: Banc, _ heure: Heure?, dossier: ID<Dossier>? = nil, code: String? = nil, minutes: Int = 45) async throws {
        try await banc.rendezVous.ajouter(
            banc.entreprise, banc.permanence,
            .init(
                heure: try #require(heure), minutes: minutes, dossier: dossier, code: code, nature: .suivi, forme: .presentiel),
            as: banc.nadia)
    }

    @Test func unePermanenceAnnuleeLaisseSesRendezVousADeplacer() async throws {
        try await Banc.avec { banc in
            let ref = try await banc.ouvrir()
            try await banc.demain()
            try await poser(banc, Heure(9), dossier: ref.id)
            try await Navigateur.avec(banc, [banc.nadia]) { navigateurs in
                let nadia = navigateurs[0]
                #expect(try await !nadia.get("/journee").simple.contains("sans permanence, à déplacer"))
                try await banc.base.superutilisateur {
                    try $0.executeScript(
                        "UPDATE gestion.permanence SET statut = 'annulee_prestataire', motif_annulation = 'absence' WHERE id = '\(banc.permanence)'"
                    )
                }
                let journee = try await nadia.get("/journee")
                #expect(journee.simple.contains("Rendez-vous sans permanence, à déplacer"))
                #expect(journee.texte.contains("/rendez-vous/\(banc.entreprise)/"))
            }
        }
    }

    /// At home or by telephone: on its own hour, never during a permanence or another rendez-vous; seen on its day.
    @Test func horsPermanenceSansChevaucher() async throws {
        try await Banc.avec { banc in
            try await banc.nommer()
            let ref = try await banc.ouvrir()
            try await banc.demain()
            let jour = try #require(
                try await banc.rendezVous.permanences(
                    Periode(debut: .aujourdhui(), fin: DateCivile.aujourdhui().plus(jours: 9)), as: banc.nadia
                ).first
            ).jour
            try await Navigateur.avec(banc, [banc.nadia, banc.sophie]) { navigateurs in
                let (nadia, sophie) = (navigateurs[0], navigateurs[1])
                let chemin = "/rendez-vous/hors-permanence"
                #expect(try await nadia.get(chemin).status == .ok)
                let champs = { (heure: String) in
                    [
                        ("dossier", Paire.ecrire(ref.entreprise, ref.id.rawValue)), ("jour", jour.description), ("heure", heure),
                        ("duree", "90"), ("forme", "domicile"), ("nature", "suivi"),
                    ]
                }
                let tenue = try await nadia.post(chemin, champs("11 h"))
                #expect(tenue.status == .badRequest && tenue.simple.contains("vous tenez une permanence (Fonderies de Testange"))
                #expect(tenue.texte.contains("value=\"11 h\"") || tenue.simple.contains("value=\"11 h\""))
                #expect(try await sophie.post(chemin, champs("14 h")).status == .badRequest)
                #expect(try await nadia.post(chemin, champs("14 h")).status == .seeOther)
                let prise = try await nadia.post(chemin, champs("15h"))
                #expect(prise.status == .badRequest && prise.simple.contains("déborde dessus"))
                let journee = try await nadia.get("/journee?jour=\(jour)").simple
                #expect(journee.contains("Hors permanence") && journee.contains("domicile, 1 h 30"))
                // Its day is its own: no permanence to be stranded by.
                #expect(!journee.contains("sans permanence, à déplacer"))
                let fiche =
                    "/rendez-vous/\(banc.entreprise)/"
                    + (try await nadia.get("/rendez-vous").texte.entre("href=\"/rendez-vous/\(banc.entreprise)/", "\"") ?? "")
                #expect(try await nadia.post(fiche + "/ailleurs", [("jour", jour.description), ("heure", "9 h")]).status == .badRequest)
                #expect(try await sophie.post(fiche + "/ailleurs", [("jour", jour.description), ("heure", "16 h")]).status == .notFound)
                #expect(try await nadia.post(fiche + "/ailleurs", [("jour", jour.description), ("heure", "16 h")]).status == .seeOther)
            }
            #expect(
                try await banc.compter(
                    "SELECT 1 FROM nominatif.rendez_vous WHERE permanence_id IS NULL AND heure = '16:00' AND minutes = 90")
                    == 1)
        }
    }

    /// A permanence that ends at noon offers no hour that would run over.
    @Test func lesHeuresTiennentDansLaPermanence() async throws {
        try await Banc.avec { banc in
            try await banc.demain()
            try await poser(banc, Heure(9), code: "7KQ")
            let (permanence, pris) = try #require(
                try await banc.rendezVous.permanence(banc.entreprise, banc.permanence, as: banc.nadia))
            let longues = permanence.heuresLibres(pris, minutes: 90, pas: 15)
            #expect(longues.first == Heure(9, 45) && longues.last == Heure(10, 30))
            #expect(permanence.heuresLibres(pris, minutes: 30, pas: 15).first == Heure(8, 30))
            await #expect(throws: RendezVousStore.Refus.horsPermanence) { try await poser(banc, Heure(11), code: "8KQ", minutes: 90) }
            try await Navigateur.avec(banc, [banc.nadia]) { navigateurs in
                let nadia = navigateurs[0]
                let chemin = "/rendez-vous/nouveau/\(banc.entreprise)/\(banc.permanence.uuidString.lowercased())?duree="
                let longues = try await nadia.get(chemin + "90").texte
                #expect(longues.contains("value=\"10:30\""))
                #expect(!longues.contains("value=\"10:45\""))
                #expect(try await nadia.get(chemin + "30").texte.contains("value=\"11:30\""))
            }
        }
    }

    /// Three hundred forgotten ones do not push today's out of the page.
    @Test func lArriereNeCachePasAujourdhui() async throws {
        try await Banc.avec { banc in
            let ref = try await banc.ouvrir()
            try await banc.base.superutilisateur {
                try $0.executeScript(
                    """
                    INSERT INTO nominatif.rendez_vous (entreprise_id, referent_id, permanence_id, jour, heure, dossier_id, statut)
                      SELECT '\(banc.entreprise)', '\(banc.nadia.compte)', '\(banc.permanence)', '\(banc.jour)'::date - n, '09:00', '\(ref.id)', 'a_renseigner'
                      FROM generate_series(1, 310) n;
                    INSERT INTO nominatif.rendez_vous (entreprise_id, referent_id, permanence_id, jour, heure, dossier_id)
                      VALUES ('\(banc.entreprise)', '\(banc.nadia.compte)', '\(banc.permanence)', '\(banc.jour)', '11:15', '\(ref.id)');
                    """)
            }
            let journee = try await banc.journees.lire(banc.jour, aujourdhui: banc.jour, as: banc.nadia)
            #expect(journee.tenus.map(\.heure) == [Heure(11, 15)])
            #expect(journee.aDire.count == 200 && journee.aDire.first?.jour == banc.jour.plus(jours: -1))
            let liste = try await banc.rendezVous.liste(depuis: banc.jour, as: banc.nadia)
            #expect(liste.contains { $0.heure == Heure(11, 15) })
        }
    }

    /// Said cancelled by mistake, taken back within two minutes: the person is told of no cancellation, and is reminded of her hour again.
    @Test func uneAnnulationParErreurSeReprend() async throws {
        try await Banc.avec { banc in
            try await banc.demain()
            try await banc.base.superutilisateur {
                try $0.executeScript("UPDATE gestion.permanence SET jour = jour + 7 WHERE id = '\(banc.permanence)'")
            }
            try await poser(banc, Heure(9), code: "7KQ")
            try await banc.base.superutilisateur {
                try $0.executeScript(
                    """
                    INSERT INTO nominatif.reservation (entreprise_id, rendez_vous_id, expire_le, contact, empreinte)
                      SELECT entreprise_id, id, jour + heure, '\\x01', decode(repeat('ab', 16), 'hex') FROM nominatif.rendez_vous;
                    """)
            }
            let messages: @Sendable (SQL) async throws -> Int = { condition in
                try await banc.compter("SELECT 1 FROM nominatif.message WHERE \(fragment: condition)")
            }
            try await Navigateur.avec(banc, [banc.nadia]) { navigateurs in
                let nadia = navigateurs[0]
                let fiche =
                    "/rendez-vous/\(banc.entreprise)/"
                    + (try await nadia.get("/rendez-vous").texte.entre("href=\"/rendez-vous/\(banc.entreprise)/", "\"") ?? "")
                #expect(try await nadia.post(fiche, [("statut", "annule_personne")]).status == .seeOther)
                #expect(try await messages("sorte = 'annulation' AND reprise_le > now() + interval '100 seconds'") == 1)
                #expect(try await nadia.get("/rendez-vous").simple.contains("Corriger"))
                #expect(try await nadia.get(fiche).simple.contains("Il tient toujours"))
                #expect(try await nadia.post(fiche, [("statut", "a_venir")]).status == .seeOther)
                #expect(try await messages("sorte = 'annulation'") == 0)
                #expect(try await messages("sorte = 'rappel'") == 1)
            }
        }
    }

    /// Put off without a date, even past, it stays in sight and is still given one; past, what became of it is found and corrected.
    @Test func unReporteResteEnVueEtUnPasseSeCorrige() async throws {
        try await Banc.avec { banc in
            let ref = try await banc.ouvrir()
            try await banc.demain()
            try await poser(banc, Heure(9), dossier: ref.id)
            try await banc.base.superutilisateur { try $0.executeScript("UPDATE nominatif.rendez_vous SET jour = current_date - 3") }
            try await Navigateur.avec(banc, [banc.nadia]) { navigateurs in
                let nadia = navigateurs[0]
                let fiche =
                    "/rendez-vous/\(banc.entreprise)/"
                    + (try await nadia.get("/rendez-vous").texte.entre("class=\"b mini nu\" href=\"/rendez-vous/\(banc.entreprise)/", "\"")
                        ?? "")
                #expect(try await !nadia.get("/rendez-vous").texte.contains("value=\"reporte\""), "« Reporter » mène à la page qui déplace")
                #expect(try await nadia.post(fiche, [("statut", "reporte")]).status == .seeOther)
                #expect(try await nadia.get("/rendez-vous").simple.contains("Reportés, sans date encore"))
                #expect(try await nadia.get(fiche).simple.contains("Donner une autre heure"))
                let place = "\(banc.permanence.uuidString.lowercased())|10:00"
                #expect(try await nadia.post(fiche + "/deplacement", [("place", place)]).status == .seeOther)
                #expect(try await banc.compter("SELECT 1 FROM nominatif.rendez_vous WHERE statut = 'a_venir' AND jour > current_date") == 1)
                try await banc.base.superutilisateur {
                    try $0.executeScript("UPDATE nominatif.rendez_vous SET jour = current_date - 3, statut = 'non_honore'")
                }
                let passes = try await nadia.get("/rendez-vous?vue=passes")
                #expect(passes.simple.contains("non honoré") && passes.texte.contains(fiche))
                #expect(
                    try await nadia.post(fiche, [("statut", "honore")]).headers[.location]
                        == "\(ref.chemin)?rdv=\(fiche.split(separator: "/").last ?? "")")
            }
        }
    }

    /// Honoured with a code: its page, from which the dossier opened takes it along, at its real day.
    @Test func duCodeAuDossier() async throws {
        try await Banc.avec { banc in
            try await banc.demain()
            try await poser(banc, Heure(9), code: "7KQ")
            let avantHier = DateCivile.aujourdhui().plus(jours: -2)
            try await banc.base.superutilisateur { try $0.executeScript("UPDATE nominatif.rendez_vous SET jour = '\(avantHier)'") }
            try await Navigateur.avec(banc, [banc.nadia]) { navigateurs in
                let nadia = navigateurs[0]
                let id = try #require(
                    try await nadia.get("/rendez-vous").texte.entre("class=\"b mini nu\" href=\"/rendez-vous/\(banc.entreprise)/", "\""))
                let fiche = "/rendez-vous/\(banc.entreprise)/\(id)"
                #expect(try await nadia.post(fiche, [("statut", "honore")]).headers[.location] == fiche)
                #expect(try await nadia.get(fiche).simple.contains("rdv=\(id)"))
                let formulaire = try await nadia.get("/dossiers/nouveau?entreprise=\(banc.entreprise)&rdv=\(id)")
                #expect(formulaire.texte.contains("name=\"rdv\" value=\"\(id)\""))
                let champs = [
                    ("etablissement", "\(banc.entreprise)/\(banc.etablissement.uuidString.lowercased())"), ("motif", "budget"),
                    ("nom", "Ouvrard"), ("rdv", id),
                ]
                let loin = DateCivile.aujourdhui().plus(jours: -31)
                #expect(try await nadia.post("/dossiers", champs + [("ouvert_le", loin.description)]).status == .badRequest)
                let ouvert = try await nadia.post("/dossiers", champs + [("ouvert_le", avantHier.description)])
                let vers = try #require(ouvert.headers[.location], "\(ouvert.simple.suffix(500))")
                #expect(vers.hasSuffix("?rdv=\(id)"))
                #expect(try await nadia.get(vers).texte.contains("value=\"\(avantHier)\""))
            }
            #expect(
                try await banc.compter(
                    """
                    SELECT 1 FROM nominatif.dossier d JOIN nominatif.rendez_vous r ON r.dossier_id = d.id WHERE d.ouvert_le = \(avantHier)::date
                    """) == 1)
        }
    }
}

import Calendrier
import Contrats
import Entreprises
import HTTPTypes
import Postgres
import TestSupport
import Tenancy
import Testing

@testable import Permanences

/// Collective actions: planned by the planner, counted without a name, read by the client's HR without the count.
@Suite struct ActionCollectiveTests {
    private func formulaire(_ monde: Monde, _ jour: DateCivile, theme: String = "Lire%20sa%20fiche%20de%20paie", debut: String = "14:00")
        -> String
    {
        "entreprise=\(monde.entreprise)&intervenant=\(monde.nadia)&genre=atelier&theme=\(theme)&jour=\(jour)&debut=\(debut)&minutes=120&places=12"
    }

    @Test func dePrevueATenue() async throws {
        try await BaseDeTest.avec { base in
            let monde = try await Monde(base)
            let jour = DateCivile.aujourdhui()
            try await Visiteur.avec(base, monde.planificatrice) { v in
                #expect(try await v.texte("/actions/nouvelle").contains("Pour quelle entreprise"))
                let page = "/actions/nouvelle?entreprise=\(monde.entreprise)"
                let cree = try await v.envoyer("/actions/nouvelle", formulaire(monde, jour), depuis: page)
                #expect(cree.vers == "/actions?annee=\(jour.annee)")
                let liste = try await v.texte("/actions")
                #expect(liste.contains("Atelier : Lire sa fiche de paie") && liste.contains("12 places"))
                let fiche = try #require(
                    liste.split(separator: "<a href=\"/actions/\(monde.entreprise)/").dropFirst().first?.prefix { $0 != "\"" })
                let chemin = "/actions/\(monde.entreprise)/\(fiche)"
                // Nothing typed, then a count.
                let refus = try await v.envoyer("\(chemin)/presence", "participants=", depuis: chemin)
                #expect(refus.statut == .unprocessableContent && refus.texte.contains("combien de personnes"))
                #expect(try await v.envoyer("\(chemin)/presence", "participants=9", depuis: chemin).vers == "/actions")
                #expect(try await v.texte("/actions").contains("9 sur 12"))
                // Held is not cancelled.
                #expect(try await v.envoyer("\(chemin)/annuler", "", depuis: chemin).statut == .conflict)
                #expect(try await v.envoyer("\(chemin)/presence", "participants=10", depuis: chemin).vers == "/actions")
                #expect(try await v.texte("/actions").contains("10 sur 12"), "une présence se corrige")
            }
        }
    }

    @Test func ceQuiEstRefuseGardeLaSaisie() async throws {
        try await BaseDeTest.avec { base in
            let monde = try await Monde(base)
            try await monde.poser(base, Monde.lundi, .PM, statut: "publiee")
            try await Visiteur.avec(base, monde.planificatrice) { v in
                let page = "/actions/nouvelle?entreprise=\(monde.entreprise)"
                let prise = try await v.envoyer("/actions/nouvelle", formulaire(monde, Monde.lundi), depuis: page)
                #expect(prise.statut == .unprocessableContent && prise.texte.contains("déjà prise") && prise.texte.contains("Hagondange"))
                #expect(prise.texte.contains("Lire sa fiche de paie"))
                let adresse = try await v.envoyer(
                    "/actions/nouvelle", formulaire(monde, Monde.lundi, theme: "Karim%40exemple.fr"), depuis: page)
                #expect(adresse.statut == .unprocessableContent && adresse.texte.contains("ni adresse, ni numéro"))
                let heure = try await v.envoyer("/actions/nouvelle", formulaire(monde, Monde.lundi, debut: "midi"), depuis: page)
                #expect(heure.statut == .unprocessableContent && heure.texte.contains("une heure est attendue"))
                #expect(try await v.texte("/actions?annee=2026").contains("Aucune action collective"))
                // In the evening she is free.
                let libre = try await v.envoyer("/actions/nouvelle", formulaire(monde, Monde.lundi, debut: "17%20h"), depuis: page)
                #expect(libre.vers == "/actions?annee=2026")
            }
        }
    }

    /// A permanence by hand does not fall on an action of the same person.
    @Test func unePermanenceNeSePosePasDessus() async throws {
        try await BaseDeTest.avec { base in
            let monde = try await Monde(base)
            let jour = Monde.lundi
            try await base.bases[.gestion].write(
                as: monde.planificatrice,
                [
                    """
                    INSERT INTO gestion.action_collective (entreprise_id, intervenant_id, jour, debut, minutes, genre, theme, places)
                    VALUES (\(monde.entreprise)::uuid, \(monde.nadia)::uuid, \(jour)::date, '11:00', 90, 'atelier', 'Budget', 12)
                    """
                ])
            let entreprise = try #require(EntrepriseID(monde.entreprise)), prestation = try #require(ID<Prestation>(monde.prestation))
            let nadia = try #require(ID<IntervenantTag>(monde.nadia)), claire = try #require(ID<IntervenantTag>(monde.claire))
            func manquements(_ qui: ID<IntervenantTag>, _ moment: Moment) async throws -> [String] {
                try await base.bases[.gestion].transaction(as: monde.planificatrice) {
                    try PlacementStore.charger(entreprise, prestation, qui: qui, jour: jour, moment: moment, $0)?.manquements.map(\.phrase)
                        ?? []
                }
            }
            #expect(try await manquements(nadia, .AM).contains { $0.contains("action collective") && $0.contains("11 h – 12 h 30") })
            #expect(try await manquements(nadia, .PM) == [])
            #expect(try await manquements(claire, .AM) == [])
        }
    }

    @Test func chacunSaPart() async throws {
        try await BaseDeTest.avec { base in
            let monde = try await Monde(base)
            let voisine = try await base.bases[.gestion].transaction(as: monde.planificatrice) {
                try Monde.client("VERRERIE", "Verrerie de Forbach", monde.nadia, $0).entreprise
            }
            try await base.bases[.gestion].write(
                as: monde.planificatrice,
                [monde.entreprise, voisine].map {
                    """
                    INSERT INTO gestion.action_collective (entreprise_id, intervenant_id, jour, debut, minutes, genre, theme, places)
                    VALUES (\($0)::uuid, \(monde.nadia)::uuid, \(Monde.lundi)::date, '17:00', 60, 'atelier', 'Budget', 12)
                    """
                })
            let rh = try await base.principal(.rh, entreprise: ID(monde.entreprise))
            let client = base.bases[.client]
            #expect(try await client.transaction(as: rh) { try RhStore.actions(Periode(annee: 2026), $0) }.count == 1)
            let direction = try await base.principal(.direction)
            let intervenant = try await base.principal(.intervenant)
            let facturation = try await base.principal(.facturation)
            for (compartiment, qui, sql) in [
                (Compartiment.client, rh, "SELECT participants FROM gestion.action_collective"),
                (.client, rh, "UPDATE gestion.action_collective SET places = 1"),
                (.pilotage, direction, "UPDATE gestion.action_collective SET places = 1"),
                (.nominatif, intervenant, "UPDATE gestion.action_collective SET participants = 3"),
                (.facturation, facturation, "SELECT theme FROM gestion.action_collective"),
                (.gestion, monde.planificatrice, "DELETE FROM gestion.action_collective"),
                (.gestion, monde.planificatrice, "SELECT absenteisme FROM gestion.contexte"),
            ] as [(Compartiment, Principal, SQL)] {
                let erreur = await #expect(throws: PostgresError.self) { try await base.bases[compartiment].write(as: qui, [sql]) }
                #expect(erreur?.state == .insufficientPrivilege, "\(compartiment)")
            }
        }
    }
}

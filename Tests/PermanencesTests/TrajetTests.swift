import Calendrier
import Contrats
import HTTPTypes
import Postgres
import TestSupport
import Tenancy
import Testing

@testable import Permanences

/// Minutes between places: guessed, typed, never confused.
@Suite struct TrajetTests {
    @Test func theFormulaAndThePositions() throws {
        let metz = try #require(CommuneConnue.position("METZ CEDEX 1"))
        let nancy = try #require(CommuneConnue.position("nancy"))
        let km = Distance.kilometres(metz, nancy)
        #expect((46.5...48.5).contains(km))
        #expect(Distance.minutes(metz, nancy) == 46)
        #expect(Distance.minutes(metz, metz) == 7)
        #expect(CommuneConnue.position("Vandoeuvre lès Nancy") == CommuneConnue.position("Vandœuvre-lès-Nancy"))
        #expect(CommuneConnue.position("Ailleurs") == nil)
        #expect(Position(saisie: "49,119 6,176") == metz)
        #expect(Position(saisie: "49.119, 6.176") == metz)
        #expect(Position(saisie: metz.saisie) == metz)
        for faux in ["49,119", "Metz", "149,1 6,1", "1 2 3"] { #expect(Position(saisie: faux) == nil, "\(faux)") }
    }

    @Test func theEstimateNeverReplacesWhatWasTyped() async throws {
        try await BaseDeTest.avec { base in
            let monde = try await Monde(base)
            let tiers = try await base.bases[.gestion].transaction(as: monde.planificatrice) {
                try Monde.client("VERRERIE", "Verrerie de Forbach", monde.nadia, $0).site
            }
            try await Visiteur.avec(base, monde.planificatrice) { visiteur in
                let page = "/lieux/trajets?lieu=\(monde.bureau)"
                #expect(try await visiteur.texte(page).contains("3 lieux n'ont pas"))
                #expect(try await visiteur.envoyer("/lieux/trajets/situer", "", depuis: page).statut == .seeOther)
                let faux = try await visiteur.envoyer(
                    "/lieux/trajets", "lieu=\(monde.bureau)&m-\(monde.site)=34&m-\(tiers)=beaucoup", depuis: page)
                #expect(faux.statut == .unprocessableContent)
                #expect(faux.texte.contains("value=\"beaucoup\"") && faux.texte.contains("value=\"34\""))
                #expect(try await minutes(base, monde) == [:])
                let bon = try await visiteur.envoyer("/lieux/trajets", "lieu=\(monde.bureau)&m-\(monde.site)=34&m-\(tiers)=", depuis: page)
                #expect(bon.statut == .seeOther)
                #expect(try await visiteur.envoyer("/lieux/trajets/estimer", "", depuis: page).statut == .seeOther)
                // Metz – Hagondange is 15 km: 20 minutes by the formula, 34 by hand.
                let connus = try await minutes(base, monde)
                #expect(connus[Paire(try #require(ID(monde.bureau)), try #require(ID(monde.site)))] == Trace(minutes: 34, estime: false))
                #expect(connus[Paire(try #require(ID(monde.bureau)), try #require(ID(tiers)))] == Trace(minutes: 20, estime: true))
                // The two sites are in the same town.
                #expect(connus[Paire(try #require(ID(tiers)), try #require(ID(monde.site)))] == Trace(minutes: 7, estime: true))
                // By the other site it would be 27: warned, not refused.
                #expect(try await visiteur.texte(page).contains("27 min en passant par Verrerie de Forbach, salle 12"))
                let colle = try await visiteur.envoyer(
                    "/lieux/trajets/coller", "texte=Bureau+de+Metz;Verrerie+de+Forbach,+salle+12;41%0ABureau+de+Metz;Nulle+part;12",
                    depuis: page)
                #expect(colle.texte.contains("Ligne 2, colonne 2, « Nulle part »") || colle.texte.contains("Ligne 2, colonne 2"))
                #expect(try await minutes(base, monde) == connus)
            }
        }
    }

    /// A value typed while the estimates were being computed: the statement itself keeps it.
    @Test func theStatementKeepsAValueTypedMeanwhile() async throws {
        try await BaseDeTest.avec { base in
            let monde = try await Monde(base)
            let (bureau, site): (ID<LieuTag>, ID<LieuTag>) = (try #require(ID(monde.bureau)), try #require(ID(monde.site)))
            let ecrits = try await base.bases[.gestion].transaction(as: monde.planificatrice) { tx in
                try TrajetStore.saisir([Trajet(bureau, site, minutes: 34, estime: false)], tx)
                return try TrajetStore.estimer([Trajet(site, bureau, minutes: 20, estime: true)], tx)
            }
            #expect(ecrits == 0)
            #expect(try await minutes(base, monde) == [Paire(bureau, site): Trace(minutes: 34, estime: false)])
        }
    }

    private struct Trace: Equatable {
        let minutes: Int
        let estime: Bool
    }

    private func minutes(_ base: BaseDeTest, _ monde: Monde) async throws -> [Paire: Trace] {
        let lus = try await base.bases[.gestion].transaction(as: monde.planificatrice) { try TrajetStore.tous($0) }
        return Dictionary(uniqueKeysWithValues: lus.map { ($0.paire, Trace(minutes: $0.minutes, estime: $0.estime)) })
    }
}

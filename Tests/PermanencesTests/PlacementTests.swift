import Calendrier
import Contrats
import Postgres
import TestSupport
import Tenancy
import Testing
import Web

@testable import Permanences

/// Each hard rule, named in French when a planner breaks it by hand.
@Suite struct PlacementTests {
    private func placer(
        _ base: BaseDeTest, _ monde: Monde, _ jour: DateCivile = Monde.lundi, _ moment: Moment = .AM, qui: String? = nil
    ) async throws -> [Manquement] {
        let qui = qui ?? monde.nadia
        return try await base.bases[.gestion].transaction(as: monde.planificatrice) { tx in
            guard let entreprise = ID<EntrepriseTag>(monde.entreprise), let prestation = ID<Prestation>(monde.prestation),
                let qui = ID<IntervenantTag>(qui)
            else { return [] }
            return try PlacementStore.charger(entreprise, prestation, qui: qui, jour: jour, moment: moment, tx)?.manquements ?? []
        }
    }

    private func ecrire(_ base: BaseDeTest, _ monde: Monde, _ sql: SQL) async throws {
        _ = try await base.bases[.gestion].write(as: monde.planificatrice, [sql])
    }

    @Test func whatIsAllowedHasNothingAgainstIt() async throws {
        try await BaseDeTest.avec { base in
            let monde = try await Monde(base)
            #expect(try await placer(base, monde) == [])
        }
    }

    @Test func daysAndHours() async throws {
        try await BaseDeTest.avec { base in
            let monde = try await Monde(base)
            let vendrediSaint = try #require(DateCivile("2026-04-03"))
            #expect(try await placer(base, monde, vendrediSaint).map(\.regle) == [.creneau, .intervenanteFeriee, .disponibilite])
            let paques = try #require(DateCivile("2026-04-06"))
            let phrases = try await placer(base, monde, paques).map(\.phrase)
            #expect(phrases.first == "Le 6 avril est férié à Hagondange (Lundi de Pâques).")
            #expect(try await placer(base, monde, Monde.lundi.plus(jours: 3)).map(\.regle) == [.creneau])
            #expect(try await placer(base, monde, Monde.lundi.plus(jours: -100)).map(\.regle).first == .periode)
            #expect(try await placer(base, monde, Monde.lundi.plus(jours: 5)).map(\.regle).contains(.creneau))
            try await ecrire(
                base, monde,
                "INSERT INTO gestion.fermeture (entreprise_id, debut, fin, libelle) VALUES (\(monde.entreprise)::uuid, '2026-03-16', '2026-03-17', 'inventaire')"
            )
            #expect(try await placer(base, monde).map(\.phrase) == ["L'entreprise est fermée ce jour-là (inventaire)."])
        }
    }

    @Test func peopleAndLoad() async throws {
        try await BaseDeTest.avec { base in
            let monde = try await Monde(base)
            try await ecrire(
                base, monde,
                "INSERT INTO gestion.absence (intervenant_id, debut, fin, nature) VALUES (\(monde.claire)::uuid, '2026-03-16', '2026-03-18', 'conge')"
            )
            #expect(
                try await placer(base, monde, qui: monde.claire).map(\.phrase) == [
                    "Claire Hoffmann est absente du 16 au 18 mars 2026 (congé)."
                ])
            try await ecrire(base, monde, "UPDATE gestion.prestation SET langue = 'de', metier = 'psychologue'")
            #expect(try await placer(base, monde).map(\.regle) == [.metier, .langue])
            try await ecrire(base, monde, "UPDATE gestion.prestation SET langue = 'fr', metier = 'assistant_social'")
            for (n, moment) in [(1, Moment.AM), (1, .PM), (2, .AM), (2, .PM)] {
                try await monde.poser(base, Monde.lundi.plus(jours: n), moment)
            }
            #expect(
                try await placer(base, monde).map(\.phrase) == [
                    "Nadia Benali aurait 5 demi-journées dans la semaine ; 4 au plus."
                ])
            #expect(
                try await placer(base, monde, Monde.lundi.plus(jours: 1)).map(\.regle) == [.ubiquite, .maxHebdo, .salle, .ecart])
        }
    }

    @Test func roadAtNoon() async throws {
        try await BaseDeTest.avec { base in
            let monde = try await Monde(base)
            let loin = try await base.bases[.gestion].transaction(as: monde.planificatrice) { tx in
                let autre = try Monde.client("VERRERIE", "Verrerie de Forbach", monde.nadia, tx)
                let (a, b) = autre.site < monde.site ? (autre.site, monde.site) : (monde.site, autre.site)
                try tx.execute("INSERT INTO gestion.trajet (lieu_a, lieu_b, minutes) VALUES (\(a)::uuid, \(b)::uuid, 58)")
                return autre.prestation
            }
            try await monde.poser(base, Monde.lundi, .PM)
            let manquements = try await base.bases[.gestion].transaction(as: monde.planificatrice) { tx -> [Manquement] in
                let lignes = try LigneDueStore.pendant(Periode(debut: Monde.lundi, fin: Monde.lundi), tx)
                guard let ligne = lignes.first(where: { $0.id.description == loin }), let qui = ID<IntervenantTag>(monde.nadia) else {
                    return []
                }
                return try PlacementStore.charger(ligne.entreprise, ligne.id, qui: qui, jour: Monde.lundi, moment: .AM, tx)?.manquements
                    ?? []
            }
            #expect(manquements.map(\.regle) == [.trajetMidi])
            #expect(manquements.first?.phrase.contains("il faut 58 min à midi ; 45 au plus.") == true)
        }
    }
}

import Calendrier
import Postgres
import Tenancy
import TestSupport
import Testing

@testable import Entreprises

/// The HR of A, through every statement of the room, sees nothing of B and writes nothing there.
@Suite struct MurTests {
    @Test func laRHNeVoitQueSonEntreprise() async throws {
        try await BaseDeTest.avec { base in
            let f = try await Fabrique(base)
            let jour = try #require(DateCivile("2026-01-01"))
            try await f.gestion { tx in
                for (e, usine) in [(f.a, f.usineA), (f.b, f.usineB)] {
                    try EffectifStore.declarer(e, Effectif(etablissement: usine, aPartirDu: jour, nombre: 100), tx)
                    try ContactStore.ajouter(e, ContactValeurs(nom: "Contact"), tx)
                    try FermetureStore.ajouter(e, Periode(debut: jour, fin: jour), libelle: "", tx)
                }
            }
            let rh = try await base.principal(.rh, entreprise: f.a)
            let vu = try await base.bases[.client].transaction(as: rh) { tx in
                [
                    try EntrepriseStore.trouver(f.a, tx) != nil, try EntrepriseStore.trouver(f.b, tx) == nil,
                    try EntrepriseStore.toutes(tx).map(\.id) == [f.a], try EtablissementStore.tous(tx).map(\.id) == [f.usineA],
                    try EtablissementStore.de(f.b, tx).isEmpty, try EtablissementStore.trouver(f.b, f.usineB, tx) == nil,
                    try EffectifStore.historique(f.b, tx).declarations.isEmpty, try EffectifStore.historiques(tx).keys.elementsEqual([f.a]),
                    try EffectifStore.nombre(f.b, le: jour, tx) == nil, try EffectifStore.nombre(f.a, le: jour, tx) == 100,
                    try ContactStore.de(f.b, tx).isEmpty, try ContactStore.de(f.a, tx).count == 1,
                    try FermetureStore.de(f.b, depuis: jour, tx).isEmpty, try FermetureStore.de(f.a, depuis: jour, tx).count == 1,
                ]
            }
            #expect(vu.enumerated().filter { !$0.element }.map(\.offset) == [])
        }
    }

    @Test func laRHDeclareChezElleEtRienDAutre() async throws {
        try await BaseDeTest.avec { base in
            let f = try await Fabrique(base)
            let rh = try await base.principal(.rh, entreprise: f.a)
            let jour = try #require(DateCivile("2026-12-01"))
            let chezElle = Effectif(etablissement: f.usineA, aPartirDu: jour, nombre: 251, source: .rh)
            let client = base.bases[.client]
            try await client.transaction(as: rh) { tx in try EffectifStore.declarer(f.a, chezElle, tx) }
            let ailleurs = Effectif(etablissement: f.usineB, aPartirDu: jour, nombre: 1, source: .rh)
            let interdits: [@Sendable (Transaction) throws -> Void] = [
                { tx in try EffectifStore.declarer(f.b, ailleurs, tx) },
                { tx in try EffectifStore.declarer(f.a, ailleurs, tx) },
                { tx in try EffectifStore.declarer(f.a, chezElle, tx) },
                { tx in try EffectifStore.remplacer(f.a, chezElle, tx) },
                { tx in try tx.execute("DELETE FROM gestion.effectif") },
                { tx in try ContactStore.ajouter(f.a, ContactValeurs(nom: "X"), tx) },
                { tx in try FermetureStore.ajouter(f.a, Periode(debut: jour, fin: jour), libelle: "", tx) },
                { tx in _ = try EntrepriseStore.contexte(f.a, tx) },
                { tx in _ = try EntrepriseStore.creer(EntrepriseValeurs(code: "X1", nom: "X"), tx) },
                { tx in _ = try EtablissementStore.creer(f.a, EtablissementValeurs(code: "X1", nom: "X", territoire: .FR), tx) },
                { tx in _ = try ImportStore.recents(tx) },
            ]
            for (rang, interdit) in interdits.enumerated() {
                await #expect(throws: PostgresError.self, "acte \(rang)") { try await client.transaction(as: rh, interdit) }
            }
            let apres = try await f.gestion { tx in try EffectifStore.historique(f.a, tx).declarations.map(\.nombre) }
            #expect(apres == [251])
        }
    }

    @Test func sansSessionRien() async throws {
        try await BaseDeTest.avec { base in
            let f = try await Fabrique(base)
            let facturation = try await base.principal(.facturation)
            await #expect(throws: PostgresError.self) {
                try await base.bases[.facturation].transaction(as: facturation) { tx in
                    try EffectifStore.declarer(f.a, Effectif(etablissement: f.usineA, aPartirDu: .aujourdhui(), nombre: 1), tx)
                }
            }
            // A planner's token does not open the client compartment, nor an HR's the provider's.
            await #expect(throws: PostgresError.self) {
                try await base.bases[.client].transaction(as: f.planificatrice) { tx in _ = try EntrepriseStore.toutes(tx) }
            }
            let rh = try await base.principal(.rh, entreprise: f.a)
            await #expect(throws: PostgresError.self) {
                try await base.bases[.gestion].transaction(as: rh) { tx in _ = try EntrepriseStore.toutes(tx) }
            }
        }
    }
}

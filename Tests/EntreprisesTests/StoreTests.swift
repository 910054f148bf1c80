import Calendrier
import Postgres
import Tenancy
import TestSupport
import Testing

@testable import Entreprises

@Suite struct StoreTests {
    @Test func rechercheTriPages() async throws {
        try await BaseDeTest.avec { base in
            let f = try await Fabrique(base)
            try await f.gestion { tx in
                for n in 1...30 {
                    var v = EntrepriseValeurs(code: "SERIE-\(n)", nom: "Série \(n < 10 ? "0" : "")\(n)")
                    v.commune = n % 2 == 0 ? "Épinal" : "Nancy"
                    _ = try EntrepriseStore.creer(v, tx)
                }
            }
            var recherche = EntrepriseRecherche()
            recherche.mots = "SERIE epinal"
            let epinal = try await f.gestion { [recherche] tx in try EntrepriseStore.liste(recherche, le: .aujourdhui(), tx) }
            #expect(epinal.total == 15)
            recherche.mots = "série"
            recherche.descendant = true
            recherche.page = 2
            let suite = try await f.gestion { [recherche] tx in try EntrepriseStore.liste(recherche, le: .aujourdhui(), tx) }
            #expect(suite.total == 30)
            #expect(suite.lignes.map(\.nom) == ["Série 05", "Série 04", "Série 03", "Série 02", "Série 01"])
            recherche = EntrepriseRecherche()
            recherche.mots = "100%_'"
            let rien = try await f.gestion { [recherche] tx in try EntrepriseStore.liste(recherche, le: .aujourdhui(), tx) }
            #expect(rien.total == 0)
        }
    }

    @Test func effectifEnVigueurParLaBaseEtParLaValeur() async throws {
        try await BaseDeTest.avec { base in
            let f = try await Fabrique(base)
            let (mars, juin) = (try #require(DateCivile("2026-03-01")), try #require(DateCivile("2026-06-01")))
            try await f.gestion { tx in
                try EffectifStore.declarer(f.a, Effectif(etablissement: f.usineA, aPartirDu: mars, nombre: 240), tx)
                try EffectifStore.declarer(f.a, Effectif(etablissement: f.usineA, aPartirDu: juin, nombre: 260), tx)
            }
            for (jour, attendu) in [(mars.plus(jours: -1), nil), (mars, 240), (juin.plus(jours: -1), 240), (juin, 260)]
                as [(DateCivile, Int?)]
            {
                let (base, valeur) = try await f.gestion { tx in
                    (try EffectifStore.nombre(f.a, le: jour, tx), try EffectifStore.historique(f.a, tx).total(le: jour))
                }
                #expect(base == attendu)
                #expect(valeur == attendu)
            }
            let facturation = try await base.principal(.facturation)
            let lu = try await base.bases[.facturation].transaction(as: facturation) { tx in
                try EffectifStore.historiques(tx)[f.a]?.total(le: juin)
            }
            #expect(lu == 260)
        }
    }

    @Test func doublonsRefusesParLaBase() async throws {
        try await BaseDeTest.avec { base in
            let f = try await Fabrique(base)
            for valeurs in [EntrepriseValeurs(code: "ALPHA", nom: "Autre"), Self.avecSiren("AUTRE", "732829320")] {
                await #expect(throws: PostgresError.self) { try await f.gestion { tx in _ = try EntrepriseStore.creer(valeurs, tx) } }
            }
        }
    }

    private static func avecSiren(_ code: String, _ siren: String) -> EntrepriseValeurs {
        var v = EntrepriseValeurs(code: code, nom: code)
        v.siren = Siren(siren)
        return v
    }
}

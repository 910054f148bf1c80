import Calendrier
import Foundation
import Postgres
import Tarification
import Tenancy
import TestSupport
import Testing

@testable import Facturation

/// The monthly run on the real schema, as app_facturation.
@Suite struct EmissionTests {
    let jour = DateCivile(numero: DateCivile.aujourdhui().numero)

    @Test func emetLeMoisUneSeuleFois() async throws {
        try await BaseDeTest.avec { base in
            let decor = Decor(base: base)
            _ = try await decor.poser()
            let facturation = try await base.principal(.facturation)
            let emission = Emission(base.bases[.facturation])
            let premier = try await emission.lancer(decor.octobre, le: jour, as: facturation)
            // AA: 120 × round6(20 × 31/365) = 203.84; BB: 2 held + 1 late at 420; CC: blocked, a foreign seller's reverse charge lacks its number.
            #expect(premier.emises == 2)
            #expect(premier.bloques == 1)
            let factures = try await FactureStore(base: base.bases[.facturation]).page(
                FactureStore.Filtre(), debut: 0, nombre: 10, as: facturation)
            #expect(
                Dictionary(uniqueKeysWithValues: factures.map { ($0.contratNumero, $0.netCents) }) == ["K-AA": 20_384, "K-BB": 126_000])
            #expect(Set(factures.map(\.numero)) == ["F-\(jour.annee)-0001", "F-\(jour.annee)-0002"])
            #expect(factures.first { $0.contratNumero == "K-AA" }?.tvaCents == 4_077)

            let second = try await emission.lancer(decor.octobre, le: jour, as: facturation)
            #expect(second.emises == 0)
            #expect(try await Self.defauts(base, facturation).isEmpty)
        }
    }

    @Test func deuxLancementsEnsembleNeDoublentRien() async throws {
        try await BaseDeTest.avec { base in
            let decor = Decor(base: base)
            _ = try await decor.poser()
            try await decor.multiplier(30)
            let facturation = try await base.principal(.facturation)
            let emission = Emission(base.bases[.facturation])
            let emises = try await withThrowingTaskGroup(of: Int.self) { groupe in
                for _ in 0..<3 { groupe.addTask { try await emission.lancer(decor.octobre, le: jour, as: facturation).emises } }
                return try await groupe.reduce(0, +)
            }
            #expect(emises == 32)
            #expect(try await Self.defauts(base, facturation).isEmpty)
        }
    }

    @Test func ceQuiBloqueSEmetUneFoisCorrige() async throws {
        try await BaseDeTest.avec { base in
            let decor = Decor(base: base)
            _ = try await decor.poser()
            let facturation = try await base.principal(.facturation)
            let emission = Emission(base.bases[.facturation])
            _ = try await emission.lancer(decor.octobre, le: jour, as: facturation)
            try await base.superutilisateur {
                try $0.executeScript("UPDATE gestion.entreprise SET tva_intracommunautaire = 'LU12345678' WHERE code = 'CC'")
            }
            let reprise = try await emission.lancer(decor.octobre, le: jour, as: facturation)
            #expect(reprise.emises == 1 && reprise.bloques == 0)
            let facture = try #require(
                try await FactureStore(base: base.bases[.facturation]).page(
                    FactureStore.Filtre(texte: "K-CC"), debut: 0, nombre: 1, as: facturation
                ).first)
            #expect(facture.netCents == 250_000 && facture.tvaCents == 0)
            let complete = try #require(try await FactureStore(base: base.bases[.facturation]).complete(facture.id, as: facturation))
            #expect(complete.tva.first?.categorie == CategorieTVA(code: "AE", taux: 0, vatex: "VATEX-EU-AE"))
        }
    }

    @Test func lAvoirCopieEtNeSeFaitQuUneFois() async throws {
        try await BaseDeTest.avec { base in
            let decor = Decor(base: base)
            _ = try await decor.poser()
            let facturation = try await base.principal(.facturation)
            let facturations = base.bases[.facturation]
            _ = try await Emission(facturations).lancer(decor.octobre, le: jour, as: facturation)
            let facture = try #require(
                try await FactureStore(base: facturations).page(FactureStore.Filtre(texte: "K-BB"), debut: 0, nombre: 1, as: facturation)
                    .first)
            let avoirs = Avoir(base: facturations)
            let calcul = try #require(try await avoirs.calcul(facture.id, as: facturation))
            let demande = calcul.total(jeton: "abc", motif: .doublon)
            let id = try #require(try await avoirs.emettre(calcul, demande, le: jour, as: facturation))
            let avoir = try #require(try await FactureStore(base: facturations).complete(id, as: facturation))
            #expect(avoir.facture.numero == "A-\(jour.annee)-0001" && avoir.facture.netCents == facture.netCents)
            #expect(avoir.corrige.map(\.numero) == [facture.numero])
            #expect(avoir.lignes.count == calcul.piece.lignes.count && avoir.lignes[0].detail.hasSuffix("facturé deux fois"))
            #expect(try await avoirs.emettre(calcul, demande, le: jour, as: facturation) == nil, "le même formulaire deux fois")
            await #expect(throws: PostgresError.server(.checkViolation, constraint: "avoir_ligne"), "un autre, entier") {
                try await avoirs.emettre(calcul, calcul.total(jeton: "def", motif: .doublon), le: jour, as: facturation)
            }
            #expect(try await Self.defauts(base, facturation).isEmpty)
        }
    }

    @Test func uneDateQuiReculeEstRefusee() async throws {
        try await BaseDeTest.avec { base in
            let decor = Decor(base: base)
            _ = try await decor.poser()
            let facturation = try await base.principal(.facturation)
            let emission = Emission(base.bases[.facturation])
            _ = try await emission.lancer(decor.octobre, le: jour, as: facturation)
            await #expect(throws: PostgresError.self) {
                try await emission.lancer(decor.octobre.precedent, le: jour.plus(jours: -1), as: facturation)
            }
            #expect(try await Self.defauts(base, facturation).isEmpty, "un refus ne prend pas de numéro")
        }
    }

    @Test func leVerificateurVoitUnTrou() async throws {
        try await BaseDeTest.avec { base in
            let decor = Decor(base: base)
            _ = try await decor.poser()
            let facturation = try await base.principal(.facturation)
            _ = try await Emission(base.bases[.facturation]).lancer(decor.octobre, le: jour, as: facturation)
            try await base.superutilisateur { try $0.executeScript("UPDATE facturation.compteur SET dernier = dernier + 1") }
            #expect(try await Self.defauts(base, facturation).count == 1)
        }
    }

    static func defauts(_ base: BaseDeTest, _ principal: Principal) async throws -> [String] {
        try await base.bases[.facturation].read(as: principal, ["SELECT defaut FROM facturation.verifier_series()"])[0].map {
            try $0.string("defaut")
        }
    }
}

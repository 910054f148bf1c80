import Calendrier
import Entreprises
import Postgres
import Tarification
import Tenancy
import TestSupport
import Testing

@testable import Contrats

/// What is written is what the engine computes from, the same for the run and for the quote.
@Suite struct LectureTarifaireTests {
    private static let annee = Periode(annee: 2026)

    /// Writes one contract with these lines and reads it back as both roles.
    private func lire(
        _ tarifs: [TarifValeurs], effectif: Int? = 120, _ changer: @escaping @Sendable (inout ContratValeurs) -> Void = { _ in },
        _ verifier: @escaping @Sendable (EntreeTarifaire) throws -> Void
    ) async throws {
        try await BaseDeTest.avec { base in
            let f = try await Fabrique(base)
            let facturation = try await base.principal(.facturation)
            let id = try await f.gestion { tx in
                try EffectifStore.declarer(f.a, Effectif(etablissement: f.usineA, aPartirDu: f.debut, nombre: effectif ?? 0), tx)
                try IndiceStore.noter("SYNTEC", 2027, 320_000_000, publieLe: nil, tx)
                var v = ContratValeurs(numero: "L-1", debut: f.debut)
                (v.statut, v.signeLe) = (.signe, f.debut)
                changer(&v)
                let id = try ContratStore.creer(f.a, v, tx)
                for tarif in tarifs { try TarifStore.ouvrir(f.a, id, du: f.debut, au: nil, tarif, tx) }
                return id
            }
            let lus = try await [
                f.gestion { tx in try LectureTarifaire(tx).lire(Self.annee, seul: (f.a, id)) },
                base.bases[.facturation].transaction(as: facturation) { tx in try LectureTarifaire(tx).lire(Self.annee) },
            ]
            #expect(lus.map(\.count) == [1, 1])
            #expect("\(lus[0])" == "\(lus[1])", "the run and the quote read the same")
            try verifier(lus[0][0])
        }
    }

    private func forfait(_ changer: (inout TarifValeurs) -> Void) -> TarifValeurs {
        var v = TarifValeurs(code: "FORFAIT", modele: .forfaitSalarie, prixMicro: 20_000_000)
        changer(&v)
        return v
    }

    @Test(arguments: Tarif.ModeEffectif.allCases, Tarif.Prorata.allCases)
    func forfaitParSalarie(_ mode: Tarif.ModeEffectif, _ prorata: Tarif.Prorata) async throws {
        try await lire([forfait { ($0.modeEffectif, $0.prorata) = (mode, prorata) }]) { entree in
            #expect(
                entree.facture.lignes.map(\.modele) == [
                    .forfaitSalarie(ForfaitSalarie(effectif: mode.duMoteur, prorata: prorata == .jours ? .jours : .moisEntames))
                ])
            #expect(entree.facture.lignes.map(\.prix) == [[20_000_000]])
            #expect(entree.facture.effectifs.map(\.nombre) == [120])
        }
    }

    @Test(arguments: Tarif.ModeTranches.allCases)
    func tranches(_ mode: Tarif.ModeTranches) async throws {
        try await lire([
            forfait {
                $0.modeTranches = mode
                $0.tranches = [
                    .init(jusqua: 50, prixMicro: 24_000_000), .init(jusqua: 200, prixMicro: 20_000_000),
                    .init(jusqua: nil, prixMicro: 17_000_000),
                ]
            }
        ]) { entree in
            let bornes: [Int?] = [50, 200, nil]
            #expect(
                entree.facture.lignes.map(\.modele) == [
                    .forfaitSalarie(ForfaitSalarie(tranches: mode == .volume ? .volume(bornes) : .graduel(bornes)))
                ])
            #expect(entree.facture.lignes.map(\.prix) == [[24_000_000, 20_000_000, 17_000_000]])
        }
    }

    @Test func autresModeles() async throws {
        var mois = TarifValeurs(code: "MENSUEL", modele: .mensuel, prixMicro: 2_000_000_000)
        (mois.demiJourneesIncluses, mois.prixDeductionMicro) = (4, 265_000_000)
        var an = TarifValeurs(code: "ANNUEL", modele: .annuel, prixMicro: 12_000_000_000)
        an.echeances = 4
        let demi = TarifValeurs(code: "DEMI-JOURNEE", modele: .demiJournee, prixMicro: 420_123_456)
        let jour = TarifValeurs(code: "JOURNEE", modele: .journee, prixMicro: 780_000_000)
        try await lire([mois, an, demi, jour]) { entree in
            let modeles = Dictionary(uniqueKeysWithValues: entree.facture.lignes.map { ($0.code, $0.modele) })
            #expect(
                modeles == [
                    "MENSUEL": .mensuel(ForfaitMensuel(incluses: 4, deduction: 265_000_000)),
                    "ANNUEL": .annuel(MontantAnnuel(echeances: 4)),
                    "DEMI-JOURNEE": .demiJournee, "JOURNEE": .journee,
                ])
            #expect(entree.facture.lignes.first { $0.code == "DEMI-JOURNEE" }?.prix == [420_123_456])
        }
    }

    /// Only the anniversaries after the price's first day revise it: 2024 and 2025 are before, 2027 after.
    @Test func indexation() async throws {
        try await lire([
            forfait { $0.indexation = IndexationTarif(indice: "SYNTEC", baseMicro: 315_200_000, anniversaire: "02-29", plafond: 150) }
        ]) { entree in
            #expect(
                entree.facture.lignes.map(\.indexation) == [
                    Indexation(anniversaire: .init(mois: 2, jour: 29), base: 315_200_000, indices: [2027: 320_000_000], plafond: 150)
                ])
        }
    }

    @Test func teteDuContrat() async throws {
        try await lire(
            [forfait { _ in }],
            {
                $0.minimumCents = 400_000
                $0.minimumPar = .periode
                $0.minimumProrata = false
                $0.facturationMois = 3
                $0.terme = .avance
                $0.anneeContractuelle = "03-01"
                $0.preavisAnnulationJours = 5
                $0.tauxAnnulationTardive = 5_050
                $0.fin = DateCivile("2026-12-31")
                $0.taciteReconduction = false
            }
        ) { entree in
            let c = entree.facture
            #expect(c.minimum == MinimumFacture(cents: 400_000, base: .periode, prorata: false))
            #expect(c.rythme == 3 && c.terme == .avance && c.preavis == 5 && c.tauxTardif == 5_050)
            #expect(c.ouverture == (3, 1))
            #expect(c.fin == DateCivile("2026-12-31"))
            // The billing year that holds 1 January 2026 began on 1 March 2025, before the contract.
            #expect(c.debut == DateCivile("2026-03-01"))
        }
    }

    @Test func laReconductionTaciteProlonge() async throws {
        try await lire([forfait { _ in }], { $0.fin = DateCivile("2026-06-30") }) { entree in #expect(entree.facture.fin == nil) }
    }

    /// A year asked for later starts at its billing year: what is older is not computed again.
    @Test func lesAnneesPasseesNeSontPasRecalculees() async throws {
        try await BaseDeTest.avec { base in
            let f = try await Fabrique(base)
            let contrat = try await f.contrat()
            let entree = try await f.gestion { tx in
                try LectureTarifaire(tx).lire(Periode(annee: 2028), seul: (f.a, contrat.id), toutEtat: true)[0]
            }
            #expect(entree.facture.debut == DateCivile("2028-01-01"))
        }
    }

    @Test func etablissementServiDonneLePaysEtLEffectif() async throws {
        try await BaseDeTest.avec { base in
            let f = try await Fabrique(base)
            let contrat = try await f.contrat()
            let entree = try await f.gestion { tx in
                let lux = try EtablissementStore.creer(f.a, EtablissementValeurs(code: "LUX", nom: "Luxembourg", territoire: .LU), tx)
                for (etablissement, nombre) in [(f.usineA, 100), (lux, 40)] {
                    try EffectifStore.declarer(f.a, Effectif(etablissement: etablissement, aPartirDu: f.debut, nombre: nombre), tx)
                }
                var v = ContratValeurs(contrat)
                (v.etablissement, v.acheteurTVA) = (lux, "LU10009127")
                try ContratStore.modifier(f.a, contrat.id, v, tx)
                return try LectureTarifaire(tx).lire(Self.annee, seul: (f.a, contrat.id))[0]
            }
            #expect(entree.client == ClientFacture(pays: .LU, tvaValide: true))
            #expect(entree.facture.effectifs.map(\.nombre) == [40])
            // VIES refused that very number: no reverse charge.
            let refusee = try await f.gestion { tx in
                try VerificationTVA.ecrire(VerificationTVA(numero: "LU10009127", le: f.debut, valide: false), f.a, contrat.id, tx)
                return try LectureTarifaire(tx).lire(Self.annee, seul: (f.a, contrat.id))[0]
            }
            #expect(refusee.client == ClientFacture(pays: .LU, tvaValide: false))
        }
    }

    /// Rates and regimes come from the base, with their dates.
    @Test func tva() async throws {
        try await lire([forfait { _ in }]) { entree in
            #expect(entree.tva.taux.contains(TableTVA.Taux(pays: .LU, du: DateCivile("2023-01-01") ?? .aujourdhui(), centiemes: 1_600)))
            #expect(entree.tva.regimes.map(\.regime) == [.normal])
        }
    }
}

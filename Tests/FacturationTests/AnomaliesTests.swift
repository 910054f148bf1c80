import Calendrier
import Postgres
import Tenancy
import TestSupport
import Testing

@testable import Facturation

/// What a person must see before issuing, on the real schema; and the year an issue date falls in.
@Suite struct AnomaliesTests {
    /// Each disturbance, the subject under which the preview names it and whether it blocks.
    @Test(arguments: [
        ("SELECT 1", "K-CC", Anomalie.Sujet.tva, true),
        ("UPDATE gestion.entreprise SET adresse = '', code_postal = '', commune = '' WHERE code = 'BB'", "K-BB", .acheteur, true),
        ("SELECT 1", "K-AA", .acheteur, false),
        ("UPDATE gestion.entreprise SET tva_intracommunautaire = 'FR12' WHERE code = 'AA'", "K-AA", .tva, false),
        ("DELETE FROM gestion.effectif", "K-AA", .effectif, true),
        (
            """
            INSERT INTO gestion.effectif (entreprise_id, etablissement_id, a_partir_du, nombre)
            SELECT e.entreprise_id, t.id, '2026-10-05', 130 FROM gestion.entreprise e JOIN gestion.etablissement t USING (entreprise_id) WHERE e.code = 'AA'
            """, "K-AA", .effectif, false
        ),
        ("UPDATE gestion.tarif SET prix_micro = 0 WHERE code = 'DJ'", "K-BB", .prix, false),
        ("UPDATE gestion.contrat SET minimum_cents = 500000, minimum_par = 'periode' WHERE numero = 'K-BB'", "K-BB", .prix, false),
        ("UPDATE gestion.permanence SET statut = 'publiee' WHERE jour = '2026-10-06'", "K-BB", .permanences, false),
        ("UPDATE gestion.contrat SET fin = '2026-10-20', tacite_reconduction = false WHERE numero = 'K-AA'", "K-AA", .contrat, false),
        ("UPDATE gestion.contrat SET renouvellement_le = '2026-11-15' WHERE numero = 'K-AA'", "K-AA", .contrat, false),
        ("UPDATE gestion.entreprise SET tva_intracommunautaire = 'LU12345678' WHERE code = 'CC'", "K-CC", .tva, false),
        ("UPDATE gestion.prestataire SET tva_fr = ''", "K-AA", .vendeur, true),
    ])
    func chacuneEstDite(desordre: String, contrat: String, sujet: Anomalie.Sujet, bloquante: Bool) async throws {
        try await BaseDeTest.avec { base in
            let decor = Decor(base: base)
            _ = try await decor.poser()
            try await base.superutilisateur { try $0.executeScript(desordre) }
            let calcul = try await Self.calculer(base, decor.octobre)
            // A price of 0 gives no document: the company is found by its name.
            let noms = ["K-AA": "Aciéries d'essai", "K-BB": "Bois d'essai", "K-CC": "Caisse d'essai"]
            let siennes = calcul.anomalies.filter { $0.acheteur == noms[contrat] }.map(\.anomalie)
            #expect(siennes.contains { $0.sujet == sujet && $0.bloquante == bloquante }, "\(siennes.map(\.texte))")
        }
    }

    @Test func lIbanEtLeMontantInhabituel() async throws {
        try await BaseDeTest.avec { base in
            let decor = Decor(base: base)
            _ = try await decor.poser()
            try await base.superutilisateur {
                try $0.executeScript(
                    """
                    UPDATE gestion.prestataire SET iban = NULL;
                    UPDATE gestion.tarif SET au = '2026-10-09' WHERE code = 'DJ';
                    INSERT INTO gestion.tarif (entreprise_id, contrat_id, code, modele, prix_micro, du)
                    SELECT entreprise_id, contrat_id, 'DJ', 'demi_journee', 840000000, '2026-10-10' FROM gestion.tarif WHERE code = 'DJ';
                    UPDATE gestion.permanence SET jour = jour - 28 WHERE jour = '2026-10-06';
                    """)
            }
            let facturation = try await base.principal(.facturation)
            _ = try await Emission(base.bases[.facturation]).lancer(decor.octobre.precedent, le: DateCivile.aujourdhui(), as: facturation)
            let calcul = try await Self.calculer(base, decor.octobre)
            #expect(calcul.anomalies.contains { $0.contrat == nil && $0.anomalie.texte.contains("IBAN") })
            // 420.00 in September, 1 680.00 in October.
            let montant = try #require(calcul.anomalies.first { $0.anomalie.sujet == .montant })
            #expect(montant.anomalie.texte.contains("300 %"), "\(montant.anomalie.texte)")
        }
    }

    /// Issued on 31 December then on 1 January: two years, two series, none of them goes back.
    @Test func leNumeroEstDeLAnneeDEmission() async throws {
        try await BaseDeTest.avec { base in
            let decor = Decor(base: base)
            _ = try await decor.poser()
            try await decor.multiplier(3)
            try await base.superutilisateur {
                try $0.executeScript(
                    """
                    UPDATE gestion.contrat SET debut = '2025-01-01', terme = 'AVANCE' WHERE numero LIKE 'K-M%';
                    UPDATE gestion.tarif SET du = '2025-01-01' WHERE code = 'MENSUEL';
                    """)
            }
            let facturation = try await base.principal(.facturation)
            let emission = Emission(base.bases[.facturation])
            let (saintSylvestre, nouvelAn) = (try #require(DateCivile("2025-12-31")), try #require(DateCivile("2026-01-01")))
            let decembre = saintSylvestre.leMois
            _ = try await emission.lancer(decembre, le: saintSylvestre, as: facturation)
            _ = try await emission.lancer(nouvelAn.leMois, le: nouvelAn, as: facturation)
            // A run begun before midnight and ended after: its documents still follow in the series of their year.
            _ = try await emission.lancer(decembre.precedent, le: saintSylvestre, as: facturation)
            let factures = try await FactureStore(base: base.bases[.facturation]).page(
                FactureStore.Filtre(texte: "K-M"), debut: 0, nombre: 20, as: facturation)
            #expect(
                Set(factures.map(\.numero)) == Set((1...6).map { "F-2025-000\($0)" } + (1...3).map { "F-2026-000\($0)" }))
            #expect(factures.allSatisfy { $0.numero.contains("-\($0.emission.annee)-") })
            #expect(try await EmissionTests.defauts(base, facturation).isEmpty)
        }
    }

    private static func calculer(_ base: BaseDeTest, _ mois: Mois) async throws -> AFacturer {
        let facturation = try await base.principal(.facturation)
        return try await AFacturerStore(base: base.bases[.facturation]).calculer(mois, le: DateCivile.aujourdhui(), as: facturation).calcul
    }
}

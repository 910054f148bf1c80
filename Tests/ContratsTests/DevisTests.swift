import Calendrier
import Entreprises
import Postgres
import Tarification
import Tenancy
import TestSupport
import Testing

@testable import Contrats

/// The quote: the engine's documents, month by month, before anyone signs.
@Suite struct DevisTests {
    private func lisible(_ texte: String) -> String {
        texte.replacing("\u{A0}", with: " ").replacing("\u{202F}", with: " ").replacing("’", with: "'")
    }

    @Test func lAnneeDUnBrouillon() async throws {
        try await BaseDeTest.avec { base in
            let f = try await Fabrique(base)
            let contrat = try await f.contrat("2026-D", statut: .brouillon)
            try await f.gestion { tx in
                try EffectifStore.declarer(f.a, Effectif(etablissement: f.usineA, aPartirDu: f.debut, nombre: 120), tx)
            }
            let an = DateCivile("2027-06-01") ?? f.debut
            let dossier = try await f.gestion { tx in try DevisDossier.lire(contrat.id, le: an, tx) }
            let devis = try Devis(try #require(dossier))
            // 50 × 24 € + 70 × 20 € = 2,600 € a year, 24 half-days of 400 €.
            #expect(devis.annee == Periode(annee: 2027))
            #expect(devis.compte == Devis.Compte(posees: 0, dernierJour: nil, prevues: 24, perdues: 0))
            let forfait = devis.documents.flatMap(\.lignes).filter { $0.article == "FORFAIT" }.reduce(0) { $0 + $1.netCents }
            let demis = devis.documents.flatMap(\.lignes).filter { $0.article == "DEMI-JOURNEE" }.reduce(0) { $0 + $1.netCents }
            #expect(abs(forfait - 260_000) <= 12 * 2, "twelve prorations to the day: \(forfait)")
            #expect(demis == 24 * 40_000)
            #expect(devis.netCents == forfait + demis)
            #expect(devis.mois.reduce(0) { $0 + $1.netCents } == devis.netCents)
            #expect(devis.mois.count == 12 && devis.documents.count == 12)
            #expect(devis.brutCents == devis.netCents + devis.tvaCents)
        }
    }

    /// The figures of the quote are those of the engine on the same reading, and a plan in the base replaces the forecast.
    @Test func leDevisEstLeMoteurSurLePlan() async throws {
        try await BaseDeTest.avec { base in
            let f = try await Fabrique(base)
            let contrat = try await f.contrat()
            try await base.bases[.migrateur].transactionSansSession { tx in
                try tx.execute("SET LOCAL ROLE prop_gestion")
                let qui = try tx.rows(
                    "INSERT INTO gestion.intervenant (nom, metier, bureau_id) VALUES ('Test', 'assistant_social', \(f.lieuA)::uuid) RETURNING id"
                )[0]
                .uuid("id")
                let ligne = try tx.rows("SELECT id FROM gestion.prestation WHERE contrat_id = \(contrat.id)")[0].uuid("id")
                for (jour, statut, annulee) in [
                    ("2026-03-10", "tenue", nil), ("2026-03-24", "annulee_client", "2026-03-23 17:00"),
                    ("2026-04-07", "annulee_client", "2026-03-01 09:00"),
                    ("2026-12-29", "publiee", nil),
                ] {
                    try tx.execute(
                        """
                        INSERT INTO gestion.permanence (entreprise_id, contrat_id, prestation_id, lieu_id, intervenant_id, jour, moment, debut, fin, statut,
                          motif_annulation, annulee_le)
                        VALUES (\(f.a), \(contrat.id), \(ligne), \(f.lieuA), \(qui), \(jour)::date, 'AM', '09:00', '12:00', \(statut),
                          \(annulee == nil ? nil : "arrêt"), \(annulee)::timestamp)
                        """)
                }
            }
            let (dossier, entree) = try await f.gestion { tx in
                try EffectifStore.declarer(f.a, Effectif(etablissement: f.usineA, aPartirDu: f.debut, nombre: 120), tx)
                return (
                    try DevisDossier.lire(contrat.id, le: f.debut, tx),
                    try LectureTarifaire(tx).lire(Periode(annee: 2026), seul: (f.a, contrat.id))[0]
                )
            }
            let devis = try Devis(try #require(dossier))
            #expect(devis.compte.prevues == 0 && devis.compte.posees == 4)
            #expect(devis.compte.dernierJour == DateCivile("2026-12-29"))
            var attendue = entree
            attendue.permanences += entree.enSuspens.map {
                var permanence = $0.permanence
                permanence.statut = .tenue
                return permanence
            }
            let moteur = try Moteur.documents(attendue.scenario(Periode(annee: 2026)))
            #expect(Set(devis.documents) == Set(moteur))
            // Past its plan, a line that has begun forecasts nothing before today: what was not held is not billed.
            let commencee = try #require(dossier?.prestations.first)
            let demain = DateCivile("2027-02-01") ?? f.debut
            #expect(commencee.commencee && commencee.apres(suppose: false, le: demain) == demain)
            #expect(commencee.apres(suppose: true, le: f.debut) == DateCivile("2026-04-07"))
            // Another rhythm takes the place of the announced visit, not of what is settled.
            let hypothese = Hypothese(demiJournees: [commencee.prestation.id: 0])
            #expect(dossier?.posees(hypothese, le: f.debut).isEmpty == true)
            #expect(dossier?.posees(Hypothese(), le: f.debut).count == 1)
            // Two held, one late at 50.5 % of 400 € = 202 €, one in time at nothing.
            let parNature = Dictionary(grouping: devis.documents.flatMap(\.lignes).filter { $0.article == "DEMI-JOURNEE" }, by: \.nature)
            #expect(parNature[.service]?.reduce(0) { $0 + $1.netCents } == 80_000)
            #expect(parNature[.annulationTardive]?.reduce(0) { $0 + $1.netCents } == 20_200)
        }
    }

    @Test func laPageSansEffectifLeDitEtLHypotheseNEcritRien() async throws {
        try await BaseDeTest.avec { base in
            let f = try await Fabrique(base)
            let contrat = try await f.contrat()
            let banc = try BancDePages(f.planificatrice) { routes in
                EntreprisesRoom(bases: base.bases).gestion(routes)
                ContratsRoom(bases: base.bases).gestion(routes)
            }
            try await banc.visiter { v in
                let chemin = "/contrats/\(contrat.id)/devis"
                #expect(lisible(try await v.get(chemin).texte).contains("aucun effectif connu"))
                try await f.gestion { tx in
                    try EffectifStore.declarer(f.a, Effectif(etablissement: f.usineA, aPartirDu: f.debut, nombre: 120), tx)
                }
                let page = lisible(try await v.get("\(chemin)?annee=2027").texte)
                for mot in [
                    "Ce que ce contrat facturera", "janvier 2027", "permanences tenues", "24 permanences d'après le rythme dû",
                    "9 600,00 €",
                ] {
                    #expect(page.contains(mot), "\(mot)")
                }
                let suppose = lisible(try await v.get("\(chemin)?annee=2027&si-DEMI-JOURNEE=450,00").texte)
                #expect(suppose.contains("au lieu de"))
                #expect(suppose.contains("+ 1 200,00 €"))
                let faute = lisible(try await v.get("\(chemin)?annee=2027&si-DEMI-JOURNEE=cher").texte)
                #expect(faute.contains("Un nombre est attendu") && faute.contains("value=\"cher\""))
            }
            #expect(
                try await f.gestion { tx in try TarifStore.duContrat(f.a, contrat.id, tx).map(\.prixMicro).sorted() } == [
                    24_000_000, 400_000_000,
                ])
        }
    }

    @Test func lesAlertes() async throws {
        try await BaseDeTest.avec { base in
            let f = try await Fabrique(base)
            let contrat = try await f.contrat()
            let dossier = try await f.gestion { tx in
                try EffectifStore.declarer(f.a, Effectif(etablissement: f.usineA, aPartirDu: f.debut, nombre: 120), tx)
                _ = try EtablissementStore.creer(f.a, EtablissementValeurs(code: "LUX", nom: "Luxembourg", territoire: .LU), tx)
                try TarifStore.ouvrir(f.a, contrat.id, du: f.debut, au: nil, TarifValeurs(code: "ZERO", modele: .annuel, prixMicro: 0), tx)
                var v = ContratValeurs(contrat)
                (v.cadre, v.minimumCents) = (.LU, 9_000_000)
                try ContratStore.modifier(f.a, contrat.id, v, tx)
                return try DevisDossier.lire(contrat.id, le: DateCivile("2027-01-01") ?? f.debut, tx)
            }
            let alertes = try Devis(try #require(dossier)).alertes.joined(separator: "\n")
            for mot in ["Numéro de TVA", "prix de 0 €", "Sous le minimum", "nommez l'établissement servi"] {
                #expect(alertes.contains(mot), "\(mot)")
            }
        }
    }
}

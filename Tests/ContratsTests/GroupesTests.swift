import Calendrier
import Entreprises
import Postgres
import Tarification
import Tenancy
import TestSupport
import Testing

@testable import Contrats

/// Mutualised permanences: one half-day held, several payers, blind to each other.
@Suite struct GroupesTests {
    /// A and B share the permanence that A hosts; A weighs its 30 employees, B a written weight of 45.
    private struct Terrain {
        let f: Fabrique
        let a: Contrat
        let b: Contrat
        let groupe: ID<GroupeTag>

        init(_ base: BaseDeTest, tenues: [String] = ["2026-03-10", "2026-03-24"]) async throws {
            let f = try await Fabrique(base)
            let (a, b) = (try await f.contrat("G-A"), try await f.contrat("G-B", f.b))
            let groupe = try await f.gestion { tx in
                try EffectifStore.declarer(f.a, Effectif(etablissement: f.usineA, aPartirDu: f.debut, nombre: 30), tx)
                let siegeB = try EtablissementStore.de(f.b, tx)[0].id
                try EffectifStore.declarer(f.b, Effectif(etablissement: siegeB, aPartirDu: f.debut, nombre: 12), tx)
                let groupe = try GroupeStore.creer(
                    GroupeValeurs(code: "MUTU-1", libelle: "Permanence mutualisée", prixCents: 41_501, du: f.debut), tx)
                for contrat in [a, b] {
                    for tarif in try TarifStore.duContrat(contrat.entreprise, contrat.id, tx) {
                        try TarifStore.retirer(contrat.entreprise, tarif.id, tx)
                    }
                    try ParticipationStore.ajouter(
                        groupe,
                        ParticipationValeurs(
                            entreprise: contrat.entreprise, contrat: contrat.id, du: f.debut, au: nil, poids: contrat.id == b.id ? 45 : nil),
                        tx)
                }
                return groupe
            }
            let porteuse = try await base.bases[.migrateur].transactionSansSession { tx in
                try tx.execute("SET LOCAL ROLE prop_gestion")
                try tx.execute(
                    "UPDATE gestion.prestation SET groupe_id = \(groupe) WHERE contrat_id = \(a.id)")
                let qui = try tx.rows(
                    """
                    INSERT INTO gestion.intervenant (nom, metier, bureau_id) VALUES ('Test', 'assistant_social', \(f.lieuA)::uuid) RETURNING id
                    """)[0].uuid("id")
                let ligne = try tx.rows("SELECT id FROM gestion.prestation WHERE contrat_id = \(a.id)")[0].uuid("id")
                for jour in tenues {
                    try tx.execute(
                        """
                        INSERT INTO gestion.permanence (entreprise_id, contrat_id, prestation_id, lieu_id, intervenant_id, jour, moment, debut, fin, statut)
                        VALUES (\(f.a), \(a.id), \(ligne), \(f.lieuA), \(qui), \(jour)::date, 'AM', '09:00', '12:00', 'tenue')
                        """)
                }
                return ligne
            }
            _ = porteuse
            (self.f, self.a, self.b, self.groupe) = (f, a, b, groupe)
        }
    }

    @Test func lePrixSePartageAuCentimeSansQuAucunVoieLAutre() async throws {
        try await BaseDeTest.avec { base in
            let t = try await Terrain(base)
            let (a, b, idA, idB) = (t.f.a, t.f.b, t.a.id, t.b.id)
            let (entreeA, entreeB) = try await t.f.gestion { tx in
                let lecture = LectureTarifaire(tx)
                let annee = Periode(annee: 2026)
                return (try lecture.lire(annee, seul: (a, idA))[0], try lecture.lire(annee, seul: (b, idB))[0])
            }
            let mars = Periode(debut: t.f.debut, fin: t.f.debut.plus(jours: 30))
            let (deA, deB) = (try entreeA.documents(mars), try entreeB.documents(mars))
            #expect(deA.map(\.contrat) == ["G-A"] && deB.map(\.contrat) == ["G-B"])
            // 415.01 € × 30/75 = 166.004 and × 45/75 = 249.006: the cent left goes to the larger remainder.
            #expect(deA[0].lignes.map(\.prix) == [166_000_000] && deA[0].lignes.map(\.netCents) == [33_200])
            #expect(deB[0].lignes.map(\.prix) == [249_010_000] && deB[0].lignes.map(\.netCents) == [49_802])
            #expect(deA[0].netCents + deB[0].netCents == 2 * 41_501)
            let liste = try await t.f.gestion { tx in try ContratStore.liste(ContratRecherche(), le: t.f.debut, tx) }
            #expect(liste.map(\.mutualise) == [true, true])
            // What A is computed from holds neither the name of B, nor its headcount.
            #expect(!"\(entreeA)".contains("Bêta") && !"\(entreeA)".contains("nombre: 12"))
            #expect(entreeA.autres.map(\.code) == ["G-B"])
        }
    }

    @Test func unePermanenceMutualiseeNeSeFactureQuUneFois() async throws {
        try await BaseDeTest.avec { base in
            let t = try await Terrain(base)
            let (a, id) = (t.f.a, t.a.id)
            let entree = try await t.f.gestion { tx in
                let tarif = TarifValeurs(code: "DEMI-JOURNEE", modele: .demiJournee, prixMicro: 400_000_000)
                try TarifStore.ouvrir(a, id, du: t.f.debut, au: nil, tarif, tx)
                return try LectureTarifaire(tx).lire(Periode(annee: 2026), seul: (a, id))[0]
            }
            let natures = try entree.documents(Periode(annee: 2026)).flatMap(\.lignes).map(\.nature)
            #expect(Set(natures) == [.partMutualisee])
        }
    }

    /// A draft weighs nothing in the invoices of the others, but counts in its own quote.
    @Test func unBrouillonNePartagePas() async throws {
        try await BaseDeTest.avec { base in
            let t = try await Terrain(base)
            let (a, b, idA, idB) = (t.f.a, t.f.b, t.a.id, t.b.id)
            let (entreeA, entreeB) = try await t.f.gestion { tx in
                var v = ContratValeurs(t.b)
                v.statut = .brouillon
                try ContratStore.modifier(b, idB, v, tx)
                let lecture = LectureTarifaire(tx)
                return (
                    try lecture.lire(Periode(annee: 2026), seul: (a, idA))[0],
                    try lecture.lire(Periode(annee: 2026), seul: (b, idB), toutEtat: true)[0]
                )
            }
            #expect(try entreeA.documents(Periode(annee: 2026)).flatMap(\.lignes).map(\.prix) == [415_010_000])
            #expect(try entreeB.documents(Periode(annee: 2026)).flatMap(\.lignes).map(\.prix) == [249_010_000])
        }
    }

    @Test func laRHNeLitQueSaPropreParticipation() async throws {
        try await BaseDeTest.avec { base in
            let t = try await Terrain(base)
            let rh = try await base.principal(.rh, entreprise: t.f.a)
            let lues = try await base.bases[.client].transaction(as: rh) { tx in
                try tx.rows("SELECT entreprise_id, poids FROM gestion.participation").map { try $0.string("entreprise_id") }
            }
            #expect(lues == [t.f.a.description])
            let interdits: [SQL] = [
                "SELECT groupe_id FROM gestion.participation", "SELECT prix_cents FROM gestion.groupe_mutualise",
                "SELECT libelle FROM gestion.groupe_mutualise",
                "SELECT groupe_id FROM gestion.prestation", "SELECT annee FROM gestion.indice_valeur",
                "SELECT centiemes FROM gestion.taux_tva",
                "SELECT vies_valide FROM gestion.contrat",
            ]
            for (rang, interdit) in interdits.enumerated() {
                await #expect(throws: PostgresError.self, "\(rang)") {
                    try await base.bases[.client].transaction(as: rh) { tx in _ = try tx.rows(interdit) }
                }
            }
        }
    }

    /// Rates and regimes are direction's; what has begun stays.
    @Test func seuleLaDirectionEcritLaTVA() async throws {
        try await BaseDeTest.avec { base in
            let f = try await Fabrique(base)
            let direction = try await base.principal(.direction)
            let demain = DateCivile.aujourdhui().plus(jours: 1)
            let taux = TableTVA.Taux(pays: .FR, du: demain, centiemes: 2_050)
            await #expect(throws: PostgresError.self) { try await f.gestion { tx in try TauxStore.ajouter(taux, tx) } }
            let gestion = base.bases[.gestion]
            try await gestion.transaction(as: direction) { tx in try TauxStore.ajouter(taux, tx) }
            #expect(try await f.gestion { tx in try TauxStore.retirer(.FR, demain, tx) } == false)
            let retires = try await gestion.transaction(as: direction) { tx in
                [
                    try TauxStore.retirer(.FR, demain, tx), try TauxStore.retirer(.FR, DateCivile("2014-01-01") ?? demain, tx),
                    try TauxStore.retirer(nil, DateCivile("2000-01-01") ?? demain, tx),
                ]
            }
            #expect(retires == [true, false, false])
            let facturation = try await base.principal(.facturation)
            await #expect(throws: PostgresError.self) {
                try await base.bases[.facturation].transaction(as: facturation) { tx in try TauxStore.ajouter(taux, tx) }
            }
        }
    }

    @Test func deuxParticipationsDuMemeContratNeSeCroisentPas() async throws {
        try await BaseDeTest.avec { base in
            let t = try await Terrain(base, tenues: [])
            let v = ParticipationValeurs(entreprise: t.f.a, contrat: t.a.id, du: t.f.debut.plus(jours: 10), au: nil, poids: 3)
            do {
                try await t.f.gestion { tx in try ParticipationStore.ajouter(t.groupe, v, tx) }
                Issue.record("accepted")
            } catch let erreur as PostgresError {
                #expect(erreur.state == .exclusionViolation)
            }
        }
    }
}

import Calendrier
import HTTPTypes
import Postgres
import TestSupport
import Tenancy
import Testing

@testable import Permanences

/// Two planners at once, through the pages, on a real database.
@Suite struct VerrouTests {
    private static let periode = "du=2026-03-16&au=2026-04-12"
    private static let preparer = "/plans/preparer?\(periode)"

    /// Camille computes, then Hélène comes.
    private func deux(_ corps: @escaping @Sendable (BaseDeTest, Visiteur, Visiteur, String) async throws -> Void) async throws {
        try await BaseDeTest.avec { base in
            let monde = try await Monde(base)
            let helene = try await base.principal(.planification, nom: "Hélène Vautrin")
            try await Visiteur.avec(base, monde.planificatrice) { camille in
                let plan = try #require(try await camille.envoyer("/plans", "\(Self.periode)&secondes=60", depuis: Self.preparer).vers)
                _ = try await camille.envoyer("\(plan)/arreter", "", depuis: plan)
                _ = try await camille.lire("\(plan)/flux")
                try await Visiteur.avec(base, helene) { try await corps(base, camille, $0, plan) }
            }
        }
    }

    @Test func theSecondSeesTheFirstAndIsRefused() async throws {
        try await deux { base, camille, helene, plan in
            let page = try await helene.texte(Self.preparer)
            let (dit, lance) = (
                page.contains("Camille Essai travaille la période du 16 mars au 12 avril 2026 depuis le"), page.contains("Lancer le calcul")
            )
            #expect((dit, lance) == (true, false))
            // One day in common is enough; the week after is free.
            for (du, au, attendu) in [("2026-04-12", "2026-05-10", HTTPResponse.Status.conflict), ("2026-04-13", "2026-05-10", .seeOther)] {
                let lance = try await helene.envoyer("/plans", "du=\(du)&au=\(au)&secondes=5", depuis: "/lieux/nouveau")
                #expect(lance.statut == attendu, "\(du)")
                if attendu == .conflict { #expect(lance.texte.contains("Camille Essai travaille la période")) }
            }
            for geste in ["accepter", "publier"] {
                let refus = try await helene.envoyer("\(plan)/\(geste)", "", depuis: "/lieux/nouveau")
                #expect(refus.statut == .conflict)
                #expect(refus.texte.contains("reprenez la main"))
            }
            #expect(try await helene.lire(plan).texte.contains("Reprendre la main"))
            #expect(!(try await helene.lire(plan).texte.contains("Accepter le plan proposé")))
            #expect(try await camille.envoyer("\(plan)/accepter", "", depuis: plan).statut == .seeOther)
        }
    }

    @Test func takingOverIsShownFirstJournaledAndReversed() async throws {
        try await deux { base, camille, helene, plan in
            let annonce = try await helene.lire("/plans/reprendre?\(Self.periode)").texte
            #expect(annonce.contains("Camille Essai travaille"))
            #expect(
                try await helene.envoyer("/plans/reprendre", Self.periode, depuis: "/plans/reprendre?\(Self.periode)").statut == .seeOther)
            let refus = try await camille.envoyer("\(plan)/accepter", "", depuis: "/lieux/nouveau")
            #expect(refus.statut == .conflict)
            #expect(refus.texte.contains("Hélène Vautrin travaille la période"))
            let traces = try await base.superutilisateur { connexion in
                try connexion.executeScript(
                    """
                    DO $$ BEGIN
                      IF (SELECT count(*) FROM journal.evenement WHERE action = 'verrou_repris' AND objet IS NOT NULL) <> 1 THEN
                        RAISE EXCEPTION 'une reprise, une trace';
                      END IF;
                    END $$
                    """)
                return true
            }
            #expect(traces)
            #expect(try await helene.envoyer("/plans", "\(Self.periode)&secondes=5", depuis: Self.preparer).statut == .seeOther)
        }
    }

    @Test func aSilentLockFalls() async throws {
        try await deux { base, camille, helene, plan in
            try await base.superutilisateur {
                try $0.executeScript("UPDATE gestion.verrou SET expire_le = now() - interval '1 second'")
            }
            #expect(try await helene.lire(Self.preparer).texte.contains("Lancer le calcul"))
            #expect(try await helene.envoyer("/plans", "\(Self.periode)&secondes=5", depuis: Self.preparer).statut == .seeOther)
            // Reading one's page keeps a lock alive, and gives none back.
            _ = try await camille.lire(plan)
            #expect(try await camille.envoyer("\(plan)/accepter", "", depuis: "/lieux/nouveau").statut == .conflict)
        }
    }

    /// What the open page asks: only its holder is told yes, and puts the end off.
    @Test func theOpenPageKeepsItsLock() async throws {
        try await deux { base, camille, helene, plan in
            let fin = "UPDATE gestion.verrou SET expire_le = now() + interval '1 minute'"
            try await base.superutilisateur { try $0.executeScript(fin) }
            #expect(try await helene.lire("\(plan)/veille").texte == "false")
            #expect(try await camille.lire("\(plan)/veille").texte == "true")
            try await base.superutilisateur {
                try $0.executeScript(
                    "DO $$ BEGIN IF (SELECT expire_le FROM gestion.verrou) < now() + interval '14 minutes' THEN RAISE 'non'; END IF; END $$"
                )
            }
        }
    }

    @Test func aPeriodIsGivenBack() async throws {
        try await deux { base, camille, helene, plan in
            #expect(try await helene.envoyer("/plans/rendre", Self.periode, depuis: "/lieux/nouveau").statut == .seeOther)
            let libre = try await helene.lire(Self.preparer).texte.contains("Lancer le calcul")
            #expect(!libre)
            #expect(try await camille.envoyer("/plans/rendre", Self.periode, depuis: "/plans").statut == .seeOther)
            #expect(try await helene.lire(Self.preparer).texte.contains("Lancer le calcul"))
        }
    }

    /// The wall is in the database: no page is needed to be refused.
    @Test func theDatabaseRefusesASecondLock() async throws {
        try await deux { base, _, _, plan in
            let jeanne = try await base.principal(.planification, nom: "Jeanne Muller")
            let insertion: SQL = "INSERT INTO gestion.verrou (debut, fin) VALUES ('2026-04-01', '2026-04-02')"
            let erreur = await #expect(throws: PostgresError.self) { try await base.bases[.gestion].write(as: jeanne, [insertion]) }
            #expect(erreur?.state == .exclusionViolation)
            #expect(try await base.bases[.gestion].write(as: jeanne, ["DELETE FROM gestion.verrou"]) == [0])
            let direction = try await base.principal(.direction)
            let reprise = await #expect(throws: PostgresError.self) {
                _ = try await base.bases[.gestion].read(as: direction, ["SELECT gestion.verrou_reprendre('2026-04-01', '2026-04-02')"])
            }
            #expect(reprise?.state == .insufficientPrivilege)
        }
    }
}

import Postgres
import Tenancy
import TestSupport
import Testing

/// Sign-in decided in the database, seen from the role that asks for it.
@Suite struct ConnexionTests {
    /// What `garde.connecter` answers, tokens being of no interest here.
    private func essayer(
        _ base: BaseDeTest, _ login: String, _ preuve: [UInt8], _ code: String
    ) async throws -> (ok: Bool, fonctions: [String], aConfigurer: Bool) {
        let empreinte = (0..<32).map { _ in String(UInt8.random(in: 16...255), radix: 16) }.joined()
        return try await base.bases[.auth].transactionSansSession { transaction in
            let ligne = try transaction.rows(
                """
                SELECT ok, coalesce(fonctions, '{}') AS fonctions, coalesce(totp_a_configurer, false) AS a_configurer
                FROM garde.connecter(\(login), \(preuve), \(code), ARRAY['app_auth'], ARRAY[\(empreinte)])
                """)[0]
            return (try ligne.bool("ok"), try ligne.strings("fonctions"), try ligne.bool("a_configurer"))
        }
    }

    @Test func unCodeNeSertQuUneFois() async throws {
        try await BaseDeTest.avec { base in
            let compte = try await base.compte([.intervenant])
            let code = compte.code()
            #expect(try await essayer(base, compte.login, compte.preuve, code).ok)
            #expect(try await !essayer(base, compte.login, compte.preuve, code).ok)
        }
    }

    @Test func preuveOuCodeFauxEtInconnuRepondentPareil() async throws {
        try await BaseDeTest.avec { base in
            let compte = try await base.compte([.intervenant])
            #expect(try await !essayer(base, compte.login, [0], compte.code()).ok)
            #expect(try await !essayer(base, compte.login, compte.preuve, "000000").ok)
            #expect(try await !essayer(base, compte.login, compte.preuve, "").ok)
            #expect(try await !essayer(base, "personne", compte.preuve, compte.code()).ok)
        }
    }

    @Test func cinqEchecsBloquentMemeLeBonMotDePasse() async throws {
        try await BaseDeTest.avec { base in
            let compte = try await base.compte([.planification])
            for _ in 1...5 { #expect(try await !essayer(base, compte.login, [0], "").ok) }
            #expect(try await !essayer(base, compte.login, compte.preuve, compte.code()).ok)
            // The minute has passed.
            try await base.superutilisateur {
                try $0.executeScript("UPDATE garde.compte SET bloque_jusqua = now() - interval '1 second'")
            }
            #expect(try await essayer(base, compte.login, compte.preuve, compte.code()).ok)
        }
    }

    @Test func sansSecondFacteurUneIntervenanteNAQueLEnrolement() async throws {
        try await BaseDeTest.avec { base in
            let compte = try await base.compte([.intervenant])
            try await base.superutilisateur { try $0.executeScript("UPDATE garde.compte SET totp = NULL, totp_actif = false") }
            let reponse = try await essayer(base, compte.login, compte.preuve, "")
            #expect(reponse.ok && reponse.aConfigurer && reponse.fonctions.isEmpty)
            let compartiments = try await base.superutilisateur {
                try $0.rows("SELECT DISTINCT compartiment::text AS c FROM garde.session").map { try $0.string("c") }
            }
            #expect(compartiments == ["app_auth"])
        }
    }

    @Test func fermerFermeTousLesCompartiments() async throws {
        try await BaseDeTest.avec { base in
            let principal = try await base.principal(.planification, .direction)
            let jeton = principal.jeton(.auth)
            let identite = try await base.bases[.auth].transactionSansSession {
                try $0.rows("SELECT fonctions FROM garde.identite(\(jeton))").map { try $0.strings("fonctions") }
            }
            #expect(identite == [["planification", "direction"]])
            _ = try await base.bases[.auth].transactionSansSession { try $0.execute("SELECT garde.fermer(\(jeton))") }
            for compartiment in [Compartiment.gestion, .pilotage] {
                await #expect(throws: PostgresError.server(.invalidAuthorization, constraint: nil)) {
                    try await base.bases[compartiment].transaction(as: principal) { try $0.rows("SELECT garde.uid()").count }
                }
            }
        }
    }

    @Test func desactiverFermeAussitot() async throws {
        try await BaseDeTest.avec { base in
            let administratrice = try await base.principal(.administration)
            let compte = try await base.compte([.planification])
            let principal = try await base.connecter(compte)
            _ = try await base.bases[.administration].transaction(as: administratrice) {
                try $0.execute("SELECT garde.compte_activer(\(compte.id), false)")
            }
            await #expect(throws: PostgresError.server(.invalidAuthorization, constraint: nil)) {
                try await base.bases[.gestion].transaction(as: principal) { try $0.rows("SELECT garde.uid()").count }
            }
            #expect(try await !essayer(base, compte.login, compte.preuve, compte.code(pas: 1)).ok)
        }
    }

    @Test func unCompteRHEstDUneEntrepriseEtRienDAutre() async throws {
        try await BaseDeTest.avec { base in
            let entreprise = ID<EntrepriseTag>.nouveau()
            for (fonctions, de) in [([Fonction.rh, .planification], entreprise), ([.rh], nil), ([.planification], entreprise)] {
                await #expect(throws: PostgresError.self) { try await base.compte(fonctions, entreprise: de) }
            }
            let principal = try await base.principal(.rh, entreprise: entreprise)
            let vu = try await base.bases[.client].transaction(as: principal) {
                try $0.rows("SELECT garde.tenant() AS t, garde.prestataire() IS NULL AS dehors")[0]
            }
            #expect(try vu.uuid("t") == entreprise.rawValue)
            #expect(try vu.bool("dehors"))
        }
    }

    @Test func tournerLaCleFermeCeQuiEstOuvertEtRienDApres() async throws {
        try await BaseDeTest.avec { base in
            let principal = try await base.principal(.planification)
            _ = try await base.bases[.migrateur].transactionSansSession { try $0.execute("SELECT garde.tourner_cle()") }
            let uid = try await base.bases[.gestion].transaction(as: principal) { try $0.rows("SELECT garde.uid() AS u")[0].uuid("u") }
            #expect(uid == principal.compte.rawValue)
        }
    }
}

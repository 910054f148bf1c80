import Foundation
import Postgres
import Synchronization
import Testing

@Suite("The pool under pressure")
struct PoolTests {
    @Test("cancelling the task stops the statement, says so, and frees the connection")
    func annulation() async throws {
        try await Essai.avec(connexions: 1) { base in
            let lente = Task { await refus { _ = try await base.lire("SELECT pg_sleep(9)") } }
            try await Task.sleep(for: .milliseconds(150))
            let debut = ContinuousClock.now
            lente.cancel()
            #expect(await lente.value == .cancelled)
            let ligne = try await base.lire("SELECT 1 AS v")[0]
            #expect(try ligne.int("v") == 1)
            #expect(ContinuousClock.now - debut < .seconds(3))
        }
    }

    @Test("a cancelled writer commits nothing, even when it was busy in Swift")
    func annulationAvantCommit() async throws {
        try await Essai.script("CREATE TABLE IF NOT EXISTS public.annulees (id int)")
        try await Essai.avec(connexions: 1) { base in
            let ecrit = Task {
                await refus {
                    try await base.dans { tx in
                        try tx.execute("INSERT INTO public.annulees VALUES (1)")
                        Thread.sleep(forTimeInterval: 0.4)
                    }
                }
            }
            try await Task.sleep(for: .milliseconds(200))
            ecrit.cancel()
            #expect(await ecrit.value == .cancelled)
            let restants = try await base.lire("SELECT FROM public.annulees")
            #expect(restants.isEmpty)
        }
    }

    @Test("a cancelled job that still waits never runs")
    func annulationEnFile() async throws {
        try await Essai.avec(connexions: 1) { base in
            // Longer than a starved machine makes the next lines wait: half a second was not.
            let occupe = Task { await refus { _ = try await base.lire("SELECT pg_sleep(20)") } }
            try await Task.sleep(for: .seconds(1))
            let lancee = Mutex(false)
            let attente = Task { await refus { try await base.dans { _ in lancee.withLock { $0 = true } } } }
            try await Task.sleep(for: .milliseconds(50))
            attente.cancel()
            #expect(await attente.value == .cancelled)
            occupe.cancel()
            #expect(await occupe.value == .cancelled)
            #expect(!lancee.withLock { $0 })
        }
    }

    @Test("a hundred cancellations at random instants hit only their own job")
    func annulationsAuHasard() async throws {
        try await Essai.avec(connexions: 2) { base in
            for rang in 0..<100 {
                let visee = Task { await refus { _ = try await base.lire("SELECT pg_sleep(0.01)") } }
                async let voisine = base.lire("SELECT \(rang)::int AS v FROM pg_sleep(0.005)")
                try await Task.sleep(for: .microseconds(rang * 150))
                visee.cancel()
                let erreur = await visee.value
                #expect(erreur == nil || erreur == .cancelled)
                let lignes = try await voisine
                #expect(try lignes[0].int("v") == rang)
            }
        }
    }

    @Test("a statement longer than the pool allows is stopped and the connection serves again")
    func delai() async throws {
        try await Essai.avec(connexions: 1, delaiRequete: .milliseconds(200)) { base in
            #expect(await refus { _ = try await base.lire("SELECT pg_sleep(5)") } == .timeout)
            let ligne = try await base.lire("SELECT 1 AS v")[0]
            #expect(try ligne.int("v") == 1)
        }
    }

    @Test("a full queue refuses at once; a wait that lasts too long is refused too")
    func saturation() async throws {
        try await Essai.avec(connexions: 1, file: 2, delaiAcquisition: .milliseconds(300)) { base in
            _ = try await base.lire("SELECT 1")
            let occupe = Task { await refus { _ = try await base.lire("SELECT pg_sleep(1.2)") } }
            try await Task.sleep(for: .milliseconds(100))
            let enFile = (0..<2).map { _ in Task { await refus { _ = try await base.lire("SELECT 1") } } }
            try await Task.sleep(for: .milliseconds(100))
            let debut = ContinuousClock.now
            #expect(await refus { _ = try await base.lire("SELECT 1") } == .saturated)
            #expect(ContinuousClock.now - debut < .milliseconds(100))
            #expect(base.statistics.enAttente == 2)
            for tache in enFile { #expect(await tache.value == .saturated) }
            #expect(ContinuousClock.now - debut < .seconds(1))
            #expect(await occupe.value == nil)
            #expect(base.statistics.refusees == 3)
            _ = try await base.lire("SELECT 1")
        }
    }

    @Test("sixteen connections that wait do not hold up a task that ticks")
    func cooperatif() async throws {
        try await Essai.avec(connexions: 16) { base in
            try await withThrowingTaskGroup(of: Void.self) { groupe in
                for _ in 0..<16 { groupe.addTask { _ = try await base.lire("SELECT 1") } }
                try await groupe.waitForAll()
            }
            let debut = ContinuousClock.now
            let pire = Task {
                var pire = Duration.zero
                while ContinuousClock.now - debut < .milliseconds(400) {
                    let avant = ContinuousClock.now
                    try await Task.sleep(for: .milliseconds(5))
                    pire = max(pire, ContinuousClock.now - avant)
                }
                return pire
            }
            try await withThrowingTaskGroup(of: Void.self) { groupe in
                for _ in 0..<16 { groupe.addTask { _ = try await base.lire("SELECT pg_sleep(0.3)") } }
                try await groupe.waitForAll()
            }
            // One after the other they would take 4.8 s; blocking the two cooperative threads would stop the clock for 300 ms.
            #expect(ContinuousClock.now - debut < .seconds(2))
            #expect(try await pire.value < .milliseconds(250))
        }
    }

    @Test("closing serves what is queued, refuses the rest, joins the threads")
    func fermeture() async throws {
        let base = try await Essai.base(connexions: 1)
        let taches = (0..<5).map { _ in Task { await refus { _ = try await base.lire("SELECT pg_sleep(0.1)") } } }
        try await Task.sleep(for: .milliseconds(100))
        await base.arreter()
        for tache in taches { #expect(await tache.value == nil) }
        #expect(await refus { _ = try await base.lire("SELECT 1") } == .unavailable)
        #expect(base.statistics.connectees == 0)
    }

    @Test("an old connection is replaced")
    func age() async throws {
        var configuration = try await Essai.base(connexions: 1).configuration
        configuration.ageMaximal = .milliseconds(50)
        let base = Database(configuration)
        let avant = try await base.lire("SELECT pg_backend_pid() AS pid")[0].int("pid")
        try await Task.sleep(for: .milliseconds(80))
        let apres = try await base.lire("SELECT pg_backend_pid() AS pid")[0].int("pid")
        #expect(avant != apres)
        await base.arreter()
    }

    @Test("a role that could step over the wall is refused, a plain one serves")
    func roles() async throws {
        try await Essai.script(
            """
            CREATE ROLE r_simple LOGIN;
            CREATE ROLE r_super LOGIN SUPERUSER;
            CREATE ROLE r_bypass LOGIN BYPASSRLS;
            CREATE ROLE r_membre LOGIN; GRANT r_simple TO r_membre;
            CREATE ROLE r_proprio LOGIN; CREATE SCHEMA AUTHORIZATION r_proprio; CREATE TABLE r_proprio.t (); ALTER TABLE r_proprio.t OWNER TO r_proprio;
            """)
        for role in ["r_simple", "r_super", "r_bypass", "r_membre", "r_proprio"] {
            var configuration = try await Essai.base(connexions: 1, role: role).configuration
            configuration.verifierRole = true
            let base = Database(configuration)
            #expect(await refus { try await base.verifier() } == (role == "r_simple" ? nil : .roleRefuse(role)))
            await base.arreter()
        }
    }
}

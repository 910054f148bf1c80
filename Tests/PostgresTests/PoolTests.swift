import Foundation
import Postgres
import Synchronization
import TestSupport
import Testing

@Suite("The pool under pressure")
struct PoolTests {
    @Test("cancelling the task stops the statement, says so, and frees the connection")
    func annulation() async throws {
        try await Essai.avec(connexions: 1) { base in
            let lente = Task { await refus { _ = try await base.lire("SELECT pg_sleep(3601)") } }
            try await attendre("l'instruction court") { try await Essai.actives("pg_sleep(3601)") == 1 }
            lente.cancel()
            #expect(await lente.value == .cancelled)
            let ligne = try await base.lire("SELECT 1 AS v")[0]
            #expect(try ligne.int("v") == 1)
            #expect(try await Essai.actives("pg_sleep(3601)") == 0)
        }
    }

    @Test("a cancelled writer commits nothing, even when it was busy in Swift")
    func annulationAvantCommit() async throws {
        try await Essai.script("CREATE TABLE IF NOT EXISTS public.annulees (id int)")
        try await Essai.avec(connexions: 1) { base in
            let porte = Porte()
            let ecrit = Task {
                await refus {
                    try await base.dans { tx in
                        try tx.execute("INSERT INTO public.annulees VALUES (1)")
                        #expect(porte.attendre())
                    }
                }
            }
            try await attendre("la ligne est écrite") {
                try await Essai.actives("INSERT INTO public.annulees", etat: "idle in transaction") == 1
            }
            ecrit.cancel()
            porte.ouvrir()
            #expect(await ecrit.value == .cancelled)
            let restants = try await base.lire("SELECT FROM public.annulees")
            #expect(restants.isEmpty)
        }
    }

    @Test("a cancelled job that still waits never runs")
    func annulationEnFile() async throws {
        try await Essai.avec(connexions: 1) { base in
            let porte = Porte()
            let occupe = Task { try await base.dans { _ in porte.attendre() } }
            try await attendre("la connexion est prise") { base.statistics.enCours == 1 }
            let lancee = Mutex(false)
            let attente = Task { await refus { try await base.dans { _ in lancee.withLock { $0 = true } } } }
            try await attendre("le second attend") { base.statistics.enAttente == 1 }
            attente.cancel()
            #expect(await attente.value == .cancelled)
            porte.ouvrir()
            #expect(try await occupe.value)
            // One connection serves in order: had it stayed in the queue, it would have run before this.
            _ = try await base.lire("SELECT 1")
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
        try await Essai.avec(connexions: 1, delaiRequete: .seconds(3)) { base in
            #expect(await refus { _ = try await base.lire("SELECT pg_sleep(3602)") } == .timeout)
            #expect(try await Essai.actives("pg_sleep(3602)") == 0)
            let ligne = try await base.lire("SELECT 1 AS v")[0]
            #expect(try ligne.int("v") == 1)
        }
    }

    @Test("a full queue refuses at once")
    func saturation() async throws {
        try await Essai.avec(connexions: 1, file: 2) { base in
            let porte = Porte()
            let occupe = Task { try await base.dans { _ in porte.attendre() } }
            try await attendre("la connexion est prise") { base.statistics.enCours == 1 }
            let enFile = (0..<2).map { _ in Task { await refus { _ = try await base.lire("SELECT 1") } } }
            try await attendre("la file est pleine") { base.statistics.enAttente == 2 }
            #expect(await refus { _ = try await base.lire("SELECT 1") } == .saturated)
            // Refused while those before it still wait: it did not queue.
            #expect(base.statistics.enAttente == 2 && base.statistics.refusees == 1)
            porte.ouvrir()
            #expect(try await occupe.value)
            for tache in enFile { #expect(await tache.value == nil) }
        }
    }

    @Test("a wait that lasts too long is refused, then the pool serves again")
    func attenteTropLongue() async throws {
        try await Essai.avec(connexions: 1, delaiAcquisition: .milliseconds(300)) { base in
            let porte = Porte()
            // The first connection of a loaded machine may outlast the wait allowed: what is measured comes after it.
            try await attendre("une connexion") { await refus { _ = try await base.lire("SELECT 1") } == nil }
            let avant = base.statistics.refusees
            let occupe = Task { try await base.dans { _ in porte.attendre() } }
            try await attendre("la connexion est prise") { base.statistics.enCours == 1 }
            for _ in 0..<2 { #expect(await refus { _ = try await base.lire("SELECT 1") } == .saturated) }
            #expect(base.statistics.refusees == avant + 2)
            porte.ouvrir()
            #expect(try await occupe.value)
            try await attendre("une réponse") { await refus { _ = try await base.lire("SELECT 1") } == nil }
        }
    }

    @Test("sixteen connections that wait do not hold up a task")
    func cooperatif() async throws {
        try await Essai.avec(connexions: 17) { base in
            let porte = Porte()
            let verrou = Task {
                try await base.dans { tx in
                    _ = try tx.rows("SELECT FROM pg_advisory_xact_lock(3603)")
                    return porte.attendre()
                }
            }
            let tenus: SQL = "SELECT count(*)::int AS n FROM pg_locks WHERE locktype = 'advisory' AND objid = 3603 AND NOT granted"
            try await attendre("le verrou est tenu") {
                try await Essai.nombre("SELECT count(*)::int AS n FROM pg_locks WHERE locktype = 'advisory' AND objid = 3603 AND granted")
                    == 1
            }
            try await withThrowingTaskGroup(of: Void.self) { groupe in
                for _ in 0..<16 { groupe.addTask { _ = try await base.lire("SELECT FROM pg_advisory_xact_lock_shared(3603)") } }
                // The task that lets them go is one of the cooperative pool's, of as many threads as there are cores: held by sixteen
                // statements that wait, it would never run.
                groupe.addTask {
                    try await attendre("seize instructions attendent ensemble") { try await Essai.nombre(tenus) == 16 }
                    porte.ouvrir()
                }
                try await groupe.waitForAll()
            }
            #expect(try await verrou.value)
        }
    }

    @Test("closing serves what is queued, refuses the rest, joins the threads")
    func fermeture() async throws {
        let base = try await Essai.base(connexions: 1)
        let porte = Porte()
        let occupe = Task { try await base.dans { _ in porte.attendre() } }
        try await attendre("la connexion est prise") { base.statistics.enCours == 1 }
        let taches = (0..<4).map { _ in Task { await refus { _ = try await base.lire("SELECT 1") } } }
        try await attendre("quatre attendent") { base.statistics.enAttente == 4 }
        let arret = Task { await base.arreter() }
        try await attendre("fermée, elle refuse") {
            let essai = Task { await refus { _ = try await base.lire("SELECT 1") } }
            try await Task.sleep(for: .milliseconds(50))
            essai.cancel()
            return await essai.value == .unavailable
        }
        porte.ouvrir()
        await arret.value
        #expect(try await occupe.value)
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

import Postgres
import Synchronization
import TestSupport
import Testing

private final class Compteur: Sendable {
    private let nombre = Atomic<Int>(0)
    var valeur: Int { nombre.load(ordering: .relaxed) }
    func ajouter() { nombre.add(1, ordering: .relaxed) }
}

@Suite("The server dies and comes back", .serialized)
struct RestartTests {
    @Test("killed amid 200 concurrent writes: every acknowledged write is there, none that was refused, and the pool recovers")
    func tue() async throws {
        let grappe = try await Grappe.creer()
        let configuration = grappe.configuration(connexions: 8, file: 512)
        try await UnsafeConnection.ouvrir(configuration) { try $0.executeScript("CREATE TABLE public.ecritures (id int PRIMARY KEY)") }
        let base = Database(configuration)
        enum Issue: Sendable { case ecrite, refusee, inconnue }
        let commencees = Compteur()
        let issues = try await withThrowingTaskGroup(of: (Int, Issue).self) { groupe in
            for id in 0..<200 {
                groupe.addTask {
                    do {
                        try await base.dans { tx in
                            commencees.ajouter()
                            try tx.execute("INSERT INTO public.ecritures SELECT \(id) FROM pg_sleep(0.02)")
                        }
                        return (id, .ecrite)
                    } catch PostgresError.commitInconnu {
                        return (id, .inconnue)
                    } catch PostgresError.unavailable {
                        return (id, .refusee)
                    }
                }
            }
            groupe.addTask {
                while commencees.valeur < 60 { try await Task.sleep(for: .milliseconds(5)) }
                try grappe.tuer()
                try await Task.sleep(for: .milliseconds(300))
                try await grappe.demarrer()
                return (-1, .refusee)
            }
            var issues: [Int: Issue] = [:]
            for try await (id, issue) in groupe where id >= 0 { issues[id] = issue }
            return issues
        }
        let presentes = Set(try await base.lire("SELECT id FROM public.ecritures").map { try $0.int("id") })
        for (id, issue) in issues {
            switch issue {
            case .ecrite: #expect(presentes.contains(id), "acknowledged write \(id) lost")
            case .refusee: #expect(!presentes.contains(id), "write \(id) refused but there")
            case .inconnue: break
            }
        }
        // Eight were in flight at the kill; the others waited for the server and were written after it came back.
        #expect(issues.values.count { $0 != .ecrite } <= 16)
        #expect(issues.values.count { $0 == .ecrite } >= 180)
        await base.arreter()
        try await grappe.arreter()
    }

    @Test("stopped while idle: the next read does not notice; stopped for long: 503, then back")
    func arrete() async throws {
        let grappe = try await Grappe.creer()
        let base = Database(grappe.configuration(connexions: 2))
        let pressee = Database(grappe.configuration(connexions: 2, delaiAcquisition: .milliseconds(600)))
        _ = try await base.lire("SELECT 1")
        try await grappe.arreter()
        try await grappe.demarrer()
        _ = try await base.lire("SELECT 1")
        try await grappe.arreter()
        #expect(await refus { _ = try await pressee.lire("SELECT 1") } == .unavailable)
        #expect(pressee.statistics.indisponibles > 0)
        try await grappe.demarrer()
        try await attendre("elle sert de nouveau") { await refus { _ = try await pressee.lire("SELECT 1") } == nil }
        await pressee.arreter()
        await base.arreter()
        try await grappe.arreter()
    }

    @Test("a frozen or cut link during COMMIT is reported as unknown")
    func commitCoupe() async throws {
        let grappe = try await Grappe.creer()
        try await UnsafeConnection.ouvrir(grappe.configuration()) {
            // The deferred trigger makes COMMIT itself last, long enough to be killed in the middle.
            try $0.executeScript(
                """
                CREATE TABLE public.lente (id int);
                CREATE FUNCTION public.attendre() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(3604); RETURN NULL; END $$;
                CREATE CONSTRAINT TRIGGER attendre AFTER INSERT ON public.lente DEFERRABLE INITIALLY DEFERRED
                    FOR EACH ROW EXECUTE FUNCTION public.attendre();
                """)
        }
        let base = Database(grappe.configuration(connexions: 1))
        let ecriture = Task { await refus { try await base.dans { _ = try $0.execute("INSERT INTO public.lente VALUES (1)") } } }
        try await attendre("COMMIT est en cours") {
            try await UnsafeConnection.ouvrir(grappe.configuration()) {
                try $0.rows("SELECT FROM pg_stat_activity WHERE wait_event = 'PgSleep'").count == 1
            }
        }
        try grappe.tuer()
        #expect(await ecriture.value == .commitInconnu)
        await base.arreter()
    }
}

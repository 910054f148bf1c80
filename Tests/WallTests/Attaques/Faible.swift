import Foundation
import Postgres
import TestSupport

/// The design of the tutorials, as a positive control: a plain variable for the tenant, global keys, a sequence, a superuser's view,
/// PUBLIC's default rights. An attack that does not succeed here proves nothing elsewhere.
enum Faible {
    /// Attacks that nothing here can let through: PostgreSQL 15 alone holds them (08, 14, 39, 40, 49), their library is not loaded
    /// (18, 28), or they try the cleaning itself, whose control is attack 30 (31).
    static let sansTemoin: Set<String> = ["08", "14", "18", "28", "31", "39", "40", "49"]

    /// The tutorial with its last protection gone: what a plain reading (01, 02, 13…) must then find.
    static let sansMur = "ALTER TABLE public.dossier DISABLE ROW LEVEL SECURITY;"

    static let schema = """
        GRANT CONNECT ON DATABASE <base> TO app_gestion;
        GRANT ALL ON SCHEMA public TO app_gestion;
        SET search_path = public;
        CREATE TABLE dossier (id serial PRIMARY KEY, tenant_id int NOT NULL, motif_code smallint, numero int UNIQUE, contenu text NOT NULL);
        CREATE TABLE note (id serial PRIMARY KEY, tenant_id int NOT NULL, dossier_id int NOT NULL REFERENCES dossier, contenu text);
        INSERT INTO dossier (tenant_id, motif_code, numero, contenu) SELECT 1, n % 3, 1000 + n, 'SECRET-ALICE ' || n FROM generate_series(1, 200) n;
        INSERT INTO dossier (tenant_id, motif_code, numero, contenu)
        SELECT 2, CASE WHEN n <= 37 THEN 99 ELSE n % 3 END, 500000 + n, 'SECRET-CAROL ' || n FROM generate_series(1, 3000) n;
        CREATE INDEX ON dossier (motif_code);
        ALTER TABLE dossier ENABLE ROW LEVEL SECURITY;
        ALTER TABLE note ENABLE ROW LEVEL SECURITY;
        CREATE POLICY t ON dossier USING (tenant_id = current_setting('app.tenant_id', true)::int);
        CREATE POLICY t ON note USING (tenant_id = current_setting('app.tenant_id', true)::int);
        CREATE VIEW v_dossier AS SELECT * FROM dossier;
        GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO app_gestion;
        GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO app_gestion;
        ANALYZE;
        """

    static func cible(_ serveur: Serveur, _ base: String) -> Cible {
        Cible(
            nom: "tutoriel", serveur: serveur, base: base, role: "app_gestion", jeton: "1", victime: "2", table: "public.dossier",
            contenu: "contenu", autrui: "tenant_id = 2", sonde: ("motif_code", "99::smallint", "98::smallint"), secrets: ["SECRET-CAROL"],
            clesEtrangeres: ["201", "999999"].map { "INSERT INTO public.note (tenant_id, dossier_id, contenu) VALUES (1, \($0), 'x');" },
            unicites: ["500001", "77"].map { "INSERT INTO public.dossier (tenant_id, numero, contenu) VALUES (1, \($0), 'x');" },
            ecritures: [
                "SET LOCAL app.tenant_id = '2';", "UPDATE public.dossier SET motif_code = 5 WHERE tenant_id = 2 RETURNING 'touche';",
            ], faible: true)
    }
}

-- garde.role_sain regardait toute la grappe : un objet possédé dans une AUTRE base par un rôle de connexion fermait celle-ci. Les rôles sont
-- communs à la grappe, les objets ne le sont pas : ce qu'un rôle possède ailleurs ne traverse aucun mur d'ici. dbid = 0 : objets communs.
SET ROLE prop_garde;
CREATE OR REPLACE FUNCTION garde.role_sain() RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  RETURN current_setting('row_security') = 'on'
    AND EXISTS (
      SELECT 1
      FROM pg_catalog.pg_roles r
      WHERE r.rolname = session_user
        AND NOT (r.rolsuper OR r.rolbypassrls OR r.rolcreaterole OR r.rolcreatedb OR r.rolreplication OR r.rolinherit)
        AND NOT EXISTS (SELECT 1 FROM pg_catalog.pg_auth_members m WHERE m.member = r.oid)
        AND NOT EXISTS (
          SELECT 1 FROM pg_catalog.pg_shdepend d
          WHERE d.refobjid = r.oid AND d.deptype = 'o'
            AND (d.dbid = 0 OR d.dbid = (SELECT b.oid FROM pg_catalog.pg_database b WHERE b.datname = current_database()))));
END $$;
RESET ROLE;

-- La page publique « Ce que voit mon employeur » : la portée réelle du rôle des RH, et le dernier bilan remis à l'entreprise d'un code d'affiche.
SET ROLE prop_garde;

-- Tout ce qu'app_client atteint, quel que soit le schéma, sans liste donnée d'avance : une colonne oubliée de la classification s'y voit.
CREATE FUNCTION garde.portee_client() RETURNS TABLE (objet text, colonne text, verbe text)
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY
  WITH
  receveur AS (SELECT r.oid FROM pg_roles r WHERE r.rolname = 'app_client' UNION ALL SELECT 0::oid),
  schemas AS (
    SELECT n.oid, n.nspname
    FROM pg_namespace n
    WHERE n.nspname IN ('garde', 'gestion', 'facturation', 'pilotage', 'passerelle', 'nominatif', 'journal')
  ),
  relations AS (SELECT s.nspname || '.' || c.relname AS objet, c.oid, c.relacl FROM pg_class c JOIN schemas s ON s.oid = c.relnamespace)
  SELECT t.objet, a.attname::text, x.privilege_type
  FROM relations t
  JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped
  CROSS JOIN LATERAL (
    SELECT y.privilege_type, y.grantee FROM aclexplode(a.attacl) y
    UNION
    SELECT y.privilege_type, y.grantee FROM aclexplode(t.relacl) y WHERE y.privilege_type IN ('SELECT', 'INSERT', 'UPDATE', 'REFERENCES')) x
  WHERE x.grantee IN (SELECT oid FROM receveur)
  UNION
  SELECT t.objet, NULL, x.privilege_type
  FROM relations t
  CROSS JOIN LATERAL aclexplode(t.relacl) x
  WHERE x.grantee IN (SELECT oid FROM receveur) AND x.privilege_type NOT IN ('SELECT', 'INSERT', 'UPDATE', 'REFERENCES')
  UNION
  SELECT s.nspname || '.' || p.proname || '()', NULL, x.privilege_type
  FROM pg_proc p
  JOIN schemas s ON s.oid = p.pronamespace
  CROSS JOIN LATERAL aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) x
  WHERE x.grantee IN (SELECT oid FROM receveur)
  ORDER BY 1, 2, 3;
END $$;
COMMENT ON FUNCTION garde.portee_client() IS
  'Ce que le rôle des RH (app_client) atteint d''après les droits réels : colonnes et verbes, tables entières, fonctions (« objet() »).';
RESET ROLE;

SET ROLE prop_gestion;
CREATE FUNCTION gestion.entreprise_affichee(p_code text) RETURNS uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$ SELECT e.entreprise_id FROM gestion.entreprise e WHERE e.code_affiche = p_code AND e.statut = 'client' $$;
COMMENT ON FUNCTION gestion.entreprise_affichee(text) IS 'Entreprise cliente qui affiche ce code ; NULL pour tout autre code. Interne : seul prop_pilotage l''appelle.';
RESET ROLE;

SET ROLE prop_pilotage;
-- Même chemin pour un code connu ou non : une recherche par index, puis une autre. Aucune ligne : code inconnu ; une ligne vide : aucun bilan.
CREATE FUNCTION pilotage.dernier_bilan(p_code text) RETURNS TABLE (periode text, version smallint, publie_le timestamptz, empreinte bytea, rendu bytea)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_column
DECLARE
  v_entreprise uuid := gestion.entreprise_affichee(p_code);
BEGIN
  RETURN QUERY
  SELECT d.periode, d.version, d.publie_le, d.empreinte, d.rendu
  FROM (SELECT v_entreprise AS entreprise_id) e
  LEFT JOIN LATERAL (
    SELECT b.periode, b.version, b.publie_le, b.empreinte, b.rendu
    FROM pilotage.bilan b
    WHERE b.entreprise_id = e.entreprise_id
    -- L'année se lit après son quatrième trimestre.
    ORDER BY left(b.periode, 4) DESC, coalesce(nullif(substr(b.periode, 7, 1), ''), '5') DESC, b.version DESC
    LIMIT 1) d ON true
  WHERE e.entreprise_id IS NOT NULL;
END $$;
COMMENT ON FUNCTION pilotage.dernier_bilan(text) IS
  'Pour la page publique d''un code d''affiche : le dernier bilan remis à l''entreprise, et rien d''autre d''elle, pas même son nom.';
RESET ROLE;

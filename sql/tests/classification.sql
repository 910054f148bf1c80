-- Chaque colonne des schémas du service est classée (nominatif | pseudonyme | libre), et sa classe dit qui peut la lire.
-- À lancer depuis la racine du projet, en superutilisateur : une ligne par manquement.
SET client_min_messages = warning;
CREATE TEMP TABLE classification (
  schema text,
  "table" text,
  colonne text,
  classe text,
  note text
);
\copy classification FROM 'sql/classification.csv' WITH (FORMAT csv, HEADER true)

WITH
colonnes AS (
  SELECT n.nspname AS schema, c.relname AS "table", a.attname AS colonne, a.attacl, c.relacl, a.attstattarget, a.attrelid
  FROM pg_catalog.pg_attribute a
  JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
  JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  WHERE n.nspname IN ('garde', 'gestion', 'facturation', 'pilotage', 'passerelle', 'nominatif', 'journal')
    AND c.relkind IN ('r', 'p')
    AND a.attnum > 0
    AND NOT a.attisdropped
),
lecteurs AS (
  SELECT c.schema, c."table", c.colonne, r.rolname AS role
  FROM colonnes c
  CROSS JOIN LATERAL (
    SELECT x.grantee FROM aclexplode(c.attacl) x WHERE x.privilege_type = 'SELECT'
    UNION
    SELECT x.grantee FROM aclexplode(c.relacl) x WHERE x.privilege_type = 'SELECT') g
  JOIN pg_catalog.pg_roles r ON r.oid = g.grantee
  WHERE r.rolname <> 'prop_' || c.schema
),
manquements (regle, objet, detail) AS (
  SELECT 'classe', concat_ws('.', c.schema, c."table", c.colonne), 'colonne absente de sql/classification.csv'
  FROM colonnes c
  LEFT JOIN classification k USING (schema, "table", colonne)
  WHERE k.schema IS NULL

  UNION ALL
  SELECT 'classe', concat_ws('.', k.schema, k."table", k.colonne), 'ligne de sql/classification.csv sans colonne'
  FROM classification k
  LEFT JOIN colonnes c USING (schema, "table", colonne)
  WHERE c.schema IS NULL

  UNION ALL
  SELECT 'classe', concat_ws('.', schema, "table", colonne), 'classée ' || count(*) || ' fois'
  FROM classification
  GROUP BY schema, "table", colonne
  HAVING count(*) > 1

  UNION ALL
  SELECT 'classe', concat_ws('.', schema, "table", colonne), 'classe inconnue : ' || coalesce(classe, 'vide')
  FROM classification
  WHERE classe IS NULL
     OR classe NOT IN ('nominatif', 'pseudonyme', 'libre')

  UNION ALL
  SELECT 'lecteur', concat_ws('.', l.schema, l."table", l.colonne), k.classe || ' lisible par ' || l.role
  FROM lecteurs l
  JOIN classification k USING (schema, "table", colonne)
  WHERE k.classe IN ('nominatif', 'pseudonyme')
    AND NOT (l.schema = 'nominatif' AND l.role = 'app_nominatif')
    -- Le lot de nuit relie un entretien à son dossier et compte des personnes distinctes ; il n'en garde qu'un pseudonyme à clé.
    AND NOT (l.schema = 'nominatif' AND l.role = 'prop_passerelle' AND k.classe = 'pseudonyme')

  UNION ALL
  SELECT 'classe', concat_ws('.', schema, "table", colonne), 'nominatif hors du schéma nominatif'
  FROM classification
  WHERE classe = 'nominatif'
    AND schema <> 'nominatif'

  UNION ALL
  SELECT 'statistiques', concat_ws('.', c.schema, c."table", c.colonne), 'ALTER COLUMN … SET STATISTICS 0 : EXPLAIN montrerait ses valeurs'
  FROM colonnes c
  JOIN classification k USING (schema, "table", colonne)
  WHERE c.schema = 'nominatif'
    AND c.attstattarget <> 0
)
SELECT regle || ' | ' || objet || ' | ' || detail AS manquement
FROM manquements
ORDER BY 1;

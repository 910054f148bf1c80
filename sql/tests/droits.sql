-- Les droits réels des rôles sur les schémas du service, une ligne par objet, rôle et verbe : la fin de sql/schema.sql.
WITH
schemas AS (
  SELECT oid, nspname, nspacl, nspowner
  FROM pg_namespace
  WHERE nspname IN ('garde', 'gestion', 'facturation', 'pilotage', 'passerelle', 'nominatif', 'journal')
),
droits (rang, objet, grantee, verbe, colonnes) AS (
  SELECT 1, 'SCHEMA ' || s.nspname, x.grantee, x.privilege_type, NULL
  FROM schemas s
  CROSS JOIN LATERAL aclexplode(s.nspacl) x
  WHERE x.grantee <> s.nspowner
  UNION ALL
  SELECT 2, s.nspname || '.' || c.relname, x.grantee, x.privilege_type, NULL
  FROM pg_class c
  JOIN schemas s ON s.oid = c.relnamespace
  CROSS JOIN LATERAL aclexplode(c.relacl) x
  WHERE x.grantee <> c.relowner
  UNION ALL
  SELECT 2, s.nspname || '.' || c.relname, x.grantee, x.privilege_type, ' (' || string_agg(a.attname, ', ' ORDER BY a.attnum) || ')'
  FROM pg_attribute a
  JOIN pg_class c ON c.oid = a.attrelid
  JOIN schemas s ON s.oid = c.relnamespace
  CROSS JOIN LATERAL aclexplode(a.attacl) x
  GROUP BY 2, 3, 4
  UNION ALL
  SELECT 3, 'FUNCTION ' || p.oid::regprocedure, x.grantee, x.privilege_type, NULL
  FROM pg_proc p
  JOIN schemas s ON s.oid = p.pronamespace
  CROSS JOIN LATERAL aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) x
  WHERE x.grantee <> p.proowner
)
SELECT format('-- %s : %s%s sur %s', coalesce(r.rolname, 'PUBLIC'), d.verbe, d.colonnes, d.objet)
FROM droits d
LEFT JOIN pg_roles r ON r.oid = d.grantee
ORDER BY coalesce(r.rolname, 'PUBLIC') COLLATE "C", d.rang, d.objet COLLATE "C", d.verbe, d.colonnes;

-- De quoi remplir chaque lot d'une sauvegarde : métier, nominatif chiffré, clés.
INSERT INTO gestion.prestataire (nom) VALUES ('Prestataire de l''exercice') ON CONFLICT DO NOTHING;
INSERT INTO gestion.entreprise (entreprise_id, code, nom)
SELECT ('00000000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid, 'EX' || n, 'Exercice n° ' || n || ' à Épinal' FROM generate_series(1, 30) n;
INSERT INTO gestion.etablissement (entreprise_id, id, code, nom, territoire)
SELECT entreprise_id, entreprise_id, 'E', nom, 'FR' FROM gestion.entreprise WHERE code LIKE 'EX%';
INSERT INTO gestion.effectif (entreprise_id, etablissement_id, a_partir_du, nombre)
SELECT entreprise_id, entreprise_id, date '2026-01-01', 100 FROM gestion.entreprise WHERE code LIKE 'EX%';
INSERT INTO garde.compte (login, nom, sel, verificateur, fonctions)
VALUES ('exercice', 'Exercice', decode(repeat('0a', 16), 'hex'), decode(repeat('0b', 32), 'hex'), '{planification}');
INSERT INTO nominatif.cle_entreprise (entreprise_id, cle_enveloppee)
SELECT entreprise_id, decode(repeat('0c', 60), 'hex') FROM gestion.entreprise WHERE code LIKE 'EX%';
INSERT INTO nominatif.dossier (entreprise_id, etablissement_id, referent_id, numero, motif, cle_enveloppee, contenu)
SELECT entreprise_id, entreprise_id, entreprise_id, '2026-' || (1000 + row_number() OVER ()), 'budget', decode(repeat('0d', 60), 'hex'), '\xdeadbeef'
FROM gestion.entreprise WHERE code LIKE 'EX%';
INSERT INTO passerelle.cle_pseudonyme (entreprise_id, annee, cle)
SELECT entreprise_id, 2026, decode(repeat('0e', 32), 'hex') FROM gestion.entreprise WHERE code LIKE 'EX%';

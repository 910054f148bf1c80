-- Tarification : ce que les contrats de facturation ont de plus que le prix et les dates. Indices et révisions, minimum par période,
-- permanences mutualisées, établissement servi et son numéro de TVA, taux et régimes datés. Toujours rien d'un salarié.
SET ROLE prop_gestion;

-- ── les indices (R18) : saisis par le prestataire, une valeur par an, communs à tous les contrats ──────────────

CREATE TABLE gestion.indice (
  code text PRIMARY KEY CHECK (code ~ '^[A-Z0-9_-]{2,30}$'),
  libelle text NOT NULL CHECK (libelle <> ''),
  source text NOT NULL DEFAULT ''                                   -- où le lire : organisme, adresse
);

CREATE TABLE gestion.indice_valeur (
  indice text NOT NULL REFERENCES gestion.indice,
  annee smallint NOT NULL CHECK (annee >= 2000 AND annee <= 2099),  -- celle de la révision, à l'anniversaire de la ligne
  valeur_micro bigint NOT NULL CHECK (valeur_micro > 0),            -- 10^-6, coefficients de raccordement déjà appliqués
  publie_le date,
  PRIMARY KEY (indice, annee)
);

INSERT INTO gestion.indice (code, libelle, source) VALUES
  ('SYNTEC', 'Syntec révisé', 'Fédération Syntec, indice mensuel, série révisée depuis août 2022'),
  ('ICHT-M', 'Coût horaire du travail, activités spécialisées (ICHTrev-TS)', 'Insee');
INSERT INTO gestion.indice_valeur (indice, annee, valeur_micro) VALUES
  ('SYNTEC', 2024, 310500000),                                      -- janvier 2024 : 310,5 ; janvier 2025 : 315,2
  ('SYNTEC', 2025, 315200000);

ALTER TABLE gestion.tarif
  ADD COLUMN indice text REFERENCES gestion.indice,
  ADD COLUMN indice_base_micro bigint CHECK (indice_base_micro > 0),
  ADD COLUMN indice_anniversaire text
    CHECK (indice_anniversaire ~ '^((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|[12][0-9]))$'),
  ADD COLUMN indice_plafond int CHECK (indice_plafond >= 0),        -- 10^-2 %, NULL : sans plafond
  ADD CONSTRAINT tarif_indexation CHECK ((indice IS NULL) = (indice_base_micro IS NULL) AND (indice IS NULL) = (indice_anniversaire IS NULL)
    AND (indice IS NOT NULL OR indice_plafond IS NULL));

-- ── le contrat : minimum (R19), établissement servi et numéro de TVA vérifié (R21) ─────────────────────────────

ALTER TABLE gestion.contrat
  ADD COLUMN minimum_par text NOT NULL DEFAULT 'annee' CHECK (minimum_par IN ('annee', 'periode')),
  ADD COLUMN minimum_prorata boolean NOT NULL DEFAULT true,
  ADD COLUMN etablissement_id uuid,                                 -- NULL : toute l'entreprise ; sinon l'établissement servi, son pays, son effectif
  ADD COLUMN acheteur_tva text CHECK (acheteur_tva ~ '^[A-Z]{2}[0-9A-Z]{2,13}$'),  -- quand ce n'est pas celui de l'entreprise
  ADD COLUMN vies_numero text CHECK (vies_numero ~ '^[A-Z]{2}[0-9A-Z]{2,13}$'),
  ADD COLUMN vies_le date,
  ADD COLUMN vies_valide boolean,
  ADD CONSTRAINT contrat_etablissement FOREIGN KEY (entreprise_id, etablissement_id) REFERENCES gestion.etablissement (entreprise_id, id),
  ADD CONSTRAINT contrat_vies CHECK ((vies_numero IS NULL) = (vies_le IS NULL) AND (vies_numero IS NULL) = (vies_valide IS NULL));

-- ── la permanence : site fermé à l'intervenant qui s'est déplacé (CLIENT_NO_ACCESS, facturée comme une annulation tardive) ─

ALTER TABLE gestion.permanence
  ADD COLUMN sans_acces boolean NOT NULL DEFAULT false,
  ADD CONSTRAINT permanence_sans_acces CHECK (NOT sans_acces OR statut = 'annulee_client');

-- ── les permanences mutualisées (C8) : une occurrence tenue, plusieurs payeurs qui ne se voient pas ────────────

CREATE TABLE gestion.groupe_mutualise (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  code text NOT NULL UNIQUE CHECK (code ~ '^[A-Z0-9_-]{1,30}$'),
  libelle text NOT NULL CHECK (libelle <> ''),
  prix_cents bigint NOT NULL CHECK (prix_cents >= 0),               -- par demi-journée, pour tout le groupe
  lieu_id uuid REFERENCES gestion.lieu,
  indice text REFERENCES gestion.indice,
  indice_base_micro bigint CHECK (indice_base_micro > 0),
  indice_anniversaire text
    CHECK (indice_anniversaire ~ '^((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|[12][0-9]))$'),
  indice_plafond int CHECK (indice_plafond >= 0),
  du date NOT NULL,                                                 -- premier jour du prix : aucune révision avant
  CONSTRAINT groupe_indexation CHECK ((indice IS NULL) = (indice_base_micro IS NULL) AND (indice IS NULL) = (indice_anniversaire IS NULL)
    AND (indice IS NOT NULL OR indice_plafond IS NULL))
);

CREATE TABLE gestion.participation (
  entreprise_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  groupe_id uuid NOT NULL REFERENCES gestion.groupe_mutualise,
  contrat_id uuid NOT NULL,
  du date NOT NULL,
  au date CHECK (au >= du),
  poids int CHECK (poids >= 0),                                     -- NULL : l'effectif du contrat, ce jour-là
  PRIMARY KEY (entreprise_id, id),
  FOREIGN KEY (entreprise_id, contrat_id) REFERENCES gestion.contrat,
  CONSTRAINT participation_unique EXCLUDE USING gist (entreprise_id crypto.gist_uuid_ops WITH =, contrat_id crypto.gist_uuid_ops WITH =,
    groupe_id crypto.gist_uuid_ops WITH =, daterange(du, au, '[]') WITH &&)
);
CREATE INDEX participation_groupe ON gestion.participation (groupe_id);

ALTER TABLE gestion.prestation
  ADD CONSTRAINT prestation_groupe FOREIGN KEY (groupe_id) REFERENCES gestion.groupe_mutualise;
CREATE INDEX prestation_groupe ON gestion.prestation (groupe_id) WHERE groupe_id IS NOT NULL;

-- ── la TVA : taux et régimes datés, jamais dans le code (R21) ──────────────────────────────────────────────────

CREATE TABLE gestion.taux_tva (
  pays text NOT NULL CHECK (pays IN ('FR', 'LU')),
  du date NOT NULL,
  centiemes int NOT NULL CHECK (centiemes >= 0 AND centiemes <= 10000),
  PRIMARY KEY (pays, du)
);
INSERT INTO gestion.taux_tva (pays, du, centiemes) VALUES
  ('FR', '2014-01-01', 2000),                                       -- CGI art. 278
  ('LU', '2015-01-01', 1700), ('LU', '2023-01-01', 1600), ('LU', '2024-01-01', 1700);  -- loi TVA art. 39 ; 16 % pendant 2023

CREATE TABLE gestion.regime_tva (
  du date PRIMARY KEY,
  regime text NOT NULL CHECK (regime IN ('STANDARD', 'EXEMPT_261_7', 'EXEMPT_261_4', 'EXEMPT_261_B', 'FRANCHISE_293B'))
);
INSERT INTO gestion.regime_tva (du, regime) VALUES ('2000-01-01', 'STANDARD');

-- ── les murs ───────────────────────────────────────────────────────────────────────────────────────────────────
RESET ROLE;
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['indice', 'indice_valeur', 'groupe_mutualise', 'participation', 'taux_tva', 'regime_tva'] LOOP
    CALL garde.mur_interne('gestion.' || t);
    CALL garde.mur_prestataire('gestion.' || t, 'app_facturation', 'S');
  END LOOP;
  FOREACH t IN ARRAY ARRAY['indice', 'indice_valeur', 'groupe_mutualise', 'participation'] LOOP
    CALL garde.mur_prestataire('gestion.' || t, 'app_gestion', 'SIUD');
  END LOOP;
  FOREACH t IN ARRAY ARRAY['taux_tva', 'regime_tva'] LOOP
    CALL garde.mur_prestataire('gestion.' || t, 'app_gestion', 'S');
  END LOOP;
END $$;
-- Un client lit ses propres participations, jamais le groupe, son prix ni les autres.
CALL garde.mur_client('gestion.participation', 'S');
-- Un taux, un régime : la direction les ajoute ; elle ne retire que ce qui n'a pas encore commencé.
SET ROLE prop_gestion;
CREATE POLICY creer_app_gestion ON gestion.taux_tva FOR INSERT TO app_gestion WITH CHECK ((SELECT garde.fonction('direction')));
CREATE POLICY retirer_app_gestion ON gestion.taux_tva FOR DELETE TO app_gestion
  USING ((SELECT garde.fonction('direction')) AND du > current_date);
CREATE POLICY creer_app_gestion ON gestion.regime_tva FOR INSERT TO app_gestion WITH CHECK ((SELECT garde.fonction('direction')));
CREATE POLICY retirer_app_gestion ON gestion.regime_tva FOR DELETE TO app_gestion
  USING ((SELECT garde.fonction('direction')) AND du > current_date);
RESET ROLE;

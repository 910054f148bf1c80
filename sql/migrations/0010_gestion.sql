-- Compartiment GESTION : entreprises, contrats, permanences. Jamais un salarié, jamais un compte de rendez-vous.
CREATE SCHEMA IF NOT EXISTS gestion AUTHORIZATION prop_gestion;
SET ROLE prop_gestion;

-- ── le prestataire et ses lieux ────────────────────────────────────────────────────────────────────────────────

CREATE TABLE gestion.prestataire (
  id smallint PRIMARY KEY DEFAULT 1 CHECK (id = 1),               -- une base = un prestataire
  nom text NOT NULL CHECK (nom <> ''),
  adresse text NOT NULL DEFAULT '',
  code_postal text NOT NULL DEFAULT '',
  commune text NOT NULL DEFAULT '',
  siren text CHECK (siren ~ '^[0-9]{9}$'),
  tva_fr text,
  tva_lu text,
  telephone text NOT NULL DEFAULT '',
  courriel text NOT NULL DEFAULT '',
  iban text,
  ratio_dimensionnement int NOT NULL DEFAULT 550 CHECK (ratio_dimensionnement > 0)  -- salariés par ETP, milieu de 500–600 (product.md, piège 7)
);

CREATE TABLE gestion.lieu (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  nom text NOT NULL CHECK (nom <> ''),
  type text NOT NULL CHECK (type IN ('bureau', 'site', 'autre')),
  entreprise_id uuid,
  etablissement_id uuid,
  adresse text NOT NULL DEFAULT '',
  code_postal text NOT NULL DEFAULT '',
  commune text NOT NULL DEFAULT '',
  territoire text NOT NULL CHECK (territoire IN ('FR', 'FR-AM', 'LU')),
  vendredi_saint boolean NOT NULL DEFAULT false CHECK (NOT vendredi_saint OR territoire = 'FR-AM'),
  capacite_salle smallint NOT NULL DEFAULT 1 CHECK (capacite_salle BETWEEN 1 AND 12),
  salle text NOT NULL DEFAULT '',
  salle_confidentielle boolean NOT NULL DEFAULT false,
  ouverture time NOT NULL DEFAULT '08:30',
  fermeture time NOT NULL DEFAULT '18:00',
  latitude real,
  longitude real,
  actif boolean NOT NULL DEFAULT true,
  CHECK (ouverture < fermeture),
  CHECK ((type = 'site') = (entreprise_id IS NOT NULL))
);
CREATE UNIQUE INDEX lieu_nom ON gestion.lieu (nom);
CREATE INDEX lieu_entreprise ON gestion.lieu (entreprise_id);

CREATE TABLE gestion.trajet (
  lieu_a uuid NOT NULL REFERENCES gestion.lieu ON DELETE CASCADE,
  lieu_b uuid NOT NULL REFERENCES gestion.lieu ON DELETE CASCADE,
  minutes smallint NOT NULL CHECK (minutes BETWEEN 0 AND 600),
  PRIMARY KEY (lieu_a, lieu_b),
  CHECK (lieu_a < lieu_b)                                          -- symétrique : une ligne par paire
);
CREATE INDEX trajet_b ON gestion.trajet (lieu_b);

-- ── les intervenants (des professionnels du prestataire, jamais des salariés des clients) ──────────────────────

CREATE TABLE gestion.intervenant (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  compte_id uuid UNIQUE,                                           -- garde.compte, sans clé étrangère : autre compartiment
  nom text NOT NULL CHECK (nom <> ''),
  prenom text NOT NULL DEFAULT '',
  metier text NOT NULL CHECK (metier IN ('assistant_social', 'psychologue', 'mediateur')),
  diplome text NOT NULL DEFAULT '',
  rpps text CHECK (rpps ~ '^[0-9]{11}$'),
  langues text[] NOT NULL DEFAULT '{fr}' CHECK (langues <@ ARRAY['fr', 'de', 'lb', 'en', 'pt'] AND cardinality(langues) > 0),
  bureau_id uuid NOT NULL REFERENCES gestion.lieu,
  cible_hebdo smallint NOT NULL DEFAULT 8 CHECK (cible_hebdo BETWEEN 0 AND 10),
  max_hebdo smallint NOT NULL DEFAULT 9 CHECK (max_hebdo BETWEEN 0 AND 10),
  telephone text NOT NULL DEFAULT '',
  actif boolean NOT NULL DEFAULT true,
  CHECK (cible_hebdo <= max_hebdo)
);
CREATE INDEX intervenant_bureau ON gestion.intervenant (bureau_id);

CREATE TABLE gestion.disponibilite (
  intervenant_id uuid NOT NULL REFERENCES gestion.intervenant ON DELETE CASCADE,
  jour smallint NOT NULL CHECK (jour BETWEEN 1 AND 5),
  demi_journee text NOT NULL CHECK (demi_journee IN ('AM', 'PM')),
  PRIMARY KEY (intervenant_id, jour, demi_journee)
);

CREATE TABLE gestion.absence (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  intervenant_id uuid NOT NULL REFERENCES gestion.intervenant ON DELETE CASCADE,
  debut date NOT NULL,
  fin date NOT NULL CHECK (fin >= debut),
  nature text NOT NULL DEFAULT 'absence' CHECK (nature IN ('conge', 'formation', 'reunion', 'absence')),  -- jamais la raison médicale
  EXCLUDE USING gist (intervenant_id crypto.gist_uuid_ops WITH =, daterange(debut, fin, '[]') WITH &&)
);
CREATE INDEX absence_intervenant ON gestion.absence (intervenant_id, debut);

-- ── les entreprises clientes ───────────────────────────────────────────────────────────────────────────────────

CREATE TABLE gestion.entreprise (
  entreprise_id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  code text NOT NULL UNIQUE CHECK (code ~ '^[A-Z0-9-]{2,20}$'),
  nom text NOT NULL CHECK (nom <> ''),
  siren text UNIQUE CHECK (siren ~ '^[0-9]{9}$'),
  forme text NOT NULL DEFAULT 'privee' CHECK (forme IN ('privee', 'publique', 'association')),
  secteur text NOT NULL DEFAULT '',
  pays text NOT NULL DEFAULT 'FR' CHECK (pays IN ('FR', 'LU')),
  tva_intracommunautaire text,
  statut text NOT NULL DEFAULT 'client' CHECK (statut IN ('prospect', 'client', 'ancien')),
  livraison text NOT NULL DEFAULT 'externe' CHECK (livraison IN ('externe', 'mutualise', 'hybride')),
  lundi_pentecote_travaille boolean NOT NULL DEFAULT false,
  code_affiche text NOT NULL UNIQUE DEFAULT upper(substr(replace(gen_random_uuid()::text, '-', ''), 1, 8)),
  adresse text NOT NULL DEFAULT '',
  code_postal text NOT NULL DEFAULT '',
  commune text NOT NULL DEFAULT '',
  contexte text NOT NULL DEFAULT '',                                -- cahier des charges (C1)
  cree_le date NOT NULL DEFAULT current_date
);

CREATE TABLE gestion.etablissement (
  entreprise_id uuid NOT NULL REFERENCES gestion.entreprise,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  code text NOT NULL,
  nom text NOT NULL CHECK (nom <> ''),
  siret text CHECK (siret ~ '^[0-9]{14}$'),
  adresse text NOT NULL DEFAULT '',
  code_postal text NOT NULL DEFAULT '',
  commune text NOT NULL DEFAULT '',
  territoire text NOT NULL CHECK (territoire IN ('FR', 'FR-AM', 'LU')),
  vendredi_saint boolean NOT NULL DEFAULT false CHECK (NOT vendredi_saint OR territoire = 'FR-AM'),
  ouvert boolean NOT NULL DEFAULT true,
  PRIMARY KEY (entreprise_id, id),
  UNIQUE (entreprise_id, code),
  UNIQUE (entreprise_id, siret)
);
ALTER TABLE gestion.lieu
  ADD FOREIGN KEY (entreprise_id, etablissement_id) REFERENCES gestion.etablissement (entreprise_id, id);

CREATE TABLE gestion.effectif (
  entreprise_id uuid NOT NULL,
  etablissement_id uuid NOT NULL,
  a_partir_du date NOT NULL,
  nombre int NOT NULL CHECK (nombre BETWEEN 0 AND 1000000),
  source text NOT NULL DEFAULT 'gestion' CHECK (source IN ('contrat', 'gestion', 'rh', 'import')),
  declare_le date NOT NULL DEFAULT current_date,
  PRIMARY KEY (entreprise_id, etablissement_id, a_partir_du),
  FOREIGN KEY (entreprise_id, etablissement_id) REFERENCES gestion.etablissement ON DELETE CASCADE
);

CREATE TABLE gestion.contact (
  entreprise_id uuid NOT NULL REFERENCES gestion.entreprise,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  nom text NOT NULL CHECK (nom <> ''),
  fonction text NOT NULL DEFAULT '',
  courriel text NOT NULL DEFAULT '',
  telephone text NOT NULL DEFAULT '',
  principal boolean NOT NULL DEFAULT false,
  PRIMARY KEY (entreprise_id, id)
);

CREATE TABLE gestion.fermeture (
  entreprise_id uuid NOT NULL REFERENCES gestion.entreprise,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  debut date NOT NULL,
  fin date NOT NULL CHECK (fin >= debut),
  libelle text NOT NULL DEFAULT '',
  PRIMARY KEY (entreprise_id, id)
);

-- ── les contrats ───────────────────────────────────────────────────────────────────────────────────────────────

CREATE TABLE gestion.contrat (
  entreprise_id uuid NOT NULL REFERENCES gestion.entreprise,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  numero text NOT NULL CHECK (numero ~ '^[A-Z0-9-]{2,30}$'),
  statut text NOT NULL DEFAULT 'brouillon' CHECK (statut IN ('brouillon', 'signe', 'resilie')),
  cadre text NOT NULL DEFAULT 'FR' CHECK (cadre IN ('FR', 'LU')),  -- établissement vendeur et droit applicable (C14)
  objet text NOT NULL DEFAULT '',
  debut date NOT NULL,
  fin date CHECK (fin >= debut),
  tacite_reconduction boolean NOT NULL DEFAULT true,
  preavis_mois smallint NOT NULL DEFAULT 3 CHECK (preavis_mois BETWEEN 0 AND 24),
  renouvellement_le date,
  intervenant_id uuid REFERENCES gestion.intervenant,              -- intervenant nommé au contrat (C10)
  facturation_mois smallint NOT NULL DEFAULT 1 CHECK (facturation_mois IN (1, 2, 3, 4, 6, 12)),
  terme text NOT NULL DEFAULT 'ECHU' CHECK (terme IN ('ECHU', 'AVANCE')),
  annee_contractuelle text NOT NULL DEFAULT '01-01' CHECK (annee_contractuelle ~ '^(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])$'),
  preavis_annulation_jours smallint NOT NULL DEFAULT 2 CHECK (preavis_annulation_jours BETWEEN 0 AND 60),
  taux_annulation_tardive numeric(5, 2) NOT NULL DEFAULT 100 CHECK (taux_annulation_tardive BETWEEN 0 AND 100),
  minimum_cents bigint CHECK (minimum_cents >= 0),
  signe_le date,
  PRIMARY KEY (entreprise_id, id),
  UNIQUE (entreprise_id, numero)
);
CREATE UNIQUE INDEX contrat_numero ON gestion.contrat (numero);    -- unique chez le prestataire : il est imprimé sur la facture
CREATE INDEX contrat_intervenant ON gestion.contrat (intervenant_id);

-- Un avenant porte la date d'effet ; les prestations et tarifs qu'il change sont fermés la veille et rouverts à sa date.
CREATE TABLE gestion.avenant (
  entreprise_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  contrat_id uuid NOT NULL,
  numero smallint NOT NULL CHECK (numero > 0),
  date_effet date NOT NULL,
  objet text NOT NULL CHECK (objet <> ''),
  signe_le date,
  PRIMARY KEY (entreprise_id, id),
  UNIQUE (entreprise_id, contrat_id, numero),
  FOREIGN KEY (entreprise_id, contrat_id) REFERENCES gestion.contrat
);

-- Ce qui est dû : une ligne de permanence (lieu, fréquence, durée) ou un service optionnel (C11).
CREATE TABLE gestion.prestation (
  entreprise_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  contrat_id uuid NOT NULL,
  avenant_id uuid,
  type text NOT NULL DEFAULT 'permanence'
    CHECK (type IN ('permanence', 'ligne_ecoute', 'psychologue', 'mediation', 'action_collective', 'formation_managers')),
  libelle text NOT NULL DEFAULT '',
  du date NOT NULL,
  au date CHECK (au >= du),
  lieu_id uuid REFERENCES gestion.lieu,
  frequence text CHECK (frequence IN ('hebdomadaire', 'bimensuelle', 'mensuelle')),  -- bimensuelle = deux fois par mois
  duree_demi_journees smallint CHECK (duree_demi_journees IN (1, 2)),
  demi_journees_an smallint CHECK (demi_journees_an BETWEEN 0 AND 1040),
  creneaux_autorises text[] NOT NULL DEFAULT '{}',                  -- codes « mar-PM » (lun…ven, AM|PM)
  creneaux_preferes text[] NOT NULL DEFAULT '{}' CHECK (creneaux_preferes <@ creneaux_autorises),
  langue text NOT NULL DEFAULT 'fr' CHECK (langue IN ('fr', 'de', 'lb', 'en', 'pt')),
  metier text NOT NULL DEFAULT 'assistant_social' CHECK (metier IN ('assistant_social', 'psychologue', 'mediateur')),
  intervenant_id uuid REFERENCES gestion.intervenant,              -- référent de la ligne ; à défaut celui du contrat
  groupe_id uuid,                                                  -- permanence mutualisée (C8)
  PRIMARY KEY (entreprise_id, id),
  FOREIGN KEY (entreprise_id, contrat_id) REFERENCES gestion.contrat,
  FOREIGN KEY (entreprise_id, avenant_id) REFERENCES gestion.avenant,
  CHECK (type <> 'permanence' OR (lieu_id IS NOT NULL AND frequence IS NOT NULL AND duree_demi_journees IS NOT NULL
    AND demi_journees_an IS NOT NULL AND cardinality(creneaux_autorises) > 0))
);
CREATE INDEX prestation_contrat ON gestion.prestation (entreprise_id, contrat_id, du);
CREATE INDEX prestation_lieu ON gestion.prestation (lieu_id);

-- Une ligne de prix (C3) ; plusieurs se combinent sur un contrat.
CREATE TABLE gestion.tarif (
  entreprise_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  contrat_id uuid NOT NULL,
  avenant_id uuid,
  code text NOT NULL CHECK (code ~ '^[A-Z0-9_-]{1,30}$'),
  modele text NOT NULL CHECK (modele IN ('forfait_salarie', 'demi_journee', 'journee', 'mensuel', 'annuel')),
  libelle text NOT NULL DEFAULT '',
  prix_micro bigint NOT NULL CHECK (prix_micro >= 0),               -- 10^-6 €, R01
  mode_effectif text NOT NULL DEFAULT 'reference' CHECK (mode_effectif IN ('reference', 'segments', 'moyenne')),
  prorata text NOT NULL DEFAULT 'jours' CHECK (prorata IN ('jours', 'mois_entames')),
  mode_tranches text CHECK (mode_tranches IN ('volume', 'graduel')),
  demi_journees_incluses smallint NOT NULL DEFAULT 0 CHECK (demi_journees_incluses >= 0),
  prix_deduction_micro bigint CHECK (prix_deduction_micro > 0),
  echeances smallint NOT NULL DEFAULT 1 CHECK (echeances IN (1, 2, 3, 4, 6, 12)),
  du date NOT NULL,
  au date CHECK (au >= du),
  PRIMARY KEY (entreprise_id, id),
  UNIQUE (entreprise_id, contrat_id, code, du),
  FOREIGN KEY (entreprise_id, contrat_id) REFERENCES gestion.contrat,
  FOREIGN KEY (entreprise_id, avenant_id) REFERENCES gestion.avenant
);

CREATE TABLE gestion.tranche (
  entreprise_id uuid NOT NULL,
  tarif_id uuid NOT NULL,
  rang smallint NOT NULL CHECK (rang > 0),
  jusqua int CHECK (jusqua > 0),                                    -- NULL : la dernière
  prix_micro bigint NOT NULL CHECK (prix_micro >= 0),
  PRIMARY KEY (entreprise_id, tarif_id, rang),
  FOREIGN KEY (entreprise_id, tarif_id) REFERENCES gestion.tarif ON DELETE CASCADE
);

-- ── les permanences ────────────────────────────────────────────────────────────────────────────────────────────

CREATE TABLE gestion.plan (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  debut date NOT NULL,
  fin date NOT NULL CHECK (fin >= debut),
  etat text NOT NULL DEFAULT 'calcul' CHECK (etat IN ('calcul', 'brouillon', 'publie', 'abandonne', 'echec')),
  graine bigint NOT NULL DEFAULT 1,
  cout bigint,
  dues int,
  placees int,
  progression smallint NOT NULL DEFAULT 0 CHECK (progression BETWEEN 0 AND 100),
  resultat jsonb,
  cree_par uuid NOT NULL DEFAULT garde.uid(),
  cree_le timestamptz NOT NULL DEFAULT now(),
  publie_le timestamptz
);
CREATE INDEX plan_debut ON gestion.plan (debut);

CREATE TABLE gestion.permanence (
  entreprise_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  contrat_id uuid NOT NULL,
  prestation_id uuid NOT NULL,
  lieu_id uuid NOT NULL REFERENCES gestion.lieu,
  intervenant_id uuid NOT NULL REFERENCES gestion.intervenant,
  jour date NOT NULL CHECK (extract(isodow FROM jour) BETWEEN 1 AND 5),
  moment text NOT NULL CHECK (moment IN ('AM', 'PM', 'JOUR')),
  debut time NOT NULL,
  fin time NOT NULL,
  salle smallint NOT NULL DEFAULT 1 CHECK (salle > 0),             -- rang occupé parmi capacite_salle
  statut text NOT NULL DEFAULT 'planifiee' CHECK (statut IN ('planifiee', 'publiee', 'tenue', 'annulee_prestataire', 'annulee_client', 'remplacee', 'reportee')),
  motif_annulation text CHECK (motif_annulation <> ''),
  annulee_le timestamp,                                            -- heure locale, R35
  remplace_id uuid,                                                -- la permanence que celle-ci remplace ou reporte
  plan_id uuid REFERENCES gestion.plan,
  epinglee boolean NOT NULL DEFAULT false,
  sequence smallint NOT NULL DEFAULT 0,                            -- iCalendar SEQUENCE, augmente à chaque changement publié
  plage tsrange NOT NULL GENERATED ALWAYS AS (tsrange(jour + debut, jour + fin, '[)')) STORED,
  creneaux int4range NOT NULL GENERATED ALWAYS AS (
    CASE moment WHEN 'AM' THEN int4range((jour - DATE '2000-01-01') * 2, (jour - DATE '2000-01-01') * 2 + 1)
      WHEN 'PM' THEN int4range((jour - DATE '2000-01-01') * 2 + 1, (jour - DATE '2000-01-01') * 2 + 2)
      ELSE int4range((jour - DATE '2000-01-01') * 2, (jour - DATE '2000-01-01') * 2 + 2) END) STORED,
  PRIMARY KEY (entreprise_id, id),
  FOREIGN KEY (entreprise_id, contrat_id) REFERENCES gestion.contrat,
  FOREIGN KEY (entreprise_id, prestation_id) REFERENCES gestion.prestation,
  FOREIGN KEY (entreprise_id, remplace_id) REFERENCES gestion.permanence,
  CHECK (debut < fin),
  CHECK (statut NOT IN ('annulee_prestataire', 'annulee_client') OR motif_annulation IS NOT NULL),
  -- Une personne, un lieu à la fois : les demi-journées (règle ubiquite) et les heures publiées.
  CONSTRAINT ubiquite EXCLUDE USING gist (intervenant_id crypto.gist_uuid_ops WITH =, creneaux WITH &&)
    WHERE (statut IN ('planifiee', 'publiee', 'tenue')),
  CONSTRAINT ubiquite_heures EXCLUDE USING gist (intervenant_id crypto.gist_uuid_ops WITH =, plage WITH &&)
    WHERE (statut IN ('planifiee', 'publiee', 'tenue')),
  CONSTRAINT salle_prise EXCLUDE USING gist (lieu_id crypto.gist_uuid_ops WITH =, salle crypto.gist_int2_ops WITH =, creneaux WITH &&)
    WHERE (statut IN ('planifiee', 'publiee', 'tenue'))
);
CREATE INDEX permanence_entreprise_jour ON gestion.permanence (entreprise_id, jour);
CREATE INDEX permanence_contrat ON gestion.permanence (entreprise_id, contrat_id, jour);
CREATE INDEX permanence_prestation ON gestion.permanence (entreprise_id, prestation_id, jour);
CREATE INDEX permanence_intervenant_jour ON gestion.permanence (intervenant_id, jour);  -- agenda d'un intervenant sur toutes ses entreprises
CREATE INDEX permanence_jour ON gestion.permanence (jour);         -- planche de la semaine, toutes entreprises
CREATE INDEX permanence_plan ON gestion.permanence (plan_id);

-- Le registre (P14) : une ligne par demi-journée due, dans un seul état à la fois.
CREATE TABLE gestion.registre (
  entreprise_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  contrat_id uuid NOT NULL,
  prestation_id uuid NOT NULL,
  periode_debut date NOT NULL,                                      -- la période (semaine, deux semaines, quatre) où elle est due
  periode_fin date NOT NULL CHECK (periode_fin >= periode_debut),
  rang smallint NOT NULL CHECK (rang > 0),
  etat text NOT NULL DEFAULT 'due' CHECK (etat IN ('due', 'planifiee', 'publiee', 'tenue', 'annulee_prestataire', 'annulee_client',
    'feriee', 'remplacee', 'reportee', 'creditee')),
  permanence_id uuid,
  PRIMARY KEY (entreprise_id, id),
  UNIQUE (entreprise_id, prestation_id, periode_debut, rang),
  FOREIGN KEY (entreprise_id, contrat_id) REFERENCES gestion.contrat,
  FOREIGN KEY (entreprise_id, prestation_id) REFERENCES gestion.prestation,
  FOREIGN KEY (entreprise_id, permanence_id) REFERENCES gestion.permanence,
  CHECK (etat NOT IN ('planifiee', 'publiee', 'tenue') OR permanence_id IS NOT NULL)
);
CREATE INDEX registre_contrat ON gestion.registre (entreprise_id, contrat_id, periode_debut);
CREATE INDEX registre_permanence ON gestion.registre (entreprise_id, permanence_id);

-- Le compte du registre par contrat et année : due = tenue + ouverte + creditee + renoncee, tenu par la base.
CREATE TABLE gestion.registre_compte (
  entreprise_id uuid NOT NULL,
  contrat_id uuid NOT NULL,
  annee smallint NOT NULL,
  dues int NOT NULL DEFAULT 0 CHECK (dues >= 0),
  tenues int NOT NULL DEFAULT 0 CHECK (tenues >= 0),
  ouvertes int NOT NULL DEFAULT 0 CHECK (ouvertes >= 0),
  creditees int NOT NULL DEFAULT 0 CHECK (creditees >= 0),
  renoncees int NOT NULL DEFAULT 0 CHECK (renoncees >= 0),
  PRIMARY KEY (entreprise_id, contrat_id, annee),
  FOREIGN KEY (entreprise_id, contrat_id) REFERENCES gestion.contrat,
  CONSTRAINT registre_clos CHECK (dues = tenues + ouvertes + creditees + renoncees)
);

-- tenue ; creditee ; renoncee = fériée ou annulée par le client ; ouverte = tout le reste (due, planifiée, publiée, à replacer)
CREATE FUNCTION gestion.registre_case(etat text) RETURNS text
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp
AS $$ SELECT CASE etat
  WHEN 'tenue' THEN 'tenue' WHEN 'remplacee' THEN 'tenue'
  WHEN 'creditee' THEN 'creditee'
  WHEN 'annulee_client' THEN 'renoncee' WHEN 'feriee' THEN 'renoncee'
  ELSE 'ouverte' END $$;

CREATE FUNCTION gestion.registre_compter() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
DECLARE c text;
BEGIN
  IF TG_OP IN ('UPDATE', 'DELETE') THEN
    c := gestion.registre_case(OLD.etat);
    UPDATE gestion.registre_compte SET
      dues = dues - 1, tenues = tenues - (c = 'tenue')::int, ouvertes = ouvertes - (c = 'ouverte')::int,
      creditees = creditees - (c = 'creditee')::int, renoncees = renoncees - (c = 'renoncee')::int
    WHERE (entreprise_id, contrat_id, annee) = (OLD.entreprise_id, OLD.contrat_id, extract(year FROM OLD.periode_debut)::smallint);
  END IF;
  IF TG_OP IN ('UPDATE', 'INSERT') THEN
    c := gestion.registre_case(NEW.etat);
    INSERT INTO gestion.registre_compte AS r VALUES
      (NEW.entreprise_id, NEW.contrat_id, extract(year FROM NEW.periode_debut)::smallint, 1, (c = 'tenue')::int, (c = 'ouverte')::int,
       (c = 'creditee')::int, (c = 'renoncee')::int)
    ON CONFLICT (entreprise_id, contrat_id, annee) DO UPDATE SET
      dues = r.dues + 1, tenues = r.tenues + excluded.tenues, ouvertes = r.ouvertes + excluded.ouvertes,
      creditees = r.creditees + excluded.creditees, renoncees = r.renoncees + excluded.renoncees;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER registre_compter AFTER INSERT OR UPDATE OR DELETE ON gestion.registre
  FOR EACH ROW EXECUTE FUNCTION gestion.registre_compter();

-- ── agendas iCalendar et imports en attente ────────────────────────────────────────────────────────────────────

CREATE TABLE gestion.agenda (
  empreinte bytea PRIMARY KEY CHECK (octet_length(empreinte) = 32),  -- sha256 du jeton de l'adresse ; le jeton n'est pas gardé
  intervenant_id uuid REFERENCES gestion.intervenant,
  entreprise_id uuid REFERENCES gestion.entreprise,
  cree_le timestamptz NOT NULL DEFAULT now(),
  revoque_le timestamptz,
  CHECK ((intervenant_id IS NULL) <> (entreprise_id IS NULL))
);
CREATE INDEX agenda_intervenant ON gestion.agenda (intervenant_id);
CREATE INDEX agenda_entreprise ON gestion.agenda (entreprise_id);

CREATE TABLE gestion.import (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  nature text NOT NULL CHECK (nature IN ('entreprises', 'etablissements', 'effectifs', 'contrats')),
  nom_fichier text NOT NULL,
  contenu bytea NOT NULL CHECK (octet_length(contenu) <= 8388608),
  etat text NOT NULL DEFAULT 'apercu' CHECK (etat IN ('apercu', 'applique', 'abandonne')),
  depose_par uuid NOT NULL DEFAULT garde.uid(),
  depose_le timestamptz NOT NULL DEFAULT now(),
  applique_le timestamptz,
  bilan jsonb
);
CREATE INDEX import_depose ON gestion.import (depose_le);

-- ── les murs ───────────────────────────────────────────────────────────────────────────────────────────────────
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['prestataire', 'lieu', 'trajet', 'intervenant', 'disponibilite', 'absence', 'entreprise', 'etablissement', 'effectif',
    'contact', 'fermeture', 'contrat', 'avenant', 'prestation', 'tarif', 'tranche', 'plan', 'permanence', 'registre', 'registre_compte',
    'agenda', 'import'] LOOP
    CALL garde.mur_prestataire('gestion.' || t, 'app_gestion', 'SIUD');
    CALL garde.mur_interne('gestion.' || t);
  END LOOP;
  -- La facturation lit ce qui se facture ; l'intervenant lit ses lieux, ses entreprises et son agenda ; le pilotage lit les effectifs.
  FOREACH t IN ARRAY ARRAY['prestataire', 'lieu', 'intervenant', 'entreprise', 'etablissement', 'effectif', 'contact', 'contrat', 'avenant', 'prestation', 'tarif',
    'tranche', 'permanence', 'registre', 'registre_compte'] LOOP
    CALL garde.mur_prestataire('gestion.' || t, 'app_facturation', 'S');
  END LOOP;
  FOREACH t IN ARRAY ARRAY['prestataire', 'lieu', 'trajet', 'intervenant', 'disponibilite', 'absence', 'entreprise', 'etablissement', 'contrat', 'prestation',
    'permanence'] LOOP
    CALL garde.mur_prestataire('gestion.' || t, 'app_nominatif', 'S');
  END LOOP;
  FOREACH t IN ARRAY ARRAY['prestataire', 'lieu', 'intervenant', 'entreprise', 'etablissement', 'effectif', 'contrat', 'prestation', 'permanence', 'registre_compte'] LOOP
    CALL garde.mur_prestataire('gestion.' || t, 'app_pilotage', 'S');
  END LOOP;
  -- La RH de UNE entreprise lit ce qui la concerne, derrière le mur locataire.
  FOREACH t IN ARRAY ARRAY['entreprise', 'etablissement', 'contact', 'contrat', 'avenant', 'prestation', 'tarif', 'tranche', 'permanence',
    'registre_compte', 'fermeture'] LOOP
    CALL garde.mur_client('gestion.' || t, 'S');
  END LOOP;
  CALL garde.mur_client('gestion.effectif', 'SI');
END $$;
-- Le prestataire, les lieux et les intervenants n'ont pas d'entreprise : la RH n'en voit que ce qui touche ses permanences.
CREATE POLICY mur_app_client ON gestion.lieu AS RESTRICTIVE TO app_client
  USING ((SELECT garde.tenant()) IS NOT NULL);
CREATE POLICY lire_app_client ON gestion.lieu FOR SELECT TO app_client
  USING (type = 'bureau' OR entreprise_id = (SELECT garde.tenant()));
CREATE POLICY mur_app_client ON gestion.intervenant AS RESTRICTIVE TO app_client
  USING ((SELECT garde.tenant()) IS NOT NULL);
CREATE POLICY lire_app_client ON gestion.intervenant FOR SELECT TO app_client
  USING (EXISTS (SELECT 1 FROM gestion.permanence p WHERE p.intervenant_id = intervenant.id AND p.entreprise_id = (SELECT garde.tenant())));
CREATE POLICY mur_app_client ON gestion.prestataire AS RESTRICTIVE TO app_client
  USING ((SELECT garde.tenant()) IS NOT NULL);
CREATE POLICY lire_app_client ON gestion.prestataire FOR SELECT TO app_client
  USING (true);
-- La RH ne voit une permanence qu'une fois publiée : un brouillon n'est promis à personne.
DROP POLICY lire_app_client ON gestion.permanence;
CREATE POLICY lire_app_client ON gestion.permanence FOR SELECT TO app_client
  USING (statut <> 'planifiee');

-- L'intervenant marque tenue SA permanence, publiée et passée ou du jour, sans aucun autre droit d'écriture en gestion.
CREATE FUNCTION gestion.marquer_tenue(p_entreprise uuid, p_permanence uuid) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  UPDATE gestion.permanence p SET statut = 'tenue'
    FROM gestion.intervenant i
   WHERE p.entreprise_id = p_entreprise AND p.id = p_permanence AND p.statut = 'publiee' AND p.jour <= current_date
     AND i.id = p.intervenant_id AND i.compte_id = garde.uid();
  RETURN FOUND;
END $$;

-- Le registre suit la permanence : un seul endroit décide de l'état d'une demi-journée due.
CREATE FUNCTION gestion.registre_suivre() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    UPDATE gestion.registre SET etat = 'due', permanence_id = NULL
     WHERE entreprise_id = OLD.entreprise_id AND permanence_id = OLD.id AND etat IN ('planifiee', 'publiee');
    RETURN OLD;
  END IF;
  UPDATE gestion.registre SET etat = CASE NEW.statut WHEN 'remplacee' THEN 'due' WHEN 'reportee' THEN 'reportee' ELSE NEW.statut END,
    permanence_id = CASE WHEN NEW.statut = 'remplacee' THEN NULL ELSE permanence_id END
   WHERE entreprise_id = NEW.entreprise_id AND permanence_id = NEW.id AND etat <> 'creditee';
  RETURN NULL;
END $$;
CREATE TRIGGER registre_suivre_maj AFTER UPDATE OF statut ON gestion.permanence
  FOR EACH ROW WHEN (OLD.statut IS DISTINCT FROM NEW.statut) EXECUTE FUNCTION gestion.registre_suivre();
CREATE TRIGGER registre_suivre_fin BEFORE DELETE ON gestion.permanence
  FOR EACH ROW EXECUTE FUNCTION gestion.registre_suivre();
RESET ROLE;

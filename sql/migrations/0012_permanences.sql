-- Permanences : une permanence posée prend sa demi-journée due, une permanence publiée qui change augmente sa SEQUENCE,
-- une adresse d'agenda se lit sans compte.
SET ROLE prop_gestion;

-- Le remplacement ou le report prend les demi-journées de ce qu'il remplace ; sinon, celles de la période de son jour.
CREATE FUNCTION gestion.registre_prendre() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  UPDATE gestion.registre r SET etat = NEW.statut, permanence_id = NEW.id
    FROM (
      SELECT e.id
        FROM gestion.registre e
       WHERE e.entreprise_id = NEW.entreprise_id AND e.prestation_id = NEW.prestation_id
         AND (e.permanence_id = NEW.remplace_id AND e.etat IN ('reportee', 'annulee_prestataire')
           OR e.etat IN ('due', 'annulee_prestataire') AND NEW.jour BETWEEN e.periode_debut AND e.periode_fin)
       ORDER BY e.permanence_id IS NOT DISTINCT FROM NEW.remplace_id DESC, e.periode_debut, e.rang
       LIMIT CASE NEW.moment WHEN 'JOUR' THEN 2 ELSE 1 END) libres
   WHERE r.entreprise_id = NEW.entreprise_id AND r.id = libres.id;
  RETURN NULL;
END $$;
CREATE TRIGGER registre_prendre AFTER INSERT ON gestion.permanence
  FOR EACH ROW WHEN (NEW.statut IN ('planifiee', 'publiee', 'tenue')) EXECUTE FUNCTION gestion.registre_prendre();

-- RFC 5545, 3.8.7.4 : SEQUENCE augmente à chaque changement de ce qui est déjà annoncé.
CREATE FUNCTION gestion.permanence_sequence() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  NEW.sequence := OLD.sequence + 1;
  RETURN NEW;
END $$;
CREATE TRIGGER permanence_sequence BEFORE UPDATE OF jour, moment, debut, fin, lieu_id, intervenant_id, statut ON gestion.permanence
  FOR EACH ROW WHEN (OLD.statut <> 'planifiee' AND NEW.statut <> 'tenue'
    AND (OLD.jour, OLD.moment, OLD.debut, OLD.fin, OLD.lieu_id, OLD.intervenant_id, OLD.statut)
      IS DISTINCT FROM (NEW.jour, NEW.moment, NEW.debut, NEW.fin, NEW.lieu_id, NEW.intervenant_id, NEW.statut))
  EXECUTE FUNCTION gestion.permanence_sequence();

-- L'agenda d'une adresse secrète : trois mois derrière, treize mois devant ; aucun brouillon, aucun nom de personne.
CREATE FUNCTION gestion.agenda_lire(p_empreinte bytea)
RETURNS TABLE (genre text, titre text, id uuid, jour date, debut time, fin time, statut text, sequence smallint, entreprise text, lieu text,
  adresse text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
  SELECT CASE WHEN a.entreprise_id IS NULL THEN 'intervenant' ELSE 'entreprise' END,
    coalesce(c.nom, 'Permanences'), p.id, p.jour, p.debut, p.fin, p.statut, p.sequence, e.nom, l.nom,
    btrim(concat_ws(', ', nullif(l.salle, ''), nullif(l.adresse, ''), nullif(concat_ws(' ', l.code_postal, l.commune), '')))
  FROM gestion.agenda a
  LEFT JOIN gestion.entreprise c ON c.entreprise_id = a.entreprise_id
  LEFT JOIN gestion.permanence p ON (p.intervenant_id = a.intervenant_id OR p.entreprise_id = a.entreprise_id)
    AND p.statut <> 'planifiee' AND p.jour BETWEEN current_date - 92 AND current_date + 400
  LEFT JOIN gestion.entreprise e ON e.entreprise_id = p.entreprise_id
  LEFT JOIN gestion.lieu l ON l.id = p.lieu_id
  WHERE a.empreinte = p_empreinte AND a.revoque_le IS NULL
  ORDER BY p.jour, p.debut, p.id
$$;

RESET ROLE;

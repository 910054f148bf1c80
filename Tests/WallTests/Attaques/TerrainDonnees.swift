/// Rows of both companies, written by the superuser without triggers: the attacks read them, the trade does not.
func donnees(_ r: [String: String]) -> String {
    func v(_ nom: String) -> String { "'\(r[nom] ?? "")'::uuid" }
    return """
        SET session_replication_role = replica;
        INSERT INTO gestion.entreprise (entreprise_id, code, nom, code_affiche)
        VALUES (\(v("A")), 'AAA', 'Entreprise A', 'AFFICHEA'), (\(v("B")), 'BBB', 'SECRET-RH-B SA', 'AFFICHEB');
        INSERT INTO pilotage.bilan (entreprise_id, rang, periode, version, regles, contenu, rendu, certificat, empreinte, empreinte_rendu, precedent,
          chaine, publie_par)
        SELECT e, rang, periode, 1, 'r', '', rendu, 'SECRET-CERTIFICAT', sha256(''), sha256(rendu), sha256(''),
          sha256(sha256('') || sha256('') || sha256(rendu)), gen_random_uuid()
        FROM (VALUES (\(v("A")), 1, '2026-T1', 'ANCIEN-BILAN-A'::bytea), (\(v("A")), 2, '2026-T2', 'BILAN-REMIS-A')) x (e, rang, periode, rendu);
        INSERT INTO gestion.etablissement (entreprise_id, id, code, nom, territoire)
        VALUES (\(v("A")), \(v("etabA")), 'A1', 'Site A', 'FR'), (\(v("B")), \(v("etabB")), 'B1', 'SECRET-RH-B site', 'FR');
        INSERT INTO gestion.effectif (entreprise_id, etablissement_id, a_partir_du, nombre)
        VALUES (\(v("A")), \(v("etabA")), '2026-01-01', 120), (\(v("B")), \(v("etabB")), '2026-01-01', 987);
        INSERT INTO gestion.contact (entreprise_id, nom) VALUES (\(v("A")), 'Contact A'), (\(v("B")), 'SECRET-RH-B contact');
        INSERT INTO gestion.contrat (entreprise_id, numero, debut, objet, intervenant_id)
        SELECT \(v("A")), 'A-' || n, '2026-01-01', 'objet A', gen_random_uuid() FROM generate_series(1, 3) n;
        INSERT INTO gestion.contrat (entreprise_id, numero, debut, objet, intervenant_id)
        SELECT \(v("B")), 'B-' || n, '2026-01-01', 'SECRET-RH-B objet', \(v("intervenantB")) FROM generate_series(1, 200) n;
        INSERT INTO gestion.action_collective (entreprise_id, intervenant_id, jour, debut, minutes, genre, theme, places)
        SELECT e, gen_random_uuid(), '2026-02-03', '14:00', 60, 'atelier', t, 12
        FROM (VALUES (\(v("A")), 'sujet A'), (\(v("B")), 'SECRET-RH-B sujet')) x (e, t);
        INSERT INTO gestion.contexte (entreprise_id, periode, absenteisme, declare_par)
        SELECT e, '2026-T1', 77, gen_random_uuid() FROM unnest(ARRAY[\(v("A")), \(v("B"))]) e;
        INSERT INTO pilotage.bilan (entreprise_id, rang, periode, version, regles, contenu, rendu, certificat, empreinte, empreinte_rendu, precedent,
          chaine, publie_par)
        SELECT \(v("B")), 1, '2026-T1', 1, 'essai', o, o, o, sha256(o), sha256(o), sha256(''), sha256(sha256('') || sha256(o) || sha256(o)),
          gen_random_uuid()
        FROM (SELECT convert_to('SECRET-RH-B bilan', 'UTF8') AS o) x;

        INSERT INTO nominatif.cle_entreprise (entreprise_id, cle_enveloppee)
        SELECT e, convert_to('SECRET-CLE' || repeat('x', 50), 'UTF8') FROM unnest(ARRAY[\(v("A")), \(v("B"))]) e;
        INSERT INTO nominatif.dossier (entreprise_id, etablissement_id, referent_id, numero, motif, contenu)
        SELECT \(v("A")), \(v("etabA")), \(v("alice")), '1111-777' || lpad(n::text, 3, '0'), 'budget', convert_to('SECRET-ALICE ' || n, 'UTF8')
        FROM generate_series(1, 200) n;
        INSERT INTO nominatif.dossier (entreprise_id, etablissement_id, referent_id, numero, motif, contenu)
        SELECT \(v("A")), \(v("etabA")), \(v("bob")), '2222-777' || lpad(n::text, 3, '0'), 'sante', convert_to('SECRET-BOB ' || n, 'UTF8')
        FROM generate_series(1, 200) n;
        INSERT INTO nominatif.dossier (entreprise_id, etablissement_id, referent_id, numero, motif, contenu)
        SELECT \(v("B")), \(v("etabB")), \(v("carol")), (3333 + n / 1000)::text || '-777' || lpad((n % 1000)::text, 3, '0'), CASE WHEN n <= 37 THEN 'rare' ELSE 'famille' END,
          convert_to('SECRET-CAROL ' || n, 'UTF8')
        FROM generate_series(1, 3000) n;
        -- Trois dossiers de bob : un à lui seul, un partagé avec alice, un dont le partage est retiré ; sans mot de bob, pour les lire.
        INSERT INTO nominatif.dossier (entreprise_id, id, etablissement_id, referent_id, numero, motif)
        VALUES (\(v("A")), \(v("dossierBob")), \(v("etabA")), \(v("bob")), '2222-777999', 'sante'),
          (\(v("B")), \(v("dossierCarol")), \(v("etabB")), \(v("carol")), '3337-777999', 'sante'),
          (\(v("A")), \(v("dossierPartage")), \(v("etabA")), \(v("bob")), '4444-0001', 'sante'),
          (\(v("A")), \(v("partageRetire")), \(v("etabA")), \(v("bob")), '4444-0002', 'sante');
        INSERT INTO nominatif.partage (entreprise_id, dossier_id, compte_id, accorde_par, jusquau, retire_le)
        VALUES (\(v("A")), \(v("dossierPartage")), \(v("alice")), \(v("bob")), current_date + 30, NULL),
          (\(v("A")), \(v("partageRetire")), \(v("alice")), \(v("bob")), current_date + 30, current_date);
        INSERT INTO nominatif.entretien (entreprise_id, dossier_id, auteur_id, jour, nature, forme, duree, origine, note)
        SELECT entreprise_id, id, referent_id, current_date, 'suivi', 'telephone', 30, 'lui_meme', convert_to('SECRET-BOB note', 'UTF8')
        FROM nominatif.dossier WHERE referent_id <> \(v("alice"));
        INSERT INTO nominatif.rappel (entreprise_id, referent_id, dossier_id, du_le, contenu)
        SELECT \(v("A")), \(v("bob")), d, current_date, convert_to('SECRET-BOB appel', 'UTF8') FROM unnest(ARRAY[\(v("dossierBob")), NULL]) d;
        INSERT INTO nominatif.brouillon (entreprise_id, dossier_id, auteur_id, contenu, onglet, rang)
        VALUES (\(v("A")), \(v("dossierBob")), \(v("bob")), convert_to('SECRET-BOB brouillon', 'UTF8'), gen_random_uuid(), 1),
          (\(v("A")), \(v("dossierPartage")), \(v("bob")), convert_to('SECRET-BOB brouillon', 'UTF8'), gen_random_uuid(), 1);
        INSERT INTO nominatif.information (entreprise_id, referent_id, etablissement_id, forme, motif)
        VALUES (\(v("A")), \(v("bob")), \(v("etabA")), 'telephone', 'budget');
        INSERT INTO passerelle.acte (entreprise_id, etablissement_id, mois, motif, nature, forme, origine, duree, nouveau, pseudonyme)
        SELECT \(v("B")), \(v("etabB")), '2026-07-01', 'budget', 'suivi', 'telephone', 'lui_meme', 30, true, decode(md5(n::text), 'hex')
        FROM generate_series(1, 40) n;
        INSERT INTO passerelle.cloture (entreprise_id, mois, issue, pdp, pseudonyme)
        SELECT \(v("B")), '2026-07-01', 'inaptitude', true, decode(md5(n::text), 'hex') FROM generate_series(1, 12) n;
        SET session_replication_role = origin;
        ANALYZE;
        """
}

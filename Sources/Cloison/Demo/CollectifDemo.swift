import Calendrier
import Postgres

/// What surrounds the collective actions of the demonstration: seats taken, slips, projects with their steps, alerts, cells, and the partners
/// of the départements where it works. Addresses and numbers are fictive (03 53 01, the range kept for fictions).
struct CollectifDemo {
    let aujourdhui: DateCivile

    var ordres: [SQL] { [partenaires, programmes, avis, places, projets, etapes, associes, rattachees, alertes, cellules] }

    /// The bodies that each département has, in six of them.
    private var partenaires: SQL {
        """
        INSERT INTO gestion.partenaire (code, nom, genre, territoire, besoins, adresse, code_postal, commune, telephone, site, horaires, pieces,
          delai_jours, source, verifie_le)
        SELECT t.code, t.intitule || ' – ' || d.nom, r.genre, d.numero, r.besoins, (10 + d.rang * 7 + t.rang) || ' rue de la Démonstration',
          d.numero || '000', d.prefecture, '03 53 01 ' || lpad((d.rang * 8 + t.rang)::text, 2, '0') || ' 00', r.site, 'Lundi au vendredi, 9 h – 12 h et 13 h 30 – 16 h',
          r.pieces, r.delai_jours, 'fiche de démonstration', \(aujourdhui)::date - (d.rang * 61 + t.rang * 23) % 520
        FROM (VALUES (1, '54', 'Meurthe-et-Moselle', 'Nancy'), (2, '55', 'Meuse', 'Bar-le-Duc'), (3, '57', 'Moselle', 'Metz'),
          (4, '67', 'Bas-Rhin', 'Strasbourg'), (5, '68', 'Haut-Rhin', 'Colmar'), (6, '88', 'Vosges', 'Épinal')) d (rang, numero, nom, prefecture)
        CROSS JOIN (VALUES (1, 'caf', 'CAF'), (2, 'cpam', 'CPAM'), (3, 'mdph', 'MDPH'), (4, 'departement', 'Service social départemental'),
          (5, 'adil', 'ADIL'), (6, 'siao', 'SIAO'), (7, 'fsl', 'FSL')) t (rang, code, intitule)
        JOIN gestion.partenaire r ON r.code = t.code AND r.territoire = 'FR'
        """
    }

    /// Every other workshop takes its seats by the poster too.
    private var programmes: SQL {
        """
        UPDATE gestion.action_collective SET programme = E'Accueil et tour des attentes\\nCe que dit la loi, en dix minutes\\nExercice à deux\\nOù trouver de l''aide',
          inscription = genre = 'atelier' AND statut = 'prevue' AND extract(day FROM jour)::int % 2 = 0
        WHERE genre IN ('atelier', 'managers') AND jour >= \(aujourdhui)::date - 30
        """
    }

    /// Five slips at least: small rooms say nothing.
    private var avis: SQL {
        """
        UPDATE gestion.action_collective SET avis_1 = 0, avis_2 = participants / 12, avis_3 = 1 + participants / 8, avis_4 = participants / 3,
          avis_5 = participants / 4
        WHERE statut = 'tenue' AND participants >= 9 AND extract(day FROM jour)::int % 3 <> 0
        """
    }

    private var places: SQL {
        """
        INSERT INTO gestion.action_place (entreprise_id, action_id)
        SELECT a.entreprise_id, a.id FROM gestion.action_collective a
        CROSS JOIN LATERAL generate_series(1, a.places * (3 + extract(day FROM a.jour)::int % 6) / 10) n
        WHERE a.statut = 'prevue' AND a.jour >= greatest(current_date, \(aujourdhui)::date) AND a.genre IN ('atelier', 'managers', 'groupe_parole')
        """
    }

    /// The twelve largest clients, by headcount.
    private static let grandes: SQL = """
        (SELECT e.entreprise_id, row_number() OVER (ORDER BY sum(f.nombre) DESC, e.code) AS rang
          FROM gestion.entreprise e JOIN gestion.effectif f ON f.entreprise_id = e.entreprise_id
          WHERE e.statut = 'client' GROUP BY e.entreprise_id, e.code ORDER BY 2 LIMIT 12)
        """

    private var projets: SQL {
        """
        INSERT INTO gestion.projet (entreprise_id, titre, but, etat, debut, fin, partage)
        SELECT g.entreprise_id, v.titre, v.but, v.etat, \(aujourdhui)::date - v.depuis, \(aujourdhui)::date + v.reste, v.partage
        FROM (VALUES
          (1, 'Prévenir l''isolement des équipes de nuit', 'Que chaque équipe de nuit ait un interlocuteur et un moment à elle.', 'en_cours', 120, 150, true),
          (2, 'Accompagner le déménagement de l''atelier', 'Que personne ne perde son emploi faute de transport ou de garde d''enfants.', 'en_cours', 60, 90, true),
          (3, 'Mieux vivre ses fins de mois', 'Que les difficultés d''argent se disent avant les saisies.', 'preparation', 5, 200, false),
          (4, 'Aidants : se reconnaître, se faire aider', 'Que les proches aidants connaissent leurs congés et leurs relais.', 'termine', 300, 0, true)
        ) v (rang, titre, but, etat, depuis, reste, partage)
        JOIN \(fragment: Self.grandes) g ON g.rang = v.rang
        """
    }

    private var etapes: SQL {
        """
        INSERT INTO gestion.projet_etape (entreprise_id, projet_id, libelle, echeance, faite_le)
        SELECT p.entreprise_id, p.id, v.libelle, p.debut + v.apres,
          CASE WHEN p.etat = 'termine' OR (p.etat = 'en_cours' AND v.apres <= 75) THEN least(p.debut + v.apres + 3, \(aujourdhui)::date) END
        FROM gestion.projet p
        CROSS JOIN (VALUES ('Rencontrer le CSE et la direction', 15), ('Recueillir les besoins, sans nom', 45), ('Monter les ateliers', 75),
          ('Tenir les ateliers', 110), ('Dire ce qui a changé', 160)) v (libelle, apres)
        """
    }

    private var associes: SQL {
        """
        INSERT INTO gestion.projet_partenaire (entreprise_id, projet_id, partenaire_id)
        SELECT p.entreprise_id, p.id, r.id FROM gestion.projet p
        JOIN gestion.partenaire r ON r.territoire = 'FR' AND r.code = ANY (CASE WHEN p.titre LIKE 'Mieux%' THEN ARRAY['point_conseil', 'banque_de_france']
          WHEN p.titre LIKE 'Aidants%' THEN ARRAY['departement', 'caf'] ELSE ARRAY['sante_travail', 'cse'] END)
        """
    }

    /// The workshops of a company in its project.
    private var rattachees: SQL {
        """
        UPDATE gestion.action_collective a SET projet_id = p.id FROM gestion.projet p
        WHERE p.entreprise_id = a.entreprise_id AND a.jour >= p.debut AND a.genre IN ('atelier', 'projet')
        """
    }

    private var alertes: SQL {
        """
        INSERT INTO gestion.alerte (entreprise_id, risque, signes, niveau, auteur_id, posee_le, etat, suite, prise_le, close_le)
        SELECT g.entreprise_id, v.risque, v.signes, v.niveau, i.compte_id, \(aujourdhui)::date - v.depuis, v.etat, v.suite,
          \(aujourdhui)::date - v.prise, \(aujourdhui)::date - v.close
        FROM (VALUES
          (1, 'isolement', ARRAY['situations_semblables', 'epuisement'], 'vigilance', 130, 'close', 'projet', 126, 118),
          (2, 'reorganisation', ARRAY['departs', 'tensions_visibles', 'demandes_urgentes'], 'forte', 20, 'prise', NULL, 18, NULL),
          (5, 'charge', ARRAY['arrets_repetes', 'epuisement'], 'forte', 4, 'ouverte', NULL, NULL, NULL),
          (7, 'violences_externes', ARRAY['evenement_grave'], 'immediate', 1, 'ouverte', NULL, NULL, NULL)
        ) v (rang, risque, signes, niveau, depuis, etat, suite, prise, close)
        JOIN \(fragment: Self.grandes) g ON g.rang = v.rang
        JOIN LATERAL (
          SELECT i.compte_id FROM gestion.permanence p JOIN gestion.intervenant i ON i.id = p.intervenant_id
          WHERE p.entreprise_id = g.entreprise_id AND i.compte_id IS NOT NULL ORDER BY p.jour DESC, i.nom LIMIT 1) i ON true
        """
    }

    private var cellules: SQL {
        """
        INSERT INTO gestion.cellule (entreprise_id, membres, signaux, etapes, tous_les_mois, derniere_le)
        SELECT g.entreprise_id, ARRAY['service_social', 'rh', 'sante_travail', 'cse'], ARRAY['arret_30', 'arrets_repetes', 'retour_90'],
          ARRAY['reperer', 'informer', 'liaison', 'pre_reprise', 'evaluer', 'amenager', 'reprise', 'suivre'], 3,
          \(aujourdhui)::date - (20 * g.rang)::int
        FROM \(fragment: Self.grandes) g WHERE g.rang <= 6
        """
    }
}

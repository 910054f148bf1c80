import Calendrier
import Entreprises
import Postgres
import Tenancy

/// The statements of `LectureTarifaire`, in the order it reads their answers.
struct RequetesTarifaires {
    let periode: Periode
    let seul: (entreprise: EntrepriseID, contrat: ID<Contrat>)?
    let depuis: DateCivile?
    /// A draft, an ended contract, a contract of another year: only with `seul`.
    let toutEtat: Bool

    var toutes: [SQL] {
        [contrats, tarifs, tranches, valeurs, effectifs, permanences, participations, taux, regimes, groupes]
    }

    /// A tacit renewal keeps a contract running after its last day, unless it was ended.
    private var finServie: SQL { "CASE WHEN c.statut <> 'resilie' AND c.tacite_reconduction THEN NULL ELSE c.fin END" }

    private var retenus: SQL {
        let choix: SQL = seul.map { "c.entreprise_id = \($0.entreprise) AND c.id = \($0.contrat)" } ?? "true"
        guard !toutEtat else { return "gestion.contrat c WHERE \(fragment: choix)" }
        return """
            gestion.contrat c
            WHERE c.statut IN ('signe', 'resilie') AND c.debut <= \(periode.fin)
              AND coalesce(\(fragment: finServie), 'infinity'::date) >= \(periode.debut)::date AND \(fragment: choix)
            """
    }

    /// First day of the billing year that holds the first day asked for.
    private var anneeDebut: SQL {
        let jour = depuis.map { min($0, periode.debut) } ?? periode.debut
        return """
            (to_date(extract(year FROM \(jour)::date) || '-' || c.annee_contractuelle, 'YYYY-MM-DD')
              - CASE WHEN to_char(\(jour)::date, 'MM-DD') < c.annee_contractuelle THEN interval '1 year' ELSE interval '0' END)::date
            """
    }

    private var contrats: SQL {
        """
        SELECT c.entreprise_id, c.id, c.numero, c.cadre, c.debut, \(fragment: finServie) AS fin_servie, c.facturation_mois, c.terme,
          c.annee_contractuelle, \(fragment: anneeDebut) AS annee_debut, c.preavis_annulation_jours,
          round(c.taux_annulation_tardive * 100)::int AS taux_tardif, c.minimum_cents, c.minimum_par, c.minimum_prorata, c.etablissement_id,
          CASE WHEN b.id IS NULL THEN e.pays WHEN b.territoire = 'LU' THEN 'LU' ELSE 'FR' END AS pays_servi,
          coalesce(c.acheteur_tva, e.tva_intracommunautaire) AS numero_tva, c.vies_numero, c.vies_valide
        FROM gestion.entreprise e
        JOIN gestion.contrat c ON c.entreprise_id = e.entreprise_id
        LEFT JOIN gestion.etablissement b ON b.entreprise_id = c.entreprise_id AND b.id = c.etablissement_id
        WHERE (c.entreprise_id, c.id) IN (SELECT c.entreprise_id, c.id FROM \(fragment: retenus))
        ORDER BY e.nom, c.numero
        """
    }

    private var tarifs: SQL {
        """
        SELECT \(fragment: TarifStore.colonnes) FROM gestion.tarif
        WHERE (entreprise_id, contrat_id) IN (SELECT c.entreprise_id, c.id FROM \(fragment: retenus))
        ORDER BY contrat_id, code, du
        """
    }

    private var tranches: SQL {
        """
        SELECT x.tarif_id, x.rang, x.jusqua, x.prix_micro
        FROM gestion.tranche x
        JOIN gestion.tarif t ON t.entreprise_id = x.entreprise_id AND t.id = x.tarif_id
        WHERE (t.entreprise_id, t.contrat_id) IN (SELECT c.entreprise_id, c.id FROM \(fragment: retenus))
        ORDER BY x.tarif_id, x.rang
        """
    }

    private var valeurs: SQL { "SELECT indice, annee, valeur_micro FROM gestion.indice_valeur" }

    /// Pools of the contracts read.
    private var leursGroupes: SQL {
        """
        SELECT s.groupe_id FROM gestion.participation s
        WHERE (s.entreprise_id, s.contrat_id) IN (SELECT c.entreprise_id, c.id FROM \(fragment: retenus))
        """
    }

    private var effectifs: SQL {
        """
        SELECT f.entreprise_id, f.etablissement_id, f.a_partir_du, f.nombre
        FROM gestion.effectif f
        WHERE f.entreprise_id IN (SELECT c.entreprise_id FROM \(fragment: retenus))
          OR f.entreprise_id IN (SELECT a.entreprise_id FROM gestion.participation a WHERE a.groupe_id IN (\(fragment: leursGroupes)))
        ORDER BY f.entreprise_id, f.a_partir_du
        """
    }

    private var colonnesDePermanence: SQL {
        """
        p.contrat_id, k.numero, p.prestation_id, p.lieu_id, l.territoire, l.vendredi_saint, p.jour, p.moment, p.debut, p.id,
          p.statut, p.sans_acces, p.annulee_le::date AS annulee_jour, p.annulee_le::time AS annulee_heure,
          p.statut = 'annulee_prestataire' AND EXISTS (
            SELECT 1 FROM gestion.permanence r
            WHERE r.entreprise_id = p.entreprise_id AND r.remplace_id = p.id AND r.statut IN ('publiee', 'tenue')) AS remplacee
        """
    }

    /// Those of the contracts read, then those of their pools, whoever carries them.
    private var permanences: SQL {
        """
        SELECT \(fragment: colonnesDePermanence), NULL::text AS groupe
        FROM (
          SELECT c.entreprise_id, c.id, c.numero,
            CASE WHEN \(depuis != nil) OR c.minimum_cents IS NOT NULL AND c.minimum_par = 'annee' THEN \(fragment: anneeDebut)
              ELSE greatest(\(fragment: anneeDebut), (\(periode.debut)::date - make_interval(months => c.facturation_mois))::date) END AS premier
          FROM \(fragment: retenus)) k
        JOIN gestion.permanence p ON p.entreprise_id = k.entreprise_id AND p.contrat_id = k.id AND p.jour BETWEEN k.premier AND \(periode.fin)
        JOIN gestion.prestation s ON s.entreprise_id = p.entreprise_id AND s.id = p.prestation_id AND s.groupe_id IS NULL
        JOIN gestion.lieu l ON l.id = p.lieu_id
        UNION ALL
        SELECT \(fragment: colonnesDePermanence), g.code
        FROM gestion.groupe_mutualise g
        JOIN gestion.prestation s ON s.groupe_id = g.id
        JOIN gestion.permanence p ON p.entreprise_id = s.entreprise_id AND p.prestation_id = s.id
          AND p.jour BETWEEN (\(depuis ?? periode.debut)::date - interval '1 year')::date AND \(periode.fin)
        JOIN gestion.contrat k ON k.entreprise_id = p.entreprise_id AND k.id = p.contrat_id
        JOIN gestion.lieu l ON l.id = p.lieu_id
        WHERE g.id IN (\(fragment: leursGroupes))
        ORDER BY jour, moment, debut, id
        """
    }

    /// A draft does not share the cost of the others, but its own quote counts it.
    private var participations: SQL {
        """
        SELECT s.entreprise_id, s.contrat_id, g.code AS groupe, s.du, s.au, s.poids, c.numero, c.debut, \(fragment: finServie) AS fin_servie,
          c.etablissement_id
        FROM gestion.participation s
        JOIN gestion.groupe_mutualise g ON g.id = s.groupe_id
        JOIN gestion.contrat c ON c.entreprise_id = s.entreprise_id AND c.id = s.contrat_id
        WHERE s.groupe_id IN (\(fragment: leursGroupes)) AND (c.statut <> 'brouillon' OR c.id = \(seul?.contrat))
        ORDER BY c.numero, s.du
        """
    }

    private var taux: SQL { "SELECT pays, du, centiemes FROM gestion.taux_tva" }
    private var regimes: SQL { "SELECT du, regime FROM gestion.regime_tva" }
    private var groupes: SQL {
        """
        SELECT code, libelle, prix_cents, du, indice, indice_base_micro, indice_anniversaire, indice_plafond FROM gestion.groupe_mutualise
        """
    }
}

import Calendrier
import Entreprises
import Postgres
import Tarification
import Tenancy
import Web

/// Everything a quote is computed from, read in one transaction.
struct DevisDossier: Sendable {
    let contrat: Contrat
    let entreprise: Entreprise
    let annee: Periode
    let entree: EntreeTarifaire
    let tarifs: [Tarif]
    let prestations: [Ligne]
    let territoires: [String: Territoire]
    let etablissements: [Etablissement]

    /// A permanence line the contract pays, alone or with the others of a pool.
    struct Ligne: Sendable {
        let prestation: Prestation
        /// Code of the pool.
        let groupe: String?
        /// Last day of the year already in the plan, held or to come.
        let dernier: DateCivile?
        /// Last day of the year already held or cancelled.
        let regle: DateCivile?
        /// Its contract has begun: what the plan does not hold of the past was not held.
        let commencee: Bool
        let fermetures: [Periode]

        /// The day after which visits are forecast; nil when nothing was ever placed. Another rhythm starts after what is settled.
        func apres(suppose: Bool, le jour: DateCivile) -> DateCivile? {
            guard commencee else { return nil }
            return max((suppose ? regle : dernier) ?? jour, jour)
        }
    }

    /// Nil when the contract is unknown. `jour`: a day of the billing year wanted.
    static func lire(_ id: ID<Contrat>, le jour: DateCivile, _ tx: Transaction) throws -> DevisDossier? {
        guard let contrat = try ContratStore.trouver(id, tx), let entreprise = try EntrepriseStore.trouver(contrat.entreprise, tx) else {
            return nil
        }
        let annee = contrat.annee(contenant: jour)
        guard
            let entree = try LectureTarifaire(tx).lire(annee, seul: (contrat.entreprise, contrat.id), toutEtat: true).first
        else { return nil }
        let prestations = try lignes(contrat, entree, annee, tx)
        let lieux = Set(prestations.compactMap { $0.prestation.lieu })
        var territoires = entree.sites
        for row in try tx.rows(
            "SELECT id, territoire, vendredi_saint FROM gestion.lieu WHERE id = ANY(\(Array(lieux))::uuid[])")
        {
            let territoire: Territoire = try row.value("territoire")
            territoires[try row.string("id")] = territoire.avec(vendrediSaint: try row.bool("vendredi_saint"))
        }
        return DevisDossier(
            contrat: contrat, entreprise: entreprise, annee: annee, entree: entree,
            tarifs: try TarifStore.duContrat(contrat.entreprise, contrat.id, tx), prestations: prestations, territoires: territoires,
            etablissements: try EtablissementStore.de(contrat.entreprise, tx))
    }

    /// The contract's own lines, and those of its pools, whoever carries them.
    private static func lignes(_ contrat: Contrat, _ entree: EntreeTarifaire, _ annee: Periode, _ tx: Transaction) throws -> [Ligne] {
        let codes = entree.groupes.map(\.code)
        let rows = try tx.rows(
            """
            SELECT \(fragment: PrestationStore.colonnes), groupe_id, g.code AS groupe,
              (SELECT max(p.jour) FROM gestion.permanence p
               WHERE p.entreprise_id = s.entreprise_id AND p.prestation_id = s.id AND p.jour BETWEEN \(annee.debut) AND \(annee.fin)) AS dernier,
              (SELECT max(p.jour) FROM gestion.permanence p
               WHERE p.entreprise_id = s.entreprise_id AND p.prestation_id = s.id AND p.jour BETWEEN \(annee.debut) AND \(annee.fin)
                 AND p.statut NOT IN ('planifiee', 'publiee')) AS regle,
              EXISTS (SELECT 1 FROM gestion.permanence p
               WHERE p.entreprise_id = s.entreprise_id AND p.contrat_id = s.contrat_id) AS commencee
            FROM (SELECT s.*, s.groupe_id AS lien FROM gestion.prestation s) s
            LEFT JOIN (SELECT id AS groupe_lie, code FROM gestion.groupe_mutualise) g ON g.groupe_lie = s.lien
            WHERE s.type = 'permanence' AND s.du <= \(annee.fin) AND (s.au IS NULL OR s.au >= \(annee.debut))
              AND (s.entreprise_id = \(contrat.entreprise) AND s.contrat_id = \(contrat.id) AND s.groupe_id IS NULL OR g.code = ANY(\(codes)::text[]))
            ORDER BY s.du, s.id
            """)
        var fermetures: [EntrepriseID: [Periode]] = [:]
        return try rows.map { row in
            let prestation = try Prestation(row: row)
            let closes =
                try fermetures[prestation.entreprise] ?? FermetureStore.de(prestation.entreprise, depuis: annee.debut, tx).map(\.periode)
            fermetures[prestation.entreprise] = closes
            return Ligne(
                prestation: prestation, groupe: try row.optionalString("groupe"), dernier: try row.optionalValue("dernier"),
                regle: try row.optionalValue("regle"), commencee: try row.bool("commencee"), fermetures: closes)
        }
    }

    /// The permanences announced, as if each were held; those of an assumed rhythm give way to its own.
    func posees(_ hypothese: Hypothese, le jour: DateCivile = .aujourdhui()) -> [PermanenceFacture] {
        entree.enSuspens.compactMap { prevue in
            if hypothese.demiJournees[prevue.prestation] != nil,
                let ligne = prestations.first(where: { $0.prestation.id == prevue.prestation }),
                let apres = ligne.apres(suppose: true, le: jour), prevue.permanence.jour > apres
            {
                return nil
            }
            var permanence = prevue.permanence
            permanence.statut = .tenue
            return permanence
        }
    }

    /// The permanences the plan does not hold yet, as if each were held.
    func previsions(
        _ hypothese: Hypothese, _ facture: ContratFacture, _ compte: inout Devis.Compte, le jour: DateCivile = .aujourdhui()
    ) -> [PermanenceFacture] {
        guard let servie = Periode(de: max(annee.debut, facture.debut), a: min(annee.fin, facture.fin ?? annee.fin)) else { return [] }
        var prevues: [PermanenceFacture] = []
        for ligne in prestations {
            guard let lieu = ligne.prestation.lieu?.description else { continue }
            let dus = JoursDus(
                prestation: hypothese.appliquer(ligne.prestation), annee: annee, territoire: territoires[lieu] ?? .FR,
                fermetures: ligne.fermetures)
            let apres = ligne.apres(suppose: hypothese.demiJournees[ligne.prestation.id] != nil, le: jour)
            let jours = dus.jours(servie, apres: apres)
            if apres == nil, ligne.prestation.du <= annee.debut, servie == annee { compte.perdues += dus.fois - jours.count }
            prevues += jours.compactMap { jour in
                let debut = Heure(jour.moment == .PM ? 14 : 9)
                return debut.map {
                    PermanenceFacture(
                        porteur: ligne.groupe.map { .groupe($0) } ?? .contrat(facture.code), site: lieu, jour: jour.jour,
                        moment: jour.moment,
                        statut: .tenue, debut: $0)
                }
            }
        }
        compte.prevues = prevues.count
        return prevues
    }
}

internal import Actes
internal import Calendrier
internal import DisclosureControl
internal import Foundation
internal import Postgres
internal import Tenancy

/// Reads what a bilan is computed from, as app_pilotage: business tables, counts of the hatch, the ledger. No fact, no dossier.
struct ReleveStore {
    let transaction: Transaction

    /// nil when the company does not exist.
    func lire(_ entreprise: ID<EntrepriseTag>, _ periode: PeriodeBilan) throws -> Releve? {
        guard let actes = periode.actes, let identite = try self.entreprise(entreprise, le: periode.jours.fin) else { return nil }
        let regroupement = try self.regroupement(identite, periode.annee)
        let registre = try self.registre(entreprise)
        let an = PeriodeBilan(annee: periode.annee)
        return Releve(
            entreprise: identite, periode: periode, permanences: try permanences(entreprise, periode.jours),
            annee: try annee(identite, registre.keys.contains(an) ? an.actes ?? actes : actes, regroupement), regroupement: regroupement,
            registre: registre, regles: try RigueurStore(transaction: transaction).lire(entreprise),
            alentours: try AlentoursStore(transaction: transaction).lire(identite, periode))
    }

    /// Frozen once something of the year was given.
    private func regroupement(_ entreprise: EntrepriseBilan, _ annee: Int) throws -> Regroupement {
        guard
            let row = try transaction.rows(
                "SELECT groupes::text AS groupes FROM pilotage.perimetre WHERE entreprise_id = \(entreprise.id) AND annee = \(annee)"
            ).first
        else { return Regroupement(entreprise.etablissements, minimum: Secret.regles.effectifMinimal) }
        let figes = try JSONDecoder().decode([GroupeFige].self, from: Data(try row.string("groupes").utf8))
        return Regroupement(figes: figes, entreprise.etablissements)
    }

    private func annee(_ entreprise: EntrepriseBilan, _ actes: PeriodeActes, _ regroupement: Regroupement) throws -> Annee {
        let comptes = try ActesStore.croiser(
            entreprise.id.rawValue, actes, formes: GroupeForme.codes, origines: GroupeOrigine.codes, dans: transaction)
        // Under 300 employees nothing is given by establishment: one row is enough.
        let parSite = PlanDiffusion(effectif: entreprise.effectif, annuel: true).etablissements
        return Annee(comptes, rangs: parSite ? regroupement.rangs : [], effectif: entreprise.effectif)
    }

    private func entreprise(_ id: ID<EntrepriseTag>, le jour: DateCivile) throws -> EntrepriseBilan? {
        guard let row = try transaction.rows("SELECT code, nom FROM gestion.entreprise WHERE entreprise_id = \(id)").first else {
            return nil
        }
        let etablissements = try transaction.rows(
            """
            SELECT s.id, s.code, s.nom, coalesce((
                SELECT f.nombre FROM gestion.effectif f
                WHERE f.entreprise_id = s.entreprise_id AND f.etablissement_id = s.id AND f.a_partir_du <= \(jour)
                ORDER BY f.a_partir_du DESC LIMIT 1), 0) AS effectif
            FROM gestion.etablissement s
            WHERE s.entreprise_id = \(id)
            ORDER BY s.code
            """
        ).map {
            EtablissementBilan(
                id: try $0.uuid("id"), code: try $0.string("code"), nom: try $0.string("nom"), effectif: try $0.int("effectif"))
        }
        return EntrepriseBilan(
            id: id, code: try row.string("code"), nom: try row.string("nom"), effectif: etablissements.reduce(0) { $0 + $1.effectif },
            etablissements: etablissements)
    }

    /// Held half-days and minutes on site.
    private func permanences(_ entreprise: ID<EntrepriseTag>, _ jours: Periode) throws -> Contenu.Permanences {
        let row = try transaction.rows(
            """
            SELECT coalesce(sum(CASE p.moment WHEN 'JOUR' THEN 2 ELSE 1 END), 0)::int AS demi_journees,
              coalesce(sum(extract(epoch FROM p.fin - p.debut)) / 60, 0)::int AS minutes
            FROM gestion.permanence p
            WHERE p.entreprise_id = \(entreprise) AND p.jour BETWEEN \(jours.debut) AND \(jours.fin) AND p.statut = 'tenue'
            """)[0]
        return Contenu.Permanences(demiJournees: try row.int("demi_journees"), minutes: try row.int("minutes"))
    }

    /// The latest version of each period.
    private func registre(_ entreprise: ID<EntrepriseTag>) throws -> [PeriodeBilan: Contenu] {
        var registre: [PeriodeBilan: Contenu] = [:]
        for row in try transaction.rows(
            "SELECT periode, contenu FROM pilotage.bilan WHERE entreprise_id = \(entreprise) ORDER BY periode, version")
        {
            registre[try row.value("periode")] = try Contenu(octets: row.bytes("contenu"))
        }
        return registre
    }
}

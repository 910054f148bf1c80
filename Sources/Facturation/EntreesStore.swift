internal import Calendrier
internal import Foundation
internal import Postgres
internal import Tarification
internal import Tenancy

/// Reads what a month is billed from, as app_facturation: one round trip for one contract as for all of them.
struct EntreesStore {
    let transaction: Transaction

    /// The contracts that serve a day of the month, signed or ended; `seul` narrows to one.
    func lire(_ mois: Mois, seul: (entreprise: ID<EntrepriseTag>, contrat: UUID)? = nil) throws -> EntreesMois {
        let choix: SQL = seul.map { "AND c.entreprise_id = \($0.entreprise) AND c.id = \($0.contrat)" } ?? ""
        let (debut, fin) = (mois.premierJour, mois.dernierJour)
        let retenus: SQL = """
            gestion.contrat c
            WHERE c.statut IN ('signe', 'resilie') AND c.debut <= \(fin) AND (c.fin IS NULL OR c.fin >= \(debut)) \(fragment: choix)
            """
        let reponses = try transaction.pipeline([
            "SELECT \(fragment: VendeurImprime.colonnes) FROM gestion.prestataire p",
            "SELECT id, territoire, vendredi_saint FROM gestion.lieu",
            """
            SELECT \(fragment: AcheteurImprime.colonnes), k.*
            FROM (
              SELECT c.entreprise_id, c.id, c.numero, c.cadre, c.debut, c.fin, c.facturation_mois, c.terme, c.annee_contractuelle,
                c.preavis_annulation_jours, round(c.taux_annulation_tardive * 100)::int AS taux_tardif, c.minimum_cents
              FROM \(fragment: retenus)) k
            JOIN gestion.entreprise e ON e.entreprise_id = k.entreprise_id
            ORDER BY e.nom, k.numero
            """,
            """
            SELECT t.contrat_id, t.id, t.code, t.modele, t.libelle, t.prix_micro, t.mode_effectif, t.prorata, t.mode_tranches,
              t.demi_journees_incluses, t.prix_deduction_micro, t.echeances, t.du, t.au
            FROM gestion.tarif t
            WHERE (t.entreprise_id, t.contrat_id) IN (SELECT c.entreprise_id, c.id FROM \(fragment: retenus))
            ORDER BY t.contrat_id, t.code, t.du
            """,
            """
            SELECT x.tarif_id, x.jusqua, x.prix_micro
            FROM gestion.tranche x
            JOIN gestion.tarif t ON t.entreprise_id = x.entreprise_id AND t.id = x.tarif_id
            WHERE (t.entreprise_id, t.contrat_id) IN (SELECT c.entreprise_id, c.id FROM \(fragment: retenus))
            ORDER BY x.tarif_id, x.rang
            """,
            """
            SELECT f.entreprise_id, f.etablissement_id, f.a_partir_du, f.nombre
            FROM gestion.effectif f
            WHERE f.entreprise_id IN (SELECT c.entreprise_id FROM \(fragment: retenus))
            ORDER BY f.entreprise_id, f.a_partir_du
            """,
            """
            SELECT p.contrat_id, p.lieu_id, p.jour, p.moment, p.debut, p.statut, p.annulee_le::date AS annulee_jour, p.annulee_le::time AS annulee_heure,
              p.statut = 'annulee_prestataire' AND EXISTS (
                SELECT 1 FROM gestion.permanence r
                WHERE r.entreprise_id = p.entreprise_id AND r.remplace_id = p.id AND r.statut IN ('publiee', 'tenue')) AS remplacee
            FROM gestion.permanence p
            JOIN (SELECT c.entreprise_id, c.id, c.facturation_mois, c.minimum_cents FROM \(fragment: retenus)) k
              ON k.entreprise_id = p.entreprise_id AND k.id = p.contrat_id
            WHERE p.jour <= \(fin)
              AND p.jour >= \(debut)::date - make_interval(months => CASE WHEN k.minimum_cents IS NULL THEN k.facturation_mois ELSE 12 END)
              AND p.statut <> 'planifiee'
            ORDER BY p.jour, p.moment
            """,
        ])
        guard let vendeur = try reponses[0].first.map({ try VendeurImprime(row: $0) }) else {
            throw EmissionImpossible("Les coordonnées du prestataire manquent : les saisir avant de facturer.")
        }
        var sites: [String: Territoire] = [:]
        for row in reponses[1] {
            let territoire: Territoire = try row.value("territoire")
            sites[try row.string("id")] = territoire.avec(vendrediSaint: try row.bool("vendredi_saint"))
        }
        let lignes = try LectureTarifs.lignes(tarifs: reponses[3], tranches: reponses[4])
        let effectifs = try LectureEffectifs.parEntreprise(reponses[5])
        var permanences: [UUID: [PermanenceFacture]] = [:]
        var enSuspens: [UUID: [DateCivile]] = [:]
        for row in reponses[6] {
            let contrat = try row.uuid("contrat_id")
            guard let statut = StatutFacture(gestion: try row.string("statut")) else {
                enSuspens[contrat, default: []].append(try row.value("jour"))
                continue
            }
            permanences[contrat, default: []].append(try Self.permanence(row, contrat, statut))
        }
        let contrats = try reponses[2].map { row in
            let id = try row.uuid("id")
            let entreprise: ID<EntrepriseTag> = try row.id("entreprise_id")
            return try Self.contrat(
                row, id, entreprise, lignes[id] ?? [], effectifs[entreprise] ?? [], permanences[id] ?? [], enSuspens[id] ?? [])
        }
        return EntreesMois(vendeur: vendeur, sites: sites, contrats: contrats)
    }

    private static func contrat(
        _ row: Row, _ id: UUID, _ entreprise: ID<EntrepriseTag>, _ lignes: [LigneContrat], _ effectifs: [EffectifFacture],
        _ permanences: [PermanenceFacture], _ enSuspens: [DateCivile]
    ) throws(RowError) -> EntreesContrat {
        let ouverture = try row.string("annee_contractuelle").split(separator: "-").compactMap { Int($0) }
        let numero = try row.string("numero")
        let facture = ContratFacture(
            code: numero, client: entreprise.description, debut: try row.value("debut"), fin: try row.optionalValue("fin"),
            ouverture: (ouverture[0], ouverture[1]), rythme: try row.int("facturation_mois"),
            terme: try row.string("terme") == "AVANCE" ? .avance : .echu, tauxTardif: try row.int("taux_tardif"),
            preavis: try row.int("preavis_annulation_jours"),
            // A contract states its minimum per contractual year, prorated when the year is not whole.
            minimum: try row.optionalInt("minimum_cents").map { MinimumFacture(cents: $0, base: .annee, prorata: true) },
            effectifs: effectifs, lignes: lignes)
        return EntreesContrat(
            entreprise: entreprise, contrat: id, acheteur: try AcheteurImprime(row: row), cadre: try row.value("cadre"), facture: facture,
            permanences: permanences.map {
                var permanence = $0
                permanence.porteur = .contrat(numero)
                return permanence
            }, enSuspens: enSuspens)
    }

    private static func permanence(_ row: Row, _ contrat: UUID, _ statut: StatutFacture) throws(RowError) -> PermanenceFacture {
        let jour: DateCivile? = try row.optionalValue("annulee_jour")
        let heure: Heure? = try row.optionalString("annulee_heure").flatMap { Heure(String($0.prefix(8))) }
        let annulee =
            if let jour, let heure { PermanenceFacture.Instant(jour: jour, heure: heure) as PermanenceFacture.Instant? } else {
                nil as PermanenceFacture.Instant?
            }
        return PermanenceFacture(
            porteur: .contrat(""), site: try row.string("lieu_id"), jour: try row.value("jour"), moment: try row.value("moment"),
            statut: statut,
            debut: try row.value("debut"), annuleeLe: annulee, remplacee: try row.bool("remplacee"))
    }
}

/// Why a run cannot start or go on, in French with the remedy.
public struct EmissionImpossible: Error, Sendable, CustomStringConvertible {
    public let description: String
    init(_ description: String) { self.description = description }
}

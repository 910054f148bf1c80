import Calendrier
import Foundation
import Postgres
import Tarification
import Tenancy

/// Permanences read for billing, by what pays them: a contract, or a pool of which one company carries the permanence.
struct PermanencesTarifaires {
    private(set) var parContrat: [ID<Contrat>: [PermanenceFacture]] = [:]
    private(set) var parGroupe: [String: [PermanenceFacture]] = [:]
    private(set) var enSuspens: [ID<Contrat>: [EntreeTarifaire.PermanencePrevue]] = [:]
    private(set) var enSuspensDuGroupe: [String: [EntreeTarifaire.PermanencePrevue]] = [:]
    private(set) var sites: [String: Territoire] = [:]

    init(_ rows: [Row]) throws(RowError) {
        for row in rows {
            let site = try row.string("lieu_id")
            if sites[site] == nil {
                sites[site] = try row.value("territoire", as: Territoire.self).avec(vendrediSaint: try row.bool("vendredi_saint"))
            }
            let contrat: ID<Contrat> = try row.id("contrat_id")
            let groupe = try row.optionalString("groupe")
            let reglee = StatutFacture(gestion: try row.string("statut"), sansAcces: try row.bool("sans_acces"))
            let porteur: PermanenceFacture.Porteur = if let groupe { .groupe(groupe) } else { .contrat(try row.string("numero")) }
            let permanence = try Self.permanence(row, site, porteur, reglee ?? .tenue)
            guard reglee == nil else {
                if let groupe {
                    parGroupe[groupe, default: []].append(permanence)
                } else {
                    parContrat[contrat, default: []].append(permanence)
                }
                continue
            }
            let prevue = EntreeTarifaire.PermanencePrevue(
                permanence: permanence, prestation: try row.id("prestation_id"), brouillon: try row.string("statut") == "planifiee")
            if let groupe {
                enSuspensDuGroupe[groupe, default: []].append(prevue)
            } else {
                enSuspens[contrat, default: []].append(prevue)
            }
        }
    }

    private static func permanence(
        _ row: Row, _ site: String, _ porteur: PermanenceFacture.Porteur, _ statut: StatutFacture
    ) throws(RowError) -> PermanenceFacture {
        let jour: DateCivile? = try row.optionalValue("annulee_jour")
        let heure: Heure? = try row.optionalString("annulee_heure").flatMap { Heure(String($0.prefix(8))) }
        let annulee: PermanenceFacture.Instant? = if let jour, let heure { .init(jour: jour, heure: heure) } else { nil }
        return PermanenceFacture(
            porteur: porteur, site: site, jour: try row.value("jour"), moment: try row.value("moment"), statut: statut,
            debut: try row.value("debut"), annuleeLe: annulee, remplacee: try row.bool("remplacee"))
    }
}

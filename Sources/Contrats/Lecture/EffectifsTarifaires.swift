import Calendrier
import Entreprises
import Postgres
import Tarification
import Tenancy

/// gestion.effectif as the headcount of a contract: of the establishment it names, or the sum of the company's at each change.
struct EffectifsTarifaires {
    private let declarations: [EntrepriseID: [(du: DateCivile, etablissement: ID<Etablissement>, nombre: Int)]]

    /// Rows sorted by company, then date.
    init(_ rows: [Row]) throws(RowError) {
        var declarations: [EntrepriseID: [(DateCivile, ID<Etablissement>, Int)]] = [:]
        for row in rows {
            let entreprise: EntrepriseID = try row.id("entreprise_id")
            declarations[entreprise, default: []].append(
                (try row.value("a_partir_du"), try row.id("etablissement_id"), try row.int("nombre")))
        }
        self.declarations = declarations
    }

    func de(_ entreprise: EntrepriseID, _ etablissement: ID<Etablissement>?) -> [EffectifFacture] {
        var enCours: [ID<Etablissement>: Int] = [:]
        var effectifs: [EffectifFacture] = []
        for declaration in declarations[entreprise] ?? [] where etablissement == nil || etablissement == declaration.etablissement {
            enCours[declaration.etablissement] = declaration.nombre
            if effectifs.last?.du == declaration.du { effectifs.removeLast() }
            effectifs.append(EffectifFacture(du: declaration.du, au: nil, nombre: enCours.values.reduce(0, +)))
        }
        return effectifs
    }
}

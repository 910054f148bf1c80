import Calendrier
import Entreprises
import Postgres
import Tarification
import Tenancy

/// Pools as the engine splits them. A participant weighed by its headcount becomes dated weights, so that a scenario carries of the others
/// a code, dates and numbers only.
struct GroupesTarifaires {
    private struct Participant {
        let groupe: String
        let contrat: ID<Contrat>
        let tete: ContratFacture
        let du: DateCivile
        let au: DateCivile?
        let poids: Int?
        let effectifs: [EffectifFacture]

        /// Weights from date to date: the headcount at each of its changes when the participation names no weight.
        var ponderees: [Participation] {
            guard poids == nil else { return [Participation(contrat: tete.code, du: du, au: au, poids: poids)] }
            let dernier = effectifs.last { $0.du <= du }
            let changements = effectifs.filter { du < $0.du && $0.du <= (au ?? $0.du) }
            let coupes = [(du: du, nombre: dernier?.nombre)] + changements.map { (du: $0.du, nombre: Optional($0.nombre)) }
            return coupes.enumerated().map { rang, coupe in
                let fin = rang + 1 < coupes.count ? coupes[rang + 1].du.plus(jours: -1) : au
                return Participation(contrat: tete.code, du: coupe.du, au: fin, poids: coupe.nombre)
            }
        }
    }

    private let participants: [Participant]
    private let groupes: [String: GroupeMutualise]

    init(groupes: [Row], participations: [Row], indices: [String: [Int: Int]], _ effectifs: EffectifsTarifaires) throws(RowError) {
        var participants: [Participant] = []
        for row in participations {
            let entreprise: EntrepriseID = try row.id("entreprise_id")
            let tete = ContratFacture(
                code: try row.string("numero"), client: entreprise.description, debut: try row.value("debut"),
                fin: try row.optionalValue("fin_servie"), rythme: 12, terme: .echu, effectifs: [], lignes: [])
            participants.append(
                Participant(
                    groupe: try row.string("groupe"), contrat: try row.id("contrat_id"), tete: tete, du: try row.value("du"),
                    au: try row.optionalValue("au"), poids: try row.optionalInt("poids"),
                    effectifs: effectifs.de(entreprise, try row.optionalID("etablissement_id"))))
        }
        var lus: [String: GroupeMutualise] = [:]
        for row in groupes {
            let code = try row.string("code")
            let du: DateCivile = try row.value("du")
            lus[code] = GroupeMutualise(
                code: code, libelle: try row.string("libelle"), prix: try row.int("prix_cents") * 10_000,
                indexation: try IndexationTarif(row: row)?.moteur(indices, du: du),
                participants: participants.filter { $0.groupe == code }.flatMap(\.ponderees))
        }
        (self.participants, self.groupes) = (participants, lus)
    }

    /// The pools in which a contract takes part, one day at least.
    func de(_ contrat: ID<Contrat>) -> [GroupeMutualise] {
        Set(participants.filter { $0.contrat == contrat }.map(\.groupe)).sorted().compactMap { groupes[$0] }
    }

    /// The other participants of these pools, each once.
    func autres(_ codes: Set<String>, sauf contrat: ID<Contrat>) -> [ContratFacture] {
        let parContrat = Dictionary(
            participants.filter { codes.contains($0.groupe) && $0.contrat != contrat }.map { ($0.tete.code, $0.tete) },
            uniquingKeysWith: { premier, _ in premier })
        return parContrat.values.sorted { $0.code < $1.code }
    }
}

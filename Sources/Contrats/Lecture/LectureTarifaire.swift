public import Calendrier
public import Entreprises
public import Postgres
import Tarification
public import Tenancy

/// The one reader of what is billed: as app_facturation for the run, as app_gestion for the quote, one round trip for one contract as for
/// all. Contracts, prices, headcounts, permanences, pools, VAT tables: nothing nominative exists here.
public struct LectureTarifaire {
    let transaction: Transaction

    public init(_ transaction: Transaction) {
        self.transaction = transaction
    }

    /// The contracts that serve a day of `periode`, signed or ended, by company; `seul` narrows to one, `toutEtat` takes it whatever its
    /// state, a draft too.
    ///
    /// Permanences go back to the invoicing period that holds the first day, to the start of its billing year under a yearly minimum, or
    /// to `depuis`: what a termination needs of the past (R36). Years before are not computed again, so a missing old headcount is no
    /// error.
    public func lire(
        _ periode: Periode, seul: (entreprise: EntrepriseID, contrat: ID<Contrat>)? = nil, depuis: DateCivile? = nil,
        toutEtat: Bool = false
    ) throws -> [EntreeTarifaire] {
        let r = try transaction.pipeline(
            RequetesTarifaires(periode: periode, seul: seul, depuis: depuis, toutEtat: toutEtat && seul != nil).toutes)
        let indices = try LignesTarifaires.indices(r[3])
        let lignes = try LignesTarifaires.lire(tarifs: r[1], tranches: r[2], indices: indices)
        let effectifs = try EffectifsTarifaires(r[4])
        let tva = try TableTVA(taux: r[7], regimes: r[8])
        let passages = try PermanencesTarifaires(r[5])
        let pools = try GroupesTarifaires(groupes: r[9], participations: r[6], indices: indices, effectifs)
        return try r[0].map { row in
            let tete = try Tete(row: row)
            let servis = pools.de(tete.id)
            let codes = Set(servis.map(\.code))
            let siennes = passages.parContrat[tete.id] ?? []
            let communes = codes.sorted().flatMap { passages.parGroupe[$0] ?? [] }.filter { $0.jour >= tete.debut }
            return try EntreeTarifaire(
                entreprise: tete.entreprise, contrat: tete.id, cadre: tete.cadre, client: tete.client, numeroTVA: tete.numeroTVA,
                facture: tete.contrat(effectifs: effectifs.de(tete.entreprise, tete.etablissement), lignes: lignes[tete.id] ?? []),
                permanences: siennes.filter { $0.jour >= tete.debut } + communes,
                enSuspens: (passages.enSuspens[tete.id] ?? []) + codes.sorted().flatMap { passages.enSuspensDuGroupe[$0] ?? [] },
                groupes: servis, autres: pools.autres(codes, sauf: tete.id), sites: passages.sites, tva: tva)
        }
    }

    /// The head of a contract as it is read.
    private struct Tete {
        let entreprise: EntrepriseID
        let id: ID<Contrat>
        let etablissement: ID<Etablissement>?
        let cadre: PaysTVA
        let client: ClientFacture
        let numeroTVA: String
        /// First day computed: the contract's, or the start of the first billing year asked for.
        let debut: DateCivile
        let row: Row

        init(row: Row) throws(RowError) {
            self.row = row
            entreprise = try row.id("entreprise_id")
            id = try row.id("id")
            etablissement = try row.optionalID("etablissement_id")
            cadre = try row.value("cadre")
            let pays: PaysTVA = try row.value("pays_servi")
            numeroTVA = NumeroTVA.net(try row.optionalString("numero_tva") ?? "")
            let (verifie, valide) = (try row.optionalString("vies_numero"), try row.optionalBool("vies_valide"))
            let refuse = valide == false && verifie == numeroTVA
            client = ClientFacture(pays: pays, tvaValide: !refuse && NumeroTVA.valide(numeroTVA, pays: pays))
            debut = max(try row.value("debut"), try row.value("annee_debut"))
        }

        func contrat(effectifs: [EffectifFacture], lignes: [LigneContrat]) throws(RowError) -> ContratFacture {
            let ouverture = try row.string("annee_contractuelle").split(separator: "-").compactMap { Int($0) }
            let minimum = try row.optionalInt("minimum_cents")
            return ContratFacture(
                code: try row.string("numero"), client: entreprise.description, debut: debut, fin: try row.optionalValue("fin_servie"),
                ouverture: ouverture.count == 2 ? (ouverture[0], ouverture[1]) : (1, 1), rythme: try row.int("facturation_mois"),
                terme: try row.string("terme") == "AVANCE" ? .avance : .echu, tauxTardif: try row.int("taux_tardif"),
                preavis: try row.int("preavis_annulation_jours"),
                minimum: try minimum.map { cents throws(RowError) in
                    MinimumFacture(
                        cents: cents, base: try row.string("minimum_par") == "periode" ? .periode : .annee,
                        prorata: try row.bool("minimum_prorata"))
                }, effectifs: effectifs, lignes: lignes)
        }
    }
}

extension TableTVA {
    init(taux: [Row], regimes: [Row]) throws(RowError) {
        var lignes: [Taux] = []
        for row in taux {
            lignes.append(Taux(pays: try row.value("pays"), du: try row.value("du"), centiemes: try row.int("centiemes")))
        }
        var datees: [Regime] = []
        for row in regimes { datees.append(Regime(du: try row.value("du"), regime: try row.value("regime"))) }
        self.init(taux: lignes, regimes: datees)
    }
}

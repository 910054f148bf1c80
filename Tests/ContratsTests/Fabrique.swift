import Calendrier
import Entreprises
import Postgres
import Tenancy
import TestSupport

@testable import Contrats

/// A planner, two companies with an establishment and a place each, and a signed contract at A.
struct Fabrique {
    let base: BaseDeTest
    let planificatrice: Principal
    let a: EntrepriseID
    let b: EntrepriseID
    let usineA: ID<Etablissement>
    let lieuA: ID<LieuTag>
    let lieuB: ID<LieuTag>
    let debut: DateCivile

    init(_ base: BaseDeTest) async throws {
        self.base = base
        let principal = try await base.principal(.planification)
        planificatrice = principal
        debut = DateCivile(annee: 2026, mois: 3, jour: 1) ?? .aujourdhui()
        let (a, usineA, lieuA) = try await Self.entreprise("ALPHA", "Alpha Forges", base, principal)
        let (b, _, lieuB) = try await Self.entreprise("BETA", "Bêta Cartons", base, principal)
        (self.a, self.usineA, self.lieuA, self.b, self.lieuB) = (a, usineA, lieuA, b, lieuB)
    }

    private static func entreprise(
        _ code: String, _ nom: String, _ base: BaseDeTest, _ principal: Principal
    ) async throws -> (EntrepriseID, ID<Etablissement>, ID<LieuTag>) {
        try await base.bases[.gestion].transaction(as: principal) { tx in
            let id = try EntrepriseStore.creer(EntrepriseValeurs(code: code, nom: nom), tx)
            let usine = try EtablissementStore.creer(id, EtablissementValeurs(code: "SIEGE", nom: "Siège", territoire: .FR), tx)
            guard let entreprise = try EntrepriseStore.trouver(id, tx) else { throw RowError("entreprise_id", .missing) }
            let etablissement = try EtablissementStore.de(id, tx)[0]
            return (id, usine, try ReferencesStore.creerLieu(etablissement, entreprise, tx))
        }
    }

    func gestion<R: Sendable>(_ corps: @escaping @Sendable (Transaction) throws -> R) async throws -> R {
        try await base.bases[.gestion].transaction(as: planificatrice, corps)
    }

    /// 24 half-days a year, 20 € per employee by tiers and 400 € the half-day.
    func contrat(_ numero: String = "2026-001", _ entreprise: EntrepriseID? = nil, statut: Contrat.Statut = .signe) async throws -> Contrat
    {
        let (e, debut) = (entreprise ?? a, debut)
        let lieu = e == a ? lieuA : lieuB
        return try await gestion { tx in
            var v = ContratValeurs(numero: numero, debut: debut)
            v.statut = statut
            v.signeLe = debut.plus(jours: -10)
            v.fin = debut.plus(mois: 12).plus(jours: -1)
            v.tauxAnnulationTardive = 5_050
            let id = try ContratStore.creer(e, v, tx)
            _ = try PrestationStore.ouvrir(e, id, du: debut, au: nil, Self.permanence(lieu), tx)
            var forfait = TarifValeurs(code: "FORFAIT", modele: .forfaitSalarie, prixMicro: 24_000_000)
            forfait.modeTranches = .graduel
            forfait.tranches = [.init(jusqua: 50, prixMicro: 24_000_000), .init(jusqua: nil, prixMicro: 20_000_000)]
            try TarifStore.ouvrir(e, id, du: debut, au: nil, forfait, tx)
            try TarifStore.ouvrir(
                e, id, du: debut, au: nil, TarifValeurs(code: "DEMI-JOURNEE", modele: .demiJournee, prixMicro: 400_000_000), tx)
            guard let contrat = try ContratStore.trouver(e, id, tx) else { throw RowError("id", .missing) }
            return contrat
        }
    }

    static func permanence(_ lieu: ID<LieuTag>) -> PrestationValeurs {
        var v = PrestationValeurs()
        v.lieu = lieu
        v.frequence = .bimensuelle
        v.dureeDemiJournees = 1
        v.demiJourneesAn = 24
        v.creneauxAutorises = [Creneau("mar-AM"), Creneau("jeu-PM")].compactMap { $0 }
        v.creneauxPreferes = [Creneau("mar-AM")].compactMap { $0 }
        return v
    }
}

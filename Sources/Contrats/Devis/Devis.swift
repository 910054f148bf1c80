import Calendrier
import Entreprises
import Tarification
import Tenancy

/// What a contract will bill over one billing year: the documents the monthly run would issue, computed by the same engine from the same
/// reading, with forecast permanences where the plan does not reach.
struct Devis: Sendable {
    let contrat: Contrat
    let annee: Periode
    /// Sorted by date.
    let documents: [DocumentCalcule]
    let compte: Compte
    let alertes: [String]

    /// Where the permanences of the year come from.
    struct Compte: Sendable, Equatable {
        /// Held, cancelled or planned in the base.
        var posees = 0
        var dernierJour: DateCivile?
        var prevues = 0
        /// Visits owed by the rhythm that no open day could take.
        var perdues = 0
    }

    init(_ dossier: DevisDossier, _ hypothese: Hypothese = Hypothese()) throws(RefusMoteur) {
        contrat = dossier.contrat
        annee = dossier.annee
        var entree = dossier.entree
        hypothese.appliquer(&entree)
        var compte = Compte()
        let posees = dossier.posees(hypothese)
        compte.posees = entree.permanences.count + posees.count
        compte.dernierJour = (entree.permanences + posees).map(\.jour).max()
        let prevues = dossier.previsions(hypothese, entree.facture, &compte)
        for permanence in prevues { entree.sites[permanence.site] = dossier.territoires[permanence.site] ?? .FR }
        entree.permanences += posees + prevues
        self.compte = compte
        documents = try entree.documents(annee).sorted { ($0.date, $0.cle) < ($1.date, $1.cle) }
        alertes = DevisAlertes.toutes(dossier, entree, documents, compte)
    }

    private func somme(_ montant: (DocumentCalcule) -> Int) -> Int {
        documents.reduce(0) { $0 + ($1.genre == .avoir ? -montant($1) : montant($1)) }
    }

    var netCents: Int { somme(\.netCents) }
    var tvaCents: Int { somme(\.tvaCents) }
    var brutCents: Int { somme(\.brutCents) }

    /// The twelve billing months of the year with what each bills, by nature.
    var mois: [MoisDevis] {
        (0..<12).map { rang in
            let debut = annee.debut.plus(mois: rang)
            let periode = Periode(debut: debut, fin: debut.plus(mois: 1).plus(jours: -1))
            let siens = documents.filter { periode.contient($0.date) }
            var natures: [NatureDevis: Int] = [:]
            for document in siens {
                for ligne in document.lignes {
                    natures[NatureDevis(ligne), default: 0] += document.genre == .avoir ? -ligne.netCents : ligne.netCents
                }
            }
            return MoisDevis(debut: debut, natures: natures, documents: siens.count)
        }
    }
}

/// What a line of a quote is drawn as: one colour each.
enum NatureDevis: Int, CaseIterable, Sendable {
    case forfait, permanences, mutualisee, tardive, complement, regularisation, deduction

    init(_ ligne: LigneCalculee) {
        switch ligne.nature {
        case .service: self = ligne.periode == nil ? .permanences : .forfait
        case .annulationTardive: self = .tardive
        case .partMutualisee: self = .mutualisee
        case .deduction: self = .deduction
        case .complement: self = .complement
        case .regularisation, .resiliation: self = .regularisation
        }
    }

    var libelle: String {
        switch self {
        case .forfait: "forfait"
        case .permanences: "permanences tenues"
        case .mutualisee: "part mutualisée"
        case .tardive: "annulations tardives"
        case .complement: "complément au minimum"
        case .regularisation: "régularisation"
        case .deduction: "déduction"
        }
    }

    var classe: String { ["g1", "g5", "g3", "g7", "g2", "g6", "g4"][rawValue] }
}

struct MoisDevis: Sendable {
    let debut: DateCivile
    let natures: [NatureDevis: Int]
    let documents: Int

    var netCents: Int { natures.values.reduce(0, +) }
}

/// « Et si » : other prices, another number of half-days, without writing anything.
struct Hypothese: Sendable, Equatable {
    /// 10^-6 euro by line code.
    var prix: [String: Int] = [:]
    /// Half-days a year by permanence line.
    var demiJournees: [ID<Prestation>: Int] = [:]

    var vide: Bool { prix.isEmpty && demiJournees.isEmpty }

    func appliquer(_ entree: inout EntreeTarifaire) {
        for rang in entree.facture.lignes.indices where entree.facture.lignes[rang].prix.count == 1 {
            if let autre = prix[entree.facture.lignes[rang].code] { entree.facture.lignes[rang].prix = [autre] }
        }
    }

    func appliquer(_ prestation: Prestation) -> Prestation {
        var prestation = prestation
        if let autre = demiJournees[prestation.id] { prestation.demiJourneesAn = autre }
        return prestation
    }
}

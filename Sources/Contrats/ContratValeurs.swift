public import Calendrier
public import Entreprises
public import Tenancy

/// What may be written of the head of a contract, checked.
public struct ContratValeurs: Sendable, Equatable {
    public var numero: String
    public var statut = Contrat.Statut.brouillon
    public var cadre = Pays.FR
    public var objet = ""
    public var debut: DateCivile
    public var fin: DateCivile?
    public var taciteReconduction = true
    public var preavisMois = 3
    public var renouvellementLe: DateCivile?
    public var intervenant: ID<IntervenantTag>?
    public var facturationMois = 1
    public var terme = Contrat.Terme.echu
    public var anneeContractuelle = "01-01"
    public var preavisAnnulationJours = 2
    /// Hundredths of a percent.
    public var tauxAnnulationTardive = 10_000
    public var minimumCents: Int?
    public var minimumPar = Contrat.MinimumPar.annee
    public var minimumProrata = true
    public var etablissement: ID<Etablissement>?
    public var acheteurTVA: String?
    public var signeLe: DateCivile?

    public init(numero: String, debut: DateCivile) {
        self.numero = numero
        self.debut = debut
    }

    public init(_ c: Contrat) {
        numero = c.numero
        statut = c.statut
        cadre = c.cadre
        objet = c.objet
        debut = c.debut
        fin = c.fin
        taciteReconduction = c.taciteReconduction
        preavisMois = c.preavisMois
        renouvellementLe = c.renouvellementLe
        intervenant = c.intervenant
        facturationMois = c.facturationMois
        terme = c.terme
        anneeContractuelle = c.anneeContractuelle
        preavisAnnulationJours = c.preavisAnnulationJours
        tauxAnnulationTardive = c.tauxAnnulationTardive
        minimumCents = c.minimumCents
        minimumPar = c.minimumPar
        minimumProrata = c.minimumProrata
        etablissement = c.etablissement
        acheteurTVA = c.acheteurTVA
        signeLe = c.signeLe
    }

    /// A number in capitals, `[A-Z0-9-]{2,30}`.
    public static func numero(_ texte: String) -> Result<String, Remede> {
        let numero = texte.uppercased()
        guard (2...30).contains(numero.count), numero.utf8.allSatisfy({ (48...57).contains($0) || (65...90).contains($0) || $0 == 45 })
        else {
            return .failure(Remede("un numéro de contrat a 2 à 30 lettres sans accent, chiffres ou tirets, par exemple 2026-031."))
        }
        return .success(numero)
    }
}

/// What may be written of a line owed, checked.
public struct PrestationValeurs: Sendable, Equatable {
    public var genre = Prestation.Genre.permanence
    public var libelle = ""
    public var lieu: ID<LieuTag>?
    public var frequence: Frequence?
    public var dureeDemiJournees: Int?
    public var demiJourneesAn: Int?
    public var creneauxAutorises: [Creneau] = []
    public var creneauxPreferes: [Creneau] = []
    public var langue = "fr"
    public var metier = Prestation.Metier.assistantSocial
    public var intervenant: ID<IntervenantTag>?
    /// Pool whose participants share the cost (C8).
    public var groupe: ID<GroupeTag>?

    public init() {}

    public init(_ p: Prestation) {
        genre = p.genre
        libelle = p.libelle
        lieu = p.lieu
        frequence = p.frequence
        dureeDemiJournees = p.dureeDemiJournees
        demiJourneesAn = p.demiJourneesAn
        creneauxAutorises = p.creneauxAutorises
        creneauxPreferes = p.creneauxPreferes
        langue = p.langue
        metier = p.metier
        intervenant = p.intervenant
        groupe = p.groupe
    }
}

/// What may be written of a line of price, checked.
public struct TarifValeurs: Sendable, Equatable {
    public var code: String
    public var modele: Tarif.Modele
    public var libelle = ""
    public var prixMicro: Int
    public var modeEffectif = Tarif.ModeEffectif.reference
    public var prorata = Tarif.Prorata.jours
    public var modeTranches: Tarif.ModeTranches?
    public var demiJourneesIncluses = 0
    public var prixDeductionMicro: Int?
    public var echeances = 1
    public var indexation: IndexationTarif?
    /// (upper bound or nil on the last, price in 10^-6 euro), by rank.
    public var tranches: [Palier] = []

    public struct Palier: Sendable, Equatable {
        public let jusqua: Int?
        public let prixMicro: Int

        public init(jusqua: Int?, prixMicro: Int) {
            self.jusqua = jusqua
            self.prixMicro = prixMicro
        }
    }

    public init(code: String, modele: Tarif.Modele, prixMicro: Int) {
        self.code = code
        self.modele = modele
        self.prixMicro = prixMicro
    }

    public init(_ t: Tarif) {
        code = t.code
        modele = t.modele
        libelle = t.libelle
        prixMicro = t.prixMicro
        modeEffectif = t.modeEffectif
        prorata = t.prorata
        modeTranches = t.modeTranches
        demiJourneesIncluses = t.demiJourneesIncluses
        prixDeductionMicro = t.prixDeductionMicro
        echeances = t.echeances
        indexation = t.indexation
        tranches = t.tranches.map { Palier(jusqua: $0.jusqua, prixMicro: $0.prixMicro) }
    }
}

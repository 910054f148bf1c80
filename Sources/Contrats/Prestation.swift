public import Calendrier
public import Entreprises
public import Postgres
public import Tenancy

/// One thing owed: a line of permanences (place, rhythm, half-days a year) or an optional service (C11), between two dates.
public struct Prestation: RowDecodable {
    public enum Genre: String, CaseIterable, Sendable {
        case permanence
        case ligneEcoute = "ligne_ecoute"
        case psychologue, mediation
        case actionCollective = "action_collective"
        case formationManagers = "formation_managers"

        public var libelle: String {
            switch self {
            case .permanence: "Permanence"
            case .ligneEcoute: "Ligne d'écoute"
            case .psychologue: "Psychologue"
            case .mediation: "Médiation"
            case .actionCollective: "Action collective"
            case .formationManagers: "Formation des managers"
            }
        }
    }

    public enum Metier: String, CaseIterable, Sendable {
        case assistantSocial = "assistant_social"
        case psychologue
        case mediateur

        public var libelle: String {
            switch self {
            case .assistantSocial: "assistant de service social"
            case .psychologue: "psychologue"
            case .mediateur: "médiateur"
            }
        }
    }

    public let entreprise: EntrepriseID
    public let id: ID<Prestation>
    public let contrat: ID<Contrat>
    /// The avenant that opened it; nil for the contract as signed.
    public let avenant: ID<Avenant>?
    public let genre: Genre
    public let libelle: String
    public let du: DateCivile
    /// Last day; nil while open.
    public let au: DateCivile?
    public let lieu: ID<LieuTag>?
    public let frequence: Frequence?
    /// 1 = half-day, 2 = full day.
    public let dureeDemiJournees: Int?
    /// Half-days owed per full year.
    public internal(set) var demiJourneesAn: Int?
    public let creneauxAutorises: [Creneau]
    public let creneauxPreferes: [Creneau]
    /// Language spoken, ISO 639-1.
    public let langue: String
    public let metier: Metier
    /// Worker of this line; by default the contract's.
    public let intervenant: ID<IntervenantTag>?
    /// Pool that shares its cost (C8); nil for the HR, who must not be able to compare it with another company's.
    public let groupe: ID<GroupeTag>?

    public init(row: Row) throws(RowError) {
        entreprise = try row.value("entreprise_id")
        id = try row.value("id")
        contrat = try row.value("contrat_id")
        avenant = try row.optionalValue("avenant_id")
        genre = try row.value("type")
        libelle = try row.string("libelle")
        du = try row.value("du")
        au = try row.optionalValue("au")
        lieu = try row.optionalValue("lieu_id")
        frequence = try row.optionalValue("frequence")
        dureeDemiJournees = try row.optionalInt("duree_demi_journees")
        demiJourneesAn = try row.optionalInt("demi_journees_an")
        creneauxAutorises = try row.strings("creneaux_autorises").compactMap(Creneau.init).sorted()
        creneauxPreferes = try row.strings("creneaux_preferes").compactMap(Creneau.init).sorted()
        langue = try row.string("langue")
        metier = try row.value("metier")
        intervenant = try row.optionalValue("intervenant_id")
        groupe = try row.optionalValue("groupe_id")
    }

    public func enVigueur(le jour: DateCivile) -> Bool { du <= jour && au.map { jour <= $0 } ?? true }

    /// « bimensuelle, deux fois par mois », then the moments: « mardi matin ou jeudi matin ».
    public var rythme: String {
        guard let frequence else { return libelle.isEmpty ? "sur demande" : "selon le contrat" }
        return frequence.libelle(duree: dureeDemiJournees ?? 1)
    }
}

/// How often a line of permanences comes back (C2).
public enum Frequence: String, CaseIterable, Sendable {
    case hebdomadaire, bimensuelle, mensuelle

    /// Times a year proposed by the form: 52 weeks less 6 of holidays and closures; 2 × 12; 12. The contract states the number owed.
    public var foisParAn: Int {
        switch self {
        case .hebdomadaire: 46
        case .bimensuelle: 24
        case .mensuelle: 12
        }
    }

    /// « bimensuelle » is always followed by « deux fois par mois »: the word is read both ways.
    public func libelle(duree: Int) -> String {
        let fois =
            switch self {
            case .hebdomadaire: "hebdomadaire"
            case .bimensuelle: "bimensuelle, deux fois par mois"
            case .mensuelle: "mensuelle"
            }
        return fois + (duree == 2 ? ", la journée" : ", la demi-journée")
    }

    public var libelleCourt: String {
        switch self {
        case .hebdomadaire: "hebdomadaire"
        case .bimensuelle: "bimensuelle (deux fois par mois)"
        case .mensuelle: "mensuelle"
        }
    }
}

/// A place of gestion.lieu, kept by the room Permanences; this one only names it.
public enum LieuTag {}

/// A mutualised pool of gestion.groupe_mutualise.
public enum GroupeTag {}

/// A worker of gestion.intervenant, kept by the room Permanences; this one only names it.
public enum IntervenantTag {}

public import Calendrier

/// What is to be planned: `permanences-planning/1`. All numbers are integers, every range is inclusive.
/// A half-day code is a `Creneau` (`mar-PM`).
public struct Instance: Codable, Sendable {
    public static let formatConnu = "permanences-planning/1"

    public var format: String
    public var nom: String
    public var horizon: Horizon
    public var poids: Poids
    public var regles: Regles
    public var territoires: [TerritoireDuPlan]
    public var lieux: [Lieu]
    /// Symmetric driving minutes by position in `lieux`, 0 on the diagonal.
    public var minutesTrajet: [[Int]]
    public var entreprises: [Entreprise]
    public var intervenantes: [Intervenante]
    public var demandes: [Demande]

    public init(
        nom: String, horizon: Horizon, poids: Poids = .usuels, regles: Regles = .usuelles, territoires: [TerritoireDuPlan],
        lieux: [Lieu], minutesTrajet: [[Int]], entreprises: [Entreprise], intervenantes: [Intervenante], demandes: [Demande]
    ) {
        format = Self.formatConnu
        self.nom = nom
        self.horizon = horizon
        self.poids = poids
        self.regles = regles
        self.territoires = territoires
        self.lieux = lieux
        self.minutesTrajet = minutesTrajet
        self.entreprises = entreprises
        self.intervenantes = intervenantes
        self.demandes = demandes
    }

    /// `semaines` weeks from `premierLundi`, Monday to Friday.
    public struct Horizon: Codable, Sendable {
        public var premierLundi: DateCivile
        public var semaines: Int

        public init(premierLundi: DateCivile, semaines: Int) {
            self.premierLundi = premierLundi
            self.semaines = semaines
        }
    }

    /// Cost of one unit of each component; `trajet` is per minute, `nonServie` and `equilibre` per half-day.
    public struct Poids: Codable, Sendable {
        public var nonServie, continuite, regularite, preference, trajet, equilibre: Int

        public static let usuels = Poids(
            nonServie: 2000, continuite: 60, regularite: 30, preference: 15, trajet: 1, equilibre: 40)
    }

    public struct Regles: Codable, Sendable {
        /// Minutes between the morning's lieu and the afternoon's, at most.
        public var trajetMaxMidi: Int
        public var semainesParPeriode: ParFrequence
        /// Calendar days between two served occurrences of one demande, at least.
        public var ecartMinJours: ParFrequence

        public static let usuelles = Regles(
            trajetMaxMidi: 45, semainesParPeriode: .init(hebdomadaire: 1, bimensuelle: 2, mensuelle: 4),
            ecartMinJours: .init(hebdomadaire: 1, bimensuelle: 7, mensuelle: 14))
    }

    public struct ParFrequence: Codable, Sendable {
        public var hebdomadaire, bimensuelle, mensuelle: Int

        public subscript(_ frequence: Frequence) -> Int {
            switch frequence {
            case .hebdomadaire: hebdomadaire
            case .bimensuelle: bimensuelle
            case .mensuelle: mensuelle
            }
        }
    }

    /// « bimensuelle » is twice a month, once in each period of two weeks.
    public enum Frequence: String, Codable, CaseIterable, Sendable {
        case hebdomadaire, bimensuelle, mensuelle
    }

    public struct TerritoireDuPlan: Codable, Sendable {
        public var id: String
        public var joursFeries: [DateCivile]

        public init(id: String, joursFeries: [DateCivile]) {
            self.id = id
            self.joursFeries = joursFeries
        }
    }

    public struct Lieu: Codable, Sendable {
        public var id, nom, type, territoire: String
        /// Permanences held there at one time, at most.
        public var capaciteSalle: Int

        public init(id: String, nom: String, type: String, territoire: String, capaciteSalle: Int) {
            self.id = id
            self.nom = nom
            self.type = type
            self.territoire = territoire
            self.capaciteSalle = capaciteSalle
        }
    }

    public struct Entreprise: Codable, Sendable {
        public var id, nom: String

        public init(id: String, nom: String) {
            self.id = id
            self.nom = nom
        }
    }

    public struct Plage: Codable, Sendable {
        public var debut, fin: DateCivile

        public init(debut: DateCivile, fin: DateCivile) {
            self.debut = debut
            self.fin = fin
        }
    }
}

extension Instance {
    public struct Intervenante: Codable, Sendable {
        public var id, nom, bureau, role: String
        public var langues: [String]
        public var disponibilites: [String]
        public var conges: [Plage]
        /// Half-days per week: beyond `cibleHebdo` costs, beyond `maxHebdo` is forbidden.
        public var cibleHebdo, maxHebdo: Int

        public init(
            id: String, nom: String, bureau: String, role: String, langues: [String], disponibilites: [String], conges: [Plage],
            cibleHebdo: Int, maxHebdo: Int
        ) {
            self.id = id
            self.nom = nom
            self.bureau = bureau
            self.role = role
            self.langues = langues
            self.disponibilites = disponibilites
            self.conges = conges
            self.cibleHebdo = cibleHebdo
            self.maxHebdo = maxHebdo
        }
    }

    /// One contract line; several `entreprises` = a permanence mutualisée, served once for all.
    public struct Demande: Codable, Sendable {
        public var id: String
        public var entreprises: [String]
        public var lieu: String
        public var frequence: Frequence
        public var premiereSemaine: Int
        /// Half-days: 1, or 2 for a whole day by one intervenante.
        public var duree: Int
        public var creneauxAutorises, creneauxPreferes: [String]
        public var langue, role: String
        public var fermetures: [Plage]
        public var referente: String?

        public init(
            id: String, entreprises: [String], lieu: String, frequence: Frequence, premiereSemaine: Int, duree: Int,
            creneauxAutorises: [String], creneauxPreferes: [String], langue: String, role: String, fermetures: [Plage], referente: String?
        ) {
            self.id = id
            self.entreprises = entreprises
            self.lieu = lieu
            self.frequence = frequence
            self.premiereSemaine = premiereSemaine
            self.duree = duree
            self.creneauxAutorises = creneauxAutorises
            self.creneauxPreferes = creneauxPreferes
            self.langue = langue
            self.role = role
            self.fermetures = fermetures
            self.referente = referente
        }
    }
}

import Foundation
import Planner
import Postgres
import Web

/// What counts in a computation, in minutes of road: the direction decides, the search obeys.
struct Poids: RowDecodable, Equatable {
    var nonServie: Int
    var continuite: Int
    var regularite: Int
    var preference: Int
    var trajet: Int
    var equilibre: Int
    /// Paid for each permanence in place that a plan asked « près du plan en place » moves.
    var deplacement: Int
    /// Nil for the usual weights, which nobody decided here.
    var fixePar: UUID?
    var fixeLe: Date?

    /// Those of the planning format; thirty minutes of road for a permanence moved.
    static let usuels = Poids(
        nonServie: 2000, continuite: 60, regularite: 30, preference: 15, trajet: 1, equilibre: 40, deplacement: 30)

    private init(
        nonServie: Int, continuite: Int, regularite: Int, preference: Int, trajet: Int, equilibre: Int, deplacement: Int
    ) {
        self.nonServie = nonServie
        self.continuite = continuite
        self.regularite = regularite
        self.preference = preference
        self.trajet = trajet
        self.equilibre = equilibre
        self.deplacement = deplacement
    }

    init(row: Row) throws(RowError) {
        nonServie = try row.int("non_servie")
        continuite = try row.int("continuite")
        regularite = try row.int("regularite")
        preference = try row.int("preference")
        trajet = try row.int("trajet")
        equilibre = try row.int("equilibre")
        deplacement = try row.int("deplacement")
        fixePar = try row.uuid("fixe_par")
        fixeLe = try row.instant("fixe_le")
    }

    /// Nil, with `fautes` filled, when a value is out of its bounds.
    init?(_ champs: Champs, _ fautes: inout Fautes) {
        self = .usuels
        for poids in Nom.allCases {
            let tape = champs.texte(poids.rawValue) ?? ""
            guard let n = Int(tape), poids.bornes.contains(n) else {
                fautes[poids.rawValue] =
                    "« \(tape) » : un nombre entier de \(nombre(poids.bornes.lowerBound)) à \(nombre(poids.bornes.upperBound)), par exemple \(nombre(Poids.usuels[poids]))."
                continue
            }
            self[poids] = n
        }
        guard fautes.isEmpty else { return nil }
    }

    var instance: Instance.Poids {
        var p = Instance.Poids.usuels
        (p.nonServie, p.continuite, p.regularite) = (nonServie, continuite, regularite)
        (p.preference, p.trajet, p.equilibre) = (preference, trajet, equilibre)
        return p
    }

    /// Same figures, whoever decided them.
    func vaut(_ autre: Poids) -> Bool { Nom.allCases.allSatisfy { self[$0] == autre[$0] } }

    subscript(_ nom: Nom) -> Int {
        get { self[keyPath: nom.chemin] }
        set { self[keyPath: nom.chemin] = newValue }
    }
}

extension Poids {
    /// One weight: its column, its bounds (those of the database), its meaning.
    enum Nom: String, CaseIterable {
        case nonServie = "non_servie"
        case continuite, regularite, preference, trajet, equilibre, deplacement

        var titre: String {
            switch self {
            case .nonServie: "Demi-journée non servie"
            case .continuite: "Autre intervenante que l'habituelle"
            case .regularite: "Jour ou moment changé"
            case .preference: "Créneau accepté, non préféré"
            case .trajet: "Minute de route"
            case .equilibre: "Demi-journée au-dessus de la charge visée"
            case .deplacement: "Permanence en place déplacée"
            }
        }

        var bornes: ClosedRange<Int> {
            switch self {
            case .nonServie: 100...100_000
            case .trajet: 0...100
            case .continuite, .regularite, .preference, .equilibre, .deplacement: 0...1000
            }
        }

        /// What the weight says, once set.
        func phrase(_ poids: Poids) -> String {
            let n = poids[self]
            let route =
                poids.trajet == 0
                ? "\(pluriel(n, "point"))" : "\(pluriel(n / poids.trajet, "minute")) de route"
            switch self {
            case .nonServie: return "Laisser une demi-journée sans personne vaut \(route)."
            case .continuite: return "Envoyer une autre que l'intervenante nommée, ou que celle de la fois d'avant, vaut \(route)."
            case .regularite: return "Changer de jour ou de moment d'une fois à l'autre vaut \(route)."
            case .preference: return "Venir à un créneau permis mais non préféré par l'entreprise vaut \(route)."
            case .trajet: return "L'unité : une minute de route compte pour \(pluriel(n, "point")). À 0, la route ne compte plus."
            case .equilibre: return "Une demi-journée au-dessus de la charge visée d'une intervenante vaut \(route)."
            case .deplacement:
                return "Quand on demande de rester proche du plan en place, y déplacer une permanence vaut \(route)."
            }
        }

        fileprivate var chemin: WritableKeyPath<Poids, Int> {
            switch self {
            case .nonServie: \.nonServie
            case .continuite: \.continuite
            case .regularite: \.regularite
            case .preference: \.preference
            case .trajet: \.trajet
            case .equilibre: \.equilibre
            case .deplacement: \.deplacement
            }
        }
    }
}

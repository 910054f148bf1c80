internal import Actes
internal import DisclosureControl
internal import Foundation
internal import Tenancy

/// A company as its bilan names and sizes it.
struct EntrepriseBilan: Sendable {
    var id: ID<EntrepriseTag>
    var code: String
    var nom: String
    /// On the last day of the period.
    var effectif: Int
    var etablissements: [EtablissementBilan]
}

struct EtablissementBilan: Sendable, Hashable {
    var id: UUID
    var code: String
    var nom: String
    var effectif: Int
}

/// True counts of a company, before secrecy: they live for the time of one computation.
struct Releve: Sendable {
    var entreprise: EntrepriseBilan
    var periode: PeriodeBilan
    var permanences: Contenu.Permanences
    /// Counts of each quarter of the period, in order.
    var parTrimestre: [[Agregat]]
    /// Counts of the whole period: persons are distinct over it.
    var ensemble: [Agregat]
    /// Establishments under 50 employees are counted together.
    var regroupement: Regroupement
    /// What the company already received, every period, latest version of each.
    var registre: [PeriodeBilan: Contenu]
    /// Beside the counts: what nobody's visit shows in.
    var alentours = Alentours()

    /// The version before this one, if the period was already published.
    var precedent: Contenu? { registre[periode] }
}

/// What a bilan says beside its counts.
struct Alentours: Sendable {
    var actions: [Contenu.ActionCollective] = []
    var contexte: Contenu.Contexte?
    /// True counts, before secrecy; nil where nothing is followed.
    var pdp: FaitsPdp?
    var portefeuille: Contenu.ReperePortefeuille?
    /// Of the year's volume; the adjustment is computed after secrecy.
    var contrat: ContratLu?
}

/// True counts of prevention over the period: they live for the time of one computation.
struct FaitsPdp: Sendable, Hashable {
    /// Persons followed in prevention.
    var situations: Int
    /// Closed after a long leave, and of them returned to work.
    var cloturees: Int
    var retours: Int
}

/// Which establishments stand alone, and which are counted as « Autres établissements » so that no shown part is under 50 employees.
struct Regroupement: Sendable, Hashable {
    var seuls: [EtablissementBilan]
    var autres: [EtablissementBilan]

    init(_ etablissements: [EtablissementBilan], minimum: Int) {
        let tries = etablissements.sorted { ($0.effectif, $0.code) > ($1.effectif, $1.code) }
        var seuls = tries.filter { $0.effectif >= minimum }
        var autres = tries.filter { $0.effectif < minimum }
        // The group itself must be large enough: it takes in the smallest of the others.
        while !autres.isEmpty, autres.reduce(0, { $0 + $1.effectif }) < minimum, let dernier = seuls.popLast() { autres.append(dernier) }
        self.seuls = seuls
        self.autres = autres
    }

    /// Rows of the table: one alone says nothing that the total does not.
    var rangs: [(code: String, nom: String, valeur: String, effectif: Int)] {
        var rangs = seuls.map { ($0.code, $0.nom, $0.id.uuidString.lowercased(), $0.effectif) }
        if !autres.isEmpty { rangs.append(("AUTRES", "Autres établissements", "autres", autres.reduce(0) { $0 + $1.effectif })) }
        return rangs.count > 1 ? rangs : []
    }
}

extension [Agregat] {
    /// The counts of one cell; a cell without a fact is zero.
    func compte(_ axe: Agregat.Axe, _ valeur: String = "") -> Compte {
        first { $0.axe == axe && $0.valeur == valeur && $0.valeur2.isEmpty }
            .map { Compte(evenements: $0.entretiens, personnes: $0.personnes, maximum: $0.maximum) } ?? .zero
    }
}

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
    /// Counts of the civil year up to the end of the period.
    var annee: Annee
    /// Establishments under 50 employees are counted together, the same all year.
    var regroupement: Regroupement
    /// What the company already received, every period, latest version of each.
    var registre: [PeriodeBilan: Contenu]
    /// The floor, or stricter for this company.
    var regles = Secret.regles
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
    struct Rang: Sendable, Hashable {
        var code: String
        var nom: String
        var etablissements: [UUID]
        var effectif: Int
    }

    /// Rows of the table, empty when there would be one: alone, it says nothing that the total does not.
    let rangs: [Rang]

    init(_ etablissements: [EtablissementBilan], minimum: Int) {
        let tries = etablissements.sorted { ($0.effectif, $0.code) > ($1.effectif, $1.code) }
        var seuls = tries.filter { $0.effectif >= minimum }
        var autres = tries.filter { $0.effectif < minimum }
        // The group itself must be large enough: it takes in the smallest of the others.
        while !autres.isEmpty, autres.reduce(0, { $0 + $1.effectif }) < minimum, let dernier = seuls.popLast() { autres.append(dernier) }
        var rangs = seuls.map { Rang(code: $0.code, nom: $0.nom, etablissements: [$0.id], effectif: $0.effectif) }
        if !autres.isEmpty {
            rangs.append(
                Rang(
                    code: "AUTRES", nom: "Autres établissements", etablissements: autres.map(\.id).sorted { $0.uuidString < $1.uuidString },
                    effectif: autres.reduce(0) { $0 + $1.effectif }))
        }
        self.rangs = rangs.count > 1 ? rangs : []
    }

    /// The grouping frozen at the year's first publication, with headcounts of the day. What opened since goes with the last group.
    init(figes: [GroupeFige], _ etablissements: [EtablissementBilan]) {
        var rangs = figes.map { groupe in
            Rang(code: groupe.code, nom: groupe.nom, etablissements: groupe.etablissements, effectif: 0)
        }
        for etablissement in etablissements where !rangs.isEmpty {
            let rang = rangs.firstIndex { $0.etablissements.contains(etablissement.id) } ?? rangs.count - 1
            rangs[rang].effectif += etablissement.effectif
        }
        self.rangs = rangs
    }

    var figes: [GroupeFige] { rangs.map { GroupeFige(code: $0.code, nom: $0.nom, etablissements: $0.etablissements) } }
}

/// A group of establishments as the year keeps it.
struct GroupeFige: Codable, Sendable, Hashable {
    var code: String
    var nom: String
    var etablissements: [UUID]
}

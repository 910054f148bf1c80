import Calendrier
import Planner
import Replanification

/// Two weeks from Monday 30 March 2026 with Good Friday and Easter Monday: small enough to know every answer.
enum Exemple {
    static let codes = Creneau.tous.map(\.description)

    static func jour(_ texte: String) -> DateCivile { DateCivile(texte) ?? DateCivile(numero: 0) }

    static func demande(_ id: String, _ lieu: String, _ changer: (inout Instance.Demande) -> Void = { _ in }) -> Instance.Demande {
        var d = Instance.Demande(
            id: id, entreprises: ["E1"], lieu: lieu, frequence: .hebdomadaire, premiereSemaine: 0, duree: 1, creneauxAutorises: codes,
            creneauxPreferes: [], langue: "fr", role: "assistant_social", fermetures: [], referente: nil)
        changer(&d)
        return d
    }

    static func intervenante(
        _ id: String, _ nom: String, _ bureau: String = "L1", _ changer: (inout Instance.Intervenante) -> Void = { _ in }
    ) -> Instance.Intervenante {
        var i = Instance.Intervenante(
            id: id, nom: nom, bureau: bureau, role: "assistant_social", langues: ["fr"], disponibilites: codes, conges: [], cibleHebdo: 2,
            maxHebdo: 3)
        changer(&i)
        return i
    }

    static let equipe = [
        intervenante("I1", "Agathe A."),
        intervenante("I2", "Claire Masson") { $0.role = "psychologue" },
        intervenante("I3", "Béatrice Weber", "L4") { $0.langues = ["fr", "lb"] },
    ]

    static func instance(_ demandes: [Instance.Demande], semaines: Int = 2, _ personnes: [Instance.Intervenante] = equipe) -> Instance {
        Instance(
            nom: "t", horizon: .init(premierLundi: jour("2026-03-30"), semaines: semaines),
            territoires: [
                .init(id: "FR", joursFeries: [jour("2026-04-06")]),
                .init(id: "FR-AM-VS", joursFeries: [jour("2026-04-03"), jour("2026-04-06")]),
            ],
            lieux: [
                .init(id: "L1", nom: "Bureau Metz", type: "bureau", territoire: "FR-AM-VS", capaciteSalle: 2),
                .init(id: "L2", nom: "Lorost – Nancy", type: "site", territoire: "FR", capaciteSalle: 1),
                .init(id: "L3", nom: "Durrin – Yutz", type: "site", territoire: "FR-AM-VS", capaciteSalle: 1),
                .init(id: "L4", nom: "Bureau Toul", type: "bureau", territoire: "FR", capaciteSalle: 1),
            ],
            minutesTrajet: [[0, 20, 30, 40], [20, 0, 55, 50], [30, 55, 0, 46], [40, 50, 46, 0]],
            entreprises: [.init(id: "E1", nom: "Lorost")], intervenantes: personnes, demandes: demandes)
    }

    static func p(_ demande: String, _ qui: String, _ date: String, _ moment: String) -> Solution.Permanence {
        .init(demande: demande, intervenante: qui, date: date, moment: moment)
    }

    static func contexte(_ instance: Instance, _ permanences: Solution.Permanence...) -> Contexte {
        Contexte(instance, Solution(instance: "t", permanences: permanences))
    }
}

import Calendrier
import Foundation
import Planner
import Testing

/// The small instance every rule is tried on: four lieux, three intervenantes, Easter Monday and Good Friday inside.
enum Exemple {
    static let codes = Creneau.tous.map(\.description)

    static func jour(_ texte: String) -> DateCivile { DateCivile(texte) ?? DateCivile(numero: 0) }

    static func demande(_ id: String, _ lieu: String = "L2", _ changer: (inout Instance.Demande) -> Void = { _ in }) -> Instance.Demande {
        var d = Instance.Demande(
            id: id, entreprises: ["E1"], lieu: lieu, frequence: .hebdomadaire, premiereSemaine: 0, duree: 1, creneauxAutorises: codes,
            creneauxPreferes: [], langue: "fr", role: "assistant_social", fermetures: [], referente: nil)
        changer(&d)
        return d
    }

    static func intervenante(
        _ id: String, _ bureau: String = "L1", _ changer: (inout Instance.Intervenante) -> Void = { _ in }
    ) -> Instance.Intervenante {
        var i = Instance.Intervenante(
            id: id, nom: id, bureau: bureau, role: "assistant_social", langues: ["fr"], disponibilites: codes, conges: [], cibleHebdo: 2,
            maxHebdo: 3)
        changer(&i)
        return i
    }

    static func instance(_ demandes: [Instance.Demande], semaines: Int = 2, _ personnes: [Instance.Intervenante]? = nil) -> Instance {
        let equipe = [
            intervenante("I1"),
            intervenante("I2") { $0.role = "psychologue" },
            intervenante("I3", "L4"),
        ]
        return Instance(
            nom: "t", horizon: .init(premierLundi: jour("2026-03-30"), semaines: semaines),
            territoires: [
                .init(id: "FR", joursFeries: [jour("2026-04-06")]),
                .init(id: "FR-AM", joursFeries: [jour("2026-04-03"), jour("2026-04-06")]),
            ],
            lieux: [
                .init(id: "L1", nom: "b", type: "bureau", territoire: "FR-AM", capaciteSalle: 2),
                .init(id: "L2", nom: "x", type: "site", territoire: "FR", capaciteSalle: 1),
                .init(id: "L3", nom: "y", type: "site", territoire: "FR-AM", capaciteSalle: 1),
                .init(id: "L4", nom: "z", type: "site", territoire: "FR", capaciteSalle: 1),
            ],
            minutesTrajet: [[0, 20, 30, 40], [20, 0, 15, 50], [30, 15, 0, 46], [40, 50, 46, 0]],
            entreprises: [.init(id: "E1", nom: "e")], intervenantes: personnes ?? equipe, demandes: demandes)
    }

    static func p(_ demande: String, _ qui: String, _ date: String, _ moment: String) -> Solution.Permanence {
        .init(demande: demande, intervenante: qui, date: date, moment: moment)
    }

    static func juger(_ instance: Instance, _ permanences: Solution.Permanence...) -> Verification {
        Verification(Solution(instance: "t", permanences: permanences), instance)
    }

    static func fichier(_ nom: String) throws -> Data {
        let url = try #require(Bundle.module.url(forResource: nom, withExtension: "json", subdirectory: "Fixtures"))
        return try Data(contentsOf: url)
    }
}

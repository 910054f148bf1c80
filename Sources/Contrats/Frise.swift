import Calendrier
import Mustache
import Web

/// The life of a contract: signature, avenants with what each changed, next term. Newest first.
struct Frise {
    let moments: [Moment]

    init(_ c: ContratContenu, le jour: DateCivile) {
        var moments = c.avenants.map { avenant in
            Moment(
                jour: avenant.dateEffet, titre: "Avenant \(avenant.numero)", phrase: avenant.objet,
                changements: Self.changements(c, avenant), classe: avenant.dateEffet > jour ? "attente" : "clos", signe: avenant.signeLe)
        }
        moments.append(
            Moment(
                jour: c.contrat.debut, titre: "Début du contrat", phrase: c.contrat.signeLe.map { "Signé le \($0.court)." } ?? "",
                changements: [], classe: c.contrat.debut > jour ? "attente" : "clos", signe: nil))
        if c.contrat.statut != .resilie, let dernier = c.contrat.echeance.dernierJour(apres: jour) {
            moments.append(
                Moment(
                    jour: dernier, titre: c.contrat.taciteReconduction ? "Terme, puis reconduction" : "Fin du contrat", phrase: "",
                    changements: [],
                    classe: "attente", signe: nil))
        }
        if c.contrat.statut != .resilie, let limite = c.contrat.echeance.limitePreavis(apres: jour), limite >= jour {
            moments.append(
                Moment(jour: limite, titre: "Dernier jour du préavis", phrase: "", changements: [], classe: "attente", signe: nil))
        }
        self.moments = moments.sorted { $0.jour > $1.jour }
    }

    /// « forfait par salarié : 20,00 € / salarié / an → 21,50 € / salarié / an ».
    private static func changements(_ c: ContratContenu, _ avenant: Avenant) -> [String] {
        let veille = avenant.dateEffet.plus(jours: -1)
        var phrases: [String] = []
        for nouvelle in c.prestations where nouvelle.avenant == avenant.id {
            let ancienne = c.prestations.first { $0.au == veille && $0.genre == nouvelle.genre && $0.lieu == nouvelle.lieu }
            phrases.append(passage(nouvelle.nom, ancienne.map(Self.volume), volume(nouvelle)))
        }
        for finie in c.prestations where finie.au == veille {
            let suivie = c.prestations.contains { $0.du == avenant.dateEffet && $0.genre == finie.genre && $0.lieu == finie.lieu }
            if !suivie { phrases.append("\(finie.nom) : terminé") }
        }
        for nouveau in c.tarifs where nouveau.avenant == avenant.id {
            let ancien = c.tarifs.first { $0.au == veille && $0.code == nouveau.code }
            phrases.append(passage(nouveau.nomLisible, ancien?.prixLisible, nouveau.prixLisible))
        }
        for fini in c.tarifs where fini.au == veille && !c.tarifs.contains(where: { $0.du == avenant.dateEffet && $0.code == fini.code }) {
            phrases.append("\(fini.nomLisible) : retiré")
        }
        return phrases
    }

    private static func volume(_ p: Prestation) -> String {
        [p.rythme, p.demiJourneesAn.map { "\($0) par an" }].compactMap { $0 }.joined(separator: ", ")
    }

    private static func passage(_ quoi: String, _ avant: String?, _ apres: String) -> String {
        avant.map { "\(quoi) : \($0) → \(apres)" } ?? "\(quoi) ajouté : \(apres)"
    }

    struct Moment: MustacheParent, Sendable {
        let jour: DateCivile
        let titre: String
        let phrase: String
        let changements: [String]
        let classe: String
        let signe: DateCivile?

        func child(named name: String) -> Any? {
            switch name {
            case "iso": jour.description
            case "date": jour.court
            case "titre": titre
            case "phrase": phrase.isEmpty ? nil : phrase
            case "changements": changements
            case "classe": classe
            case "signe": signe.map { "signé le \($0.court)" }
            default: nil
            }
        }
    }
}

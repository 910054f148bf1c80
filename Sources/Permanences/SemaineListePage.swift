import Calendrier
import Entreprises
import Foundation
import Tenancy
import Web

/// `/semaine?vue=entreprises` and `vue=lieux`: the same week as a list, for a phone and for who looks for a client.
struct SemaineListePage: Page {
    static let gabarit = "semaine-liste"
    let choix: SemaineChoix
    let lu: SemaineLue

    init(_ choix: SemaineChoix, _ lu: SemaineLue) {
        self.choix = choix
        self.lu = lu
    }

    var entete: Entete { SemaineEntete.entete(choix) }

    func child(named name: String) -> Any? {
        switch name {
        case "navigation": SemaineEntete.navigation(choix)
        case "groupes": groupes
        case "colonne": choix.vue == .lieux ? "Lieu" : "Entreprise"
        case "vide":
            retenues.isEmpty
                ? Vide(
                    "Aucune permanence cette semaine.", suite: "Planifiez une période pour en poser.", action: Action("Planifier", "/plans")
                ) : nil
        default: nil
        }
    }

    private var retenues: [Permanence] { lu.permanences.filter { choix.statut == nil || $0.statut == choix.statut } }

    private var groupes: [Balisage] {
        let par = Dictionary(grouping: retenues) { choix.vue == .lieux ? $0.lieuNom : $0.entrepriseNom }
        return par.sorted { $0.key.localizedStandardCompare($1.key) == .orderedAscending }.flatMap { nom, permanences in
            permanences.enumerated().map { rang, p in
                let tete: Balisage = rang == 0 ? "<th scope=\"rowgroup\" rowspan=\"\(permanences.count)\">\(nom)</th>" : ""
                let autre = choix.vue == .lieux ? p.entrepriseNom : p.lieuNom
                return
                    "<tr>\(tete)<td data-l=\"Jour\"><a href=\"\(p.chemin)\">\(p.jour.nomDuJour) \(p.jour.sansAnnee), \(p.heures)</a></td><td data-l=\"Où\">\(autre)</td><td data-l=\"Intervenant\">\(p.intervenantNom)</td><td data-l=\"Statut\">\(Badge(p.statut))</td></tr>"
            }
        }
    }
}

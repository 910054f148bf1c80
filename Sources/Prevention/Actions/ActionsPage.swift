import Calendrier
import Contrats
import Entreprises
import Tenancy
import Web

/// The collective actions of one year, the latest first.
struct ActionsPage: Page {
    static let gabarit = "actions"
    let annee: Int
    let actions: [ActionCollective]
    let pages: Pagination
    /// Past ones without a presence, whatever the year.
    let retard: Int
    let ecrit: Bool
    let aujourdhui: DateCivile

    var entete: Entete {
        let presents = actions.compactMap(\.participants).reduce(0, +)
        return Entete(
            "Actions collectives",
            sous: actions.isEmpty
                ? "\(annee)"
                : "\(annee), \(pluriel(actions.filter { $0.statut == .tenue }.count, "action tenue", "actions tenues")), "
                    + pluriel(presents, "présent"),
            donnees: ["gestion.action_collective"], visible: "Les présents sont comptés, jamais nommés.", densite: .dense, ici: "/actions",
            actions: ecrit ? [Action("Prévoir une action", "/actions/nouvelle", .plein, signe: "plus")] : [])
    }

    func child(named name: String) -> Any? {
        switch name {
        case "annees":
            Onglets(
                "Année",
                (-1...1).map { ("\(aujourdhui.annee + $0)", "/actions?annee=\(aujourdhui.annee + $0)", aujourdhui.annee + $0 == annee) })
        case "retard":
            retard == 0
                ? nil
                : Alerte(
                    .attention, "Une action sans présence comptée n'est pas dans le bilan.",
                    fort: "\(pluriel(retard, "action passée à renseigner", "actions passées à renseigner")).")
        case "lignes": actions.dropFirst(pages.debut).prefix(50).map(ligne)
        case "pages": pages
        case "vide":
            actions.isEmpty ? Vide("Aucune action collective en \(annee).", suite: "Ateliers, sessions de managers, groupes.") : nil
        default: nil
        }
    }

    private func ligne(_ a: ActionCollective) -> Balisage {
        let presents = a.participants.map { "\($0) sur \(a.places)" } ?? "\(a.prises) prises sur \(a.places)"
        return
            "<tr><th scope=\"row\"><a href=\"\(a.chemin)\">\(a.titre)</a></th><td data-l=\"Jour\">\(a.jour.court), \(a.heures)</td><td data-l=\"Entreprise\">\(a.entrepriseNom)</td><td data-l=\"Avec\">\(a.intervenantNom)</td><td class=\"n\" data-l=\"Présents\">\(presents)</td><td class=\"n\" data-l=\"Avis\">\(a.avis?.moyenne ?? "–")</td><td data-l=\"Statut\">\(Self.badge(a))</td></tr>"
    }

    static func badge(_ a: ActionCollective) -> Badge {
        switch a.statut {
        case .prevue: Badge("prévue", comme: .planifiee)
        case .tenue: Badge("tenue", comme: .tenue)
        case .annulee: Badge("annulée", comme: .annuleeClient)
        }
    }
}

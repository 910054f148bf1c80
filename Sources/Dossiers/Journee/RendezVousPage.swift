import Calendrier
import Foundation
import Web

/// `/rendez-vous`: first what waits for a word or a date, then what comes, day by day; what is past, behind a tab.
struct RendezVousPage: Page {
    static let gabarit = "rendez-vous"

    let rendez: [RendezVous]
    /// Those of the last four months, each with what became of it.
    let passes: Bool
    let maintenant: (jour: DateCivile, heure: Heure)
    let csrf: String

    var entete: Entete {
        Entete(
            "Rendez-vous", sous: "Des numéros et des codes, jamais un nom", donnees: ["nominatif.rendez_vous"], largeur: .lecture,
            ici: "/rendez-vous",
            actions: [
                Action("Hors permanence", "/rendez-vous/hors-permanence"),
                Action("Poser un rendez-vous", "/rendez-vous/nouveau", .plein, signe: "plus"),
            ])
    }

    func child(named nom: String) -> Any? {
        switch nom {
        case "onglets":
            Onglets("Mes rendez-vous", [("À venir", "/rendez-vous", !passes), ("Passés", "/rendez-vous?vue=passes", passes)])
        case "aucun": rendez.isEmpty
        case "vide":
            passes
                ? Vide("Aucun rendez-vous passé", suite: "Ceux des quatre derniers mois apparaissent ici quand leur issue est dite.")
                : Vide(
                    "Aucun rendez-vous à venir", suite: "Un rendez-vous se pose dans une permanence publiée.",
                    action: Action("Poser un rendez-vous", "/rendez-vous/nouveau", signe: "plus"))
        case "jours": passes ? parJour(rendez, dernierDAbord: true) : jours
        default: nil
        }
    }

    private var jours: [Balisage] {
        let attente = rendez.filter { $0.aRenseigner(maintenant) }
        let sansDate = rendez.filter { $0.statut == .reporte }
        let suite = rendez.filter { !$0.aRenseigner(maintenant) && $0.statut != .reporte }
        return [
            attente.isEmpty ? nil : section("À renseigner", attente, avecJour: true),
            sansDate.isEmpty ? nil : section("Reportés, sans date encore", sansDate, avecJour: true),
        ].compactMap { $0 } + parJour(suite, dernierDAbord: false)
    }

    private func parJour(_ liste: [RendezVous], dernierDAbord: Bool) -> [Balisage] {
        Dictionary(grouping: liste, by: \.jour)
            .sorted { dernierDAbord ? $0.key > $1.key : $0.key < $1.key }
            .map { section($0.key.long.capitale, $0.value, avecJour: false) }
    }

    private func section(_ titre: String, _ liste: [RendezVous], avecJour: Bool) -> Balisage {
        let groupes = Dictionary(grouping: liste) { avecJour ? "\($0.jour.long), \($0.nomEntreprise)" : $0.nomEntreprise }
        let corps = groupes.sorted { ($0.value[0].jour, $0.key) < ($1.value[0].jour, $1.key) }.map { nom, lignes in
            let suite = lignes.map { RendezVousLigne($0, maintenant: maintenant, csrf: csrf).balisage }
            return "<h3>\(nom)</h3><ul class=\"liste\">\(suite)</ul>" as Balisage
        }
        return "<section class=\"panneau\"><h2>\(titre)</h2>\(corps)</section>"
    }
}

/// `/rendez-vous/nouveau`: which permanence.
struct ChoixPermanencePage: Page {
    static let gabarit = "choix-permanence"

    let permanences: [Permanence]

    var entete: Entete {
        Entete(
            "Poser un rendez-vous", ariane: [("Rendez-vous", "/rendez-vous")], sous: "Dans quelle permanence ?",
            donnees: ["nominatif.rendez_vous"], largeur: .lecture, ici: "/rendez-vous")
    }

    func child(named nom: String) -> Any? {
        switch nom {
        case "aucune": permanences.isEmpty
        case "vide":
            Vide("Aucune permanence publiée dans les six semaines", suite: "La planification les publie ; elles apparaissent alors ici.")
        case "lignes":
            permanences.map { p in
                """
                <li><span><strong><a href="/rendez-vous/nouveau/\(p.chemin)">\(p.jour.long.capitale)</a></strong><br>\
                <small class="discret">\(p.nom), \(p.horaires)</small></span>\(p.badge)</li>
                """ as Balisage
            }
        default: nil
        }
    }
}

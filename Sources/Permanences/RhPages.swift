import Calendrier
import Web

/// `/rh`: the next permanences, the contract's gauge, who can see what.
struct RhAccueilPage: Page {
    static let gabarit = "rh-accueil"
    let nom: String
    let fiche: RhFiche
    let prochaines: [Permanence]
    let compte: CompteDuRegistre?
    let aujourdhui: DateCivile

    var entete: Entete {
        Entete(
            "Accueil", h1: "Bonjour \(nom)", sous: "\(fiche.nom), service social du travail",
            donnees: ["gestion.permanence", "gestion.contrat", "gestion.registre_compte"],
            visible: "Aucun nom de salarié n'existe dans cet espace.", densite: .rare, largeur: .moyenne, ici: "/rh")
    }

    func child(named name: String) -> Any? {
        switch name {
        case "prochaines": prochaines.map(prochaine)
        case "vide":
            prochaines.isEmpty
                ? Vide("Aucune permanence publiée pour l'instant.", suite: "Elles apparaissent ici dès leur publication.") : nil
        case "jauge": compte?.jauge
        case "rythmes": fiche.rythmes.isEmpty ? nil : fiche.rythmes.joined(separator: " ; ")
        case "effectif": fiche.effectif == 0 ? nil : pluriel(fiche.effectif, "salarié")
        case "echeance": echeance
        case "affiche": fiche.affiche
        default: nil
        }
    }

    private var echeance: String? {
        guard let jour = fiche.renouvellement ?? fiche.fin else { return fiche.contrat.map { _ in "sans terme" } }
        return fiche.reconduit ? "\(jour.court), reconduit sauf préavis" : jour.court
    }

    private func prochaine(_ p: Permanence) -> Balisage {
        "<li><div class=\"avec-date\"><p class=\"date-bloc\"><span>\(p.jour.nomDuJour)</span><b>\(p.jour.jour)</b><span>\(Francais.moisCourts[p.jour.mois - 1])</span></p><p><strong>\(p.heures), avec \(p.intervenantNom)</strong><br><span class=\"discret petit\">\(p.lieuNom), \(p.commune)</span></p></div>\(Badge(.publiee, mot: "confirmée"))</li>"
    }
}

/// `/rh/calendrier`: one month of the company's published permanences.
struct RhCalendrierPage: Page {
    static let gabarit = "rh-calendrier"
    let fiche: RhFiche
    let mois: Mois
    let permanences: [Permanence]
    let actions: [RhAction]

    var entete: Entete {
        Entete(
            "Calendrier", h1: mois.libelle.prefix(1).uppercased() + mois.libelle.dropFirst(), sous: fiche.nom,
            donnees: ["gestion.permanence", "gestion.action_collective"],
            densite: .rare, largeur: .moyenne, ici: "/rh/calendrier")
    }

    func child(named name: String) -> Any? {
        switch name {
        case "precedent": mois.precedent.description
        case "precedentMot": mois.precedent.libelle
        case "suivant": mois.suivant.description
        case "suivantMot": mois.suivant.libelle
        case "calendrier":
            CalendrierDuMois(mois: mois, aujourdhui: .aujourdhui(), permanences: permanences, mots: { $0.heures }, liens: false)
        case "liste": permanences.filter { $0.jour.leMois == mois }.map(ligne)
        case "aDesActions": !actions.isEmpty
        case "actions": actions.map(action)
        case "vide": permanences.isEmpty ? Vide("Aucune permanence ce mois-ci.", suite: "Elles apparaissent dès leur publication.") : nil
        default: nil
        }
    }

    private func action(_ a: RhAction) -> Balisage {
        "<li><span><strong>\(a.titre)</strong><br><small class=\"discret\">\(a.jour.long), \(a.heures), \(a.site ?? "tous les sites"), \(pluriel(a.places, "place"))</small></span></li>"
    }

    private func ligne(_ p: Permanence) -> Balisage {
        "<tr><th scope=\"row\">\(p.jour.long)</th><td data-l=\"Heures\">\(p.heures)</td><td data-l=\"Lieu\">\(p.lieuNom), \(p.commune)</td><td data-l=\"Avec\">\(p.intervenantNom)</td><td data-l=\"Statut\">\(Badge(p.statut))</td></tr>"
    }
}

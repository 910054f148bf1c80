import Calendrier
import Foundation
import Tenancy
import Web

/// The day: what comes, in order, and beside it what must not be forgotten. On a phone, one under the other.
struct JourneePage: Page {
    static let gabarit = "journee"

    let journee: Journee
    let jour: DateCivile
    let maintenant: (jour: DateCivile, heure: Heure)
    let csrf: String
    let avis: Alerte?
    /// What was typed on the spot, after a fault.
    var vif: (saisie: Saisie, fautes: FautesResume?, tape: Champs)?

    var entete: Entete {
        Entete(
            "Ma journée", h1: "\(jour.nomDuJour) \(jour.sansJour)".capitale, sous: resume, donnees: ["nominatif.rendez_vous"],
            visible: "La planification voit les permanences, jamais les rendez-vous.", ici: "/journee",
            actions: [
                Action("Veille", "/journee?jour=\(jour.plus(jours: -1))", signe: "gauche"),
                Action("Lendemain", "/journee?jour=\(jour.plus(jours: 1))", signe: "droite"),
            ] + (jour == maintenant.jour ? [] : [Action("Aujourd'hui", "/journee", signe: "agenda")]))
    }

    func child(named nom: String) -> Any? {
        switch nom {
        case "avis": avis
        case "libre": journee.permanences.isEmpty && journee.horsPermanence.isEmpty
        case "vide":
            Vide(
                "Aucune permanence ce jour", suite: "Vos permanences apparaissent ici quand la planification les publie.",
                action: Action("Mes rendez-vous", "/rendez-vous", signe: "rdv"))
        case "etapes": JourneeEtapes(journee: journee, jour: jour, maintenant: maintenant, csrf: csrf).balisages
        case "aDire": journee.aDire.isEmpty ? nil : suites.aDire
        case "sansPermanence": journee.sansPermanence.isEmpty ? nil : suites.sansPermanence
        case "suivante": journee.suivante.map(lendemain)
        case "vif":
            VifFiche(
                journee: journee, ici: journee.ici(maintenant.heure), csrf: csrf, saisie: vif?.saisie ?? Saisie(), fautes: vif?.fautes,
                tape: vif?.tape)
        case "rappels": suites.rappels
        case "aRendre": !journee.rappels.isEmpty
        case "orienter": !journee.orientations.isEmpty
        case "orientations": suites.orientations
        case "recevoir": !journee.partagesRecus.isEmpty
        case "partages": journee.partagesRecus.map(\.balisage)
        case "remettre": !journee.copies.isEmpty
        case "copies": journee.copies.map { $0.ligne(maintenant.jour) }
        case "finir": !journee.aFinir.isEmpty
        case "aFinir": suites.aFinir
        case "aSuivre": !suites.rappeler.isEmpty
        case "reste": suites.reste
        case "pasOublier": suites.rappeler
        default: nil
        }
    }

    private var suites: JourneeSuites { JourneeSuites(journee: journee, maintenant: maintenant, csrf: csrf) }

    private var resume: String {
        var parts = [pluriel(journee.permanences.count, "permanence"), pluriel(journee.tenus.count, "rendez-vous", "rendez-vous")]
        let route = JourneeEtapes.trajets(journee).compactMap { $0 }.reduce(0, +)
        if route > 0 { parts.append("\(JourneeEtapes.duree(route)) de route") }
        if !journee.rappels.isEmpty { parts.append(pluriel(journee.rappels.count, "appel à rendre", "appels à rendre")) }
        return parts.joined(separator: ", ")
    }

    private func lendemain(_ suivante: (jour: DateCivile, permanences: [Permanence], rendezVous: Int)) -> Balisage {
        let lignes = suivante.permanences.map { p in
            "<li><span><strong>\(p.horaires)</strong> \(p.nom)<br><small class=\"discret\">\([p.salle, p.commune].filter { !$0.isEmpty }.joined(separator: ", "))</small></span>\(p.badge)</li>"
                as Balisage
        }
        let titre = suivante.jour == jour.plus(jours: 1) ? "Le lendemain" : "Prochaine journée"
        return """
            <section class="panneau"><h2>\(titre) <small class="discret">\(suivante.jour.long), \(pluriel(suivante.rendezVous, "rendez-vous", "rendez-vous"))</small></h2>\
            <ul class="liste">\(lignes)</ul><p><a class="b mini" href="/journee?jour=\(suivante.jour.description)">Voir ce jour</a></p></section>
            """
    }
}

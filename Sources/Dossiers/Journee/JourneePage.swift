import Calendrier
import Foundation
import Tenancy
import Web

/// The day: what comes, in order, then what must not be forgotten. Narrow on purpose: it is read on a phone, in a corridor.
struct JourneePage: Page {
    static let gabarit = "journee"

    let journee: Journee
    let jour: DateCivile
    let maintenant: (jour: DateCivile, heure: Heure)
    let csrf: String

    var entete: Entete {
        Entete(
            "Ma journée", h1: "\(jour.nomDuJour) \(jour.sansJour)".capitale, sous: resume, donnees: ["nominatif.rendez_vous"],
            visible: "La planification voit les permanences, jamais les rendez-vous.", largeur: .lecture, ici: "/journee",
            actions: [
                Action("Veille", "/journee?jour=\(jour.plus(jours: -1))", signe: "gauche"),
                Action("Lendemain", "/journee?jour=\(jour.plus(jours: 1))", signe: "droite"),
            ])
    }

    func child(named nom: String) -> Any? {
        switch nom {
        case "alerte": alerte
        case "libre": journee.permanences.isEmpty
        case "vide":
            Vide(
                "Aucune permanence ce jour", suite: "Vos permanences apparaissent ici quand la planification les publie.",
                action: Action("Mes rendez-vous", "/rendez-vous", signe: "rdv"))
        case "etapes": etapes
        case "aSuivre": !rappels.isEmpty
        case "reste": reste
        case "rappels": rappels
        default: nil
        }
    }

    private var resume: String {
        var parts = [pluriel(journee.permanences.count, "permanence"), pluriel(journee.rendezVous.count, "rendez-vous", "rendez-vous")]
        let route = trajets.compactMap { $0 }.reduce(0, +)
        if route > 0 { parts.append("\(duree(route)) de route") }
        return parts.joined(separator: ", ")
    }

    private var alerte: Alerte? {
        guard journee.aRenseigner > 0 else { return nil }
        return Alerte(
            .attention, "Une touche chacun :",
            fort: pluriel(journee.aRenseigner, "rendez-vous passé à renseigner.", "rendez-vous passés à renseigner."),
            liens: [("dire s'ils ont eu lieu", "/rendez-vous")])
    }

    /// Minutes from each permanence to the next; nil when it is the same place or the distance is not known.
    private var trajets: [Int?] {
        zip(journee.permanences, journee.permanences.dropFirst()).map { avant, apres in
            avant.lieu == apres.lieu ? nil : journee.trajets[[avant.lieu, apres.lieu]]
        }
    }

    private var etapes: [Balisage] {
        let trajets = trajets
        return journee.permanences.enumerated().flatMap { rang, permanence -> [Balisage] in
            var suite = [etape(permanence)]
            if rang < trajets.count, let minutes = trajets[rang] {
                let depart = journee.permanences[rang + 1].debut.minutes - minutes
                suite.append(
                    "<li class=\"etape-jour\"><p class=\"trajet\">\(Signe("route"))\(duree(minutes)) de route. Partir avant \(heure(minutes: max(0, depart))).</p></li>"
                )
            }
            return suite
        }
    }

    private func etape(_ p: Permanence) -> Balisage {
        let rendez = journee.rendezVous.filter { $0.permanence == p.id }
        let lignes = rendez.map { RendezVousLigne($0, maintenant: maintenant, csrf: csrf).balisage }
        let liste: Balisage = lignes.isEmpty ? "<p class=\"petit\">Aucun rendez-vous pris.</p>" : "<ul class=\"liste\">\(lignes)</ul>"
        let salle = [p.salle, p.adresse, p.commune].filter { !$0.isEmpty }.joined(separator: ", ")
        let lieu = [p.adresse, p.commune].filter { !$0.isEmpty }.joined(separator: " ")
        let itineraire: Balisage =
            lieu.isEmpty ? "" : "<a class=\"b\" href=\"geo:0,0?q=\(lieu.encode)\">\(Signe("lieu"))Itinéraire</a>"
        return """
            <li class="etape-jour"><time datetime="\(jour.description)T\(p.debut.description)">\(p.debut.libelle)</time>\
            <section class="panneau"><h2>\(p.nom) \(p.badge)</h2><p class="petit discret">\(p.horaires)\(salle.isEmpty ? "" : ", " + salle).</p>\
            \(liste)<div class="rang">\(itineraire)<a class="b" href="/rendez-vous/nouveau/\(p.chemin)">\(Signe("rdv"))Poser un rendez-vous</a>\
            <a class="b" href="/dossiers/nouveau?entreprise=\(p.entreprise.description)&amp;venue=1">\(Signe("plus"))Venue spontanée</a>\(tenue(p))</div></section></li>
            """
    }

    private func tenue(_ p: Permanence) -> Balisage {
        guard p.statut == "publiee", p.jour <= maintenant.jour else { return "" }
        return """
            <form method="post" action="/journee/\(p.chemin)/tenue"><input type="hidden" name="_csrf" value="\(csrf)">\
            <input type="hidden" name="jour" value="\(jour.description)"><button class="b">\(Signe("tenue"))Permanence tenue</button></form>
            """
    }

    /// Shown of each kind, the nearest first; the others are counted.
    private static let rappels = 5

    private var reste: String? {
        let autres = [
            (journee.demarches.count, "démarche échue", "démarches échues"),
            (journee.sansNouvelles.count, "dossier sans nouvelles", "dossiers sans nouvelles"),
        ].compactMap { total, un, plusieurs in total > Self.rappels ? pluriel(total - Self.rappels, un, plusieurs) : nil }
        return autres.isEmpty ? nil : "Et aussi " + autres.joined(separator: ", ") + "."
    }

    private var rappels: [Balisage] {
        journee.demarches.prefix(Self.rappels).map { d in
            let reste = d.echeance.map { maintenant.jour.jours(jusqua: $0) } ?? 0
            let badge =
                reste < 0 ? Badge("à relancer", comme: .reportee) : Badge(reste == 0 ? "aujourd'hui" : pluriel(reste, "jour"), comme: .due)
            let quand = reste < 0 ? "attendue depuis le" : "avant le"
            return """
                <li><span><strong><a href="\(d.ref.chemin)/demarches">Dossier \(d.numero)</a></strong>, \(d.titre.prefix(1).lowercased() + d.titre.dropFirst())<br>\
                <small class="discret">\(d.statut.libelle), \(quand) \(d.echeance?.court ?? "")</small></span>\(badge)</li>
                """
        }
            + journee.sansNouvelles.prefix(Self.rappels).map { d in
                """
                <li><span><strong><a href="\(d.ref.chemin)">Dossier \(d.numero)</a></strong>, sans nouvelles<br>\
                <small class="discret">dernière activité le \(d.derniereActivite.court)</small></span>\(Badge("à reprendre", comme: .reportee))</li>
                """
            }
    }

    private func duree(_ minutes: Int) -> String { minutes < 60 ? "\(minutes) min" : heure(minutes: minutes) }
}

extension String {
    /// For the query of a link.
    fileprivate var encode: String { addingPercentEncoding(withAllowedCharacters: .urlHostAllowed) ?? "" }
}

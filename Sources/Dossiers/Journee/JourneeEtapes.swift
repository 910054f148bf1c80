import Actes
import Calendrier
import Foundation
import Tenancy
import Web

/// The permanences of the day in order, with the road between them.
struct JourneeEtapes {
    let journee: Journee
    let jour: DateCivile
    let maintenant: (jour: DateCivile, heure: Heure)
    let csrf: String

    /// Minutes before the first permanence, between each and the next, and back; nil where there is no road, or it is not known.
    static func trajets(_ journee: Journee) -> [Int?] {
        let lieux: [UUID?] = [journee.bureau] + journee.permanences.map(\.lieu) + [journee.bureau]
        guard lieux.count > 2 else { return [] }
        return zip(lieux, lieux.dropFirst()).map { journee.trajet($0, $1) }
    }

    static func duree(_ minutes: Int) -> String { minutes < 60 ? "\(minutes) min" : heure(minutes: minutes) }

    var balisages: [Balisage] {
        let trajets = Self.trajets(journee)
        var suite: [(Int, Balisage)] = []
        for (rang, permanence) in journee.permanences.enumerated() {
            let debut = permanence.debut.minutes
            if let minutes = trajets[rang] {
                let depart = max(0, debut - minutes)
                suite.append((debut, route("\(Self.duree(minutes)) de route. Partir avant \(heure(minutes: depart)).")))
            }
            suite.append((debut, etape(permanence)))
        }
        suite += journee.horsPermanence.map { ($0.heure.minutes, ailleurs($0)) }
        // Stable: the road stays before its permanence.
        let ordre = suite.enumerated().sorted { ($0.element.0, $0.offset) < ($1.element.0, $1.offset) }.map(\.element.1)
        guard let retour = trajets.last, let minutes = retour else { return ordre }
        return ordre + [route("\(Self.duree(minutes)) de route vers le bureau.")]
    }

    private func ailleurs(_ r: RendezVous) -> Balisage {
        let ligne = RendezVousLigne(r, maintenant: maintenant, csrf: csrf, retour: "/journee", avecEntreprise: true)
        return """
            <li class="etape-jour"><time datetime="\(jour.description)T\(r.heure.description)">\(r.heure.libelle)</time>\
            <section class="panneau"><h2>Hors permanence <small class="discret">\(r.forme.libelle)</small></h2>\
            <ul class="liste">\(ligne.balisage)</ul></section></li>
            """
    }

    private func route(_ phrase: String) -> Balisage {
        "<li class=\"etape-jour\"><p class=\"trajet\">\(Signe("route"))\(phrase)</p></li>"
    }

    private func etape(_ p: Permanence) -> Balisage {
        let rendez = journee.rendezVous.filter { $0.permanence == p.id }
        let lignes = rendez.map { RendezVousLigne($0, maintenant: maintenant, csrf: csrf, retour: "/journee").balisage }
        let liste: Balisage = lignes.isEmpty ? "<p class=\"petit\">Aucun rendez-vous pris.</p>" : "<ul class=\"liste\">\(lignes)</ul>"
        let salle = [p.salle, p.adresse, p.commune].filter { !$0.isEmpty }.joined(separator: ", ")
        let acces: Balisage = p.acces.isEmpty ? "" : "<p class=\"petit acces\">\(Signe("cle"))<span>\(p.acces)</span></p>"
        let lieu = [p.adresse, p.commune].filter { !$0.isEmpty }.joined(separator: " ")
        let itineraire: Balisage =
            lieu.isEmpty ? "" : "<a class=\"b\" href=\"geo:0,0?q=\(lieu.encode)\">\(Signe("lieu"))Itinéraire</a>"
        return """
            <li class="etape-jour"><time datetime="\(jour.description)T\(p.debut.description)">\(p.debut.libelle)</time>\
            <section class="panneau"><h2>\(p.nom) \(p.badge)</h2><p class="petit discret">\(p.horaires)\(salle.isEmpty ? "" : ", " + salle).</p>\(acces)\
            \(liste)\(libres(p, rendez))<div class="rang pas-imprime">\(itineraire)<a class="b" href="#vif">\(Signe("plus"))Venue spontanée</a><a class="b" href="/rendez-vous/nouveau/\(p.chemin)">\(Signe("rdv"))Poser un rendez-vous</a>\
            <a class="b" href="/dossiers/nouveau?entreprise=\(p.entreprise.description)&amp;venue=1">\(Signe("dossier"))Nouveau dossier</a>\(tenue(p))</div></section></li>
            """
    }

    /// Hours a walk-in may still be given.
    private func libres(_ p: Permanence, _ rendez: [RendezVous]) -> Balisage {
        guard p.jour >= maintenant.jour, p.statut == "publiee" else { return "" }
        let heures = p.heuresLibres(rendez).filter { p.jour > maintenant.jour || $0 > maintenant.heure }
        guard !heures.isEmpty else { return "<p class=\"petit discret\">Plus d'heure libre.</p>" }
        let liens = heures.prefix(8).map {
            "<a href=\"/rendez-vous/nouveau/\(p.chemin)?heure=\($0.description)\">\($0.libelle)</a>" as Balisage
        }
        let suite: Balisage = heures.count > 8 ? "…" : ""
        return "<p class=\"petit heures-libres pas-imprime\"><span class=\"discret\">Libre :</span> \(liens)\(suite)</p>"
    }

    private func tenue(_ p: Permanence) -> Balisage {
        guard p.statut == "publiee", p.jour <= maintenant.jour else { return "" }
        return """
            <form method="post" action="/journee/\(p.chemin)/tenue"><input type="hidden" name="_csrf" value="\(csrf)">\
            <input type="hidden" name="jour" value="\(jour.description)"><button class="b">\(Signe("tenue"))Permanence tenue</button></form>
            """
    }
}

extension String {
    /// For the query of a link.
    fileprivate var encode: String { addingPercentEncoding(withAllowedCharacters: .urlHostAllowed) ?? "" }
}

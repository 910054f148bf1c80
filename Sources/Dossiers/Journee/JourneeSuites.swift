import Calendrier
import Web

/// Beside the day: what waits for a word, calls to return, entretiens to finish, what must not be forgotten.
struct JourneeSuites {
    let journee: Journee
    let maintenant: (jour: DateCivile, heure: Heure)
    let csrf: String

    /// Shown of each kind, the nearest first; the others are counted.
    private static let montres = 5

    var aDire: Balisage {
        let groupes = Dictionary(grouping: journee.aDire.prefix(12)) { $0.jour }.sorted { $0.key > $1.key }
        let corps = groupes.map { jour, liste in
            let lignes = liste.map {
                RendezVousLigne($0, maintenant: maintenant, csrf: csrf, retour: "/journee", avecEntreprise: true).balisage
            }
            return "<h3>\(jour.long.capitale)</h3><ul class=\"liste\">\(lignes)</ul>" as Balisage
        }
        let reste = journee.aDire.count - 12
        let suite: Balisage =
            reste > 0 ? "<p class=\"petit\"><a href=\"/rendez-vous\">Et \(pluriel(reste, "autre")) à renseigner</a></p>" : ""
        return """
            <section class="panneau attente"><h2>\(Signe("attention"))\(pluriel(journee.aDire.count, "rendez-vous passé à renseigner", "rendez-vous passés à renseigner")) \
            <small class="discret">une touche chacun</small></h2>\(corps)\(suite)</section>
            """
    }

    var rappels: [Balisage] {
        journee.rappels.map { r in
            let retard = r.duLe.jours(jusqua: maintenant.jour)
            let quand = r.heure.map(\.libelle) ?? "dans la journée"
            let badge =
                retard > 0
                ? Badge("depuis \(pluriel(retard, "jour"))", comme: .reportee)
                : retard < 0 ? Badge(r.duLe.court, comme: .planifiee) : Badge(quand, comme: .due)
            return """
                <li><span><strong><a href="\(r.chemin)">\(r.qui)</a></strong><br><small class="discret">\(r.nomEntreprise), reçu le \(r.recuLe.court)\
                \(r.reports > 0 ? ", reporté \(pluriel(r.reports, "fois", "fois"))" : "")</small></span>\(badge)\
                <form method="post" class="rang suites pas-imprime" action="\(r.chemin)"><input type="hidden" name="_csrf" value="\(csrf)">\
                <button class="b mini" name="suite" value="rendu">Rendu<span class="lu">, \(r.qui)</span></button>\
                <button class="b mini" name="suite" value="demain">Demain<span class="lu">, \(r.qui)</span></button></form></li>
                """
        }
    }

    var orientations: [Balisage] {
        journee.orientations.map { o in
            let jours = o.transmiseLe.jours(jusqua: maintenant.jour)
            let suite = o.rappeleeLe.map { ", appelée le \($0.court)" } ?? ""
            return """
                <li><span><strong><a href="\(o.chemin)">Orientation par \(o.nomEntreprise)</a></strong><br>\
                <small class="discret">transmise le \(o.transmiseLe.court)\(suite)</small></span>\
                \(Badge(jours == 0 ? "aujourd'hui" : pluriel(jours, "jour"), comme: jours > 7 ? .reportee : .due))</li>
                """
        }
    }

    var aFinir: [Balisage] {
        journee.aFinir.map { f in
            """
            <li><span><strong><a href="\(f.chemin)">Dossier \(f.numero)</a></strong><br><small class="discret">\
            \(f.entretien == nil ? "tapé et pas enregistré," : "entretien en brouillon,") \(f.jour.court)</small></span>\(Badge("brouillon", comme: .due))</li>
            """
        }
    }

    var reste: String? {
        let autres = [
            (journee.demarches.count, "démarche échue", "démarches échues"), (journee.echeances.count, "échéance", "échéances"),
            (journee.sansNouvelles.count, "dossier sans nouvelles", "dossiers sans nouvelles"),
        ].compactMap { total, un, plusieurs in total > Self.montres ? pluriel(total - Self.montres, un, plusieurs) : nil }
        return autres.isEmpty ? nil : "Et aussi " + autres.joined(separator: ", ") + "."
    }

    var rappeler: [Balisage] {
        journee.demarches.prefix(Self.montres).map(demarche) + journee.echeances.prefix(Self.montres).map(echeance)
            + journee.sansNouvelles.prefix(Self.montres).map(silence)
    }

    private func demarche(_ d: Demarche) -> Balisage {
        let reste = d.echeance.map { maintenant.jour.jours(jusqua: $0) } ?? 0
        let quand = reste < 0 ? "attendue depuis le" : "avant le"
        return """
            <li><span><strong><a href="\(d.ref.chemin)/demarches">Dossier \(d.numero)</a></strong>, \(d.titre.prefix(1).lowercased() + d.titre.dropFirst())<br>\
            <small class="discret">\(d.statut.libelle), \(quand) \(d.echeance?.court ?? "")</small></span>\(delai(reste, passe: "à relancer"))</li>
            """
    }

    private func echeance(_ e: Echeance) -> Balisage {
        let reste = maintenant.jour.jours(jusqua: e.le)
        return """
            <li><span><strong><a href="\(e.ref.chemin)">Dossier \(e.numero)</a></strong>, \(e.quoi)<br>\
            <small class="discret">\(reste < 0 ? "prévue le" : "le") \(e.le.court)</small></span>\(delai(reste, passe: "à reprendre"))</li>
            """
    }

    private func silence(_ d: Dossier) -> Balisage {
        let jours = d.derniereActivite.jours(jusqua: maintenant.jour)
        let long = jours > JourneeStore.silence.second
        return """
            <li><span><strong><a href="\(d.ref.chemin)">Dossier \(d.numero)</a></strong>, sans nouvelles\(long ? " depuis plus de deux mois" : "")<br>\
            <small class="discret">dernière activité le \(d.derniereActivite.court)</small></span>\
            \(Badge(pluriel(jours, "jour"), comme: long ? .annuleePrestataire : .reportee))</li>
            """
    }

    private func delai(_ reste: Int, passe: String) -> Badge {
        reste < 0 ? Badge(passe, comme: .reportee) : Badge(reste == 0 ? "aujourd'hui" : pluriel(reste, "jour"), comme: .due)
    }
}

import Calendrier
import Web

/// Beside the day: what waits for a word, calls to return, entretiens to finish, what must not be forgotten.
struct JourneeSuites {
    let journee: Journee
    let maintenant: (jour: DateCivile, heure: Heure)
    let csrf: String

    /// Shown of each kind, the most overdue first; the others are counted, and listed by `/a-suivre`.
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
            <section class="panneau attente pas-imprime"><h2><span>\(Signe("attention")) \(pluriel(journee.aDire.count, "rendez-vous passé à renseigner", "rendez-vous passés à renseigner"))</span> \
            <small class="discret">une touche chacun</small></h2>\(corps)\(suite)</section>
            """
    }

    var rappels: [Balisage] { journee.rappels.map(RappelLigne(aujourdhui: maintenant.jour, csrf: csrf).balisage) }

    /// The person keeps her hour until it is moved or cancelled: here, by hand.
    var sansPermanence: Balisage {
        let lignes = journee.sansPermanence.map { r in
            """
            <li><span><strong>\(r.jour.court), \(r.heure.libelle)</strong> \(r.dossier.map { "<a href=\"\($0.chemin)\">\(r.qui)</a>" as Balisage } ?? "\(r.qui)")<br>\
            <small class="discret">\(r.nomEntreprise), \(r.quoi)</small></span><a class="b mini" href="\(r.chemin)">Déplacer<span class="lu"> \(r.heure.libelle), \(r.qui)</span></a></li>
            """ as Balisage
        }
        return """
            <section class="panneau attente"><h2><span>\(Signe("attention")) Rendez-vous sans permanence, à déplacer</span> \
            <small class="discret">leur permanence est annulée, ou n'est plus à vous</small></h2><ul class="liste">\(lignes)</ul></section>
            """
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
        return autres.isEmpty ? nil : "Et aussi " + autres.joined(separator: ", ")
    }

    var rappeler: [Balisage] {
        let ligne = ASuivreLigne(aujourdhui: maintenant.jour)
        return journee.demarches.prefix(Self.montres).map(ligne.demarche) + journee.echeances.prefix(Self.montres).map(ligne.echeance)
            + journee.sansNouvelles.prefix(Self.montres).map(ligne.silence)
    }
}

import Calendrier
import Tenancy
import Web

/// A rendez-vous in a list: hour, number or code, status; once its hour has come, what became of it in one touch.
struct RendezVousLigne {
    let rendez: RendezVous
    let maintenant: (jour: DateCivile, heure: Heure)
    let csrf: String
    /// Page to come back to, when it is not the list.
    let retour: String?
    let avecEntreprise: Bool

    init(
        _ rendez: RendezVous, maintenant: (jour: DateCivile, heure: Heure), csrf: String, retour: String? = nil,
        avecEntreprise: Bool = false
    ) {
        self.rendez = rendez
        self.maintenant = maintenant
        self.csrf = csrf
        self.retour = retour
        self.avecEntreprise = avecEntreprise
    }

    var balisage: Balisage {
        let r = rendez
        // Without its number, the dossier is no longer mine to open.
        let qui: Balisage = r.numero == nil ? "\(r.qui)" : r.dossier.map { "<a href=\"\($0.chemin)\">\(r.qui)</a>" } ?? "\(r.qui)"
        let passe = r.aRenseigner(maintenant)
        let signe: Balisage = r.vulnerabilite.badge.map { " \($0)" } ?? ""
        let badge = passe ? StatutRendezVous.aRenseigner.badge : r.statut.badge
        return """
            <li><span><strong>\(r.heure.libelle)</strong> \(qui)\(signe)<br><small class="discret">\(avecEntreprise ? r.nomEntreprise + ", " : "")\(r.quoi)\(r.permanence == nil ? ", hors permanence" : "")\(r.dossier == nil ? ", pris par code" : "")</small></span>\(badge)\
            \(passe || r.statut == .aVenir ? suites(passe) : corriger)</li>
            """
    }

    /// An outcome said by mistake is taken back on its own page.
    private var corriger: Balisage {
        "<a class=\"b mini nu\" href=\"\(rendez.chemin)\">\(rendez.statut == .reporte ? "Donner une date" : "Corriger")<span class=\"lu\"> \(rendez.heure.libelle), \(rendez.qui)</span></a>"
    }

    /// Before its hour it can only be cancelled or moved. Put off is moved: the person is told her new hour, never a cancellation.
    private func suites(_ passe: Bool) -> Balisage {
        let choix: [StatutRendezVous] = passe ? StatutRendezVous.issues : [.annulePersonne, .annuleService]
        let boutons = choix.map {
            "<button class=\"b mini\" name=\"statut\" value=\"\($0.rawValue)\">\($0.libelle.capitale)</button>" as Balisage
        }
        let revenir: Balisage = retour.map { "<input type=\"hidden\" name=\"retour\" value=\"\($0)\">" } ?? ""
        let nom = passe ? "A-t-il eu lieu ?" : "Changer"
        return """
            <details class="plie suites"\(passe ? " open" as Balisage : "")><summary class="petit">\(nom)<span class="lu"> \(rendez.heure.libelle), \(rendez.qui)</span></summary>\
            <form method="post" class="rang" action="/rendez-vous/\(rendez.entreprise.description)/\(rendez.id.description)">\
            <input type="hidden" name="_csrf" value="\(csrf)"><input type="hidden" name="jour" value="\(rendez.jour.description)">\(revenir)\(boutons)\
            <a class="b mini nu" href="\(rendez.chemin)">Reporter, déplacer\(rendez.dossier == nil ? ", rattacher" : "")<span class="lu"> \(rendez.heure.libelle), \(rendez.qui)</span></a></form></details>
            """
    }
}

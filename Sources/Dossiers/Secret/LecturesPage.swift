import Calendrier
import Foundation
import Tenancy
import Web

/// The page « Qui lit »: who may read now, who has read.
struct LecturesPage: Page {
    static let gabarit = "lectures"

    let lues: LecturesLues
    let saisie: Saisie
    let fautes: FautesResume?
    let moi: UUID
    let csrf: String
    let maintenant = Date()

    init(_ lues: LecturesLues, saisie: Saisie, fautes: FautesResume?, requete: Requete) {
        self.lues = lues
        self.saisie = saisie
        self.fautes = fautes
        moi = requete.principal.compte.rawValue
        csrf = requete.csrf
        pages = Pagination(requete, parPage: 50, total: lues.lectures.count)
    }

    private var dossier: Dossier { lues.dossier }
    private let pages: Pagination

    var entete: Entete {
        Entete(
            "Qui lit, dossier \(dossier.numero)", h1: "Dossier \(dossier.numero)", ariane: [("Dossiers", "/dossiers")],
            sous: dossier.situation,
            donnees: ["nominatif.dossier"], densite: .dense, ici: "/dossiers")
    }

    func child(named nom: String) -> Any? {
        switch nom {
        case "onglets": DossierOnglets.onglets(dossier, demarches: nil, mien: lues.mien, courant: .lectures)
        case "fautes": fautes
        case "chemin": dossier.ref.chemin
        case "mien": lues.mien && dossier.etat != .efface
        case "lecteurs": lues.lecteurs.map(lecteur)
        case "psychologue": lues.psychologue
        case "jeSuisPsychologue": lues.jeSuisPsychologue
        case "urgences": lues.urgences.map(urgence)
        case "verrous": lues.verrous.map(verrou)
        case "compte":
            saisie.champ(
                "compte", "Collègue",
                genre: .liste(
                    lues.presents.filter { $0.key != moi }.sorted { $0.value < $1.value }
                        .map { Option($0.key.uuidString.lowercased(), $0.value) }.facultatif("Choisir")))
        case "aucune": lues.lectures.isEmpty
        case "vide": Vide("Personne n'a encore ouvert ce dossier")
        case "lignes": lues.lectures.dropFirst(pages.debut).prefix(50).map(ligne)
        case "pages": pages
        default: nil
        }
    }

    private func nom(_ compte: UUID?) -> String { compte == moi ? "Vous" : compte.flatMap { lues.noms[$0] } ?? "Un ancien collègue" }

    private func lecteur(_ l: Lecteur) -> Balisage {
        let fin: Balisage =
            switch (l.raison, l.jusqua) {
            case (.urgence, let fin?): ", jusqu'à \(Instants.heure(fin))"
            case (_, let fin?): ", jusqu'au \(Instants.jour(fin.addingTimeInterval(-1)).court)"
            default: ""
            }
        return
            "<li><span><strong>\(nom(l.compte))</strong><br><small class=\"discret\">\(l.raison.libelle), depuis le \(l.depuis.court)\(fin)</small></span></li>"
    }

    private func urgence(_ u: UrgenceLue) -> Balisage {
        let fin: Balisage = u.fermeLe.map { "refermé à \(Instants.heure($0))" } ?? "jusqu'à \(Instants.heure(u.fin))"
        let signe = u.enCours(maintenant) ? Badge("ouvert", comme: .planifiee) : Badge("fini", comme: .tenue)
        return """
            <li><span>\(signe) <strong>\(nom(u.compte))</strong>, \(Instants.jour(u.debut).court), de \(Instants.heure(u.debut)) \(fin)<br>« \(u.motif) »</span></li>
            """
    }

    private func verrou(_ v: Verrou) -> Balisage {
        let levee: Balisage =
            v.origine == .referent
            ? """
            <form method="post" action="\(dossier.ref.chemin)/verrous/\(v.id.description)/levee"><input type="hidden" name="_csrf" value="\(csrf)"><button class="b mini">Lever</button></form>
            """ : "<small class=\"discret\">posé par la direction</small>"
        return
            "<li><span><strong>\(nom(v.compte))</strong><br><small class=\"discret\">ne l'ouvrira jamais, depuis le \(Instants.jour(v.poseLe).court)</small></span>\(levee)</li>"
    }

    private func ligne(_ l: Lecture) -> Balisage {
        let qui = l.compte == moi ? "Vous" : l.par.prefix(1).uppercased() + l.par.dropFirst()
        let sort: Balisage = l.refusee ? "\(Badge("refusé", comme: .annuleePrestataire))" : "\(Badge("fait", comme: .tenue))"
        return """
            <tr><th scope="row" data-l="Quand">\(Instants.jour(l.instant).court), \(Instants.heure(l.instant))</th><td data-l="Qui">\(qui)</td><td data-l="Quoi">\(l.quoi)</td>\
            <td data-l="Suite">\(sort)</td></tr>
            """
    }
}

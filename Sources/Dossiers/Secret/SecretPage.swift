import Calendrier
import Foundation
import Tenancy
import Web

/// `/secret`.
struct SecretPage: Page {
    static let gabarit = "secret"

    struct Contenu {
        let urgences: [Urgence]
        /// Mine, open now.
        let ouverts: [Urgence]
        let replacements: [Replacement]
        let transferts: [Transfert]
        let exclues: [(nom: String, poseLe: Date)]
        let collegues: [Collegue]
        let entreprises: [(id: ID<EntrepriseTag>, nom: String)]
        let echeances: [FinDeConservation]
    }

    let contenu: Contenu
    let saisie: Saisie
    let fautes: FautesResume?
    let csrf: String
    let moi: ID<CompteTag>
    private let noms: [UUID: String]

    init(_ contenu: Contenu, saisie: Saisie, fautes: Fautes, requete: Requete) {
        self.contenu = contenu
        self.saisie = saisie
        self.fautes = fautes.resume
        csrf = requete.csrf
        moi = requete.principal.compte
        noms = Dictionary(contenu.collegues.map { ($0.compte.rawValue, $0.nom) }, uniquingKeysWith: { a, _ in a })
    }

    var entete: Entete {
        Entete(
            "Secret et relais", sous: "Ce que l'équipe se doit : accès d'urgence, relais, conflits d'intérêts",
            donnees: ["nominatif.bris"],
            visible: "La direction voit qui a ouvert en urgence, quand, et quel numéro ; jamais un motif ni un contenu.",
            densite: .dense,
            ici: "/secret")
    }

    func child(named nom: String) -> Any? {
        switch nom {
        case "fautes": fautes
        case "urgences": contenu.urgences.map(urgence)
        case "aucuneUrgence": contenu.urgences.isEmpty
        case "ouverts": contenu.ouverts.map(ouvert)
        case "desOuverts": !contenu.ouverts.isEmpty
        case "replacements": contenu.replacements.map(replacement)
        case "desReplacements": !contenu.replacements.isEmpty
        case "recus": recus.map(recu)
        case "groupes": groupes
        case "proposes": contenu.transferts.filter { $0.de == moi }.map(propose)
        case "attendent": contenu.transferts.filter { $0.de == moi && $0.etat == .propose }.count > 1
        case "echeances": contenu.echeances.map(echeance)
        case "aucuneEcheance": contenu.echeances.isEmpty
        case "aucunRelais": contenu.transferts.isEmpty
        case "exclues":
            contenu.exclues.map {
                "<li><strong>\($0.nom)</strong><small class=\"discret\">depuis le \(Instants.jour($0.poseLe).court)</small></li>"
                    as Balisage
            }
        case "numero": saisie.champ("numero", "Numéro du dossier", aide: "Par exemple 2026-48213", requis: true, completion: "off")
        case "motif":
            saisie.champ(
                "motif", "Pourquoi c'est urgent", genre: .zone(3),
                aide: "Au moins \(Urgence.motifMinimal) signes. Chiffré : le référent le lira, pas la direction.", requis: true)
        case "entreprise": liste("entreprise", "Entreprise, si le numéro ne suffit pas", "Toutes")
        case "exclue": liste("exclue", "Entreprise où j'ai un proche", "Choisir")
        default: nil
        }
    }

    private func liste(_ nom: String, _ mot: String, _ vide: String) -> Champ {
        saisie.champ(nom, mot, genre: .liste(contenu.entreprises.map { Option($0.id.description, $0.nom) }.facultatif(vide)))
    }

    private func nom(_ compte: UUID) -> String { compte == moi.rawValue ? "vous" : noms[compte] ?? "un ancien collègue" }

    private func urgence(_ u: Urgence) -> Balisage {
        let etat: Balisage = u.enCours ? "\(Badge("ouvert", comme: .planifiee))" : "\(Badge("fini", comme: .tenue))"
        let fermer: Balisage = u.enCours ? "\(bouton(u.ref.chemin + "/acces-urgence/\(u.id)/fin", "Refermer", "b mini grave"))" : ""
        return """
            <li><span>\(etat) <strong><a href="\(u.ref.chemin)/lectures">Dossier \(u.numero)</a></strong> ouvert par \(nom(u.compte))<br>\
            <small class="discret">\(Instants.jour(u.debut).court), de \(Instants.heure(u.debut)) à \(Instants.heure(u.fin)). Le motif est dans le dossier.</small></span>\
            <span class="rang">\(fermer)\(bouton(u.ref.chemin + "/acces-urgence/\(u.id)/acte", "J'en prends acte", "b mini"))</span></li>
            """
    }

    private func ouvert(_ u: Urgence) -> Balisage {
        """
        <li><span><strong><a href="\(u.ref.chemin)">Dossier \(u.numero)</a></strong><br><small class="discret">jusqu'à \(Instants.heure(u.fin))</small></span>\
        \(bouton(u.ref.chemin + "/acces-urgence/\(u.id)/fin", "Refermer maintenant", "b mini grave"))</li>
        """
    }

    private func replacement(_ r: Replacement) -> Balisage {
        """
        <li><span><strong><a href="\(r.ref.chemin)">Dossier \(r.numero)</a></strong>, \(r.entreprise)<br><small class="discret">il était le \(r.jour.court) à \(r.heure.libelle)</small></span>\
        <span class="rang"><a class="b mini plein" href="\(r.chemin)">Replacer</a>\(bouton("/secret/rendez-vous/\(r.ref.entreprise)/\(r.rendezVous)", "C'est réglé", "b mini"))</span></li>
        """
    }

    private var recus: [Transfert] { contenu.transferts.filter { $0.vers == moi && $0.etat == .propose } }

    /// Several from one colleague, of which the persons know: accepted in one gesture.
    private var groupes: [Balisage] {
        Dictionary(grouping: recus.filter { $0.information != .aInformer }, by: \.de).filter { $0.value.count > 1 }
            .sorted { nom($0.key.rawValue) < nom($1.key.rawValue) }.map { de, transferts in
                """
                <li><form class="rang" method="post" action="/secret/depart/acceptation"><input type="hidden" name="_csrf" value="\(csrf)"><input type="hidden" name="de" value="\(de.description)">\
                <span><strong>\(nom(de.rawValue))</strong> vous propose \(nombre(transferts.count)) dossiers dont la personne est informée.</span>\
                <button class="b mini plein">Les accepter tous</button></form></li>
                """
            }
    }

    private func echeance(_ e: FinDeConservation) -> Balisage {
        let reprise: Balisage = e.peutReprendre ? bouton(e.ref.chemin + "/reprise", "Reprendre", "b mini") : ""
        return
            "<li><span><strong><a href=\"\(e.chemin)\">Dossier \(e.numero)</a></strong><br><small class=\"discret\">\(e.phrase)</small></span>\(reprise)</li>"
    }

    private func recu(_ t: Transfert) -> Balisage {
        let information: Balisage =
            t.information == .aInformer
            ? """
            <fieldset class="champ"><legend>La personne</legend><div class="choix"><label><input type="radio" name="information" value="accord">est d'accord</label>\
            <label><input type="radio" name="information" value="informee">est informée</label></div></fieldset>
            """ : "<p class=\"petit\">La personne : \(t.information.libelle).</p>"
        return """
            <li><form class="pile" method="post" action="/secret/relais/\(t.ref.entreprise.description)/\(t.id.description)"><input type="hidden" name="_csrf" value="\(csrf)">\
            <p><strong>Dossier \(t.numero)</strong>, \(t.entreprise), proposé par \(nom(t.de.rawValue)) le \(Instants.jour(t.proposeLe).court) : \(t.cause.libelle).</p>\(information)\
            <div class="rang"><button class="b mini plein" name="decision" value="accepter">Accepter le relais</button><button class="b mini" name="decision" value="refuser">Refuser</button></div></form></li>
            """
    }

    private func propose(_ t: Transfert) -> Balisage {
        let etat: Balisage =
            switch t.etat {
            case .propose: "\(Badge("attend sa réponse", comme: .due))"
            case .accepte: "\(Badge("accepté", comme: .tenue))"
            case .refuse: "\(Badge("refusé", comme: .annuleePrestataire))"
            case .annule: "\(Badge("retiré", comme: .annuleeClient))"
            }
        let retrait: Balisage =
            t.etat == .propose
            ? bouton("/secret/relais/\(t.ref.entreprise.description)/\(t.id.description)/annulation", "Retirer", "b mini") : ""
        return
            "<li><span>\(etat) <strong>Dossier \(t.numero)</strong> à \(nom(t.vers.rawValue)), le \(Instants.jour(t.proposeLe).court)</span>\(retrait)</li>"
    }

    private func bouton(_ chemin: String, _ mot: String, _ classe: String) -> Balisage {
        """
        <form method="post" action="\(chemin)"><input type="hidden" name="_csrf" value="\(csrf)"><button class="\(classe)">\(mot)</button></form>
        """
    }
}

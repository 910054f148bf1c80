import Calendrier
import Foundation
import Tenancy
import Web

/// `/secret-equipe`.
struct PageSecretEquipe: Page {
    static let gabarit = "secret-equipe"

    let etat: SecretEquipeStore.Etat
    let saisie: Saisie
    let fautes: FautesResume?
    let csrf: String

    var entete: Entete {
        Entete(
            "Secret de l'équipe", sous: "Qui a ouvert en urgence, quand, quel numéro. Aucun motif, aucun contenu, aucun nom de personne",
            visible: "la direction. Le référent lit le motif dans le dossier.", densite: .dense, ici: "/secret-equipe")
    }

    func child(named nom: String) -> Any? {
        switch nom {
        case "fautes": fautes
        case "attend":
            etat.acces.contains { !$0.vuDirection }
                ? Alerte(
                    .attention, "Prenez-en acte une fois que vous en avez parlé avec l'équipe.", fort: "Un dossier a été ouvert en urgence."
                ) : nil
        case "aucunAcces": etat.acces.isEmpty
        case "acces": etat.acces.map(acces)
        case "verrous": etat.verrous.map(verrou)
        case "comptes": etat.comptes.map(compte)
        case "aucunCompte": etat.comptes.isEmpty
        case "desSuivis": !etat.suivis.isEmpty
        case "suivis": etat.suivis.map(suivis)
        case "desOrphelins": !etat.orphelins.isEmpty
        case "orphelins":
            etat.orphelins.map { o in
                let sort = ["archive", "effacer"].contains(o.etape) ? "effacé" : "archivé"
                return
                    "<li><span><strong>Dossier \(o.numero)</strong><br><small class=\"discret\">suivi par \(o.compte), \(sort) le \(o.terme.court)</small></span></li>"
                    as Balisage
            }
        case "compte": liste("compte", "Intervenant", etat.intervenants.map { Option($0.id.description, $0.nom) })
        case "entreprise": liste("entreprise", "Entreprise", etat.entreprises.map { Option($0.id.description, $0.nom) })
        case "numero": saisie.champ("numero", "Numéro du dossier", aide: "Vide : toute l'entreprise", completion: "off")
        default: nil
        }
    }

    private func liste(_ nom: String, _ mot: String, _ options: [Option]) -> Champ {
        saisie.champ(nom, mot, genre: .liste([Option("", "Choisir")] + options), requis: true)
    }

    private func quand(_ instant: Date) -> (jour: String, heure: String) {
        let local = HeureDeParis.local(Int(instant.timeIntervalSince1970.rounded(.down)))
        return (local.jour.court, local.heure.libelle)
    }

    private func acces(_ a: AccesUrgence) -> Balisage {
        let signe = a.enCours ? Badge("ouvert", comme: .planifiee) : Badge("fini", comme: .tenue)
        let acte: Balisage =
            a.vuDirection
            ? "pris en acte" : "\(bouton("/secret-equipe/acces/\(a.entreprise)/\(a.id.uuidString.lowercased())/acte", "Prendre acte"))"
        return """
            <tr><th scope="row" data-l="Dossier">\(a.numero)</th><td data-l="Ouvert par">\(a.compte ?? "compte fermé")</td><td data-l="Référent">\(a.referent ?? "compte fermé")</td>\
            <td data-l="Quand">\(quand(a.debut).jour), de \(quand(a.debut).heure) à \(quand(a.fin).heure)</td><td data-l="État">\(signe)</td>\
            <td data-l="Référent averti">\(a.vuReferent ? "en a pris acte" : "averti, n'a pas encore répondu")</td><td data-l="Direction">\(acte)</td></tr>
            """
    }

    private func verrou(_ v: VerrouEquipe) -> Balisage {
        let nom = etat.entreprises.first { $0.id == v.entreprise }?.nom ?? "entreprise partie"
        let objet = v.numero.map { "dossier \($0), \(nom)" } ?? "toute l'entreprise \(nom)"
        return """
            <li><span><strong>\(v.compte ?? "compte fermé")</strong> : \(objet)<br><small class="discret">\(v.deSoi ? "déclaré par l'intéressé" : "posé par la direction"), le \(quand(v.poseLe).jour)</small></span>\
            \(bouton("/secret-equipe/verrous/\(v.entreprise)/\(v.id.uuidString.lowercased())/levee", "Lever"))</li>
            """
    }

    private func compte(_ c: CompteARelayer) -> Balisage {
        let options = etat.intervenants.map { "<option value=\"\($0.id.description)\">\($0.nom)</option>" as Balisage }
        let id = c.compte.description
        return """
            <li><form method="post" action="/secret-equipe/relais" class="filtres"><input type="hidden" name="_csrf" value="\(csrf)"><input type="hidden" name="de" value="\(id)">\
            <span><strong>\(c.nom)</strong><br><small class="discret">compte fermé, \(pluriel(c.dossiers, "dossier", "dossiers")), dont \(nombre(c.proposes)) en attente d'une réponse</small></span>\
            <label class="champ" for="c-vers-\(id)">Proposer à <select class="saisie" id="c-vers-\(id)" name="vers"><option value="">Choisir</option>\(options)</select></label>\
            <button class="b mini">Proposer le relais</button></form>\(retrait(c))</li>
            """
    }

    private func retrait(_ c: CompteARelayer) -> Balisage {
        guard c.proposes > 0 else { return "" }
        return """
            <form method="post" action="/secret-equipe/relais/annulation"><input type="hidden" name="_csrf" value="\(csrf)"><input type="hidden" name="de" value="\(c.compte.description)">\
            <button class="b mini">Retirer ce qui attend<span class="lu"> de \(c.nom)</span></button></form>
            """
    }

    private func suivis(_ s: SuivisARelayer) -> Balisage {
        let options = etat.psychologues.map { "<option value=\"\($0.id.description)\">\($0.nom)</option>" as Balisage }
        let id = s.compte.description
        return """
            <li><form method="post" action="/secret-equipe/suivis" class="filtres"><input type="hidden" name="_csrf" value="\(csrf)"><input type="hidden" name="de" value="\(id)">\
            <span><strong>\(s.nom)</strong><br><small class="discret">compte fermé, \(pluriel(s.suivis, "suivi de psychologue", "suivis de psychologue")), dont \(nombre(s.proposes)) en attente d'une réponse</small></span>\
            <label class="champ" for="c-suivis-\(id)">Proposer à <select class="saisie" id="c-suivis-\(id)" name="vers"><option value="">Choisir</option>\(options)</select></label>\
            <button class="b mini">Proposer les suivis</button></form></li>
            """
    }

    private func bouton(_ chemin: String, _ mot: String) -> Balisage {
        """
        <form method="post" action="\(chemin)"><input type="hidden" name="_csrf" value="\(csrf)"><button class="b mini">\(mot)</button></form>
        """
    }
}

import Calendrier
import Foundation
import Partenaires
import Tenancy
import Web

/// `/dossiers/…/demarches`.
struct DemarchesPage: Page {
    static let gabarit = "demarches"

    let lu: DossierLu
    let annuaire: ChoixPartenaire
    let saisie: Saisie
    let fautes: FautesResume?
    let moi: UUID
    let csrf: String
    let toutes: Bool
    let aujourdhui = DateCivile.aujourdhui()

    init(lu: DossierLu, annuaire: ChoixPartenaire, saisie: Saisie, fautes: FautesResume?, requete: Requete) {
        self.lu = lu
        self.annuaire = annuaire
        self.saisie = saisie
        self.fautes = fautes
        moi = requete.principal.compte.rawValue
        csrf = requete.csrf
        toutes = requete.query["partenaires"] == "tous"
    }

    var entete: Entete {
        Entete(
            "Démarches, dossier \(lu.dossier.numero)", h1: "Dossier \(lu.dossier.numero)", ariane: [("Dossiers", "/dossiers")],
            sous: lu.dossier.situation, donnees: ["nominatif.demarche"], visible: lu.quiVoit(moi: moi, aujourdhui: aujourdhui),
            densite: .dense, ici: "/dossiers")
    }

    func child(named nom: String) -> Any? {
        switch nom {
        case "onglets":
            DossierOnglets.onglets(
                lu.dossier, demarches: lu.demarches.count, mien: lu.dossier.referent.rawValue == moi, courant: .demarches)
        case "chemin": lu.dossier.ref.chemin
        case "fautes": fautes
        case "ouvert": lu.dossier.estOuvert
        case "aucune": lu.demarches.isEmpty
        case "vide": Vide("Aucune démarche", suite: "Un recours, un formulaire, un courrier : notez-le pour qu'il ne s'oublie pas.")
        case "lignes": lu.demarches.map(ligne)
        case "champs": DemarcheSaisie.champs(saisie, annuaire, toutes: toutes).map(\.balisage)
        case "envoi": EnvoiUnique.champ
        case "lointaines": annuaire.aDesLointaines && !toutes
        default: nil
        }
    }

    private func ligne(_ d: Demarche) -> Balisage {
        let objet = lu.objets[d.id.rawValue]
        let montants = [objet?.montant.map { "\(euros($0)) demandés" }, objet?.accorde.map { "\(euros($0)) accordés" }].compactMap { $0 }
        let suivi: Balisage = lu.dossier.estOuvert ? formulaire(d) : "\(d.echeance?.court ?? "")"
        return """
            <tr><th scope="row" data-l="Démarche"><a href="\(d.chemin)">\(d.titre)</a><br><small class="discret">\(objet?.objet ?? "")</small>\(contact(d))</th>\
            <td class="n" data-l="Montant">\(montants.joined(separator: ", "))</td><td data-l="Depuis">\(d.ouverteLe.court)</td>\
            <td data-l="Statut">\(d.statut.badge)\(decision(d))</td><td data-l="Échéance et suivi">\(suivi)</td></tr>
            """
    }

    /// How to reach the partner, from the directory.
    private func contact(_ d: Demarche) -> Balisage {
        guard let fiche = annuaire.fiche(d.partenaireId) else { return "" }
        let mots = [fiche.telephone, fiche.courriel].filter { !$0.isEmpty }.joined(separator: ", ")
        return "<br><small><a href=\"/annuaire/\(fiche.id.description)\">\(fiche.libelle)</a> \(mots)</small>"
    }

    private func decision(_ d: Demarche) -> Balisage {
        let recue: Balisage = d.decisionLe.map { "<br><small class=\"discret\">décision du \($0.court)</small>" } ?? ""
        guard let avant = d.aContester else { return recue }
        let reste = aujourdhui.jours(jusqua: avant)
        let mot = reste < 0 ? "délai passé" : reste == 0 ? "dernier jour" : pluriel(reste, "jour")
        return "\(recue)<br><small>Recours jusqu'au <strong>\(avant.court)</strong>, \(mot)</small>"
    }

    /// Status and term in one gesture; the date of a refusal is asked next, on the page of the démarche.
    private func formulaire(_ d: Demarche) -> Balisage {
        let options = StatutDemarche.allCases.map {
            $0 == d.statut
                ? "<option value=\"\($0.rawValue)\" selected>\($0.libelle)</option>" as Balisage
                : "<option value=\"\($0.rawValue)\">\($0.libelle)</option>"
        }
        return """
            <form method="post" class="rang" action="\(d.chemin)"><input type="hidden" name="_csrf" value="\(csrf)">\
            <input class="saisie" type="date" name="echeance" aria-label="Échéance : \(d.titre)" value="\(d.echeance?.description ?? "")">\
            <select class="saisie" name="statut" aria-label="Statut : \(d.titre)">\(options)</select>\
            <button class="b mini">Noter</button><a class="b mini nu" href="\(d.chemin)">Ouvrir<span class="lu"> : \(d.titre)</span></a></form>
            """
    }
}

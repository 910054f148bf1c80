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
    let aujourdhui = DateCivile.aujourdhui()

    init(lu: DossierLu, annuaire: ChoixPartenaire, saisie: Saisie, fautes: FautesResume?, requete: Requete) {
        self.lu = lu
        self.annuaire = annuaire
        self.saisie = saisie
        self.fautes = fautes
        moi = requete.principal.compte.rawValue
        csrf = requete.csrf
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
        case "champs": champs.map(\.balisage)
        default: nil
        }
    }

    private var champs: [any Fragment] {
        [
            saisie.champ("type", "Ce qui est fait", genre: .liste(TypeDemarche.options.facultatif("Choisir")), requis: true),
            saisie.champ(
                "partenaire", "Partenaire", genre: .liste(annuaire.options.facultatif()),
                aide: "De l'annuaire ; envoyée, l'échéance suit son délai habituel."),
            saisie.champ("statut", "Où elle en est", StatutDemarche.aCompleter.rawValue, genre: .liste(StatutDemarche.options)),
            saisie.champ("echeance", "Échéance", genre: .date),
            saisie.champ("objet", "Objet", aide: "Chiffré avec la clé du dossier."),
            saisie.champ("montant", "Montant en euros", genre: .montant),
        ]
    }

    private func ligne(_ d: Demarche) -> Balisage {
        let objet = lu.objets[d.id.rawValue]
        let montants = [objet?.montant.map { "\(euros($0)) demandés" }, objet?.accorde.map { "\(euros($0)) accordés" }].compactMap { $0 }
        let suivi: Balisage = lu.dossier.estOuvert ? formulaire(d) : "\(d.echeance?.court ?? "")"
        return """
            <tr><th scope="row" data-l="Démarche">\(d.titre)<br><small class="discret">\(objet?.objet ?? "")</small>\(contact(d))\(historique(d))</th>\
            <td class="n" data-l="Montant">\(montants.joined(separator: ", "))</td><td data-l="Depuis">\(d.ouverteLe.court)</td>\
            <td data-l="Statut">\(d.statut.badge)\(recours(d))</td><td data-l="Échéance et suivi">\(suivi)</td></tr>
            """
    }

    /// How to reach the partner, from the directory.
    private func contact(_ d: Demarche) -> Balisage {
        guard let fiche = annuaire.fiche(d.partenaireId) else { return "" }
        let mots = [fiche.telephone, fiche.courriel].filter { !$0.isEmpty }.joined(separator: ", ")
        return mots.isEmpty ? "" : "<br><small>\(mots)</small>"
    }

    private func recours(_ d: Demarche) -> Balisage {
        guard let avant = d.recoursAvant, d.statut == .refusee || d.statut == .ajournee else { return "" }
        let reste = aujourdhui.jours(jusqua: avant)
        let mot = reste < 0 ? "délai passé" : reste == 0 ? "dernier jour" : pluriel(reste, "jour")
        return "<br><small>Recours jusqu'au <strong>\(avant.court)</strong>, \(mot)</small>"
    }

    /// Each change of status, with its day.
    private func historique(_ d: Demarche) -> Balisage {
        let pas = lu.evenements.filter { $0.sorte == .statutDemarche && $0.demarche == d.id }.sorted { $0.jour < $1.jour }
        guard !pas.isEmpty else { return "" }
        let lignes = pas.map { evenement -> Balisage in
            let mot = evenement.detail.flatMap { StatutDemarche(rawValue: $0)?.libelle } ?? ""
            return "<li>\(evenement.jour.court) : \(mot)</li>"
        }
        return "<details class=\"plie\"><summary>\(pluriel(pas.count, "changement"))</summary><ul class=\"petit\">\(lignes)</ul></details>"
    }

    private func formulaire(_ d: Demarche) -> Balisage {
        let options = StatutDemarche.allCases.map {
            $0 == d.statut
                ? "<option value=\"\($0.rawValue)\" selected>\($0.libelle)</option>" as Balisage
                : "<option value=\"\($0.rawValue)\">\($0.libelle)</option>"
        }
        return """
            <form method="post" class="rang" action="\(lu.dossier.ref.chemin)/demarches/\(d.id.description)"><input type="hidden" name="_csrf" value="\(csrf)">\
            <input type="hidden" name="partenaire" value="\(d.partenaire?.rawValue ?? "")">\
            <input class="saisie" type="date" name="echeance" aria-label="Échéance : \(d.titre)" value="\(d.echeance?.description ?? "")">\
            <select class="saisie" name="statut" aria-label="Statut : \(d.titre)">\(options)</select>\
            <details class="plie"><summary>décision reçue</summary><input class="saisie" type="date" name="decision" aria-label="Décision reçue le : \(d.titre)" value="\(d.decisionLe?.description ?? "")"></details>\
            <button class="b mini">Noter</button></form>
            """
    }
}

import Calendrier
import Foundation
import Partenaires
import Tenancy
import Web

/// `/dossiers/…/demarches/…`: one démarche, every field of it, its partner, its ways of appeal, its history.
struct DemarchePage: Page {
    static let gabarit = "demarche"

    let lu: DossierLu
    let demarche: Demarche
    let annuaire: ChoixPartenaire
    let recours: [Recours]
    let saisie: Saisie
    let fautes: FautesResume?
    let moi: UUID
    let toutes: Bool
    let aujourdhui = DateCivile.aujourdhui()
    /// Standard letters of its partner.
    var lettres: [ModeleCourrier] = []

    init(
        lu: DossierLu, demarche: Demarche, annuaire: ChoixPartenaire, recours: [Recours], saisie: Saisie, fautes: FautesResume?,
        requete: Requete
    ) {
        self.lu = lu
        self.demarche = demarche
        self.annuaire = annuaire
        self.recours = recours
        self.saisie = saisie
        self.fautes = fautes
        moi = requete.principal.compte.rawValue
        toutes = requete.query["partenaires"] == "tous"
    }

    private var fiche: DemarcheStore.Fiche { DemarcheStore.Fiche(demarche, lu.objets[demarche.id.rawValue] ?? Objet()) }
    private var partenaire: FichePartenaire? { annuaire.fiche(demarche.partenaireId) }

    var entete: Entete {
        let chemin = lu.dossier.ref.chemin
        return Entete(
            "Démarche, dossier \(lu.dossier.numero)", h1: demarche.titre,
            ariane: [("Dossiers", "/dossiers"), ("Dossier \(lu.dossier.numero)", chemin), ("Démarches", chemin + "/demarches")],
            sous: "Notée le \(demarche.ouverteLe.court), \(demarche.statut.libelle)", donnees: ["nominatif.demarche"],
            visible: lu.quiVoit(moi: moi, aujourdhui: aujourdhui), densite: .dense, ici: "/dossiers",
            actions: lu.dossier.estOuvert ? [Action("Écrire", chemin + "/ecrits/nouveau?demarche=\(demarche.id)", signe: "plus")] : [])
    }

    func child(named nom: String) -> Any? {
        switch nom {
        case "fautes": fautes
        case "chemin": demarche.chemin
        case "liste": lu.dossier.ref.chemin + "/demarches"
        case "ouvert": lu.dossier.estOuvert
        case "version": demarche.version
        case "champs": DemarcheSaisie.champs(saisie, annuaire, fiche, toutes: toutes).map(\.balisage)
        case "lointaines": annuaire.aDesLointaines && !toutes
        case "faits": faits
        case "recours": ecrit + recours.map(appel)
        case "sansDate": demarche.decisionLe == nil && ecrit.isEmpty
        case "sansDelai": demarche.decisionLe != nil && recours.isEmpty && ecrit.isEmpty
        case "contestable": demarche.statut.contestable
        case "partenaire": partenaire.map(carte)
        case "genre": demarche.partenaire?.libelle.capitale
        case "lettres":
            lettres.map { modele -> Balisage in
                let adresse = "\(lu.dossier.ref.chemin)/ecrits/nouveau?modele=\(modele.id)&demarche=\(demarche.id)"
                return "<li><a href=\"\(adresse)\">\(modele.titre)</a></li>"
            }
        case "aDesLettres": !lettres.isEmpty
        case "histoire": histoire
        default: nil
        }
    }

    /// Each field as the form names it, as it is stored: what a partial form did not send.
    static func valeurs(_ f: DemarcheStore.Fiche) -> [(String, String)] {
        [
            ("type", f.type.rawValue), ("partenaire", f.partenaire.map { ChoixPartenaire.valeur($0, f.partenaireId) } ?? ""),
            ("statut", f.statut.rawValue), ("echeance", f.echeance?.description ?? ""), ("decision", f.decisionLe?.description ?? ""),
            ("recours", f.recoursNotifie ? f.recoursAvant?.description ?? "" : ""),
            ("objet", f.objet.objet), ("montant", f.objet.montant.map(MontantSaisi.ecrire) ?? ""),
            ("accorde", f.objet.accorde.map(MontantSaisi.ecrire) ?? ""),
        ]
    }

    /// For a closed dossier: read only.
    private var faits: [Balisage] {
        let f = fiche
        let paires: [(String, String?)] = [
            ("Objet", f.objet.objet), ("Montant demandé", f.objet.montant.map { euros($0) }),
            ("Montant accordé", f.objet.accorde.map { euros($0) }), ("Échéance", f.echeance?.court),
            ("Décision reçue le", f.decisionLe?.court), ("Recours possible jusqu'au", demarche.aContester?.court),
        ]
        return paires.compactMap { mot, valeur in
            guard let valeur, !valeur.isEmpty else { return nil }
            return "<dt>\(mot)</dt><dd>\(valeur)</dd>"
        }
    }

    /// What the notification says comes first; the law's terms stay in view.
    private var ecrit: [Balisage] { demarche.recoursNotifie ? [demarche.aContester].compactMap { $0 }.map { appel(.notifie($0)) } : [] }

    private func appel(_ r: Recours) -> Balisage {
        let reste = aujourdhui.jours(jusqua: r.avant)
        let mot = reste < 0 ? "délai passé" : reste == 0 ? "dernier jour" : "encore \(pluriel(reste, "jour"))"
        let depuis = r.duree.isEmpty ? "" : ", \(r.duree) depuis la réception"
        return """
            <li><span><strong>Jusqu'au \(r.avant.court)</strong>, \(mot)<br>\(r.quoi)\(depuis)<br>\
            <small class="discret">\(r.suite) \(r.source)</small></span></li>
            """
    }

    private func carte(_ p: FichePartenaire) -> Balisage {
        let contact = [p.telephone, p.courriel, p.horaires].filter { !$0.isEmpty }.joined(separator: ", ")
        let delai: Balisage = p.delaiJours.map { "<p class=\"petit\">Répond d'habitude en \(pluriel($0, "jour")).</p>" } ?? ""
        let lignes = p.pieces.split(separator: "\n").map { "<li>\(String($0))</li>" as Balisage }
        let pieces: Balisage =
            lignes.isEmpty
            ? ""
            : "<details class=\"plie\"><summary>Pièces demandées d'habitude</summary><ul class=\"puces petit\">\(lignes)</ul></details>"
        return """
            <p><a href="/annuaire/\(p.id.description)"><strong>\(p.libelle)</strong></a><br><small>\(contact)</small></p>\(delai)\(pieces)
            """
    }

    /// Oldest first: noted, then each change of status, with who did it.
    private var histoire: [Balisage] {
        let pas = lu.evenements.filter { $0.sorte == .statutDemarche && $0.demarche == demarche.id }.sorted { $0.jour < $1.jour }
        let debut: Balisage = "<li>\(demarche.ouverteLe.court) : notée</li>"
        return [debut]
            + pas.map { evenement in
                let mot = evenement.detail.flatMap { StatutDemarche(rawValue: $0)?.libelle } ?? ""
                return "<li>\(evenement.jour.court) : \(mot), par \(lu.nom(evenement.auteur, moi: moi))</li>"
            }
    }
}

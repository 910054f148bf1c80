import Calendrier
import Foundation
import Tenancy
import Web

/// A dossier: the form of the next entretien, the thread, the person. The tab and the title carry the number, never the name.
struct DossierPage: Page {
    static let gabarit = "dossier"

    let lu: DossierLu
    let fiche: FicheEntretien
    let moi: UUID
    let aujourdhui = DateCivile.aujourdhui()

    init(_ lu: DossierLu, fiche: FicheEntretien, requete: Requete) {
        self.lu = lu
        self.fiche = fiche
        moi = requete.principal.compte.rawValue
    }

    private var dossier: Dossier { lu.dossier }
    private var mien: Bool { dossier.referent.rawValue == moi }

    var entete: Entete {
        var actions: [Action] = []
        if mien, dossier.etat != .efface {
            actions.append(Action(dossier.estOuvert ? "Clore" : "Rouvrir ou effacer", dossier.ref.chemin + "/cloture"))
        }
        return Entete(
            "Dossier \(dossier.numero)", ariane: [("Dossiers", "/dossiers")], sous: dossier.situation, donnees: ["nominatif.dossier"],
            visible: lu.quiVoit(moi: moi, aujourdhui: aujourdhui), densite: .dense, ici: "/dossiers", actions: actions)
    }

    func child(named nom: String) -> Any? {
        switch nom {
        case "onglets": DossierOnglets.onglets(dossier, demarches: lu.demarches.count, mien: mien, courant: .suivi)
        case "ouvert": dossier.estOuvert
        case "fiche": fiche
        case "fil": Fil(lu, aujourdhui: aujourdhui).entrees.map(\.balisage)
        case "personne": personne
        case "mien": mien && dossier.etat != .efface
        case "chemin": dossier.ref.chemin
        default: nil
        }
    }

    private var personne: [Balisage] {
        let i = lu.identite
        let paires: [(String, String?)] = [
            ("Nom", i.complet.isEmpty ? nil : i.complet),
            ("Né en", i.naissance.map { "\($0), \(i.tranche(annee: aujourdhui.annee) ?? "")" }), ("Entreprise", dossier.entreprise),
            ("Établissement", dossier.lieu), ("Poste", i.poste), ("Foyer", i.foyer), ("Téléphone", i.telephone), ("Courriel", i.courriel),
            ("Adresse", i.adresse), ("Rappel", i.rappel.libelle), ("Remarque", i.remarque),
        ]
        return paires.compactMap { mot, valeur in
            guard let valeur, !valeur.isEmpty else { return nil }
            return "<dt>\(mot)</dt><dd>\(valeur)</dd>"
        }
    }
}

extension DossierLu {
    func mien(_ principal: Principal) -> Bool { dossier.referent == principal.compte }

    /// « Sophie Kremer », or « vous ».
    func nom(_ compte: UUID, moi: UUID) -> String { compte == moi ? "vous" : collegues[compte] ?? "un ancien collègue" }

    /// Who else sees it, from the real shares, and the reading before this one.
    func quiVoit(moi: UUID, aujourdhui: DateCivile) -> String {
        var phrases: [String] = []
        if dossier.referent.rawValue != moi { phrases.append("Suivi par \(nom(dossier.referent.rawValue, moi: moi)).") }
        for partage in partages where partage.actif(aujourdhui) && partage.compte.rawValue != moi {
            phrases.append(
                "Et par \(nom(partage.compte.rawValue, moi: moi)) (partage consenti le \(partage.consentiLe.court), jusqu'au \(partage.jusquau.court))."
            )
        }
        if let lecture {
            phrases.append(
                "Dernière lecture : \(nom(lecture.compte, moi: moi)), \(Instants.phrase(lecture.instant, aujourdhui: aujourdhui)).")
        }
        return phrases.joined(separator: " ")
    }
}

import Calendrier
import Foundation
import Tenancy
import Web

/// A dossier on one screen: who and what is due on top, then the next entretien beside the thread. The tab and the title carry the
/// number, never the name.
struct DossierPage: Page {
    static let gabarit = "dossier"

    let lu: DossierLu
    let fiche: FicheEntretien
    let fil: Fil
    let moi: UUID
    let aujourdhui = DateCivile.aujourdhui()
    /// Entries of the thread in sight; the older ones are folded.
    private static let enVue = 25

    init(_ lu: DossierLu, fiche: FicheEntretien, requete: Requete) {
        self.lu = lu
        self.fiche = fiche
        fil = Fil(
            lu, aujourdhui: .aujourdhui(), moi: requete.principal.compte.rawValue,
            filtre: requete.query["fil"].flatMap { Fil.Genre(rawValue: $0) })
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
        case "fil": fil.entrees.prefix(Self.enVue).map(\.balisage)
        case "filAncien": fil.entrees.dropFirst(Self.enVue).map(\.balisage)
        case "filPli":
            fil.entrees.count > Self.enVue ? pluriel(fil.entrees.count - Self.enVue, "entrée plus ancienne", "entrées plus anciennes") : nil
        case "filtres": fil.filtres(dossier.ref.chemin)
        case "personne": lu.faits(aujourdhui)
        case "mien": mien && dossier.etat != .efface
        case "chemin": dossier.ref.chemin
        case "identite": lu.identite.complet.isEmpty ? nil : lu.identite.complet
        case "vulnerabilite": dossier.vulnerabilite.badge
        case "telephone": lu.identite.telephone.isEmpty ? nil : lu.identite.telephone
        case "employeur": [dossier.entreprise, dossier.lieu].filter { !$0.isEmpty }.joined(separator: ", ")
        case "prochain": prochain
        case "aFaire": AFaire(lu, aujourdhui: aujourdhui).balisage(aujourdhui: aujourdhui)
        case "rienAFaire": AFaire(lu, aujourdhui: aujourdhui).choses.isEmpty
        case "plan": lu.objectifs.isEmpty ? nil : Avancement(lu).balisage.texte
        case "objectifs":
            lu.objectifs.filter { $0.resultat == .enCours }.prefix(3).map {
                "<li>\(lu.textes[$0.id.rawValue]?.texte ?? "")</li>" as Balisage
            }
        case "sansPlan": lu.objectifs.isEmpty && dossier.estOuvert
        case "arret": arret
        case "mesures": mesures
        case "motifs": lu.entretiens.contains(where: \.clos) ? MotifsDansLeTemps(lu).balisage.texte : nil
        default: nil
        }
    }

    private var prochain: String? {
        lu.rendezVous.filter { $0.jour >= aujourdhui && $0.statut == .aVenir }.min {
            ($0.jour, $0.heure.minutes) < ($1.jour, $1.heure.minutes)
        }
        .map { "\($0.jour == aujourdhui ? "aujourd'hui" : $0.jour.court) à \($0.heure.libelle)" }
    }

    /// Under way or obtained: what holds today, under the leave.
    private var mesures: [Balisage] {
        lu.mesures.filter { $0.etat == .enCours || $0.etat == .accordee }.prefix(3).map { m in
            "<p class=\"petit\"><a href=\"\(m.chemin)\">\(m.titre.capitale)</a>, \(m.etat.libelle)\(m.au.map { " jusqu'au \($0.court)" } ?? "")</p>"
        }
    }

    private var arret: String? {
        guard let absence = HorlogePdp.absences(lu.arrets.map(\.periode)).last, absence.fin.map({ $0 >= aujourdhui }) ?? true else {
            return nil
        }
        return "En arrêt depuis le \(absence.debut.court), \(absence.jours(au: aujourdhui))e jour"
    }
}

extension DossierLu {
    func mien(_ principal: Principal) -> Bool { dossier.referent == principal.compte }

    /// « Sophie Kremer », or « vous ».
    func nom(_ compte: UUID, moi: UUID? = nil) -> String { compte == moi ? "vous" : collegues[compte] ?? "un ancien collègue" }

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

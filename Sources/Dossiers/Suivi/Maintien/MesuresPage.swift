import Calendrier
import Foundation
import Tenancy
import Web

/// `/dossiers/…/mesures`: what keeps the person in work, and what it gave.
struct MesuresPage: Page {
    static let gabarit = "mesures"

    let lu: DossierLu
    let saisie: Saisie
    let fautes: FautesResume?
    let moi: UUID
    let aujourdhui = DateCivile.aujourdhui()

    init(_ lu: DossierLu, _ saisie: Saisie, _ fautes: FautesResume?, _ requete: Requete) {
        self.lu = lu
        self.saisie = saisie
        self.fautes = fautes
        moi = requete.principal.compte.rawValue
    }

    private var droit: DroitTravail { DroitTravail(territoire: lu.dossier.territoire) }

    var entete: Entete {
        Entete(
            "Mesures de maintien en emploi, dossier \(lu.dossier.numero)", h1: "Dossier \(lu.dossier.numero)",
            ariane: [("Dossiers", "/dossiers")], sous: lu.dossier.situation, donnees: ["nominatif.mesure"],
            visible: lu.quiVoit(moi: moi, aujourdhui: aujourdhui), densite: .dense, ici: "/dossiers")
    }

    func child(named nom: String) -> Any? {
        switch nom {
        case "onglets":
            DossierOnglets.onglets(
                lu.dossier, demarches: lu.demarches.count, mien: lu.dossier.referent.rawValue == moi, courant: .mesures)
        case "chemin": lu.dossier.ref.chemin
        case "fautes": fautes
        case "ouvert": lu.dossier.estOuvert
        case "aucune": lu.mesures.isEmpty
        case "vide":
            Vide(
                "Aucune mesure notée", suite: "Visite de préreprise, essai encadré, aménagement : ce qui est proposé, demandé, obtenu.")
        case "lignes": lu.mesures.map(ligne)
        case "champs": MesureSaisie.champs(saisie, droit: droit).map(\.balisage)
        default: nil
        }
    }

    private func ligne(_ m: Mesure) -> Balisage {
        let note: Balisage = lu.notesDesMesures[m.id.rawValue].map { "<br><small class=\"discret\">\($0)</small>" } ?? ""
        let resultat: Balisage = m.resultat.map { "<br><small>\($0.libelle)</small>" } ?? ""
        return """
            <tr><th scope="row" data-l="Mesure"><a href="\(m.chemin)">\(m.titre.capitale)</a>\(note)</th>\
            <td data-l="Proposée par">\(m.par.libelle)</td><td data-l="Où elle en est">\(m.etat.badge)\(resultat)</td>\
            <td data-l="Dates">\(MesureDates(m, aujourdhui).balisage)</td></tr>
            """
    }
}

/// The dates of a measure, in words: the request and its answer, the days it covers, what is near.
struct MesureDates: Fragment {
    let mesure: Mesure
    let aujourdhui: DateCivile

    init(_ mesure: Mesure, _ aujourdhui: DateCivile) {
        self.mesure = mesure
        self.aujourdhui = aujourdhui
    }

    var balisage: Balisage {
        let m = mesure
        let mots = [
            m.demandeeLe.map { "demandée le \($0.court)" }, m.decideeLe.map { "décidée le \($0.court)" }, m.periode,
        ].compactMap { $0 }
        return "\(mots.joined(separator: ", "))\(pres)"
    }

    private var pres: Balisage {
        guard let (le, _) = mesure.rappel(au: aujourdhui) else { return "" }
        let reste = aujourdhui.jours(jusqua: le)
        let mot: String? =
            switch mesure.etat {
            case .demandee: reste < 0 ? "sans réponse" : nil
            case .accordee: reste < 0 ? "a-t-elle commencé ?" : nil
            default: reste < 0 ? "finie ?" : "fin dans \(pluriel(reste, "jour"))"
            }
        return mot.map { "<br>\(Badge($0, comme: .due))" } ?? ""
    }
}

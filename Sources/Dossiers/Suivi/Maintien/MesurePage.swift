import Calendrier
import Foundation
import Tenancy
import Web

/// `/dossiers/…/mesures/…`: one measure, every field of it, the text it comes from, its history.
struct MesurePage: Page {
    static let gabarit = "mesure"

    let lu: DossierLu
    let mesure: Mesure
    let saisie: Saisie
    let fautes: FautesResume?
    let moi: UUID
    let aujourdhui = DateCivile.aujourdhui()

    init(_ lu: DossierLu, _ mesure: Mesure, _ saisie: Saisie, _ fautes: FautesResume?, _ requete: Requete) {
        self.lu = lu
        self.mesure = mesure
        self.saisie = saisie
        self.fautes = fautes
        moi = requete.principal.compte.rawValue
    }

    private var droit: DroitTravail { DroitTravail(territoire: lu.dossier.territoire) }
    private var fiche: MesureFiche { MesureFiche(mesure, note: lu.notesDesMesures[mesure.id.rawValue] ?? "") }

    var entete: Entete {
        let chemin = lu.dossier.ref.chemin
        return Entete(
            "Mesure, dossier \(lu.dossier.numero)", h1: mesure.titre.capitale,
            ariane: [("Dossiers", "/dossiers"), ("Dossier \(lu.dossier.numero)", chemin), ("Mesures", chemin + "/mesures")],
            sous: "Notée le \(mesure.noteeLe.court), \(mesure.etat.libelle)", donnees: ["nominatif.mesure"],
            visible: lu.quiVoit(moi: moi, aujourdhui: aujourdhui), densite: .dense, ici: "/dossiers")
    }

    func child(named nom: String) -> Any? {
        switch nom {
        case "fautes": fautes
        case "chemin": mesure.chemin
        case "liste": lu.dossier.ref.chemin + "/mesures"
        case "arrets": lu.dossier.ref.chemin + "/arrets"
        case "ouvert": lu.dossier.estOuvert
        case "version": mesure.version
        case "champs": MesureSaisie.champs(saisie, droit: droit, fiche).map(\.balisage)
        case "faits": faits
        case "source": mesure.sorte.source(droit)
        case "horloge": mesure.absenceDu.map { "Proposée par l'horloge de l'absence du \($0.court)." }
        case "histoire": histoire
        default: nil
        }
    }

    /// For a closed dossier: read only.
    private var faits: [Balisage] {
        let f = fiche
        let paires: [(String, String?)] = [
            ("Proposée par", f.par.libelle), ("Demandée le", f.demandeeLe?.court), ("Décidée le", f.decideeLe?.court),
            ("Quand", mesure.periode), ("Ce qu'elle a donné", f.resultat?.libelle), ("Note", f.note),
        ]
        return paires.compactMap { mot, valeur in
            guard let valeur, !valeur.isEmpty else { return nil }
            return "<dt>\(mot)</dt><dd>\(valeur)</dd>"
        }
    }

    /// Oldest first: noted, then each change of state, with who did it.
    private var histoire: [Balisage] {
        let pas = lu.evenements.filter { $0.sorte == .mesure && $0.mesure == mesure.id }.sorted { $0.jour < $1.jour }
        let debut: Balisage = "<li>\(mesure.noteeLe.court) : notée</li>"
        return [debut]
            + pas.map { evenement in
                let mot = evenement.detail.flatMap { EtatMesure(rawValue: $0)?.libelle } ?? ""
                return "<li>\(evenement.jour.court) : \(mot), par \(lu.nom(evenement.auteur, moi: moi))</li>"
            }
    }
}

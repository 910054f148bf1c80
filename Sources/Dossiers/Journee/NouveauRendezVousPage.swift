import Actes
import Calendrier
import Tenancy
import Web

/// The form of a rendez-vous inside a permanence: the hours it still has free.
struct NouveauRendezVousPage: Page {
    static let gabarit = "nouveau-rendez-vous"

    let permanence: Permanence
    let pris: [RendezVous]
    let dossiers: [Dossier]
    /// « 09:30 », when the address says it.
    let heure: String?
    /// Says which hours fit.
    let duree: Duree
    let saisie: Saisie
    let fautes: FautesResume?

    var entete: Entete {
        Entete(
            "Poser un rendez-vous", ariane: [("Rendez-vous", "/rendez-vous"), ("Permanences", "/rendez-vous/nouveau")],
            sous: "\(permanence.nom), \(permanence.jour.long), \(permanence.horaires)", donnees: ["nominatif.rendez_vous"],
            largeur: .lecture, ici: "/rendez-vous")
    }

    func child(named nom: String) -> Any? {
        switch nom {
        case "fautes": fautes
        case "chemin": "/rendez-vous/nouveau/\(permanence.chemin)"
        case "heures":
            saisie.choix("heure", "Heure", libres.map { Option($0.description, $0.libelle) }, heure, requis: true)
        case "complet": libres.isEmpty
        case "duree": duree.rawValue
        case "durees": durees
        case "champs":
            [
                saisie.champ(
                    "dossier", "Dossier",
                    genre: .liste(dossiers.map { Option($0.ref.id.description, "\($0.numero), \($0.motif.libelle)") }.facultatif("Aucun")),
                    aide: "Vos dossiers ouverts de cette entreprise."
                ).balisage,
                saisie.champ("code", "Ou code donné à la personne", aide: "Par exemple 7KQ. Aucun nom n'est demandé.", completion: "off")
                    .balisage,
                saisie.choix("nature", "Nature", Nature.options, Nature.suivi.rawValue).balisage,
                saisie.choix(
                    "forme", "Forme", [Forme.presentiel, .telephone, .visio, .domicile, .exterieur].options, Forme.presentiel.rawValue
                )
                .balisage,
            ]
        default: nil
        }
    }

    private var libres: [Heure] { permanence.heuresLibres(pris, minutes: duree.minutes, pas: 15) }

    /// Links, so that the hours follow without script.
    private var durees: [Balisage] {
        Duree.allCases.map { d in
            let courant: Balisage = d == duree ? " aria-current=\"true\"" : ""
            return
                "<a class=\"b mini\" href=\"/rendez-vous/nouveau/\(permanence.chemin)?duree=\(d.rawValue)\"\(courant)>\(JourneeEtapes.duree(d.minutes))</a>"
        }
    }
}

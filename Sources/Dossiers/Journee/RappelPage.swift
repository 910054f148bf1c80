import Actes
import Calendrier
import Tenancy
import Web

/// A call to return, opened: who and which number. The title says neither.
struct RappelPage: Page {
    static let gabarit = "rappel"

    let rappel: Rappel
    let lu: ContenuRappel?
    let saisie: Saisie
    let fautes: FautesResume?
    let csrf: String

    var entete: Entete {
        Entete(
            "Appel à rendre", ariane: [("Ma journée", "/journee")], sous: "\(rappel.qui), \(rappel.nomEntreprise)",
            donnees: ["nominatif.rappel"], visible: "Le nom et le numéro sont effacés dès que l'appel est rendu.", largeur: .lecture,
            ici: "/journee")
    }

    func child(named nom: String) -> Any? {
        switch nom {
        case "fautes": fautes
        case "chemin": rappel.chemin
        case "dossier": rappel.dossier?.chemin
        case "numero": rappel.numero
        case "appeler": contenu[.telephone].isEmpty ? nil : contenu[.telephone]
        case "tel": contenu[.telephone].filter { $0.isNumber || $0 == "+" }
        case "faits": faits
        case "illisible":
            lu == nil
                ? Alerte(
                    .attention,
                    """
                    Ce serveur n'a pas, ou n'a plus, la clé qui ouvre ce nom et ce numéro. Cherchez-les ailleurs (le dossier, le poste qui a \
                    reçu l'appel) ou prévenez l'administration ; puis classez cet appel : rendu, ou abandonné.
                    """, fort: "Le contenu de cet appel est illisible.") : nil
        case "jour": saisie.champ("jour", "Reporter au", DateCivile.aujourdhui().plus(jours: 1).description, genre: .date, requis: true)
        case "heure": saisie.champ("heure", "Heure, facultative", aide: "Par exemple 14 h 30.", completion: "off")
        default: nil
        }
    }

    private var contenu: ContenuRappel { lu ?? ContenuRappel() }

    private var faits: [Balisage] {
        let quand = rappel.duLe.court + (rappel.heure.map { " à \($0.libelle)" } ?? "")
        let paires = [
            ("À rendre", quand), ("Reçu le", rappel.recuLe.court), ("Qui", contenu[.qui]), ("Téléphone", contenu[.telephone]),
            ("Au sujet de", contenu[.objet]), ("Reporté", rappel.reports == 0 ? "" : pluriel(rappel.reports, "fois", "fois")),
        ]
        return paires.filter { !$0.1.isEmpty }.map { "<dt>\($0.0)</dt><dd>\($0.1)</dd>" }
    }
}

/// `/rappels/nouveau`.
struct NouveauRappelPage: Page {
    static let gabarit = "nouveau-rappel"

    let choix: ChoixDuBureau
    /// « company/dossier » it comes from.
    let dossier: String?
    let saisie: Saisie
    let fautes: FautesResume?

    var entete: Entete {
        Entete(
            "Noter un appel à rendre", ariane: [("Ma journée", "/journee")], sous: "Tout est chiffré, et effacé quand l'appel est rendu",
            donnees: ["nominatif.rappel"], largeur: .lecture, ici: "/journee")
    }

    func child(named nom: String) -> Any? {
        switch nom {
        case "fautes": fautes
        case "champs": champs.map(\.balisage)
        case "envoi": EnvoiUnique.champ
        default: nil
        }
    }

    private var champs: [any Fragment] {
        let dossiers = choix.dossiers.map {
            Option(Paire.ecrire($0.ref.entreprise, $0.ref.id.rawValue), "\($0.numero), \($0.motif.libelle), \($0.entreprise)")
        }
        let entreprises = choix.entreprises.map { Option($0.id.description, $0.nom) }
        return [
            saisie.champ("dossier", "Dossier", dossier, genre: .liste(dossiers.facultatif("Sans dossier"))),
            saisie.champ(
                "entreprise", "Ou entreprise d'où l'on a appelé", entreprises.count == 1 ? entreprises[0].valeur : nil,
                genre: .liste(entreprises.facultatif("Celle du dossier"))),
            saisie.champ("qui", "Qui", aide: "Facultatif.", completion: "off"),
            saisie.champ("telephone", "Téléphone", genre: .telephone, completion: "off"),
            saisie.champ("objet", "Au sujet de", aide: "En deux mots.", completion: "off"),
            saisie.champ("jour", "À rendre le", DateCivile.aujourdhui().description, genre: .date, requis: true),
            saisie.champ("heure", "Heure, facultative", aide: "Par exemple 14 h 30.", completion: "off"),
        ]
    }
}

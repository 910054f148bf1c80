import Calendrier
import Contrats
import Tenancy
import Web

/// `/semaine`, by intervenante.
struct SemainePage: Page {
    static let gabarit = "semaine"
    let choix: SemaineChoix
    let lu: SemaineLue
    let planche: Planche
    let csrf: String

    init(_ choix: SemaineChoix, _ lu: SemaineLue, csrf: String) {
        self.choix = choix
        self.lu = lu
        self.csrf = csrf
        planche = Planche(
            choix.semaine, intervenants: lu.intervenants, bureaux: Dictionary(uniqueKeysWithValues: lu.bureaux.map { ($0.id, $0) }),
            absences: lu.absences, permanences: lu.permanences, statut: choix.statut)
    }

    var entete: Entete { SemaineEntete.entete(choix) }

    func child(named name: String) -> Any? {
        switch name {
        case "navigation": SemaineEntete.navigation(choix)
        case "filtres": filtres
        case "semaine": choix.semaine.description
        case "numero": choix.semaine.numero
        case "bureau": choix.bureau?.description
        case "jours": choix.semaine.joursOuvres.map { "\($0.nomDuJour) \($0.jour == 1 ? "1er" : "\($0.jour)")" }
        case "lignes": (choix.conflitsSeuls ? planche.lignes.filter(\.enConflit) : planche.lignes).map(\.balisage)
        case "vide":
            planche.lignes.isEmpty
                ? Vide("Aucun intervenant ne correspond à ces filtres.", suite: "Élargissez le bureau ou le métier.") : nil
        case "alerte": alerte
        case "aPublier": planche.aPublier > 0
        case "publier": publier
        case "bouton": planche.aPublier == 1 ? "Publier la permanence prête" : "Publier les \(planche.aPublier) prêtes"
        case "consequence": consequence
        case "legende": Legende()
        default: nil
        }
    }

    private var alerte: Alerte? {
        guard planche.conflits > 0 else { return nil }
        return Alerte(
            .erreur, planche.conflits == 1 ? "Une permanence tombe" : "\(planche.conflits) permanences tombent",
            fort: "Conflits.",
            liens: [
                ("sur une absence, un jour férié ou hors disponibilité : les voir seules", choix.chemin(choix.semaine) + "&conflits=oui")
            ])
    }

    private var publier: String {
        planche.aPublier == 1
            ? "Une permanence planifiée, pas encore publiée." : "\(planche.aPublier) permanences planifiées, pas encore publiées."
    }

    private var consequence: String {
        let entreprises = pluriel(planche.entreprisesPrevenues, "entreprise")
        let reste = planche.conflits == 0 ? "" : " \(pluriel(planche.conflits, "conflit reste", "conflits restent")) à régler."
        return "Publier les montre à \(entreprises), à l'intervenant et dans les agendas.\(reste)"
    }

    private var filtres: [Balisage] {
        [
            Champ(
                "bureau", "Bureau", choix.bureau?.description,
                genre: .liste([Option("", "Tous")] + lu.bureaux.map { Option($0.id.description, $0.nom) })
            ).balisage,
            Champ(
                "metier", "Métier", choix.metier?.rawValue,
                genre: .liste([Option("", "Tous")] + Prestation.Metier.allCases.map { Option($0.rawValue, $0.libelle) })
            ).balisage,
            Champ(
                "statut", "Statut", choix.statut?.rawValue,
                genre: .liste([Option("", "Tous")] + [StatutPermanence.planifiee, .publiee, .tenue].map { Option($0.rawValue, $0.mot) })
            ).balisage,
            Case("conflits", "Conflits seulement", coche: choix.conflitsSeuls).balisage,
        ]
    }
}

/// What the three views of the week share.
enum SemaineEntete {
    static func entete(_ choix: SemaineChoix) -> Entete {
        let s = choix.semaine
        return Entete(
            "Semaine \(s.numero)", h1: "Semaine \(s.numero) : \(s.libelle)",
            donnees: ["gestion.permanence", "gestion.intervenant", "gestion.disponibilite"],
            visible: "Les entreprises ne voient que leurs permanences publiées.", densite: .dense, largeur: .pleine, ici: "/semaine")
    }

    static func navigation(_ choix: SemaineChoix) -> Balisage {
        let (avant, apres) = (choix.semaine.precedente, choix.semaine.suivante)
        let vues: [Balisage] = [(SemaineChoix.Vue.equipe, "Équipe"), (.entreprises, "Entreprises"), (.lieux, "Lieux")].map { vue, mot in
            let courante: Balisage = vue == choix.vue ? " aria-current=\"page\"" : ""
            return "<a class=\"b\"\(courante) href=\"\(choix.chemin(choix.semaine, vue: vue))\">\(mot)</a>"
        }
        return
            "<div class=\"rang bouts\"><span class=\"groupe\"><a class=\"b\" rel=\"prev\" href=\"\(choix.chemin(avant))\">\(Signe("gauche"))<span class=\"lu\">Semaine </span>\(avant.numero)</a><a class=\"b\" href=\"\(choix.chemin(Semaine(.aujourdhui())))\">Aujourd'hui</a><a class=\"b\" rel=\"next\" href=\"\(choix.chemin(apres))\">\(apres.numero)<span class=\"lu\"> semaine</span>\(Signe("droite"))</a></span><span class=\"groupe\">\(vues)<a class=\"b\" href=\"/mois?m=\(choix.semaine.lundi.leMois.description)\">Mois</a></span></div>"
    }
}

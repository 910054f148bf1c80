import Calendrier
import Partenaires
import Tenancy
import Web

/// The projects of every company, the nearest step first.
struct ProjetsPage: Page {
    static let gabarit = "projets"
    let porte: PorteCollective
    let projets: [Projet]
    let aujourdhui: DateCivile

    var entete: Entete {
        let retards = projets.filter { $0.enRetard(le: aujourdhui) }.count
        return Entete(
            "Projets de prévention", ariane: porte.ariane,
            sous: pluriel(projets.filter(\.vivant).count, "projet vivant", "projets vivants")
                + (retards == 0 ? "" : ", \(retards) en retard"),
            donnees: ["gestion.projet", "gestion.projet_etape"], visible: "La RH ne voit que ceux qui lui sont montrés.", densite: .dense,
            ici: porte.ici,
            actions: [
                Action("Cellules de maintien", porte.prefixe == "/projets" ? "/cellules" : "/mes-cellules"),
                Action("Nouveau projet", "\(porte.prefixe)/nouveau", .plein, signe: "plus"),
            ])
    }

    func child(named name: String) -> Any? {
        switch name {
        case "lignes": projets.map(ligne)
        case "aLignes": !projets.isEmpty
        case "vide":
            projets.isEmpty ? Vide("Aucun projet.", suite: "Un but, des étapes datées, des partenaires : il se suit en une page.") : nil
        default: nil
        }
    }

    private func ligne(_ p: Projet) -> Balisage {
        let suite: Balisage =
            p.prochaine.map { "\($0.court)\(p.enRetard(le: aujourdhui) ? " \(Badge("en retard", comme: .due))" as Balisage : "")" } ?? "–"
        return
            "<tr><th scope=\"row\"><a href=\"\(porte.prefixe)/\(p.entreprise.description)/\(p.id.description)\">\(p.titre)</a><br><small class=\"discret\">\(p.entrepriseNom)</small></th><td data-l=\"Avancement\">\(Self.avance(p))</td><td data-l=\"Prochaine étape\">\(suite)</td><td data-l=\"État\">\(Self.badge(p.etat))</td><td data-l=\"Montré à la RH\">\(p.partage ? "oui" : "non")</td></tr>"
    }

    /// A bar and its words: « 2 étapes sur 5 ».
    static func avance(_ p: Projet) -> Balisage {
        guard p.etapes > 0 else { return "aucune étape" }
        return
            "<progress max=\"\(p.etapes)\" value=\"\(p.faites)\" aria-label=\"Avancement de \(p.titre)\"></progress> \(pluriel(p.faites, "étape")) sur \(p.etapes)"
    }

    static func badge(_ etat: Projet.Etat) -> Badge {
        switch etat {
        case .preparation: Badge(etat.libelle, comme: .planifiee)
        case .enCours: Badge(etat.libelle, comme: .publiee)
        case .termine: Badge(etat.libelle, comme: .tenue)
        case .abandonne: Badge(etat.libelle, comme: .annuleeClient)
        }
    }
}

/// One project: its goal, its steps, its partners.
struct ProjetPage: Page {
    static let gabarit = "projet"
    let porte: PorteCollective
    let projet: Projet
    let etapes: [Etape]
    let partenaires: [FichePartenaire]
    /// Every card of the directory, to choose from.
    let annuaire: [FichePartenaire]
    let saisie: Saisie
    let fautes: Fautes
    let csrf: String
    let aujourdhui: DateCivile

    private var chemin: String { "\(porte.prefixe)/\(projet.entreprise)/\(projet.id)" }

    var entete: Entete {
        Entete(
            projet.titre, ariane: porte.ariane + [("Projets", porte.prefixe)], sous: projet.entrepriseNom,
            donnees: ["gestion.projet", "gestion.projet_etape", "gestion.projet_partenaire"],
            visible: projet.partage ? "Montré à la RH de l'entreprise, partenaires exceptés." : "Celui-ci n'est pas montré à la RH.",
            largeur: .moyenne,
            ici: porte.ici,
            actions: [Action("Modifier", "\(chemin)/modifier")])
    }

    func child(named name: String) -> Any? {
        switch name {
        case "resume": fautes.resume
        case "chemin": chemin
        case "badge": ProjetsPage.badge(projet.etat)
        case "but": projet.but
        case "periode": projet.fin.map { "du \(projet.debut.court) au \($0.court)" } ?? "depuis le \(projet.debut.court)"
        case "avance": ProjetsPage.avance(projet)
        case "etapes": etapes.map(etape)
        case "aEtapes": !etapes.isEmpty
        case "champsEtape":
            [
                saisie.champ("libelle", "Étape", requis: true).balisage,
                saisie.champ("echeance", "Pour le", genre: .date, requis: true).balisage,
            ]
        case "partenaires":
            partenaires.map { "<li><a href=\"\(porte.annuaire)/\($0.id.description)\">\($0.libelle)</a></li>" as Balisage }
        case "aPartenaires": !partenaires.isEmpty
        case "choixPartenaires": annuaire.map(choix)
        default: nil
        }
    }

    private func choix(_ f: FichePartenaire) -> Balisage {
        let coche: Balisage = partenaires.contains { $0.id == f.id } ? " checked" : ""
        return
            "<label class=\"case\"><input type=\"checkbox\" name=\"partenaires\" value=\"\(f.id.description)\"\(coche)><span>\(f.libelle) <small class=\"discret\">\(f.territoire.libelle)</small></span></label>"
    }

    private func etape(_ e: Etape) -> Balisage {
        let jeton: Balisage = "<input type=\"hidden\" name=\"_csrf\" value=\"\(csrf)\">"
        let id = e.id.description
        let quand: Balisage =
            e.faiteLe.map { "\(Badge("faite", comme: .tenue)) <small class=\"discret\">le \($0.court)</small>" }
            ?? (e.enRetard(le: aujourdhui)
                ? "\(Badge("en retard", comme: .due)) <small class=\"discret\">\(e.echeance.court)</small>"
                : "\(Badge("à faire", comme: .planifiee)) <small class=\"discret\">pour le \(e.echeance.court)</small>")
        let geste: Balisage =
            e.faiteLe == nil
            ? "<form method=\"post\" action=\"\(chemin)/etapes/\(id)/faite\">\(jeton)<button class=\"b mini\">Faite<span class=\"lu\"> : \(e.libelle)</span></button></form><form method=\"post\" action=\"\(chemin)/etapes/\(id)/retirer\">\(jeton)<button class=\"b nu mini\">Retirer<span class=\"lu\"> : \(e.libelle)</span></button></form>"
            : "<form method=\"post\" action=\"\(chemin)/etapes/\(id)/reprendre\">\(jeton)<button class=\"b nu mini\">Rouvrir<span class=\"lu\"> : \(e.libelle)</span></button></form>"
        return "<li><span><strong>\(e.libelle)</strong><br>\(quand)</span><span class=\"rang\">\(geste)</span></li>"
    }
}

/// The head of a project: company, title, goal, days, shown or not.
struct ProjetFormulairePage: Page {
    static let gabarit = "projet-formulaire"
    let porte: PorteCollective
    let projet: Projet?
    let entreprises: [Option]
    let saisie: Saisie
    let fautes: Fautes

    var entete: Entete {
        Entete(
            projet.map { "Modifier « \($0.titre) »" } ?? "Nouveau projet", ariane: porte.ariane + [("Projets", porte.prefixe)],
            donnees: ["gestion.projet"], visible: "Ni nom, ni situation : un projet parle d'un collectif.", largeur: .moyenne,
            ici: porte.ici)
    }

    func child(named name: String) -> Any? {
        switch name {
        case "resume": fautes.resume
        case "action": projet.map { "\(porte.prefixe)/\($0.entreprise)/\($0.id)/modifier" } ?? "\(porte.prefixe)/nouveau"
        case "retour": projet.map { "\(porte.prefixe)/\($0.entreprise)/\($0.id)" } ?? porte.prefixe
        case "champs": champs.map(\.balisage)
        default: nil
        }
    }

    private var champs: [any Fragment] {
        let qui: [any Fragment] =
            projet == nil
            ? [saisie.champ("entreprise", "Entreprise", genre: .liste([Option("", "Choisir")] + entreprises), requis: true)] : []
        return qui + [
            saisie.champ("titre", "Titre", projet?.titre, requis: true),
            saisie.champ("but", "But", projet?.but, genre: .zone(3), requis: true),
            saisie.choix(
                "etat", "État", Projet.Etat.allCases.map { Option($0.rawValue, $0.libelle) }, projet?.etat.rawValue ?? "preparation"),
            saisie.champ("debut", "Premier jour", (projet?.debut ?? .aujourdhui()).description, genre: .date, requis: true),
            saisie.champ("fin", "Dernier jour", projet?.fin?.description, genre: .date),
            saisie.coche("partage", "Le montrer à la RH de l'entreprise : titre, but, étapes", projet?.partage ?? false),
        ]
    }
}

import Calendrier
import Tenancy
import Web

/// Alerts as the management reads them, or a worker her own.
struct AlertesPage: Page {
    static let gabarit = "alertes"
    let alertes: [AlerteCollective]
    /// The management decides; a worker follows.
    let direction: Bool
    let csrf: String

    var entete: Entete {
        let ouvertes = alertes.filter { $0.etat == .ouverte }.count
        return Entete(
            direction ? "Alertes" : "Mes alertes", ariane: direction ? [] : [("Actions collectives", "/mes-actions")],
            sous: ouvertes == 0 ? "rien à lire" : "\(ouvertes) à lire",
            // Two walls narrow what the grants say: the management alone, and its author.
            visible: "la direction et qui l'a posée. Ni la planification, ni l'employeur, ni un collègue.",
            densite: .dense, largeur: .moyenne, ici: direction ? "/alertes" : "/mes-actions",
            actions: direction ? [] : [Action("Poser une alerte", "/mes-alertes/nouvelle", .plein, signe: "plus")])
    }

    func child(named name: String) -> Any? {
        switch name {
        case "lignes": alertes.map(ligne)
        case "aLignes": !alertes.isEmpty
        case "vide":
            alertes.isEmpty
                ? Vide("Aucune alerte.", suite: "Un risque qui touche un collectif se dit ici, par des codes : jamais une personne.") : nil
        default: nil
        }
    }

    private func ligne(_ a: AlerteCollective) -> Balisage {
        let ou: Balisage = a.etablissementNom.map { ", \($0)" } ?? ""
        let fin: Balisage = a.suite.map { "<br><small class=\"discret\">suite : \($0.libelle)</small>" } ?? ""
        return
            "<li class=\"pile\"><span><strong>\(a.risque.libelle.prefix(1).uppercased() + a.risque.libelle.dropFirst())</strong> \(niveau(a)) \(etat(a))<br><small class=\"discret\">\(a.entrepriseNom)\(ou), le \(a.poseeLe.court) : \(a.signes.map(\.libelle).joined(separator: ", "))</small>\(fin)</span>\(gestes(a))</li>"
    }

    private func niveau(_ a: AlerteCollective) -> Badge {
        switch a.niveau {
        case .vigilance: Badge(a.niveau.libelle, comme: .planifiee)
        case .forte: Badge(a.niveau.libelle, comme: .due)
        case .immediate: Badge(a.niveau.libelle, comme: .annuleePrestataire)
        }
    }

    private func etat(_ a: AlerteCollective) -> Badge {
        switch a.etat {
        case .ouverte: Badge(a.etat.libelle, comme: .due)
        case .prise: Badge(a.etat.libelle, comme: .publiee)
        case .close: Badge(a.etat.libelle, comme: .tenue)
        }
    }

    private func gestes(_ a: AlerteCollective) -> Balisage {
        guard direction else {
            return a.etat == .ouverte
                ? "<p class=\"rang\"><a class=\"b nu mini\" href=\"/mes-alertes/\(a.entreprise.description)/\(a.id.description)/retrait\">Retirer</a></p>"
                : ""
        }
        let chemin = "/alertes/\(a.entreprise)/\(a.id)"
        let jeton: Balisage = "<input type=\"hidden\" name=\"_csrf\" value=\"\(csrf)\">"
        if a.etat == .close {
            return
                "<form method=\"post\" action=\"\(chemin)/reouverture\">\(jeton)<button class=\"b nu mini\">Rouvrir<span class=\"lu\"> l'alerte \(a.risque.libelle)</span></button></form>"
        }
        let prendre: Balisage =
            a.etat == .ouverte
            ? "<form method=\"post\" action=\"\(chemin)/prise\">\(jeton)<button class=\"b\">Prendre en charge</button></form>" : ""
        let suites = AlerteCollective.Suite.allCases.map { "<option value=\"\($0.rawValue)\">\($0.libelle)</option>" as Balisage }
        return
            "<div class=\"rang\">\(prendre)<form method=\"post\" action=\"\(chemin)/close\" class=\"rang\">\(jeton)<label class=\"lu\" for=\"c-suite-\(a.id.description)\">Suite donnée</label><select class=\"saisie\" name=\"suite\" required id=\"c-suite-\(a.id.description)\"><option value=\"\">Suite donnée…</option>\(suites)</select><button class=\"b nu\">Clore</button></form></div>"
    }
}

extension AlertesPage {
    static func retrait(_ a: AlerteCollective) -> PageConfirmation {
        PageConfirmation(
            Entete(
                "Retirer cette alerte ?", ariane: [("Actions collectives", "/mes-actions"), ("Mes alertes", "/mes-alertes")],
                sous: "\(a.risque.libelle), \(a.entrepriseNom), le \(a.poseeLe.court)", visible: "vous et la direction de votre service.",
                largeur: .lecture, ici: "/mes-actions"),
            phrases: [
                "Elle disparaît aussi chez la direction, qui ne l'a pas encore prise en charge. Le journal garde le jour du retrait."
            ],
            action: "/mes-alertes/\(a.entreprise)/\(a.id)/retrait", bouton: "Retirer l'alerte", retour: ("La garder", "/mes-alertes"))
    }
}

/// Four questions, all coded.
struct NouvelleAlertePage: Page {
    static let gabarit = "alerte"
    let entreprises: [Option]
    let etablissements: [Option]
    let saisie: Saisie
    let fautes: Fautes
    let choisie: String?

    var entete: Entete {
        Entete(
            "Poser une alerte", ariane: [("Actions collectives", "/mes-actions"), ("Mes alertes", "/mes-alertes")],
            visible: "vous et la direction de votre service. Jamais l'employeur.", largeur: .moyenne, ici: "/mes-actions")
    }

    func child(named name: String) -> Any? {
        switch name {
        case "resume": fautes.resume
        case "choisir":
            choisie == nil
                ? saisie.champ("entreprise", "Entreprise", genre: .liste([Option("", "Choisir")] + entreprises), requis: true) : nil
        case "entreprise": choisie
        case "nom": entreprises.first { $0.valeur == choisie }?.mot
        case "champs": champs.map(\.balisage)
        default: nil
        }
    }

    private var champs: [any Fragment] {
        let sites: [any Fragment] =
            etablissements.count > 1
            ? [
                saisie.champ(
                    "etablissement", "Établissement", genre: .liste([Option("", "Toute l'entreprise")] + etablissements),
                    aide: "Seulement s'il compte cinquante salariés ou plus.")
            ] : []
        return sites + [
            saisie.champ(
                "risque", "Risque",
                genre: .liste([Option("", "Choisir")] + AlerteCollective.Risque.allCases.map { Option($0.rawValue, $0.libelle) }),
                requis: true),
            saisie.plusieurs("signes", "Ce qui le fait penser", AlerteCollective.Signe.allCases.map { Option($0.rawValue, $0.libelle) }),
            saisie.choix(
                "niveau", "Cela presse-t-il ?", AlerteCollective.Niveau.allCases.map { Option($0.rawValue, $0.libelle) }, requis: true),
        ]
    }
}

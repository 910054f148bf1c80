import Calendrier
import Entreprises
import Tenancy
import Web

/// The client companies, and the cell of each.
struct CellulesPage: Page {
    static let gabarit = "cellules"
    let porte: PorteCollective
    let lignes: [(entreprise: EntrepriseID, nom: String, cellule: Cellule?)]
    let aujourdhui: DateCivile

    var entete: Entete {
        Entete(
            "Cellules de maintien en emploi", ariane: porte.ariane,
            sous: "\(lignes.filter { $0.cellule != nil }.count) sur \(pluriel(lignes.count, "entreprise"))", donnees: ["gestion.cellule"],
            visible: "Comment l'entreprise travaille, jamais pour qui.", densite: .dense, largeur: .moyenne, ici: porte.ici)
    }

    func child(named name: String) -> Any? {
        switch name {
        case "lignes": lignes.map(ligne)
        case "vide": lignes.isEmpty ? Vide("Aucune entreprise cliente.") : nil
        case "aLignes": !lignes.isEmpty
        default: nil
        }
    }

    private func ligne(_ l: (entreprise: EntrepriseID, nom: String, cellule: Cellule?)) -> Balisage {
        let membres = l.cellule.map { $0.membres.map(\.libelle).joined(separator: ", ") } ?? "pas de cellule"
        return
            "<tr><th scope=\"row\"><a href=\"\(porte.prefixe)/\(l.entreprise.description)\">\(l.nom)</a></th><td data-l=\"Qui y siège\">\(membres)</td><td data-l=\"Prochaine réunion\">\(Self.reunion(l.cellule, aujourdhui))</td></tr>"
    }

    static func reunion(_ cellule: Cellule?, _ jour: DateCivile) -> Balisage {
        guard let cellule else { return "–" }
        guard let prochaine = cellule.prochaine else { return "\(Badge("jamais réunie", comme: .due))" }
        return prochaine < jour
            ? "\(Badge("à réunir", comme: .due)) <small class=\"discret\">\(prochaine.court)</small>" : "\(prochaine.court)"
    }
}

/// The cell of one company: three lists to tick and a rhythm.
struct CellulePage: Page {
    static let gabarit = "cellule"
    let porte: PorteCollective
    let entreprise: EntrepriseID
    let nom: String
    let cellule: Cellule?
    let saisie: Saisie
    let fautes: Fautes

    var entete: Entete {
        Entete(
            "Cellule de maintien en emploi", ariane: porte.ariane + [("Cellules", porte.prefixe)], sous: nom, donnees: ["gestion.cellule"],
            visible: "Comment l'entreprise travaille, jamais pour qui.", largeur: .moyenne, ici: porte.ici)
    }

    func child(named name: String) -> Any? {
        switch name {
        case "resume": fautes.resume
        case "chemin": "\(porte.prefixe)/\(entreprise)"
        case "retour": porte.prefixe
        case "champs": champs.map(\.balisage)
        default: nil
        }
    }

    private var champs: [any Fragment] {
        [
            saisie.plusieurs(
                "membres", "Qui y siège", Cellule.Membre.allCases.map { Option($0.rawValue, $0.libelle) },
                (cellule?.membres ?? [.serviceSocial, .rh, .santeTravail]).map(\.rawValue)),
            saisie.plusieurs(
                "signaux", "Ce qui l'alerte", Cellule.Signal.allCases.map { Option($0.rawValue, $0.libelle) },
                (cellule?.signaux ?? []).map(\.rawValue)),
            saisie.plusieurs(
                "etapes", "Son protocole", Cellule.Etape.allCases.map { Option($0.rawValue, $0.libelle) },
                (cellule?.etapes ?? Cellule.Etape.allCases).map(\.rawValue), aide: "Dans l'ordre où elles viennent."),
            saisie.champ("tous_les_mois", "Se réunit tous les, en mois", "\(cellule?.tousLesMois ?? 3)", genre: .nombre),
            saisie.champ("derniere_le", "Dernière réunion", cellule?.derniereLe?.description, genre: .date),
        ]
    }
}

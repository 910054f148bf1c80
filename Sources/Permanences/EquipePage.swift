import Calendrier
import Contrats
import Tenancy
import Web

/// The list of the team.
struct EquipePage: Page {
    static let gabarit = "equipe"
    let intervenants: [Intervenant]
    let total: Int
    let pages: Pagination

    var entete: Entete {
        Entete(
            "Équipe", sous: pluriel(total, "intervenant"), donnees: ["gestion.intervenant", "gestion.disponibilite"], densite: .dense,
            ici: "/equipe", actions: [Action("Ajouter un intervenant", "/equipe/nouveau", .plein, signe: "plus")])
    }

    func child(named name: String) -> Any? {
        switch name {
        case "lignes": intervenants.map(ligne)
        case "pages": pages
        case "vide": total == 0 ? Vide("L'équipe est vide.", suite: "Ajoutez d'abord un bureau, puis vos intervenants.") : nil
        default: nil
        }
    }

    private func ligne(_ i: Intervenant) -> Balisage {
        let inactif: Balisage = i.actif ? "" : " <small class=\"discret\">parti</small>"
        return
            "<tr><th scope=\"row\"><a href=\"/equipe/\(i.id.description)\">\(i.nomComplet)</a>\(inactif)</th><td data-l=\"Métier\">\(i.metier.libelle)</td><td data-l=\"Bureau\">\(i.bureauNom)</td><td data-l=\"Langues\">\(i.langues.map(Langue.libelle).joined(separator: ", "))</td><td class=\"n\" data-l=\"Visée\">\(i.cibleHebdo)</td><td class=\"n\" data-l=\"Maximale\">\(i.maxHebdo)</td><td class=\"n\" data-l=\"Disponible\">\(i.disponibilites.count)</td></tr>"
    }
}

/// One intervenante: identity, weekly pattern, absences, agenda.
struct IntervenantPage: Page {
    static let gabarit = "intervenant"
    let intervenant: Intervenant?
    let bureaux: [Lieu]
    let absences: [Absence]
    let agendas: Int
    let saisie: Saisie
    let fautes: Fautes
    let csrf: String

    var entete: Entete {
        Entete(
            intervenant?.nomComplet ?? "Nouvel intervenant", ariane: [("Équipe", "/equipe")],
            sous: intervenant.map { "\($0.metier.libelle), \($0.bureauNom)" }, donnees: ["gestion.intervenant", "gestion.absence"],
            largeur: .moyenne, ici: "/equipe",
            actions: intervenant.map { [Action("Son mois", "/mois?intervenant=\($0.id)", signe: "agenda")] } ?? [])
    }

    func child(named name: String) -> Any? {
        switch name {
        case "resume": fautes.resume
        case "action": intervenant.map { "/equipe/\($0.id)" } ?? "/equipe/nouveau"
        case "identite": identite
        case "semaine": semaine
        case "existe": intervenant != nil
        case "id": intervenant?.id.description
        case "absences": absences.map { AbsenceLigne(absence: $0, csrf: csrf).balisage }
        case "sansAbsence": absences.isEmpty
        case "absenceChamps": AbsencePage.champs(Saisie(), intervenants: nil)
        case "agendas": agendas == 0 ? "Aucune adresse ouverte." : "\(pluriel(agendas, "adresse ouverte", "adresses ouvertes"))."
        default: nil
        }
    }

    private var identite: [Balisage] {
        let i = intervenant
        return [
            saisie.champ("prenom", "Prénom", i?.prenom).balisage,
            saisie.champ("nom", "Nom", i?.nom, requis: true).balisage,
            saisie.choix(
                "metier", "Métier", Prestation.Metier.allCases.map { Option($0.rawValue, $0.libelle) },
                i?.metier.rawValue ?? "assistant_social"
            ).balisage,
            saisie.champ("diplome", "Diplôme", i?.diplome, aide: "Par exemple DEASS.").balisage,
            saisie.champ("rpps", "Numéro RPPS", i?.rpps, aide: "11 chiffres, vide s'il n'y en a pas.").balisage,
            saisie.plusieurs("langues", "Langues", Langue.allCases.map { Option($0.rawValue, $0.libelle) }, i?.langues ?? ["fr"]).balisage,
            saisie.champ(
                "bureau", "Bureau", i?.bureau.description,
                genre: .liste([Option("", "Choisir")] + bureaux.map { Option($0.id.description, $0.nom) }), requis: true
            ).balisage,
            saisie.champ("telephone", "Téléphone", i?.telephone, genre: .telephone).balisage,
            saisie.coche("actif", "Fait partie de l'équipe", i?.actif ?? true).balisage,
        ]
    }

    private var semaine: [Balisage] {
        [
            saisie.plusieurs(
                "disponibilites", "Demi-journées travaillées", Creneau.tous.map { Option($0.description, $0.libelle) },
                intervenant?.disponibilites.map(\.description) ?? Creneau.tous.map(\.description)
            ).balisage,
            saisie.champ(
                "cible", "Charge visée", intervenant.map { "\($0.cibleHebdo)" } ?? "8", genre: .nombre,
                aide: "Demi-journées de permanence par semaine."
            ).balisage,
            saisie.champ(
                "max", "Charge maximale", intervenant.map { "\($0.maxHebdo)" } ?? "9", genre: .nombre, aide: "Jamais dépassée par un plan."
            ).balisage,
        ]
    }
}

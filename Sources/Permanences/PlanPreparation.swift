import Calendrier
import Contrats
import Foundation
import Planner
import Postgres
import Tenancy
import Web

/// `/plans/preparer`: before a computation, what the period owes contract by contract, and who already works it.
struct PlanPreparationPage: Page {
    static let gabarit = "plan-preparation"
    let periode: Periode
    let lignes: [APlacer]
    let verrous: [Verrou]
    let noms: Collegues
    /// Journeys between places of this plan that nobody typed and no distance gives.
    let trajetsInconnus: Int
    let saisie: Saisie
    let fautes: Fautes
    let principal: Principal

    static func lire(
        _ periode: Periode, _ saisie: Saisie, _ fautes: Fautes = Fautes(), as principal: Principal, _ base: Database
    ) async throws -> PlanPreparationPage {
        try await base.transaction(as: principal, readOnly: true) { tx in
            let donnees = try PlanStore.donnees(periode, tx)
            let probleme = try ProblemeDePlan.poser(donnees, refusees: [])
            return PlanPreparationPage(
                periode: periode, lignes: APlacer.lire(probleme, donnees.permanences), verrous: try VerrouStore.pendant(periode, tx),
                noms: try Collegues(tx), trajetsInconnus: inconnus(donnees), saisie: saisie, fautes: fautes, principal: principal)
        }
    }

    private static func inconnus(_ d: ProblemeDePlan.Donnees) -> Int {
        let utiles = Set(d.lignes.map(\.lieu)).union(d.intervenants.map(\.bureau))
        let lieux = d.lieux.filter { utiles.contains($0.id) }
        let trajets = Trajets(lieux, d.trajets)
        return trajets.manquants - trajets.estimables.count { trajets[$0.a, $0.b] == nil }
    }

    private var autre: Verrou? { verrous.first { !$0.estA(principal) } }

    var entete: Entete {
        Entete(
            "Préparer un plan", h1: "Planifier \(periode.duAu)", ariane: [("Plans", "/plans")],
            sous: "Ce que la période doit, contrat par contrat, avant tout calcul",
            donnees: ["gestion.plan"], densite: .dense, ici: "/plans")
    }

    func child(named name: String) -> Any? {
        switch name {
        case "resume": fautes.resume
        case "verrou": autre.map { VerrouAlerte(verrou: $0, noms: noms, fenetre: periode) }
        case "libre": autre == nil && somme(\.dues) > 0
        case "du": periode.debut.description
        case "au": periode.fin.description
        case "trajets":
            trajetsInconnus == 0
                ? nil
                : Alerte(
                    .attention, "Chacun compte pour 30 minutes dans le calcul.",
                    fort: "\(pluriel(trajetsInconnus, "trajet est inconnu", "trajets sont inconnus")).",
                    liens: [("Les saisir", "/lieux/trajets")])
        case "champs": champs
        case "periode": [periodeChamps]
        case "somme": sommes
        case "phrase": phrase
        case "lignes": lignes.map(rang)
        case "pied": pied
        case "vide":
            lignes.isEmpty
                ? Vide(
                    "Rien n'est dû dans cette période.", suite: "Aucun contrat signé n'y court.",
                    action: Action("Contrats", "/contrats")) : nil
        default: nil
        }
    }

    private func somme(_ chemin: KeyPath<APlacer, Int>) -> Int { lignes.reduce(0) { $0 + $1[keyPath: chemin] } }

    private var phrase: String {
        let fermees = somme(\.fermees)
        let suite = fermees == 0 ? "" : " \(pluriel(fermees, "demi-journée tombe", "demi-journées tombent")) un jour férié ou de fermeture."
        return
            "\(nombre(somme(\.tenues))) tenues + \(nombre(somme(\.publiees))) publiées + \(nombre(somme(\.planifiees))) en brouillon + \(nombre(somme(\.aPlacer))) à placer = \(pluriel(somme(\.dues), "demi-journée due", "demi-journées dues")).\(suite)"
    }

    private var sommes: [Balisage] {
        [
            ("\(nombre(somme(\.dues)))", "demi-journées dues"), ("\(nombre(somme(\.publiees) + somme(\.tenues)))", "publiées ou tenues"),
            ("\(nombre(somme(\.planifiees)))", "en brouillon"), ("\(nombre(somme(\.aPlacer)))", "à placer"),
        ].map { "<p class=\"chiffre\"><b>\($0.0)</b><span>\($0.1)</span></p>" }
    }

    private var periodeChamps: Balisage {
        saisie.champ("du", "Du", periode.debut.description, genre: .date, requis: true).balisage
            + saisie.champ("au", "Au", periode.fin.description, genre: .date, requis: true).balisage
    }

    private var champs: [Balisage] {
        let brouillons = somme(\.planifiees)
        return [
            saisie.choix(
                "secondes", "Temps de calcul",
                [Option("5", "5 s, un aperçu"), Option("20", "20 s"), Option("60", "1 min"), Option("240", "4 min, pour une année")], "20"
            ).balisage,
            saisie.choix(
                "depart", "Point de départ",
                [Option("proche", "rester proche du plan en place"), Option("zero", "repartir de zéro")],
                brouillons > 0 ? "proche" : "zero",
                aide: brouillons > 0
                    ? "Proche : chaque brouillon déplacé se paie. De zéro : les brouillons ne comptent pas. Ce qui est publié ne bouge jamais."
                    : "Aucun brouillon n'est en place : les deux reviennent au même."
            ).balisage,
        ]
    }

    private func rang(_ l: APlacer) -> Balisage {
        let reste: Balisage = l.aPlacer > 0 ? "<strong>\(l.aPlacer)</strong>" : "0"
        return
            "<tr><th scope=\"row\">\(l.ligne.entrepriseNom)<br><small class=\"discret\"><a href=\"/permanences/registre/\(l.ligne.entreprise.description)/\(l.ligne.contrat.description)\">\(l.ligne.contratNumero)</a>, \(l.ligne.lieuNom)</small></th><td data-l=\"Fréquence\">\(l.ligne.frequence.libelleCourt), \(l.ligne.duree == 2 ? "journée" : "demi-journée")</td><td class=\"n\" data-l=\"Dues\">\(l.dues)</td><td class=\"n\" data-l=\"Tenues ou publiées\">\(l.tenues + l.publiees)</td><td class=\"n\" data-l=\"En brouillon\">\(l.planifiees)</td><td class=\"n\" data-l=\"À placer\">\(reste)</td></tr>"
    }

    private var pied: Balisage {
        "<tr><th scope=\"row\">Ensemble</th><td></td><td class=\"n\" data-l=\"Dues\">\(nombre(somme(\.dues)))</td><td class=\"n\" data-l=\"Tenues ou publiées\">\(nombre(somme(\.tenues) + somme(\.publiees)))</td><td class=\"n\" data-l=\"En brouillon\">\(nombre(somme(\.planifiees)))</td><td class=\"n\" data-l=\"À placer\">\(nombre(somme(\.aPlacer)))</td></tr>"
    }
}

/// Whose period it is, and the button that takes it over.
struct VerrouAlerte: Fragment {
    let verrou: Verrou
    let noms: Collegues
    let fenetre: Periode

    var balisage: Balisage {
        let plan: Balisage = verrou.plan.map { "<a class=\"b mini\" href=\"/plans/\($0.description)\">Voir son plan</a>" } ?? ""
        return
            "<div class=\"alerte attention\">\(Signe("cadenas"))<div><strong>\(verrou.phrase(noms))</strong> Rien ne se lance, ne s'accepte ni ne se publie sur ces jours tant que la décision n'est pas prise ; sans nouvelles, le verrou tombe à \(verrou.expireLe.heure).<div class=\"rang\">\(plan)<a class=\"b mini\" href=\"/plans/reprendre?du=\(fenetre.debut.description)&amp;au=\(fenetre.fin.description)\">Reprendre la main</a></div></div></div>"
    }
}

/// Says whose work is taken before it is.
struct ReprendrePage: Page {
    static let gabarit = "plan-reprendre"
    let fenetre: Periode
    let verrous: [Verrou]
    let noms: Collegues

    var entete: Entete {
        Entete(
            "Reprendre la main", ariane: [("Plans", "/plans")], sous: fenetre.libelle, donnees: ["gestion.verrou"], largeur: .lecture,
            ici: "/plans")
    }

    func child(named name: String) -> Any? {
        switch name {
        case "lignes": verrous.map { "<li><span>\($0.phrase(noms))</span></li>" as Balisage }
        case "existe": !verrous.isEmpty
        case "vide": verrous.isEmpty ? Vide("Personne ne travaille cette période.", action: Action("Plans", "/plans")) : nil
        case "du": fenetre.debut.description
        case "au": fenetre.fin.description
        default: nil
        }
    }
}

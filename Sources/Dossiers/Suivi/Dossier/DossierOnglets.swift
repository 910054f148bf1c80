import Foundation
import Web

/// The parts of a dossier, each with its address.
enum DossierOnglets {
    case suivi, personne, plan, demarches, budgets, documents, ecrits, orientations, arrets, mesures, partages, lectures

    static func onglets(_ dossier: Dossier, demarches: Int?, mien: Bool, courant: DossierOnglets) -> TeteDeDossier {
        let chemin = dossier.ref.chemin
        var liens: [(titre: String, chemin: String, courant: Bool)] = [
            ("Suivi", chemin, courant == .suivi),
            ("Personne", chemin + "/personne", courant == .personne),
            ("Plan d'action", chemin + "/plan", courant == .plan),
            (demarches.map { "Démarches (\($0))" } ?? "Démarches", chemin + "/demarches", courant == .demarches),
            ("Budget", chemin + "/budgets", courant == .budgets), ("Documents", chemin + "/documents", courant == .documents),
            ("Écrits", chemin + "/ecrits", courant == .ecrits),
            ("Orientations", chemin + "/orientations", courant == .orientations),
            ("Arrêts", chemin + "/arrets", courant == .arrets), ("Mesures", chemin + "/mesures", courant == .mesures),
        ]
        if mien {
            liens.append(("Partage", chemin + "/partages", courant == .partages))
        }
        liens.append(("Qui lit", chemin + "/lectures", courant == .lectures))
        return TeteDeDossier(onglets: Onglets("Parties du dossier", liens), urgence: dossier.urgence, lacune: dossier.lacune)
    }
}

/// Above every part of a dossier: the tabs, the reminder that it is open by an urgent access, and what of it does not open.
struct TeteDeDossier: Fragment {
    let onglets: Onglets
    let urgence: Date?
    let lacune: Illisible?

    var balisage: Balisage {
        let tete: Balisage = lacune.map { "\($0.alerte)\(onglets)" } ?? onglets.balisage
        guard let urgence else { return tete }
        let rappel = Alerte(
            .attention, "Le référent et la direction le savent. Vous pouvez y écrire : ce que vous notez reste au dossier, sous votre nom.",
            fort: "Accès d'urgence jusqu'à \(Instants.heure(urgence)).", liens: [("Refermer maintenant", "/secret")])
        return "\(rappel)\(tete)"
    }
}

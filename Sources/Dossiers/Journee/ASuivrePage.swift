import Calendrier
import Postgres
import Tenancy
import Web

/// `/a-suivre`: all that the day shows the first of, and the calls to return on another day.
struct ASuivrePage: Page {
    static let gabarit = "a-suivre"

    let suivre: ASuivre
    let rappels: [Rappel]
    let aujourdhui: DateCivile
    let csrf: String

    var entete: Entete {
        Entete(
            "À suivre", ariane: [("Ma journée", "/journee")], sous: "Le plus en retard d'abord",
            donnees: ["nominatif.dossier", "nominatif.demarche", "nominatif.mesure", "nominatif.rappel"], largeur: .lecture, ici: "/journee"
        )
    }

    func child(named nom: String) -> Any? {
        switch nom {
        case "rien": sections.isEmpty
        case "vide": Vide("Rien à suivre", suite: "Démarches, échéances et appels à rendre apparaissent ici à leur date.")
        case "sections": sections
        default: nil
        }
    }

    private var sections: [Balisage] {
        let ligne = ASuivreLigne(aujourdhui: aujourdhui)
        let suites = RappelLigne(aujourdhui: aujourdhui, csrf: csrf)
        return [
            section("Copies demandées", suivre.copies.map { $0.ligne(aujourdhui) }),
            section("Partagés avec vous", suivre.partagesRecus.map(\.balisage)),
            section("Démarches échues", suivre.demarches.map(ligne.demarche)),
            section("Échéances", suivre.echeances.map(ligne.echeance)),
            section("Dossiers sans nouvelles", suivre.sansNouvelles.map(ligne.silence)),
            section("Appels à rendre", rappels.map(suites.balisage)),
        ].compactMap { $0 }
    }

    private func section(_ titre: String, _ lignes: [Balisage]) -> Balisage? {
        guard !lignes.isEmpty else { return nil }
        return
            "<section class=\"panneau\"><h2>\(titre) <small class=\"discret\">\(nombre(lignes.count))</small></h2><ul class=\"liste\">\(lignes)</ul></section>"
    }
}

extension JourneeStore {
    /// All that is to follow within a week, and every call to return whatever its day.
    func suivre(_ aujourdhui: DateCivile, as principal: Principal) async throws -> (ASuivre, [Rappel]) {
        let lignes = try await base.read(
            as: principal,
            [
                ASuivre.demarches(jusqua: aujourdhui.plus(jours: 7), limite: 500),
                Echeance.selection(jusqua: aujourdhui.plus(jours: 7), limite: 500),
                ASuivre.sansNouvelles(aujourdhui, limite: 500),
                "\(fragment: Rappel.colonnes) ORDER BY r.du_le, r.heure NULLS LAST LIMIT 500",
                PartageRecu.selection, DemandeAcces.aRappeler(aujourdhui),
            ])
        let suivre = ASuivre(
            demarches: try lignes[0].map { try Demarche(row: $0) }, echeances: try lignes[1].map { try Echeance(row: $0) },
            sansNouvelles: try lignes[2].map { try Dossier(row: $0) }, partagesRecus: try lignes[4].map { try PartageRecu(row: $0) },
            copies: try lignes[5].map { try DemandeAcces(row: $0) })
        return (suivre, try lignes[3].map { try Rappel(row: $0) })
    }
}

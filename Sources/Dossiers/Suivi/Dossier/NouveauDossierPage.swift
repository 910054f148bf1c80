import Actes
import Calendrier
import Web

/// `/dossiers/nouveau`.
struct NouveauDossierPage: Page {
    static let gabarit = "nouveau-dossier"

    let lieux: [Lieu]
    let saisie: Saisie
    let fautes: FautesResume?
    /// Opened from a permanence for somebody who came without a rendez-vous.
    let venue: Bool
    /// `entreprise/id` of the orientation by HR it comes from: closed, and its copy of the name destroyed, once the dossier is open.
    var orientation: String?
    /// The rendez-vous of the person, taken by code: it becomes the dossier's.
    var rendezVous: String?
    /// Dossiers of mine that carry the name typed: shown once, the next press opens all the same.
    var homonymes: [Dossier] = []

    var entete: Entete {
        Entete(
            "Nouveau dossier", ariane: [("Dossiers", "/dossiers")],
            sous: venue ? "Venue spontanée : le nom suffit, le reste attendra" : "Le nom suffit pour commencer",
            donnees: ["nominatif.dossier"],
            largeur: .moyenne, ici: "/dossiers")
    }

    func child(named nom: String) -> Any? {
        switch nom {
        case "fautes": fautes
        case "doute": !homonymes.isEmpty
        case "homonymes": homonymes.map(homonyme)
        case "venue": venue
        case "orientation": orientation
        case "rendezVous": rendezVous
        case "ouvertLe":
            saisie.champ(
                "ouvert_le", "Ouvert le", DateCivile.aujourdhui().description, genre: .date, aide: "Trente jours en arrière au plus.")
        case "sansLieu": lieux.isEmpty
        case "vide":
            Vide(
                "Aucun établissement où vous tenez une permanence",
                suite: "La planification publie d'abord une permanence ; l'établissement apparaît alors ici.")
        case "etablissement":
            saisie.champ(
                "etablissement", "Établissement", lieux.count == 1 ? lieux[0].valeur : nil,
                genre: .liste(lieux.map { Option($0.valeur, $0.mot) }.facultatif("Choisir")),
                aide: "Ceux où vous tenez une permanence.", requis: true)
        case "motif": saisie.choix("motif", "Motif exprimé", Motif.options, requis: true)
        case "champs": IdentiteSaisie.champs(saisie).map(\.balisage)
        default: nil
        }
    }

    /// « Dossier 2025-04127, Fonderies de Testange, clos le 3 sept. 2025 : l'ouvrir, le rouvrir ».
    private func homonyme(_ d: Dossier) -> Balisage {
        let rouvrir: Balisage = d.etat == .clos ? " <a class=\"b mini\" href=\"\(d.ref.chemin)/cloture\">Le rouvrir</a>" : ""
        return """
            <li><span><a href="\(d.ref.chemin)">Dossier \(d.numero)</a>, \(d.entreprise)<br><small class="discret">\(d.situation)</small></span>\(rouvrir)</li>
            """
    }
}

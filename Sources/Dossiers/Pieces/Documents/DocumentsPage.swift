import Calendrier
import Documents
import Tenancy
import Web

/// `/dossiers/…/documents`.
struct DocumentsPage: Page {
    static let gabarit = "documents"

    let dossier: Dossier
    let documents: [Document]
    let saisie: Saisie
    let fautes: Fautes
    let moi: ID<CompteTag>

    init(dossier: Dossier, documents: [Document], saisie: Saisie, fautes: Fautes, requete: Requete) {
        self.dossier = dossier
        self.documents = documents
        self.saisie = saisie
        self.fautes = fautes
        moi = requete.principal.compte
    }

    var entete: Entete {
        Entete(
            "Documents, dossier \(dossier.numero)", h1: "Dossier \(dossier.numero)", ariane: [("Dossiers", "/dossiers")],
            sous: dossier.situation, donnees: ["nominatif.document"], densite: .dense, ici: "/dossiers")
    }

    func child(named nom: String) -> Any? {
        switch nom {
        case "onglets": DossierOnglets.onglets(dossier, demarches: nil, mien: dossier.referent == moi, courant: .documents)
        case "aucun": documents.isEmpty
        case "vide": Vide("Aucun document", suite: "Un courrier photographié, une notification, un relevé : ce qui sert à une démarche.")
        case "lignes": documents.map(ligne)
        case "ouvert": dossier.estOuvert
        case "chemin": dossier.ref.chemin + "/documents"
        case "fautes": fautes.resume
        case "champs": champs.map(\.balisage)
        default: nil
        }
    }

    private var champs: [any Fragment] {
        [
            saisie.champ(
                "fichier", "Fichier", genre: .fichier("application/pdf,image/jpeg,image/png"),
                aide: "PDF, JPEG ou PNG, 10 Mo au plus. Sur un téléphone, prenez la photo d'ici.", requis: true),
            saisie.champ(
                "titre", "Titre, facultatif",
                aide: "Par exemple « notification CAF de novembre ». Chiffré ; le nom du fichier n'est pas gardé.",
                completion: "off"),
        ]
    }

    private func ligne(_ document: Document) -> Balisage {
        let alertes = document.alertes.map { "<br>\(Badge($0.libelle, comme: .due))" as Balisage }
        let retrait: Balisage =
            document.copie
            ? "<span class=\"discret\">copie remise</span>"
            : dossier.estOuvert && (document.auteur == moi || dossier.referent == moi)
                ? "<a class=\"b mini\" href=\"\(dossier.ref.chemin)/documents/\(document.id.description)/retrait\">Retirer<span class=\"lu\"> : \(document.titre)</span></a>"
                : ""
        return """
            <tr><th scope="row" data-l="Document"><a href="\(dossier.ref.chemin)/documents/\(document.id.description)" download>\(document.titre)</a>\(alertes)</th>\
            <td data-l="Reçu le">\(document.jour.court)</td><td data-l="Sorte">\(document.genre.libelle)</td>\
            <td class="n" data-l="Taille">\(document.taille)</td><td>\(retrait)</td></tr>
            """
    }
}

import Web

/// The question before a piece of a dossier is destroyed.
struct RetraitDePiece {
    let page: PageConfirmation

    /// `liste`: name of the tab and last part of its path; `piece`: id of what goes.
    init(
        _ dossier: Dossier, _ question: String, donnees: String, liste: (nom: String, chemin: String), phrases: [String], piece: String,
        bouton: String
    ) {
        let retour = "\(dossier.ref.chemin)/\(liste.chemin)"
        page = PageConfirmation(
            Entete(
                "\(question.dropLast(2)), dossier \(dossier.numero)", h1: question,
                ariane: [("Dossiers", "/dossiers"), ("Dossier \(dossier.numero)", dossier.ref.chemin), (liste.nom, retour)],
                donnees: [donnees], largeur: .moyenne, ici: "/dossiers"),
            phrases: phrases, action: "\(retour)/\(piece)/retrait", bouton: bouton, retour: ("Revenir", retour))
    }
}

import Calendrier
import Documents
import Foundation
import Tenancy
import Web

/// Documents in the thread: each under its title, with its kind; then the days others came and went, whose titles went with them.
struct FilDocuments {
    private let documents: [Document]
    /// Days a document was added that is not there any more, and days one was taken out.
    private let ajouts: [Evenement]
    private let retraits: [Evenement]

    init(_ documents: [Document], _ evenements: [Evenement]) {
        self.documents = documents
        let siens = evenements.filter { $0.sorte == .document }
        retraits = siens.filter { $0.detail == "retire" }
        // What is still there tells its own arrival: its event would say it twice.
        var restants = siens.filter { $0.detail != "retire" }
        for document in documents where !document.copie {
            let sien = restants.firstIndex { $0.jour == document.jour && $0.detail == document.genre.rawValue }
            if let sien { restants.remove(at: sien) }
        }
        ajouts = restants
    }

    /// `chemin` of the dossier; `par`: who it was, when not the reader.
    func entrees(_ chemin: String, par: (UUID) -> String?) -> [Fil.Entree] {
        documents.map { document in
            Fil.Entree(
                genre: .pieces, jour: document.jour, titre: "Document, « \(document.titre) »", etat: .clos,
                badge: document.copie ? Badge("remis à la personne", comme: .tenue) : nil,
                texte: "\(document.genre.libelle.capitale), \(document.taille).", lien: "\(chemin)/documents/\(document.id)",
                par: par(document.auteur.rawValue))
        }
            + ajouts.map { ajout in
                let retire = retraits.contains { $0.jour >= ajout.jour }
                return Fil.Entree(
                    genre: .pieces, jour: ajout.jour, titre: "Document ajouté", etat: .clos,
                    badge: retire ? Badge("retiré depuis", comme: .annuleeClient) : nil,
                    texte: retire ? "Son titre est parti avec lui." : "", lien: "\(chemin)/documents", par: par(ajout.auteur))
            }
            + retraits.map {
                Fil.Entree(
                    genre: .pieces, jour: $0.jour, titre: "Document retiré", etat: .clos, lien: "\(chemin)/documents", par: par($0.auteur))
            }
    }
}

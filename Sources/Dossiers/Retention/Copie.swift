import Chiffrement
package import Foundation
import Tenancy

/// The person's copy of her dossier: all that is kept of her in it, in words, and who has read it (GDPR, article 15).
package struct Copie: Sendable, Nominatif {
    /// Chapters, in the order they are read.
    package enum Chapitre: String, CaseIterable, Sendable {
        case vous, suivi, entretiens, demarches, plan, orientations, travail
        case rendezVous = "rendez_vous"
        case budgets, ecrits, documents, partages, demandes

        package var titre: String {
            switch self {
            case .vous: "Vous"
            case .suivi: "Votre suivi"
            case .entretiens: "Vos entretiens"
            case .demarches: "Les démarches"
            case .plan: "Ce que nous avons compris et prévu ensemble"
            case .orientations: "Vers qui vous avez été dirigé ou dirigée"
            case .travail: "Arrêts de travail et maintien dans l'emploi"
            case .rendezVous: "Rendez-vous et appels"
            case .budgets: "Vos budgets"
            case .ecrits: "Rapports et courriers"
            case .documents: "Vos documents"
            case .partages: "À qui ce dossier a été ouvert"
            case .demandes: "Vos demandes de copie"
            }
        }
    }

    package struct Fait: Sendable, Nominatif {
        package let nom: String
        package let valeur: String
    }

    package struct Partie: Sendable, Nominatif {
        package let chapitre: Chapitre
        package let id: UUID
        package let titre: String
        /// Empty values are left out.
        package let faits: [Fait]

        init(_ chapitre: Chapitre, _ id: UUID, _ titre: String, _ faits: [(String, String?)]) {
            self.chapitre = chapitre
            self.id = id
            self.titre = titre
            self.faits = faits.compactMap { nom, valeur in
                guard let valeur, !valeur.isEmpty else { return nil }
                return Fait(nom: nom, valeur: valeur)
            }
        }
    }

    package let dossier: Dossier
    package let personne: String
    package var parties: [Partie]
    /// The files kept in the dossier: their bytes are read when they are handed over.
    package var documents: [Document]
    package let lectures: [Lecture]
    /// How many parts are withheld because they tell of somebody else.
    package var retenues = 0

    /// What the copy says of itself and of what it leaves out.
    package static let regles = [
        "Cette copie contient ce que le service social garde de vous dans ce dossier : ce que vous avez dit, ce qui a été fait, les notes de la personne qui vous suit, vos documents.",
        "Ce qui concerne quelqu'un d'autre que vous n'y figure pas : le secret lui est dû aussi. Le nombre de passages ôtés est indiqué.",
        "Les notes d'un psychologue sont à lui demander : il les tient à part, et personne d'autre ne peut les ouvrir.",
        "Si le dossier a été ouvert en urgence, la date est donnée, pas le motif : il parle de celle ou celui qui l'a écrit. Une fiche en cours de saisie n'y est qu'une fois enregistrée.",
        "Une erreur se corrige : dites-le à la personne qui vous suit. Vous pouvez aussi demander l'effacement. En cas de désaccord, la CNIL reçoit les plaintes (www.cnil.fr).",
        "Votre employeur n'a accès à rien de ce dossier.",
    ]

    /// Without the parts the worker withholds; a document goes with its part.
    package func sans(_ ids: Set<UUID>) -> Copie {
        var copie = self
        copie.parties = parties.filter { !ids.contains($0.id) }
        copie.documents = documents.filter { !ids.contains($0.id.rawValue) }
        copie.retenues = parties.count - copie.parties.count
        return copie
    }

    /// Of one chapter, in order.
    func parties(_ chapitre: Chapitre) -> [Partie] { parties.filter { $0.chapitre == chapitre } }
}

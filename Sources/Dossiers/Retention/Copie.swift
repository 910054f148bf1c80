import Chiffrement
package import Foundation

/// The person's copy of her dossier: all that is sealed in it and hers, and who has read it (GDPR, article 15).
package struct Copie: Sendable, Nominatif {
    package struct Partie: Sendable, Nominatif {
        /// `entretien`, `demarche`, `evaluation`…
        package let sorte: String
        package let id: UUID
        package let titre: String
        package let champs: [(nom: String, valeur: String)]
    }

    package let dossier: Dossier
    package var parties: [Partie]
    package let lectures: [Lecture]
    /// How many parts are withheld because they tell of somebody else.
    package var retenues = 0

    /// What the copy says of what it leaves out.
    package static let regles = [
        "Cette copie contient tout ce que le service social garde de vous dans ce dossier : ce que vous avez dit, ce qui a été fait, les notes de la personne qui vous suit.",
        "Ce qui concerne quelqu'un d'autre que vous n'y figure pas : le secret lui est dû aussi. Le nombre de passages ôtés est indiqué.",
        "Les notes d'un psychologue sont à lui demander : il les tient à part, et personne d'autre ne peut les ouvrir.",
        "Votre employeur n'a accès à rien de ce dossier.",
    ]

    /// Without the parts the worker withholds.
    package func sans(_ ids: Set<UUID>) -> Copie {
        var copie = self
        copie.parties = parties.filter { !ids.contains($0.id) }
        copie.retenues = parties.count - copie.parties.count
        return copie
    }

    /// Word of a field's code: « remarqueLogement » → « Remarque logement ».
    static func mot(_ code: String) -> String {
        let mots = [
            "prenom": "Prénom", "telephone": "Téléphone", "reconnaissances": "Reconnaissances", "sante": "Santé", "categorie": "Catégorie",
            "entree": "Entrée", "accorde": "Accordé", "naissance": "Année de naissance", "adultes": "Adultes au foyer",
            "enfants": "Enfants au foyer",
        ]
        if let mot = mots[code] { return mot }
        var texte = ""
        for signe in code { texte += signe.isUppercase ? " " + signe.lowercased() : signe == "_" ? " " : String(signe) }
        return texte.capitale
    }
}

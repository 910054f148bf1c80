import Calendrier
import Foundation
import Web

/// The thread of a dossier, latest first; what is still to come is on top.
struct Fil {
    /// What an entry is about, for the filter.
    enum Genre: String, CaseIterable {
        case entretiens, demarches, plan, maintien, pieces, vie

        var libelle: String {
            switch self {
            case .entretiens: "Entretiens"
            case .demarches: "Démarches, orientations"
            case .plan: "Plan"
            case .maintien: "Arrêts, mesures"
            case .pieces: "Pièces, budget"
            case .vie: "Vie du dossier"
            }
        }
    }

    struct Entree {
        enum Etat: String { case attente, encours = "", clos }

        let genre: Genre
        let jour: DateCivile
        let titre: String
        let etat: Etat
        var badge: Badge?
        var texte = ""
        var lien: String?
        /// Who did it, when it was not the reader.
        var par: String?

        var balisage: Balisage {
            let classe: Balisage = etat == .encours ? "" : " class=\"\(etat.rawValue)\""
            let nom: Balisage = lien.map { "<a href=\"\($0)\">\(titre)</a>" } ?? "\(titre)"
            let signe: Balisage = badge.map { "\($0) " } ?? ""
            let suite: Balisage = texte.isEmpty && badge == nil ? "" : "<p>\(signe)\(texte)</p>"
            let auteur: Balisage = par.map { " <small class=\"discret\">par \($0)</small>" } ?? ""
            return
                "<li\(classe)><time datetime=\"\(jour.description)\">\(jour.court)</time><div><h3>\(nom)\(auteur)</h3>\(suite)</div></li>"
        }
    }

    /// All of them, whatever the filter.
    let toutes: [Entree]
    let filtre: Genre?

    /// `moi`: the reader, whose own acts do not say whose they are.
    init(_ lu: DossierLu, aujourdhui: DateCivile, moi: UUID? = nil, filtre: Genre? = nil) {
        self.filtre = filtre
        let entrees = FilEntrees(lu: lu, aujourdhui: aujourdhui, moi: moi)
        // Two of the same day keep the order of their rooms: what was said, what was done, what was agreed.
        toutes = entrees.toutes.enumerated()
            .sorted { $0.element.jour == $1.element.jour ? $0.offset < $1.offset : $0.element.jour > $1.element.jour }
            .map(\.element)
    }

    var entrees: [Entree] { filtre.map { genre in toutes.filter { $0.genre == genre } } ?? toutes }

    /// One link per kind that has something, with its count; `chemin` of the dossier.
    func filtres(_ chemin: String) -> [Balisage] {
        let nombres = Dictionary(grouping: toutes, by: \.genre).mapValues(\.count)
        let presents = Genre.allCases.filter { nombres[$0] != nil }
        guard presents.count > 1 else { return [] }
        let tout: Balisage = filtre == nil ? " aria-current=\"true\"" : ""
        return ["<a class=\"b mini\" href=\"\(chemin)#fil\"\(tout)>Tout (\(toutes.count))</a>"]
            + presents.map { genre in
                let courant: Balisage = filtre == genre ? " aria-current=\"true\"" : ""
                return
                    "<a class=\"b mini\" href=\"\(chemin)?fil=\(genre.rawValue)#fil\"\(courant)>\(genre.libelle) (\(nombres[genre] ?? 0))</a>"
            }
    }
}

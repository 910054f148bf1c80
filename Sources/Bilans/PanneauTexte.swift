internal import Calendrier
internal import Foundation
internal import Mustache
internal import Web

/// The recommendations as direction sees them before publishing: who wrote them and when, and the way back to the writer.
struct PanneauTexte: MustacheParent, Sendable {
    let recommandation: Recommandation?
    let periode: PeriodeBilan
    let saisie: Saisie

    init(_ recommandation: Recommandation?, _ periode: PeriodeBilan, _ saisie: Saisie) {
        self.recommandation = recommandation
        self.periode = periode
        self.saisie = saisie
    }

    /// The version a publication from this page carries; 0 without one.
    var rang: Int { recommandation.flatMap { $0.partante ? $0.rang : nil } ?? 0 }

    func child(named nom: String) -> Any? {
        switch nom {
        case "phrase": phrase
        case "lignes": (recommandation?.textes ?? []).map { "<li>\($0)</li>" as Balisage }
        // The preview above shows what would leave; only a text sent back is nowhere else.
        case "ecrit": recommandation.map { !$0.partante } ?? false
        case "renvoyable": recommandation.map { $0.suite == nil } ?? false
        case "rang": rang
        case "renvoi":
            saisie.champ(
                "renvoi", "À reprendre", genre: .zone(2),
                aide: "Le rédacteur lit cette phrase au-dessus de son texte. 400 signes au plus.", requis: true)
        default: nil
        }
    }

    private var phrase: String {
        guard let recommandation else {
            return "Aucun texte n'est déposé pour cette période. Le bilan peut partir sans recommandation."
        }
        let jour = HeureDeParis.local(Int(recommandation.deposeLe.timeIntervalSince1970.rounded(.down))).jour.court
        let auteur = "Écrit par \(recommandation.redacteur), déposé le \(jour), passé au bouclier."
        return switch recommandation.suite {
        case .renvoyee: "\(auteur) Rendu à reprendre : « \(recommandation.raison ?? "") ». Le bilan partirait sans lui."
        case .retenue: "\(auteur) Déjà parti avec la version publiée."
        case nil: "\(auteur) Il partira tel quel : vous ne pouvez pas le changer, seulement le rendre."
        }
    }
}

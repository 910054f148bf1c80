import Calendrier
import Foundation
import Tenancy
import Web

/// An evaluation or an end review: its form while it may be corrected, its words otherwise.
struct FeuillePage: Page {
    static let gabarit = "feuille"

    let lu: DossierLu
    let feuille: Feuille
    let saisie: Saisie
    let fautes: FautesResume?
    let moi: UUID
    let modifiable: Bool

    init(lu: DossierLu, feuille: Feuille, saisie: Saisie, fautes: FautesResume?, requete: Requete) {
        self.lu = lu
        self.feuille = feuille
        self.saisie = saisie
        self.fautes = fautes
        moi = requete.principal.compte.rawValue
        modifiable = Self.modifiable(lu, feuille, requete.principal)
    }

    /// While the dossier is open; an end review, by the referent of the closed dossier too.
    static func modifiable(_ lu: DossierLu, _ feuille: Feuille, _ principal: Principal) -> Bool {
        lu.dossier.estOuvert || (feuille.sorte == .bilanFin && lu.dossier.etat == .clos && lu.mien(principal))
    }

    private var evaluation: Evaluation? { lu.evaluations[feuille.id.rawValue] }
    private var bilan: BilanFin? { lu.bilans[feuille.id.rawValue] }
    private var titre: String { feuille.sorte == .evaluation ? "Évaluation" : "Bilan de fin, avec la personne" }

    var entete: Entete {
        Entete(
            "\(titre), dossier \(lu.dossier.numero)", h1: titre,
            ariane: [("Dossiers", "/dossiers"), ("Dossier \(lu.dossier.numero)", lu.dossier.ref.chemin)],
            sous: "Du \(feuille.majLe.court), par \(lu.nom(feuille.auteur, moi: moi))", donnees: ["nominatif.feuille"],
            visible: lu.quiVoit(moi: moi, aujourdhui: .aujourdhui()), largeur: .moyenne, ici: "/dossiers")
    }

    func child(named nom: String) -> Any? {
        switch nom {
        case "fautes": fautes
        case "chemin": "\(lu.dossier.ref.chemin)/feuilles/\(feuille.id)"
        case "dossier": lu.dossier.ref.chemin
        case "modifiable": modifiable
        case "version": feuille.version
        case "champs":
            (feuille.sorte == .evaluation
                ? FeuilleSaisie.champs(saisie, evaluation ?? Evaluation()) : FeuilleSaisie.champs(saisie, bilan ?? BilanFin()))
                .map(\.balisage)
        case "textes": textes
        default: nil
        }
    }

    private var textes: [Balisage] {
        let paires =
            feuille.sorte == .evaluation
            ? Evaluation.Champ.allCases.map { ($0.libelle, evaluation?.textes[$0]) }
            : BilanFin.Champ.allCases.map { ($0.libelle, bilan?.textes[$0]) }
        return paires.compactMap { mot, texte in texte.map { "<dt>\(mot)</dt><dd>\($0)</dd>" } }
    }
}

import Budget
import Calendrier
import Chiffrement
import Documents
import Foundation
import Tenancy
import Web

/// Budgets, letters and files, part by part.
extension PartiesDeCopie {
    func budget(_ b: BudgetDate) -> Copie.Partie {
        let f = b.fiche
        var faits: [(String, String?)] = [
            (
                "Foyer",
                pluriel(f.foyer.adultes, "adulte") + (f.foyer.jeunes == 0 ? "" : ", " + pluriel(f.foyer.jeunes, "enfant"))
            )
        ]
        for famille in Rubrique.allCases {
            let postes = famille.postes.compactMap { poste in f.montants[poste].map { "\(poste.libelle) : \(euros($0))" } }
            faits.append((famille.libelle, (postes + ["Total : \(euros(f.total(famille)))"]).joined(separator: "\n")))
        }
        let dettes = f.creances.map { c in
            let suite = [
                "reste \(euros(c.du))", c.mensualite == 0 ? nil : "\(euros(c.mensualite)) par mois",
                c.taux == 0 ? nil : "taux \(BudgetSaisie.ecrire(c.taux)) %",
            ]
            return
                "\(c.nom.isEmpty ? c.nature.libelle.capitale : c.nom) (\(c.nature.libelle)) : \(suite.compactMap { $0 }.joined(separator: ", "))"
        }
        faits.append(("Dettes", dettes.joined(separator: "\n")))
        faits.append(
            (
                "Ce que cela donne",
                ResultatBudget(budget: b).lignes.filter(\.fort).map { "\($0.mot) : \($0.valeur)" }.joined(separator: "\n")
            ))
        if !f.planifiables.isEmpty {
            switch b.plan() {
            case .success(let plan): faits.append(("Plan de remboursement", PlanMontre(budget: b).phrase(plan)))
            case .failure(let refus): faits.append(("Plan de remboursement", BudgetDate.phrase(refus)))
            }
        }
        faits.append(("Remarque", b.note))
        return Copie.Partie(.budgets, b.id.rawValue, "Budget du \(b.jour.court), avec \(nom(b.auteur.rawValue))", faits)
    }

    func ecrit(_ e: Ecrit) -> Copie.Partie {
        let c = e.contenu
        let remis = e.remisLe.map { "le \($0.court)\(e.remise.map { ", \($0.libelle)" } ?? "")\(c.aQui.isEmpty ? "" : ", à \(c.aQui)")" }
        return Copie.Partie(
            .ecrits, e.id.rawValue, "\(e.titre), \(e.creeLe.court)\(e.remis ? "" : " (projet)")",
            [
                ("Écrit par", nom(e.auteur.rawValue)), ("Au nom de", c.expediteur), ("Destinataire", c.destinataire),
                ("Relu avec vous le", e.reluLe?.court), ("Remis", remis), ("Texte", c.corps), ("Vos corrections", c.corrections),
            ])
    }

    func document(_ d: Document) -> Copie.Partie {
        Copie.Partie(
            .documents, d.id.rawValue, d.titre.isEmpty ? d.genre.libelle : d.titre,
            [
                ("Fichier", "\(d.nomNeutre), \(d.taille)"), ("Gardé le", d.jour.court), ("Déposé par", nom(d.auteur.rawValue)),
            ])
    }
}

extension Foyer {
    fileprivate var jeunes: Int { adolescents + enfants }
}

import Actes
import Budget
import Calendrier
import Documents
import Foundation
import Partenaires
import Tenancy
import Web

/// The merge fields of one dossier. What is not known is absent: the template shows a blank to fill in.
struct ValeursDeFusion {
    private(set) var valeurs: [ChampDeFusion: String] = [:]

    init(
        _ lu: DossierLu, intervenant: String, maison: MatiereStore.Maison, partenaire: FichePartenaire?, budget: BudgetDate?,
        demarche: ID<Demarche>? = nil, jour: DateCivile
    ) {
        let i = lu.identite
        valeurs = [
            .personneNom: i.nom, .personnePrenom: i.prenom, .personneNomComplet: i.complet,
            .personneNaissance: i.naissance.map(String.init) ?? "", .personneAdresse: i.adresse, .personneTelephone: i.telephone,
            .personneCourriel: i.courriel, .personnePoste: i.poste, .personneFoyer: lu.foyer ?? "", .dossierNumero: lu.dossier.numero,
            .dossierOuverture: lu.dossier.ouvertLe.sansJour, .dossierMotif: lu.dossier.motif.libelle,
            .entrepriseRaisonSociale: lu.dossier.entreprise, .entrepriseEtablissement: lu.dossier.lieu, .intervenantNom: intervenant,
            .intervenantFonction: maison.fonction,
            .prestataireNom: maison.nom, .prestataireTelephone: maison.telephone, .date: jour.sansJour,
            .demarches: Self.demarches(lu), .entretiens: Self.entretiens(lu), .situation: Self.situation(lu, jour),
            .evaluation: Self.evaluation(lu, Evaluation.Champ.allCases),
            .evaluationAnalyse: Self.evaluation(lu, [.analyse]), .objectifs: Self.objectifs(lu), .mesures: Self.mesures(lu),
        ]
        if let objet = demarche.flatMap({ lu.objets[$0.rawValue] }) {
            valeurs[.demarcheObjet] = objet.objet
            if let montant = objet.montant { (valeurs[.demarcheMontant], valeurs[.montant]) = (euros(montant), euros(montant)) }
        }
        if let partenaire { poser(partenaire) }
        if let budget { poser(budget) }
    }

    private mutating func poser(_ partenaire: FichePartenaire) {
        valeurs[.partenaireNom] = partenaire.nom
        valeurs[.partenaireAdresse] = Self.adresse(partenaire)
    }

    static func adresse(_ partenaire: FichePartenaire) -> String {
        [partenaire.adresse, [partenaire.codePostal, partenaire.commune].filter { !$0.isEmpty }.joined(separator: " ")]
            .filter { !$0.isEmpty }.joined(separator: "\n")
    }

    private mutating func poser(_ budget: BudgetDate) {
        let fiche = budget.fiche
        valeurs[.budgetRessources] = euros(fiche.ressources)
        valeurs[.budgetCharges] = euros(fiche.fixes + fiche.mensualites)
        valeurs[.budgetResteAVivre] =
            "\(euros(fiche.resteAVivre)) par mois, soit \(euros(fiche.parPersonneEtJour)) par personne et par jour"
        valeurs[.budgetDettes] = euros(fiche.dettes)
        valeurs[.budgetCapacite] = euros(budget.capacite)
        valeurs[.budgetCreanciers] = fiche.creances.map { creance in
            "- \(creance.nom) : \(euros(creance.du))" + (creance.mensualite > 0 ? ", \(euros(creance.mensualite)) par mois" : "")
        }.joined(separator: "\n")
        if case .success(let plan) = budget.plan() { valeurs[.budgetDuree] = "\(plan.duree) mois" }
        valeurs[.budgetSynthese] = Self.synthese(budget)
    }

    private static func synthese(_ budget: BudgetDate) -> String {
        let fiche = budget.fiche
        var lignes = [
            "Budget établi le \(budget.jour.sansJour), par mois :", "- ressources : \(euros(fiche.ressources))",
            "- charges fixes : \(euros(fiche.fixes))",
        ]
        if fiche.mensualites > 0 { lignes.append("- mensualités des dettes : \(euros(fiche.mensualites))") }
        lignes.append("- reste à vivre : \(euros(fiche.resteAVivre)), soit \(euros(fiche.parPersonneEtJour)) par personne et par jour")
        lignes.append("- dépenses courantes : \(euros(fiche.courantes))")
        if fiche.dettes > 0 { lignes.append("- dettes : \(euros(fiche.dettes)) ; capacité de remboursement : \(euros(budget.capacite))") }
        return lignes.joined(separator: "\n")
    }

    /// Oldest first, as the story went.
    private static func demarches(_ lu: DossierLu) -> String {
        lu.demarches.sorted { ($0.ouverteLe, $0.majLe) < ($1.ouverteLe, $1.majLe) }.map { demarche in
            let objet = lu.objets[demarche.id.rawValue]?.objet ?? ""
            return "- \(demarche.ouverteLe.court) : \(demarche.titre)\(objet.isEmpty ? "" : " (\(objet))"), \(demarche.statut.libelle)"
        }.joined(separator: "\n")
    }

    private static func situation(_ lu: DossierLu, _ jour: DateCivile) -> String {
        lu.situation.faits(annee: jour.annee).map { "- \($0.0) : \($0.1)" }.joined(separator: "\n")
    }

    /// Parts of the last one, named when there are several. What holds the person back goes to no organisation of itself.
    private static func evaluation(_ lu: DossierLu, _ champs: [Evaluation.Champ]) -> String {
        guard let evaluation = lu.feuille(.evaluation).flatMap({ lu.evaluations[$0.id.rawValue] }) else { return "" }
        return champs.compactMap { champ in
            evaluation.textes[champ].map { champs.count == 1 ? $0 : "\(champ.libelle) : \($0)" }
        }.joined(separator: "\n\n")
    }

    private static func objectifs(_ lu: DossierLu) -> String {
        lu.objectifs.compactMap { objectif in
            guard let texte = lu.textes[objectif.id.rawValue]?.texte, !texte.isEmpty else { return nil }
            let actions = lu.actions(objectif.id).compactMap { lu.motsDesActions[$0.id.rawValue] }
            return "- \(texte)" + (actions.isEmpty ? "" : " : " + actions.joined(separator: " ; "))
        }.joined(separator: "\n")
    }

    /// As they went, codes and dates only: the note is the worker's.
    private static func mesures(_ lu: DossierLu) -> String {
        lu.mesures.sorted { ($0.noteeLe, $0.jour) < ($1.noteeLe, $1.jour) }.map { m in
            "- " + [m.titre, m.etat.libelle, m.periode, m.resultat?.libelle].compactMap { $0 }.joined(separator: ", ")
        }.joined(separator: "\n")
    }

    private static func entretiens(_ lu: DossierLu) -> String {
        let clos = lu.entretiens.filter(\.clos)
        guard let premier = clos.map(\.codes.jour).min(), let dernier = clos.map(\.codes.jour).max() else { return "" }
        return clos.count == 1
            ? "un entretien, le \(premier.sansJour)" : "\(clos.count) entretiens, du \(premier.sansJour) au \(dernier.sansJour)"
    }
}

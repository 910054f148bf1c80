internal import Actes
internal import DisclosureControl
internal import Foundation

/// Applies disclosure control to a statement: which cells may be given, why the others are not, and the proof of each.
struct Secret: Sendable {
    let releve: Releve
    let suppression: Suppression
    let plan: PlanDiffusion

    init(_ releve: Releve, graine: [UInt8]) {
        self.releve = releve
        suppression = Suppression(graine: graine)
        plan = PlanDiffusion(effectif: releve.entreprise.effectif, annuel: releve.periode.annuelle)
    }

    struct Resultat: Sendable {
        var themes: Tableau
        var masqueThemes: Masque
        var etablissements: Tableau?
        var masqueEtablissements: Masque?
    }

    /// Both tables share the total: hiding it in one hides it in the other.
    func appliquer() throws(NonProtegeable) -> Resultat {
        var totalRetenu = false
        while true {
            let themes = tableauThemes(totalRetenu: totalRetenu)
            let masque = try suppression.masquer(themes)
            let montre = masque.montre(total(themes))
            guard let tableau = tableauEtablissements(totalMontre: montre) else {
                return Resultat(themes: themes, masqueThemes: masque)
            }
            let second = try suppression.masquer(tableau)
            guard montre, !second.montre(total(tableau)) else {
                return Resultat(themes: themes, masqueThemes: masque, etablissements: tableau, masqueEtablissements: second)
            }
            totalRetenu = true
        }
    }

    /// Cell of the period's total.
    func total(_ tableau: Tableau) -> Place { Place(tableau.lignes, tableau.largeur - 1) }

    /// Themes by quarter, closed by the year for a yearly bilan: what each quarter already said weighs on the year.
    private func tableauThemes(totalRetenu: Bool) -> Tableau {
        let motifs = Motif.allCases.map(\.rawValue)
        let annuel = releve.periode.annuelle
        let colonnes = releve.parTrimestre + (annuel ? [releve.ensemble] : [])
        let comptes = (motifs + [""]).map { motif in colonnes.map { $0.compte(motif.isEmpty ? .total : .motif, motif) } }
        let statuts: [[Statut]] = (motifs + [""]).map { motif in
            colonnes.indices.map { j in
                if annuel, j < 4 { return dejaDonne(releve.periode.trimestres[j], motif) ? .publiee : .retenue }
                return statut(motif, totalRetenu: totalRetenu)
            }
        }
        return Tableau(
            lignes: motifs.count, colonnes: annuel ? 4 : 1, marge: annuel, personnes: .union, effectif: releve.entreprise.effectif,
            comptes: comptes, statuts: statuts)
    }

    private func statut(_ motif: String, totalRetenu: Bool) -> Statut {
        if motif.isEmpty, totalRetenu { return .retenue }
        guard motif.isEmpty ? plan.totaux : plan.themes else { return .retenue }
        guard releve.precedent != nil else { return .promise }
        // A correction shows no cell that the version before it kept: the pair would say more than either.
        return dejaDonne(releve.periode, motif) ? .publiee : .retenue
    }

    private func dejaDonne(_ periode: PeriodeBilan, _ motif: String) -> Bool {
        guard let contenu = releve.registre[periode] else { return false }
        return (motif.isEmpty ? contenu.total : contenu.themes?.first { $0.code == motif })?.entretiens != nil
    }

    private func tableauEtablissements(totalMontre: Bool) -> Tableau? {
        let rangs = releve.regroupement.rangs
        guard plan.etablissements, !rangs.isEmpty else { return nil }
        let precedents = releve.precedent?.etablissements
        let statuts: [[Statut]] = rangs.map { rang in
            guard releve.precedent != nil else { return [.promise] }
            return [precedents?.first { $0.code == rang.code }?.entretiens != nil ? .publiee : .retenue]
        }
        let total: Statut = !totalMontre ? .retenue : releve.precedent?.total?.entretiens != nil ? .publiee : .promise
        return Tableau(
            lignes: rangs.count, colonnes: 1, marge: false, personnes: .partition, effectif: releve.entreprise.effectif,
            effectifs: rangs.map(\.effectif),
            comptes: rangs.map { [releve.ensemble.compte(.etablissement, $0.valeur)] } + [[releve.ensemble.compte(.total)]],
            statuts: statuts + [[total]])
    }
}

internal import Calendrier

/// The documents of one billing year of one contract, before VAT.
struct AnneeCalculee {
    let valorise: ContratValorise
    let annee: AnneeContractuelle
    let scenario: Scenario
    let permanences: [PermanenceFacture]
    let mutualisees: PartsMutualisees

    private var contrat: ContratFacture { valorise.contrat }

    func brouillons() throws(RefusMoteur) -> [Brouillon] {
        guard let servieAnnee = contrat.servie(annee.periode) else { return [] }
        var consommation = Consommation(valorise, sites: scenario.sites)
        var brouillons: [Brouillon] = []
        for nominale in annee.groupes(de: contrat.rythme) {
            guard let servie = contrat.servie(nominale) else { continue }
            let recurrentes = try recurrentes(nominale, servie)
            var variables = try consommation.lignes(permanences, annee, dans: servie)
            variables += try mutualisees.lignes(contrat.code, dans: servie)
            variables += try deductions(recurrentes, servie)
            if contrat.terme == .avance {
                brouillons.append(
                    Brouillon(sorte: .terme(.avance), nominale: nominale, servie: servie, date: servie.debut, lignes: recurrentes))
                brouillons.append(
                    Brouillon(sorte: .terme(.echu), nominale: nominale, servie: servie, date: servie.fin, lignes: variables))
            } else {
                brouillons.append(
                    Brouillon(
                        sorte: .terme(.echu), nominale: nominale, servie: servie, date: servie.fin, lignes: recurrentes + variables))
            }
        }
        brouillons += try regularisations(brouillons, servieAnnee)
        try contrat.minimum?.completer(&brouillons, servieAnnee, annee)
        return brouillons
    }

    private func recurrentes(_ nominale: Periode, _ servie: Periode) throws(RefusMoteur) -> [LigneCalculee] {
        var lignes: [LigneCalculee] = []
        for ligne in valorise.lignes {
            switch ligne.ligne.modele {
            case .forfaitSalarie(let forfait):
                guard let partie = ligne.ligne.enVigueur(servie) else { continue }
                lignes += try CalculForfaitSalarie(forfait: forfait, ligne: ligne, contrat: contrat, annee: annee).lignes(partie)
            case .mensuel(let forfait):
                guard let partie = ligne.ligne.enVigueur(servie) else { continue }
                lignes += try forfait.lignes(ligne, annee, servie: partie)
            case .annuel(let montant):
                lignes += try montant.lignes(ligne, contrat, annee, dans: nominale)
            case .demiJournee, .journee:
                continue
            }
        }
        return lignes
    }

    private func deductions(_ recurrentes: [LigneCalculee], _ servie: Periode) throws(RefusMoteur) -> [LigneCalculee] {
        var lignes: [LigneCalculee] = []
        for ligne in contrat.lignes {
            guard case .mensuel(let forfait) = ligne.modele, forfait.deduction != nil, let partie = ligne.enVigueur(servie) else {
                continue
            }
            let manquees = permanences.filter { partie.contient($0.jour) && $0.statut == .annuleePrestataire && !$0.remplacee }
            // An avenant in the period: what the line in force billed, not its successor of the same code.
            let nets = recurrentes.filter { $0.article == ligne.code && $0.periode.map(partie.chevauche) == true }.map(\.netCents)
            if let deduction = try forfait.ligneDeduction(ligne, manquees: manquees, factureCents: try Arithmetique.somme(nets)) {
                lignes.append(deduction)
            }
        }
        return lignes
    }

    /// R10: what the mean of the month-end headcounts gives for the year, less what was billed.
    private func regularisations(_ brouillons: [Brouillon], _ servie: Periode) throws(RefusMoteur) -> [Brouillon] {
        var documents: [Brouillon] = []
        var vus: Set<String> = []
        for ligne in contrat.lignes {
            guard case .forfaitSalarie(let forfait) = ligne.modele, forfait.effectif == .moyenne, ligne.enVigueur(servie) != nil,
                vus.insert(ligne.code).inserted
            else { continue }
            let moyenne = try moyenne(servie)
            var due: [Int] = []
            for partie in valorise.lignes where partie.ligne.code == ligne.code {
                guard case .forfaitSalarie(let forfait) = partie.ligne.modele, let intervalle = partie.ligne.enVigueur(servie) else {
                    continue
                }
                due += try CalculForfaitSalarie(forfait: forfait, ligne: partie, contrat: contrat, annee: annee, moyenne: moyenne)
                    .lignes(intervalle).map(\.netCents)
            }
            let porteurs = brouillons.filter {
                $0.lignes.contains { $0.article == ligne.code && $0.nature == .service && $0.netCents != 0 }
            }
            let factures = porteurs.flatMap { $0.lignes.filter { $0.article == ligne.code && $0.nature == .service } }.map(\.netCents)
            let ecart = try Arithmetique.somme(due) - Arithmetique.somme(factures)
            guard ecart != 0 else { continue }
            var regularisation = try LigneCalculee(
                montant: Int(ecart.magnitude), article: ligne.code, nature: .regularisation,
                libelle: "\(ligne.libelle), régularisation de l'année", detail: "Effectif moyen \(Euros.quantite(moyenne))",
                periode: servie,
                origines: [.moyenne(moyenne)])
            if ecart < 0 { regularisation = regularisation.inverse }
            documents.append(
                Brouillon(
                    sorte: .regularisation(ligne.code), nominale: annee.periode, servie: servie, date: servie.fin, lignes: [regularisation],
                    refs: porteurs.map { $0.cle(contrat) }))
        }
        return documents
    }

    /// Mean of the headcounts at the end of each billing month with a served day, of 10^-4.
    private func moyenne(_ servie: Periode) throws(RefusMoteur) -> Int {
        var total = Int128(0)
        var nombre = Int128(0)
        for mois in annee.mois {
            guard let partie = mois.intersection(servie) else { continue }
            total += Int128(try contrat.effectif(partie.fin))
            nombre += 1
        }
        return try Arithmetique.arrondi(total * Int128(Arithmetique.unite), nombre)
    }
}

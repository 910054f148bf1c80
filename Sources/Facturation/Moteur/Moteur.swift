internal import Calendrier

/// Scenario in, documents out: no base, no clock, no number. Sources: docs of billing rules R01–R36; a document never depends on
/// who asks nor when, only on contracts, headcounts and permanences.
enum Moteur {
    /// The documents whose billing date lies in the scenario's period, sorted by key.
    static func documents(_ scenario: Scenario) throws(RefusMoteur) -> [DocumentCalcule] {
        let permanences = Dictionary(grouping: scenario.permanences, by: \.contrat)
        var documents: [DocumentCalcule] = []
        for contrat in scenario.contrats {
            documents += try Self.documents(contrat, permanences[contrat.code] ?? [], scenario)
        }
        return documents.sorted { $0.cle < $1.cle }
    }

    private static func documents(
        _ contrat: ContratFacture, _ permanences: [PermanenceFacture], _ scenario: Scenario
    ) throws(RefusMoteur) -> [DocumentCalcule] {
        guard let client = scenario.clients[contrat.client] else { throw .clientInconnu(contrat.client) }
        guard let servie = contrat.servie(scenario.periode) else { return [] }
        var documents: [DocumentCalcule] = []
        for annee in contrat.annees(servie) {
            var brouillons = try brouillons(contrat, annee, permanences, scenario)
            try MinimumFacture.completer(&brouillons, contrat, annee)
            for brouillon in brouillons where scenario.periode.contient(brouillon.date) {
                if let document = try document(brouillon, contrat, client, scenario.vendeur) { documents.append(document) }
            }
        }
        return documents
    }

    /// The documents of a billing year, before minimum and VAT. Without a yearly minimum only the asked period is computed.
    private static func brouillons(
        _ contrat: ContratFacture, _ annee: AnneeContractuelle, _ permanences: [PermanenceFacture], _ scenario: Scenario
    ) throws(RefusMoteur) -> [Brouillon] {
        let consommation = Consommation(contrat: contrat, sites: scenario.sites)
        var brouillons: [Brouillon] = []
        for periode in annee.groupes(de: contrat.rythme) {
            guard let servie = contrat.servie(periode), contrat.minimum?.base == .annee || periode.chevauche(scenario.periode) else {
                continue
            }
            let recurrentes = try recurrentes(contrat, annee, periode, servie)
            var variables = try consommation.lignes(permanences, annee, dans: servie)
            variables += try deductions(contrat, recurrentes, permanences, servie)
            if contrat.terme == .avance {
                brouillons.append(Brouillon(nominale: periode, servie: servie, terme: .avance, date: servie.debut, lignes: recurrentes))
                brouillons.append(Brouillon(nominale: periode, servie: servie, terme: .echu, date: servie.fin, lignes: variables))
            } else {
                brouillons.append(
                    Brouillon(nominale: periode, servie: servie, terme: .echu, date: servie.fin, lignes: recurrentes + variables))
            }
        }
        return brouillons
    }

    private static func recurrentes(
        _ contrat: ContratFacture, _ annee: AnneeContractuelle, _ periode: Periode, _ servie: Periode
    ) throws(RefusMoteur) -> [LigneCalculee] {
        var lignes: [LigneCalculee] = []
        for ligne in contrat.lignes {
            switch ligne.modele {
            case .forfaitSalarie(let forfait):
                guard let partie = ligne.enVigueur(servie) else { continue }
                lignes += try forfait.lignes(ligne, contrat, annee, servie: partie)
            case .mensuel(let forfait):
                guard let partie = ligne.enVigueur(servie) else { continue }
                lignes += try forfait.lignes(ligne, annee, servie: partie)
            case .annuel(let montant):
                lignes += try montant.lignes(ligne, contrat, annee, dans: periode)
            case .demiJournee, .journee:
                continue
            }
        }
        return lignes
    }

    private static func deductions(
        _ contrat: ContratFacture, _ recurrentes: [LigneCalculee], _ permanences: [PermanenceFacture], _ servie: Periode
    ) throws(RefusMoteur) -> [LigneCalculee] {
        var lignes: [LigneCalculee] = []
        var vus: Set<String> = []
        for ligne in contrat.lignes {
            guard case .mensuel(let forfait) = ligne.modele, forfait.deduction != nil, let partie = ligne.enVigueur(servie) else {
                continue
            }
            let manquees = permanences.filter { partie.contient($0.jour) && $0.statut == .annuleePrestataire && !$0.remplacee }
            guard vus.insert(ligne.code).inserted else { continue }
            let facture = try Arithmetique.somme(recurrentes.filter { $0.article == ligne.code }.map(\.netCents))
            let nombre = manquees.reduce(0) { $0 + $1.moment.duree }
            if let deduction = try forfait.ligneDeduction(ligne, manquees: nombre, factureCents: facture) { lignes.append(deduction) }
        }
        return lignes
    }

    /// VAT, totals and kind of a draft; nil when there is nothing to bill (R25).
    private static func document(
        _ brouillon: Brouillon, _ contrat: ContratFacture, _ client: ClientFacture, _ vendeur: Vendeur
    ) throws(RefusMoteur) -> DocumentCalcule? {
        var lignes = brouillon.lignes.filter { $0.netCents != 0 }
        var net = try Arithmetique.somme(lignes.map(\.netCents))
        guard net != 0 else { return nil }
        let avoir = net < 0
        if avoir {
            lignes = lignes.map(\.inverse)
            net = -net
        }
        let categorie = TableTVA.categorie(vendeur: vendeur, client: client, le: brouillon.date)
        let taxe = try Arithmetique.taxe(base: net, taux: categorie.taux)
        let bornes = lignes.compactMap(\.periode) + [brouillon.servie]
        let periode = bornes.dropFirst().reduce(bornes[0]) { Periode(debut: min($0.debut, $1.debut), fin: max($0.fin, $1.fin)) }
        let racine = "\(contrat.code)/\(brouillon.nominale.debut)/"
        return DocumentCalcule(
            cle: racine + brouillon.terme.rawValue, genre: avoir ? .avoir : .facture, contrat: contrat.code, client: contrat.client,
            vendeur: vendeur.pays, date: brouillon.date, periode: periode, refs: avoir ? [racine + Terme.avance.rawValue] : [],
            lignes: lignes, tva: [GroupeTVA(categorie: categorie, baseCents: net, taxeCents: taxe)], netCents: net, tvaCents: taxe,
            brutCents: try Arithmetique.somme([net, taxe]))
    }
}

/// The lines of one document before minimum, VAT and totals.
struct Brouillon: Sendable {
    var nominale: Periode
    var servie: Periode
    var terme: Terme
    var date: DateCivile
    var lignes: [LigneCalculee]
}

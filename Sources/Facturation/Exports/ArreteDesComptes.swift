internal import Calendrier
internal import Tarification

/// The entries of a closing date: income invoiced too early (487), services rendered and not invoiced (418), credit notes due and not made
/// (419). Amounts are never negative; a credit note changes the side.
struct ArreteDesComptes: Sendable, Hashable {
    enum Genre: String, Sendable, Hashable, CaseIterable {
        case avance, factureAEtablir, avoirAEtablir

        var mot: String {
            switch self {
            case .avance: "Produit constaté d'avance"
            case .factureAEtablir: "Facture à établir"
            case .avoirAEtablir: "Avoir à établir"
            }
        }

        var rang: Int { self == .avance ? 0 : self == .factureAEtablir ? 1 : 2 }
    }

    /// A line of a document with the share that moves from one year to the other.
    struct Ligne: Sendable, Hashable {
        var genre: Genre
        var vendeur: PaysTVA
        /// Number of the document, or key of one not issued yet.
        var piece: String
        /// What the entry refers to: the number of the document, or of the contract of one not issued yet.
        var reference: String
        var pieceDate: DateCivile
        var client, contrat, article, libelle: String
        var avoir: Bool
        var periode: Periode
        /// Of the line, then the share that is accrued or deferred.
        var netCents, partCents: Int
        var categorie: String
        var taux: Int
        var compte: CompteComptable
    }

    let cloture: DateCivile
    let plan: PlanComptable
    private(set) var lignes: [Ligne] = []
    /// What could not be computed, for whoever checks.
    private(set) var signalements: [String] = []

    init(cloture: DateCivile, plan: PlanComptable) {
        self.cloture = cloture
        self.plan = plan
    }

    /// An issued document: before the closing date its later days are deferred, after it its earlier days are accrued.
    mutating func ajouter(_ piece: FactureComplete) throws(ExportImpossible) {
        let f = piece.facture
        for ligne in piece.lignes {
            let periode = ligne.periode ?? f.periode
            let avant = ProrataArrete.jusqua(cloture, ligne.netCents, periode)
            let genre: Genre = f.emission <= cloture ? .avance : f.avoir ? .avoirAEtablir : .factureAEtablir
            let part = genre == .avance ? ligne.netCents - avant : avant
            guard part != 0 else { continue }
            lignes.append(
                Ligne(
                    genre: genre, vendeur: f.vendeur, piece: f.numero, reference: f.numero, pieceDate: min(f.emission, cloture),
                    client: f.acheteurNom,
                    contrat: f.contratNumero, article: ligne.article, libelle: ligne.libelle, avoir: f.avoir, periode: periode,
                    netCents: ligne.netCents, partCents: part, categorie: ligne.categorie, taux: ligne.taux,
                    compte: try plan.vente(f.vendeur, ligne)))
        }
    }

    /// A document that nothing has issued: what was served up to the closing date, counted half-day by half-day where the line was.
    mutating func ajouter(_ document: DocumentCalcule, client: String) throws(ExportImpossible) {
        let avoir = document.genre == .avoir
        for ligne in document.lignes {
            let part = part(ligne, document)
            guard part != 0 else { continue }
            let precisions = PlanComptable.precisions(
                document.categorie.code, ligne.nature, ligne.unite, datee: ligne.periode != nil)
            lignes.append(
                Ligne(
                    genre: avoir ? .avoirAEtablir : .factureAEtablir, vendeur: document.vendeur, piece: document.cle,
                    reference: document.contrat, pieceDate: cloture,
                    client: client, contrat: document.contrat, article: ligne.article, libelle: ligne.libelle, avoir: avoir,
                    periode: ligne.periode ?? document.periode, netCents: ligne.netCents, partCents: part,
                    categorie: document.categorie.code, taux: document.categorie.taux,
                    compte: try plan.compte(document.vendeur, .vente, precisions)))
        }
    }

    private func part(_ ligne: LigneCalculee, _ document: DocumentCalcule) -> Int {
        let jours = ligne.origines.compactMap { origine -> DateCivile? in
            if case .demiJournee(let jour, _, _, _) = origine { jour } else { nil }
        }
        if ligne.periode == nil, !jours.isEmpty {
            return ProrataArrete.part(ligne.netCents, jours.count { $0 <= cloture }, sur: jours.count)
        }
        return ProrataArrete.jusqua(cloture, ligne.netCents, ligne.periode ?? document.periode)
    }

    /// A contract that cannot be computed: what it owes is missing from the entries.
    mutating func signaler(_ phrase: String) { signalements.append(phrase) }

    /// The total of a kind, credit notes deducted.
    func total(_ genre: Genre) -> Int {
        lignes.reduce(0) { $0 + ($1.genre == genre ? ($1.avoir && genre == .avance ? -$1.partCents : $1.partCents) : 0) }
    }

    /// One entry per document (or per contract, for what is not issued) and kind, dated the closing date.
    func ecritures() throws(ExportImpossible) -> [EcritureFEC] {
        var ecritures: [EcritureFEC] = []
        for genre in Genre.allCases {
            var groupes: [String: [Ligne]] = [:]
            for ligne in lignes where ligne.genre == genre {
                groupes["\(ligne.vendeur.rawValue)\t\(ligne.reference)", default: []].append(ligne)
            }
            for cle in groupes.keys.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
                guard let groupe = groupes[cle], let ecriture = try ecriture(genre, groupe, numero: ecritures.count + 1) else { continue }
                ecritures.append(ecriture)
            }
        }
        return ecritures
    }

    private func ecriture(_ genre: Genre, _ groupe: [Ligne], numero: Int) throws(ExportImpossible) -> EcritureFEC? {
        let premiere = groupe[0]
        let vendeur = premiere.vendeur
        // Deferred income debits the income account; an accrual credits it. A credit note does the reverse.
        let sens = genre == .avance ? (premiere.avoir ? -1 : 1) : genre == .factureAEtablir ? -1 : 1
        var ventes: [CompteComptable: Int] = [:]
        var bases: [Int: Int] = [:]
        for ligne in groupe {
            ventes[ligne.compte, default: 0] += ligne.partCents
            if ligne.categorie == "S" { bases[ligne.taux, default: 0] += ligne.partCents }
        }
        var lignes = ventes.sorted { $0.key.numero < $1.key.numero }.filter { $0.value != 0 }
            .map { EcritureFEC.Ligne($0.key, sens * $0.value) }
        if genre != .avance {
            let taxe = bases.reduce(0) { $0 + ProrataArrete.part($1.value, $1.key, sur: 10_000) }
            if taxe != 0 { lignes.append(EcritureFEC.Ligne(try plan.compte(vendeur, .tvaAEtablir), sens * taxe)) }
        }
        let total = lignes.reduce(0) { $0 + $1.debit - $1.credit }
        guard total != 0 else { return nil }
        let emploi: EmploiDeCompte = genre == .avance ? .avance : genre == .factureAEtablir ? .aEtablir : .avoirAEtablir
        lignes.append(EcritureFEC.Ligne(try plan.compte(vendeur, emploi), -total))
        let chiffres = String(numero)
        return EcritureFEC(
            journal: .operationsDiverses,
            numero: "OD\(EcritureFEC.jour(cloture))-\(String(repeating: "0", count: max(0, 5 - chiffres.count)))\(chiffres)", date: cloture,
            piece: premiere.reference, pieceDate: premiere.pieceDate, libelle: "\(genre.sigle) \(premiere.reference) \(premiere.client)",
            lignes: lignes)
    }

    /// Line by line, for whoever checks.
    func csv() -> [UInt8] {
        let forme = FormeCSV.tableur
        var octets = forme.debut
        octets += forme.rang(titres: [
            "Nature", "Établissement vendeur", "Pièce", "Type", "Client", "Contrat", "Article", "Libellé", "Début", "Fin", "Jours",
            "Jours jusqu'à l'arrêté", "HT de la ligne", "Part à l'arrêté", "Catégorie de TVA", "Taux de TVA", "Compte de produit",
        ])
        for ligne in lignes.sorted(by: { ($0.genre.rang, $0.vendeur.rawValue, $0.piece) < ($1.genre.rang, $1.vendeur.rawValue, $1.piece) })
        {
            let servis = max(0, min(ligne.periode.nombreDeJours, ligne.periode.debut.jours(jusqua: cloture) + 1))
            octets += forme.rang([
                .texte(ligne.genre.mot), .texte(ligne.vendeur.rawValue), .texte(ligne.piece), .texte(ligne.avoir ? "Avoir" : "Facture"),
                .texte(ligne.client), .texte(ligne.contrat), .texte(ligne.article), .texte(ligne.libelle),
                .texte(ligne.periode.debut.chiffres), .texte(ligne.periode.fin.chiffres), .nombre("\(ligne.periode.nombreDeJours)"),
                .nombre("\(servis)"), forme.montant(ligne.netCents), forme.montant(ligne.partCents), .texte(ligne.categorie),
                forme.decimal(ligne.taux, decimales: 2, minimum: 2), .texte(ligne.compte.numero),
            ])
        }
        for signalement in signalements { octets += forme.rang([.texte("Non calculé"), .texte(""), .texte(signalement)]) }
        return octets
    }
}

extension ArreteDesComptes.Genre {
    /// In the label of an entry: PCA, FAE, AAE, as accountants write them.
    fileprivate var sigle: String { self == .avance ? "PCA" : self == .factureAEtablir ? "FAE" : "AAE" }
}

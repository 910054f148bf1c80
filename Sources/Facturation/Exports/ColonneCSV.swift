internal import Calendrier
internal import Tarification

/// A column of the CSV: its key, its title, its cell. Words of contracts and invoices only.
enum ColonneCSV: String, Sendable, Codable, CaseIterable {
    case numero, type, emission, echeance, client, auxiliaire, siren, tvaClient = "tva_client", pays, contrat, debut, fin, corrige, vendeur,
        ht
    case tva, ttc, exigibilite
    case article, nature, libelle, quantite, unite, prix, net, categorie, taux
    case ligneDebut = "ligne_debut", ligneFin = "ligne_fin"

    /// Columns of a line have no sense on a row per document.
    var niveau: ReglageExport.Niveau { Self.deLigne.contains(self) ? .ligne : .piece }

    private static let deLigne: Set<ColonneCSV> = [
        .article, .nature, .libelle, .quantite, .unite, .prix, .net, .categorie, .taux, .ligneDebut, .ligneFin,
    ]

    var titre: String {
        switch self {
        case .numero: "Numéro"
        case .type: "Type"
        case .emission: "Émission"
        case .echeance: "Échéance"
        case .client: "Client"
        case .auxiliaire: "Compte auxiliaire"
        case .siren: "SIREN"
        case .tvaClient: "TVA intracommunautaire"
        case .pays: "Pays"
        case .contrat: "Contrat"
        case .debut: "Début"
        case .fin: "Fin"
        case .corrige: "Pièce corrigée"
        case .vendeur: "Établissement vendeur"
        case .ht: "HT"
        case .tva: "TVA"
        case .ttc: "TTC"
        case .exigibilite: "Exigibilité de la TVA"
        case .article: "Article"
        case .nature: "Nature"
        case .libelle: "Libellé"
        case .quantite: "Quantité"
        case .unite: "Unité"
        case .prix: "Prix unitaire"
        case .net: "HT de la ligne"
        case .categorie: "Catégorie de TVA"
        case .taux: "Taux de TVA"
        case .ligneDebut: "Début de la ligne"
        case .ligneFin: "Fin de la ligne"
        }
    }

    /// The cell of a document (and of one of its lines); amounts of a credit note are negative.
    func cellule(_ piece: FactureComplete, _ ligne: LigneFacture?, _ auxiliaire: String, _ forme: FormeCSV) -> CelluleCSV {
        let f = piece.facture
        let signe = f.avoir ? -1 : 1
        switch self {
        case .numero: return .texte(f.numero)
        case .type: return .texte(f.avoir ? "Avoir" : "Facture")
        case .emission: return .texte(f.emission.chiffres)
        case .echeance: return .texte(f.echeance.chiffres)
        case .client: return .texte(f.acheteurNom)
        case .auxiliaire: return .texte(auxiliaire)
        case .siren: return .texte(f.acheteurSiren)
        case .tvaClient: return .texte(f.acheteurTVA)
        case .pays: return .texte(f.acheteurPays.rawValue)
        case .contrat: return .texte(f.contratNumero)
        case .debut: return .texte(f.periode.debut.chiffres)
        case .fin: return .texte(f.periode.fin.chiffres)
        case .corrige: return .texte(piece.corrige.map(\.numero).joined(separator: " "))
        case .vendeur: return .texte(f.vendeur.rawValue)
        case .ht: return forme.montant(signe * f.netCents)
        case .tva: return forme.montant(signe * f.tvaCents)
        case .ttc: return forme.montant(signe * f.brutCents)
        case .exigibilite: return .texte(f.exigibilite == .debits ? "débits" : "encaissements")
        case .article, .nature, .libelle, .quantite, .unite, .prix, .net, .categorie, .taux, .ligneDebut, .ligneFin:
            return ligne.map { celluleDeLigne($0, signe, forme) } ?? .texte("")
        }
    }

    private func celluleDeLigne(_ ligne: LigneFacture, _ signe: Int, _ forme: FormeCSV) -> CelluleCSV {
        switch self {
        case .article: .texte(ligne.article)
        case .nature: .texte(ligne.nature.mot)
        case .libelle: .texte(ligne.libelle)
        case .quantite: forme.decimal(signe * ligne.quantite, decimales: 4, minimum: 0)
        case .unite: .texte(ligne.unite.mot)
        case .prix: forme.decimal(ligne.prix, decimales: 6, minimum: 2)
        case .net: forme.montant(signe * ligne.netCents)
        case .categorie: .texte(ligne.categorie)
        case .taux: forme.decimal(ligne.taux, decimales: 2, minimum: 2)
        case .ligneDebut: .texte(ligne.periode?.debut.chiffres ?? "")
        case .ligneFin: .texte(ligne.periode?.fin.chiffres ?? "")
        default: .texte("")
        }
    }
}

extension LigneCalculee.Nature {
    /// As the exports name it.
    var mot: String {
        switch self {
        case .service: "Prestation"
        case .annulationTardive: "Annulation tardive"
        case .partMutualisee: "Part mutualisée"
        case .deduction: "Déduction"
        case .complement: "Complément au minimum"
        case .regularisation: "Régularisation"
        case .resiliation: "Résiliation"
        }
    }
}

extension LigneCalculee.Unite {
    var mot: String {
        switch self {
        case .salarie: "salarié"
        case .piece: "unité"
        case .jour: "jour"
        case .mois: "mois"
        }
    }
}

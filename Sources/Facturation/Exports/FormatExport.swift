/// What an export may hold; the raw value is that of the form and of the command.
enum FormatExport: String, Sendable, Codable, CaseIterable {
    case fec, csv, cii, ubl, facturx, encaissements, des, arrete, prefacturation

    var mot: String {
        switch self {
        case .fec: "Journal des ventes (FEC)"
        case .csv: "Tableau (CSV)"
        case .cii: "Factures CII"
        case .ubl: "Factures UBL"
        case .facturx: "Factur-X (PDF)"
        case .encaissements: "Journal de banque (FEC)"
        case .des: "DES et état récapitulatif"
        case .arrete: "Arrêté 418, 419 et 487"
        case .prefacturation: "Préfacturation (CSV)"
        }
    }

    var aide: String {
        switch self {
        case .fec: "18 colonnes, à importer dans le logiciel comptable, avec sa description"
        case .csv: "Les colonnes et la forme choisies dans les réglages"
        case .cii: "Un fichier XML EN 16931 par pièce, syntaxe CII"
        case .ubl: "Un fichier XML EN 16931 par pièce, syntaxe UBL 2.1"
        case .facturx: "Un PDF/A-3 par pièce, avec son XML ; une à trois secondes chacun"
        case .encaissements: "Les règlements reçus, et la TVA qu'ils rendent exigible"
        case .des: "Services rendus d'un pays à l'autre, par client et par mois"
        case .arrete: "Factures et avoirs à établir, produits constatés d'avance, à une date"
        case .prefacturation: "Ce que les mois donneraient, pour qui facture ailleurs"
        }
    }

    /// Made from what is known today (contracts, receipts), not from issued documents alone: kept as it is, since it could not be made again.
    var calcule: Bool { self == .arrete || self == .prefacturation || self == .encaissements }
}

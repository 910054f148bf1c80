internal import Calendrier
internal import Tarification

/// What the months would give, line by line, for whoever invoices in another program.
struct Prefacturation: Sendable {
    private let forme: FormeCSV
    private(set) var octets: [UInt8]

    init(_ reglage: ReglageExport) {
        forme = FormeCSV(reglage)
        octets =
            forme.debut
            + forme.rang(titres: [
                "Mois", "Contrat", "Client", "SIREN", "TVA intracommunautaire", "Pays", "Type", "Date de facturation", "Début", "Fin",
                "Article",
                "Nature", "Libellé", "Quantité", "Unité", "Prix unitaire", "HT", "Catégorie de TVA", "Taux de TVA", "Établissement vendeur",
                "État",
            ])
    }

    /// `emises`: numbers by company and key, as `CalculDesMois.emises` gives them.
    mutating func ajouter(_ resultat: CalculDesMois.Resultat, dans periode: Periode, emises: [String: String]) {
        let contrat = resultat.contrat
        if resultat.documents.isEmpty, let refus = resultat.refus {
            let vides = [CelluleCSV](repeating: .texte(""), count: 14)
            octets += forme.rang(
                [.texte(resultat.mois.description), .texte(contrat.facture.code)] + client(contrat) + vides + [.texte("Bloqué : \(refus)")])
        }
        for document in resultat.documents where periode.contient(document.date) {
            let numero = emises["\(contrat.entreprise)/\(document.cle)"]
            let etat = numero.map { "Émise, \($0)" } ?? resultat.refus.map { "Bloqué : \($0)" } ?? "À facturer"
            let signe = document.genre == .avoir ? -1 : 1
            for ligne in document.lignes {
                let p = ligne.periode ?? document.periode
                octets += forme.rang(
                    [.texte(resultat.mois.description), .texte(document.contrat)] + client(contrat) + [
                        .texte(signe < 0 ? "Avoir" : "Facture"), .texte(document.date.chiffres), .texte(p.debut.chiffres),
                        .texte(p.fin.chiffres),
                        .texte(ligne.article), .texte(ligne.nature.mot), .texte(ligne.libelle),
                        forme.decimal(signe * ligne.quantite, decimales: 4, minimum: 0), .texte(ligne.unite.mot),
                        forme.decimal(ligne.prix, decimales: 6, minimum: 2), forme.montant(signe * ligne.netCents),
                        .texte(document.categorie.code), forme.decimal(document.categorie.taux, decimales: 2, minimum: 2),
                        .texte(document.vendeur.rawValue), .texte(etat),
                    ])
            }
        }
    }

    private func client(_ contrat: EntreesContrat) -> [CelluleCSV] {
        let acheteur = contrat.acheteur
        return [.texte(acheteur.nom), .texte(acheteur.siren), .texte(acheteur.tva), .texte(acheteur.pays.rawValue)]
    }
}

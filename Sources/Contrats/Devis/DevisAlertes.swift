import Calendrier
import Entreprises
import Tarification

/// What a person should look at before a quote is signed.
enum DevisAlertes {
    static func toutes(
        _ dossier: DevisDossier, _ entree: EntreeTarifaire, _ documents: [DocumentCalcule], _ compte: Devis.Compte
    ) -> [String] {
        var alertes = tva(dossier, entree)
        if entree.facture.lignes.isEmpty, entree.groupes.isEmpty { alertes.append("Aucun prix : ce contrat ne facture rien.") }
        for ligne in entree.facture.lignes where ligne.prix.contains(0) {
            alertes.append("« \(ligne.libelle) » a un prix de 0 € : rien n'en sera facturé.")
        }
        let complement = documents.flatMap(\.lignes).filter { $0.nature == .complement }.reduce(0) { $0 + $1.netCents }
        if complement > 0 { alertes.append("Sous le minimum : \(Euros.montant(complement)) HT de complément sont facturés.") }
        if passages(entree), compte.posees + compte.prevues == 0 {
            alertes.append("Un prix à la demi-journée ou à la journée, et aucune permanence due cette année.")
        }
        if compte.perdues > 0 {
            alertes.append(
                compte.perdues == 1
                    ? "Une permanence due ne trouve aucun jour ouvert : elle n'est pas comptée."
                    : "\(compte.perdues) permanences dues ne trouvent aucun jour ouvert : elles ne sont pas comptées.")
        }
        return alertes
    }

    private static func passages(_ entree: EntreeTarifaire) -> Bool {
        entree.facture.lignes.contains { ligne in
            switch ligne.modele {
            case .demiJournee, .journee: true
            default: false
            }
        }
    }

    private static func tva(_ dossier: DevisDossier, _ entree: EntreeTarifaire) -> [String] {
        var alertes: [String] = []
        if entree.cadre != entree.client.pays, !entree.client.tvaValide {
            alertes.append(
                entree.numeroTVA.isEmpty
                    ? "Numéro de TVA de l'établissement servi absent : pas d'autoliquidation, la TVA du vendeur est comptée."
                    : "Numéro de TVA « \(entree.numeroTVA) » refusé ou mal écrit : \(NumeroTVA.exemple(entree.client.pays)). La TVA du vendeur est comptée."
            )
        }
        let ouverts = dossier.etablissements.filter(\.ouvert)
        if dossier.contrat.etablissement == nil, ouverts.contains(where: { $0.territoire == .LU }),
            ouverts.contains(where: { $0.territoire != .LU })
        {
            alertes.append("L'entreprise a des établissements en France et au Luxembourg : nommez l'établissement servi, la TVA en dépend.")
        }
        return alertes
    }
}

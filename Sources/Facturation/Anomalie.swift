internal import Calendrier
internal import Tarification

/// What a person looks at before issuing: blocking (nothing is issued for the contract) or to confirm.
struct Anomalie: Sendable, Hashable {
    var bloquante: Bool
    var texte: String

    /// Found without computing anything: reverse charge without the buyer's number, a buyer without an address.
    static func bloquantes(_ entrees: EntreesContrat) -> [Anomalie] {
        var anomalies: [Anomalie] = []
        if entrees.cadre != entrees.acheteur.pays, !entrees.acheteur.tvaValide {
            let pays = entrees.acheteur.pays == .LU ? "luxembourgeois" : "français"
            anomalies.append(
                Anomalie(
                    bloquante: true,
                    texte: entrees.acheteur.tva.isEmpty
                        ? "Numéro de TVA \(pays) absent : autoliquidation impossible."
                        : "Numéro de TVA « \(entrees.acheteur.tva) » : \(exemple(entrees.acheteur.pays)). Autoliquidation impossible."))
        }
        if entrees.acheteur.adresse.isEmpty {
            anomalies.append(
                Anomalie(bloquante: true, texte: "Adresse de l'entreprise absente : une facture la porte (CGI, annexe II, 242 nonies A)."))
        }
        return anomalies
    }

    private static func exemple(_ pays: PaysTVA) -> String {
        pays == .LU ? "un numéro luxembourgeois s'écrit LU12345678" : "un numéro français s'écrit FR12345678901"
    }

    /// To confirm: past permanences not settled, a headcount that moved since the billed one.
    static func aConfirmer(_ entrees: EntreesContrat, _ documents: [DocumentCalcule], le jour: DateCivile) -> [Anomalie] {
        var anomalies: [Anomalie] = []
        let passees = entrees.enSuspens.filter { $0 <= jour }
        let auPassage = entrees.facture.lignes.contains { ligne in
            switch ligne.modele {
            case .demiJournee, .journee: true
            case .mensuel(let forfait): forfait.deduction != nil
            default: false
            }
        }
        if auPassage, let premiere = passees.first {
            anomalies.append(
                Anomalie(
                    bloquante: false,
                    texte: passees.count == 1
                        ? "La permanence du \(premiere.court) est publiée, ni tenue ni annulée : elle ne sera pas facturée."
                        : "\(passees.count) permanences publiées depuis le \(premiere.court), ni tenues ni annulées : elles ne seront pas facturées."
                ))
        }
        for ligne in entrees.facture.lignes {
            guard case .forfaitSalarie(let forfait) = ligne.modele, forfait.effectif == .reference,
                let quantite = documents.flatMap(\.lignes).filter({ $0.article == ligne.code && $0.unite == .salarie }).first?.quantite,
                let declare = entrees.facture.effectifs.last(where: { $0.du <= jour }), forfait.tranches == nil,
                declare.nombre * Arithmetique.unite != quantite
            else { continue }
            anomalies.append(
                Anomalie(
                    bloquante: false,
                    texte:
                        "Effectif déclaré à \(Euros.quantite(declare.nombre * Arithmetique.unite)) depuis le \(declare.du.court), effectif de référence facturé : "
                        + "\(Euros.quantite(quantite)). L'écart se règle par avenant."))
        }
        return anomalies
    }
}

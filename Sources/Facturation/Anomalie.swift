internal import Calendrier
internal import Tarification

/// What a person looks at before issuing: blocking (nothing is issued for the contract) or to confirm.
struct Anomalie: Sendable, Hashable {
    /// What it is about, for the filter of the preview.
    enum Sujet: String, Sendable, CaseIterable {
        case vendeur, calcul, tva, acheteur, permanences, prix, montant, contrat, anterieur, effectif

        var mot: String {
            switch self {
            case .effectif: "effectif"
            case .tva: "numéro de TVA"
            case .acheteur: "client incomplet"
            case .vendeur: "vos coordonnées"
            case .permanences: "permanences en suspens"
            case .prix: "prix et minimum"
            case .montant: "montant inhabituel"
            case .contrat: "fin ou échéance du contrat"
            case .calcul: "calcul impossible"
            case .anterieur: "mois antérieur"
            }
        }
    }

    var sujet: Sujet
    var bloquante: Bool
    var texte: String

    init(_ sujet: Sujet, bloquante: Bool = false, _ texte: String) {
        self.sujet = sujet
        self.bloquante = bloquante
        self.texte = texte
    }

    init(_ refus: RefusMoteur) {
        let sujet: Sujet =
            switch refus {
            case .effectifInconnu: .effectif
            case .annulationSansHeure, .permanenceHorsContrat: .permanences
            case .demiJourneeSansPrix: .prix
            default: .calcul
            }
        self.init(sujet, bloquante: true, refus.message)
    }

    /// Found without computing anything: what the law wants on an invoice and is not known.
    static func bloquantes(_ entrees: EntreesContrat, _ vendeur: VendeurImprime) -> [Anomalie] {
        var anomalies: [Anomalie] = []
        let acheteur = entrees.acheteur
        if entrees.cadre != acheteur.pays, !acheteur.tvaValide {
            let pays = acheteur.pays == .LU ? "luxembourgeois" : "français"
            anomalies.append(
                Anomalie(
                    .tva, bloquante: true,
                    acheteur.tva.isEmpty
                        ? "Numéro de TVA \(pays) absent : autoliquidation impossible."
                        : "Numéro de TVA « \(acheteur.tva) » : \(exemple(acheteur.pays)). Autoliquidation impossible."))
        }
        if acheteur.adresse.isEmpty {
            anomalies.append(
                Anomalie(
                    .acheteur, bloquante: true, "Adresse de l'entreprise absente : une facture la porte (CGI, annexe II, 242 nonies A)."))
        }
        let etablissement = vendeur.etablissement(entrees.cadre)
        if etablissement.nom.isEmpty || etablissement.adresse.isEmpty || etablissement.tva.isEmpty {
            anomalies.append(
                Anomalie(
                    .vendeur, bloquante: true,
                    "Coordonnées de votre établissement \(entrees.cadre == .LU ? "de Luxembourg" : "de France") incomplètes : nom, adresse et numéro de TVA sont imprimés sur chaque facture."
                ))
        }
        return anomalies
    }

    private static func exemple(_ pays: PaysTVA) -> String {
        pays == .LU ? "un numéro luxembourgeois s'écrit LU12345678" : "un numéro français s'écrit FR12345678901"
    }

    /// A credit note of the run whose invoices are not issued here.
    static func sansReference(_ document: DocumentCalcule) -> String {
        "L'avoir de \(Euros.montant(document.netCents)) HT corrige une facture qui n'est pas émise ici : émettre d'abord son mois."
    }

    /// Of the provider, once for all its documents.
    static func prestataire(_ vendeur: VendeurImprime, _ pays: Set<PaysTVA>) -> [Anomalie] {
        pays.sorted { $0.rawValue < $1.rawValue }.flatMap { pays -> [Anomalie] in
            let etablissement = vendeur.etablissement(pays)
            let ou = pays == .LU ? "de Luxembourg" : "de France"
            var anomalies: [Anomalie] = []
            if etablissement.iban.isEmpty {
                anomalies.append(Anomalie(.vendeur, "Pas d'IBAN pour l'établissement \(ou) : les factures ne diront pas où payer."))
            }
            let manques = [
                pays == .FR && etablissement.siren.isEmpty ? "SIREN" : nil, pays == .FR && etablissement.siret.isEmpty ? "SIRET" : nil,
                etablissement.mentions.isEmpty ? "forme juridique et registre" : nil, vendeur.courriel.isEmpty ? "courriel" : nil,
            ].compactMap { $0 }
            if !manques.isEmpty {
                anomalies.append(
                    Anomalie(
                        .vendeur,
                        "Établissement \(ou) : il manque \(manques.joined(separator: ", ")) dans vos coordonnées. La plateforme de facturation peut refuser les pièces."
                    ))
            }
            return anomalies
        }
    }
}

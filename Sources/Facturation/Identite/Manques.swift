internal import Tarification

/// What an invoice must carry and would not: said before issuing, with the rule that asks for it.
extension VendeurImprime {
    /// Of the establishment that invoices; empty when all is there.
    func manques(_ pays: PaysTVA) -> [String] {
        let e = etablissement(pays)
        var manques: [String] = []
        if e.rue.isEmpty || e.commune.isEmpty { manques.append("L'adresse du prestataire (CGI, annexe II, 242 nonies A).") }
        if pays == .FR {
            if e.siren.isEmpty { manques.append("Le SIREN : sans lui, aucune plateforme n'accepte la facture (BR-FR-10).") }
            if e.siret.isEmpty { manques.append("Le SIRET de l'établissement.") }
            if e.mentions.isEmpty {
                manques.append(
                    "La forme juridique et le registre (C. com., art. R123-237 ; associations d'Alsace-Moselle : registre du tribunal).")
            }
        } else if e.mentions.isEmpty {
            manques.append("La forme et le numéro du registre de commerce de Luxembourg.")
        }
        if e.tva.isEmpty { manques.append("Le numéro de TVA.") }
        if e.iban.isEmpty { manques.append("L'IBAN : la facture ne dira pas où payer, et n'aura pas de code à scanner.") }
        return manques
    }
}

internal import Calendrier
internal import Entreprises
internal import Postgres
internal import Tarification
internal import Tenancy
internal import Web

/// How a client company is billed: its directory address, its references, another address, its VAT number and when it was checked.
struct Coordonnees: Sendable, RowDecodable {
    var nom: String
    var pays: PaysTVA
    var siren: String
    var tva, electronique, reference, bonCommande: String
    var attention, rue, codePostal, commune: String
    /// Day of the last VIES check.
    var tvaVerifieeLe: DateCivile?

    init(row: Row) throws(RowError) {
        nom = try row.string("nom")
        pays = try row.value("pays")
        siren = try row.optionalString("siren") ?? ""
        tva = try row.optionalString("tva_intracommunautaire") ?? ""
        electronique = try row.string("adresse_electronique")
        reference = try row.string("reference_acheteur")
        bonCommande = try row.string("bon_commande")
        attention = try row.string("facturation_nom")
        rue = try row.string("facturation_adresse")
        codePostal = try row.string("facturation_code_postal")
        commune = try row.string("facturation_commune")
        tvaVerifieeLe = try row.optionalValue("tva_verifiee_le")
    }

    /// What was typed over what is stored; faults beside their fields.
    func lire(_ d: inout Depouillement) -> Coordonnees? {
        var c = self
        let siren = siren.isEmpty ? nil : siren
        c.tva = d.lire("tva") { NumeroTVA.lire($0, pays: pays, siren: siren) }?.texte ?? ""
        c.tvaVerifieeLe = d.date("tva_verifiee_le")
        if let jour = c.tvaVerifieeLe, jour > DateCivile.aujourdhui() {
            d.faute("tva_verifiee_le", "La vérification date au plus tard d'aujourd'hui.")
        }
        if c.tvaVerifieeLe != nil, c.tva.isEmpty { d.faute("tva_verifiee_le", "Une date de vérification suppose un numéro de TVA.") }
        c.electronique = d.lire("electronique") { AdresseElectronique.lire($0, debut: pays == .FR ? siren : nil) }?.texte ?? ""
        for (champ, cle) in [("reference", \Coordonnees.reference), ("bon_commande", \.bonCommande)] {
            c[keyPath: cle] = d.texte(champ)
            if c[keyPath: cle].count > 50 { d.faute(champ, "50 caractères au plus, il y en a \(c[keyPath: cle].count).") }
        }
        c.attention = d.texte("attention")
        c.rue = d.texte("rue")
        c.codePostal = d.texte("code_postal")
        c.commune = d.texte("commune")
        // Another address is taken whole or not at all: half of one would be printed beside half of the other.
        if !(c.rue + c.codePostal).isEmpty || !c.commune.isEmpty {
            if c.commune.isEmpty { d.faute("commune", "Écrivez la commune, ou videz toute l'adresse de facturation.") }
            if c.codePostal.isEmpty { d.faute("code_postal", "Écrivez le code postal, ou videz toute l'adresse de facturation.") }
        }
        return d.fautes.isEmpty ? c : nil
    }

    func sections(_ s: Saisie) -> [IdentitePage.Section] {
        [
            .init(
                titre: "Identifiants",
                champs: [
                    s.champ("tva", "Numéro de TVA", tva, aide: pays == .LU ? "LU puis 8 chiffres" : "FR, deux caractères, le SIREN"),
                    s.champ(
                        "tva_verifiee_le", "Vérifié dans VIES le", tvaVerifieeLe?.description, genre: .date,
                        aide: "L'autoliquidation suppose un numéro valide"),
                    s.champ(
                        "electronique", "Adresse de facturation électronique", electronique,
                        aide: pays == .LU
                            ? "Vide : le numéro de TVA" : "Celle de l'annuaire. Vide : le SIREN \(Feuille.groupes(siren, [3]))"),
                ]),
            .init(
                titre: "Références demandées", phrase: "Imprimées sur chaque facture du client, et portées par le fichier structuré.",
                champs: [
                    s.champ("reference", "Référence de l'acheteur", reference, aide: "Service, code d'engagement"),
                    s.champ("bon_commande", "Bon de commande", bonCommande),
                ]),
            .init(
                titre: "Adresse de facturation", phrase: "À remplir si elle diffère de celle de l'entreprise.",
                champs: [
                    s.champ("attention", "À l'attention de", attention), s.champ("rue", "Rue", rue, completion: "street-address"),
                    s.champ("code_postal", "Code postal", codePostal, completion: "postal-code"),
                    s.champ("commune", "Commune", commune, completion: "address-level2"),
                ]),
        ]
    }
}

internal import Entreprises
internal import Tarification
internal import Web

/// The form of the billing identity.
enum IdentiteSaisie {
    /// What was typed, checked; nil with at least one fault.
    static func lire(_ d: inout Depouillement) -> Identite? {
        var i = Identite()
        i["nom"] = d.requis("nom", "Écrivez le nom du prestataire, tel qu'il est enregistré.") ?? ""
        for nom in [
            "adresse", "code_postal", "commune", "mentions_fr", "nom_lu", "adresse_lu", "code_postal_lu", "commune_lu", "mentions_lu",
            "contact_facturation", "telephone_facturation", "telephone", "horaires",
        ] {
            i[nom] = d.texte(nom)
        }
        let siren = d.lire("siren", Siren.lire)?.description
        i["siren"] = siren ?? ""
        if let siret = d.lire("siret", Siret.lire) {
            i["siret"] = siret.description
            if let siren, siret.siren != siren { d.faute("siret", "Ce SIRET ne commence pas par le SIREN \(siren).") }
        }
        i["tva_fr"] = d.lire("tva_fr") { NumeroTVA.lire($0, pays: .FR, siren: siren) }?.texte ?? ""
        i["tva_lu"] = d.lire("tva_lu") { NumeroTVA.lire($0, pays: .LU) }?.texte ?? ""
        for nom in ["iban", "iban_lu"] { i[nom] = d.lire(nom, Iban.lire)?.texte ?? "" }
        for nom in ["bic", "bic_lu"] { i[nom] = d.lire(nom, Bic.lire)?.texte ?? "" }
        i["electronique_fr"] = d.lire("electronique_fr") { AdresseElectronique.lire($0, debut: siren) }?.texte ?? ""
        i["electronique_lu"] = d.lire("electronique_lu") { AdresseElectronique.lire($0, debut: nil) }?.texte ?? ""
        for nom in ["courriel_facturation", "courriel"] {
            let courriel = d.texte(nom)
            if !courriel.isEmpty, courriel.split(separator: "@", omittingEmptySubsequences: false).filter({ !$0.isEmpty }).count != 2 {
                d.faute(nom, "Une adresse de courriel s'écrit nom@domaine.")
            }
            i[nom] = courriel
        }
        if i["horaires"].count > 80 { d.faute("horaires", "80 signes au plus ; par exemple « Du lundi au vendredi, 8 h 30 – 18 h ».") }
        // 60 days from issue at most (C. com. L441-10); 45 for a monthly invoice of several deliveries (CGI 289, I-3).
        i["delai_reglement"] = d.entier("delai_reglement", 0...60).map(String.init) ?? "30"
        i.tvaSurDebits = d.coche("tva_sur_debits")
        return d.fautes.isEmpty ? i : nil
    }

    static func sections(_ s: Saisie, _ i: Identite) -> [IdentitePage.Section] {
        [
            .init(
                titre: "Établissement de France",
                champs: [
                    s.champ("nom", "Nom ou raison sociale", i["nom"], requis: true, completion: "organization"),
                    s.champ(
                        "mentions_fr", "Forme, capital, registre", i["mentions_fr"],
                        aide: "Une ligne : « Association de droit local, registre des associations du tribunal de Metz, vol. …, folio … »"),
                    s.champ("siren", "SIREN", Feuille.groupes(i["siren"], [3]), aide: "9 chiffres"),
                    s.champ("siret", "SIRET de l'établissement", Feuille.groupes(i["siret"], [3, 3, 3, 5]), aide: "14 chiffres"),
                    s.champ("tva_fr", "Numéro de TVA", i["tva_fr"], aide: "FR, deux caractères, le SIREN"),
                    s.champ(
                        "electronique_fr", "Adresse de facturation électronique", i["electronique_fr"],
                        aide: "Celle de l'annuaire. Vide : le SIREN"),
                    s.champ("adresse", "Rue", i["adresse"], completion: "street-address"),
                    s.champ("code_postal", "Code postal", i["code_postal"], completion: "postal-code"),
                    s.champ("commune", "Commune", i["commune"], completion: "address-level2"),
                ]),
            .init(
                titre: "Banque", phrase: "Le compte imprimé sur les factures et dans le code à scanner.",
                champs: [
                    s.champ("iban", "IBAN", Feuille.groupes(i["iban"], [4])), s.champ("bic", "BIC", i["bic"], aide: "8 ou 11 caractères"),
                ]),
            .init(
                titre: "Établissement du Luxembourg", phrase: "À remplir si des contrats sont facturés depuis le Luxembourg.",
                champs: [
                    s.champ("nom_lu", "Nom", i["nom_lu"], aide: "Vide : le même"),
                    s.champ("mentions_lu", "Forme et registre", i["mentions_lu"], aide: "« Succursale, RCS Luxembourg … »"),
                    s.champ("tva_lu", "Numéro de TVA", i["tva_lu"], aide: "LU puis 8 chiffres"),
                    s.champ(
                        "electronique_lu", "Adresse de facturation électronique", i["electronique_lu"], aide: "Vide : le numéro de TVA"),
                    s.champ("adresse_lu", "Rue", i["adresse_lu"]), s.champ("code_postal_lu", "Code postal", i["code_postal_lu"]),
                    s.champ("commune_lu", "Commune", i["commune_lu"]),
                    s.champ("iban_lu", "IBAN", Feuille.groupes(i["iban_lu"], [4]), aide: "Vide : le compte ci-dessus"),
                    s.champ("bic_lu", "BIC", i["bic_lu"]),
                ]),
            .init(
                titre: "Qui répond aux questions", phrase: "Imprimé sur chaque pièce.",
                champs: [
                    s.champ("contact_facturation", "Service ou personne", i["contact_facturation"]),
                    s.champ("courriel_facturation", "Courriel", i["courriel_facturation"], genre: .courriel, completion: "email"),
                    s.champ("telephone_facturation", "Téléphone", i["telephone_facturation"], genre: .telephone, completion: "tel"),
                ]),
            .init(
                titre: "Ce que dit l'affiche", phrase: "Lu par les salariés sur la page du code de l'affiche.",
                champs: [
                    s.champ("telephone", "Téléphone du service social", i["telephone"], genre: .telephone, completion: "tel"),
                    s.champ("horaires", "Quand on répond", i["horaires"], aide: "Par exemple : Du lundi au vendredi, 8 h 30 – 18 h"),
                    s.champ(
                        "courriel", "Courriel pour exercer ses droits", i["courriel"], genre: .courriel,
                        aide: "Où un salarié demande ce qui est écrit de lui", completion: "email"),
                ]),
            .init(
                titre: "Règlement et TVA",
                champs: [
                    s.champ(
                        "delai_reglement", "Délai de règlement, en jours", i["delai_reglement"], genre: .nombre,
                        aide: "De 0 à 60 jours après l'émission ; 45 au plus pour une facture récapitulative"),
                    s.coche("tva_sur_debits", "Option pour le paiement de la TVA d'après les débits", i.tvaSurDebits),
                ]),
        ]
    }
}

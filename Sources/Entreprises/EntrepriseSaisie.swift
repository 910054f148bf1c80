import Web

/// The form of a company.
enum EntrepriseSaisie {
    /// What was typed, checked; nil with at least one fault.
    static func lire(_ d: inout Depouillement) -> EntrepriseValeurs? {
        let nom = d.requis("nom", "Écrivez le nom de l'entreprise.")
        let code = d.champs.texte("code") ?? nom.map(RegleEntreprise.codePropose)
        var v = EntrepriseValeurs(code: code.flatMap { d.accepter("code", RegleEntreprise.code($0)) } ?? "", nom: nom ?? "")
        v.pays = d.choix("pays") ?? .FR
        v.siren = d.lire("siren", Siren.lire)
        if v.siren != nil, v.pays == .LU { d.faute("siren", "Un SIREN est français ; pour le Luxembourg, laissez vide.") }
        v.forme = d.choix("forme") ?? .privee
        v.statut = d.choix("statut") ?? .client
        v.livraison = d.choix("livraison") ?? .externe
        v.secteur = d.texte("secteur")
        let siren = v.siren
        v.tva = d.lire("tva") { RegleEntreprise.tva($0, siren: siren) }
        v.lundiPentecoteTravaille = d.coche("lundi_pentecote_travaille")
        v.adresse = d.texte("adresse")
        v.commune = d.texte("commune")
        let (pays, commune) = (v.pays, v.commune)
        v.codePostal = d.lire("code_postal") { CodePostal.lire($0, pays: pays, commune: commune) } ?? ""
        v.contexte = d.texte("contexte")
        return d.fautes.isEmpty ? v : nil
    }

    static func sections(_ s: Saisie, _ v: EntrepriseValeurs?) -> [PageFormulaire.Section] {
        [
            .init(
                "Identité",
                [
                    s.champ("nom", "Nom", v?.nom, requis: true, completion: "organization"),
                    s.champ("code", "Code", v?.code, aide: "Court et unique, par exemple CABLERIE-FLORANGE. Vide : tiré du nom."),
                    s.champ("siren", "SIREN", v?.siren?.lisible, aide: "9 chiffres, dont la clé est vérifiée."),
                    s.champ("tva", "TVA intracommunautaire", v?.tva, aide: "FR ou LU suivi des chiffres."),
                    s.choix(
                        "forme", "Forme", Entreprise.Forme.allCases.map { Option($0.rawValue, $0.libelle) }, (v?.forme ?? .privee).rawValue),
                    s.choix("pays", "Pays", Pays.allCases.map { Option($0.rawValue, $0.libelle) }, (v?.pays ?? .FR).rawValue),
                    s.champ("secteur", "Secteur d'activité", v?.secteur),
                ]),
            .init(
                "Service",
                [
                    s.choix(
                        "statut", "Situation", Entreprise.Statut.allCases.map { Option($0.rawValue, $0.libelle) },
                        (v?.statut ?? .client).rawValue),
                    s.choix(
                        "livraison", "Livraison", Entreprise.Livraison.allCases.map { Option($0.rawValue, $0.libelle) },
                        (v?.livraison ?? .externe).rawValue,
                        aide: "Mutualisé : des entreprises de 20 à 200 salariés partagent une permanence."),
                    s.coche("lundi_pentecote_travaille", "Le lundi de Pentecôte est travaillé", v?.lundiPentecoteTravaille ?? false),
                ]),
            .init(
                "Adresse",
                [
                    s.champ("adresse", "Adresse", v?.adresse, completion: "street-address"),
                    s.champ("code_postal", "Code postal", v?.codePostal, completion: "postal-code"),
                    s.champ("commune", "Commune", v?.commune, completion: "address-level2"),
                ]),
            .init(
                "Cahier des charges", phrase: "Contexte, attentes, organisation. Jamais un nom de salarié.", colonnes: false,
                [s.champ("contexte", "Contexte", v?.contexte, genre: .zone(5))]),
        ]
    }
}

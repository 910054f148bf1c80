import Calendrier
import Web

/// The form of an establishment.
enum EtablissementSaisie {
    /// What was typed, checked against its company; nil with at least one fault.
    static func lire(_ d: inout Depouillement, _ entreprise: Entreprise) -> EtablissementValeurs? {
        let nom = d.requis("nom", "Écrivez le nom de l'établissement.")
        let code = d.champs.texte("code") ?? nom.map(RegleEntreprise.codePropose)
        let siret = d.lire("siret", Siret.lire)
        if let siret, let siren = entreprise.siren, siret.siren != siren.description {
            d.faute("siret", "Ce SIRET ne commence pas par le SIREN \(siren.lisible) de \(entreprise.nom).")
        }
        let commune = d.texte("commune")
        let codePostal = d.lire("code_postal") { CodePostal.lire($0, pays: entreprise.pays, commune: commune) }
        let choisi: Territoire? = d.choix("territoire")
        let territoire = choisi ?? CodePostal.territoire(codePostal ?? "", pays: entreprise.pays)
        if choisi == nil, codePostal == nil { d.faute("territoire", "Choisissez un territoire, ou donnez le code postal qui le dit.") }
        var v = EtablissementValeurs(
            code: code.flatMap { d.accepter("code", RegleEntreprise.code($0)) } ?? "", nom: nom ?? "", territoire: territoire)
        if d.coche("vendredi_saint") {
            v.territoire = territoire.avec(vendrediSaint: true)
            if v.territoire != .alsaceMoselleVendrediSaint {
                d.faute("vendredi_saint", "Le vendredi saint n'est férié qu'en Alsace-Moselle.")
            }
        }
        v.siret = siret
        v.adresse = d.texte("adresse")
        v.codePostal = codePostal ?? ""
        v.commune = commune
        v.ouvert = !d.coche("ferme")
        return d.fautes.isEmpty ? v : nil
    }

    static func sections(_ s: Saisie, _ v: EtablissementValeurs?) -> [PageFormulaire.Section] {
        [
            .init(
                "Identité",
                [
                    s.champ("nom", "Nom", v?.nom, requis: true),
                    s.champ("code", "Code", v?.code, aide: "Unique dans l'entreprise, par exemple SIEGE. Vide : tiré du nom."),
                    s.champ("siret", "SIRET", v?.siret?.lisible, aide: "14 chiffres, dont la clé est vérifiée."),
                    s.coche("ferme", "L'établissement est fermé", v.map { !$0.ouvert } ?? false),
                ]),
            .init(
                "Adresse et jours fériés",
                [
                    s.champ("adresse", "Adresse", v?.adresse, completion: "street-address"),
                    s.champ("code_postal", "Code postal", v?.codePostal, completion: "postal-code"),
                    s.champ("commune", "Commune", v?.commune, completion: "address-level2"),
                    s.choix(
                        "territoire", "Territoire", [Territoire.FR, .alsaceMoselle, .LU].map { Option($0.rawValue, $0.libelle) },
                        v?.territoireStocke.rawValue, aide: "Sans réponse, le code postal décide."),
                    s.coche("vendredi_saint", "Commune où le vendredi saint est férié (temple protestant)", v?.vendrediSaint ?? false),
                ]),
        ]
    }
}

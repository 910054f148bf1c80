public import Postgres

/// Companies. A line is recognised by its code, else its SIREN, else its name; blank cells change nothing.
public struct ImportEntreprises: Importateur {
    public init() {}

    public var nature: NatureImport { .entreprises }

    public var colonnes: [Colonne] {
        [
            Colonne("code", "code", exemple: "CABLERIE-FLORANGE", synonymes: ["code client", "code entreprise", "référence"]),
            Colonne(
                "nom", "nom", exemple: "Câblerie de Florange", obligatoire: true,
                synonymes: ["entreprise", "raison sociale", "dénomination", "client", "société", "nom entreprise"]),
            Colonne("siren", "SIREN", exemple: "732829320", synonymes: ["n° siren", "numéro siren"]),
            Colonne("forme", "forme", exemple: "privée", synonymes: ["type", "statut juridique", "forme juridique"]),
            Colonne("secteur", "secteur", exemple: "métallurgie", synonymes: ["activité", "secteur d'activité", "branche"]),
            Colonne("pays", "pays", exemple: "FR"),
            Colonne("tva", "TVA intracommunautaire", exemple: "FR44732829320", synonymes: ["n° tva", "numéro tva", "tva intra"]),
            Colonne("statut", "statut", exemple: "cliente", synonymes: ["état", "situation"]),
            Colonne("livraison", "livraison", exemple: "externe", synonymes: ["modèle", "mode de service"]),
            Colonne(
                "lundi_pentecote_travaille", "lundi de Pentecôte travaillé", exemple: "non",
                synonymes: ["lundi de pentecôte", "journée de solidarité"]),
            Colonne("adresse", "adresse", exemple: "12 rue des Souffleurs", synonymes: ["rue", "voie", "adresse 1"]),
            Colonne("code_postal", "code postal", exemple: "57190", synonymes: ["cp", "c.p.", "code post."]),
            Colonne("commune", "commune", exemple: "Florange", synonymes: ["ville", "localité"]),
            Colonne("contexte", "contexte", exemple: "", synonymes: ["besoin", "cahier des charges", "commentaire"]),
        ]
    }

    public func examiner(_ feuille: Feuille, _ tx: Transaction) throws -> [LigneExaminee] {
        var dejaLues = Set<String>()
        var codesPris: Set<String> = []
        var nouveauxSirens: [String: Int] = [:]
        let existantes = try EntrepriseStore.toutes(tx)
        let contextes = try EntrepriseStore.contextes(tx)
        let annuaire = Annuaire(existantes)
        codesPris = Set(existantes.map(\.code))
        return feuille.lectures.map { lecture in
            var l = lecture
            let nom = l.requis("nom", "le nom de l'entreprise est attendu.")
            let code = l.texte("code").flatMap { l.accepter("code", RegleEntreprise.code($0)) }
            let siren = l.texte("siren").flatMap { l.accepter("siren", Siren.lire($0)) }
            let existante = trouver(nom: nom, code: code, siren: siren, dans: annuaire, &l)
            let propose = existante?.code ?? code ?? Self.libre(RegleEntreprise.codePropose(nom ?? ""), codesPris)
            var valeurs =
                existante.map { EntrepriseValeurs($0, contexte: contextes[$0.id] ?? "") } ?? EntrepriseValeurs(code: propose, nom: "")
            let differences = lire(&l, &valeurs, nom: nom, siren: siren)
            let sujet = nom ?? code ?? "ligne \(l.numero)"
            if let siren, existante == nil {
                if let autre = nouveauxSirens[siren.description] {
                    l.faute("siren", "la ligne \(autre) a déjà ce SIREN. Gardez une seule ligne.")
                }
                nouveauxSirens[siren.description] = l.numero
            }
            if l.fautes.isEmpty, !dejaLues.insert(valeurs.code).inserted {
                l.faute("nom", "une ligne plus haut parle déjà de cette entreprise. Gardez une seule ligne.")
            }
            guard l.fautes.isEmpty else { return .fautive(l.numero, sujet, l.fautes) }
            codesPris.insert(valeurs.code)
            let ecrites = valeurs
            return .ecriture(l.numero, sujet, creation: existante == nil, differences) { tx in
                if let existante {
                    try EntrepriseStore.modifier(existante.id, ecrites, tx)
                } else {
                    _ = try EntrepriseStore.creer(ecrites, tx)
                }
            }
        }
    }

    private func trouver(nom: String?, code: String?, siren: Siren?, dans annuaire: Annuaire, _ l: inout LigneLue) -> Entreprise? {
        let parCode = code.flatMap(annuaire.deCode)
        let parSiren = siren.flatMap(annuaire.deSiren)
        if let parCode, let parSiren, parCode.id != parSiren.id {
            l.faute("siren", "ce SIREN est celui de \(parSiren.nom) (\(parSiren.code)), la ligne parle de \(parCode.nom).")
        }
        if let trouvee = parCode ?? parSiren { return trouvee }
        guard code == nil, siren == nil, let nom else { return nil }
        let homonymes = annuaire.deNom(nom)
        if homonymes.count > 1 {
            l.faute(
                "nom", "\(homonymes.count) entreprises portent ce nom. Écrivez le code : \(homonymes.map(\.code).joined(separator: ", ")).")
        }
        return homonymes.first
    }

    private func lire(_ l: inout LigneLue, _ v: inout EntrepriseValeurs, nom: String?, siren: Siren?) -> [Changement] {
        var d = Differences()
        d.poser("nom", &v.nom, nom)
        d.poser("SIREN", &v.siren, siren.map(Optional.some)) { $0?.lisible ?? "" }
        d.poser("forme", &v.forme, l.choix("forme", Self.formes)) { $0.libelle }
        d.poser("secteur", &v.secteur, l.texte("secteur"))
        d.poser("pays", &v.pays, l.choix("pays", Self.pays)) { $0.libelle }
        let tva = l.texte("tva").flatMap { l.accepter("tva", RegleEntreprise.tva($0, siren: v.siren)) }
        d.poser("TVA", &v.tva, tva.map(Optional.some)) { $0 ?? "" }
        d.poser("statut", &v.statut, l.choix("statut", Self.statuts)) { $0.libelle }
        d.poser("livraison", &v.livraison, l.choix("livraison", Self.livraisons)) { $0.libelle }
        d.poser("lundi de Pentecôte travaillé", &v.lundiPentecoteTravaille, l.ouiNon("lundi_pentecote_travaille")) { $0 ? "oui" : "non" }
        d.poser("adresse", &v.adresse, l.texte("adresse"))
        d.poser("commune", &v.commune, l.texte("commune"))
        let codePostal = l.texte("code_postal").flatMap {
            l.accepter("code_postal", CodePostal.lire($0, pays: v.pays, commune: v.commune))
        }
        d.poser("code postal", &v.codePostal, codePostal)
        d.poser("contexte", &v.contexte, l.texte("contexte"))
        return d.liste
    }

    /// `code`, or with -2, -3… when it is taken.
    static func libre(_ code: String, _ pris: Set<String>) -> String {
        guard pris.contains(code) else { return code }
        var n = 2
        while pris.contains("\(code.prefix(17))-\(n)") { n += 1 }
        return "\(code.prefix(17))-\(n)"
    }

    static let pays: [(mots: [String], valeur: Pays)] = [(["FR", "France"], .FR), (["LU", "Luxembourg", "L"], .LU)]
    private static let formes: [(mots: [String], valeur: Entreprise.Forme)] = [
        (["privée", "privé", "entreprise", "entreprise privée", "sa", "sas", "sarl"], .privee),
        (["publique", "public", "organisme public", "collectivité", "fonction publique", "hôpital"], .publique),
        (["association", "associatif", "loi 1901"], .association),
    ]
    private static let statuts: [(mots: [String], valeur: Entreprise.Statut)] = [
        (["cliente", "client", "actif", "active"], .client), (["prospect"], .prospect),
        (["ancienne cliente", "ancien", "ancienne", "inactif"], .ancien),
    ]
    private static let livraisons: [(mots: [String], valeur: Entreprise.Livraison)] = [
        (["externe", "service externe"], .externe), (["mutualisé", "mutualisée", "service mutualisé"], .mutualise),
        (["hybride", "service hybride"], .hybride),
    ]
}

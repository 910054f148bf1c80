import Calendrier
public import Entreprises
public import Postgres

/// Partners. A line is recognised by its type, territory and name; blank cells change nothing.
public struct ImportPartenaires: Importateur {
    public init() {}

    public var nature: NatureImport { .partenaires }

    public var colonnes: [Colonne] {
        [
            Colonne("sorte", "sorte", exemple: "CAF", obligatoire: true, synonymes: ["type", "code", "organisme", "sigle"]),
            Colonne(
                "nom", "nom", exemple: "CAF de la Moselle", obligatoire: true, synonymes: ["partenaire", "intitulé", "raison sociale"]),
            Colonne("territoire", "territoire", exemple: "57", synonymes: ["département", "dpt", "dept", "pays"]),
            Colonne("famille", "famille", exemple: "protection sociale", synonymes: ["genre", "catégorie"]),
            Colonne("besoins", "besoins", exemple: "famille, logement", synonymes: ["thèmes", "besoin", "mots clés"]),
            Colonne("telephone", "téléphone", exemple: "32 30", synonymes: ["tél", "tel", "numéro"]),
            Colonne("courriel", "courriel", exemple: "", synonymes: ["mail", "email", "e-mail", "adresse mail"]),
            Colonne("site", "site", exemple: "https://www.caf.fr", synonymes: ["url", "site web", "internet"]),
            Colonne("contact", "contact", exemple: "", synonymes: ["interlocuteur", "qui demander", "service"]),
            Colonne("adresse", "adresse", exemple: "4 boulevard du Pontiffroy", synonymes: ["rue", "voie"]),
            Colonne("code_postal", "code postal", exemple: "57000", synonymes: ["cp"]),
            Colonne("commune", "commune", exemple: "Metz", synonymes: ["ville", "localité"]),
            Colonne("horaires", "horaires", exemple: "", synonymes: ["ouverture", "heures d'ouverture"]),
            Colonne("pieces", "documents demandés", exemple: "RIB / Livret de famille", synonymes: ["pièces", "documents"]),
            Colonne("delai_jours", "délai de réponse en jours", exemple: "30", synonymes: ["délai", "délai de réponse"]),
            Colonne("source", "source", exemple: "caf.fr"),
            Colonne("verifie_le", "vérifié le", exemple: "21/11/2026", synonymes: ["vérification", "date de vérification"]),
            Colonne("actif", "actif", exemple: "oui"),
        ]
    }

    /// The cells of one card, in the order of the columns.
    static func cellules(_ v: FicheValeurs) -> [String] {
        [
            v.type.rawValue, v.nom, v.territoire.description, v.genre.libelle, v.besoins.map(\.libelle).joined(separator: ", "),
            v.telephone,
            v.courriel, v.site, v.contact, v.adresse, v.codePostal, v.commune, v.horaires, v.pieces.replacing("\n", with: " / "),
            v.delaiJours.map(String.init) ?? "", v.source, v.verifieLe?.chiffres ?? "", v.actif ? "oui" : "non",
        ]
    }

    public func examiner(_ feuille: Feuille, _ tx: Transaction) throws -> [LigneExaminee] {
        let existantes = Dictionary(
            try PartenaireStore.tous(tx).map { (Self.cle($0.type, $0.territoire, $0.nom), $0) }, uniquingKeysWith: { a, _ in a })
        var lues: [String: Int] = [:]
        return feuille.lectures.map { lecture in
            var l = lecture
            let nom = l.requis("nom", "le nom du partenaire est attendu.").flatMap { l.accepter("nom", ReglePartenaire.nom($0)) }
            if l.texte("sorte") == nil { l.faute("sorte", "la sorte est attendue : par exemple CAF, CPAM, MDPH.") }
            let type = l.choix("sorte", Self.types, aide: "une sorte de la liste, par exemple CAF, CPAM, MDPH, France Travail.")
            let territoire = Self.territoire(&l)
            let sujet = nom ?? "ligne \(l.numero)"
            guard let nom, let type, let territoire else { return .fautive(l.numero, sujet, l.fautes) }
            let cle = Self.cle(type, territoire, nom)
            if let autre = lues[cle] { l.faute("nom", "la ligne \(autre) parle déjà de ce partenaire. Gardez une seule ligne.") }
            lues[cle] = l.numero
            let existante = existantes[cle]
            var valeurs =
                existante.map(FicheValeurs.init)
                ?? FicheValeurs(type: type, nom: nom, genre: Self.genres[type] ?? .collectivite, territoire: territoire)
            let differences = ImportPartenairesLecture.lire(&l, &valeurs)
            guard l.fautes.isEmpty else { return .fautive(l.numero, sujet, l.fautes) }
            let ecrites = valeurs
            return .ecriture(l.numero, sujet, creation: existante == nil, differences) { tx in
                if let existante {
                    _ = try PartenaireStore.modifier(existante.id, ecrites, tx)
                } else {
                    try PartenaireStore.creer(ecrites, tx)
                }
            }
        }
    }

    private static func territoire(_ l: inout LigneLue) -> TerritoirePartenaire? {
        if let texte = l.texte("territoire") { return l.accepter("territoire", ReglePartenaire.territoire(texte)) }
        // An address says it as well.
        return l.texte("code_postal").flatMap { TerritoirePartenaire(codePostal: $0) } ?? .national
    }

    private static func cle(_ type: TypePartenaire, _ territoire: TerritoirePartenaire, _ nom: String) -> String {
        "\(type.rawValue)|\(territoire)|\(MotCle.de(nom))"
    }

    static let types: [(mots: [String], valeur: TypePartenaire)] = TypePartenaire.allCases.map {
        ([$0.rawValue, $0.libelle, $0.rawValue.replacing("_", with: " ")], $0)
    }

    /// The family of a type, when the file does not say.
    static let genres: [TypePartenaire: GenrePartenaire] = [
        .cpam: .protectionSociale, .carsat: .protectionSociale, .msa: .protectionSociale, .caf: .protectionSociale,
        .cns: .protectionSociale,
        .cae: .protectionSociale, .cnap: .protectionSociale, .mdph: .handicap, .franceTravail: .emploi, .capEmploi: .emploi,
        .agefiph: .emploi, .adem: .emploi, .santeTravail: .sante, .csapa: .sante, .cmp: .sante, .mutuelle: .entreprise,
        .prevoyance: .entreprise, .cse: .entreprise, .actionLogement: .logement, .bailleur: .logement, .adil: .logement, .siao: .logement,
        .fsl: .logement, .banqueDeFrance: .budget, .pointConseil: .budget, .creanciers: .budget, .croixRouge: .solidarite,
        .secoursCatholique: .solidarite, .restos: .solidarite, .aideVictimes: .justice, .cidff: .justice, .avocat: .justice,
        .ecole: .education,
    ]
}

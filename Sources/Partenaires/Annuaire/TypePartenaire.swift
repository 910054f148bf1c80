/// Who a démarche is addressed to (product.md, reference data): the code of a démarche, of the directory and of the standard letters.
public enum TypePartenaire: String, CaseIterable, Hashable, Sendable {
    case cpam, carsat, msa, caf, mdph, ccas, departement
    case franceTravail = "france_travail"
    case capEmploi = "cap_emploi"
    case agefiph
    case santeTravail = "sante_travail"
    case mutuelle, prevoyance
    case actionLogement = "action_logement"
    case bailleur, adil, siao, fsl
    case banqueDeFrance = "banque_de_france"
    case pointConseil = "point_conseil"
    case creanciers
    case croixRouge = "croix_rouge"
    case secoursCatholique = "secours_catholique"
    case restos, csapa, cmp
    case aideVictimes = "aide_victimes"
    case cidff, avocat, ecole, prefecture, impots, cse
    case cns, cae, adem, cnap
    case officeSocial = "office_social"
    case itm

    public var libelle: String { Self.noms[self] ?? rawValue.uppercased() }

    /// The others are acronyms.
    private static let noms: [TypePartenaire: String] = [
        .departement: "Conseil départemental", .franceTravail: "France Travail", .capEmploi: "Cap emploi", .agefiph: "AGEFIPH",
        .santeTravail: "service de santé au travail", .mutuelle: "mutuelle", .prevoyance: "prévoyance", .actionLogement: "Action Logement",
        .bailleur: "bailleur", .banqueDeFrance: "Banque de France", .pointConseil: "Point conseil budget", .creanciers: "créanciers",
        .croixRouge: "Croix-Rouge", .secoursCatholique: "Secours Catholique", .restos: "Restos du Cœur", .aideVictimes: "aide aux victimes",
        .avocat: "avocat", .ecole: "école", .prefecture: "préfecture", .impots: "impôts", .officeSocial: "office social (LU)",
        .cns: "CNS (LU)", .cae: "CAE (LU)", .adem: "ADEM (LU)", .cnap: "CNAP (LU)", .itm: "ITM (LU)",
    ]

    /// French public bodies whose refusals go to the administrative judge, within two months when no text says otherwise (CJA, art. R. 421-1).
    /// Social security has its own terms, in `gestion.echeance_legale`; a private partner has none by law.
    public static let administrations: Set<TypePartenaire> = [.ccas, .departement, .ecole, .fsl, .impots, .prefecture]

    /// Partners of Luxembourg: offered where the company is there.
    public static let luxembourgeois: Set<TypePartenaire> = [.cns, .cae, .adem, .cnap, .officeSocial, .itm]
}

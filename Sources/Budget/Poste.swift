/// One line of a family budget, by the headings social workers and the over-indebtedness commissions use.
package enum Poste: String, CaseIterable, Sendable {
    // Revenus.
    case salaire
    case salaireConjoint = "salaire_conjoint"
    case primeActivite = "prime_activite"
    case allocationsFamiliales = "allocations_familiales"
    case aideLogement = "aide_logement"
    case indemnitesJournalieres = "indemnites_journalieres"
    case chomage
    case invalidite
    case aah
    case retraite
    case pensionRecue = "pension_recue"
    case autreRevenu = "autre_revenu"
    // Charges fixes.
    case loyer
    case energie
    case eau
    case assuranceLogement = "assurance_logement"
    case impots
    case mutuelle
    case telephone
    case transport
    case assuranceAuto = "assurance_auto"
    case garde
    case scolarite
    case pensionVersee = "pension_versee"
    case autreCharge = "autre_charge"
    // Dépenses courantes.
    case alimentation
    case hygiene
    case carburant
    case sante
    case habillement
    case loisirs
    case tabac
    case autreDepense = "autre_depense"

    package var famille: Rubrique {
        switch self {
        case .salaire, .salaireConjoint, .primeActivite, .allocationsFamiliales, .aideLogement, .indemnitesJournalieres, .chomage,
            .invalidite, .aah, .retraite, .pensionRecue, .autreRevenu:
            .revenus
        case .loyer, .energie, .eau, .assuranceLogement, .impots, .mutuelle, .telephone, .transport, .assuranceAuto, .garde, .scolarite,
            .pensionVersee, .autreCharge:
            .fixes
        case .alimentation, .hygiene, .carburant, .sante, .habillement, .loisirs, .tabac, .autreDepense: .courantes
        }
    }

    /// Counts in the share of housing.
    package var loge: Bool {
        switch self {
        case .loyer, .energie, .eau, .assuranceLogement: true
        default: false
        }
    }

    package var libelle: String {
        switch self {
        case .salaire: "Salaire net"
        case .salaireConjoint: "Salaire net du conjoint"
        case .primeActivite: "RSA, prime d'activité"
        case .allocationsFamiliales: "Prestations familiales"
        case .aideLogement: "Aide au logement"
        case .indemnitesJournalieres: "Indemnités journalières, prévoyance"
        case .chomage: "Allocation chômage"
        case .invalidite: "Pension d'invalidité, rente"
        case .aah: "AAH"
        case .retraite: "Retraite"
        case .pensionRecue: "Pension alimentaire reçue"
        case .autreRevenu: "Autre revenu"
        case .loyer: "Loyer et charges"
        case .energie: "Électricité, gaz, chauffage"
        case .eau: "Eau"
        case .assuranceLogement: "Assurance du logement"
        case .impots: "Impôts et taxes"
        case .mutuelle: "Mutuelle"
        case .telephone: "Téléphone, internet"
        case .transport: "Abonnement de transport"
        case .assuranceAuto: "Assurance du véhicule"
        case .garde: "Garde d'enfants"
        case .scolarite: "Cantine, scolarité"
        case .pensionVersee: "Pension alimentaire versée"
        case .autreCharge: "Autre charge fixe"
        case .alimentation: "Alimentation"
        case .hygiene: "Hygiène, entretien"
        case .carburant: "Carburant, déplacements"
        case .sante: "Santé non remboursée"
        case .habillement: "Habillement"
        case .loisirs: "Loisirs, vie sociale"
        case .tabac: "Tabac, jeux"
        case .autreDepense: "Autre dépense"
        }
    }
}

/// What a line is: money in, what is paid every month whatever happens, what one can act upon from day to day.
package enum Rubrique: String, CaseIterable, Sendable {
    case revenus, fixes, courantes

    package var libelle: String {
        switch self {
        case .revenus: "Revenus"
        case .fixes: "Charges fixes"
        case .courantes: "Dépenses courantes"
        }
    }

    package var postes: [Poste] { Poste.allCases.filter { $0.famille == self } }
}

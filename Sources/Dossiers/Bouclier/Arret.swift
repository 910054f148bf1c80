/// Something of a text that must not reach the employer, and where it is.
package struct Arret: Hashable, Sendable {
    package let nature: Nature
    package let passage: Passage

    package enum Nature: String, CaseIterable, Sendable {
        case courriel, compte, telephone, matricule, iban, adresse, naissance, dossier
        /// A word that a dossier of this company bears as a name, whoever its referent is.
        case nomConnu
        /// A capitalised word after « Mme », or after a first name: a person, dossier or not.
        case personne
        /// A small number of persons: not stopped, pointed out.
        case chiffre

        /// A warning lets the text through once it has been read.
        package var avertit: Bool { self == .chiffre }

        /// What it is and what to write instead.
        package var message: String {
            switch self {
            case .courriel: "une adresse de courriel. Renvoyez vers la page de contact du service."
            case .compte: "un identifiant de compte. Retirez-le."
            case .telephone: "un numéro de téléphone. Seuls passent les numéros courts et les numéros verts."
            case .matricule: "un numéro qui peut être un numéro de sécurité sociale ou un matricule. Retirez-le."
            case .iban: "un numéro de compte bancaire. Retirez-le."
            case .adresse: "une adresse postale. Écrivez le nom de l'établissement ou de la commune."
            case .naissance: "une date de naissance. Écrivez une tranche d'âge, ou rien."
            case .dossier: "un numéro de dossier. Retirez-le."
            case .nomConnu: "ce mot est un nom connu du service. Écrivez « un salarié », « l'équipe », ou une autre tournure."
            case .personne: "le nom d'une personne. Écrivez sa fonction, si elle ne la désigne pas à elle seule."
            case .chiffre: "ce chiffre n'est pas dans la page, et un petit nombre peut désigner quelqu'un. Préférez « plusieurs »."
            }
        }
    }
}

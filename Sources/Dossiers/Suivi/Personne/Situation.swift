package import Chiffrement

/// Employment, household, housing, income, health: what the person says of her life. Nothing is required; all of it is sealed, codes too.
package struct Situation: Sendable, Equatable, Nominatif {
    package enum Champ: String, CaseIterable, Sendable {
        case categorie, contrat, tempsPartiel, entree
        case famille, membres, logement, remarqueLogement, ressources, reconnaissances
        case emploi, foyer, sante
        case ancien, suivant
    }

    package var categorie: Categorie?
    package var contrat: ContratTravail?
    package var tempsPartiel = false
    /// Year and month of entry in the company: « 2019-04 ».
    package var entree = ""
    package var famille: Famille?
    package var membres: [Membre] = []
    package var logement: Logement?
    package var ressources: [Ressource] = []
    package var reconnaissances: [Reconnaissance] = []
    /// Free text beside each part.
    package var emploi = ""
    package var foyer = ""
    package var sante = ""
    package var remarqueLogement = ""
    /// Path of the dossier at the employer before, or after: known inside the sealed sheets of both, nowhere else.
    package var ancien = ""
    package var suivant = ""

    package init() {}

    package init(_ feuillet: Feuillet) {
        func texte(_ champ: Champ) -> String { feuillet[champ.rawValue] ?? "" }
        func codes<C: RawRepresentable<String>>(_ champ: Champ) -> [C] {
            texte(champ).split(separator: ",").compactMap { C(rawValue: String($0)) }
        }
        categorie = Categorie(rawValue: texte(.categorie))
        contrat = ContratTravail(rawValue: texte(.contrat))
        tempsPartiel = texte(.tempsPartiel) == "oui"
        entree = texte(.entree)
        famille = Famille(rawValue: texte(.famille))
        membres = texte(.membres).split(separator: ";").compactMap { Membre($0) }
        logement = Logement(rawValue: texte(.logement))
        remarqueLogement = texte(.remarqueLogement)
        ressources = codes(.ressources)
        reconnaissances = codes(.reconnaissances)
        emploi = texte(.emploi)
        foyer = texte(.foyer)
        sante = texte(.sante)
        ancien = texte(.ancien)
        suivant = texte(.suivant)
    }

    package var feuillet: Feuillet {
        var feuillet = Feuillet()
        for champ in Champ.allCases { feuillet[champ.rawValue] = valeur(champ) }
        return feuillet
    }

    private func valeur(_ champ: Champ) -> String? {
        switch champ {
        case .categorie: categorie?.rawValue
        case .contrat: contrat?.rawValue
        case .tempsPartiel: tempsPartiel ? "oui" : nil
        case .entree: entree
        case .famille: famille?.rawValue
        case .membres: membres.map(\.texte).joined(separator: ";")
        case .logement: logement?.rawValue
        case .remarqueLogement: remarqueLogement
        case .ressources: ressources.map(\.rawValue).joined(separator: ",")
        case .reconnaissances: reconnaissances.map(\.rawValue).joined(separator: ",")
        case .emploi: emploi
        case .foyer: foyer
        case .sante: sante
        case .ancien: ancien
        case .suivant: suivant
        }
    }

    package var estVide: Bool { feuillet.estVide }

    /// At another employer: the household goes on, the job does not.
    package func ailleurs(ancien chemin: String) -> Situation {
        var copie = self
        copie.categorie = nil
        copie.contrat = nil
        copie.tempsPartiel = false
        copie.entree = ""
        copie.emploi = ""
        copie.ancien = chemin
        copie.suivant = ""
        return copie
    }
}

package import Actes

/// Level 2 of a motif, optional: it helps to follow the person. Never exported: the crossing does not read it.
package enum Precision: String, Code {
    case surendettement, impayes, credits
    case baisseRevenus = "baisse_revenus"
    case aideUrgence = "aide_urgence"
    case arretMaladie = "arret_maladie"
    case longueMaladie = "longue_maladie"
    case santeMentale = "sante_mentale"
    case addictions
    case accesSoins = "acces_soins"
    case rechercheLogement = "recherche_logement"
    case loyerImpaye = "loyer_impaye"
    case expulsion
    case logementInadapte = "logement_inadapte"
    case accession
    case conflitHierarchique = "conflit_hierarchique"
    case conflitCollegues = "conflit_collegues"
    case burnOut = "burn_out"
    case harcelement, reorientation, licenciement
    case separation
    case gardeEnfants = "garde_enfants"
    case pensionAlimentaire = "pension_alimentaire"
    case parentalite, deuil
    case prestations
    case couvertureSante = "couverture_sante"
    case titreSejour = "titre_sejour"
    case demarchesAdministratives = "demarches_administratives"
    case rqth
    case amenagementPoste = "amenagement_poste"
    case invalidite, aah
    case reprise
    case tempsPartiel = "temps_partiel_therapeutique"
    case inaptitude, reclassement
    case departRetraite = "depart_retraite"
    case releveCarriere = "releve_carriere"
    case retraiteProgressive = "retraite_progressive"
    case parentAge = "parent_age"
    case enfantHandicap = "enfant_handicap"
    case congeAidant = "conge_aidant"
    case violencesConjugales = "violences_conjugales"
    case violencesFamiliales = "violences_familiales"
    case violencesTravail = "violences_travail"
    case litigeConsommation = "litige_consommation"
    case litigeCivil = "litige_civil"
    case succession
    case permis, transport, demenagement
    case accidentTravail = "accident_travail"
    case decesCollegue = "deces_collegue"
    case agression
    case fiscalite
    case securiteSociale = "securite_sociale"
    case allocations
    case chomageFrontalier = "chomage_frontalier"
    case lectureEcriture = "lecture_ecriture"
    case numerique, interprete

    /// The others read as their code with spaces.
    package var libelle: String { Self.mots[self] ?? rawValue.replacing("_", with: " ") }

    /// Theme it makes precise.
    package var motif: Motif { Self.parMotif.first { $0.value.contains(self) }?.key ?? .droits }

    /// Those of a theme, in the order shown.
    package static func de(_ motif: Motif) -> [Precision] { parMotif[motif] ?? [] }
}

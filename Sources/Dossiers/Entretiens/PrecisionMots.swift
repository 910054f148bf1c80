import Actes

extension Precision {
    static let parMotif: [Motif: [Precision]] = [
        .budget: [.surendettement, .impayes, .credits, .baisseRevenus, .aideUrgence],
        .sante: [.arretMaladie, .longueMaladie, .santeMentale, .addictions, .accesSoins],
        .logement: [.rechercheLogement, .loyerImpaye, .expulsion, .logementInadapte, .accession],
        .viePro: [.conflitHierarchique, .conflitCollegues, .burnOut, .harcelement, .reorientation, .licenciement],
        .famille: [.separation, .gardeEnfants, .pensionAlimentaire, .parentalite, .deuil],
        .droits: [.prestations, .couvertureSante, .titreSejour, .demarchesAdministratives],
        .handicap: [.rqth, .amenagementPoste, .invalidite, .aah],
        .maintien: [.reprise, .tempsPartiel, .inaptitude, .reclassement],
        .retraite: [.departRetraite, .releveCarriere, .retraiteProgressive],
        .aidants: [.parentAge, .enfantHandicap, .congeAidant],
        .violences: [.violencesConjugales, .violencesFamiliales, .violencesTravail],
        .juridique: [.litigeConsommation, .litigeCivil, .succession],
        .mobilite: [.permis, .transport, .demenagement],
        .evenement: [.accidentTravail, .decesCollegue, .agression],
        .frontalier: [.fiscalite, .securiteSociale, .allocations, .chomageFrontalier],
        .langue: [.lectureEcriture, .numerique, .interprete],
    ]

    static let mots: [Precision: String] = [
        .impayes: "impayés", .credits: "crédits", .baisseRevenus: "baisse de revenus", .aideUrgence: "aide d'urgence",
        .arretMaladie: "arrêt maladie", .santeMentale: "santé mentale", .accesSoins: "accès aux soins",
        .rechercheLogement: "recherche de logement", .loyerImpaye: "loyer impayé", .logementInadapte: "logement inadapté",
        .accession: "accession à la propriété", .conflitHierarchique: "conflit hiérarchique", .conflitCollegues: "conflit entre collègues",
        .burnOut: "burn-out", .harcelement: "harcèlement", .reorientation: "réorientation", .separation: "séparation",
        .gardeEnfants: "garde d'enfants", .parentalite: "parentalité", .couvertureSante: "couverture santé",
        .titreSejour: "titre de séjour", .demarchesAdministratives: "démarches administratives", .rqth: "RQTH",
        .amenagementPoste: "aménagement de poste", .invalidite: "invalidité", .aah: "AAH", .tempsPartiel: "temps partiel thérapeutique",
        .departRetraite: "départ en retraite", .releveCarriere: "relevé de carrière", .parentAge: "parent âgé",
        .enfantHandicap: "enfant en situation de handicap", .congeAidant: "congé d'aidant", .violencesTravail: "violences au travail",
        .litigeConsommation: "litige de consommation", .permis: "permis de conduire", .demenagement: "déménagement",
        .accidentTravail: "accident du travail", .decesCollegue: "décès d'un collègue", .fiscalite: "fiscalité",
        .securiteSociale: "sécurité sociale", .chomageFrontalier: "chômage", .lectureEcriture: "lecture et écriture",
        .numerique: "numérique", .interprete: "interprète",
    ]
}

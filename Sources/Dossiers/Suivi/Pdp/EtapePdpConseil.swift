extension EtapePdp {
    /// What to say to the person.
    package var conseil: String {
        switch self {
        case .liaison:
            "À l'initiative de la personne ou de l'employeur, qui l'informe qu'elle peut le demander. Elle peut refuser sans conséquence. Le service de santé au travail y est associé."
        case .preReprise:
            "La personne, son médecin traitant, le médecin-conseil ou le médecin du travail la demandent pendant l'arrêt. L'employeur doit l'informer de cette possibilité."
        case .seuilReprise:
            "À partir de ce jour, la reprise donne lieu à une visite avec le médecin du travail. L'employeur la demande dès qu'il connaît la fin de l'arrêt."
        case .essai:
            "Essayer le poste, ou un autre, pendant l'arrêt, avec l'accord des médecins : demande au service social de la Carsat ou de la CPAM. Temps partiel thérapeutique sur prescription."
        case .sixMois: "Faire le point : relais de la prévoyance, demande de RQTH, suites possibles en invalidité."
        case .sixMoisPro:
            "Faire le point : demande de RQTH, et ce qui vient après la consolidation (reprise, inaptitude, rente). Les indemnités courent jusqu'à la guérison ou la consolidation."
        case .unAn: "Hors affection de longue durée, 360 indemnités journalières au plus sur trois ans. Vérifier le compte avec la CPAM."
        case .reprise:
            "Le jour de la reprise, au plus tard huit jours après ; l'employeur l'organise. Des dispenses peuvent exister : demander au service de santé au travail."
        case .luReprise:
            "Après un mois d'incapacité sur les trois derniers : demande à la CNS, avec le certificat du médecin traitant et l'accord de l'employeur."
        case .luSeuilReprise:
            "Au-delà de six semaines sans interruption, l'employeur avertira le médecin du travail de la reprise, qui peut examiner la personne."
        case .luReclassement:
            "Si le dernier poste paraît hors d'atteinte, en parler au médecin traitant, au Contrôle médical ou au médecin du travail : la Commission mixte décide, interne ou externe."
        case .luProtection:
            "L'employeur ne peut licencier pendant 26 semaines d'incapacité annoncée et certifiée. Ensuite cette protection cesse : prévoir le reclassement avant."
        case .luIndemnites:
            "78 semaines au plus sur 104, toutes causes, comptées ici sur les arrêts de ce dossier. Vérifier le compte avec la CNS : à l'épuisement, le contrat peut prendre fin de plein droit."
        case .luExamen:
            "L'employeur avertit le médecin du travail de la reprise après plus de six semaines ; l'examen se fait avant, ou le jour même."
        }
    }
}

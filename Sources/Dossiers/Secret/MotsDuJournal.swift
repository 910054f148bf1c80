/// What the journal says of a dossier, in words for its referent and for the person, who receives the list. Every code the base can write
/// has its own (a test reads them in the catalogue).
enum MotsDuJournal {
    static let mots = lectures.merging(sorties) { $1 }.merging(partages) { $1 }.merging(conservation) { $1 }

    private static let lectures = [
        "lire_dossier": "a ouvert le dossier", "lire_dossier_refus": "a demandé le dossier",
        "lire_note": "a lu une note", "lire_note_refus": "a demandé une note",
        "lire_journal_refus": "a demandé ce journal",
        "lire_budget": "a lu le budget", "lire_budget_refus": "a demandé le budget",
        "lire_document": "a lu la liste des documents", "lire_document_refus": "a demandé les documents",
        "lire_ecrit": "a lu les rapports et lettres", "lire_ecrit_refus": "a demandé les rapports et lettres",
        "retirer_entretien": "a retiré un entretien", "rectifier_note": "a rectifié une note",
        "lire_brouillon": "a repris un brouillon", "lire_brouillon_refus": "a demandé un brouillon",
        "lire_rappel": "a lu un appel à rendre", "lire_rappel_refus": "a demandé un appel à rendre",
        "lire_piece": "a ouvert un document",
        "lire_orientation": "a lu une orientation de l'entreprise", "lire_orientation_refus": "a demandé une orientation de l'entreprise",
        "lire_notes_psychologue": "a lu ses notes de psychologue",
        "telecharger_document": "a ouvert un document", "telecharger_document_refus": "a demandé un document",
        "retirer_budget": "a retiré un budget", "retirer_document": "a retiré un document", "retirer_ecrit": "a retiré un brouillon",
        "clore_orientation": "a répondu à une orientation de l'entreprise",
        "confier_orientation": "a confié une orientation de l'entreprise à un collègue",
        "chercher_nom": "a cherché un nom", "chercher_numero": "a cherché un numéro de dossier",
        "retirer_orientation": "a retiré une orientation", "retirer_alerte": "a retiré une alerte",
    ]

    private static let sorties = [
        "exporter_plan": "a imprimé le plan d'action", "exporter_budget": "a imprimé le budget",
        "exporter_ecrit": "a imprimé un rapport ou une lettre", "exporter_document": "a enregistré un document hors du service",
        "exporter_refus": "a demandé d'imprimer une pièce",
        "copier_dossier": "a tiré la copie de la personne", "copier_dossier_refus": "a demandé la copie de la personne",
        "remettre_copie": "a remis la copie à la personne",
        "demander_copie": "a noté que la personne demande sa copie", "prolonger_demande": "a prolongé le délai d'une copie demandée",
        "retirer_demande": "a noté que la personne ne demande plus sa copie",
        "remettre_notes_psychologue": "a remis ses notes de psychologue à la personne",
    ]

    private static let partages = [
        "partager_dossier": "a partagé le dossier", "retirer_partage": "a mis fin à un partage",
        "acces_urgence": "a ouvert un accès d'urgence", "acces_urgence_refus": "a demandé un accès d'urgence",
        "acces_urgence_limite": "a épuisé ses demandes d'accès d'urgence du jour",
        "refermer_acces_urgence": "a refermé un accès d'urgence", "lire_acces_urgence": "a lu le motif d'un accès d'urgence",
        "lire_acces_urgence_refus": "a demandé le motif d'un accès d'urgence",
        "acte_direction": "la direction a pris acte de l'accès d'urgence",
        "verrouiller": "a posé un verrou", "verrouiller_refus": "a demandé de poser un verrou", "deverrouiller": "a levé un verrou",
        "proposer_transfert": "a proposé un relais", "proposer_transfert_refus": "a demandé de proposer un relais",
        "annuler_transfert": "a retiré une proposition de relais", "accepter_transfert": "a accepté le relais",
        "proposer_suivi": "a proposé un suivi de psychologue", "proposer_suivi_refus": "a demandé de proposer un suivi de psychologue",
        "annuler_suivi": "a retiré une proposition de suivi", "accepter_suivi": "a accepté un suivi de psychologue",
        "refuser_suivi": "a refusé un suivi de psychologue", "decider_suivi_refus": "a voulu répondre à un suivi qui ne l'attendait plus",
        "refuser_transfert": "a refusé le relais", "decider_transfert_refus": "a voulu répondre à un relais qui ne l'attendait plus",
    ]

    private static let conservation = [
        "effacer_dossier": "a effacé le dossier", "effacer_dossier_refus": "a demandé l'effacement",
        "conservation_avertir": "averti de la fin de conservation",
        "conservation_archiver": "archivé, deux ans après le dernier contact",
        "conservation_effacer": "effacé au terme de sa conservation",
        "conservation_geler": "a suspendu l'effacement", "conservation_degeler": "a levé la suspension de l'effacement",
        "desarchiver": "a sorti le dossier de l'archive",
    ]
}

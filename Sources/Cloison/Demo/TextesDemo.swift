/// Recommendations as the workers of the demonstration write them: what the company may change, never who.
enum TextesDemo {
    static let trimestre: [String] = [
        "Rappeler la permanence au dos du bulletin de paie et dans l'écran du vestiaire : les équipes de nuit la connaissent peu.",
        "Déplacer une demi-journée sur deux en fin d'après-midi, pour que les postés du matin puissent venir hors temps de travail.",
        "Prévoir avec le service paie une avance sur salaire à date fixe et sans motif à fournir : les demandes d'acompte arrivent souvent trop tard pour éviter un rejet de prélèvement.",
        "Faire figurer dans le livret d'accueil les droits ouverts dès l'embauche : complémentaire santé, Action Logement, aide à la mobilité.",
        "Organiser avec Action Logement une information sur site : beaucoup de demandes de logement portent sur un dispositif que l'entreprise finance déjà.",
        "Signaler la fin des CDD au service un mois avant : l'ouverture des droits à France Travail se prépare, et l'absence de revenu se creuse en quelques semaines.",
        "Donner aux managers une fiche d'une page : ce que fait le service social, ce qu'il ne dit jamais à l'employeur, comment le proposer sans poser de question.",
        "Installer dans la salle d'entretien un panneau « occupé » et déplacer l'imprimante voisine : la confidentialité commence dans le couloir.",
        "Inviter la mutuelle à tenir un point d'accueil par semestre : les restes à charge dentaires et optiques sont renoncés faute d'être compris.",
        "Étudier un forfait mobilités durables ou un covoiturage organisé : le coût du trajet revient dans les demandes liées au budget.",
        "Annoncer les changements d'horaires au moins quinze jours à l'avance : la garde d'enfants est le premier obstacle cité quand une équipe tourne.",
        "Rendre visible la procédure d'aide d'urgence du CSE, avec un délai de réponse affiché ; aujourd'hui elle passe de bouche à oreille.",
        "Proposer un rendez-vous de liaison pendant les arrêts longs, avec l'accord de la personne : la reprise se prépare mieux à trois qu'à la veille du retour.",
        "Prévoir une place au calme et un casque pour les postes d'accueil : la fatigue liée au bruit est évoquée bien avant l'arrêt.",
        "Traduire l'affiche de la permanence en portugais et en allemand, et garder une version en pictogrammes pour l'atelier.",
        "Afficher les numéros d'écoute nationaux, dont le 3919 et le 3114, aux vestiaires et aux toilettes, sans autre commentaire.",
        "Informer sur le congé de proche aidant et sur l'allocation journalière : des salariés posent des congés payés pour accompagner un parent.",
        "Garder la permanence pendant les semaines d'arrêt de production : c'est là que les dossiers de surendettement se déposent.",
        "Associer le service aux réunions de rentrée : vingt minutes en équipe ouvrent plus de portes qu'une note de service.",
        "Revoir le modèle de lettre adressé lors d'une saisie sur salaire : une phrase de plus oriente vers la permanence au lieu d'inquiéter.",
        "Ouvrir la prise de rendez-vous par téléphone aux chauffeurs : ils sont rarement sur site aux heures de permanence.",
        "Préparer avec le médecin du travail une information sur la visite de préreprise : elle reste demandée trop tard.",
        "Vérifier que les intérimaires reçoivent l'affiche : la permanence leur est ouverte et ils l'ignorent.",
        "Rappeler aux équipes que prendre rendez-vous ne passe ni par le chef d'équipe ni par les ressources humaines.",
        "Proposer un atelier « lire son bulletin et son budget » sur le temps de pause, en petit groupe et sans inscription nominative.",
        "Prévenir le service avant un déménagement d'atelier : les temps de trajet changent, et avec eux les gardes et les dépenses.",
        "Signaler aux salariés en temps partiel le complément possible de la prime d'activité ; un affichage suffit, la démarche se fait en permanence.",
        "Conserver un créneau sans rendez-vous en début de mois : c'est le moment où les impayés se découvrent.",
    ]

    static let annee: [String] = [
        "Inscrire le service social dans l'accord QVCT de l'an prochain : une action par trimestre, suivie en CSE, plutôt qu'une journée isolée.",
        "Construire avec le médecin du travail et le service paie un parcours de retour après un arrêt long : lettre à trente jours, rendez-vous de liaison, essai encadré, point à trois mois.",
        "Regrouper les aides de l'entreprise, du CSE, de la mutuelle et d'Action Logement dans un guide unique, remis à l'embauche et mis à jour chaque janvier.",
        "Étudier un partenariat avec un bailleur social du bassin : la distance au travail explique une part des demandes de logement.",
        "Former chaque nouvel encadrant à l'orientation vers le service social, en une demi-journée, avec des cas inventés.",
        "Équilibrer les demi-journées entre les sites selon l'effectif présent et les horaires postés, et non selon l'effectif inscrit.",
        "Mettre en place un fonds de secours à règles écrites, instruit par le service social sans que l'employeur connaisse le bénéficiaire.",
        "Ouvrir avec les organisations syndicales un travail sur l'usure professionnelle : temps partiel de fin de carrière, retraite progressive, compte de prévention.",
        "Anticiper les départs en retraite : une réunion par an, deux ans avant l'âge, évite les ruptures de ressources entre la dernière paie et la première pension.",
        "Évaluer l'effet du télétravail sur l'isolement, avec des questions posées à tous et rendues par service entier seulement.",
        "Faire de la permanence un temps protégé : heure comptée comme travail, salle fermée, aucune feuille de présence.",
        "Préparer un plan d'appui aux familles en cas de fermeture ou de chômage partiel : budget, crédits, logement, dans cet ordre.",
    ]

    static let renvois: [String] = [
        "La première recommandation vise un atelier où travaille une seule équipe : la tourner pour tout le site.",
        "Merci d'ajouter une recommandation sur les horaires décalés, dont le CSE a parlé en octobre.",
        "La phrase sur le fonds de secours annonce une décision que l'entreprise n'a pas prise : la mettre au conditionnel.",
    ]
}

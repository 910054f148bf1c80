/// The social report: the plan that the profession teaches, filled with what the dossier knows and blanks for what only the worker can say.
enum ModeleRapport {
    static func texte(budget: Bool) -> String {
        """
        # La personne
        {{personne.nom_complet}}, {{personne.poste}}, {{entreprise.raison_sociale}}, {{entreprise.etablissement}}.
        Adresse : {{personne.adresse}}
        Foyer : {{personne.foyer}}

        # Le cadre
        Dossier {{dossier.numero}}, ouvert le {{dossier.ouverture}}. Motif de la demande : {{dossier.motif}}.
        Rencontres : {{entretiens}}.

        # La situation
        {{situation}}
        \(budget ? "\n# Le budget\n{{budget.synthese}}\n" : "")
        # Ce qui a été fait
        {{demarches}}

        # L'évaluation partagée
        {{evaluation}}

        # Les objectifs convenus
        {{objectifs}}

        # Ce qui est demandé
        {{demande}}
        """
    }
}

/// Living style page: each component in its states. Served in a demonstration only.
struct PageStyle: Page {
    static let gabarit = "style"
    var entete: Entete {
        Entete("Composants", sous: "Chaque pièce, dans chacun de ses états", visible: "toute l'équipe de conception.", largeur: .moyenne)
    }

    func child(named name: String) -> Any? {
        switch name {
        case "couleurs": Self.couleurs
        case "legende": Legende()
        case "jauge": Jauge(due: 24, [.tenues(11), .publiees(3), .planifiees(6), .creditees(1), .aPlacer(3)])
        case "champs": Self.champs
        case "messages": Self.messages
        case "avance": Avance("Calcul du plan de décembre", fait: 128, sur: 203, phrase: "128 permanences placées sur 203.")
        case "vide":
            Vide(
                "Aucune permanence à placer cette semaine.", suite: "Les prochaines sont dues à partir du 7 déc. 2026.",
                action: Action("Voir décembre", "#"))
        case "resume":
            FautesResume([
                ("effectif", "Effectif : un nombre entier, par exemple 318"), ("date", "Date : elle précède le début du contrat"),
            ])
        case "ligne": Self.ligne
        case "colonnes": Self.colonnes
        case "barres": Self.barres
        case "multiples": Self.multiples
        case "empile": Self.empile
        case "onglets": Onglets("Dossier", [("Suivi", "#", true), ("Démarches (3)", "#demarches", false), ("Budget", "#budget", false)])
        default: nil
        }
    }

    private static let couleurs: [Balisage] = [
        ("sapin", "agir, fait"), ("ardoise", "prévu, information"), ("mirabelle", "dû, attention"), ("brique", "erreur, conflit"),
        ("quetsche", "nominatif seulement"), ("encre", "texte"), ("encre2", "texte second"), ("creux", "fond creusé"),
    ].map { nom, sens in
        "<div><svg aria-hidden=\"true\"><rect class=\"f-\(nom)\" width=\"100%\" height=\"100%\"/></svg><b>\(nom)</b><br>\(sens)</div>"
    }

    private static let champs: [Balisage] = [
        Champ("entreprise", "Entreprise", "Câblerie de Florange", aide: "Nom tel qu'il figure sur la facture.").balisage,
        Champ("debut", "Début", "32 nov. 2026", faute: "Novembre a 30 jours. Écrivez par exemple 30 nov. 2026.").balisage,
        Champ("effectif", "Effectif", "318", genre: .nombre, fige: true).balisage,
        Choix(
            "rythme", "Rythme", [Option("h", "hebdomadaire"), Option("b", "bimensuelle, deux fois par mois"), Option("m", "mensuelle")],
            choisi: "h"
        ).balisage,
        Choix("motifs", "Motif identifié", [Option("b", "budget"), Option("l", "logement"), Option("f", "famille")], choisis: ["b", "l"])
            .balisage,
    ]

    private static let messages: [Balisage] = [
        Alerte(.information, "Le 26 déc. est férié à Metz, pas à Nancy.", fort: "Pour information.").balisage,
        Alerte(.fait, "9 permanences, 8 entreprises prévenues.", fort: "Publié.").balisage,
        Alerte(.attention, "Verrerie de Forbach, le 30 nov.", fort: "Préavis dans 10 jours.").balisage,
        Alerte(.erreur, "Sophie Kremer a déjà une permanence ce matin-là.", fort: "Conflit.").balisage,
    ]

    private static let ligne = Ligne(
        Lecture(
            "Ligne", unite: "Valeurs écrites sur les points, pas d'axe double",
            phrase: "Trait plein : ce client. Tirets : moyenne du portefeuille."),
        rubrique: "Trimestre", mesure: "Entretiens",
        [Point("T2 25", 27), Point("T3 25", 30), Point("T4 25", 24), Point("T1 26", 29), Point("T2 26", 31), Point("T3 26", 34)],
        repere: [25, 26, 27, 28, 28, 29])

    private static let colonnes = Colonnes(
        Lecture(
            "Colonnes", unite: "Foncé : réel ; clair : prévu, en euros", phrase: "615 € par mois, plus un atelier en octobre et en mars."),
        rubrique: "Mois", mesure: "Euros",
        [
            Point("oct.", 950), Point("nov.", 615, clair: true), Point("déc.", 615, clair: true), Point("janv.", 615, clair: true),
            Point("févr.", 615, clair: true), Point("mars", 1_215, clair: true),
        ])

    private static let barres = Barres(
        Lecture(
            "Barres", unite: "46 motifs, une situation peut en porter plusieurs",
            phrase: "Le budget et la santé réunissent 21 motifs sur 46."),
        rubrique: "Thème", mesure: "Motifs",
        [Point("Budget", 13), Point("Santé", 8), Point("Logement", 7), Point("Accès aux droits", nil)], total: 46, parts: true)

    private static let multiples = Multiples(
        Lecture("Petits multiples", unite: "Même échelle, dernière période foncée", phrase: "Seul le logement monte : 5, 6 puis 7 motifs."),
        periodes: ["T4", "T1", "T2", "T3"],
        [("Budget", [9, 11, 8, 13]), ("Santé", [7, 8, 6, 8]), ("Logement", [nil, 5, 6, 7])])

    private static let empile = Empile(
        Lecture("Parts empilées", unite: "Le dessin est dans le tableau", phrase: "L'entretien à distance gagne huit points."),
        rubrique: "Trimestre", cles: ["prévu", "spontané", "à distance"],
        [("T2 26", [52, 17, 31]), ("T3 26", [45, 16, 39])])
}

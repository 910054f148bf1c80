import Actes
import Calendrier
import Dossiers
import Partenaires

/// What follows a dossier of the demonstration: situation, evaluation, plan, orientations, sick leaves; in a stream of its own.
struct SuiviDemo {
    let suivi: SuiviSemence

    private typealias Modele = (but: String, actions: [(String, Qui)])

    private static let modeles: [Motif: [Modele]] = [
        .budget: [
            (
                "Retrouver un reste à vivre qui tient jusqu'à la fin du mois",
                [
                    ("Noter les dépenses d'un mois", .personne), ("Demander un échéancier au créancier", .ensemble),
                    ("Relire les contrats d'assurance", .intervenant),
                ]
            ),
            ("Ne plus payer de frais de rejet", [("Ouvrir un compte sans découvert", .personne), ("Écrire à la banque", .intervenant)]),
        ],
        .logement: [
            (
                "Rester dans le logement",
                [
                    ("Proposer un plan d'apurement au bailleur", .ensemble), ("Déposer la demande au FSL", .intervenant),
                    ("Réunir les trois dernières quittances", .personne),
                ]
            ),
            (
                "Trouver un logement plus près du travail",
                [("Renouveler la demande de logement social", .personne), ("Contacter Action Logement", .intervenant)]
            ),
        ],
        .maintien: [
            (
                "Reprendre le travail dans un poste tenable",
                [
                    ("Demander la visite de préreprise", .personne), ("Préparer ce que je veux dire au médecin du travail", .ensemble),
                    ("Déposer la demande de RQTH", .ensemble),
                ]
            )
        ],
        .sante: [
            (
                "Comprendre mes revenus pendant l'arrêt",
                [("Demander l'attestation de salaire", .personne), ("Appeler la prévoyance", .intervenant)]
            )
        ],
        .famille: [
            (
                "Organiser la garde des enfants",
                [("Appeler la CAF pour le complément de garde", .personne), ("Chercher un relais le mercredi", .ensemble)]
            )
        ],
    ]
    private static let defaut: [Modele] = [
        ("Savoir à quoi j'ai droit", [("Faire la simulation des droits ensemble", .ensemble), ("Envoyer la demande", .personne)])
    ]
    private static let analyses: [String] = [
        "Les charges ont augmenté depuis la séparation ; le loyer passe avant le reste, et c'est ce qui tient.",
        "La fatigue pèse plus que le papier : avancer une chose à la fois, en commençant par ce qui rassure.",
        "La demande de départ en cachait une autre, dite au deuxième entretien.",
    ]

    init(_ entreprise: EntrepriseDemo, rang: Int, motif: Motif, ouvertLe: DateCivile, clos: Bool, aujourdhui: DateCivile) {
        var hasard = Hasard(MondeDemo.graine, "suivi \(entreprise.rang)", rang)
        var suivi = SuiviSemence(aujourdhui: aujourdhui)
        suivi.droit = DroitTravail(territoire: entreprise.pays)
        suivi.situation = Self.situation(motif, &hasard)
        if hasard.chance(55) {
            var evaluation = Evaluation()
            evaluation.textes[.analyse] = hasard.un(Self.analyses)
            evaluation.textes[.appuis] = "Un travail qu'elle veut garder, une sœur à proximité."
            suivi.evaluation = (evaluation, ouvertLe)
        }
        if hasard.chance(60) { suivi.objectifs = Self.objectifs(motif, ouvertLe, clos: clos, aujourdhui, &hasard) }
        if hasard.chance(25) { suivi.orientations = [Self.orientation(motif, ouvertLe, &hasard)] }
        if motif == .maintien || motif == .sante && hasard.chance(50) {
            suivi.arrets = Self.arrets(ouvertLe, clos: clos, aujourdhui, &hasard)
            suivi.mesures = MesuresDemo(suivi.arrets, droit: suivi.droit, ouvertLe: ouvertLe, aujourdhui: aujourdhui).mesures(&hasard)
        }
        self.suivi = suivi
    }

    private static func situation(_ motif: Motif, _ hasard: inout Hasard) -> Situation {
        var s = Situation()
        s.categorie = hasard.selon([(.ouvrier, 45), (.employe, 32), (.agentMaitrise, 14), (.cadre, 9)])
        s.contrat = hasard.selon([(.cdi, 82), (.cdd, 10), (.interim, 8)])
        s.tempsPartiel = hasard.chance(18)
        s.entree = "\(Int.random(in: 2004...2025, using: &hasard))-0\(Int.random(in: 1...9, using: &hasard))"
        s.famille = hasard.selon([(.couple, 45), (.seul, 25), (.monoparental, 18), (.separation, 12)])
        s.logement = hasard.selon([(.locatairePrive, 35), (.locataireSocial, 30), (.accedant, 25), (.heberge, 10)])
        let enfants = (0..<Int.random(in: (s.famille == .monoparental ? 1 : 0)...3, using: &hasard)).map { _ in
            Membre(.enfant, naissance: Int.random(in: 2009...2024, using: &hasard), aCharge: true)
        }
        s.membres = (s.famille == .couple ? [Membre(.conjoint)] : []) + (s.famille == .seul ? [] : enfants)
        s.ressources = motif == .sante || motif == .maintien ? [.indemnitesJournalieres, .prevoyance] : [.salaire, .prestations]
        if motif == .handicap || motif == .maintien { s.reconnaissances = [hasard.un([.rqth, .rqthDemandee, .ald])] }
        return s
    }

    private static func objectifs(
        _ motif: Motif, _ le: DateCivile, clos: Bool, _ aujourdhui: DateCivile, _ hasard: inout Hasard
    ) -> [ObjectifSemence] {
        (modeles[motif] ?? defaut).map { modele in
            let resultat: Resultat = clos ? hasard.selon([(.atteint, 5), (.partiel, 3), (.nonAtteint, 1), (.abandonne, 1)]) : .enCours
            let base = clos ? le : max(le, aujourdhui.plus(jours: -30))
            let actions = modele.actions.enumerated().map { rang, action in
                let echeance = base.plus(jours: 14 + rang * 17)
                return (texte: action.0, qui: action.1, echeance: echeance, faite: echeance < aujourdhui && (clos || hasard.chance(70)))
            }
            let texte = Objectif.Texte(modele.but, commentaire: clos ? "Relu ensemble à la fin du suivi." : "")
            return ObjectifSemence(
                PlanStore.Saisi(theme: motif, horizon: base.plus(jours: 75), texte: texte, resultat: resultat), le: le, actions: actions)
        }
    }

    private static func orientation(_ motif: Motif, _ le: DateCivile, _ hasard: inout Hasard) -> OrientationStore.Nouvelle {
        let vers: VersOrientation = hasard.selon([(.partenaire, 5), (.psychologue, 3), (.santeTravail, 2)])
        let partenaire: TypePartenaire? = vers == .partenaire ? hasard.un([.pointConseil, .adil, .cidff, .departement]) : nil
        return OrientationStore.Nouvelle(
            vers: vers, partenaire: partenaire, le: le, relance: le.plus(jours: 30),
            texte: Orientation.Texte("Avec son accord, pour être reçue vite."))
    }

    /// One leave, and once in two a prolongation; running still for an open dossier.
    private static func arrets(_ le: DateCivile, clos: Bool, _ aujourdhui: DateCivile, _ hasard: inout Hasard) -> [PeriodeArret] {
        let origine: OrigineArret = hasard.selon([(.maladie, 7), (.accidentTravail, 2), (.maladiePro, 1)])
        let debut = clos ? le.plus(jours: -40) : aujourdhui.plus(jours: -hasard.un([22, 27, 34, 55, 58, 88, 130, 176]))
        let coupure = debut.plus(jours: 20)
        let fin = clos ? debut.plus(jours: 95) : hasard.chance(60) ? aujourdhui.plus(jours: 12) : nil
        return [PeriodeArret(origine, debut, coupure), PeriodeArret(origine, coupure.plus(jours: 1), fin)]
    }
}

import Foundation
import Testing

@testable import Dossiers

/// The shield of free text, case by case. Names known to the service: a first name and two surnames of each kind.
@Suite struct BouclierTests {
    static let connus: Set<String> = [
        "lambert", "roussel", "karim", "muller", "ndiaye", "diaye", "goff", "legoff", "martin", "petit", "blanc", "rose", "pierre", "marie",
        "fontaine", "ferry", "schneider", "weber", "vu", "nancy", "clement", "boulanger",
    ]
    static let publics: Set<String> = ["testange", "weber"]

    /// What is stopped in `texte`, as « nature : extrait ».
    static func lire(_ texte: String, connus: Set<String> = connus) -> [String] {
        let bouclier = Bouclier([texte], annee: 2026, publics: publics)
        let signes = Array(texte)
        return bouclier.arrets(connus: connus.intersection(bouclier.candidats)).map {
            "\($0.nature.rawValue) : \(String(signes[$0.passage.signes]))"
        }
    }

    @Test(arguments: [
        "Prévoir le versement du 13e mois en deux fois.",
        "Le 1er janvier 2027, revoir la prise en charge des transports.",
        "Reprendre l'art. L. 4631-1 du code du travail avec le CSE.",
        "Les articles L. 1226-1-1 à L. 1226-1-4 et R. 4624-31 le permettent.",
        "Le fonds de secours de 24 000 € n'est pas consommé.",
        "Porter l'enveloppe de 1 200 000 € à 1 500 000 €.",
        "Les réunions des 12/03/2026 et 15.10.2026 ont aidé.",
        "Du 01/02/2026 14 h au 28/02/2026 18 h, tenir une permanence de plus.",
        "Rappeler le numéro 3919, le 3018 et le 115 par affichage.",
        "Afficher le numéro vert 0 800 05 95 95.",
        "Le collège Jules-Ferry et le lycée Marie Curie accueillent des stages.",
        "Une convention avec l'école Pierre-Fontaine est possible.",
        "La rue de l'Industrie est mal desservie après 20 h.",
        "Ouvrir un petit budget de transport et un livret blanc.",
        "Petit à petit, les demandes portent sur le logement.",
        "Petits déjeuners d'information : en prévoir deux par an.",
        "Le budget est le premier motif ; pierre d'angle du suivi.",
        "Une salariée qui se marie ou se pacse doit le signaler à la mutuelle.",
        "Un fonds clément, une fontaine à eau, un pain de boulanger.",
        "Le bassin de Nancy manque de logements.",
        "L'équipe de Weber SA a reçu l'information.",
        "La loi du 2 janvier 2002 et le décret n° 2021-1065 s'appliquent.",
        "Loi n° 2018-771 : le dispositif existe.",
        "Horaires en 3 x 8, postes de 35 h, coefficient 2,5.",
        "En 2025-2026, le taux d'appel est passé de 4 % à 6 %.",
        "Entre 2024 et 2026, hausse de 12 points.",
        "M. le Directeur et Mme la Responsable des ressources humaines sont associés.",
        "Contacter Action Logement, la CAF, la CPAM ou la Banque de France.",
        "2 places en crèche et 12 cours de gestion du budget.",
        "3 passages par an suffisent ; 2 routes restent coupées l'hiver.",
        "L'action née en 2025 avec le CSE continue.",
        "Le site de Saint-Martin a une salle adaptée.",
        "Vu le nombre de demandes, ouvrir une demi-journée de plus.",
        "Page service-public.fr, rubrique logement.",
        "Former les managers à l'écoute (2 h 30, 8 participants).",
        "Le 9 du mois, la paie ; le 15, l'acompte.",
        "Marie-Galante et Noël Solidaire sont des noms d'opérations.",
        "Accès au Restos du Cœur de Metz-Borny.",
        "Dispositif à 360 degrés, norme ISO 45001, accord QVCT 2026.",
        "Aucune remarque.",
        "Les réunions des 21-22-23 octobre et les paliers 30-60-90 jours.",
        "De 25 000 à 30 000 €, 1 500 000 salariés, 7 j/7 et 24 h/24, 20-25 minutes.",
        "Ateliers de 10, 20, 30, 40, 50 et 60 minutes.",
        "Une réunion sur MS Teams avec Maître d'ouvrage et Docteur en droit.",
        "Madame, Monsieur, la permanence change de salle.",
        "Mme la Coordinatrice des soins relaie l'affiche.",
        "L'hôpital Claude Bernard et la clinique Sainte-Marie reçoivent sans avance.",
        "Convention de branche IDCC 3248, accord du 7 février 2022, ANI du 9 décembre 2020.",
        "Un entretien à J+30, un autre à M+3, puis 1 fois par an.",
        "Le taux passe de 12,5 % à 9,8 % ; 1 salarié sur 4 est concerné.",
    ])
    func passe(_ texte: String) {
        #expect(Self.lire(texte).filter { !$0.hasPrefix("chiffre") } == [])
    }

    @Test(arguments: [
        ("Écrire à jean.dupont@exemple.fr pour la suite.", "courriel : jean.dupont@exemple.fr"),
        ("Écrire à j_dupont+rh@sous.exemple.lu.", "courriel : j_dupont+rh@sous.exemple.lu"),
        ("Écrire à dupont (at) exemple point fr demain.", "courriel : dupont (at) exemple point fr"),
        ("Écrire à dupont arobase exemple.fr demain.", "courriel : dupont arobase exemple.fr"),
        ("Écrire à dupont at exemple dot fr demain.", "courriel : dupont at exemple dot fr"),
        ("Voir le compte @karim57 en ligne.", "compte : @karim57"),
        ("Appeler le 06 12 34 56 78 le matin.", "telephone : 06 12 34 56 78"),
        ("Appeler le 0612345678 le matin.", "telephone : 0612345678"),
        ("Appeler le 06.12.34.56.78.", "telephone : 06.12.34.56.78"),
        ("Appeler le 06-12-34-56-78.", "telephone : 06-12-34-56-78"),
        ("Appeler le 06/12/34/56/78.", "telephone : 06/12/34/56/78"),
        ("Appeler le 06\u{00A0}12\u{202F}34\u{00A0}56\u{202F}78.", "telephone : 06\u{00A0}12\u{202F}34\u{00A0}56\u{202F}78"),
        ("Appeler le 06, 12, 34, 56, 78.", "telephone : 06, 12, 34, 56, 78"),
        ("Appeler le 06 12 34\n56 78.", "telephone : 06 12 34\n56 78"),
        ("Appeler le (+352) 26 12 34 56.", "telephone : +352) 26 12 34 56"),
        ("Appeler le 48 12 34.", "telephone : 48 12 34"),
        ("Appeler le 0049 681 123456.", "telephone : 0049 681 123456"),
        ("Appeler le ０６ １２ ３４ ５６ ７８.", "telephone : ０６ １２ ３４ ５６ ７８"),
        ("Appeler le +33 6 12 34 56 78.", "telephone : +33 6 12 34 56 78"),
        ("Appeler le +33 (0)6 12 34 56 78.", "telephone : +33 (0)6 12 34 56 78"),
        ("Appeler le 0033 6 12 34 56 78.", "telephone : 0033 6 12 34 56 78"),
        ("Appeler le +352 621 123 456.", "telephone : +352 621 123 456"),
        ("Appeler le 621 123 456.", "telephone : 621 123 456"),
        ("Appeler le 27 12 34 56 au Luxembourg.", "telephone : 27 12 34 56"),
        ("Appeler le 0681 123456 en Sarre.", "telephone : 0681 123456"),
        ("Appeler le +49 681 12 34 56.", "telephone : +49 681 12 34 56"),
        ("Appeler le +1-202-555-0143.", "telephone : +1-202-555-0143"),
        ("Appeler au zéro six douze trente quatre, après midi.", "telephone : zéro six douze trente quatre, après midi"),
        ("Le 1 85 03 57 463 123 45 est enregistré.", "matricule : 1 85 03 57 463 123 45"),
        ("Le 285035746312345 est enregistré.", "matricule : 285035746312345"),
        ("Le 2850357463123 est enregistré.", "matricule : 2850357463123"),
        ("Le 1 85 03 2A 463 123 45 est corse.", "matricule : 1 85 03 2A 463 123 45"),
        ("Le 7.85.03.57.463.123 est provisoire.", "matricule : 7.85.03.57.463.123"),
        ("Le matricule 1985031212345 luxembourgeois.", "matricule : 1985031212345"),
        ("Virer sur FR76 3000 4000 0500 0012 3456 789.", "iban : FR76 3000 4000 0500 0012 3456 789"),
        ("Virer sur LU280019400644750000.", "iban : LU280019400644750000"),
        ("Virer sur de89 3704 0044 0532 0130 00.", "iban : de89 3704 0044 0532 0130 00"),
        ("Il habite 12 rue des Lilas, au fond.", "adresse : 12 rue des Lilas"),
        ("Il habite 12 bis, avenue foch.", "adresse : 12 bis, avenue foch"),
        ("Il habite 4 av. du général Leclerc à Metz.", "adresse : 4 av. du général Leclerc"),
        ("Elle habite 2 place Stanislas depuis peu.", "adresse : 2 place Stanislas"),
        ("Elle habite 14 cours de la République.", "adresse : 14 cours de la République"),
        ("Sarrebruck, Bahnhofstraße 12, au second.", "adresse : Bahnhofstraße 12"),
        ("Il vit à 57000 Metz avec sa famille.", "adresse : 57000 Metz"),
        ("Elle vit à L-4011 Esch-sur-Alzette.", "adresse : L-4011 Esch-sur-Alzette"),
        ("Au bâtiment B, appartement 12.", "adresse : appartement 12"),
        ("Le cariste né le 12 mars 1985 attend.", "naissance : né le 12 mars 1985"),
        ("Le cariste né à Thionville attend.", "naissance : né à Thionville"),
        ("Date de naissance : 12/03/1985.", "naissance : Date de naissance : 12/03/1985"),
        ("Une salariée née en 1985 attend.", "naissance : née en 1985"),
        ("Un dossier ouvert, 12/03/1985, attend.", "naissance : 12/03/1985"),
        ("La situation du 2026-04127 attend.", "dossier : 2026-04127"),
    ])
    func arrete(_ texte: String, _ attendu: String) {
        #expect(Self.lire(texte).filter { !$0.hasPrefix("chiffre") } == [attendu])
    }

    @Test(arguments: [
        ("Aménager le poste de Lambert.", ["nomConnu : Lambert"]),
        ("Aménager le poste de LAMBERT.", ["nomConnu : LAMBERT"]),
        ("Aménager le poste de lambert.", ["nomConnu : lambert"]),
        ("Les Lamberts ont reçu une aide.", ["nomConnu : Lamberts"]),
        ("La famille Lambert-Roussel attend.", ["nomConnu : Lambert", "nomConnu : Roussel"]),
        ("L'épouse de Muller attend.", ["nomConnu : Muller"]),
        ("L'épouse de Müller attend.", ["nomConnu : Müller"]),
        ("L'épouse de Mueller attend.", ["nomConnu : Mueller"]),
        ("L'épouse de N'Diaye attend.", ["nomConnu : Diaye"]),
        ("Le poste d'Karim, d’Ndiaye.", ["nomConnu : Karim", "nomConnu : Ndiaye"]),
        ("Le poste de Le Goff.", ["nomConnu : Le", "nomConnu : Goff"]),
        ("Le poste de Lam\u{00AD}bert.", ["nomConnu : Lam\u{00AD}bert"]),
        ("Le poste de Lam\u{200B}bert.", ["nomConnu : Lam\u{200B}bert"]),
        ("Le poste de Lam\u{0}bert.", ["nomConnu : Lam\u{0}bert"]),
        ("Le poste de Lam\u{202E}bert.", ["nomConnu : Lam\u{202E}bert"]),
        ("Le poste de Ｌambert.", ["nomConnu : Ｌambert"]),
        ("Le poste de Lambe\u{301}rt.", ["nomConnu : Lambe\u{301}rt"]),
        ("Martin est en arrêt.", ["nomConnu : Martin"]),
        ("Le poste de martin.", ["nomConnu : martin"]),
        ("Le poste de Petit est lourd.", ["nomConnu : Petit"]),
        ("Petit est en arrêt depuis mars.", ["nomConnu : Petit"]),
        ("Rose n'a pas repris.", ["nomConnu : Rose"]),
        ("Rose et bleu, les affiches.", []),
        ("Rose a repris à mi-temps.", ["nomConnu : Rose"]),
        ("Aménager le poste de Blanc.", ["nomConnu : Blanc"]),
        ("Pierre Lambert attend.", ["nomConnu : Pierre", "nomConnu : Lambert"]),
        ("pierre lambert attend.", ["nomConnu : pierre", "nomConnu : lambert"]),
        ("Petit Blanc attend.", ["nomConnu : Petit", "nomConnu : Blanc"]),
        ("Marie-Rose attend.", ["nomConnu : Marie", "nomConnu : Rose"]),
        ("Le logement de Marie.", ["nomConnu : Marie"]),
        ("Mme Petit attend.", ["nomConnu : Petit"]),
        ("M. Petit attend.", ["nomConnu : Petit"]),
        ("Mme Weber attend.", ["nomConnu : Weber"]),
        ("La réunion avec Vu a eu lieu.", ["nomConnu : Vu"]),
        ("Nancy Lambert attend.", ["nomConnu : Nancy", "nomConnu : Lambert"]),
        ("Mme Inconnue attend.", ["personne : Mme Inconnue"]),
        ("M. Untel et M. Autre attendent.", ["personne : M. Untel", "personne : M. Autre"]),
        ("Le dossier de Sandrine Delcourt avance.", ["personne : Sandrine Delcourt"]),
        ("Mme Inconnue de La Tour attend.", ["personne : Mme Inconnue"]),
        ("Mme de La Tour attend.", ["personne : Mme de La"]),
        ("M. de La Fontaine attend.", ["personne : M. de La", "nomConnu : Fontaine"]),
        ("Mme Jeanne Petit attend.", ["personne : Mme Jeanne", "nomConnu : Petit"]),
        ("Le poste de Lam-bert.", ["nomConnu : Lam", "nomConnu : bert"]),
        ("Le poste de L a m b e r t est lourd.", ["nomConnu : L a m b e r t"]),
        ("Le poste de L.A.M.B.E.R.T. est lourd.", ["nomConnu : L.A.M.B.E.R.T"]),
        ("Le site de Saint-Martin et Lambert.", ["nomConnu : Lambert"]),
        ("MmeLambert attend.", ["nomConnu : Lambert"]),
    ])
    func connait(_ texte: String, _ attendus: [String]) {
        #expect(Self.lire(texte) == attendus)
    }

    @Test(arguments: [
        ("Dans 3 situations sur 10, le loyer.", ["chiffre : 3 situations"]),
        ("Trois personnes ont été reçues.", ["chiffre : Trois personnes"]),
        ("Une seule salariée l'a demandé.", ["chiffre : Une seule salariée"]),
        ("Il y a 12 situations et un salarié.", []),
        ("Prévoir 3 ateliers et 2 affiches.", []),
    ])
    func avertit(_ texte: String, _ attendus: [String]) {
        #expect(Self.lire(texte) == attendus)
        #expect(!Bouclier([texte], annee: 2026).arreteDeja)
    }

    /// What is near does not hide what is near.
    @Test func chaqueChoseASonLieu() {
        #expect(
            Self.lire("Elle habite 12 rue des Lilas et son numéro est le 06 12 34 56 78, née le 3 mai 1990, a@b.fr.")
                == ["adresse : 12 rue des Lilas", "telephone : 06 12 34 56 78", "naissance : née le 3 mai 1990", "courriel : a@b.fr"])
    }

    /// The place is the one typed: recommendation, line, signs, invisible ones counted.
    @Test func leLieuEstCeluiDeLaSaisie() throws {
        let saisis = ["Rien ici.", "Première ligne\r\navec Lam\u{200B}bert au milieu"]
        let arret = try #require(Bouclier(saisis, annee: 2026).arrets(connus: Self.connus).first)
        #expect(arret.passage.rang == 1)
        #expect(arret.passage.lieu(dans: saisis[1]) == "ligne 2, signes 6 à 13")
    }

    /// The other way round: nothing is asked of the database but words that could be names, once each.
    @Test func lesCandidatsSontPeuNombreux() {
        let texte = String(repeating: "Prévoir une réunion avec le service de santé au travail et la direction. ", count: 16)
        #expect(
            Bouclier([texte], annee: 2026).candidats
                == ["avec", "direction", "prevoir", "reunion", "sante", "service", "travail"].filter { $0 != "avec" })
        let pire = (0..<400).map { "\(Character(UnicodeScalar(UInt8(97 + $0 % 26))))\(Character(UnicodeScalar(UInt8(97 + $0 / 26 % 26))))" }
        let textes = [0..<133, 133..<266, 266..<400].map { pire[$0].joined(separator: " ") }
        #expect(Bouclier(textes, annee: 2026).candidats.count <= 400)
    }

    /// No text that the page reads at all makes a pattern explode: twice the text costs at most what a square would, and a margin. Processor
    /// time of this thread, both lengths in one run: the machine's other work does not count.
    @Test func unLongTexteNeBloquePas() {
        for motif in ["1 ", "a.", "12 rue ", "zéro six ", "né le ", "0-", "FR76 ", "A'"] {
            let repetitions = Redaction.lisible / motif.count
            let moitie = Self.processeur { _ = Self.lire(String(repeating: motif, count: repetitions / 2)) }
            let entier = Self.processeur { _ = Self.lire(String(repeating: motif, count: repetitions)) }
            #expect(entier < moitie * 6 + .milliseconds(100), "« \(motif) » : \(moitie) puis \(entier)")
        }
    }

    private static func processeur(_ travail: () -> Void) -> Duration {
        let lire = {
            var instant = timespec()
            clock_gettime(CLOCK_THREAD_CPUTIME_ID, &instant)
            return Duration.seconds(instant.tv_sec) + .nanoseconds(instant.tv_nsec)
        }
        let debut = lire()
        travail()
        return lire() - debut
    }
}

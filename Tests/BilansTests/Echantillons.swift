import Foundation
import Tenancy

@testable import Bilans

/// Contents of every size of company, with every part that the plan allows there, masks included. Nothing is real.
enum Echantillons {
    static var tous: [(nom: String, contenu: Contenu)] {
        [
            ("grande-annee", grande), ("grande-trimestre", grandeTrimestre), ("moyenne-annee", moyenne), ("petite-annee", petite),
            ("petite-trimestre", petiteTrimestre), ("vingt-annee", vingt), ("vingt-trimestre", vingtTrimestre), ("douze-annee", douze),
            ("tout-masque", toutMasque),
        ]
    }

    static let prestataire = Prestataire(
        nom: "Service social d'essai", adresse: "12 rue des Récollets", codePostal: "57000", commune: "Metz", telephone: "03 87 00 00 00",
        courriel: "contact@essai.example")

    /// As the ledger gives it back: an instant and a fingerprint that never change.
    static func publie(_ contenu: Contenu) throws -> BilanPublie {
        try BilanPublie(contenu, empreinte: Array(0..<32), publieLe: Date(timeIntervalSince1970: 1_768_900_000))
    }

    static let themes = [
        ("budget", "budget"), ("sante", "santé"), ("logement", "logement"), ("vie_professionnelle", "vie professionnelle"),
        ("famille", "famille"), ("droits", "accès aux droits"), ("handicap", "handicap"), ("maintien_emploi", "maintien en emploi"),
        ("retraite", "retraite"), ("aidants", "aidants"), ("violences", "violences"), ("juridique", "juridique et consommation"),
        ("mobilite", "mobilité"), ("evenement_traumatique", "événement traumatique au travail"), ("frontalier", "frontalier"),
        ("langue_numerique", "langue et numérique"),
    ]

    static func base(_ nom: String, _ effectif: Int, _ periode: String, demiJournees: Int, dues: Int?) -> Contenu {
        Contenu(
            entreprise: EntrepriseBilan(id: .nouveau(), code: "ESSAI", nom: nom, effectif: effectif, etablissements: []),
            periode: PeriodeBilan(periode) ?? PeriodeBilan(annee: 2026), version: 1, raison: nil, regles: "2026-2", seuil: 5,
            permanences: Contenu.Permanences(demiJournees: demiJournees, minutes: demiJournees * 210, dues: dues))
    }

    static func masquer(_ c: Contenu.Case) -> Contenu.Case {
        Contenu.Case(code: c.code, libelle: c.libelle, entretiens: nil, personnes: nil)
    }

    static func theme(_ valeurs: [Int?]) -> [Contenu.Case] {
        zip(themes, valeurs + Array(repeating: nil, count: max(0, themes.count - valeurs.count))).map { theme, valeur in
            Contenu.Case(code: theme.0, libelle: theme.1, entretiens: valeur, personnes: valeur.map { max(5, $0 * 2 / 3) })
        }
    }

    static func cas(_ code: String, _ libelle: String, _ entretiens: Int?, _ personnes: Int? = nil) -> Contenu.Case {
        Contenu.Case(code: code, libelle: libelle, entretiens: entretiens, personnes: entretiens.map { personnes ?? max(5, $0 * 2 / 3) })
    }

    static func repere(_ periode: String, _ entretiens: Int?, _ valeurs: [Int?]? = nil) -> Contenu.Repere {
        let paires = valeurs.map { zip(themes, $0).compactMap { theme, valeur in valeur.map { (theme.0, $0) } } }
        return Contenu.Repere(
            periode: periode, entretiens: entretiens, themes: paires.map { Dictionary($0, uniquingKeysWith: { a, _ in a }) })
    }

    /// 2,270 employees, a year: every part.
    static var grande: Contenu {
        var c = base("Logistique d'essai", 2_270, "2025", demiJournees: 148, dues: 152)
        c.seuilCroise = 11
        c.total = cas("", "", 264, 118)
        c.themes = theme([71, 43, 38, 36, 31, 14, nil, 12, nil, nil, nil, nil, nil, nil, nil, nil])
        c.connaissance = Contenu.Connaissance(nouvelles: 74, connues: 44)
        c.formes = [cas("place", "sur place", 181), cas("distance", "à distance", 62), cas("ailleurs", "hors de l'entreprise", 21)]
        c.origines = [
            cas("soi", "de sa propre initiative", 138), cas("entreprise", "RH ou encadrement", 57),
            cas("sante", "médecine du travail", nil),
            cas("autre", "autre", nil),
        ]
        c.etablissements = [
            cas("ARD", "Plateforme d'Ennery", 121, 56), cas("MTZ", "Siège de Metz", 88, 39), cas("AUTRES", "Autres établissements", 55, 27),
        ]
        c.croisement = [
            croise("ARD", "Plateforme d'Ennery", [34, 21, 19, nil, 16]), croise("MTZ", "Siège de Metz", [22, 14, nil, 19, nil]),
            croise("AUTRES", "Autres établissements", [15, nil, nil, nil, nil]),
        ]
        c.pdp = Contenu.Pdp(situations: 23, retours: 12, cloturees: 17, taux: 706)
        c.actions = [
            Contenu.ActionCollective(jour: "2025-03-18", titre: "Comprendre sa fiche de paie", minutes: 90, participants: 24),
            Contenu.ActionCollective(jour: "2025-06-05", titre: "Aidants : vos droits, vos relais", minutes: 120, participants: 17),
            Contenu.ActionCollective(jour: "2025-11-12", titre: "Préparer sa retraite", minutes: 120, participants: 31),
        ]
        c.contexte = Contenu.Contexte(
            absenteisme: 62, rotation: 114, arretsLongs: 29, declareLe: "2026-01-14", absenteismeAnterieur: 68, rotationAnterieure: 120,
            arretsLongsAnterieurs: 33)
        c.anterieur = Contenu.Anterieur(
            periode: "2024", total: cas("", "", 231, 104), themes: theme([58, 41, nil, 33, 35, nil, nil, 11]),
            permanences: Contenu.Permanences(demiJournees: 140, minutes: 29_400, dues: 152))
        c.portefeuille = Contenu.ReperePortefeuille(
            classe: "entreprises de 1 000 salariés et plus", entreprises: 9, entretiensPourMille: 98,
            themes: ["budget": 281, "sante": 164, "logement": 152, "vie_professionnelle": 149, "famille": 118])
        c.serie = [
            repere("2025-T1", 58, [14, 11, nil, 9, 7]), repere("2025-T2", 64, [16, 10, 9, 8, 9]),
            repere("2025-T3", 66, [19, 9, 11, nil, 8]),
            repere("2025-T4", 76, [22, 13, 12, 11, nil]),
        ]
        c.recommandations = [
            "Inviter Action Logement à une demi-journée d'information avant février, sur le site d'Ennery.",
            "Garder une permanence en soirée pour les équipes postées : le CSE l'a demandé en septembre.",
            "Rappeler la ligne directe sur les bulletins de décembre, période où les questions de budget augmentent.",
        ]
        c.redacteur = "Nadia Benali, assistante sociale"
        c.ajustement = Contenu.Ajustement(
            sens: .augmenter, demiJourneesActuelles: 152, demiJourneesProposees: 168,
            motifs: [
                "264 entretiens pour 148 demi-journées tenues : 1,8 par demi-journée, contre 1,6 en 2024.",
                "Le 4e trimestre a été le plus demandé : 76 entretiens.",
            ])
        c.phrases = Phrases.de(c)
        return c
    }

    static func croise(_ code: String, _ libelle: String, _ valeurs: [Int?]) -> Contenu.Croisement {
        Contenu.Croisement(code: code, libelle: libelle, cases: theme(valeurs))
    }

    static var grandeTrimestre: Contenu {
        var c = grande
        c.periode = "2025-T4"
        c.version = 2
        c.raison = "Une action collective avait été oubliée."
        c.permanences = Contenu.Permanences(demiJournees: 37, minutes: 7_770, dues: 38)
        c.total = cas("", "", 76, 48)
        c.themes = theme([22, 13, 12, 11])
        c.connaissance = Contenu.Connaissance(nouvelles: nil, connues: nil)
        c.formes = [cas("place", "sur place", 51), cas("distance", "à distance", nil), cas("ailleurs", "hors de l'entreprise", nil)]
        c.etablissements = nil
        c.croisement = nil
        c.ajustement = nil
        c.portefeuille = nil
        c.pdp = Contenu.Pdp(situations: nil, retours: nil, cloturees: nil, taux: nil)
        c.anterieur = Contenu.Anterieur(
            periode: "2024-T4", total: nil, themes: nil, permanences: Contenu.Permanences(demiJournees: 36, minutes: 7_560, dues: 38))
        c.phrases = Phrases.de(c)
        return c
    }

    /// 420 employees.
    static var moyenne: Contenu {
        var c = base("Câbleries d'essai", 420, "2025", demiJournees: 46, dues: 48)
        c.total = cas("", "", 61, 34)
        c.themes = theme([17, 11, 9, 8])
        c.connaissance = Contenu.Connaissance(nouvelles: 21, connues: 13)
        c.formes = [cas("place", "sur place", 44), cas("distance", "à distance", 17)]
        c.etablissements = [cas("A", "Atelier A", 38, 20), cas("AUTRES", "Autres établissements", 23, 14)]
        c.anterieur = Contenu.Anterieur(
            periode: "2024", total: cas("", "", 61, 31), themes: theme([17, nil, 12]),
            permanences: Contenu.Permanences(demiJournees: 44, minutes: 9_240, dues: 48))
        c.serie = [repere("2025-T1", 14), repere("2025-T2", nil), repere("2025-T3", 16), repere("2025-T4", 18)]
        c.recommandations = ["Prévoir une réunion avec la médecine du travail."]
        c.ajustement = Contenu.Ajustement(sens: .maintenir, demiJourneesActuelles: 48, demiJourneesProposees: 48, motifs: [])
        c.phrases = Phrases.de(c)
        return c
    }

    /// 64 employees.
    static var petite: Contenu {
        var c = base("Menuiserie d'essai", 64, "2025", demiJournees: 12, dues: 12)
        c.total = cas("", "", 15, 9)
        c.themes = theme([7, nil, nil])
        c.serie = [repere("2025-T1", nil), repere("2025-T2", nil), repere("2025-T3", nil), repere("2025-T4", nil)]
        c.phrases = Phrases.de(c)
        return c
    }

    static var petiteTrimestre: Contenu {
        var c = base("Menuiserie d'essai", 64, "2025-T4", demiJournees: 3, dues: 3)
        c.total = cas("", "", nil)
        c.serie = [repere("2025-T3", nil), repere("2025-T4", nil)]
        c.phrases = Phrases.de(c)
        return c
    }

    /// 31 employees: a year's totals, hours by quarter.
    static var vingt: Contenu {
        var c = base("Transports d'essai", 31, "2025", demiJournees: 12, dues: 12)
        c.total = cas("", "", 11, 6)
        c.phrases = Phrases.de(c)
        return c
    }

    static var vingtTrimestre: Contenu {
        var c = base("Transports d'essai", 31, "2025-T2", demiJournees: 3, dues: 3)
        c.phrases = Phrases.de(c)
        return c
    }

    /// 12 employees: hours, actions, advice; nobody counted.
    static var douze: Contenu {
        var c = base("Atelier d'essai", 12, "2025", demiJournees: 6, dues: 6)
        c.actions = [Contenu.ActionCollective(jour: "2025-10-02", titre: "Mutuelle et prévoyance", minutes: 60, participants: 9)]
        c.anterieur = Contenu.Anterieur(
            periode: "2024", total: nil, themes: nil, permanences: Contenu.Permanences(demiJournees: 5, minutes: 1_050, dues: 6))
        c.contexte = Contenu.Contexte(absenteisme: 41, rotation: nil, arretsLongs: nil, declareLe: "2026-01-20")
        c.recommandations = ["Afficher les dates de 2026 près de la pointeuse."]
        c.redacteur = "Nadia Benali, assistante sociale"
        c.phrases = Phrases.de(c)
        return c
    }

    /// Everything promised, nothing given.
    static var toutMasque: Contenu {
        var c = grande
        c.total = cas("", "", nil)
        c.themes = theme([])
        c.connaissance = Contenu.Connaissance(nouvelles: nil, connues: nil)
        c.formes = c.formes?.map(masquer)
        c.origines = c.origines?.map(masquer)
        c.etablissements = c.etablissements?.map(masquer)
        c.croisement = [croise("ARD", "Plateforme d'Ennery", []), croise("MTZ", "Siège de Metz", [])]
        c.pdp = Contenu.Pdp(situations: nil, retours: nil, cloturees: nil, taux: nil)
        c.serie = c.serie.map { Contenu.Repere(periode: $0.periode, entretiens: nil, themes: [:]) }
        c.ajustement = nil
        c.phrases = Phrases.de(c)
        return c
    }
}

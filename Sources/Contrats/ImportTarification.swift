import Calendrier
import Entreprises
import Tenancy

/// The billing columns of an imported contract: minimum, year, notice, and how each price is counted and revised.
enum ImportTarification {
    static let colonnes: [Colonne] = [
        Colonne("minimum", "minimum en euros", exemple: "", synonymes: ["minimum", "minimum facturé", "minimum garanti"]),
        Colonne("minimum_par", "minimum par", exemple: "an", synonymes: ["base du minimum"]),
        Colonne(
            "annee_facturation", "début de l'année de facturation", exemple: "01/01",
            synonymes: ["année contractuelle", "date anniversaire"]),
        Colonne(
            "preavis_annulation", "annulation tardive (jours ouvrés)", exemple: "2",
            synonymes: ["délai d'annulation", "préavis d'annulation"]),
        Colonne(
            "part_tardive", "part d'une annulation tardive en %", exemple: "100",
            synonymes: ["taux annulation tardive", "annulation tardive"]),
        Colonne("effectif_facture", "effectif facturé", exemple: "début d'année", synonymes: ["mode d'effectif"]),
        Colonne("annee_incomplete", "année incomplète", exemple: "jours", synonymes: ["prorata"]),
        Colonne("incluses", "demi-journées comprises par mois", exemple: "", synonymes: ["demi-journées incluses", "inclus"]),
        Colonne("deduction", "déduction par demi-journée non tenue", exemple: "", synonymes: ["déduction", "prix de déduction"]),
        Colonne("echeances", "échéances par an", exemple: "", synonymes: ["nombre d'échéances", "échéancier"]),
        Colonne("indice", "indice de révision", exemple: "", synonymes: ["indice", "indexation"]),
        Colonne("indice_depart", "indice de départ", exemple: "", synonymes: ["indice de base", "base d'indice"]),
        Colonne("revision_le", "révision chaque année le", exemple: "", synonymes: ["date de révision"]),
        Colonne("hausse_max", "hausse au plus en %", exemple: "", synonymes: ["plafond", "plafond de révision"]),
    ]

    /// Allowed on a signed contract too.
    static func tete(_ l: inout LigneLue, _ v: inout ContratValeurs, _ d: inout Differences) {
        if let texte = l.texte("minimum"), let cents = l.accepter("minimum", NombreSaisi.cents(texte)) {
            d.poser("minimum", &v.minimumCents, Optional.some(cents)) { $0.map { Prix.lisible($0 * 10_000) } ?? "" }
        }
        d.poser(
            "minimum par", &v.minimumPar,
            l.choix("minimum_par", [(["an", "année", "par an"], .annee), (["facture", "période", "par facture"], .periode)])
        ) {
            $0.libelle
        }
        if let texte = l.texte("annee_facturation"), let annee = jourMois(&l, "annee_facturation", texte, jourMax: 28) {
            d.poser("début de l'année de facturation", &v.anneeContractuelle, annee)
        }
        d.poser("annulation tardive", &v.preavisAnnulationJours, l.entier("preavis_annulation", 0...60)) { "\($0) jours ouvrés" }
        if let texte = l.texte("part_tardive"), let part = l.accepter("part_tardive", pourcent(texte, 10_000)) {
            d.poser("part d'une annulation tardive", &v.tauxAnnulationTardive, part) { "\(Decimales.centiemes($0)) %" }
        }
    }

    /// How a price is counted: only the cells its model knows.
    static func options(_ l: inout LigneLue, _ v: inout TarifValeurs, _ indices: [Indice], _ d: inout Differences) {
        switch v.modele {
        case .forfaitSalarie:
            d.poser("effectif facturé", &v.modeEffectif, l.choix("effectif_facture", effectifs)) { $0.rawValue }
            d.poser("année incomplète", &v.prorata, l.choix("annee_incomplete", proratas)) {
                $0 == .jours ? "au jour près" : "par mois entamé"
            }
        case .mensuel:
            d.poser("demi-journées comprises", &v.demiJourneesIncluses, l.entier("incluses", 0...62)) { "\($0)" }
            if let prix = l.euros("deduction"), prix > 0 {
                d.poser("déduction", &v.prixDeductionMicro, Optional.some(prix)) { $0.map(Prix.lisible) ?? "" }
            }
        case .annuel:
            if let nombre = l.entier("echeances", 1...12) {
                if TarifSaisie.nombresDEcheances.contains(nombre) {
                    d.poser("échéances", &v.echeances, nombre) { "\($0)" }
                } else {
                    l.faute("echeances", "un de ces nombres est attendu : 1, 2, 3, 4, 6, 12.")
                }
            }
        case .demiJournee, .journee: break
        }
        if let indexation = indexation(&l, indices) {
            d.poser("révision", &v.indexation, Optional.some(indexation)) { $0?.phrase ?? "prix ferme" }
        }
    }

    private static func indexation(_ l: inout LigneLue, _ indices: [Indice]) -> IndexationTarif? {
        guard let nom = l.texte("indice") else { return nil }
        guard let indice = indices.first(where: { $0.code == nom.uppercased() || MotCle.de($0.libelle) == MotCle.de(nom) }) else {
            l.faute("indice", "indice inconnu. Écrivez un de ceux de la page Indices : \(indices.map(\.code).joined(separator: ", ")).")
            return nil
        }
        guard let texte = l.texte("indice_depart") else {
            l.faute("indice", "donnez aussi l'indice de départ, par exemple 310,5.")
            return nil
        }
        let base = l.accepter("indice_depart", NombreSaisi.decimal(texte, decimales: 6))
        let jour = jourMois(&l, "revision_le", l.texte("revision_le") ?? "01/01", jourMax: 31)
        let plafond = l.texte("hausse_max").flatMap { l.accepter("hausse_max", pourcent($0, 100_000)) }
        guard let base, base > 0, let jour else { return nil }
        return IndexationTarif(indice: indice.code, baseMicro: base, anniversaire: jour, plafond: plafond)
    }

    private static func pourcent(_ texte: String, _ max: Int) -> Result<Int, Remede> {
        NombreSaisi.decimal(texte.replacing("%", with: ""), decimales: 2).flatMap {
            $0 <= max ? .success($0) : .failure(Remede("un pourcentage de 0 à \(max / 100) est attendu."))
        }
    }

    /// « 01/03 » gives `03-01`.
    private static func jourMois(_ l: inout LigneLue, _ cle: String, _ texte: String, jourMax: Int) -> String? {
        let parties = texte.split(whereSeparator: { "/-. ".contains($0) }).compactMap { Int($0) }
        guard parties.count == 2, parties[0] <= jourMax, let jour = DateCivile(annee: 2000, mois: parties[1], jour: parties[0]) else {
            l.faute(cle, "écrivez jour/mois, par exemple 01/03\(jourMax == 28 ? " ; le jour va de 1 à 28" : "").")
            return nil
        }
        return String(jour.description.dropFirst(5))
    }

    private static let effectifs: [(mots: [String], valeur: Tarif.ModeEffectif)] = [
        (["début d'année", "référence", "effectif de référence"], .reference), (["à chaque changement", "segments"], .segments),
        (["moyenne", "moyenne de l'année"], .moyenne),
    ]
    private static let proratas: [(mots: [String], valeur: Tarif.Prorata)] = [
        (["jours", "au jour près", "jour"], .jours), (["mois entamés", "par mois entamé", "mois"], .moisEntames),
    ]
}

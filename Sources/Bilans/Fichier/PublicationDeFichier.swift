internal import DisclosureControl

/// Every bilan of one company of a file, in order, each protected from all that was given before it.
public struct PublicationDeFichier: Sendable {
    let entreprise: EntrepriseDeFichier
    let themes: [String]
    let periodes: [PeriodeBilan]
    /// Secret of the company: see `Suppression.graine`.
    let graine: [UInt8]

    public init(_ entreprise: EntrepriseDeFichier, themes: [String], couverture: Couverture, graine: [UInt8]) {
        self.entreprise = entreprise
        self.themes = themes
        periodes = couverture.periodes
        self.graine = graine
    }

    /// What was given and may be given again, and what is new in it.
    public struct Resultat: Sendable {
        /// The history, as it is written.
        public let octets: [UInt8]
        /// Bilans that were not there before.
        public let nouveaux: Int
        /// All bilans of the history together.
        public let mesure: MesureDePublication
    }

    /// Why nothing is written for this company.
    public enum Refus: Error, Sendable, Equatable, CustomStringConvertible {
        /// The history that is there is not the beginning of what this file gives.
        case contradiction(String)
        /// What was given is enough to deduce a cell: an incident of secrecy.
        case nonProtegeable(String)

        public var description: String {
            switch self {
            case .contradiction(let raison): raison
            case .nonProtegeable(let periode):
                "le bilan \(periode) ne peut pas être protégé : ce qui est déjà remis suffit à déduire une case. Ne remettez rien et prévenez la direction."
            }
        }
    }

    /// `ancien`: the history already given, whose bilans stay as they are, byte for byte.
    public func publier(apres ancien: [UInt8]? = nil) throws(Refus) -> Resultat {
        let perimetre = PerimetreDeFichier(entreprise)
        let tete = EcritureHistorique.tete(entreprise, perimetre, themes)
        var lignes: [String] = []
        if let ancien { lignes = try LectureHistorique(ancien, tete: tete).bilans }
        guard lignes.count <= periodes.count else {
            throw .contradiction(
                "\(lignes.count) bilans sont déjà remis, ce fichier n'en couvre que \(periodes.count) ; donnez un fichier qui va aussi loin."
            )
        }
        let dejaRemis = lignes.count
        var mesure = MesureDePublication()
        var annee: AnneeEnCours?
        for (rang, periode) in periodes.enumerated() {
            var courante = annee.flatMap { $0.numero == periode.annee ? $0 : nil } ?? ouvrir(periode.annee, perimetre)
            let valeurs: [Cle: Int]
            let promises = courante.promises(periode)
            if rang < dejaRemis {
                valeurs = try LectureHistorique.valeurs(lignes[rang], periode, promises, courante.vraie, perimetre, themes)
            } else {
                valeurs = try proteger(courante, periode, promises)
                lignes.append(EcritureHistorique.bilan(periode, promises, valeurs, perimetre, themes))
            }
            for cle in promises { courante.donnees[cle] = valeurs[cle] != nil }
            mesure.ajouter(promises, valeurs, courante.vraie)
            annee = courante
        }
        return Resultat(octets: EcritureHistorique.octets(tete, lignes), nouveaux: lignes.count - dejaRemis, mesure: mesure)
    }

    func ouvrir(_ numero: Int, _ perimetre: PerimetreDeFichier) -> AnneeEnCours {
        let vraie = Comptage(entreprise.actes.filter { $0.annee == numero })
            .annee(themes: max(1, themes.count), lieux: perimetre.lieux, effectifs: perimetre.effectifs)
        return AnneeEnCours(numero: numero, vraie: vraie)
    }

    private func proteger(_ annee: AnneeEnCours, _ periode: PeriodeBilan, _ promises: [Cle]) throws(Refus) -> [Cle: Int] {
        guard !promises.isEmpty else { return [:] }
        do {
            return try Suppression(
                annee.vraie, donnees: annee.donnees,
                jamaisPromises: PlanDiffusion.jamaisPromises(annee.vraie, effectif: annee.vraie.effectif), graine: graine
            )
            .masquer(AnneeEnCours.rang(periode), promises).montrees
        } catch {
            throw .nonProtegeable(periode.libelle)
        }
    }
}

/// A civil year being published: its true counts, and what was given of it so far.
struct AnneeEnCours: Sendable {
    let numero: Int
    let vraie: Annee
    /// Given, or withheld.
    var donnees: [Cle: Bool] = [:]

    /// 0…3, 4 for the year.
    static func rang(_ periode: PeriodeBilan) -> Int { periode.trimestre.map { $0 - 1 } ?? Cle.annuelle }

    func promises(_ periode: PeriodeBilan) -> [Cle] {
        PlanDiffusion(effectif: vraie.effectif, annuel: periode.annuelle).cles(Self.rang(periode), vraie).sorted()
    }
}

/// How much of what the plan promises was kept.
public struct MesureDePublication: Sendable, Hashable {
    /// Promised cells, and those shown.
    public var cases = 0
    public var montrees = 0
    /// Events counted in the promised cells of events, and in those shown.
    public var comptes = 0
    public var comptesMontres = 0

    public init() {}

    mutating func ajouter(_ promises: [Cle], _ valeurs: [Cle: Int], _ vraie: Annee) {
        for cle in promises {
            cases += 1
            montrees += valeurs[cle] == nil ? 0 : 1
            if cle.mesure == .entretiens {
                comptes += vraie.compte(cle)
                comptesMontres += valeurs[cle] ?? 0
            }
        }
    }

    public static func += (a: inout MesureDePublication, b: MesureDePublication) {
        a.cases += b.cases
        a.montrees += b.montrees
        a.comptes += b.comptes
        a.comptesMontres += b.comptesMontres
    }
}

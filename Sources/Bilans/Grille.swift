internal import Actes
internal import DisclosureControl

/// Where each cell of a bilan stands in the addresses of disclosure control: one list for writing a bilan and for reading the ledger.
struct Grille: Sendable {
    static let axeForme = 1
    static let axeOrigine = 2

    let periode: PeriodeBilan
    /// Establishments in the frozen order.
    let rangs: [Regroupement.Rang]

    /// 0…3, or 4 for the year.
    var rang: Int { Self.rang(periode) }

    static func rang(_ periode: PeriodeBilan) -> Int { periode.trimestre.map { $0 - 1 } ?? Cle.annuelle }

    /// A case from a mask, nil counts where it hides.
    func remplir(_ code: String, _ libelle: String, _ masque: Masque, axe: Int? = nil, modalite: Int = 0, etablissement: Int? = nil)
        -> Contenu.Case
    {
        let cle = Cle(.entretiens, rang, axe: axe, modalite: modalite, etablissement: etablissement)
        return Contenu.Case(
            code: code, libelle: libelle, entretiens: masque.valeur(cle), personnes: masque.valeur(cle.autre(.personnes)))
    }

    /// What a bilan gave, cell by cell: nil where it withheld.
    func lire(_ contenu: Contenu) -> [Cle: Int?] {
        var cles: [Cle: Int?] = [:]
        func noter(_ c: Contenu.Case, _ axe: Int?, _ modalite: Int?, _ etablissement: Int? = nil) {
            guard let modalite else { return }
            let cle = Cle(.entretiens, rang, axe: axe, modalite: modalite, etablissement: etablissement)
            cles.updateValue(c.entretiens, forKey: cle)
            cles.updateValue(c.personnes, forKey: cle.autre(.personnes))
        }
        func site(_ code: String) -> Int? { rangs.firstIndex { $0.code == code } }
        func theme(_ code: String) -> Int? { Motif.allCases.firstIndex { $0.rawValue == code } }
        if let total = contenu.total { noter(total, nil, 0) }
        for c in contenu.themes ?? [] { noter(c, 0, theme(c.code)) }
        for c in contenu.formes ?? [] { noter(c, Self.axeForme, GroupeForme.allCases.firstIndex { $0.rawValue == c.code }) }
        for c in contenu.origines ?? [] { noter(c, Self.axeOrigine, GroupeOrigine.allCases.firstIndex { $0.rawValue == c.code }) }
        for c in contenu.etablissements ?? [] { if let site = site(c.code) { noter(c, nil, 0, site) } }
        for croisement in contenu.croisement ?? [] {
            guard let site = site(croisement.code) else { continue }
            for c in croisement.cases { noter(c, 0, theme(c.code), site) }
        }
        if let connaissance = contenu.connaissance { cles.updateValue(connaissance.nouvelles, forKey: Cle(.nouveaux, rang)) }
        return cles
    }

    /// « Budget », « Budget, Atelier A », « Total ».
    func libelle(_ cle: Cle) -> String {
        let quoi =
            switch cle.axe {
            case nil: cle.mesure == .nouveaux ? "Personnes nouvelles" : cle.etablissement == nil ? "Total" : ""
            case 0?: Phrases.majuscule(Motif.allCases[cle.modalite].libelle)
            case Self.axeForme?: "Entretiens \(GroupeForme.allCases[cle.modalite].libelle)"
            default: "Venues \(GroupeOrigine.allCases[cle.modalite].libelle)"
            }
        let site = cle.etablissement.map { rangs[$0].nom } ?? ""
        let nom = [quoi, site].filter { !$0.isEmpty }.joined(separator: ", ")
        return cle.mesure == .nouveaux ? nom : "\(nom) (\(cle.mesure == .entretiens ? "entretiens" : "personnes"))"
    }
}

import Calendrier
import Foundation
import Testing

@testable import Facturation

/// Reads the scenario format v1 (contracts, headcounts, permanences) for the worked cases. Pools, indexation and partial credits are not read:
/// `horsPortee` names the cases that hold them.
struct Cas: Decodable, Sendable, CustomTestStringConvertible {
    struct Attendu: Decodable, Sendable {
        var documents: [DocumentJSON]?
    }
    var id: String
    var title: String
    var scenario: ScenarioJSON
    var expected: Attendu
    var testDescription: String { "\(id) \(title)" }

    struct Fichier: Decodable { var cases: [Cas] }

    static let tous: [Cas] = {
        guard let url = Bundle.module.url(forResource: "Fixtures/cas", withExtension: "json"), let donnees = try? Data(contentsOf: url),
            let fichier = try? JSONDecoder().decode(Fichier.self, from: donnees)
        else { return [] }
        return fichier.cases
    }()

    /// What the case asks and the engine does not do yet.
    var horsPortee: String? {
        if !(scenario.pools ?? []).isEmpty { return "part mutualisée" }
        if let correction = scenario.corrections?.first, correction.type != "FULL" { return "avoir \(correction.type)" }
        for ligne in scenario.contracts.flatMap({ $0.lines ?? [] }) {
            if ligne.indexation != nil { return "indexation" }
            if ligne.headcountMode == "ANNUAL_AVERAGE" { return "moyenne annuelle" }
        }
        return nil
    }
}

struct DocumentJSON: Decodable, Sendable {
    struct Intervalle: Decodable, Sendable { var from: DateCivile, to: DateCivile }
    struct Ligne: Decodable, Sendable {
        var item, nature, unit, quantity, unitPrice: String
        var netCents: Int
        var category, rate: String
        var period: Intervalle?
    }
    struct Groupe: Decodable, Sendable {
        var category, rate: String
        var vatex: String?
        var taxableCents, taxCents: Int
    }
    var key, type, contract, buyer, seller: String
    var billingDate: DateCivile
    var period: Intervalle
    var refs: [String]
    var lines: [Ligne]
    var vat: [Groupe]
    var netCents, vatCents, grossCents: Int
}

struct ScenarioJSON: Decodable, Sendable {
    struct Seller: Decodable, Sendable { var country: String, vatRegime: String? }
    struct Customer: Decodable, Sendable { var code, country: String, vatIdValid: Bool }
    struct Site: Decodable, Sendable { var code, territory: String }
    struct Invoicing: Decodable, Sendable { var everyMonths: Int, timing: String }
    struct Minimum: Decodable, Sendable { var amount, per: String, prorate: Bool? }
    struct Headcount: Decodable, Sendable { var from: DateCivile, count: Int, to: DateCivile? }
    struct Tier: Decodable, Sendable { var price: String, upTo: Int? }
    struct Indexation: Decodable, Sendable {}
    struct Line: Decodable, Sendable {
        var code, kind: String
        var price: String?
        var tiers: [Tier]?
        var tierMode, headcountMode, proration, deductionPrice: String?
        var includedHalfDays, instalments: Int?
        var indexation: Indexation?
    }
    struct Contract: Decodable, Sendable {
        var code, customer: String
        var start: DateCivile
        var end: DateCivile?
        var billingYearStart: String?
        var invoicing: Invoicing
        var lateFeePercent: String?
        var noticeBusinessDays: Int?
        var minimum: Minimum?
        var headcounts: [Headcount]?
        var lines: [Line]?
    }
    struct Permanence: Decodable, Sendable {
        var contract, pool: String?
        var site: String
        var date: DateCivile
        var slot, status: String
        var startTime, cancelledAt: String?
        var replaced: Bool?
    }
    struct Correction: Decodable, Sendable { var id, type: String, date: DateCivile, document: String? }
    struct Pool: Decodable, Sendable {}

    var seller: Seller
    var customers: [Customer]
    var sites: [Site]?
    var contracts: [Contract]
    var pools: [Pool]?
    var permanences: [Permanence]?
    var corrections: [Correction]?
    var period: DocumentJSON.Intervalle

    struct Illisible: Error { var quoi: String }

    /// « 12.5 » as an integer of 10^-`chiffres`.
    static func entier(_ texte: String, chiffres: Int) throws -> Int {
        let negatif = texte.hasPrefix("-")
        let parties = texte.drop { $0 == "-" }.split(separator: ".")
        let suite = parties.count > 1 ? String(parties[1]) : ""
        guard suite.count <= chiffres, let n = Int(String(parties[0]) + suite + String(repeating: "0", count: chiffres - suite.count))
        else {
            throw Illisible(quoi: texte)
        }
        return negatif ? -n : n
    }

    func scenario() throws -> Scenario {
        Scenario(
            vendeur: Vendeur(pays: try lu(seller.country), regime: try lu(seller.vatRegime ?? "STANDARD")),
            clients: Dictionary(
                uniqueKeysWithValues: try customers.map { ($0.code, ClientFacture(pays: try lu($0.country), tvaValide: $0.vatIdValid)) }),
            sites: Dictionary(uniqueKeysWithValues: try (sites ?? []).map { ($0.code, try lu($0.territory)) }),
            contrats: try contracts.map(contrat), permanences: try (permanences ?? []).map(permanence),
            periode: Periode(debut: period.from, fin: period.to))
    }

    private func lu<T: RawRepresentable<String>>(_ texte: String) throws -> T {
        guard let valeur = T(rawValue: texte) else { throw Illisible(quoi: texte) }
        return valeur
    }

    private func contrat(_ c: Contract) throws -> ContratFacture {
        let ouverture = (c.billingYearStart ?? "01-01").split(separator: "-").compactMap { Int($0) }
        return ContratFacture(
            code: c.code, client: c.customer, debut: c.start, fin: c.end, ouverture: (ouverture[0], ouverture[1]),
            rythme: c.invoicing.everyMonths, terme: try lu(c.invoicing.timing),
            tauxTardif: try Self.entier(c.lateFeePercent ?? "100", chiffres: 2), preavis: c.noticeBusinessDays ?? 2,
            minimum: try c.minimum.map {
                MinimumFacture(
                    cents: try Self.entier($0.amount, chiffres: 2), base: $0.per == "YEAR" ? .annee : .periode, prorata: $0.prorate ?? false
                )
            },
            effectifs: (c.headcounts ?? []).map { EffectifFacture(du: $0.from, au: $0.to, nombre: $0.count) },
            lignes: try (c.lines ?? []).map(ligne))
    }

    private func ligne(_ l: Line) throws -> LigneContrat {
        let prix =
            try l.tiers.map { try $0.map { try Self.entier($0.price, chiffres: 6) } } ?? [try Self.entier(l.price ?? "0", chiffres: 6)]
        let bornes = l.tiers.map { $0.map(\.upTo) }
        let modele: ModelePrix
        switch l.kind {
        case "PER_EMPLOYEE_YEAR":
            modele = .forfaitSalarie(
                ForfaitSalarie(
                    effectif: l.headcountMode == "SEGMENTED_DAYS" ? .segments : l.headcountMode == "ANNUAL_AVERAGE" ? .moyenne : .reference,
                    prorata: l.proration == "MONTHS_STARTED" ? .moisEntames : .jours,
                    tranches: bornes.map { l.tierMode == "VOLUME" ? .volume($0) : .graduel($0) }))
        case "HALF_DAY": modele = .demiJournee
        case "DAY": modele = .journee
        case "MONTHLY":
            modele = .mensuel(
                ForfaitMensuel(incluses: l.includedHalfDays ?? 0, deduction: try l.deductionPrice.map { try Self.entier($0, chiffres: 6) }))
        case "ANNUAL_AMOUNT": modele = .annuel(MontantAnnuel(echeances: l.instalments ?? 1))
        default: throw Illisible(quoi: l.kind)
        }
        return LigneContrat(code: l.code, libelle: l.code, prix: Prix(base: prix), modele: modele)
    }

    private func permanence(_ p: Permanence) throws -> PermanenceFacture {
        let moment: Moment = p.slot == "DAY" ? .JOUR : try lu(p.slot)
        let debut = Heure(p.startTime ?? (p.slot == "PM" ? "14:00" : "09:00")) ?? PlageHoraire.parDefaut(.AM).debut
        let annulee: (jour: DateCivile, heure: Heure)? = p.cancelledAt.flatMap { instant in
            guard let jour = DateCivile(String(instant.prefix(10))), let heure = Heure(String(instant.dropFirst(11))) else { return nil }
            return (jour, heure)
        }
        return PermanenceFacture(
            contrat: p.contract ?? "", site: p.site, jour: p.date, moment: moment, statut: try lu(p.status), debut: debut,
            annuleeLe: annulee,
            remplacee: p.replaced ?? false)
    }
}

internal import Calendrier
internal import Postgres
internal import Tenancy

/// Money received from a company.
public enum EncaissementTag: Sendable {}
/// What a payment or a credit note settles.
public enum ImputationTag: Sendable {}

enum MoyenDePaiement: String, Sendable, CaseIterable {
    case virement, prelevement, cheque, autre

    var mot: String {
        switch self {
        case .virement: "virement"
        case .prelevement: "prélèvement"
        case .cheque: "chèque"
        case .autre: "autre"
        }
    }
}

/// A payment, or the counter-entry of one (negative amount). Nothing of it changes afterwards.
struct Encaissement: RowDecodable {
    var entreprise: ID<EntrepriseTag>
    var id: ID<EncaissementTag>
    var recuLe: DateCivile
    var montantCents: Int
    var moyen: MoyenDePaiement
    var libelle: String
    /// What it still can settle; 0 once cancelled.
    var resteCents: Int
    /// This entry is the counter-entry of another.
    var contraire: Bool
    /// A counter-entry exists.
    var annule: Bool

    init(row: Row) throws(RowError) {
        entreprise = try row.id("entreprise_id")
        id = try row.id("id")
        recuLe = try row.value("recu_le")
        montantCents = try row.int("montant_cents")
        moyen = try row.value("moyen")
        libelle = try row.string("libelle")
        resteCents = try row.int("reste_cents")
        contraire = try row.bool("contraire")
        annule = try row.bool("annule")
    }
}

/// A part of a payment or of a credit note, given to an invoice or returned to the client.
struct Imputation: RowDecodable {
    var id: ID<ImputationTag>
    /// nil: returned to the client.
    var facture: ID<FactureTag>?
    var encaissement: ID<EncaissementTag>?
    var avoir: ID<FactureTag>?
    var montantCents: Int
    var le: DateCivile
    var contraire: Bool
    var annulee: Bool

    init(row: Row) throws(RowError) {
        id = try row.id("id")
        facture = try row.optionalID("facture_id")
        encaissement = try row.optionalID("encaissement_id")
        avoir = try row.optionalID("avoir_id")
        montantCents = try row.int("montant_cents")
        le = try row.value("impute_le")
        contraire = try row.bool("contraire")
        annulee = try row.bool("annulee")
    }
}

/// A document and what is left of it: due for an invoice, to deduct for a credit note.
struct PieceDue: Sendable {
    var entreprise: ID<EntrepriseTag>
    var nom: String
    var id: ID<FactureTag>
    var numero: String
    var avoir: Bool
    /// Establishment that invoices: `FR`, `LU`.
    var vendeur: String
    var emission: DateCivile
    var echeance: DateCivile
    var brutCents: Int
    var resteCents: Int
    /// Last reminder.
    var niveau: Int?
    var relanceLe: DateCivile?
}

extension PieceDue: RowDecodable {
    init(row: Row) throws(RowError) {
        entreprise = try row.id("entreprise_id")
        nom = try row.string("nom")
        id = try row.id("id")
        numero = try row.string("numero")
        avoir = try row.string("type") == "381"
        vendeur = try row.string("vendeur")
        emission = try row.value("date_emission")
        echeance = try row.value("echeance")
        brutCents = try row.int("brut_cents")
        resteCents = try row.int("reste_cents")
        niveau = try row.optionalInt("niveau")
        relanceLe = try row.optionalValue("relance_le")
    }
}

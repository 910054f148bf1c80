import Calendrier
import Foundation
import Postgres
import Tenancy

/// An urgent access as the direction sees it: who, when, which number. No reason, no company, no person.
struct AccesUrgence: RowDecodable {
    let entreprise: ID<EntrepriseTag>
    let id: UUID
    let numero: String
    let compte: String?
    let referent: String?
    let debut: Date
    let fin: Date
    let enCours: Bool
    let vuReferent: Bool
    let vuDirection: Bool

    init(row: Row) throws(RowError) {
        entreprise = try row.id("entreprise_id")
        id = try row.uuid("id")
        numero = try row.string("numero")
        compte = try row.optionalString("compte")
        referent = try row.optionalString("referent")
        debut = try row.instant("debut")
        fin = try row.instant("fin")
        enCours = try row.bool("en_cours")
        vuReferent = try row.bool("vu_referent")
        vuDirection = try row.bool("vu_direction")
    }
}

/// A lock set by the direction, or by a worker on herself.
struct VerrouEquipe: RowDecodable {
    let entreprise: ID<EntrepriseTag>
    let id: UUID
    /// nil: the whole company.
    let numero: String?
    let compte: String?
    let deSoi: Bool
    let poseLe: Date

    init(row: Row) throws(RowError) {
        entreprise = try row.id("entreprise_id")
        id = try row.uuid("id")
        numero = try row.optionalString("numero")
        compte = try row.optionalString("compte")
        deSoi = try row.string("origine") == "soi"
        poseLe = try row.instant("pose_le")
    }
}

/// A closed account that still follows dossiers: how many, never which.
struct CompteARelayer: RowDecodable {
    let compte: ID<CompteTag>
    let nom: String
    let dossiers: Int
    let proposes: Int

    init(row: Row) throws(RowError) {
        compte = try row.id("compte_id")
        nom = try row.string("nom")
        dossiers = try row.int("dossiers")
        proposes = try row.int("proposes")
    }
}

/// A closed account that still holds a psychologist's follow-ups: how many, never of whom.
struct SuivisARelayer: RowDecodable {
    let compte: ID<CompteTag>
    let nom: String
    let suivis: Int
    let proposes: Int

    init(row: Row) throws(RowError) {
        compte = try row.id("compte_id")
        nom = try row.string("nom")
        suivis = try row.int("suivis")
        proposes = try row.int("proposes")
    }
}

/// What the direction may know and do of the team's secrecy, by functions of `garde` alone.
struct SecretEquipeStore: Sendable {
    let base: Database

    struct Etat: Sendable {
        let acces: [AccesUrgence]
        let verrous: [VerrouEquipe]
        let comptes: [CompteARelayer]
        /// Near the end of their retention, and whose worker left.
        let orphelins: [(numero: String, compte: String, etape: String, terme: DateCivile)]
        let intervenants: [(id: ID<CompteTag>, nom: String)]
        let entreprises: [(id: ID<EntrepriseTag>, nom: String)]
        let suivis: [SuivisARelayer]
        let psychologues: [(id: ID<CompteTag>, nom: String)]
    }

    func etat(as principal: Principal) async throws -> Etat {
        let lignes = try await base.read(
            as: principal,
            [
                "SELECT * FROM garde.acces_urgence()", "SELECT * FROM garde.verrous()", "SELECT * FROM garde.comptes_a_relayer()",
                "SELECT id, nom FROM garde.collegues('intervenant') ORDER BY nom",
                "SELECT entreprise_id, nom FROM gestion.entreprise WHERE statut = 'client' ORDER BY nom",
                "SELECT numero, compte, etape, terme FROM garde.conservation_orphelins()",
                "SELECT compte_id, nom, suivis, proposes FROM garde.suivis_a_relayer()", "SELECT id, nom FROM garde.psychologues()",
            ])
        return Etat(
            acces: try lignes[0].map { try AccesUrgence(row: $0) }, verrous: try lignes[1].map { try VerrouEquipe(row: $0) },
            comptes: try lignes[2].map { try CompteARelayer(row: $0) },
            orphelins: try lignes[5].map {
                (try $0.string("numero"), try $0.optionalString("compte") ?? "", try $0.string("etape"), try $0.value("terme"))
            },
            intervenants: try lignes[3].map { (try $0.id("id"), try $0.string("nom")) },
            entreprises: try lignes[4].map { (try $0.id("entreprise_id"), try $0.string("nom")) },
            suivis: try lignes[6].map { try SuivisARelayer(row: $0) },
            psychologues: try lignes[7].map { (try $0.id("id"), try $0.string("nom")) })
    }

    /// Urgent accesses the direction has not acknowledged, the last first.
    func aVoir(as principal: Principal) async throws -> [AccesUrgence] {
        try await base.read(as: principal, "SELECT * FROM garde.acces_urgence() WHERE NOT vu_direction", as: AccesUrgence.self)
    }

    func prendreActe(_ entreprise: ID<EntrepriseTag>, _ acces: UUID, as principal: Principal) async throws -> Bool {
        try await oui("SELECT garde.acces_urgence_acte(\(entreprise), \(acces)) AS fait", principal)
    }

    /// « fait », « introuvable » or « referent ».
    func verrouiller(
        _ entreprise: ID<EntrepriseTag>, numero: String?, _ compte: ID<CompteTag>, as principal: Principal
    ) async throws -> String {
        try await base.transaction(as: principal) {
            try $0.rows("SELECT garde.verrouiller(\(entreprise), \(numero)::text, \(compte)) AS r").first?.string("r") ?? "introuvable"
        }
    }

    func lever(_ entreprise: ID<EntrepriseTag>, _ verrou: UUID, as principal: Principal) async throws -> Bool {
        try await oui("SELECT garde.deverrouiller(\(entreprise), \(verrou)) AS fait", principal)
    }

    /// How many were proposed; what another colleague had not answered is taken back first. nil when the first account is active or the second is not.
    func proposer(_ de: ID<CompteTag>, a vers: ID<CompteTag>, as principal: Principal) async throws -> Int? {
        try await base.transaction(as: principal) {
            try $0.rows("SELECT garde.proposer_relais(\(de), \(vers)) AS n").first?.optionalInt("n")
        }
    }

    /// Takes back what waits for an answer in the name of a closed account; how many, nil when the account is active.
    func annuler(_ de: ID<CompteTag>, as principal: Principal) async throws -> Int? {
        try await base.transaction(as: principal) { try $0.rows("SELECT garde.annuler_relais(\(de)) AS n").first?.optionalInt("n") }
    }

    /// How many follow-ups were proposed; nil when the first account is active, or the second is not a working psychologist.
    func proposerSuivis(_ de: ID<CompteTag>, a vers: ID<CompteTag>, as principal: Principal) async throws -> Int? {
        try await base.transaction(as: principal) {
            try $0.rows("SELECT garde.proposer_suivis(\(de), \(vers)) AS n").first?.optionalInt("n")
        }
    }

    private func oui(_ sql: SQL, _ principal: Principal) async throws -> Bool {
        try await base.transaction(as: principal) { try $0.rows(sql).first?.bool("fait") ?? false }
    }
}

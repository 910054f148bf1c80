import Calendrier
import Foundation
import Tenancy
import Postgres

/// A fact in clear that the tables show only to whoever wrote it: a former worker's rendez-vous, a share, a handover, an urgent access, a call.
struct FaitDeCopie: RowDecodable, Sendable {
    enum Sorte: String, Sendable {
        case rendezVous = "rendez_vous"
        case partage, relais, urgence, rappel
    }

    let sorte: Sorte
    let id: UUID
    let jour: DateCivile
    let jusqua: DateCivile?
    let code: String?
    let detail: String?
    let compte: UUID

    init(row: Row) throws(RowError) {
        sorte = try row.value("sorte")
        id = try row.uuid("id")
        jour = try row.value("jour")
        jusqua = try row.optionalValue("jusqua")
        code = try row.optionalString("code")
        detail = try row.optionalString("detail")
        compte = try row.uuid("compte")
    }

    static func selection(_ ref: Dossier.Ref) -> SQL {
        "SELECT sorte, id, jour, jusqua, code, detail, compte FROM nominatif.copier_faits(\(ref.entreprise), \(ref.id))"
    }

    /// « 12 mars 2026, 9 h 30 ».
    var quand: String { jour.court + (detail.flatMap { Heure($0) }.map { ", \($0.libelle)" } ?? "") }

    /// « honoré, avec Nadia Benali », « reçu le 12 mars 2026, rendu le 13 mars 2026 ».
    func phrase(_ nom: (UUID) -> String) -> String {
        switch sorte {
        case .rendezVous:
            let suite = code.flatMap { StatutRendezVous(rawValue: $0) }.map { "\($0.libelle), " } ?? ""
            return "\(suite)avec \(nom(compte))"
        case .partage:
            let quoi = code.flatMap { Partage.Portee(rawValue: $0) }?.libelle ?? "le dossier"
            let accord = detail.flatMap { Partage.Accord(rawValue: $0) }.map { ", avec votre accord donné \($0.libelle)" } ?? ""
            return "\(quoi), du \(jour.court) au \(jusqua?.court ?? "?")\(accord)"
        case .relais: return "votre suivi lui est confié le \(jour.court)"
        case .urgence:
            return "ouvert en urgence le \(quand), pour trois heures au plus"
        case .rappel:
            switch code {
            case "fait": return "reçu le \(jour.court), rendu le \(jusqua?.court ?? "?")"
            case "abandonne": return "reçu le \(jour.court), non rendu"
            default: return "reçu le \(jour.court), à rendre"
            }
        }
    }
}

import Calendrier
import Foundation
import Postgres
import Tenancy
import Web

/// What closing a dossier would leave behind: démarches under way, rendez-vous to come, calls to return, shares. Codes and dates only:
/// nothing is unsealed to look.
struct CeQuiReste: Sendable {
    /// What may be settled with the closing; its name in the form.
    enum Sorte: String, CaseIterable, Sendable {
        case rendezVous, demarche, rappel, partage

        /// Said before what is ticked.
        var acte: String {
            switch self {
            case .rendezVous: "annuler"
            case .demarche: "classer"
            case .rappel: "abandonner"
            case .partage: "retirer"
            }
        }
    }

    struct Chose: Sendable {
        let sorte: Sorte
        let id: UUID
        let mot: String
    }

    let choses: [Chose]

    func ids(_ sorte: Sorte) -> Set<UUID> { Set(choses.filter { $0.sorte == sorte }.map(\.id)) }
}

extension DossierStore {
    /// What is left of a dossier of mine.
    func reste(_ ref: Dossier.Ref, as principal: Principal) async throws -> CeQuiReste {
        let lignes = try await base.read(
            as: principal,
            [
                RendezVous.selection(ref), Demarche.selection(ref),
                "\(fragment: Rappel.colonnes) AND r.entreprise_id = \(ref.entreprise) AND r.dossier_id = \(ref.id)", Partage.selection(ref),
                """
                SELECT DISTINCT p.compte_id AS id, coalesce(garde.nom_du_service(p.compte_id), 'un ancien collègue') AS nom
                FROM nominatif.partage p WHERE p.entreprise_id = \(ref.entreprise) AND p.dossier_id = \(ref.id)
                """,
            ])
        let aujourdhui = DateCivile.aujourdhui()
        let noms = try NomsDuService.lire(lignes[4])
        var choses: [CeQuiReste.Chose] = []
        for r in try lignes[0].map({ try RendezVous(row: $0) }) where r.statut == .aVenir && r.jour >= aujourdhui {
            choses.append(.init(sorte: .rendezVous, id: r.id.rawValue, mot: "le rendez-vous du \(r.jour.court) à \(r.heure.libelle)"))
        }
        for d in try lignes[1].map({ try Demarche(row: $0) }) where d.statut.attend {
            choses.append(.init(sorte: .demarche, id: d.id.rawValue, mot: "la démarche « \(d.titre) », \(d.statut.libelle)"))
        }
        for r in try lignes[2].map({ try Rappel(row: $0) }) {
            choses.append(.init(sorte: .rappel, id: r.id.rawValue, mot: "l'appel à rendre le \(r.duLe.court)"))
        }
        for p in try lignes[3].map({ try Partage(row: $0) }) where p.actif(aujourdhui) {
            let nom = noms[p.compte.rawValue] ?? "un collègue"
            choses.append(.init(sorte: .partage, id: p.id.rawValue, mot: "le partage avec \(nom), jusqu'au \(p.jusquau.court)"))
        }
        return CeQuiReste(choses: choses)
    }

    /// Settles what was ticked, before the dossier closes on it.
    static func solder(_ ref: Dossier.Ref, _ choisis: [CeQuiReste.Sorte: Set<UUID>], _ transaction: Transaction) throws {
        let jour = DateCivile.aujourdhui()
        try annulerRendezVous(ref, Array(choisis[.rendezVous] ?? []), transaction)
        for id in choisis[.demarche] ?? [] {
            try transaction.executeAll([
                """
                UPDATE nominatif.demarche SET statut = 'classee', maj_le = \(jour)::date
                WHERE entreprise_id = \(ref.entreprise) AND dossier_id = \(ref.id) AND id = \(id)
                """,
                """
                INSERT INTO nominatif.evenement (entreprise_id, dossier_id, jour, sorte, detail, demarche_id)
                VALUES (\(ref.entreprise), \(ref.id), \(jour), 'statut_demarche', 'classee', \(id))
                """,
            ])
        }
        let rappels = Array(choisis[.rappel] ?? [])
        if !rappels.isEmpty {
            let finis = try transaction.execute(
                """
                UPDATE nominatif.rappel SET etat = 'abandonne', fini_le = \(jour)::date, contenu = NULL, cle_enveloppee = NULL
                WHERE entreprise_id = \(ref.entreprise) AND dossier_id = \(ref.id) AND id = ANY (\(rappels)::uuid[]) AND etat = 'a_faire'
                """)
            for _ in 0..<finis { try Fil.noter(ref, .rappel, "abandonne", transaction) }
        }
        for id in choisis[.partage] ?? [] {
            try transaction.execute("SELECT nominatif.retirer_partage(\(ref.entreprise), \(id))")
        }
    }

    /// Rendez-vous to come of a dossier, said cancelled by the service; how many.
    @discardableResult
    static func annulerRendezVous(_ ref: Dossier.Ref, _ ids: [UUID], _ transaction: Transaction) throws -> Int {
        guard !ids.isEmpty else { return 0 }
        return try transaction.execute(
            """
            UPDATE nominatif.rendez_vous SET statut = 'annule_service'
            WHERE entreprise_id = \(ref.entreprise) AND dossier_id = \(ref.id) AND id = ANY (\(ids)::uuid[])
              AND statut = 'a_venir' AND jour >= \(DateCivile.aujourdhui())::date
            """)
    }
}

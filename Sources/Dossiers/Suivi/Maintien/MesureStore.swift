import Calendrier
package import Chiffrement
import Foundation
package import Postgres
package import Tenancy

/// Statements on `nominatif.mesure`. Those that write throw `EntretienStore.Refus` when the dossier is not mine to see, or closed.
package struct MesureStore: Sendable {
    let base: Database
    let coffre: Coffre

    package init(_ base: Database, _ coffre: Coffre) {
        self.base = base
        self.coffre = coffre
    }

    @discardableResult
    package func ajouter(_ ref: Dossier.Ref, _ fiche: MesureFiche, as principal: Principal) async throws -> ID<Mesure> {
        let coffre = coffre
        return try await base.transaction(as: principal) { transaction in
            try EntretienStore.exigerOuvert(ref, transaction)
            guard let id = try Self.inserer(ref, fiche, absenceDu: nil, transaction) else { throw EntretienStore.Refus.introuvable }
            if !fiche.note.isEmpty {
                try Contenu.poser(Mesure.feuillet(fiche.note), .mesure, id.rawValue, version: 1, ref, coffre, transaction)
            }
            return id
        }
    }

    /// Notes what a step of the clock proposes, considered by the service; nil when it is noted already for that absence, or the step does
    /// not propose it. Throws `.introuvable` when the step is not there.
    package func envisager(
        _ ref: Dossier.Ref, _ etape: ID<EtapePosee>, _ sorte: SorteMesure, as principal: Principal
    ) async throws -> ID<Mesure>? {
        try await base.transaction(as: principal) { transaction in
            try EntretienStore.exigerOuvert(ref, transaction)
            let etapes = try transaction.all(EtapePosee.selection(ref), as: EtapePosee.self)
            guard let posee = etapes.first(where: { $0.id == etape }) else { throw EntretienStore.Refus.introuvable }
            guard posee.etape.mesures.contains(sorte) else { return nil }
            return try Self.inserer(ref, MesureFiche(sorte, par: .service), absenceDu: posee.absenceDu, transaction)
        }
    }

    /// Replaces one read at `version`, its note included; false when it is not there or changed since.
    package func modifier(
        _ ref: Dossier.Ref, _ id: ID<Mesure>, _ fiche: MesureFiche, version: Int, as principal: Principal
    ) async throws -> Bool {
        let coffre = coffre
        let jour = DateCivile.aujourdhui()
        return try await base.transaction(as: principal) { transaction in
            try EntretienStore.exigerOuvert(ref, transaction)
            guard let avant = try transaction.first(Mesure.une(ref, id), as: Mesure.self), avant.version == version else { return false }
            // Of another kind, it is no longer what the clock proposed.
            let absence = avant.sorte == fiche.sorte ? avant.absenceDu : nil
            let change = try transaction.execute(
                """
                UPDATE nominatif.mesure
                SET sorte = \(fiche.sorte), proposee_par = \(fiche.par), etat = \(fiche.etat), demandee_le = \(fiche.demandeeLe)::date,
                    decidee_le = \(fiche.decideeLe)::date, relance = \(fiche.relance)::date, du = \(fiche.du)::date, au = \(fiche.au)::date,
                    quotite = \(fiche.quotite)::smallint, resultat = \(fiche.resultat)::text, absence_du = \(absence)::date,
                    maj_le = \(jour)::date
                WHERE entreprise_id = \(ref.entreprise) AND dossier_id = \(ref.id) AND id = \(id) AND version = \(version)
                """)
            guard change == 1 else { return false }
            try Contenu.poser(Mesure.feuillet(fiche.note), .mesure, id.rawValue, version: version + 1, ref, coffre, transaction)
            if avant.etat != fiche.etat { try Self.noter(ref, id, fiche.etat, transaction) }
            return true
        }
    }

    /// Takes one back, its history with it; false when it is not there.
    package func retirer(_ ref: Dossier.Ref, _ id: ID<Mesure>, as principal: Principal) async throws -> Bool {
        try await base.transaction(as: principal) { transaction in
            try EntretienStore.exigerOuvert(ref, transaction)
            return try transaction.execute(
                "DELETE FROM nominatif.mesure WHERE entreprise_id = \(ref.entreprise) AND dossier_id = \(ref.id) AND id = \(id)") == 1
        }
    }
}

extension MesureStore {
    private static func inserer(
        _ ref: Dossier.Ref, _ f: MesureFiche, absenceDu: DateCivile?, _ transaction: Transaction
    ) throws -> ID<Mesure>? {
        let jour = DateCivile.aujourdhui()
        return try transaction.rows(
            """
            INSERT INTO nominatif.mesure (entreprise_id, dossier_id, sorte, proposee_par, etat, notee_le, demandee_le, decidee_le, relance,
                                          du, au, quotite, resultat, absence_du, maj_le)
            VALUES (\(ref.entreprise), \(ref.id), \(f.sorte), \(f.par), \(f.etat), \(jour), \(f.demandeeLe), \(f.decideeLe), \(f.relance),
                    \(f.du), \(f.au), \(f.quotite)::smallint, \(f.resultat), \(absenceDu), \(jour))
            ON CONFLICT (entreprise_id, dossier_id, absence_du, sorte) DO NOTHING
            RETURNING id
            """
        ).first.map { try $0.id("id") }
    }

    private static func noter(_ ref: Dossier.Ref, _ id: ID<Mesure>, _ etat: EtatMesure, _ transaction: Transaction) throws {
        try transaction.execute(
            """
            INSERT INTO nominatif.evenement (entreprise_id, dossier_id, jour, sorte, detail, mesure_id)
            VALUES (\(ref.entreprise), \(ref.id), \(DateCivile.aujourdhui()), 'mesure', \(etat), \(id))
            """)
    }

    /// Without a word read: nil when it is not there for this account.
    func trouver(_ ref: Dossier.Ref, _ id: ID<Mesure>, as principal: Principal) async throws -> Mesure? {
        try await base.read(as: principal, Mesure.une(ref, id), as: Mesure.self).first
    }

    /// The law of the establishment; nil when the dossier is not mine to see.
    func droit(_ ref: Dossier.Ref, as principal: Principal) async throws -> DroitTravail? {
        try await base.transaction(as: principal, readOnly: true) { transaction in
            try transaction.rows(
                """
                SELECT t.territoire FROM nominatif.dossier d
                LEFT JOIN gestion.etablissement t ON t.entreprise_id = d.entreprise_id AND t.id = d.etablissement_id
                WHERE d.entreprise_id = \(ref.entreprise) AND d.id = \(ref.id)
                """
            ).first.map { DroitTravail(territoire: try $0.optionalString("territoire")) }
        }
    }
}

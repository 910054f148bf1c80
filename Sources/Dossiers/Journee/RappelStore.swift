import Calendrier
import Chiffrement
import Foundation
import Postgres
import Tenancy

/// Statements on `nominatif.rappel`: mine only.
struct RappelStore: Sendable {
    let base: Database
    let coffre: Coffre

    init(_ base: Database, _ coffre: Coffre) {
        self.base = base
        self.coffre = coffre
    }

    struct Nouveau: Sendable {
        var entreprise: ID<EntrepriseTag>
        /// nil: somebody without a dossier.
        var dossier: ID<Dossier>?
        var jour: DateCivile
        var heure: Heure?
        var contenu: ContenuRappel
    }

    /// False when the dossier is not mine to see, or the company unknown. `envoi`: drawn with the form, sent twice it notes one call.
    func noter(_ nouveau: Nouveau, envoi: UUID? = nil, as principal: Principal) async throws -> Bool {
        let coffre = coffre
        return try await base.transaction(as: principal) { transaction in
            let (entreprise, feuillet) = (nouveau.entreprise, nouveau.contenu.feuillet)
            let ligne = try transaction.rows(
                """
                INSERT INTO nominatif.rappel (entreprise_id, dossier_id, du_le, heure, recu_le, fiche)
                SELECT g.entreprise_id, \(nouveau.dossier)::uuid, \(nouveau.jour)::date, \(nouveau.heure)::time, \(DateCivile.aujourdhui())::date,
                       \(envoi)::uuid
                FROM gestion.entreprise g
                WHERE g.entreprise_id = \(entreprise)
                  AND (\(nouveau.dossier)::uuid IS NULL OR EXISTS (SELECT 1 FROM nominatif.dossier d
                    WHERE d.entreprise_id = g.entreprise_id AND d.id = \(nouveau.dossier)::uuid AND d.etat = 'ouvert'))
                ON CONFLICT (entreprise_id, referent_id, fiche) WHERE fiche IS NOT NULL DO NOTHING
                RETURNING id
                """
            ).first
            guard let ligne else { return try EnvoiUnique.deja(envoi, "nominatif.rappel", entreprise, transaction) != nil }
            let id: ID<Rappel> = try ligne.id("id")
            guard !feuillet.estVide else { return true }
            var enveloppee: [UInt8]?
            let cle: CleDossier
            if let dossier = nouveau.dossier {
                guard let cles = try Cles.dossier(Dossier.Ref(entreprise, dossier), coffre, transaction) else { return false }
                cle = cles.dossier
            } else {
                // A key of its own: destroyed with the call, whatever becomes of the company's other dossiers.
                let neuve = try Cles.entreprise(entreprise, coffre, transaction).nouvelleCle(dossier: id.rawValue)
                (cle, enveloppee) = (neuve.cle, neuve.enveloppee)
            }
            let contenu = try cle.sceller(feuillet, .rappel, id.rawValue, version: 1)
            try transaction.execute(
                """
                UPDATE nominatif.rappel SET cle_enveloppee = \(enveloppee), contenu = \(contenu), version = 1
                WHERE entreprise_id = \(entreprise) AND id = \(id)
                """)
            return true
        }
    }

    /// The call and what is sealed of it, journaled; nil when it is not mine, or returned. Its content: nil when it does not open here.
    func lire(_ entreprise: ID<EntrepriseTag>, _ id: ID<Rappel>, as principal: Principal) async throws -> (Rappel, ContenuRappel?)? {
        let coffre = coffre
        return try await base.transaction(as: principal) { transaction in
            let lignes = try transaction.pipeline([
                "SELECT id, version, contenu, cle, cle_entreprise FROM nominatif.lire_rappel(\(entreprise), \(id))",
                "\(fragment: Rappel.colonnes) AND r.entreprise_id = \(entreprise) AND r.id = \(id)",
            ])
            guard let rappel = try lignes[1].first.map({ try Rappel(row: $0) }) else { return nil }
            // Without a row, the company's key did not come back.
            guard let ligne = lignes[0].first else { return (rappel, nil) }
            guard let contenu = try ligne.optionalBytes("contenu") else { return (rappel, ContenuRappel()) }
            guard let enveloppee = try ligne.optionalBytes("cle") else { return (rappel, nil) }
            let (scellePar, version) = (rappel.dossier?.id.rawValue ?? id.rawValue, try ligne.int("version"))
            let cle = try Cles.ouvrir(entreprise, scellePar, ligne, enveloppee, coffre)?.dossier
            guard let feuillet = try? cle?.ouvrir(contenu, .rappel, id.rawValue, version: version) else { return (rappel, nil) }
            return (rappel, ContenuRappel(feuillet))
        }
    }

    /// Returned, or given up: the content and its key go. Gives the dossier it was about, if any; nil when there is no such call.
    func finir(
        _ entreprise: ID<EntrepriseTag>, _ id: ID<Rappel>, rendu: Bool, as principal: Principal
    ) async throws -> (fini: Bool, dossier: Dossier.Ref?) {
        try await base.transaction(as: principal) { transaction in
            let ligne = try transaction.rows(
                """
                UPDATE nominatif.rappel SET etat = \(rendu ? "fait" : "abandonne"), fini_le = \(DateCivile.aujourdhui())::date, contenu = NULL,
                       cle_enveloppee = NULL
                WHERE entreprise_id = \(entreprise) AND id = \(id) AND etat = 'a_faire'
                RETURNING dossier_id
                """
            ).first
            guard let ligne else { return (false, nil) }
            let dossier: ID<Dossier>? = try ligne.optionalID("dossier_id")
            guard let dossier else { return (true, nil) }
            try transaction.execute(
                """
                INSERT INTO nominatif.evenement (entreprise_id, dossier_id, jour, sorte, detail)
                VALUES (\(entreprise), \(dossier), \(DateCivile.aujourdhui()), 'rappel', \(rendu ? "fait" : "abandonne"))
                """)
            return (true, Dossier.Ref(entreprise, dossier))
        }
    }

    /// False when there is no such call. `garderHeure`: put off by a touch, it keeps the hour that was agreed.
    func reporter(
        _ entreprise: ID<EntrepriseTag>, _ id: ID<Rappel>, au jour: DateCivile, _ heure: Heure?, garderHeure: Bool = false,
        as principal: Principal
    ) async throws -> Bool {
        try await base.transaction(as: principal) { transaction in
            try transaction.execute(
                """
                UPDATE nominatif.rappel SET du_le = \(jour)::date, heure = CASE WHEN \(garderHeure) THEN heure ELSE \(heure)::time END, reports = reports + 1
                WHERE entreprise_id = \(entreprise) AND id = \(id) AND etat = 'a_faire'
                """) == 1
        }
    }
}

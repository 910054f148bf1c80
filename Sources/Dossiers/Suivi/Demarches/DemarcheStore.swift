package import Calendrier
package import Chiffrement
package import Foundation
package import Partenaires
package import Postgres
package import Tenancy

/// Statements on `nominatif.demarche`. Those that write throw `EntretienStore.Refus` when the dossier is not mine to see, or closed.
package struct DemarcheStore: Sendable {
    let base: Database
    let coffre: Coffre

    package init(_ base: Database, _ coffre: Coffre) {
        self.base = base
        self.coffre = coffre
    }

    /// All that is written of a démarche.
    package struct Fiche: Sendable {
        package var type: TypeDemarche
        package var partenaire: TypePartenaire?
        /// Of the directory; nil when only the kind of partner is known.
        package var partenaireId: UUID?
        package var statut: StatutDemarche
        package var echeance: DateCivile?
        /// Day the decision was received, and last day to contest it.
        package var decisionLe: DateCivile?
        package var recoursAvant: DateCivile?
        /// The last day is the one the notification gives, and is not computed.
        package var recoursNotifie: Bool
        package var objet: Objet

        package init(
            type: TypeDemarche, partenaire: TypePartenaire? = nil, partenaireId: UUID? = nil, statut: StatutDemarche,
            echeance: DateCivile? = nil, decisionLe: DateCivile? = nil, recoursAvant: DateCivile? = nil, recoursNotifie: Bool = false,
            objet: Objet = Objet()
        ) {
            self.type = type
            self.partenaire = partenaire
            self.partenaireId = partenaireId
            self.statut = statut
            self.echeance = echeance
            self.decisionLe = decisionLe
            self.recoursAvant = recoursAvant
            self.recoursNotifie = recoursNotifie
            self.objet = objet
        }

        /// As it is stored, with its words.
        init(_ d: Demarche, _ objet: Objet) {
            self.init(
                type: d.type, partenaire: d.partenaire, partenaireId: d.partenaireId, statut: d.statut, echeance: d.echeance,
                decisionLe: d.decisionLe, recoursAvant: d.recoursAvant, recoursNotifie: d.recoursNotifie, objet: objet)
        }
    }

    /// What a change did; nil: not there for this account, or changed since.
    package typealias Recu = (recours: Recours?, fait: Bool)

    /// Adds one; the way to contest it, when it is a refusal. `envoi`: drawn with the form, sent twice it adds one.
    @discardableResult
    package func ajouter(_ ref: Dossier.Ref, _ fiche: Fiche, envoi: UUID? = nil, as principal: Principal) async throws -> Recours? {
        let coffre = coffre
        return try await base.transaction(as: principal) { transaction in
            try EntretienStore.exigerOuvert(ref, transaction)
            var fiche = fiche
            let recours = try Self.dater(&fiche, transaction)
            try Self.ajouter(ref, fiche, envoi: envoi, coffre, transaction)
            return recours
        }
    }

    static func ajouter(_ ref: Dossier.Ref, _ fiche: Fiche, envoi: UUID? = nil, _ coffre: Coffre, _ transaction: Transaction) throws {
        let jour = DateCivile.aujourdhui()
        guard
            let ligne = try transaction.rows(
                """
                INSERT INTO nominatif.demarche (entreprise_id, dossier_id, type, partenaire, partenaire_id, statut, ouverte_le, maj_le,
                                                echeance, decision_le, recours_avant, recours_notifie, fiche)
                VALUES (\(ref.entreprise), \(ref.id), \(fiche.type), \(fiche.partenaire), \(fiche.partenaireId), \(fiche.statut), \(jour),
                        \(jour), \(fiche.echeance), \(fiche.decisionLe), \(fiche.recoursAvant), \(fiche.recoursNotifie), \(envoi))
                \(fragment: EnvoiUnique.parAuteur) RETURNING id
                """
            ).first, !fiche.objet.feuillet.estVide
        else { return }
        try Contenu.poser(fiche.objet.feuillet, .demarche, try ligne.uuid("id"), version: 1, ref, coffre, transaction)
    }

    /// Replaces one read at `version`, its words included. `fait` is false when it is not there or changed since.
    package func modifier(
        _ ref: Dossier.Ref, _ id: ID<Demarche>, _ fiche: Fiche, version: Int, as principal: Principal
    ) async throws -> Recu {
        let coffre = coffre
        return try await base.transaction(as: principal) { transaction in
            var fiche = fiche
            guard let avant = try Self.avant(ref, id, transaction), avant.version == version else { return (nil, false) }
            let recours = try Self.dater(&fiche, transaction)
            try transaction.execute(
                """
                UPDATE nominatif.demarche SET type = \(fiche.type), partenaire = \(fiche.partenaire), partenaire_id = \(fiche.partenaireId)::uuid
                WHERE entreprise_id = \(ref.entreprise) AND dossier_id = \(ref.id) AND id = \(id)
                """)
            try Self.suivre(ref, id, fiche, avant: avant.statut, transaction)
            try Contenu.poser(fiche.objet.feuillet, .demarche, id.rawValue, version: version + 1, ref, coffre, transaction)
            return (recours, true)
        }
    }

    /// Changes where it stands only: status, term, decision.
    package func suivre(_ ref: Dossier.Ref, _ id: ID<Demarche>, _ fiche: Fiche, as principal: Principal) async throws -> Recu {
        try await base.transaction(as: principal) { transaction in
            var fiche = fiche
            guard let avant = try Self.avant(ref, id, transaction) else { return (nil, false) }
            let recours = try Self.dater(&fiche, transaction)
            try Self.suivre(ref, id, fiche, avant: avant.statut, transaction)
            return (recours, true)
        }
    }

    /// Takes one back, its history with it; false when it is not there.
    package func retirer(_ ref: Dossier.Ref, _ id: ID<Demarche>, as principal: Principal) async throws -> Bool {
        try await base.transaction(as: principal) { transaction in
            try EntretienStore.exigerOuvert(ref, transaction)
            return try transaction.execute(
                "DELETE FROM nominatif.demarche WHERE entreprise_id = \(ref.entreprise) AND dossier_id = \(ref.id) AND id = \(id)") == 1
        }
    }
}

extension DemarcheStore {
    private static func avant(_ ref: Dossier.Ref, _ id: ID<Demarche>, _ transaction: Transaction) throws -> (
        statut: StatutDemarche, version: Int
    )? {
        try EntretienStore.exigerOuvert(ref, transaction)
        return try transaction.rows(
            "SELECT statut, version FROM nominatif.demarche WHERE entreprise_id = \(ref.entreprise) AND dossier_id = \(ref.id) AND id = \(id)"
        ).first.map { (try $0.value("statut"), try $0.int("version")) }
    }

    private static func suivre(
        _ ref: Dossier.Ref, _ id: ID<Demarche>, _ fiche: Fiche, avant: StatutDemarche, _ transaction: Transaction
    ) throws {
        let jour = DateCivile.aujourdhui()
        try transaction.execute(
            """
            UPDATE nominatif.demarche
            SET statut = \(fiche.statut), echeance = \(fiche.echeance)::date, maj_le = \(jour)::date,
                decision_le = \(fiche.decisionLe)::date, recours_avant = \(fiche.recoursAvant)::date,
                recours_notifie = \(fiche.recoursNotifie)
            WHERE entreprise_id = \(ref.entreprise) AND dossier_id = \(ref.id) AND id = \(id)
            """)
        guard avant != fiche.statut else { return }
        try transaction.execute(
            """
            INSERT INTO nominatif.evenement (entreprise_id, dossier_id, jour, sorte, detail, demarche_id)
            VALUES (\(ref.entreprise), \(ref.id), \(jour), 'statut_demarche', \(fiche.statut), \(id))
            """)
    }

    /// Sets the last day to contest: the one the notification gives, else that of the nearest appeal the law opens, else none; nothing for
    /// a decision nobody contests.
    private static func dater(_ fiche: inout Fiche, _ transaction: Transaction) throws -> Recours? {
        if fiche.statut.contestable, fiche.recoursNotifie, let avant = fiche.recoursAvant { return .notifie(avant) }
        fiche.recoursAvant = nil
        fiche.recoursNotifie = false
        guard fiche.statut.contestable, let recue = fiche.decisionLe else { return nil }
        let recours = try Recours.possibles(fiche.partenaire, recue: recue, transaction).first
        fiche.recoursAvant = recours?.avant
        return recours
    }

    /// The active cards of the directory, and where the establishment of the dossier is.
    func annuaire(_ ref: Dossier.Ref, as principal: Principal) async throws -> ChoixPartenaire {
        try await base.transaction(as: principal, readOnly: true) { transaction in
            let lieu = try transaction.rows(
                """
                SELECT t.territoire, t.code_postal FROM nominatif.dossier d
                JOIN gestion.etablissement t ON t.entreprise_id = d.entreprise_id AND t.id = d.etablissement_id
                WHERE d.entreprise_id = \(ref.entreprise) AND d.id = \(ref.id)
                """
            ).first
            let ici = try lieu.flatMap { lieu -> TerritoirePartenaire? in
                if try lieu.string("territoire") == "LU" { return .luxembourg }
                return TerritoirePartenaire(codePostal: try lieu.optionalString("code_postal") ?? "")
            }
            return ChoixPartenaire(fiches: try PartenaireStore.actifs(nil, territoire: nil, transaction), ici: ici)
        }
    }

    /// Standard letters for this partner, and those for all.
    func lettres(_ partenaire: TypePartenaire, as principal: Principal) async throws -> [ModeleCourrier] {
        try await base.transaction(as: principal, readOnly: true) { try ModeleCourrierStore.liste(partenaire, $0) }
    }

    /// One of them, codes only; nil when it is not there for this account.
    func trouver(_ ref: Dossier.Ref, _ id: ID<Demarche>, as principal: Principal) async throws -> Demarche? {
        try await base.read(as: principal, Demarche.une(ref, id), as: Demarche.self).first
    }

    /// Ways to contest a decision of this partner received that day, nearest first.
    package func recours(_ partenaire: TypePartenaire?, recue: DateCivile, as principal: Principal) async throws -> [Recours] {
        try await base.transaction(as: principal, readOnly: true) { try Recours.possibles(partenaire, recue: recue, $0) }
    }
}

import Actes
package import Calendrier
package import Chiffrement
package import Foundation
package import Postgres
package import Tenancy

/// Changes of job: another establishment of the company, or another employer.
package struct EmploiStore: Sendable {
    let base: Database
    let coffre: Coffre

    package init(_ base: Database, _ coffre: Coffre) {
        self.base = base
        self.coffre = coffre
    }

    /// Moves the dossier to another establishment of its company from `du` on; entretiens before that day still count at the former one.
    /// False when it is not mine, not open, already there, or the establishment is closed or elsewhere.
    package func changerEtablissement(
        _ ref: Dossier.Ref, _ etablissement: UUID, du: DateCivile, as principal: Principal
    ) async throws -> Bool {
        try await base.transaction(as: principal) { transaction in
            let quitte = try transaction.execute(
                """
                INSERT INTO nominatif.affectation (entreprise_id, dossier_id, ancien_id, du)
                SELECT d.entreprise_id, d.id, d.etablissement_id, \(du)::date
                FROM nominatif.dossier d
                JOIN gestion.etablissement e ON e.entreprise_id = d.entreprise_id AND e.id = \(etablissement) AND e.ouvert
                WHERE d.entreprise_id = \(ref.entreprise) AND d.id = \(ref.id) AND d.referent_id = garde.uid() AND d.etat = 'ouvert'
                  AND d.etablissement_id <> e.id
                  AND NOT EXISTS (SELECT 1 FROM nominatif.affectation a
                                  WHERE a.entreprise_id = d.entreprise_id AND a.dossier_id = d.id AND a.du >= \(du)::date)
                """)
            guard quitte == 1 else { return false }
            try transaction.execute(
                """
                UPDATE nominatif.dossier SET etablissement_id = \(etablissement)
                WHERE entreprise_id = \(ref.entreprise) AND id = \(ref.id)
                """)
            // The other establishment may be under another law of labour.
            try PdpStore.caler(ref, transaction)
            return true
        }
    }

    /// What goes with the person to the new employer, besides who she is.
    package struct Bagage: Sendable {
        package var demarches: Bool
        package var plan: Bool

        package init(demarches: Bool = true, plan: Bool = true) {
            self.demarches = demarches
            self.plan = plan
        }
    }

    /// Opens a dossier at the new employer and closes this one (issue « départ »), in one transaction. Nothing moves: facts of the former
    /// company stay there, the new one starts at zero with a person of its own; identity and household are sealed again under its keys.
    /// Nil when the dossier is not mine or not open, or the establishment is closed. Throws `EntretienStore.Refus.dossierClos` when somebody
    /// closed it meanwhile, `.introuvable` when a key is not mine to use: nothing of it stays.
    package func changerEmployeur(
        _ lu: DossierLu, vers nouveau: (entreprise: ID<EntrepriseTag>, etablissement: UUID), _ bagage: Bagage, as principal: Principal
    ) async throws -> Dossier.Ref? {
        let coffre = coffre
        let ancien = lu.dossier.ref
        guard lu.mien(principal), lu.dossier.estOuvert, nouveau.entreprise != ancien.entreprise else { return nil }
        return try await base.transaction(as: principal) { transaction in
            var identite = lu.identite
            identite.poste = ""
            let demande = NouveauDossier(
                entreprise: nouveau.entreprise, etablissement: nouveau.etablissement, motif: lu.dossier.motif, identite: identite)
            guard let ref = try DossierStore.ouvrir(demande, coffre, transaction) else { return nil }
            try Feuille.ajouter(
                lu.situation.ailleurs(ancien: ancien.chemin).feuillet, .situation, ref, coffre, transaction)
            try Fil.noter(ref, .changementEmployeur, "arrivee", transaction)
            if bagage.demarches { try Self.reprendre(demarches: lu, ref, coffre, transaction) }
            if bagage.plan { try Self.reprendre(plan: lu, ref, coffre, transaction) }
            var situation = lu.situation
            situation.suivant = ref.chemin
            try SituationStore.poser(situation, version: lu.feuille(.situation)?.version, ancien, coffre, transaction)
            try Fil.noter(ancien, .changementEmployeur, "depart", transaction)
            // She does not come back there: no hour of a permanence is kept for her.
            let aVenir = lu.rendezVous.filter { $0.statut == .aVenir }.map(\.id.rawValue)
            try DossierStore.annulerRendezVous(ancien, aVenir, transaction)
            guard try DossierStore.clore(ancien, .depart, autres: [], transaction) else { throw EntretienStore.Refus.dossierClos }
            return ref
        }
    }

    private static func reprendre(demarches lu: DossierLu, _ ref: Dossier.Ref, _ coffre: Coffre, _ transaction: Transaction) throws {
        for demarche in lu.demarches where demarche.statut.attend {
            let reprise = DemarcheStore.Fiche(demarche, lu.objets[demarche.id.rawValue] ?? Objet())
            try DemarcheStore.ajouter(ref, reprise, coffre, transaction)
            try transaction.execute(
                """
                UPDATE nominatif.demarche SET statut = 'classee', maj_le = \(DateCivile.aujourdhui())::date
                WHERE entreprise_id = \(lu.dossier.ref.entreprise) AND id = \(demarche.id)
                """)
        }
    }

    private static func reprendre(plan lu: DossierLu, _ ref: Dossier.Ref, _ coffre: Coffre, _ transaction: Transaction) throws {
        for objectif in lu.objectifs where objectif.resultat == .enCours {
            let saisi = PlanStore.Saisi(
                theme: objectif.theme, qui: objectif.qui, horizon: objectif.horizon,
                texte: Objectif.Texte(lu.textes[objectif.id.rawValue]?.texte ?? ""))
            let id = try PlanStore.poser(ref, saisi, coffre, transaction)
            for action in lu.actions where action.objectif == objectif.id && action.faiteLe == nil {
                try PlanStore.ajouter(
                    ref, id, action: lu.motsDesActions[action.id.rawValue] ?? "", qui: action.qui, echeance: action.echeance, coffre,
                    transaction)
            }
        }
    }
}

public import Calendrier
internal import Foundation
public import Postgres
internal import Tarification
public import Tenancy

/// The monthly run: one contract, one transaction. A document's number, its lines and the contract's state in the run commit together, so a
/// run killed anywhere resumes without a gap or a duplicate; a document's key is unique, so two runs issue nothing twice.
public struct Emission: Sendable {
    let base: Database

    /// `base`: the pool of app_facturation.
    public init(_ base: Database) { self.base = base }

    /// Opens the run of a month, or reopens it: adds the contracts that serve a day of it and those billed beyond their end, puts back those
    /// that could not be settled.
    public func ouvrir(_ mois: Mois, as principal: Principal) async throws -> ID<LotTag> {
        try await Self.rejouer {
            try await base.transaction(as: principal) { transaction in
                let (debut, fin) = (mois.premierJour, mois.dernierJour)
                try transaction.execute("INSERT INTO facturation.lot (mois) VALUES (\(debut)) ON CONFLICT (mois) DO NOTHING")
                let lot: ID<LotTag> = try transaction.rows("SELECT id FROM facturation.lot WHERE mois = \(debut)")[0].id("id")
                try transaction.executeAll([
                    """
                    INSERT INTO facturation.lot_contrat (entreprise_id, lot_id, contrat_id)
                    SELECT c.entreprise_id, \(lot)::uuid, c.id
                    FROM gestion.contrat c
                    WHERE c.statut IN ('signe', 'resilie') AND ((c.debut <= \(fin) AND coalesce(\(fragment: ResiliationStore.finServie), \(fin)) >= \(debut))
                      OR \(fragment: ResiliationStore.depasse))
                    ORDER BY c.entreprise_id, c.id
                    ON CONFLICT DO NOTHING
                    """,
                    """
                    UPDATE facturation.lot_contrat l SET etat = 'a_emettre', motif = NULL
                    WHERE l.lot_id = \(lot) AND (l.etat IN ('bloque', 'rien') OR (l.etat = 'emis' AND EXISTS (
                      SELECT 1 FROM gestion.contrat c
                      WHERE c.entreprise_id = l.entreprise_id AND c.id = l.contrat_id AND \(fragment: ResiliationStore.depasse))))
                    """,
                ])
                return lot
            }
        }
    }

    /// Issues the documents of the run's next contract that nobody else holds; nil when none is left.
    /// `emission`: the issue date written on the documents, today but for a demonstration.
    public func suivant(_ lot: ID<LotTag>, _ mois: Mois, le emission: DateCivile, as principal: Principal) async throws -> Etape? {
        try await base.transaction(as: principal) { transaction in
            guard let row = try transaction.rows("SELECT entreprise_id, contrat_id FROM facturation.prochain_contrat(\(lot))").first else {
                return nil
            }
            let entreprise: ID<EntrepriseTag> = try row.id("entreprise_id")
            let contrat = try row.uuid("contrat_id")
            let etape = try Self.emettre(transaction, mois, emission, entreprise, contrat)
            try transaction.execute(
                """
                UPDATE facturation.lot_contrat SET etat = \(etape.etat), motif = \(etape.motif), pieces = pieces + \(etape.numeros.count)
                WHERE entreprise_id = \(entreprise) AND lot_id = \(lot) AND contrat_id = \(contrat)
                """)
            return etape
        }
    }

    /// Runs a month to its end and says how it went. `suivi` is told after each contract.
    public func lancer(
        _ mois: Mois, le emission: DateCivile, as principal: Principal, suivi: (Etape) async -> Void = { _ in }
    ) async throws -> Compte {
        let lot = try await ouvrir(mois, as: principal)
        var compte = Compte()
        let aujourdhui = DateCivile.aujourdhui()
        var date = emission
        while true {
            do {
                guard let etape = try await Self.rejouer({ try await suivant(lot, mois, le: date, as: principal) }) else { return compte }
                compte.ajouter(etape)
                await suivi(etape)
            } catch let erreur as PostgresError
                where erreur.state == SQLState("22008") && date == aujourdhui && date < DateCivile.aujourdhui()
            {
                // Midnight passed and another run already dates of today: dates never decrease in a series.
                date = DateCivile.aujourdhui()
            }
        }
    }

    /// Two runs that lock the same series in another order: PostgreSQL undoes one transaction whole, which is run again.
    private static func rejouer<R>(_ corps: () async throws -> R) async throws -> R {
        for _ in 0..<5 {
            do { return try await corps() } catch let erreur as PostgresError
                where erreur.state == .deadlockDetected || erreur.state == .serializationFailure
            {
                try await Task.sleep(for: .milliseconds(Int.random(in: 10...120)))
            }
        }
        return try await corps()
    }

    private static func emettre(
        _ transaction: Transaction, _ mois: Mois, _ emission: DateCivile, _ entreprise: ID<EntrepriseTag>, _ contrat: UUID
    ) throws -> Etape {
        let entrees = try EntreesStore(transaction: transaction).lire(mois, seul: (entreprise, contrat))
        var etape = Etape(etat: "rien")
        // No contract here: it left the month (end date moved, back to draft) since the run was opened, or ended before it.
        if let seul = entrees.contrats.first {
            let documents: [DocumentCalcule]
            do throws(RefusMoteur) {
                documents = try seul.documents(mois, sites: entrees.sites)
            } catch {
                return Etape(etat: "bloque", motif: error.message)
            }
            if let anomalie = Anomalie.bloquantes(seul, entrees.vendeur).first { return Etape(etat: "bloque", motif: anomalie.texte) }
            if !documents.isEmpty, documents.allSatisfy({ $0.date <= emission }) { etape.etat = "emis" }
            // What is not due yet waits: its permanences may still change. Invoices first: a credit note refers to them.
            for document in documents.filter({ $0.date <= emission }).sorted(by: {
                ($0.genre.rawValue, $0.cle) < ($1.genre.rawValue, $1.cle)
            }) {
                if document.genre == .avoir, try !Self.emises(transaction, entreprise, document.refs) {
                    etape.etat = "bloque"
                    etape.motif = Anomalie.sansReference(document)
                    continue
                }
                let piece = try PieceJSON(document, seul, entrees.vendeur).texte()
                let emise = try transaction.rows("SELECT id, numero FROM facturation.emettre(\(piece)::jsonb, \(emission))").first
                if let emise { etape.numeros.append(try emise.string("numero")) }
            }
            guard seul.facture.fin != nil else { return etape }
        }
        return try resilier(transaction, emission, entreprise, contrat, etape)
    }

    /// At least one of the invoices that a credit note corrects is issued: without it, the credit note would correct nothing.
    private static func emises(_ transaction: Transaction, _ entreprise: ID<EntrepriseTag>, _ cles: [String]) throws -> Bool {
        try transaction.rows(
            "SELECT 1 AS n FROM facturation.facture f WHERE f.entreprise_id = \(entreprise) AND f.cle = ANY (\(cles)) AND f.type = '380' LIMIT 1"
        ).first != nil
    }

    /// The credit notes of a contract that now ends earlier than it was billed for (R36).
    private static func resilier(
        _ transaction: Transaction, _ emission: DateCivile, _ entreprise: ID<EntrepriseTag>, _ contrat: UUID, _ avant: Etape
    ) throws -> Etape {
        var etape = avant
        let store = ResiliationStore(transaction: transaction)
        do {
            for credit in try store.credits(entreprise, contrat) {
                if let numero = try store.emettre(credit, le: emission) { etape.numeros.append(numero) }
            }
        } catch let refus as RefusMoteur {
            etape.etat = "bloque"
            etape.motif = refus.message
        }
        if etape.etat == "rien", !etape.numeros.isEmpty { etape.etat = "emis" }
        return etape
    }

    /// What happened to one contract of a run.
    public struct Etape: Sendable {
        /// `emis`, `rien` (nothing to issue, or not yet) or `bloque`.
        public var etat: String
        public var motif: String?
        /// Numbers given, in order; none when its documents were already issued.
        public var numeros: [String] = []
    }

    public struct Compte: Sendable {
        public var emises = 0
        public var contrats = 0
        public var bloques = 0

        mutating func ajouter(_ etape: Etape) {
            contrats += 1
            emises += etape.numeros.count
            bloques += etape.etat == "bloque" ? 1 : 0
        }
    }
}

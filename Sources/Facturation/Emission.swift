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

    /// Opens the run of a month, or reopens it: adds the contracts that serve a day of it and puts back those that could not be settled.
    public func ouvrir(_ mois: Mois, as principal: Principal) async throws -> ID<LotTag> {
        try await base.transaction(as: principal) { transaction in
            let (debut, fin) = (mois.premierJour, mois.dernierJour)
            try transaction.execute("INSERT INTO facturation.lot (mois) VALUES (\(debut)) ON CONFLICT (mois) DO NOTHING")
            let lot: ID<LotTag> = try transaction.rows("SELECT id FROM facturation.lot WHERE mois = \(debut)")[0].id("id")
            try transaction.executeAll([
                """
                INSERT INTO facturation.lot_contrat (entreprise_id, lot_id, contrat_id)
                SELECT c.entreprise_id, \(lot)::uuid, c.id
                FROM gestion.contrat c
                WHERE c.statut IN ('signe', 'resilie') AND c.debut <= \(fin) AND (c.fin IS NULL OR c.fin >= \(debut))
                ON CONFLICT DO NOTHING
                """,
                """
                UPDATE facturation.lot_contrat SET etat = 'a_emettre', motif = NULL
                WHERE lot_id = \(lot) AND etat IN ('bloque', 'rien')
                """,
            ])
            return lot
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
        while let etape = try await suivant(lot, mois, le: emission, as: principal) {
            compte.ajouter(etape)
            await suivi(etape)
        }
        return compte
    }

    private static func emettre(
        _ transaction: Transaction, _ mois: Mois, _ emission: DateCivile, _ entreprise: ID<EntrepriseTag>, _ contrat: UUID
    ) throws -> Etape {
        let entrees = try EntreesStore(transaction: transaction).lire(mois, seul: (entreprise, contrat))
        // The contract left the month (end date moved, back to draft) since the run was opened.
        guard let seul = entrees.contrats.first else { return Etape(etat: "rien") }
        let documents: [DocumentCalcule]
        do throws(RefusMoteur) {
            documents = try seul.documents(mois, sites: entrees.sites)
        } catch {
            return Etape(etat: "bloque", motif: error.message)
        }
        if let anomalie = Anomalie.bloquantes(seul).first { return Etape(etat: "bloque", motif: anomalie.texte) }
        var etape = Etape(etat: documents.isEmpty || documents.contains { $0.date > emission } ? "rien" : "emis")
        // What is not due yet waits: its permanences may still change.
        for document in documents where document.date <= emission {
            let piece = try PieceJSON(document, seul, entrees.vendeur).texte()
            let emise = try transaction.rows("SELECT id, numero FROM facturation.emettre(\(piece)::jsonb, \(emission))").first
            if let emise { etape.numeros.append(try emise.string("numero")) }
        }
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

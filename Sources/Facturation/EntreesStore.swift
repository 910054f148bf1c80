internal import Calendrier
internal import Contrats
internal import Foundation
internal import Postgres
internal import Tarification
internal import Tenancy

/// Reads what a month is billed from, as app_facturation: what the room Contrats reads for a quote, with the two parties as printed.
struct EntreesStore {
    let transaction: Transaction

    /// The contracts that serve a day of the month, signed or ended; `seul` narrows to one. `depuis`: how far back permanences are read,
    /// by default what the month's documents ask for.
    func lire(
        _ mois: Mois, seul: (entreprise: ID<EntrepriseTag>, contrat: UUID)? = nil, depuis: DateCivile? = nil
    ) throws -> EntreesMois {
        let tarifaires = try LectureTarifaire(transaction).lire(
            mois.periode, seul: seul.map { ($0.entreprise, ID($0.contrat)) }, depuis: depuis)
        let entreprises = Set(tarifaires.map(\.entreprise.rawValue))
        let reponses = try transaction.pipeline([
            "SELECT \(fragment: VendeurImprime.colonnes) FROM gestion.prestataire p",
            """
            SELECT e.entreprise_id, \(fragment: AcheteurImprime.colonnes)
            FROM gestion.entreprise e
            WHERE e.entreprise_id = ANY(\(Array(entreprises))::uuid[])
            """,
            """
            SELECT c.id AS contrat_id, b.adresse, b.code_postal, b.commune
            FROM gestion.contrat c
            JOIN gestion.etablissement b ON b.entreprise_id = c.entreprise_id AND b.id = c.etablissement_id
            WHERE c.entreprise_id = ANY(\(Array(entreprises))::uuid[]) AND c.etablissement_id IS NOT NULL
            """,
        ])
        guard let vendeur = try reponses[0].first.map({ try VendeurImprime(row: $0) }) else {
            throw EmissionImpossible("Les coordonnées du prestataire manquent : les saisir avant de facturer.")
        }
        var acheteurs: [ID<EntrepriseTag>: AcheteurImprime] = [:]
        for row in reponses[1] { acheteurs[try row.id("entreprise_id")] = try AcheteurImprime(row: row) }
        var servis: [UUID: Row] = [:]
        for row in reponses[2] { servis[try row.uuid("contrat_id")] = row }
        let contrats = try tarifaires.compactMap { tarifaire -> EntreesContrat? in
            guard var acheteur = acheteurs[tarifaire.entreprise] else { return nil }
            let contrat = tarifaire.contrat.rawValue
            try acheteur.servir(tarifaire, etablissement: servis[contrat])
            return EntreesContrat(tarifaire: tarifaire, contrat: contrat, acheteur: acheteur)
        }
        let sites = tarifaires.reduce(into: [:]) { $0.merge($1.sites) { premier, _ in premier } }
        return EntreesMois(vendeur: vendeur, sites: sites, contrats: contrats)
    }
}

extension AcheteurImprime {
    /// The establishment served is the one that is taxed (directive 2006/112/CE, art. 44): abroad from the company's seat, its country, its
    /// address and its VAT number are printed.
    fileprivate mutating func servir(_ tarifaire: EntreeTarifaire, etablissement: Row?) throws(RowError) {
        tva = tarifaire.numeroTVA
        guard tarifaire.client.pays != pays, let etablissement else { return }
        pays = tarifaire.client.pays
        rue = try etablissement.string("adresse").enLigne
        codePostal = try etablissement.string("code_postal")
        commune = try etablissement.string("commune")
        guard pays == .LU else { return }
        (schema, electronique) = (SchemaElectronique.tvaLuxembourg, tva)
    }
}

/// Why a run cannot start or go on, in French with the remedy.
public struct EmissionImpossible: Error, Sendable, CustomStringConvertible {
    public let description: String
    init(_ description: String) { self.description = description }
}

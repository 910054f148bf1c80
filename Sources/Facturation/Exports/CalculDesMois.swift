internal import Calendrier
internal import Postgres
internal import Tarification
internal import Tenancy

/// What the contracts give, month after month, as the run computes it. Nothing is stored.
struct CalculDesMois: Sendable {
    let base: Database

    /// One contract in one month: its documents, or why they cannot be computed.
    struct Resultat: Sendable {
        var mois: Mois
        var contrat: EntreesContrat
        var documents: [DocumentCalcule]
        var refus: String?
    }

    func calculer(_ mois: Mois, as principal: Principal) async throws -> [Resultat] {
        do {
            return try await base.transaction(as: principal, readOnly: true) { transaction in
                let entrees = try EntreesStore(transaction: transaction).lire(mois)
                return entrees.contrats.map { contrat in
                    do throws(RefusMoteur) {
                        let documents = try contrat.documents(mois, sites: entrees.sites)
                        return Resultat(
                            mois: mois, contrat: contrat, documents: documents,
                            refus: Anomalie.bloquantes(contrat, entrees.vendeur).first?.texte)
                    } catch {
                        return Resultat(mois: mois, contrat: contrat, documents: [], refus: error.message)
                    }
                }
            }
        } catch let impossible as EmissionImpossible {
            throw ExportImpossible(impossible.description)
        }
    }

    /// Numbers of the documents already issued in a range of billing dates, by company and key.
    func emises(_ periode: Periode, _ bornes: [Borne], as principal: Principal) async throws -> [String: String] {
        let perimetre = Perimetre(periode: periode, bornes: bornes)
        let rows = try await base.read(
            as: principal,
            [
                """
                SELECT f.entreprise_id, f.cle, f.numero FROM facturation.facture f
                WHERE f.date_facturation >= \(periode.debut) AND f.date_facturation <= \(periode.fin) AND \(fragment: perimetre.numeros)
                """
            ])[0]
        var emises: [String: String] = [:]
        for row in rows {
            let entreprise: ID<EntrepriseTag> = try row.id("entreprise_id")
            emises["\(entreprise)/\(try row.string("cle"))"] = try row.string("numero")
        }
        return emises
    }
}

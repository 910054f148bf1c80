internal import Postgres
internal import Tenancy

struct CoordonneesStore {
    let base: Database

    func lire(_ id: ID<EntrepriseTag>, as principal: Principal) async throws -> Coordonnees? {
        try await base.read(
            as: principal,
            """
            SELECT e.nom, e.pays, e.siren, e.tva_intracommunautaire, e.adresse_electronique, e.reference_acheteur, e.bon_commande,
              e.facturation_nom, e.facturation_adresse, e.facturation_code_postal, e.facturation_commune, e.tva_verifiee_le
            FROM gestion.entreprise e WHERE e.entreprise_id = \(id)
            """, as: Coordonnees.self
        ).first
    }

    func ecrire(_ id: ID<EntrepriseTag>, _ c: Coordonnees, as principal: Principal) async throws {
        let tva: String? = c.tva.isEmpty ? nil : c.tva
        _ = try await base.transaction(as: principal) { tx in
            try tx.execute(
                """
                UPDATE gestion.entreprise SET tva_intracommunautaire = \(tva), tva_verifiee_le = \(c.tvaVerifieeLe),
                  adresse_electronique = \(c.electronique), reference_acheteur = \(c.reference), bon_commande = \(c.bonCommande),
                  facturation_nom = \(c.attention), facturation_adresse = \(c.rue), facturation_code_postal = \(c.codePostal),
                  facturation_commune = \(c.commune)
                WHERE entreprise_id = \(id)
                """)
        }
    }
}

internal import Calendrier
internal import Foundation
internal import Postgres
internal import Tarification
internal import Tenancy

/// Credit notes of an invoice (R22): positive amounts, their own series, a reference to what they correct. The base holds the limits.
struct Avoir: Sendable {
    let base: Database

    /// What is left to credit of an invoice; nil when there is no such invoice.
    func calcul(_ id: ID<FactureTag>, as principal: Principal) async throws -> CalculAvoir? {
        guard let piece = try await FactureStore(base: base).complete(id, as: principal), !piece.facture.avoir else { return nil }
        let reponses = try await base.read(
            as: principal,
            [
                """
                SELECT c.facture_rang, sum(l.net_cents)::bigint AS net
                FROM facturation.credit c
                JOIN facturation.ligne l ON l.entreprise_id = c.entreprise_id AND l.facture_id = c.avoir_id AND l.rang = c.rang
                WHERE c.entreprise_id = \(piece.facture.entreprise) AND c.facture_id = \(id) AND c.facture_rang IS NOT NULL
                GROUP BY c.facture_rang
                """,
                """
                SELECT coalesce(sum(a.net_cents), 0)::bigint AS net
                FROM facturation.reference r
                JOIN facturation.facture a ON a.entreprise_id = r.entreprise_id AND a.id = r.facture_id
                WHERE r.entreprise_id = \(piece.facture.entreprise) AND r.reference_id = \(id) AND a.cle LIKE 'CREDIT/%'
                """,
            ])
        return CalculAvoir(
            piece: piece,
            credites: Dictionary(uniqueKeysWithValues: try reponses[0].map { (try $0.int("facture_rang"), try $0.int("net")) }),
            totalCredite: try reponses[1][0].int("net"))
    }

    /// nil when the same demand was already issued: its key is unique.
    func emettre(_ calcul: CalculAvoir, _ demande: DemandeAvoir, le emission: DateCivile, as principal: Principal) async throws
        -> ID<FactureTag>?
    {
        let (lignes, rangs, tva) = try calcul.calculer(demande)
        let json = try PieceJSON(
            avoir: calcul.piece, cle: "CREDIT/\(demande.jeton)/\(calcul.piece.facture.cle)", lignes: lignes, tva: tva, le: emission
        ).texte()
        let corrige = "[" + rangs.map(String.init).joined(separator: ",") + "]"
        return try await base.transaction(as: principal) { transaction in
            try transaction.rows(
                "SELECT id FROM facturation.crediter(\(json)::jsonb, \(emission), \(corrige)::jsonb, \(demande.motif.rawValue))"
            ).first?.id("id")
        }
    }
}

extension PieceJSON {
    /// Lines of an invoice, credited on `emission`: seller and buyer are those it printed.
    init(
        avoir piece: FactureComplete, cle: String, lignes credits: [LigneFacture], tva groupes: [TVAFacture], periode: Periode? = nil,
        le emission: DateCivile
    ) {
        let f = piece.facture
        entreprise_id = f.entreprise.description
        self.cle = cle
        type = DocumentCalcule.Genre.avoir.rawValue
        vendeur = f.vendeur.rawValue
        date_facturation = emission
        delai = 0
        periode_debut = (periode ?? f.periode).debut
        periode_fin = (periode ?? f.periode).fin
        contrat_id = f.contrat.uuidString.lowercased()
        contrat_numero = f.contratNumero
        vendeur_nom = f.vendeurNom
        vendeur_adresse = f.vendeurAdresse
        vendeur_siren = f.vendeurSiren
        vendeur_tva = f.vendeurTVA
        vendeur_iban = f.vendeurIBAN
        acheteur_nom = f.acheteurNom
        acheteur_adresse = f.acheteurAdresse
        acheteur_pays = f.acheteurPays.rawValue
        acheteur_siren = f.acheteurSiren
        acheteur_tva = f.acheteurTVA
        vendeur_siret = f.vendeurSiret
        vendeur_mentions = f.vendeurMentions
        vendeur_rue = f.vendeurRue
        vendeur_code_postal = f.vendeurCodePostal
        vendeur_commune = f.vendeurCommune
        vendeur_bic = f.vendeurBIC
        vendeur_electronique = f.vendeurElectronique
        vendeur_schema = f.vendeurSchema
        vendeur_contact = f.vendeurContact
        vendeur_courriel = f.vendeurCourriel
        vendeur_telephone = f.vendeurTelephone
        acheteur_rue = f.acheteurRue
        acheteur_code_postal = f.acheteurCodePostal
        acheteur_commune = f.acheteurCommune
        acheteur_electronique = f.acheteurElectronique
        acheteur_schema = f.acheteurSchema
        acheteur_attention = f.acheteurAttention
        reference_acheteur = f.referenceAcheteur
        bon_commande = f.bonCommande
        exigibilite = f.exigibilite.rawValue
        note_bar = f.noteBAR
        note_pmt = f.notePMT
        note_pmd = f.notePMD
        note_aab = f.noteAAB
        conditions = MentionsLegales.conditionsAvoir
        net_cents = credits.reduce(0) { $0 + $1.netCents }
        tva_cents = groupes.reduce(0) { $0 + $1.taxeCents }
        brut_cents = net_cents + tva_cents
        refs = [f.cle]
        lignes = credits.map {
            Ligne(
                article: $0.article, nature: $0.nature.rawValue, libelle: $0.libelle, detail: $0.detail, unite: $0.unite.rawValue,
                quantite: $0.quantite, prix_micro: $0.prix, net_cents: $0.netCents, categorie: $0.categorie, taux: $0.taux,
                periode_debut: $0.periode?.debut, periode_fin: $0.periode?.fin)
        }
        tva = groupes.map {
            Groupe(
                categorie: $0.categorie.code, taux: $0.categorie.taux, vatex: $0.categorie.vatex, base_cents: $0.baseCents,
                taxe_cents: $0.taxeCents, mention: $0.mention)
        }
    }
}

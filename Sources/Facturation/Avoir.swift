internal import Calendrier
internal import Foundation
internal import Postgres
internal import Tarification
internal import Tenancy

/// A full credit note (R22): the lines and VAT of its invoice, positive amounts, its own series, a reference to what it corrects.
struct Avoir: Sendable {
    let base: Database

    /// nil when the invoice already has one: the key of a credit note is unique.
    func emettre(_ piece: FactureComplete, le emission: DateCivile, as principal: Principal) async throws -> ID<FactureTag>? {
        let json = try PieceJSON(avoir: piece, le: emission).texte()
        return try await base.transaction(as: principal) { transaction in
            try transaction.rows("SELECT id FROM facturation.emettre(\(json)::jsonb, \(emission))").first?.id("id")
        }
    }
}

extension PieceJSON {
    /// The whole of an invoice, credited on `emission`.
    init(avoir piece: FactureComplete, le emission: DateCivile) {
        let f = piece.facture
        entreprise_id = f.entreprise.description
        cle = "CREDIT/\(f.cle)"
        type = DocumentCalcule.Genre.avoir.rawValue
        vendeur = f.vendeur.rawValue
        date_facturation = emission
        delai = 0
        periode_debut = f.periode.debut
        periode_fin = f.periode.fin
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
        net_cents = f.netCents
        tva_cents = f.tvaCents
        brut_cents = f.brutCents
        refs = [f.cle]
        lignes = piece.lignes.map {
            Ligne(
                article: $0.article, nature: $0.nature.rawValue, libelle: $0.libelle, detail: $0.detail, unite: $0.unite.rawValue,
                quantite: $0.quantite, prix_micro: $0.prix, net_cents: $0.netCents, categorie: $0.categorie, taux: $0.taux,
                periode_debut: $0.periode?.debut, periode_fin: $0.periode?.fin)
        }
        tva = piece.tva.map {
            Groupe(
                categorie: $0.categorie.code, taux: $0.categorie.taux, vatex: $0.categorie.vatex, base_cents: $0.baseCents,
                taxe_cents: $0.taxeCents, mention: $0.mention)
        }
    }
}

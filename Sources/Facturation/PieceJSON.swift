internal import Calendrier
internal import Foundation
internal import Tarification
internal import Tenancy

/// A document as `facturation.emettre` reads it: the only Codable form of a document, made for that door.
struct PieceJSON: Encodable {
    struct Ligne: Encodable {
        var article, nature, libelle, detail, unite: String
        var quantite, prix_micro, net_cents: Int
        var categorie: String
        var taux: Int
        var periode_debut, periode_fin: DateCivile?
    }
    struct Groupe: Encodable {
        var categorie: String
        var taux: Int
        var vatex: String?
        var base_cents, taxe_cents: Int
        /// BT-120, the sentence printed.
        var mention: String
    }

    var entreprise_id, cle, type, vendeur: String
    var date_facturation: DateCivile
    /// Days from issue to due date.
    var delai: Int
    var periode_debut, periode_fin: DateCivile
    var contrat_id, contrat_numero: String
    var vendeur_nom, vendeur_adresse, vendeur_siren, vendeur_tva, vendeur_iban: String
    var acheteur_nom, acheteur_adresse, acheteur_pays, acheteur_siren, acheteur_tva: String
    var vendeur_siret, vendeur_mentions, vendeur_rue, vendeur_code_postal, vendeur_commune, vendeur_bic: String
    var vendeur_electronique, vendeur_schema, vendeur_contact, vendeur_courriel, vendeur_telephone: String
    var acheteur_rue, acheteur_code_postal, acheteur_commune, acheteur_electronique, acheteur_schema, acheteur_attention: String
    var reference_acheteur, bon_commande, exigibilite: String
    var note_bar, note_pmt, note_pmd, note_aab, conditions: String
    var net_cents, tva_cents, brut_cents: Int
    var lignes: [Ligne]
    var tva: [Groupe]
    var refs: [String]

    init(_ d: DocumentCalcule, _ entrees: EntreesContrat, _ vendeur: VendeurImprime) {
        entreprise_id = entrees.entreprise.description
        cle = d.cle
        type = d.genre.rawValue
        self.vendeur = d.vendeur.rawValue
        date_facturation = d.date
        delai = d.genre == .avoir ? 0 : vendeur.delai
        periode_debut = d.periode.debut
        periode_fin = d.periode.fin
        contrat_id = entrees.contrat.uuidString.lowercased()
        contrat_numero = d.contrat
        let etablissement = vendeur.etablissement(d.vendeur)
        vendeur_nom = etablissement.nom
        vendeur_adresse = etablissement.adresse
        vendeur_siren = etablissement.siren
        vendeur_tva = etablissement.tva
        vendeur_iban = etablissement.iban
        vendeur_siret = etablissement.siret
        vendeur_mentions = etablissement.mentions
        vendeur_rue = etablissement.rue
        vendeur_code_postal = etablissement.codePostal
        vendeur_commune = etablissement.commune
        vendeur_bic = etablissement.bic
        vendeur_electronique = etablissement.electronique
        vendeur_schema = etablissement.schema
        vendeur_contact = vendeur.contact
        vendeur_courriel = vendeur.courriel
        vendeur_telephone = vendeur.telephone
        let acheteur = entrees.acheteur
        acheteur_nom = acheteur.nom
        acheteur_adresse = acheteur.adresse
        acheteur_pays = acheteur.pays.rawValue
        acheteur_siren = acheteur.siren
        acheteur_tva = acheteur.tva
        acheteur_rue = acheteur.rue
        acheteur_code_postal = acheteur.codePostal
        acheteur_commune = acheteur.commune
        acheteur_electronique = acheteur.electronique
        acheteur_schema = acheteur.schema
        acheteur_attention = acheteur.attention
        reference_acheteur = acheteur.reference
        bon_commande = acheteur.bonCommande
        exigibilite = (vendeur.tvaSurDebits ? Exigibilite.debits : .encaissements).rawValue
        let mentions = MentionsLegales(vendeur: d.vendeur)
        note_bar = MentionsLegales.traitement(vendeur: d.vendeur, acheteur: acheteur.pays, categories: d.tva.map(\.categorie))
        note_pmt = mentions.recouvrement
        note_pmd = mentions.penalites
        note_aab = mentions.escompte
        conditions = d.genre == .avoir ? MentionsLegales.conditionsAvoir : MentionsLegales.conditions(delai: vendeur.delai)
        net_cents = d.netCents
        tva_cents = d.tvaCents
        brut_cents = d.brutCents
        refs = d.refs
        let categorie = d.tva.first?.categorie
        lignes = d.lignes.map {
            Ligne(
                article: $0.article, nature: $0.nature.rawValue, libelle: $0.libelle, detail: $0.detail, unite: $0.unite.rawValue,
                quantite: $0.quantite, prix_micro: $0.prix, net_cents: $0.netCents, categorie: categorie?.code ?? "S",
                taux: categorie?.taux ?? 0, periode_debut: $0.periode?.debut, periode_fin: $0.periode?.fin)
        }
        tva = d.tva.map {
            Groupe(
                categorie: $0.categorie.code, taux: $0.categorie.taux, vatex: $0.categorie.vatex, base_cents: $0.baseCents,
                taxe_cents: $0.taxeCents, mention: $0.categorie.mention ?? "")
        }
    }

    func texte() throws -> String {
        let encodeur = JSONEncoder()
        encodeur.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encodeur.encode(self), as: UTF8.self)
    }
}

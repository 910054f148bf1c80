internal import Calendrier
internal import Foundation
internal import Postgres
internal import Tarification
internal import Tenancy

/// An issued document as lists show it. Nothing here can be changed: the database refuses it whoever asks.
struct Facture: RowDecodable {
    var entreprise: ID<EntrepriseTag>
    var id: ID<FactureTag>
    var cle: String
    /// Series, year and rank: what the number is made of, and the order of exports.
    var serie: String
    var annee, rang: Int
    var numero: String
    var avoir: Bool
    var vendeur: PaysTVA
    var dateFacturation: DateCivile
    var emission: DateCivile
    var echeance: DateCivile
    var periode: Periode
    var contrat: UUID
    var contratNumero: String
    var vendeurNom, vendeurAdresse, vendeurSiren, vendeurTVA, vendeurIBAN: String
    var acheteurNom, acheteurAdresse, acheteurSiren, acheteurTVA: String
    var acheteurPays: PaysTVA
    var vendeurSiret, vendeurMentions, vendeurRue, vendeurCodePostal, vendeurCommune, vendeurBIC: String
    var vendeurElectronique, vendeurSchema, vendeurContact, vendeurCourriel, vendeurTelephone: String
    var acheteurRue, acheteurCodePostal, acheteurCommune, acheteurElectronique, acheteurSchema, acheteurAttention: String
    var referenceAcheteur, bonCommande: String
    /// BT-23: S1, services.
    var operation: String
    var exigibilite: Exigibilite
    var noteBAR, notePMT, notePMD, noteAAB, conditions: String
    var netCents, tvaCents, brutCents: Int

    static let colonnes: SQL = """
        f.entreprise_id, f.id, f.cle, f.serie, f.annee, f.rang, f.numero, f.type, f.vendeur, f.date_facturation, f.date_emission, f.echeance, f.periode_debut,
        f.periode_fin, f.contrat_id, f.contrat_numero, f.vendeur_nom, f.vendeur_adresse, f.vendeur_siren, f.vendeur_tva, f.vendeur_iban,
        f.acheteur_nom, f.acheteur_adresse, f.acheteur_pays, f.acheteur_siren, f.acheteur_tva, f.net_cents, f.tva_cents, f.brut_cents,
        f.vendeur_siret, f.vendeur_mentions, f.vendeur_rue, f.vendeur_code_postal, f.vendeur_commune, f.vendeur_bic, f.vendeur_electronique,
        f.vendeur_schema, f.vendeur_contact, f.vendeur_courriel, f.vendeur_telephone, f.acheteur_rue, f.acheteur_code_postal, f.acheteur_commune,
        f.acheteur_electronique, f.acheteur_schema, f.acheteur_attention, f.reference_acheteur, f.bon_commande, f.operation, f.exigibilite,
        f.note_bar, f.note_pmt, f.note_pmd, f.note_aab, f.conditions
        """

    init(row: Row) throws(RowError) {
        entreprise = try row.id("entreprise_id")
        id = try row.id("id")
        cle = try row.string("cle")
        serie = try row.string("serie")
        annee = try row.int("annee")
        rang = try row.int("rang")
        numero = try row.string("numero")
        avoir = try row.string("type") == "381"
        vendeur = try row.value("vendeur")
        dateFacturation = try row.value("date_facturation")
        emission = try row.value("date_emission")
        echeance = try row.value("echeance")
        periode = Periode(debut: try row.value("periode_debut"), fin: try row.value("periode_fin"))
        contrat = try row.uuid("contrat_id")
        contratNumero = try row.string("contrat_numero")
        vendeurNom = try row.string("vendeur_nom")
        vendeurAdresse = try row.string("vendeur_adresse")
        vendeurSiren = try row.string("vendeur_siren")
        vendeurTVA = try row.string("vendeur_tva")
        vendeurIBAN = try row.string("vendeur_iban")
        acheteurNom = try row.string("acheteur_nom")
        acheteurAdresse = try row.string("acheteur_adresse")
        acheteurPays = try row.value("acheteur_pays")
        acheteurSiren = try row.string("acheteur_siren")
        acheteurTVA = try row.string("acheteur_tva")
        vendeurSiret = try row.string("vendeur_siret")
        vendeurMentions = try row.string("vendeur_mentions")
        vendeurRue = try row.string("vendeur_rue")
        vendeurCodePostal = try row.string("vendeur_code_postal")
        vendeurCommune = try row.string("vendeur_commune")
        vendeurBIC = try row.string("vendeur_bic")
        vendeurElectronique = try row.string("vendeur_electronique")
        vendeurSchema = try row.string("vendeur_schema")
        vendeurContact = try row.string("vendeur_contact")
        vendeurCourriel = try row.string("vendeur_courriel")
        vendeurTelephone = try row.string("vendeur_telephone")
        acheteurRue = try row.string("acheteur_rue")
        acheteurCodePostal = try row.string("acheteur_code_postal")
        acheteurCommune = try row.string("acheteur_commune")
        acheteurElectronique = try row.string("acheteur_electronique")
        acheteurSchema = try row.string("acheteur_schema")
        acheteurAttention = try row.string("acheteur_attention")
        referenceAcheteur = try row.string("reference_acheteur")
        bonCommande = try row.string("bon_commande")
        operation = try row.string("operation")
        exigibilite = try row.value("exigibilite")
        noteBAR = try row.string("note_bar")
        notePMT = try row.string("note_pmt")
        notePMD = try row.string("note_pmd")
        noteAAB = try row.string("note_aab")
        conditions = try row.string("conditions")
        netCents = try row.int("net_cents")
        tvaCents = try row.int("tva_cents")
        brutCents = try row.int("brut_cents")
    }

    /// « Facture F-2026-0964 », « Avoir A-2026-0003 ».
    var titre: String { "\(avoir ? "Avoir" : "Facture") \(numero)" }
}

struct LigneFacture: RowDecodable {
    var article, libelle, detail, categorie: String
    var nature: LigneCalculee.Nature
    var unite: LigneCalculee.Unite
    var quantite, prix, netCents, taux: Int
    var periode: Periode?

    init(row: Row) throws(RowError) {
        article = try row.string("article")
        libelle = try row.string("libelle")
        detail = try row.string("detail")
        nature = try row.value("nature")
        unite = try row.value("unite")
        quantite = try row.int("quantite")
        prix = try row.int("prix_micro")
        netCents = try row.int("net_cents")
        categorie = try row.string("categorie")
        taux = try row.int("taux")
        let debut: DateCivile? = try row.optionalValue("periode_debut")
        let fin: DateCivile? = try row.optionalValue("periode_fin")
        periode = if let debut, let fin { Periode(debut: debut, fin: fin) } else { nil }
    }
}

struct TVAFacture: RowDecodable {
    var categorie: CategorieTVA
    var baseCents, taxeCents: Int
    /// BT-120, the sentence printed; empty for a standard rate.
    var mention: String

    init(row: Row) throws(RowError) {
        categorie = CategorieTVA(
            code: try row.string("categorie"), taux: try row.int("taux"), vatex: try row.optionalString("vatex"))
        baseCents = try row.int("base_cents")
        taxeCents = try row.int("taxe_cents")
        // A document issued before 2026-11-21 kept the code alone.
        mention = try row.string("mention").ou(categorie.mention ?? "")
    }
}

/// A document that another one refers to.
struct RenvoiFacture: RowDecodable {
    var id: ID<FactureTag>
    var numero: String
    var emission: DateCivile
    var netCents: Int

    init(row: Row) throws(RowError) {
        id = try row.id("id")
        numero = try row.string("numero")
        emission = try row.value("date_emission")
        netCents = try row.int("net_cents")
    }
}

/// All that is printed on a document.
struct FactureComplete: Sendable {
    var facture: Facture
    var lignes: [LigneFacture]
    var tva: [TVAFacture]
    /// What a credit note corrects.
    var corrige: [RenvoiFacture]
    /// The credit notes that correct an invoice.
    var avoirs: [RenvoiFacture]
    var sceau: Sceau
}

/// The link of a document in the chain of its series: sha256 of the link before it and of all that the document says.
struct Sceau: Sendable, RowDecodable {
    /// 32 bytes; empty for the first of the series.
    var precedente, empreinte: [UInt8]

    init(row: Row) throws(RowError) {
        precedente = try row.bytes("precedente")
        empreinte = try row.bytes("empreinte")
    }

    /// 64 hexadecimal digits.
    var texte: String { Self.hexa(empreinte) }
    var textePrecedent: String { Self.hexa(precedente) }

    static func hexa(_ octets: [UInt8]) -> String { octets.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined() }
}

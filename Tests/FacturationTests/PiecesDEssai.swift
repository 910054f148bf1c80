import Calendrier
import Foundation
import Postgres
import Tarification
import Tenancy
import TestSupport

@testable import Facturation

/// One document of each kind that is exchanged, written as `facturation.emettre` reads it: what enters the witnesses in Fixtures/echanges.
enum PieceDEssai: String, CaseIterable, Sendable {
    /// France to France, 20 %: three lines, one negative, characters to escape.
    case france = "S"
    /// France to Luxembourg: reverse charge.
    case autoliquidee = "AE"
    /// Exempt (CGI 261, 7).
    case exoneree = "E"
    /// Luxembourg to Luxembourg, 17 %.
    case luxembourg = "LU"
    /// Full credit note of `france`.
    case avoir = "AVOIR"

    static let entreprise = "00000000-0000-4000-8000-0000000000aa"

    var json: String {
        var p = Self.commun
        switch self {
        case .france: break
        case .avoir:
            p.merge(["cle": "RETOUR/S", "type": "381", "refs": ["S"], "delai": 0, "conditions": MentionsLegales.conditionsAvoir]) { $1 }
        case .autoliquidee:
            p.merge(Self.clientLuxembourg) { $1 }
            p.merge(["cle": "AE", "note_bar": "B2BINT"]) { $1 }
            Self.facturer(
                &p, [Self.ligne("VISITE", "Journée sur site", "E49", 20_000, 800_000_000, 160_000, "AE", 0)], "AE", 0, "VATEX-EU-AE")
        case .exoneree:
            p.merge(["cle": "E", "note_bar": "OUTOFSCOPE"]) { $1 }
            Self.facturer(
                &p, [Self.ligne("AN", "Échéance annuelle", "C62", 10_000, 1_234_560_000, 123_456, "E", 0)], "E", 0, "VATEX-FR-CGI261-7")
        case .luxembourg:
            p.merge(Self.clientLuxembourg) { $1 }
            p.merge(Self.vendeurLuxembourg) { $1 }
            p["cle"] = "LU"
            Self.facturer(&p, [Self.ligne("DEMI", "Demi-journée", "C62", 70_000, 350_000_000, 245_000, "S", 1_700)], "S", 1_700, nil)
        }
        let octets = try? JSONSerialization.data(withJSONObject: p)
        return String(decoding: octets ?? Data(), as: UTF8.self)
    }

    /// Issues the document, and those it needs, on 31 October 2024.
    func emettre(_ base: BaseDeTest, as principal: Principal) async throws -> FactureComplete {
        if self == .avoir { _ = try await PieceDEssai.france.emettre(base, as: principal) }
        let facturation = base.bases[.facturation]
        let texte = json
        let id: ID<FactureTag> = try await facturation.transaction(as: principal) { tx in
            try tx.rows("SELECT id FROM facturation.emettre(\(texte)::jsonb, '2024-10-31')")[0].id("id")
        }
        guard let piece = try await FactureStore(base: facturation).complete(id, as: principal) else { throw Absente() }
        return piece
    }

    struct Absente: Error {}

    private static func ligne(
        _ article: String, _ libelle: String, _ unite: String, _ quantite: Int, _ prix: Int, _ net: Int, _ categorie: String, _ taux: Int,
        nature: String = "SERVICE", periode: Bool = false
    ) -> [String: Any] {
        var ligne: [String: Any] = [
            "article": article, "nature": nature, "libelle": libelle, "detail": "", "unite": unite, "quantite": quantite,
            "prix_micro": prix,
            "net_cents": net, "categorie": categorie, "taux": taux,
        ]
        if periode { ligne.merge(["periode_debut": "2024-10-01", "periode_fin": "2024-10-31", "detail": "31 jours sur 366"]) { $1 } }
        return ligne
    }

    private static func facturer(
        _ p: inout [String: Any], _ lignes: [[String: Any]], _ categorie: String, _ taux: Int, _ vatex: String?
    ) {
        let net = lignes.reduce(0) { $0 + ($1["net_cents"] as? Int ?? 0) }
        // Amounts chosen so that no rounding happens here.
        let taxe = net * taux / 10_000
        var groupe: [String: Any] = [
            "categorie": categorie, "taux": taux, "base_cents": net, "taxe_cents": taxe,
            "mention": CategorieTVA(code: categorie, taux: taux, vatex: vatex).mention ?? "",
        ]
        if let vatex { groupe["vatex"] = vatex }
        p.merge(["lignes": lignes, "tva": [groupe], "net_cents": net, "tva_cents": taxe, "brut_cents": net + taxe]) { $1 }
    }

    private static var commun: [String: Any] {
        let mentions = MentionsLegales(vendeur: .FR)
        var p: [String: Any] = [
            "entreprise_id": entreprise, "cle": "S", "type": "380", "vendeur": "FR", "date_facturation": "2024-10-31", "delai": 30,
            "periode_debut": "2024-10-01", "periode_fin": "2024-10-31", "contrat_id": "00000000-0000-4000-8000-0000000000bb",
            "contrat_numero": "C-2024-001", "vendeur_nom": "Service social d'essai", "vendeur_adresse": "14 rue du Pont\n57000 Metz",
            "vendeur_rue": "14 rue du Pont", "vendeur_code_postal": "57000", "vendeur_commune": "Metz", "vendeur_siren": "900999996",
            "vendeur_siret": "90099999600011", "vendeur_tva": "FR37900999996", "vendeur_iban": "FR7630001007941234567890185",
            "vendeur_bic": "BDFEFRPP", "vendeur_mentions": "Association de droit local", "vendeur_electronique": "900999996",
            "vendeur_schema": "0225", "vendeur_contact": "Facturation", "vendeur_courriel": "facturation@essai.example",
            "vendeur_telephone": "03 00 00 00 01", "acheteur_nom": "Câbleries \"Ä\" & Fils <Metz>",
            "acheteur_adresse": "1 rue A\n57000 Metz",
            "acheteur_rue": "1 rue A", "acheteur_code_postal": "57000", "acheteur_commune": "Metz", "acheteur_pays": "FR",
            "acheteur_siren": "732829320", "acheteur_tva": "FR44732829320", "acheteur_electronique": "732829320_COMPTA",
            "acheteur_schema": "0225", "acheteur_attention": "Comptabilité", "reference_acheteur": "SERVICE-7", "bon_commande": "CDE-45",
            "exigibilite": "encaissements", "note_bar": "B2B", "note_pmt": mentions.recouvrement, "note_pmd": mentions.penalites,
            "note_aab": mentions.escompte, "conditions": MentionsLegales.conditions(delai: 30), "refs": [String](),
        ]
        facturer(
            &p,
            [
                ligne("FORFAIT", "Forfait par salarié & par an", "IE", 1_650_000, 1_868_493, 30_830, "S", 2_000, periode: true),
                ligne("MOIS", "Permanence du mois", "MON", 10_000, 420_000_000, 42_000, "S", 2_000, periode: true),
                ligne("MOIS", "Demi-journée non tenue", "C62", -10_000, 265_000_000, -26_500, "S", 2_000, nature: "DEDUCTION"),
            ], "S", 2_000, nil)
        return p
    }

    private static let clientLuxembourg: [String: String] = [
        "acheteur_nom": "Fonderie d'Esch", "acheteur_adresse": "3 rue C\nL-4010 Esch-sur-Alzette", "acheteur_rue": "3 rue C",
        "acheteur_code_postal": "L-4010", "acheteur_commune": "Esch-sur-Alzette", "acheteur_pays": "LU", "acheteur_siren": "",
        "acheteur_tva": "LU10009155", "acheteur_electronique": "LU10009148", "acheteur_schema": "9938", "acheteur_attention": "",
        "reference_acheteur": "", "bon_commande": "",
    ]

    private static var vendeurLuxembourg: [String: String] {
        let mentions = MentionsLegales(vendeur: .LU)
        return [
            "vendeur": "LU", "vendeur_adresse": "8 rue du Fort\nL-1855 Luxembourg", "vendeur_rue": "8 rue du Fort",
            "vendeur_code_postal": "L-1855", "vendeur_commune": "Luxembourg", "vendeur_siren": "", "vendeur_siret": "",
            "vendeur_tva": "LU99999984", "vendeur_iban": "LU280019400644750000", "vendeur_bic": "BCEELULL",
            "vendeur_electronique": "LU99999984", "vendeur_schema": "9938", "vendeur_mentions": "Succursale, RCS Luxembourg F99999",
            "note_bar": "", "note_pmt": mentions.recouvrement, "note_pmd": mentions.penalites,
        ]
    }
}

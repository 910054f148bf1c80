internal import Calendrier
internal import Foundation
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
    }

    var entreprise_id, cle, type, vendeur: String
    var date_facturation: DateCivile
    /// Days from issue to due date.
    var delai: Int
    var periode_debut, periode_fin: DateCivile
    var contrat_id, contrat_numero: String
    var vendeur_nom, vendeur_adresse, vendeur_siren, vendeur_tva, vendeur_iban: String
    var acheteur_nom, acheteur_adresse, acheteur_pays, acheteur_siren, acheteur_tva: String
    var net_cents, tva_cents, brut_cents: Int
    var lignes: [Ligne]
    var tva: [Groupe]
    var refs: [String]

    /// 30 days is the delay of the code de commerce when nothing else is agreed (L441-10).
    static let delaiDeReglement = 30

    init(_ d: DocumentCalcule, _ entrees: EntreesContrat, _ vendeur: VendeurImprime) {
        entreprise_id = entrees.entreprise.description
        cle = d.cle
        type = d.genre.rawValue
        self.vendeur = d.vendeur.rawValue
        date_facturation = d.date
        delai = Self.delaiDeReglement
        periode_debut = d.periode.debut
        periode_fin = d.periode.fin
        contrat_id = entrees.contrat.uuidString.lowercased()
        contrat_numero = d.contrat
        vendeur_nom = vendeur.nom
        vendeur_adresse = vendeur.adresse
        vendeur_siren = vendeur.siren
        vendeur_tva = vendeur.tva(d.vendeur)
        vendeur_iban = vendeur.iban
        acheteur_nom = entrees.acheteur.nom
        acheteur_adresse = entrees.acheteur.adresse
        acheteur_pays = entrees.acheteur.pays.rawValue
        acheteur_siren = entrees.acheteur.siren
        acheteur_tva = entrees.acheteur.tva
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
                taxe_cents: $0.taxeCents)
        }
    }

    func texte() throws -> String {
        let encodeur = JSONEncoder()
        encodeur.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encodeur.encode(self), as: UTF8.self)
    }
}

internal import Calendrier
internal import Postgres
internal import Tarification

/// What an export holds, from the ledger: the sums that the accounts must find again. Credit notes count negative.
struct TotauxExport: Sendable, Hashable {
    struct Serie: Sendable, Hashable, RowDecodable {
        var serie: String
        var annee, nombre, premier, dernier: Int
        var netCents, tvaCents, brutCents: Int

        init(row: Row) throws(RowError) {
            serie = try row.string("serie")
            annee = try row.int("annee")
            nombre = try row.int("nombre")
            premier = try row.int("premier")
            dernier = try row.int("dernier")
            netCents = try row.int("net")
            tvaCents = try row.int("tva")
            brutCents = try row.int("brut")
        }

        /// « Factures, France », « Avoirs, Luxembourg ».
        var mot: String {
            (serie.hasPrefix("A") ? "Avoirs" : "Factures") + (serie.hasSuffix("L") ? ", Luxembourg" : ", France")
        }

        /// Without a gap between the first and the last number.
        var suivie: Bool { dernier - premier + 1 == nombre }
    }

    struct Taux: Sendable, Hashable, RowDecodable {
        var vendeur: PaysTVA
        var categorie: String
        var taux, baseCents, taxeCents: Int

        init(row: Row) throws(RowError) {
            vendeur = try row.value("vendeur")
            categorie = try row.string("categorie")
            taux = try row.int("taux")
            baseCents = try row.int("base")
            taxeCents = try row.int("taxe")
        }
    }

    var series: [Serie]
    var taux: [Taux]
    /// Sum of the lines.
    var lignesCents: Int

    var pieces: Int { series.reduce(0) { $0 + $1.nombre } }
    var netCents: Int { series.reduce(0) { $0 + $1.netCents } }
    var tvaCents: Int { series.reduce(0) { $0 + $1.tvaCents } }
    var brutCents: Int { series.reduce(0) { $0 + $1.brutCents } }

    init(_ reponses: [[Row]]) throws(RowError) {
        series = []
        for row in reponses[0] { series.append(try Serie(row: row)) }
        taux = []
        for row in reponses[1] { taux.append(try Taux(row: row)) }
        lignesCents = try reponses[2].first?.int("net") ?? 0
    }

    /// Three independent sums: the documents, their lines, their VAT groups.
    static func requetes(_ perimetre: Perimetre) -> [SQL] {
        let signe: SQL = "CASE f.type WHEN '381' THEN -1 ELSE 1 END"
        return [
            """
            SELECT f.serie, f.annee, count(*) AS nombre, min(f.rang) AS premier, max(f.rang) AS dernier,
              sum(\(fragment: signe) * f.net_cents)::bigint AS net, sum(\(fragment: signe) * f.tva_cents)::bigint AS tva,
              sum(\(fragment: signe) * f.brut_cents)::bigint AS brut
            FROM facturation.facture f WHERE \(fragment: perimetre.condition)
            GROUP BY f.serie, f.annee ORDER BY f.annee, f.serie DESC
            """,
            """
            SELECT f.vendeur, t.categorie, t.taux, sum(\(fragment: signe) * t.base_cents)::bigint AS base,
              sum(\(fragment: signe) * t.taxe_cents)::bigint AS taxe
            FROM facturation.facture f
            JOIN facturation.tva t ON t.entreprise_id = f.entreprise_id AND t.facture_id = f.id
            WHERE \(fragment: perimetre.condition)
            GROUP BY f.vendeur, t.categorie, t.taux ORDER BY f.vendeur, t.categorie DESC, t.taux DESC
            """,
            """
            SELECT coalesce(sum(\(fragment: signe) * l.net_cents), 0)::bigint AS net
            FROM facturation.facture f
            JOIN facturation.ligne l ON l.entreprise_id = f.entreprise_id AND l.facture_id = f.id
            WHERE \(fragment: perimetre.condition)
            """,
        ]
    }
}

/// The ledger's sums beside those of the file of entries, figure by figure.
struct RapprochementComptable: Sendable, Hashable {
    struct Ecart: Sendable, Hashable {
        var quoi: String
        var registreCents: Int
        var ecrituresCents: Int
        var juste: Bool { registreCents == ecrituresCents }
    }

    var lignes: [Ecart]

    init(_ totaux: TotauxExport, _ fec: SommeFEC) {
        lignes = [
            Ecart(quoi: "Total HT : pièces et comptes de produits", registreCents: totaux.netCents, ecrituresCents: -fec.solde(["70"])),
            Ecart(quoi: "TVA : pièces et comptes de TVA", registreCents: totaux.tvaCents, ecrituresCents: -fec.solde(["445", "46"])),
            Ecart(
                quoi: "Total TTC : pièces et comptes de clients", registreCents: totaux.brutCents, ecrituresCents: fec.solde(["411", "40"])),
            Ecart(quoi: "Débit et crédit du fichier", registreCents: fec.debit, ecrituresCents: fec.credit),
            Ecart(quoi: "Total HT : pièces et lignes", registreCents: totaux.netCents, ecrituresCents: totaux.lignesCents),
            Ecart(
                quoi: "TVA : pièces et groupes de taux", registreCents: totaux.tvaCents,
                ecrituresCents: totaux.taux.reduce(0) { $0 + $1.taxeCents }),
        ]
    }

    var juste: Bool { lignes.allSatisfy(\.juste) }
}

internal import Calendrier
internal import Postgres
internal import Tenancy

/// VAT on services falls due on receipt (CGI 269-2-c): the money of each day split between the rates of the documents it settles.
struct TVAEncaissee: Sendable {
    /// Base and VAT of one rate of one document.
    struct Groupe: Sendable, Hashable {
        var categorie: String
        /// Of 10^-2 percent.
        var taux: Int
        var baseCents, taxeCents: Int
    }

    /// Money given to a document, in the order of the account.
    struct Flux: Sendable {
        var le: DateCivile
        var facture: ID<FactureTag>?
        var avoir: ID<FactureTag>?
        var cents: Int
        /// A credit note deducted from the very invoice it corrects: no money moves.
        var propre: Bool
    }

    struct Recu: Sendable, Hashable {
        var le: DateCivile
        var piece: ID<FactureTag>
        var categorie: String
        var taux, baseCents, taxeCents: Int
    }

    var groupes: [ID<FactureTag>: [Groupe]]

    /// `flux`: the whole history of the documents, oldest first. The parts of a document settled in full are its VAT groups to the cent,
    /// however many payments it took.
    func recus(_ flux: [Flux]) -> [Recu] {
        var cumuls: [ID<FactureTag>: Int] = [:]
        var recus: [Recu] = []
        func noter(_ piece: ID<FactureTag>, _ f: Flux, signe: Int) {
            guard let groupes = groupes[piece] else { return }
            let avant = cumuls[piece, default: 0]
            cumuls[piece] = avant + f.cents
            guard !f.propre else { return }
            for (rang, (a, b)) in zip(Self.repartir(avant, groupes), Self.repartir(avant + f.cents, groupes)).enumerated() {
                let (base, taxe) = (signe * (b.base - a.base), signe * (b.taxe - a.taxe))
                guard base != 0 || taxe != 0 else { continue }
                recus.append(
                    Recu(
                        le: f.le, piece: piece, categorie: groupes[rang].categorie, taux: groupes[rang].taux, baseCents: base,
                        taxeCents: taxe))
            }
        }
        for f in flux {
            if let facture = f.facture { noter(facture, f, signe: 1) }
            // A credit note returned, or deducted from another invoice, gives its VAT back.
            if let avoir = f.avoir { noter(avoir, f, signe: -1) }
        }
        return recus
    }

    /// `cents` of a document's total between its groups: the sum is exact, and whole when `cents` is the total.
    static func repartir(_ cents: Int, _ groupes: [Groupe]) -> [(base: Int, taxe: Int)] {
        let total = groupes.reduce(0) { $0 + $1.baseCents + $1.taxeCents }
        var cumul = 0
        var place = 0
        return groupes.map { groupe in
            let brut = groupe.baseCents + groupe.taxeCents
            cumul += brut
            let jusquIci = proportion(cents, cumul, sur: total)
            let part = jusquIci - place
            place = jusquIci
            let taxe = proportion(part, groupe.taxeCents, sur: brut)
            return (part - taxe, taxe)
        }
    }

    /// a × b / c, half away from zero, exact whatever their size.
    private static func proportion(_ a: Int, _ b: Int, sur c: Int) -> Int {
        guard c != 0 else { return 0 }
        let produit = Int128(a) * Int128(b)
        let double = produit.magnitude * 2 + UInt128(c.magnitude)
        let quotient = Int(double / (UInt128(c.magnitude) * 2))
        return (produit < 0) != (c < 0) ? -quotient : quotient
    }
}

struct TVAEncaisseeStore {
    let base: Database

    /// What was received between two days, by document and rate, and the money received that no document has yet.
    func lire(_ periode: Periode, as principal: Principal) async throws -> (
        recus: [TVAEncaissee.Recu], pieces: [ID<FactureTag>: PieceEncaissee], nonAffecte: Int
    ) {
        let touchees: SQL = """
            (SELECT t.entreprise_id, x.piece_id FROM facturation.imputation t
             CROSS JOIN LATERAL (VALUES (t.facture_id), (t.avoir_id)) AS x (piece_id)
             WHERE t.impute_le >= \(periode.debut) AND t.impute_le <= \(periode.fin) AND x.piece_id IS NOT NULL)
            """
        let reponses = try await base.read(
            as: principal,
            [
                """
                SELECT i.facture_id, i.avoir_id, i.montant_cents, i.impute_le,
                  i.avoir_id IS NOT NULL AND i.facture_id IS NOT NULL AND EXISTS (
                    SELECT 1 FROM facturation.reference r
                    WHERE r.entreprise_id = i.entreprise_id AND r.facture_id = i.avoir_id AND r.reference_id = i.facture_id) AS propre
                FROM facturation.imputation i
                WHERE i.impute_le <= \(periode.fin) AND ((i.entreprise_id, i.facture_id) IN \(fragment: touchees)
                  OR (i.entreprise_id, i.avoir_id) IN \(fragment: touchees))
                ORDER BY i.impute_le, i.saisi_le, i.id
                """,
                """
                SELECT t.facture_id, t.categorie, t.taux, t.base_cents, t.taxe_cents, f.numero, f.acheteur_nom
                FROM facturation.tva t
                JOIN facturation.facture f ON f.entreprise_id = t.entreprise_id AND f.id = t.facture_id
                WHERE (t.entreprise_id, t.facture_id) IN \(fragment: touchees)
                ORDER BY t.facture_id, t.categorie, t.taux
                """,
                """
                SELECT (coalesce((SELECT sum(e.montant_cents) FROM facturation.encaissement e
                          WHERE e.recu_le >= \(periode.debut) AND e.recu_le <= \(periode.fin)), 0)
                  - coalesce((SELECT sum(i.montant_cents) FROM facturation.imputation i
                          WHERE i.encaissement_id IS NOT NULL AND i.impute_le >= \(periode.debut) AND i.impute_le <= \(periode.fin)), 0))::bigint AS cents
                """,
            ])
        var groupes: [ID<FactureTag>: [TVAEncaissee.Groupe]] = [:]
        var pieces: [ID<FactureTag>: PieceEncaissee] = [:]
        for row in reponses[1] {
            let id: ID<FactureTag> = try row.id("facture_id")
            groupes[id, default: []].append(
                TVAEncaissee.Groupe(
                    categorie: try row.string("categorie"), taux: try row.int("taux"), baseCents: try row.int("base_cents"),
                    taxeCents: try row.int("taxe_cents")))
            pieces[id] = PieceEncaissee(numero: try row.string("numero"), client: try row.string("acheteur_nom"))
        }
        let flux = try reponses[0].map { row in
            TVAEncaissee.Flux(
                le: try row.value("impute_le"), facture: try row.optionalID("facture_id"), avoir: try row.optionalID("avoir_id"),
                cents: try row.int("montant_cents"), propre: try row.bool("propre"))
        }
        let recus = TVAEncaissee(groupes: groupes).recus(flux).filter { periode.contient($0.le) }
        return (recus, pieces, try reponses[2][0].int("cents"))
    }
}

struct PieceEncaissee: Sendable {
    var numero, client: String
}

internal import Calendrier
internal import Foundation
internal import Postgres
internal import Tarification
internal import Tenancy

/// The money of a period: the bank on one side, the clients on the other, invoice by invoice; then the VAT that each receipt makes due (CGI,
/// art. 269, 2 c). The words of the bank stay out: a person's name may be among them.
struct JournalDesEncaissements: Sendable {
    let plan: PlanComptable
    let periode: Periode

    /// One movement of money: received, or given back when negative.
    struct Mouvement: Sendable {
        var le: DateCivile
        var reference: String
        var client: CompteComptable
        var vendeur: PaysTVA
        var cents: Int
        /// What it settles; what is left waits on the client's account.
        var factures: [(numero: String, cents: Int)]
    }

    /// VAT that falls due.
    struct Exigible: Sendable {
        var le: DateCivile
        var numero: String
        var client: String
        var vendeur: PaysTVA
        var taux, cents: Int
    }

    func ecritures(_ base: Database, as principal: Principal) async throws -> [EcritureFEC] {
        let (mouvements, exigibles) = try await lire(base, as: principal)
        return try ecritures(mouvements, exigibles)
    }

    /// In the order of the days; each journal numbered from the first day of the period.
    func ecritures(_ mouvements: [Mouvement], _ exigibles: [Exigible]) throws(ExportImpossible) -> [EcritureFEC] {
        var ecritures: [EcritureFEC] = []
        for mouvement in mouvements where mouvement.cents != 0 {
            let compte = try plan.compte(mouvement.vendeur, .client)
            var lignes = [EcritureFEC.Ligne(try plan.compte(mouvement.vendeur, .banque), mouvement.cents)]
            var reste = mouvement.cents
            for facture in mouvement.factures where facture.cents != 0 {
                reste -= facture.cents
                lignes.append(
                    EcritureFEC.Ligne(
                        compte, auxiliaire: mouvement.client, -facture.cents, libelle: "\(facture.numero) \(mouvement.client.libelle)"))
            }
            if reste != 0 {
                lignes.append(
                    EcritureFEC.Ligne(compte, auxiliaire: mouvement.client, -reste, libelle: "À affecter \(mouvement.client.libelle)"))
            }
            ecritures.append(
                EcritureFEC(
                    journal: .banque(mouvement.vendeur), numero: "", date: mouvement.le, piece: mouvement.reference,
                    pieceDate: mouvement.le,
                    libelle: "Règlement \(mouvement.client.libelle)", lignes: lignes))
        }
        for exigible in exigibles where exigible.cents != 0 {
            let (attente, due) = (
                try plan.tva(exigible.vendeur, taux: exigible.taux, enAttente: true),
                try plan.tva(exigible.vendeur, taux: exigible.taux, enAttente: false)
            )
            guard attente != due else { continue }
            ecritures.append(
                EcritureFEC(
                    journal: .operationsDiverses, numero: "", date: exigible.le, piece: exigible.numero, pieceDate: exigible.le,
                    libelle: "TVA exigible \(exigible.numero)",
                    lignes: [EcritureFEC.Ligne(attente, exigible.cents), EcritureFEC.Ligne(due, -exigible.cents)]))
        }
        var numeros: [String: Int] = [:]
        // A stable order: two movements of a day keep that of their recording.
        return ecritures.enumerated().sorted { ($0.element.date, $0.offset) < ($1.element.date, $1.offset) }.map { _, ecriture in
            var numerotee = ecriture
            numeros[ecriture.journal.code, default: 0] += 1
            let chiffres = String(numeros[ecriture.journal.code, default: 0])
            numerotee.numero =
                "\(ecriture.journal.code)\(EcritureFEC.jour(periode.debut))-\(String(repeating: "0", count: max(0, 5 - chiffres.count)))\(chiffres)"
            return numerotee
        }
    }

    private func lire(_ base: Database, as principal: Principal) async throws -> ([Mouvement], [Exigible]) {
        let reponses = try await base.read(
            as: principal,
            [
                """
                SELECT e.entreprise_id, e.id, e.recu_le, e.montant_cents, c.nom AS acheteur_nom, c.code, a.numero
                FROM facturation.encaissement e
                JOIN gestion.entreprise c ON c.entreprise_id = e.entreprise_id
                LEFT JOIN facturation.compte_auxiliaire a ON a.entreprise_id = e.entreprise_id
                WHERE e.recu_le >= \(periode.debut) AND e.recu_le <= \(periode.fin)
                ORDER BY e.recu_le, e.saisi_le, e.id
                """,
                """
                SELECT i.encaissement_id, f.numero, f.vendeur, sum(i.montant_cents)::bigint AS cents
                FROM facturation.imputation i
                JOIN facturation.encaissement e ON e.entreprise_id = i.entreprise_id AND e.id = i.encaissement_id
                JOIN facturation.facture f ON f.entreprise_id = i.entreprise_id AND f.id = i.facture_id
                WHERE e.recu_le >= \(periode.debut) AND e.recu_le <= \(periode.fin)
                GROUP BY i.encaissement_id, f.numero, f.vendeur ORDER BY f.numero
                """,
                """
                SELECT i.entreprise_id, i.id, i.impute_le, i.montant_cents, c.nom AS acheteur_nom, c.code, a.numero, f.numero AS avoir, f.vendeur
                FROM facturation.imputation i
                JOIN gestion.entreprise c ON c.entreprise_id = i.entreprise_id
                LEFT JOIN facturation.compte_auxiliaire a ON a.entreprise_id = i.entreprise_id
                LEFT JOIN facturation.facture f ON f.entreprise_id = i.entreprise_id AND f.id = i.avoir_id
                WHERE i.facture_id IS NULL AND i.impute_le >= \(periode.debut) AND i.impute_le <= \(periode.fin)
                ORDER BY i.impute_le, i.saisi_le, i.id
                """,
            ])
        var imputees: [UUID: [(numero: String, vendeur: PaysTVA, cents: Int)]] = [:]
        for row in reponses[1] {
            imputees[try row.uuid("encaissement_id"), default: []].append(
                (try row.string("numero"), try row.value("vendeur"), try row.int("cents")))
        }
        var mouvements = try reponses[0].map { row in
            let factures = try imputees[row.uuid("id")] ?? []
            return Mouvement(
                le: try row.value("recu_le"), reference: "REG-\(try row.string("id").prefix(8).uppercased())",
                client: try ComptesAuxiliaires.un(row), vendeur: factures.first?.vendeur ?? .FR,
                cents: try row.int("montant_cents"), factures: factures.map { ($0.numero, $0.cents) })
        }
        mouvements += try reponses[2].map { row in
            let cents = -(try row.int("montant_cents"))
            let avoir = try row.optionalString("avoir")
            let vendeur: PaysTVA? = try row.optionalValue("vendeur")
            let id = try row.string("id").prefix(8).uppercased()
            return Mouvement(
                le: try row.value("impute_le"), reference: avoir ?? "REM-\(id)",
                client: try ComptesAuxiliaires.un(row),
                vendeur: vendeur ?? .FR, cents: cents, factures: avoir.map { [($0, cents)] } ?? [])
        }
        return (mouvements, try await exigibles(base, as: principal))
    }

    private func exigibles(_ base: Database, as principal: Principal) async throws -> [Exigible] {
        let (recus, pieces, _) = try await TVAEncaisseeStore(base: base).lire(periode, as: principal)
        let ids = Array(Set(recus.map(\.piece.rawValue)))
        let rows = try await base.read(
            as: principal,
            [
                """
                SELECT f.id, f.vendeur, f.exigibilite FROM facturation.facture f
                WHERE f.id = ANY (\(ids)::uuid[]) AND f.exigibilite = 'encaissements' AND f.vendeur = 'FR'
                """
            ])[0]
        var vendeurs: [UUID: PaysTVA] = [:]
        for row in rows { vendeurs[try row.uuid("id")] = try row.value("vendeur") }
        return recus.compactMap { recu in
            guard let vendeur = vendeurs[recu.piece.rawValue], let piece = pieces[recu.piece] else { return nil }
            return Exigible(
                le: recu.le, numero: piece.numero, client: piece.client, vendeur: vendeur, taux: recu.taux, cents: recu.taxeCents)
        }
    }
}

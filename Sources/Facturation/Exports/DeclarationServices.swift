internal import Calendrier
internal import Postgres
internal import Tarification

/// Services to a client of the other country who owes the VAT (category AE), by client and by month: the DES for a French seller (CGI,
/// art. 289 B III), the recapitulative statement for a Luxembourg one (loi TVA, art. 64bis). Credit notes are deducted in the month they
/// are issued, as the ledger does.
struct DeclarationServices: Sendable, Hashable {
    struct Ligne: Sendable, Hashable, RowDecodable {
        var vendeur: PaysTVA
        var mois: Mois
        var tva, client: String
        var netCents, factures, avoirs: Int

        init(row: Row) throws(RowError) {
            vendeur = try row.value("vendeur")
            let jour: DateCivile = try row.value("mois")
            mois = jour.leMois
            tva = try row.string("acheteur_tva")
            client = try row.string("client")
            netCents = try row.int("net")
            factures = try row.int("factures")
            avoirs = try row.int("avoirs")
        }

        /// Whole euros, halves away from zero: what is typed in the declaration.
        var euros: Int { netCents >= 0 ? (netCents + 50) / 100 : -((-netCents + 50) / 100) }
    }

    var lignes: [Ligne]

    static func requete(_ perimetre: Perimetre) -> SQL {
        """
        SELECT f.vendeur, date_trunc('month', f.date_emission)::date AS mois, f.acheteur_tva,
          (array_agg(f.acheteur_nom ORDER BY f.date_emission DESC, f.rang DESC))[1] AS client,
          sum(CASE f.type WHEN '381' THEN -t.base_cents ELSE t.base_cents END)::bigint AS net,
          count(*) FILTER (WHERE f.type = '380') AS factures, count(*) FILTER (WHERE f.type = '381') AS avoirs
        FROM facturation.facture f
        JOIN facturation.tva t ON t.entreprise_id = f.entreprise_id AND t.facture_id = f.id
        WHERE t.categorie = 'AE' AND \(fragment: perimetre.condition)
        GROUP BY 1, 2, 3 ORDER BY 1, 2, f.acheteur_tva COLLATE "C"
        """
    }

    func de(_ vendeur: PaysTVA) -> [Ligne] { lignes.filter { $0.vendeur == vendeur } }

    /// Last day to declare a month: the 10th working day of the next one in France (Sundays and holidays left out), the 25th in Luxembourg.
    static func echeance(_ mois: Mois, _ vendeur: PaysTVA) -> DateCivile {
        let premier = mois.suivant.premierJour
        guard vendeur == .FR else { return premier.plus(jours: 24) }
        var jour = premier
        var ouvrables = 0
        while true {
            if jour.jourSemaine != 7, !JoursFeries.estFerie(jour, .FR) { ouvrables += 1 }
            if ouvrables == 10 { return jour }
            jour = jour.plus(jours: 1)
        }
    }

    /// One row per month and client.
    func csv(_ vendeur: PaysTVA) -> [UInt8] {
        let forme = FormeCSV.tableur
        var octets = forme.debut
        octets += forme.rang(titres: [
            "Mois", "À déclarer au plus tard le", "Numéro de TVA du client", "Client", "Montant HT", "Montant à déclarer", "Factures",
            "Avoirs",
            "À regarder",
        ])
        for ligne in de(vendeur) {
            octets += forme.rang([
                .texte(ligne.mois.description), .texte(Self.echeance(ligne.mois, vendeur).chiffres), .texte(ligne.tva),
                .texte(ligne.client),
                forme.montant(ligne.netCents), .nombre("\(ligne.euros)"), .nombre("\(ligne.factures)"), .nombre("\(ligne.avoirs)"),
                .texte(Self.observation(ligne)),
            ])
        }
        return octets
    }

    private static func observation(_ ligne: Ligne) -> String {
        if ligne.tva.isEmpty { return "Numéro de TVA absent de la pièce : la ligne ne peut pas être déclarée ainsi." }
        guard ligne.netCents < 0 else { return "" }
        return "Les avoirs dépassent les factures : rectifier la déclaration du mois de la facture corrigée."
    }
}

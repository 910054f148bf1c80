import Calendrier
import Entreprises
import Postgres
import Tenancy
import Web

/// The ledger of one contract and one civil year: what is due equals what is held, open, credited and waived (P14).
struct RegistreCompte: RowDecodable, Equatable {
    let annee: Int
    let dues: Int
    let tenues: Int
    let ouvertes: Int
    let creditees: Int
    let renoncees: Int

    init(row: Row) throws(RowError) {
        annee = try row.int("annee")
        dues = try row.int("dues")
        tenues = try row.int("tenues")
        ouvertes = try row.int("ouvertes")
        creditees = try row.int("creditees")
        renoncees = try row.int("renoncees")
    }

    /// - Parameter etats: count of ledger lines by state, for staff; nil for the HR, who only reads the account.
    func jauge(_ etats: [String: Int]?) -> Jauge {
        guard let etats else {
            return Jauge(
                "Demi-journées dues en \(annee)", due: dues,
                [.tenues(tenues), Jauge.Part(ouvertes, "à venir", "g3"), .creditees(creditees), .renoncees(renoncees)])
        }
        let (publiees, planifiees) = (etats["publiee"] ?? 0, etats["planifiee"] ?? 0)
        return Jauge(
            "Demi-journées dues en \(annee)", due: dues,
            [
                .tenues(tenues), .publiees(publiees), .planifiees(planifiees), .creditees(creditees), .renoncees(renoncees),
                .aPlacer(ouvertes - publiees - planifiees),
            ])
    }
}

/// Statements on the account of the ledger.
enum RegistreStore {
    static func compte(_ entreprise: EntrepriseID, _ contrat: ID<Contrat>, annee: Int, _ tx: Transaction) throws -> RegistreCompte? {
        try tx.first(
            """
            SELECT annee, dues, tenues, ouvertes, creditees, renoncees FROM gestion.registre_compte
            WHERE entreprise_id = \(entreprise) AND contrat_id = \(contrat) AND annee = \(annee)
            """)
    }

    /// Lines of the year by state; staff only.
    static func etats(_ entreprise: EntrepriseID, _ contrat: ID<Contrat>, annee: Int, _ tx: Transaction) throws -> [String: Int] {
        let lignes = try tx.rows(
            """
            SELECT etat, count(*) AS nombre FROM gestion.registre
            WHERE entreprise_id = \(entreprise) AND contrat_id = \(contrat)
              AND periode_debut >= make_date(\(annee), 1, 1) AND periode_debut < make_date(\(annee) + 1, 1, 1)
            GROUP BY etat
            """)
        return Dictionary(try lignes.map { (try $0.string("etat"), try $0.int("nombre")) }, uniquingKeysWith: +)
    }
}

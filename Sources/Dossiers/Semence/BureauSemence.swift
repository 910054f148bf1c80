package import Calendrier
import Chiffrement
import Foundation
package import Postgres
package import Tenancy

/// A call to return to load: for the demonstration.
package struct RappelSemence: Sendable {
    package var entreprise: ID<EntrepriseTag>
    package var referent: ID<CompteTag>
    package var duLe: DateCivile
    package var heure: Heure?
    package var qui: String
    package var telephone: String
    package var objet: String

    package init(
        entreprise: ID<EntrepriseTag>, referent: ID<CompteTag>, duLe: DateCivile, heure: Heure?, qui: String, telephone: String,
        objet: String
    ) {
        self.entreprise = entreprise
        self.referent = referent
        self.duLe = duLe
        self.heure = heure
        self.qui = qui
        self.telephone = telephone
        self.objet = objet
    }
}

extension Semoir {
    /// Calls without a dossier, each sealed by a key of its own.
    package func semer(rappels: [RappelSemence], dans transaction: Transaction) throws {
        try transaction.execute("SET LOCAL ROLE prop_nominatif")
        for rappel in rappels {
            let id = UUID()
            let (cle, enveloppee) = try Cles.entreprise(rappel.entreprise, coffre, transaction).nouvelleCle(dossier: id)
            let contenu = ContenuRappel([.qui: rappel.qui, .telephone: rappel.telephone, .objet: rappel.objet])
            let scelle = try cle.sceller(contenu.feuillet, .rappel, id, version: 1)
            try transaction.execute(
                """
                INSERT INTO nominatif.rappel (entreprise_id, id, referent_id, du_le, heure, recu_le, cle_enveloppee, contenu, version)
                VALUES (\(rappel.entreprise), \(id), \(rappel.referent), \(rappel.duLe), \(rappel.heure)::time,
                        least(current_date, \(rappel.duLe)::date), \(enveloppee), \(scelle), 1)
                """)
        }
        try transaction.execute("RESET ROLE")
    }
}

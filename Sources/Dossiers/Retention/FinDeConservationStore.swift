package import Calendrier
package import Postgres
package import Tenancy

/// A dossier of mine, or one whose psychologist's notes I keep, near the end of its retention: a number and a day.
package struct FinDeConservation: RowDecodable, Sendable {
    package enum Etape: String, Sendable {
        case premierAvis = "avis_1"
        case secondAvis = "avis_2"
        case archiver, archive, effacer
    }

    package let ref: Dossier.Ref
    package let numero: String
    package let etape: Etape
    /// Day it is archived, or erased when it is archived.
    package let terme: DateCivile
    package let gele: Bool
    /// False: I keep a psychologist's notes of it, another worker follows the person.
    package let referent: Bool

    package init(row: Row) throws(RowError) {
        ref = Dossier.Ref(try row.id("entreprise_id"), try row.id("dossier_id"))
        numero = try row.string("numero")
        etape = try row.value("etape")
        terme = try row.value("terme")
        gele = try row.bool("gele")
        referent = try row.bool("referent")
    }

    /// Where it is read: the psychologist may have no share of the dossier any more, her notes she always has.
    package var chemin: String { referent ? ref.chemin : ref.chemin + "/psychologue" }

    package var peutReprendre: Bool { referent && etape == .archive && !gele }

    package var phrase: String {
        referent ? sort : sort + ". Vos notes de psychologue s'effaceront avec lui ; en écrire une repousse la date"
    }

    private var sort: String {
        switch etape {
        case _ where gele: "gelé : rien ne s'efface tant que le gel dure"
        case .premierAvis, .secondAvis: "sans contact depuis près de deux ans : archivé le \(terme.court)"
        case .archiver: "deux ans sans contact : archivé au prochain passage de nuit"
        case .archive: "archivé, en lecture seule : effacé le \(terme.court)"
        case .effacer: "archivé : effacé au prochain passage de nuit"
        }
    }
}

package struct FinDeConservationStore: Sendable {
    let base: Database

    package init(_ base: Database) { self.base = base }

    package func miennes(as principal: Principal) async throws -> [FinDeConservation] {
        try await base.read(
            as: principal, "SELECT entreprise_id, dossier_id, numero, etape, terme, gele, referent FROM nominatif.mes_echeances()",
            as: FinDeConservation.self)
    }

    /// Takes a dossier back from the archive: the person came back, two years begin again. False when it is not mine or not archived.
    package func reprendre(_ ref: Dossier.Ref, as principal: Principal) async throws -> Bool {
        try await base.transaction(as: principal) {
            try $0.rows("SELECT nominatif.desarchiver(\(ref.entreprise), \(ref.id)) AS fait").first?.bool("fait") ?? false
        }
    }
}

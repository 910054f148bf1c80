package import Chiffrement
import Calendrier
package import Postgres
package import Tenancy

/// Recommendations: the companies confided to me, my texts, the check of names and the deposit. They leave by two functions of the database.
package struct RedactionStore: Sendable {
    let base: Database
    let coffre: Coffre

    /// `base`: the pool of `Compartiment.nominatif`.
    package init(_ base: Database, _ coffre: Coffre) {
        self.base = base
        self.coffre = coffre
    }

    package struct Confiee: RowDecodable, Sendable {
        package let id: ID<EntrepriseTag>
        package let nom: String

        package init(row: Row) throws(RowError) {
            id = try row.id("entreprise_id")
            nom = try row.string("nom")
        }
    }

    package enum Resultat: Sendable, Equatable {
        case deposee
        /// Stopped, or only warned when `avertis` was false; nothing is stored.
        case arretee([Arret])
        /// The company is not confided to this account.
        case refusee
        /// 200 checks today.
        case limite
        /// The bilan has been given meanwhile.
        case publiee
    }

    /// Companies confided to me, by name, and what is known of their periods.
    package func liste(as principal: Principal) async throws -> (entreprises: [Confiee], redactions: [Redaction]) {
        let lignes = try await base.read(as: principal, [Self.confiees, Self.redactions])
        return (try lignes[0].map { try Confiee(row: $0) }, try lignes[1].map { try Redaction(row: $0) })
    }

    /// One company; nil when it is not confided to me.
    package func lire(_ entreprise: ID<EntrepriseTag>, _ periode: PeriodeRedigee, as principal: Principal) async throws
        -> (entreprise: Confiee, redaction: Redaction?)?
    {
        let (entreprises, redactions) = try await liste(as: principal)
        return entreprises.first { $0.id == entreprise }.map { confiee in
            (confiee, redactions.first { $0.entreprise == entreprise && $0.periode == periode })
        }
    }

    /// Passes the texts through the shield, then deposits them, in one transaction. `textes`: as typed, one to three, none blank; with
    /// `avertis`, what only warns is let through.
    package func deposer(
        _ entreprise: ID<EntrepriseTag>, _ periode: PeriodeRedigee, _ textes: [String], avertis: Bool, as principal: Principal
    ) async throws -> Resultat {
        let coffre = coffre
        return try await base.transaction(as: principal) { transaction in
            let publics = Set(try transaction.rows(Self.publics(entreprise)).flatMap { NomNormalise.mots(try $0.string("nom")) })
            let bouclier = Bouclier(textes, annee: DateCivile.aujourdhui().annee, publics: publics)
            // No key, no dossier: the check is asked for nothing, so that the deposit finds it.
            let cle = try Cles.lue(entreprise, coffre, transaction)
            let mots = bouclier.candidats.prefix(400)
            let empreintes = cle.map { cle in mots.map { cle.index(mot: $0) } } ?? []
            let reponse = try transaction.rows(
                """
                SELECT c.etat, ARRAY(SELECT encode(m, 'hex') FROM unnest(c.connus) AS m) AS connus
                FROM nominatif.controler_noms(\(entreprise), \(empreintes.map { SQL.Parameter.bytes($0) })::bytea[], \(bouclier.arreteDeja)) c
                """)[0]
            switch try reponse.string("etat") {
            case "fait": break
            case "limite": return .limite
            default: return .refusee
            }
            let trouvees = Set(try reponse.strings("connus"))
            let connus = Set(zip(mots, empreintes).filter { trouvees.contains(Self.hexadecimal($0.1)) }.map(\.0))
            let arrets = bouclier.arrets(connus: connus)
            guard arrets.allSatisfy({ avertis && $0.nature.avertit }) else { return .arretee(arrets) }
            let etat = try transaction.rows(
                "SELECT nominatif.deposer_recommandation(\(entreprise), \(periode), \(textes.map(Redaction.nettoyer))) AS etat"
            )[0].string("etat")
            return etat == "depose" ? .deposee : etat == "publie" ? .publiee : .refusee
        }
    }

    private static let confiees: SQL = """
        SELECT g.entreprise_id, g.nom
        FROM gestion.entreprises_suivies() s
        JOIN gestion.entreprise g ON g.entreprise_id = s.entreprise_id
        ORDER BY g.nom
        """

    private static let redactions: SQL = """
        SELECT entreprise_id, periode, publie, textes, redacteur, depose_le, suite, raison FROM nominatif.bilans_a_rediger()
        """

    /// Names everybody may read: the company, its sites, their towns.
    private static func publics(_ entreprise: ID<EntrepriseTag>) -> SQL {
        """
        SELECT g.nom || ' ' || g.commune AS nom FROM gestion.entreprise g WHERE g.entreprise_id = \(entreprise)
        UNION ALL
        SELECT e.nom || ' ' || e.commune FROM gestion.etablissement e WHERE e.entreprise_id = \(entreprise)
        """
    }

    private static func hexadecimal(_ octets: [UInt8]) -> String {
        octets.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}

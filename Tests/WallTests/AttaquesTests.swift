import Foundation
import Postgres
import Tenancy
import TestSupport
import Testing

/// Each attack, as each login role, with a real live session, on the real schema.
@Suite struct AttaquesTests {
    @Test func aucuneAttaqueNeFuit() async throws {
        try await BaseDeTest.avec { base in
            let terrain = try await Terrain.dresser(base)
            try await temoin(terrain)
            var tableau = TableauDesVerdicts()
            try await withThrowingTaskGroup(of: (Int, [Verdict]).self) { groupe in
                for (rang, cible) in terrain.cibles.enumerated() {
                    groupe.addTask { (rang, try await enFil { Attaque.toutes.map { $0.verdict(contre: cible) } }) }
                }
                for (rang, verdicts) in try await groupe.reduce(into: [], { $0.append($1) }).sorted(by: { $0.0 < $1.0 }) {
                    tableau.ajouter(terrain.cibles[rang].nom, verdicts)
                }
            }
            print(tableau)
            #expect(tableau.rouges.isEmpty, "\(tableau.rouges.joined(separator: "\n"))")
        }
    }

    /// The positive control: the same attacks, against the tutorial design, must get what they came for.
    @Test func lesAttaquesReussissentContreLaConceptionDuTutoriel() async throws {
        try await BaseDeTest.avec { base in
            try await base.enBaseNue(Faible.schema) { nue in
                let cible = Faible.cible(base.serveur, nue)
                let avec = try await enFil { Attaque.toutes.map { $0.verdict(contre: cible) } }
                let tenues = zip(Attaque.toutes, avec).filter { $0.1 == .tenu }.map(\.0)
                _ = try await enFil { try base.serveur.psql(nue, ["-c", Faible.sansMur]) }
                let sans = try await enFil { tenues.map { ($0.nom, $0.verdict(contre: cible)) } }
                let fuites = avec.count { if case .fuite = $0 { true } else { false } }
                print("témoin « tutoriel » : \(fuites) attaques passent, \(sans.count { $0.1 != .tenu }) de plus sans RLS")
                #expect(fuites >= 24)
                let sourdes = Set(sans.filter { $0.1 == .tenu }.map { String($0.0.prefix(2)) })
                #expect(sourdes.isSubset(of: Faible.sansTemoin), "sans effet même sans mur : \(sourdes.subtracting(Faible.sansTemoin))")
            }
        }
    }

    /// Otherwise « block everything » would pass: each attacker reads what is hers, and only that.
    private func temoin(_ terrain: Terrain) async throws {
        let base = terrain.base
        let alice = try #require(terrain.principaux["alice"])
        let siens = try await base.bases[.nominatif].transaction(as: alice) {
            try $0.rows("SELECT count(*) AS n, count(*) FILTER (WHERE numero LIKE '1111-%') AS siens FROM nominatif.dossier")[0]
        }
        #expect(try siens.int("siens") == 200)
        #expect(try siens.int("n") == 201, "ses 200 dossiers et celui que bob partage avec elle")
        let rh = try #require(terrain.principaux["rhA"])
        let contrats = try await base.bases[.client].transaction(as: rh) {
            try $0.rows("SELECT count(*) AS n, min(objet) AS objet FROM gestion.contrat")[0]
        }
        #expect(try contrats.int("n") == 3)
        #expect(try contrats.string("objet") == "objet A")
        let planification = try #require(terrain.principaux["planification"])
        let tous = try await base.bases[.gestion].transaction(as: planification) {
            try $0.rows("SELECT count(*) AS n FROM gestion.contrat")[0].int("n")
        }
        #expect(tous == 203)
    }
}

/// Attacks in rows, attackers in columns, as Markdown.
struct TableauDesVerdicts: CustomStringConvertible {
    private var colonnes: [(nom: String, verdicts: [Verdict])] = []

    mutating func ajouter(_ nom: String, _ verdicts: [Verdict]) { colonnes.append((nom, verdicts)) }

    /// What must stop a merge: leaks, and attacks that did not run.
    var rouges: [String] {
        colonnes.flatMap { colonne in
            zip(Attaque.toutes, colonne.verdicts).compactMap { attaque, verdict in
                switch verdict {
                case .fuite(let quoi): "\(colonne.nom) · \(attaque.nom) : FUITE \(quoi)"
                case .erreur(let quoi): "\(colonne.nom) · \(attaque.nom) : ERREUR \(quoi)"
                case .tenu, .residuel, .sansObjet: nil
                }
            }
        }
    }

    var description: String {
        let entete = "| attaque | " + colonnes.map(\.nom).joined(separator: " | ") + " |"
        let lignes = Attaque.toutes.indices.map { rang in
            "| \(Attaque.toutes[rang].nom) | " + colonnes.map { $0.verdicts[rang].description }.joined(separator: " | ") + " |"
        }
        let comptes = colonnes.map { colonne in
            let tenues = colonne.verdicts.count { $0 == .tenu }
            let residus = colonne.verdicts.count { if case .residuel = $0 { true } else { false } }
            return "\(colonne.nom) : \(tenues) tenues, \(residus) résiduelles, \(colonne.verdicts.count(where: \.rouge)) rouges"
        }
        return ([entete, "|---|" + colonnes.map { _ in "---|" }.joined()] + lignes + comptes).joined(separator: "\n")
    }
}

import Calendrier
import Postgres
import Tenancy
import TestSupport

@testable import Entreprises

/// Two companies with one establishment each, a planner, and the HR of each company.
struct Fabrique {
    let base: BaseDeTest
    let planificatrice: Principal
    let a: EntrepriseID
    let b: EntrepriseID
    let usineA: ID<Etablissement>
    let usineB: ID<Etablissement>

    init(_ base: BaseDeTest) async throws {
        self.base = base
        planificatrice = try await base.principal(.planification)
        let (a, usineA) = try await Self.entreprise("ALPHA", "Alpha Forges", "732829320", base, planificatrice)
        let (b, usineB) = try await Self.entreprise("BETA", "Bêta Cartons", nil, base, planificatrice)
        (self.a, self.b, self.usineA, self.usineB) = (a, b, usineA, usineB)
    }

    private static func entreprise(
        _ code: String, _ nom: String, _ siren: String?, _ base: BaseDeTest, _ principal: Principal
    ) async throws -> (EntrepriseID, ID<Etablissement>) {
        try await base.bases[.gestion].transaction(as: principal) { tx in
            var valeurs = EntrepriseValeurs(code: code, nom: nom)
            valeurs.siren = siren.flatMap { Siren($0) }
            valeurs.commune = "Metz"
            valeurs.codePostal = "57000"
            let id = try EntrepriseStore.creer(valeurs, tx)
            let usine = try EtablissementStore.creer(
                id, EtablissementValeurs(code: "SIEGE", nom: "\(nom), siège", territoire: .alsaceMoselle), tx)
            return (id, usine)
        }
    }

    func gestion<R: Sendable>(_ corps: @escaping @Sendable (Transaction) throws -> R) async throws -> R {
        try await base.bases[.gestion].transaction(as: planificatrice, corps)
    }

    func importer(_ texte: String, _ importateur: any Importateur, sansLesFautives: Bool = false) async throws -> ApercuImport {
        try await gestion { tx in try Importation.appliquer(Array(texte.utf8), importateur, sansLesFautives: sansLesFautives, tx) }
    }

    func apercu(_ texte: String, _ importateur: any Importateur) async throws -> ApercuImport {
        try await gestion { tx in try Importation.apercu(Array(texte.utf8), importateur, tx) }
    }
}

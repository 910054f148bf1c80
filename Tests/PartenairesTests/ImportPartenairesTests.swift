import Entreprises
import Postgres
import Tenancy
import TestSupport
import Testing

@testable import Partenaires

/// A file of partners: five hundred lines of which three are wrong.
@Suite struct ImportPartenairesTests {
    private static let fautives = [
        17: "CAF;CAF 18;57;Metz;5700;32 30", 233: "Mairie;Mairie 234;57;Metz;57000;", 480: "CPAM;CPAM 481;57;Metz;57000;appelez-moi",
    ]

    private static var fichier: String {
        let lignes = (0..<500).map { fautives[$0] ?? "CAF;CAF \($0 + 1);57;Metz;57000;03 53 01 57 00" }
        return "sorte;nom;département;ville;cp;tél\n" + lignes.joined(separator: "\n") + "\n"
    }

    @Test func troisLignesFaussesSurCinqCents() async throws {
        try await BaseDeTest.avec { base in
            let planificatrice = try await base.principal(.planification)
            let gestion = base.bases[.gestion]
            let octets = Array(Self.fichier.utf8)
            let apercu = try await gestion.transaction(as: planificatrice) { try Importation.apercu(octets, ImportPartenaires(), $0) }
            #expect((apercu.creations, apercu.fautives, apercu.lignes) == (497, 3, 500))
            #expect(
                apercu.fautes.map(\.description) == [
                    "Ligne 19, colonne E (code postal), « 5700 » : un code postal a 5 chiffres. Pour Metz : 57000.",
                    "Ligne 235, colonne A (sorte), « Mairie » : une sorte de la liste, par exemple CAF, CPAM, MDPH, France Travail.",
                    "Ligne 482, colonne F (téléphone), « appelez-moi » : un numéro de téléphone est attendu, par exemple 03 87 00 00 00.",
                ])
            let avant = try await Self.compter(base)
            await #expect(throws: Importation.Refus.self) {
                try await gestion.transaction(as: planificatrice) { _ = try Importation.appliquer(octets, ImportPartenaires(), $0) }
            }
            #expect(try await Self.compter(base) == avant, "rien n'est écrit")
            let fait = try await gestion.transaction(as: planificatrice) {
                try Importation.appliquer(octets, ImportPartenaires(), sansLesFautives: true, $0)
            }
            #expect(fait.creations == 497)
            #expect(try await Self.compter(base) == avant + 497)
            // Again: nothing to do.
            let encore = try await gestion.transaction(as: planificatrice) { try Importation.apercu(octets, ImportPartenaires(), $0) }
            #expect((encore.creations, encore.changements, encore.inchangees) == (0, 0, 497))
        }
    }

    /// What is downloaded comes back unchanged.
    @Test func lExportSeReimporte() async throws {
        try await BaseDeTest.avec { base in
            let planificatrice = try await base.principal(.planification)
            try await Comptoir.avec(base, [planificatrice]) { c in
                let csv = try await c[0].texte("/partenaires/export")
                let apercu = try await base.bases[.gestion].transaction(as: planificatrice) {
                    try Importation.apercu(Array(csv.utf8), ImportPartenaires(), $0)
                }
                #expect(apercu.fautes.map(\.description) == [])
                #expect((apercu.creations, apercu.changements) == (0, 0))
                #expect(apercu.inchangees == TypePartenaire.allCases.count)
            }
        }
    }

    private static func compter(_ base: BaseDeTest) async throws -> Int {
        try await base.superutilisateur { try $0.rows("SELECT 1 FROM gestion.partenaire").count }
    }
}

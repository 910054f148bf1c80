import Chiffrement
import Actes
import Calendrier
import Foundation
import Postgres
import Tenancy
import TestSupport

@testable import Dossiers

/// A company with an establishment, two social workers with a published permanence each, and a vault; on a database of its own.
struct Banc: Sendable {
    let base: BaseDeTest
    let coffre: Coffre
    let nadia: Principal
    let sophie: Principal
    let entreprise = ID<EntrepriseTag>.nouveau()
    let etablissement = UUID()
    let permanence = UUID()
    let permanenceDeSophie = UUID()
    /// The last weekday, today included: a permanence is never on a Sunday.
    let jour: DateCivile

    static func avec<R>(_ corps: (Banc) async throws -> R) async throws -> R {
        try await BaseDeTest.avec { base in
            let nadia = try await base.principal(.intervenant, nom: "Nadia Benali")
            let sophie = try await base.principal(.intervenant, nom: "Sophie Kremer")
            let banc = Banc(base: base, coffre: try Coffre(maitre: Array(1...32)), nadia: nadia, sophie: sophie, jour: ouvre(.aujourdhui()))
            try await banc.meubler()
            return try await corps(banc)
        }
    }

    private static func ouvre(_ jour: DateCivile) -> DateCivile { jour.estWeekEnd ? jour.plus(jours: 5 - jour.jourSemaine) : jour }

    private func meubler() async throws {
        let script = """
            INSERT INTO gestion.entreprise (entreprise_id, code, nom) VALUES ('\(entreprise)', 'FH', 'Fonderies de Testange');
            INSERT INTO gestion.etablissement (entreprise_id, id, code, nom, territoire)
              VALUES ('\(entreprise)', '\(etablissement)', 'E1', 'Usine', 'FR-AM');
            INSERT INTO gestion.lieu (id, nom, type, territoire) VALUES ('11111111-1111-4111-8111-111111111111', 'Bureau', 'bureau', 'FR-AM');
            INSERT INTO gestion.lieu (id, nom, type, territoire, entreprise_id, etablissement_id, salle, commune, capacite_salle)
              VALUES ('22222222-2222-4222-8222-222222222222', 'Site', 'site', 'FR-AM', '\(entreprise)', '\(etablissement)', 'salle 12',
                      'Testange', 2);
            INSERT INTO gestion.intervenant (id, compte_id, nom, metier, bureau_id) VALUES
              ('33333333-3333-4333-8333-333333333331', '\(nadia.compte)', 'Benali', 'assistant_social', '11111111-1111-4111-8111-111111111111'),
              ('33333333-3333-4333-8333-333333333332', '\(sophie.compte)', 'Kremer', 'assistant_social', '11111111-1111-4111-8111-111111111111');
            INSERT INTO gestion.contrat (entreprise_id, id, numero, debut)
              VALUES ('\(entreprise)', '44444444-4444-4444-8444-444444444444', 'C-1', '2025-01-01');
            INSERT INTO gestion.prestation (entreprise_id, id, contrat_id, type, du)
              VALUES ('\(entreprise)', '55555555-5555-4555-8555-555555555555', '44444444-4444-4444-8444-444444444444', 'mediation', '2025-01-01');
            INSERT INTO gestion.permanence
              (entreprise_id, id, contrat_id, prestation_id, lieu_id, intervenant_id, jour, moment, debut, fin, salle, statut) VALUES
              ('\(entreprise)', '\(permanence)', '44444444-4444-4444-8444-444444444444', '55555555-5555-4555-8555-555555555555',
               '22222222-2222-4222-8222-222222222222', '33333333-3333-4333-8333-333333333331', '\(jour)', 'AM', '08:30', '12:00', 1, 'publiee'),
              ('\(entreprise)', '\(permanenceDeSophie)', '44444444-4444-4444-8444-444444444444', '55555555-5555-4555-8555-555555555555',
               '22222222-2222-4222-8222-222222222222', '33333333-3333-4333-8333-333333333332', '\(jour)', 'AM', '08:30', '12:00', 2, 'publiee');
            """
        try await base.superutilisateur { try $0.executeScript(script) }
    }

    var dossiers: DossierStore { DossierStore(base.bases[.nominatif], coffre) }
    var entretiens: EntretienStore { EntretienStore(base.bases[.nominatif], coffre) }
    var demarches: DemarcheStore { DemarcheStore(base.bases[.nominatif], coffre) }
    var partages: PartageStore { PartageStore(base.bases[.nominatif]) }
    var lectures: LectureStore { LectureStore(base.bases[.nominatif], coffre) }

    var redactions: RedactionStore { RedactionStore(base.bases[.nominatif], coffre) }

    /// Another client, whose signed contract names this worker; it has a key and no dossier.
    func autreEntreprise(suiviePar principal: Principal) async throws -> ID<EntrepriseTag> {
        let id = ID<EntrepriseTag>.nouveau()
        try await base.superutilisateur {
            try $0.executeScript(
                """
                INSERT INTO gestion.entreprise (entreprise_id, code, nom) VALUES ('\(id)', 'VB', 'Verreries de Belsaure');
                INSERT INTO gestion.contrat (entreprise_id, numero, statut, debut, intervenant_id)
                  SELECT '\(id)', 'C-2', 'signe', '2025-01-01', i.id FROM gestion.intervenant i WHERE i.compte_id = '\(principal.compte)';
                """)
        }
        return id
    }

    func ouvrir(_ nom: String = "Lambert-Roussel", prenom: String = "Karim", par principal: Principal? = nil) async throws -> Dossier.Ref {
        var identite = Identite()
        identite.nom = nom
        identite.prenom = prenom
        let nouveau = NouveauDossier(entreprise: entreprise, etablissement: etablissement, motif: .logement, identite: identite)
        guard let ref = try await dossiers.ouvrir(nouveau, as: principal ?? nadia) else {
            throw Programme.Echec(description: "pas de dossier")
        }
        return ref
    }

    func codes(_ jour: DateCivile? = nil) -> Entretien.Codes {
        Entretien.Codes(
            jour: jour ?? .aujourdhui(), nature: .suivi, forme: .telephone, duree: .demie, origine: .luiMeme, exprimes: [.logement],
            identifies: [.budget, .logement], faits: [.courrier])
    }

    /// Number of rows a query gives as the cluster's superuser: to look, never to prove a refusal.
    func compter(_ sql: SQL) async throws -> Int { try await base.superutilisateur { try $0.rows(sql).count } }
}

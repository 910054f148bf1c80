import Actes
import Calendrier
import Foundation
import Partenaires
import Postgres
import Tenancy
import TestSupport
import Testing

@testable import Dossiers

/// A person changes establishment, or employer: what was counted stays where it was, and the new employer starts at zero.
@Suite struct EmploiTests {
    private func emploi(_ banc: Banc) -> EmploiStore { EmploiStore(banc.base.bases[.nominatif], banc.coffre) }

    /// Another establishment of the same company, or of another client.
    private func etablissement(_ banc: Banc, _ entreprise: ID<EntrepriseTag>, _ nom: String) async throws -> UUID {
        let id = UUID()
        let script = """
            INSERT INTO gestion.etablissement (entreprise_id, id, code, nom, territoire)
              VALUES ('\(entreprise)', '\(id)', '\(nom.prefix(2).uppercased())', '\(nom)', 'FR');
            """
        try await banc.base.superutilisateur { try $0.executeScript(script) }
        return id
    }

    private func hier() -> DateCivile { DateCivile.aujourdhui().plus(jours: -1) }

    private func faits(_ banc: Banc, _ entreprise: ID<EntrepriseTag>) async throws -> [String: Int] {
        let lignes = try await banc.base.superutilisateur {
            try $0.rows("SELECT etablissement_id, pseudonyme FROM passerelle.acte WHERE entreprise_id = \(entreprise)").map {
                try $0.uuid("etablissement_id").uuidString
            }
        }
        return Dictionary(grouping: lignes, by: { $0 }).mapValues(\.count)
    }

    @Test func leNouvelEmployeurPartDeZero() async throws {
        try await Banc.avec { banc in
            let autre = try await banc.autreEntreprise(suiviePar: banc.nadia)
            let ailleurs = try await etablissement(banc, autre, "Verrerie")
            let ref = try await banc.ouvrir()
            _ = try await banc.entretiens.enregistrer(ref, banc.codes(hier()), Note("avant"), clos: true, as: banc.nadia)
            try await banc.demarches.ajouter(
                ref, .init(type: .recours, partenaire: .caf, statut: .enInstruction, echeance: nil, objet: Objet(objet: "Indu")),
                as: banc.nadia)
            let plan = PlanStore(banc.base.bases[.nominatif], banc.coffre)
            let objectif = try await plan.poser(ref, .init(theme: .budget, texte: .init("Tenir")), as: banc.nadia)
            try await plan.ajouter(ref, objectif, action: "Écrire", qui: .ensemble, echeance: nil, as: banc.nadia)
            _ = try await Traversee(banc.base.bases[.passerelle]).exporter()
            let avant = try await faits(banc, banc.entreprise)
            #expect(avant.values.reduce(0, +) == 1)

            let lu = try #require(try await banc.dossiers.lire(ref, as: banc.nadia))
            let nouveau = try #require(
                try await emploi(banc).changerEmployeur(lu, vers: (autre, ailleurs), .init(), as: banc.nadia))
            _ = try await Traversee(banc.base.bases[.passerelle]).exporter()
            #expect(try await faits(banc, banc.entreprise) == avant, "rien ne bouge chez l'ancien")
            #expect(try await faits(banc, autre).isEmpty, "rien n'arrive chez le nouveau")

            let ancien = try #require(try await banc.dossiers.lire(ref, as: banc.nadia))
            #expect(ancien.dossier.issue == .depart)
            #expect(ancien.situation.suivant == nouveau.chemin)
            #expect(ancien.demarches.allSatisfy { $0.statut == .classee })
            let suite = try #require(try await banc.dossiers.lire(nouveau, as: banc.nadia))
            #expect(suite.identite.complet == "Karim Lambert-Roussel")
            #expect(suite.situation.ancien == ref.chemin)
            #expect(suite.entretiens.isEmpty)
            #expect(suite.demarches.first.flatMap { suite.objets[$0.id.rawValue]?.objet } == "Indu")
            #expect(suite.objectifs.first.flatMap { suite.textes[$0.id.rawValue]?.texte } == "Tenir")
            #expect(suite.motsDesActions.values.sorted() == ["Écrire"])
            // Two persons for whoever counts: nothing in clear links them.
            #expect(try await banc.compter("SELECT DISTINCT personne_id FROM nominatif.dossier") == 2)
            #expect(try await banc.dossiers.lire(nouveau, as: banc.sophie) == nil)

            // The first act at the new employer is that of a new person there.
            _ = try await banc.entretiens.enregistrer(nouveau, banc.codes(hier()), nil, clos: true, as: banc.nadia)
            _ = try await Traversee(banc.base.bases[.passerelle]).exporter()
            #expect(try await faits(banc, banc.entreprise) == avant)
            #expect(
                try await banc.compter("SELECT 1 FROM passerelle.acte WHERE entreprise_id = \(autre) AND nouveau") == 1)
        }
    }

    @Test func seulLeReferentChangeLEmployeur() async throws {
        try await Banc.avec { banc in
            let autre = try await banc.autreEntreprise(suiviePar: banc.nadia)
            let ailleurs = try await etablissement(banc, autre, "Verrerie")
            let ref = try await banc.ouvrir()
            #expect(try await banc.partages.partager(ref, avec: banc.sophie.compte, jusquau: .aujourdhui(), as: banc.nadia))
            let lu = try #require(try await banc.dossiers.lire(ref, as: banc.sophie))
            #expect(try await emploi(banc).changerEmployeur(lu, vers: (autre, ailleurs), .init(), as: banc.sophie) == nil)
            #expect(
                try await !emploi(banc).changerEtablissement(
                    ref, try await etablissement(banc, banc.entreprise, "Dépôt"), du: .aujourdhui(), as: banc.sophie))
            #expect(try await banc.compter("SELECT 1 FROM nominatif.dossier") == 1)
        }
    }

    /// An entretien of before the change counts at the former establishment, exported or not.
    @Test func lesEntretiensDAvantRestentALAncienEtablissement() async throws {
        try await Banc.avec { banc in
            let depot = try await etablissement(banc, banc.entreprise, "Dépôt")
            let ref = try await banc.ouvrir()
            let change = DateCivile.aujourdhui().plus(jours: -10)
            _ = try await banc.entretiens.enregistrer(ref, banc.codes(change.plus(jours: -20)), nil, clos: true, as: banc.nadia)
            _ = try await Traversee(banc.base.bases[.passerelle]).exporter()
            #expect(try await emploi(banc).changerEtablissement(ref, depot, du: change, as: banc.nadia))
            #expect(try await !emploi(banc).changerEtablissement(ref, depot, du: change, as: banc.nadia), "déjà là")
            _ = try await banc.entretiens.enregistrer(ref, banc.codes(change.plus(jours: -1)), nil, clos: true, as: banc.nadia)
            _ = try await banc.entretiens.enregistrer(ref, banc.codes(change), nil, clos: true, as: banc.nadia)
            _ = try await Traversee(banc.base.bases[.passerelle]).exporter()
            #expect(try await faits(banc, banc.entreprise) == [banc.etablissement.uuidString: 2, depot.uuidString: 1])
        }
    }

    @Test func unEtablissementDAilleursEstRefuse() async throws {
        try await Banc.avec { banc in
            let autre = try await banc.autreEntreprise(suiviePar: banc.nadia)
            let ailleurs = try await etablissement(banc, autre, "Verrerie")
            let ref = try await banc.ouvrir()
            #expect(try await !emploi(banc).changerEtablissement(ref, ailleurs, du: .aujourdhui(), as: banc.nadia))
            #expect(try await banc.compter("SELECT 1 FROM nominatif.affectation") == 0)
        }
    }
}

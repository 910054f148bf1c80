import Actes
import Calendrier
import Foundation
import Partenaires
import Tenancy
import TestSupport
import Testing

@testable import Dossiers

@Suite struct SemenceTests {
    @Test func milleDossiersSeChargentEtSeLisent() async throws {
        try await Banc.avec { banc in
            let jour = DateCivile.aujourdhui().plus(jours: -200)
            let semences = try (0..<1_000).map { rang in
                var identite = Identite()
                identite.nom = "Personne\(rang)"
                return DossierSemence(
                    entreprise: banc.entreprise, etablissement: banc.etablissement,
                    referent: rang % 2 == 0 ? banc.nadia.compte : banc.sophie.compte, numero: "2026-\(10_000 + rang)", ouvertLe: jour,
                    motif: .budget, cloture: rang % 5 == 0 ? (jour.plus(jours: 90), .droitOuvert) : nil, identite: identite,
                    entretiens: (0..<3).map { EntretienSemence(banc.codes(jour.plus(jours: $0 * 20)), note: "Note \(rang) \($0)") },
                    demarches: [
                        DemarcheSemence(
                            .init(type: .recours, partenaire: .caf, statut: .acceptee, echeance: nil, objet: Objet(objet: "Objet \(rang)")),
                            ouverteLe: jour)
                    ],
                    rendezVous: rang == 0
                        ? [
                            RendezVousSemence(
                                permanence: banc.permanence, jour: banc.jour, heure: try #require(Heure("09:00")), nature: .suivi,
                                forme: .presentiel, statut: .aVenir)
                        ] : [])
            }
            let coffre = banc.coffre
            try await banc.base.bases[.migrateur].transactionSansSession { try Semoir(coffre).semer(semences, dans: $0) }
            let (dossiers, total, _) = try await banc.dossiers.liste(.ouverts, debut: 0, parPage: 10, as: banc.nadia)
            #expect(total == 400)
            let trouves = try await banc.dossiers.chercher(nom: "personne42", as: banc.nadia)
            #expect(trouves.map(\.numero) == ["2026-10042"])
            let trouve = try #require(trouves.first)
            let lu = try #require(try await banc.dossiers.lire(trouve.ref, as: banc.nadia))
            #expect(lu.identite.nom == "Personne42")
            #expect(lu.entretiens.count == 3)
            #expect(lu.notes.values.map(\.texte).sorted() == ["Note 42 0", "Note 42 1", "Note 42 2"])
            #expect(lu.objets.values.map(\.objet) == ["Objet 42"])
            #expect(try #require(dossiers.first).derniereActivite == jour.plus(jours: 40))
            #expect(try await banc.dossiers.liste(.clos, debut: 0, parPage: 10, as: banc.nadia).total == 100)
        }
    }
}

import Calendrier
import Documents
import Foundation
import HTTPTypes
import HummingbirdTesting
import Postgres
import Tenancy
import Testing
import TestSupport

@testable import Dossiers

/// A psychologist's notes: hers to give to the person, and to hand to another psychologist, who accepts; to nobody else.
@Suite struct RelaisSuivisTests {
    private func suivre(_ banc: Banc, _ psy: Principal, _ texte: String = "Deuil traumatique.") async throws -> Dossier.Ref {
        let ref = try await banc.ouvrir()
        #expect(try await banc.partages.partager(ref, avec: psy.compte, jusquau: .aujourdhui(), as: banc.nadia))
        #expect(try await banc.psychologue.ajouter(ref, jour: .aujourdhui(), texte: texte, as: psy))
        return ref
    }

    @Test func leSuiviPasseAUneAutrePsychologueQuiLAccepte() async throws {
        try await Banc.avec { banc in
            let lise = try await banc.psychologue("Lise Aubry")
            let omar = try await banc.psychologue("Omar Haddad")
            let ref = try await suivre(banc, lise)
            let jour = DateCivile.aujourdhui()
            // Never a social worker, never oneself, never what is not hers.
            for vers in [banc.nadia, banc.sophie, lise] {
                #expect(try await banc.suivis.proposer(ref, a: vers.compte, information: .accord, as: lise) == .collegue)
                #expect(try await banc.suivis.proposerTous(a: vers.compte, information: .accord, as: lise) == nil)
            }
            #expect(try await banc.suivis.proposer(ref, a: omar.compte, information: .accord, as: banc.nadia) == .refuse)
            #expect(try await banc.suivis.proposer(ref, a: omar.compte, information: .aInformer, as: lise) == .fait)
            #expect(try await banc.suivis.proposer(ref, a: omar.compte, information: .accord, as: lise) == .enCours)
            let propose = try #require(try await banc.suivis.miens(as: omar).first)
            // Until she answers, nothing moves, and nobody else decides.
            #expect(try await banc.psychologue.lire(ref, as: omar) == nil)
            #expect(try await banc.psychologue.lire(ref, as: lise)?.notes.count == 1)
            for qui in [lise, banc.nadia, banc.sophie] {
                #expect(
                    try await banc.suivis.decider(ref.entreprise, propose.id, accepte: true, information: .accord, as: qui) == .refuse)
            }
            #expect(
                try await banc.suivis.decider(ref.entreprise, propose.id, accepte: true, information: nil, as: omar) == .information)
            #expect(
                try await banc.suivis.decider(ref.entreprise, propose.id, accepte: true, information: .informee, as: omar) == .fait)
            let lu = try #require(try await banc.psychologue.lire(ref, as: omar))
            #expect(lu.notes.map(\.texte) == ["Deuil traumatique."] && lu.notes.allSatisfy(\.reprise))
            #expect(try await banc.psychologue.lire(ref, as: lise) == nil, "elle ne les lit plus")
            #expect(try await banc.dossiers.lire(ref, as: omar) == nil, "le dossier, lui, demande un partage")
            // He goes on: what he writes is his own.
            #expect(try await banc.partages.partager(ref, avec: omar.compte, jusquau: jour, as: banc.nadia))
            #expect(try await banc.psychologue.ajouter(ref, jour: jour, texte: "Suite.", as: omar))
            let notes = try #require(try await banc.psychologue.lire(ref, as: omar)).notes
            #expect(notes.count == 2 && notes.first { $0.texte == "Suite." }?.reprise == false)
            // The referent learns nothing of it, not even by the journal of the dossier.
            let gestes = try #require(try await banc.lectures.liste(ref, as: banc.nadia)?.lectures).map(\.action)
            #expect(!gestes.contains { $0.contains("suivi") || $0.contains("psychologue") })
            // Somebody who follows this person already does not receive her twice, and it is not said why.
            #expect(try await banc.psychologue.ajouter(ref, jour: jour, texte: "x", as: lise))
            #expect(try await banc.suivis.proposer(ref, a: omar.compte, information: .accord, as: lise) == .collegue)
        }
    }

    @Test func laDirectionDesigneQuandElleEstPartie() async throws {
        try await Banc.avec { banc in
            let lise = try await banc.psychologue("Lise Aubry")
            let omar = try await banc.psychologue("Omar Haddad")
            let anne = try await banc.psychologue("Anne Roy")
            let ref = try await suivre(banc, lise)
            let direction = try await banc.base.principal(.direction)
            let pilotage = banc.base.bases[.pilotage]
            func designer(_ vers: Principal) async throws -> Int? {
                try await pilotage.transaction(as: direction) {
                    try $0.rows("SELECT garde.proposer_suivis(\(lise.compte), \(vers.compte)) AS n").first?.optionalInt("n")
                }
            }
            #expect(try await designer(omar) == nil, "le compte est encore ouvert")
            try await banc.base.superutilisateur {
                try $0.executeScript("UPDATE garde.compte SET actif = false WHERE id = '\(lise.compte)'")
            }
            let restes = try await pilotage.transaction(as: direction) { try $0.rows("SELECT nom, suivis FROM garde.suivis_a_relayer()") }
            #expect(try restes.map { "\(try $0.string("nom")) \(try $0.int("suivis"))" } == ["Lise Aubry 1"])
            #expect(try await designer(banc.sophie) == nil, "jamais à une assistante sociale")
            #expect(try await designer(anne) == 1)
            // Anne does not answer: the direction turns to Omar, and her proposal is taken back.
            #expect(try await designer(omar) == 1)
            #expect(try await banc.suivis.miens(as: anne).isEmpty)
            let propose = try #require(try await banc.suivis.miens(as: omar).first)
            #expect(propose.information == .aInformer)
            #expect(try await banc.suivis.decider(ref.entreprise, propose.id, accepte: true, information: .accord, as: omar) == .fait)
            #expect(try await banc.psychologue.lire(ref, as: omar)?.notes.map(\.texte) == ["Deuil traumatique."])
        }
    }

    @Test func parLesPages() async throws {
        try await Banc.avec { banc in
            let lise = try await banc.psychologue("Lise Aubry")
            let omar = try await banc.psychologue("Omar Haddad")
            let ref = try await suivre(banc, lise)
            let notes = ref.chemin + "/psychologue"
            try await Navigateur.avec(banc, [lise, omar, banc.nadia]) { navigateurs in
                let (elle, lui, referente) = (navigateurs[0], navigateurs[1], navigateurs[2])
                // A correction refused keeps its words, open beside its note.
                let note = try #require(try await banc.psychologue.lire(ref, as: lise)?.notes.first)
                let adresse = "\(notes)/\(note.id.uuidString.lowercased())"
                let sansJour = try await elle.post(
                    adresse, [("jour", ""), ("note", "Mots à ne pas perdre"), ("version", "1")], page: notes)
                #expect(
                    sansJour.status == .badRequest && sansJour.simple.contains("Mots à ne pas perdre")
                        && sansJour.simple.contains("<details class=\"plie\" open"))
                let longue = String(repeating: "a", count: 20_001)
                #expect(
                    try await elle.post(notes, [("jour", DateCivile.aujourdhui().description), ("note", longue)], page: notes).status
                        == .badRequest)
                let perimee = try await elle.post(
                    adresse, [("jour", DateCivile.aujourdhui().description), ("note", "Écrite ailleurs"), ("version", "0")], page: notes)
                #expect(perimee.status == .conflict && perimee.simple.contains("Écrite ailleurs"))
                // The paper, by herself, written down under her follow-up.
                if (try? Imprimeur()) != nil {
                    let papier = try await elle.post(notes + "/copie", [], page: notes)
                    #expect(papier.status == .ok && papier.texte.hasPrefix("%PDF-"))
                }
                #expect(try await referente.post(notes + "/copie", []).status == .notFound)
                #expect(try await lui.post(notes + "/copie", []).status == .notFound)
                let html = NotesImprimees(
                    numero: "2026-1", notes: try await banc.psychologue.lire(ref, as: lise)?.notes ?? [], jour: .aujourdhui(),
                    par: "Lise Aubry"
                ).html
                #expect(html.contains("Deuil traumatique.") && html.contains("Lise Aubry"))
                // Proposed on one page, accepted on the other's.
                let refus = try await elle.post(
                    "/dossiers/suivis/relais", [("vers", banc.sophie.compte.description), ("information", "accord")],
                    page: "/dossiers/suivis")
                #expect(refus.status == .badRequest && refus.simple.contains("jamais à quelqu'un d'autre"))
                let propose = try await elle.post(
                    "/dossiers/suivis/relais", [("vers", omar.compte.description), ("information", "accord")], page: "/dossiers/suivis")
                #expect(propose.status == .seeOther)
                #expect(try await lui.get("/journee").simple.contains("suivi de psychologue proposé"))
                let page = try await lui.get("/dossiers/suivis")
                let action = try #require(page.texte.entre("action=\"/dossiers/suivis/relais/", "\""))
                let decision = "/dossiers/suivis/relais/\(action)"
                #expect(try await referente.post(decision, [("decision", "accepter")]).status == .notFound)
                #expect(try await lui.post(decision, [("decision", "accepter")], page: "/dossiers/suivis").status == .seeOther)
                #expect(try await lui.get(notes).simple.contains("Deuil traumatique."))
                #expect(try await elle.get(notes).status == .ok, "le dossier lui reste partagé")
                #expect(!(try await elle.get(notes).simple.contains("Deuil traumatique.")))
            }
            #expect(
                try await banc.compter(
                    "SELECT 1 FROM journal.evenement WHERE action = 'remettre_notes_psychologue' AND objet = \(ref.id)") == 0)
        }
    }
}

extension Banc {
    var suivis: TransfertSuiviStore { TransfertSuiviStore(base.bases[.nominatif]) }
}

import Calendrier
import Foundation
import HTTPTypes
import HummingbirdTesting
import Partenaires
import Postgres
import Tenancy
import TestSupport
import Testing

@testable import Dossiers

/// A démarche over HTTP, from its note to its end: nothing typed is dropped, nothing guessed.
@Suite struct DemarchePagesTests {
    private func avec(_ corps: @escaping @Sendable (Banc, Dossier.Ref, Navigateur) async throws -> Void) async throws {
        try await Banc.avec { banc in
            let ref = try await banc.ouvrir()
            try await Navigateur.avec(banc, [banc.nadia]) { try await corps(banc, ref, $0[0]) }
        }
    }

    private func seule(_ banc: Banc, _ ref: Dossier.Ref) async throws -> (demarche: Demarche, objet: Objet) {
        let lu = try #require(try await banc.dossiers.lire(ref, as: banc.nadia))
        let demarche = try #require(lu.demarches.first)
        return (demarche, lu.objets[demarche.id.rawValue] ?? Objet())
    }

    /// The last day of an appeal runs from the day the refusal was received: it is asked, never guessed; what was typed stays.
    @Test func unRefusDemandeSaDate() async throws {
        try await avec { banc, ref, nadia in
            let chemin = ref.chemin + "/demarches"
            let champs = [("type", "recours"), ("partenaire", "caf"), ("statut", "refusee"), ("objet", "Indu de prime")]
            let sans = try await nadia.post(chemin, champs, page: chemin)
            #expect(sans.status == .badRequest)
            #expect(sans.simple.contains("Quel jour la décision a-t-elle été reçue"))
            #expect(sans.simple.contains("Indu de prime"))
            let recue = DateCivile.aujourdhui().plus(jours: -21)
            let avec = try await nadia.post(chemin, champs + [("decision", recue.description)], page: chemin)
            #expect(avec.status == .seeOther)
            let (demarche, _) = try await seule(banc, ref)
            #expect(demarche.decisionLe == recue)
            #expect(demarche.recoursAvant == recue.plus(mois: 2), "compté de la réception, pas du jour de la saisie")
            let fiche = try await nadia.get(demarche.chemin).simple
            #expect(fiche.contains("Jusqu'au \(recue.plus(mois: 2).court)"))
            #expect(fiche.contains("R. 142-1"))
        }
    }

    @Test func leRefusDitDepuisLaListeOuvreLaFiche() async throws {
        try await avec { banc, ref, nadia in
            try await banc.demarches.ajouter(
                ref, .init(type: .recours, partenaire: .caf, statut: .enInstruction, objet: Objet(objet: "Indu de prime")), as: banc.nadia)
            let (avant, _) = try await seule(banc, ref)
            let page = try await nadia.post(avant.chemin, [("statut", "refusee"), ("echeance", "")], page: ref.chemin + "/demarches")
            #expect(page.status == .badRequest)
            #expect(page.simple.contains("Indu de prime"))
            #expect(page.texte.contains("<option value=\"refusee\" selected>"))
            #expect(try await seule(banc, ref).demarche.statut == .enInstruction)
        }
    }

    /// Type, partner, words and both amounts are corrected; the day of a favourable decision is kept.
    @Test func toutSeCorrige() async throws {
        try await avec { banc, ref, nadia in
            try await banc.demarches.ajouter(
                ref, .init(type: .courrier, partenaire: .caf, statut: .aCompleter, objet: Objet(objet: "Aide", montant: 30_000)),
                as: banc.nadia)
            let (avant, _) = try await seule(banc, ref)
            let hier = DateCivile.aujourdhui().plus(jours: -1)
            let champs = [
                ("version", "\(avant.version)"), ("type", "formulaire"), ("partenaire", "fsl"), ("statut", "acceptee"), ("echeance", ""),
                ("decision", hier.description), ("objet", "Aide au maintien"), ("montant", "450"), ("accorde", "380,50"),
            ]
            #expect(try await nadia.post(avant.chemin + "/fiche", champs, page: avant.chemin).status == .seeOther)
            let (apres, objet) = try await seule(banc, ref)
            #expect(apres.type == .formulaire)
            #expect(apres.partenaire == .fsl)
            #expect(apres.decisionLe == hier)
            #expect(apres.recoursAvant == nil)
            #expect(objet == Objet(objet: "Aide au maintien", montant: 45_000, accorde: 38_050))
            #expect(try await nadia.get(ref.chemin + "/demarches").simple.contains("380,50 € accordés"))
            let depassee = try await nadia.post(avant.chemin + "/fiche", champs, page: avant.chemin)
            #expect(depassee.status == .badRequest, "une version dépassée ne s'impose pas, et revient avec ce qui est tapé")
            #expect(depassee.simple.contains("Aide au maintien"))
        }
    }

    /// The partner's usual answer becomes the term when the démarche is sent, not only when it is created.
    @Test func envoyeeElleSuitLeDelaiDuPartenaire() async throws {
        try await avec { banc, ref, nadia in
            let carte = UUID()
            try await banc.base.superutilisateur {
                try $0.executeScript(
                    """
                    INSERT INTO gestion.partenaire (id, code, nom, genre, territoire, delai_jours)
                    VALUES ('\(carte)', 'fsl', 'FSL de Testange', 'collectivite', '57', 45)
                    """)
            }
            try await banc.demarches.ajouter(
                ref, .init(type: .formulaire, partenaire: .fsl, partenaireId: carte, statut: .aCompleter), as: banc.nadia)
            let (avant, _) = try await seule(banc, ref)
            let envoi = try await nadia.post(
                avant.chemin, [("statut", "en_instruction"), ("echeance", "")], page: ref.chemin + "/demarches")
            #expect(envoi.status == .seeOther)
            #expect(try await seule(banc, ref).demarche.echeance == DateCivile.aujourdhui().plus(jours: 45))
            let fiche = try await nadia.get(avant.chemin).texte
            #expect(fiche.contains("/annuaire/\(carte.uuidString.lowercased())"))
            #expect(fiche.contains("/ecrits/nouveau?demarche=\(avant.id)"))
        }
    }

    /// Partners of the establishment's territory and national ones; the others one link away.
    @Test func lesPartenairesSontDIci() async throws {
        try await avec { banc, ref, nadia in
            try await banc.base.superutilisateur {
                try $0.executeScript(
                    """
                    UPDATE gestion.etablissement SET code_postal = '57000' WHERE id = '\(banc.etablissement)';
                    INSERT INTO gestion.partenaire (code, nom, genre, territoire) VALUES
                      ('fsl', 'FSL d''ici', 'collectivite', '57'), ('fsl', 'FSL de loin', 'collectivite', '13');
                    """)
            }
            let ici = try await nadia.get(ref.chemin + "/demarches").simple
            #expect(ici.contains("FSL d'ici"))
            #expect(!ici.contains("FSL de loin"))
            #expect(try await nadia.get(ref.chemin + "/demarches?partenaires=tous").simple.contains("FSL de loin"))
        }
    }

    @Test func elleSeRetireApresConfirmation() async throws {
        try await avec { banc, ref, nadia in
            try await banc.demarches.ajouter(
                ref, .init(type: .courrier, statut: .aCompleter, objet: Objet(objet: "Erreur")), as: banc.nadia)
            let (demarche, _) = try await seule(banc, ref)
            let question = try await nadia.get(demarche.chemin + "/retrait")
            #expect(question.simple.contains("Retirer cette démarche ?"))
            #expect(try await seule(banc, ref).demarche.id == demarche.id, "demander n'est pas faire")
            #expect(try await nadia.post(demarche.chemin + "/retrait", [], page: demarche.chemin + "/retrait").status == .seeOther)
            #expect(try await banc.compter("SELECT 1 FROM nominatif.demarche") == 0)
        }
    }

    /// A colleague takes nothing back, even by SQL: not her dossier, not a closed one of hers.
    @Test func personneDAutreNeRetire() async throws {
        try await Banc.avec { banc in
            let ref = try await banc.ouvrir()
            try await banc.demarches.ajouter(ref, .init(type: .courrier, statut: .aCompleter), as: banc.nadia)
            let base = banc.base.bases[.nominatif]
            func effacer(_ principal: Principal) async throws -> Int {
                try await base.transaction(as: principal) { try $0.execute("DELETE FROM nominatif.demarche") }
            }
            #expect(try await effacer(banc.sophie) == 0)
            #expect(try await banc.dossiers.clore(ref, .relais, as: banc.nadia))
            #expect(try await effacer(banc.nadia) == 0, "un dossier clos garde ses démarches")
            #expect(try await banc.compter("SELECT 1 FROM nominatif.demarche") == 1)
        }
    }
}

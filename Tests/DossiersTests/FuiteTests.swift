import Actes
import Calendrier
import Foundation
import Postgres
import Tenancy
import TestSupport
import Testing

@testable import Dossiers

/// A dump of the whole database holds no word of a person.
@Suite struct FuiteTests {
    @Test func unVidageNeContientAucunMotNominatif() async throws {
        try await Banc.avec { banc in
            var identite = Identite()
            identite.nom = "Zzcanarinom"
            identite.prenom = "Zzcanariprenom"
            identite.naissance = 1983
            identite.telephone = "Zzcanaritel"
            identite.courriel = "zzcanari@exemple.fr"
            identite.adresse = "Zzcanariadresse"
            identite.poste = "Zzcanariposte"
            identite.remarque = "Zzcanariremarque"
            let nouveau = NouveauDossier(
                entreprise: banc.entreprise, etablissement: banc.etablissement, motif: .budget, identite: identite)
            let ref = try #require(try await banc.dossiers.ouvrir(nouveau, as: banc.nadia))
            _ = try await banc.entretiens.enregistrer(ref, banc.codes(), Note("Zzcanarinote"), clos: true, as: banc.nadia)
            try await banc.demarches.ajouter(
                ref,
                .init(
                    type: .recours, partenaire: nil, statut: .aCompleter, echeance: nil,
                    objet: Objet(objet: "Zzcanariobjet", montant: 987_654)),
                as: banc.nadia)
            try await Self.suivre(banc, ref)
            _ = try await banc.dossiers.chercher(nom: "Zzcanarinom", as: banc.nadia)
            let vidage = try await enFil { [base = banc.base] in
                try Programme(
                    "/usr/bin/env", ["pg_dump", "-h", Serveur.hote, "-p", "\(base.serveur.port)", "-U", "postgres", base.nom],
                    environnement: ["PGPASSWORD": try base.serveur.secret("postgres")]
                ).reussir()
            }
            #expect(vidage.contains("COPY nominatif.dossier"))
            #expect(vidage.contains("Fonderies de Testange"), "le vidage a bien les données")
            #expect(!vidage.localizedCaseInsensitiveContains("zzcanari"))
            let hexa = "Zzcanarinom".utf8.map { String($0, radix: 16) }.joined()
            #expect(!vidage.contains(hexa))
            #expect(!vidage.contains("987654"))
        }
    }

    /// A canary in each sealed field of the follow-up.
    private static func suivre(_ banc: Banc, _ ref: Dossier.Ref) async throws {
        var situation = Situation()
        situation.emploi = "Zzcanariemploi"
        situation.foyer = "Zzcanarifoyer"
        situation.sante = "Zzcanarisante"
        situation.remarqueLogement = "Zzcanarilogement"
        let lu = try #require(try await banc.dossiers.lire(ref, as: banc.nadia))
        #expect(
            try await banc.dossiers.modifier(
                ref, lu.identite, version: lu.dossier.version, situation: (situation, nil), as: banc.nadia))
        let plan = PlanStore(banc.base.bases[.nominatif], banc.coffre)
        var evaluation = Evaluation()
        for champ in Evaluation.Champ.allCases { evaluation.textes[champ] = "Zzcanarievaluation" }
        try await plan.evaluer(ref, evaluation, as: banc.nadia)
        let objectif = try await plan.poser(
            ref, .init(theme: .budget, texte: .init("Zzcanariobjectif", commentaire: "Zzcanaricommentaire")), as: banc.nadia)
        try await plan.ajouter(ref, objectif, action: "Zzcanariaction", qui: .personne, echeance: nil, as: banc.nadia)
        try await OrientationStore(banc.base.bases[.nominatif], banc.coffre).orienter(
            ref, .init(vers: .autre, le: .aujourdhui(), texte: .init("Zzcanariorientation", retour: "Zzcanariretour")), as: banc.nadia)
    }
}

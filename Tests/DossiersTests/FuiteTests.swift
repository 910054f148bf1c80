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
}

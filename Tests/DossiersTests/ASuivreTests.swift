import Actes
import Calendrier
import Foundation
import HTTPTypes
import HummingbirdTesting
import Postgres
import Tenancy
import TestSupport
import Testing

@testable import Dossiers

/// What must not be forgotten, and what is noted late.
@Suite struct ASuivreTests {
    @Test func lePlusEnRetardDAbordEtToutEstListe() async throws {
        try await Banc.avec { banc in
            try await banc.nommer()
            let aujourdhui = DateCivile.aujourdhui()
            let ref = try await banc.ouvrir()
            var codes = banc.codes(aujourdhui.plus(jours: -3))
            codes.prochaine = aujourdhui.plus(jours: -1)
            let entretien = try await banc.entretiens.enregistrer(ref, codes, nil, clos: true, as: banc.nadia)
            try await banc.base.superutilisateur {
                try $0.executeScript(
                    """
                    INSERT INTO nominatif.demarche (entreprise_id, dossier_id, auteur_id, type, statut, echeance)
                      SELECT '\(banc.entreprise)', '\(ref.id)', '\(banc.nadia.compte)', 'relance', 'en_instruction', current_date - 10 * n
                      FROM generate_series(1, 7) n;
                    """)
            }
            try await Navigateur.avec(banc, [banc.nadia, banc.sophie]) { navigateurs in
                let (nadia, sophie) = (navigateurs[0], navigateurs[1])
                let journee = try await nadia.get("/journee")
                #expect(journee.simple.contains("attendue depuis le \(aujourdhui.plus(jours: -70).court)"))
                #expect(journee.simple.contains("Et aussi 2 démarches échues") && journee.texte.contains("href=\"/a-suivre\""))
                #expect(journee.simple.contains("prochaine étape dite le \(aujourdhui.plus(jours: -3).court)"))
                #expect(journee.texte.contains("\(ref.chemin)/entretiens/\(entretien)"))
                let suivre = try await nadia.get("/a-suivre").simple
                for n in 1...7 { #expect(suivre.contains("attendue depuis le \(aujourdhui.plus(jours: -10 * n).court)")) }
                #expect(try await sophie.get("/a-suivre").simple.contains("Rien à suivre"))
            }
        }
    }

    /// Put off by a touch, a call keeps its hour; due another day, it is listed.
    @Test func demainGardeLHeure() async throws {
        try await Banc.avec { banc in
            let nouveau = RappelStore.Nouveau(
                entreprise: banc.entreprise, dossier: nil, jour: .aujourdhui(), heure: Heure(14, 30),
                contenu: ContenuRappel([.telephone: "06 39 98 00 01"]))
            #expect(try await banc.rappels.noter(nouveau, as: banc.nadia))
            try await Navigateur.avec(banc, [banc.nadia]) { navigateurs in
                let nadia = navigateurs[0]
                let chemin =
                    "/rappels/\(banc.entreprise)/"
                    + (try await nadia.get("/journee").texte.entre("/rappels/\(banc.entreprise)/", "\"") ?? "")
                #expect(try await nadia.post(chemin, [("suite", "demain")]).status == .seeOther)
                #expect(try await banc.compter("SELECT 1 FROM nominatif.rappel WHERE heure = '14:30' AND du_le > current_date") == 1)
                #expect(try await nadia.get("/a-suivre").simple.contains("14 h 30"))
            }
        }
    }

    /// Yesterday's call, noted today: its day is kept, the line may be taken back today; at fault, what was typed comes back.
    @Test func surLeVifDHier() async throws {
        try await Banc.avec { banc in
            let hier = DateCivile.aujourdhui().plus(jours: -1)
            let lieu = Paire.ecrire(banc.entreprise, banc.etablissement)
            try await Navigateur.avec(banc, [banc.nadia]) { navigateurs in
                let nadia = navigateurs[0]
                let champs = [("forme", "telephone"), ("motif", "budget"), ("lieu", lieu), ("duree", "45")]
                let loin = try await nadia.post("/journee/vif", champs + [("jour", hier.plus(jours: -40).description)])
                #expect(loin.status == .badRequest && loin.simple.contains("trente jours au plus"))
                #expect(loin.texte.contains("value=\"telephone\" data-touche=\"t\" checked"))
                #expect(loin.texte.contains("name=\"motif\" value=\"budget\" checked"))
                #expect(try await nadia.post("/journee/vif", champs + [("jour", hier.description)]).status == .seeOther)
                let journee = try await nadia.get("/journee")
                #expect(journee.simple.contains("téléphone, budget, 45 min, le \(hier.court)"))
                let retrait = "/journee/informations/" + (journee.texte.entre("/journee/informations/", "\"") ?? "")
                #expect(try await nadia.post(retrait, []).status == .seeOther)
            }
            #expect(try await banc.compter("SELECT 1 FROM nominatif.information") == 0)
        }
    }

    /// Said in an entretien, it is seen in the list, the header and the day: of those who may see the dossier only.
    @Test func laVulnerabiliteSeVoit() async throws {
        try await Banc.avec { banc in
            let ref = try await banc.ouvrir()
            var codes = banc.codes()
            codes.vulnerabilite = .urgence
            _ = try await banc.entretiens.enregistrer(ref, codes, nil, clos: true, as: banc.nadia)
            try await banc.rendezVous.ajouter(
                banc.entreprise, banc.permanence,
                .init(heure: try #require(Heure(11)), minutes: 30, dossier: ref.id, code: nil, nature: .suivi, forme: .presentiel),
                as: banc.nadia)
            #expect(try await banc.dossiers.trouver(ref, as: banc.nadia)?.vulnerabilite == .urgence)
            try await Navigateur.avec(banc, [banc.nadia, banc.sophie]) { navigateurs in
                let (nadia, sophie) = (navigateurs[0], navigateurs[1])
                for page in ["/journee?jour=\(banc.jour)", "/dossiers", ref.chemin] {
                    let (vu, cache) = (try await nadia.get(page).simple, try await sophie.get(page).simple)
                    #expect(vu.contains("</svg>urgence</span>"), "\(page)")
                    #expect(!cache.contains("</svg>urgence</span>"), "\(page)")
                }
            }
            codes.vulnerabilite = .aucune
            codes.jour = .aujourdhui()
            try await banc.base.superutilisateur { try $0.executeScript("UPDATE nominatif.entretien SET jour = jour - 1") }
            _ = try await banc.entretiens.enregistrer(ref, codes, nil, clos: true, as: banc.nadia)
            #expect(try await banc.dossiers.trouver(ref, as: banc.nadia)?.vulnerabilite == .aucune)
        }
    }
}

import Calendrier
import Postgres
import Tenancy
import TestSupport
import Testing

@testable import Prevention

/// Collective actions: planned by the planner, counted without a name.
@Suite struct ActionCollectiveTests {
    private func champs(_ s: Scene, _ jour: DateCivile, theme: String = "Lire sa fiche de paie", debut: String = "14:00") -> [(
        String, String
    )] {
        [
            ("entreprise", "\(s.entreprise)"), ("intervenant", Scene.intervenante), ("genre", "atelier"), ("theme", theme),
            ("jour", "\(jour)"), ("debut", debut), ("minutes", "120"), ("places", "12"), ("programme", "14 h accueil"),
        ]
    }

    @Test func dePrevueATenue() async throws {
        try await Scene.avec { s in
            let jour = DateCivile.aujourdhui()
            try await Visiteur.avec(s.base, [s.planificatrice]) { visiteurs in
                let v = visiteurs[0]
                #expect(try await v.texte("/actions/nouvelle").contains("Pour quelle entreprise"))
                let page = "/actions/nouvelle?entreprise=\(s.entreprise)"
                #expect(try await v.envoyer("/actions/nouvelle", champs(s, jour), depuis: page).vers == "/actions?annee=\(jour.annee)")
                let liste = try await v.texte("/actions")
                #expect(liste.contains("Atelier : Lire sa fiche de paie") && liste.contains("0 prises sur 12"))
                let fiche = try #require(
                    liste.split(separator: "<a href=\"/actions/\(s.entreprise)/").dropFirst().first?.prefix { $0 != "\"" })
                let chemin = "/actions/\(s.entreprise)/\(fiche)"
                #expect(try await v.texte(chemin).contains("14 h accueil"))
                let refus = try await v.envoyer("\(chemin)/presence", [("participants", "")], depuis: chemin)
                #expect(refus.statut == 422 && refus.texte.contains("combien de personnes"))
                #expect(try await v.envoyer("\(chemin)/presence", [("participants", "9")], depuis: chemin).vers == "/actions")
                #expect(try await v.texte("/actions").contains("9 sur 12"))
                #expect(try await v.envoyer("\(chemin)/annuler", depuis: chemin).statut == 409, "tenue, elle ne s'annule pas")
                #expect(try await v.envoyer("\(chemin)/presence", [("participants", "10")], depuis: chemin).vers == "/actions")
                #expect(try await v.texte("/actions").contains("10 sur 12"), "une présence se corrige")
            }
        }
    }

    @Test func ceQuiEstRefuseGardeLaSaisie() async throws {
        try await Scene.avec { s in
            let jour = DateCivile.aujourdhui().plus(jours: 9)
            try await s.poser(jour)
            try await Visiteur.avec(s.base, [s.planificatrice]) { visiteurs in
                let (v, page) = (visiteurs[0], "/actions/nouvelle?entreprise=\(s.entreprise)")
                let prise = try await v.envoyer("/actions/nouvelle", champs(s, jour), depuis: page)
                #expect(prise.statut == 422 && prise.texte.contains("déjà prise") && prise.texte.contains("Lire sa fiche de paie"))
                let adresse = try await v.envoyer("/actions/nouvelle", champs(s, jour, theme: "Karim@exemple.fr"), depuis: page)
                #expect(adresse.statut == 422 && adresse.texte.contains("ni adresse, ni numéro"))
                let heure = try await v.envoyer("/actions/nouvelle", champs(s, jour, debut: "midi"), depuis: page)
                #expect(heure.statut == 422 && heure.texte.contains("une heure est attendue"))
                #expect(
                    try await v.envoyer("/actions/nouvelle", champs(s, jour, debut: "17h00"), depuis: page).vers
                        == "/actions?annee=\(jour.annee)")
            }
        }
    }

    /// Five slips at least, never more than the present; below, the base itself keeps nothing.
    @Test func lesAvisSontSansAuteur() async throws {
        try await Scene.avec { s in
            let id = try await s.poser(.aujourdhui())
            try await Visiteur.avec(s.base, [s.nadia]) { visiteurs in
                let (v, chemin) = (visiteurs[0], "/mes-actions/\(s.entreprise)/\(id)")
                #expect(try await v.envoyer(chemin, [("participants", "6")], depuis: "/mes-actions").vers == "/mes-actions")
                let peu = try await v.envoyer("\(chemin)/avis", [("avis_4", "3"), ("avis_5", "1")], depuis: chemin)
                #expect(peu.statut == 422 && peu.texte.contains("au-dessous de 5"))
                let trop = try await v.envoyer("\(chemin)/avis", [("avis_4", "7")], depuis: chemin)
                #expect(trop.statut == 422 && trop.texte.contains("7 billets pour 6 présents"))
                #expect(
                    try await v.envoyer("\(chemin)/avis", [("avis_3", "1"), ("avis_4", "3"), ("avis_5", "2")], depuis: chemin).statut == 303
                )
                // 1×3 + 3×4 + 2×5 = 25 for 6 slips: 4.17.
                #expect(try await v.texte("/mes-actions").contains("avis 4,2 sur 5"))
            }
            let erreur = await #expect(throws: PostgresError.self) {
                try await s.base.bases[.gestion].transaction(as: s.planificatrice) {
                    try $0.execute("UPDATE gestion.action_collective SET avis_1 = 0, avis_2 = 0, avis_3 = 0, avis_4 = 4, avis_5 = 0")
                }
            }
            #expect(erreur?.constraint == "avis_assez")
        }
    }

    /// Each by SQL: what is not one's own does not open.
    @Test func chacunSaPart() async throws {
        try await Scene.avec { s in
            try await s.poser()
            let facturation = try await s.base.principal(.facturation)
            for (compartiment, qui, sql) in [
                (.client, s.rh, "SELECT prises FROM gestion.action_collective"), (.client, s.rh, "SELECT code FROM gestion.action_place"),
                (.client, s.rh, "SELECT avis_5 FROM gestion.action_collective"), (.client, s.rh, "SELECT risque FROM gestion.alerte"),
                (.client, s.rh, "UPDATE gestion.projet SET partage = true"), (.client, s.rh, "DELETE FROM gestion.cellule"),
                (.nominatif, s.nadia, "UPDATE gestion.action_collective SET avis_5 = 9"),
                (.nominatif, s.nadia, "UPDATE gestion.alerte SET etat = 'close'"),
                (
                    .nominatif, s.nadia,
                    "INSERT INTO gestion.action_place (entreprise_id, action_id, code) SELECT entreprise_id, id, 'AAAAA' FROM gestion.action_collective"
                ),
                (.facturation, facturation, "SELECT code FROM gestion.action_place"),
                (.facturation, facturation, "SELECT titre FROM gestion.projet"),
                (.pilotage, s.directrice, "SELECT risque FROM gestion.alerte"),
                (.gestion, s.planificatrice, "UPDATE gestion.action_place SET code = 'AAAAA'"),
                (.gestion, s.planificatrice, "UPDATE gestion.action_collective SET prises = 0"),
            ] as [(Compartiment, Principal, SQL)] {
                let erreur = await #expect(throws: PostgresError.self) {
                    try await s.base.bases[compartiment].transaction(as: qui) { _ = try $0.rows(sql) }
                }
                #expect(erreur?.state == .insufficientPrivilege, "\(compartiment)")
            }
        }
    }
}

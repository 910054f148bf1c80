import Calendrier
import Entreprises
import Tenancy
import TestSupport
import Testing

@testable import Contrats

@Suite struct RoutesTests {
    private func lisible(_ texte: String) -> String {
        texte.replacing("\u{A0}", with: " ").replacing("\u{202F}", with: " ").replacing("’", with: "'")
    }

    @Test func creerMontrerAvenant() async throws {
        try await BaseDeTest.avec { base in
            let f = try await Fabrique(base)
            try await f.gestion { tx in
                try EffectifStore.declarer(f.a, Effectif(etablissement: f.usineA, aPartirDu: f.debut, nombre: 318), tx)
            }
            let banc = try BancDePages(f.planificatrice) { routes in
                EntreprisesRoom(bases: base.bases).gestion(routes)
                ContratsRoom(bases: base.bases).gestion(routes)
            }
            let jour = DateCivile.aujourdhui()
            try await banc.visiter { v in
                #expect(try await v.get("/contrats").texte.contains("Aucun contrat pour l"))
                #expect(try await v.get("/contrats/nouveau").texte.contains("Alpha Forges"))
                let formulaire = "/contrats/nouveau?entreprise=\(f.a)"
                let champs = [
                    ("entreprise", f.a.description), ("numero", "2026-031"), ("statut", "signe"), ("signe_le", f.debut.description),
                    ("debut", f.debut.description),
                    ("tacite_reconduction", "oui"), ("preavis_mois", "3"), ("p_lieu", f.lieuA.description), ("p_frequence", "bimensuelle"),
                    ("p_duree", "1"), ("p_creneaux", "mar-AM"), ("p_creneaux", "jeu-AM"), ("p_preferes", "mar-AM"),
                ]
                let sansPrix = try await v.post("/contrats", depuis: formulaire, champs + [("prix_forfait_salarie", "vingt")])
                #expect(sansPrix.statut == 422)
                #expect(sansPrix.texte.contains("value=\"vingt\""))
                #expect(sansPrix.texte.contains("value=\"2026-031\""))
                #expect(sansPrix.texte.contains("Un nombre est attendu"))
                let cree = try await v.post(
                    "/contrats", depuis: formulaire, champs + [("prix_forfait_salarie", "20,00"), ("services", "ligne_ecoute")])
                #expect(cree.statut == 303, "\(cree.texte)")
                #expect(
                    try await v.post("/contrats", depuis: formulaire, champs + [("prix_forfait_salarie", "20")]).texte.contains(
                        "Un autre contrat a ce numéro"))

                let page = lisible(try await v.get(cree.vers).texte)
                for mot in [
                    "Contrat sous-dimensionné", "318 salariés appellent 212 à 254 demi-journées", "12 – 18", "20,00 € / salarié / an",
                    "deux fois par mois",
                    "obligatoire (L4631-1)", "Ligne d'écoute", "mardi matin de préférence",
                ] { #expect(page.contains(mot), "\(mot)") }
                #expect(try await v.get("/contrats?q=alpha").texte.contains("2026-031"))

                let (prestation, tarif) = try await f.gestion { tx in
                    let contrat = try ContratStore.tous(tx)[0]
                    return (try PrestationStore.duContrat(f.a, contrat.id, tx)[0], try TarifStore.duContrat(f.a, contrat.id, tx)[0])
                }
                let p = "p-\(prestation.id)-"
                let effet = max(jour, f.debut).plus(jours: 30)
                let inchange = [
                    ("date_effet", effet.description), ("objet", "Hebdomadaire"), ("\(p)lieu", f.lieuA.description),
                    ("\(p)frequence", "bimensuelle"),
                    ("\(p)duree", "1"), ("\(p)demi_journees_an", "24"), ("\(p)creneaux", "mar-AM"), ("\(p)creneaux", "jeu-AM"),
                    ("\(p)preferes", "mar-AM"),
                    ("t-\(tarif.id)", "20,00"),
                ]
                let avenant = cree.vers + "/avenants"
                let rien = try await v.post(avenant, depuis: avenant + "/nouveau", inchange)
                #expect(rien.statut == 422)
                #expect(rien.texte.contains("Rien ne change encore"))
                let change = inchange.map {
                    $0.0 == "\(p)frequence" ? ($0.0, "hebdomadaire") : $0.0 == "t-\(tarif.id)" ? ($0.0, "21,50") : $0
                }
                #expect(try await v.post(avenant, depuis: avenant + "/nouveau", change).statut == 303)
                let apres = lisible(try await v.get(cree.vers).texte)
                #expect(apres.contains("Avenant 1"))
                let liste = try await v.get("/contrats").texte
                #expect(liste.contains("2026-031"))
                #expect(!liste.contains("&lt;"), "un gabarit montre du balisage")
                #expect(apres.contains("20,00 € / salarié / an → 21,50 € / salarié / an"))
                let modifie = try await v.post(
                    cree.vers, depuis: cree.vers + "/modifier",
                    [
                        ("numero", "2026-031"), ("debut", f.debut.description), ("statut", "signe"), ("signe_le", f.debut.description),
                        ("preavis_mois", "2"),
                    ])
                #expect(modifie.statut == 303)
            }
        }
    }

    /// The form shows one line of permanences and one price per model: a draft that has more keeps the others.
    @Test func modifierUnBrouillonGardeCeQueLeFormulaireNeMontrePas() async throws {
        try await BaseDeTest.avec { base in
            let f = try await Fabrique(base)
            let contrat = try await f.contrat("2026-B1", statut: .brouillon)
            try await f.gestion { tx in
                var autre = Fabrique.permanence(f.lieuA)
                autre.langue = "de"
                autre.libelle = "En allemand"
                var atelier = PrestationValeurs()
                atelier.genre = .actionCollective
                atelier.libelle = "Mon budget"
                _ = try PrestationStore.ouvrir(f.a, contrat.id, du: f.debut, au: nil, atelier, tx)
                _ = try PrestationStore.ouvrir(f.a, contrat.id, du: f.debut, au: nil, autre, tx)
                try TarifStore.ouvrir(
                    f.a, contrat.id, du: f.debut, au: nil, TarifValeurs(code: "ATELIER", modele: .annuel, prixMicro: 600_000_000), tx)
                try TarifStore.ouvrir(
                    f.a, contrat.id, du: f.debut, au: nil, TarifValeurs(code: "LIGNE", modele: .annuel, prixMicro: 900_000_000), tx)
            }
            let banc = try BancDePages(f.planificatrice) { routes in
                EntreprisesRoom(bases: base.bases).gestion(routes)
                ContratsRoom(bases: base.bases).gestion(routes)
            }
            let debut = f.debut.plus(mois: 1)
            try await banc.visiter { v in
                let reponse = try await v.post(
                    "/contrats/\(contrat.id)", depuis: "/contrats/\(contrat.id)/modifier",
                    [
                        ("numero", "2026-B1"), ("debut", debut.description), ("tacite_reconduction", "oui"),
                        ("p_lieu", f.lieuA.description),
                        ("p_frequence", "hebdomadaire"), ("p_duree", "1"), ("p_creneaux", "mar-AM"), ("prix_demi_journee", "410"),
                        ("prix_annuel", "650"), ("services", "action_collective"),
                    ])
                #expect(reponse.statut == 303, "\(reponse.texte)")
            }
            let (prestations, tarifs) = try await f.gestion { tx in
                (try PrestationStore.duContrat(f.a, contrat.id, tx), try TarifStore.duContrat(f.a, contrat.id, tx))
            }
            #expect(prestations.map(\.libelle) == ["", "En allemand", "Mon budget"])
            #expect(prestations.map(\.langue) == ["fr", "de", "fr"])
            #expect(prestations.allSatisfy { $0.du == debut })
            #expect(tarifs.map(\.code) == ["ATELIER", "DEMI-JOURNEE", "LIGNE"])
            #expect(tarifs.map(\.prixMicro) == [650_000_000, 410_000_000, 900_000_000])
        }
    }

    @Test func unAvenantAjouteUneLigneDePermanences() async throws {
        try await BaseDeTest.avec { base in
            let f = try await Fabrique(base)
            let contrat = try await f.contrat()
            let banc = try BancDePages(f.planificatrice) { routes in
                EntreprisesRoom(bases: base.bases).gestion(routes)
                ContratsRoom(bases: base.bases).gestion(routes)
            }
            let effet = max(DateCivile.aujourdhui(), f.debut).plus(jours: 10)
            let chemin = "/contrats/\(contrat.id)/avenants"
            try await banc.visiter { v in
                let champs = [
                    ("date_effet", effet.description), ("objet", "Une permanence en allemand"), ("n_ajouter", "oui"), ("n_langue", "de"),
                    ("n_frequence", "mensuelle"), ("n_creneaux", "ven-PM"),
                ]
                let sansLieu = try await v.post(chemin, depuis: chemin + "/nouveau", champs)
                #expect(sansLieu.statut == 422)
                #expect(sansLieu.texte.contains("Choisissez le lieu"))
                #expect(try await v.post(chemin, depuis: chemin + "/nouveau", champs + [("n_lieu", f.lieuA.description)]).statut == 303)
            }
            let lignes = try await f.gestion { tx in try PrestationStore.duContrat(f.a, contrat.id, tx) }
            #expect(lignes.map(\.langue) == ["fr", "de"])
            #expect(lignes.map(\.demiJourneesAn) == [24, 12])
            #expect(lignes.map(\.au) == [nil, nil])
        }
    }

    @Test func laRHVoitSonContratSansLesMarges() async throws {
        try await BaseDeTest.avec { base in
            let f = try await Fabrique(base)
            let (contrat, autre) = (try await f.contrat(), try await f.contrat("2026-B", f.b))
            let rh = try await base.principal(.rh, entreprise: f.a)
            let banc = try BancDePages(rh) { routes in
                ContratsRoom(bases: base.bases).client(routes)
                ContratsRoom(bases: base.bases).gestion(routes)
            }
            try await banc.visiter { v in
                let page = lisible(try await v.get("/rh/contrat").texte)
                #expect(page.contains("2026-001"))
                #expect(page.contains("deux fois par mois"))
                for absent in ["2026-B", "Ce que le prix permet", "sous-dimensionné", "financées"] {
                    #expect(!page.contains(absent), "\(absent)")
                }
                let (sien, autrui, inconnu) = (
                    try await v.get("/contrats/\(contrat.id)"), try await v.get("/contrats/\(autre.id)"), try await v.get("/nulle-part")
                )
                #expect(sien.statut == 404)
                #expect(sien.texte == autrui.texte)
                #expect(sien.texte == inconnu.texte)
            }
        }
    }
}

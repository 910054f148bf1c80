import Calendrier
import Entreprises
import Tarification
import Tenancy
import TestSupport
import Testing

@testable import Contrats

/// The forms of billing: every option typed is kept, every error says its remedy and keeps what was typed.
@Suite struct RoutesTarificationTests {
    private func lisible(_ texte: String) -> String {
        texte.replacing("\u{A0}", with: " ").replacing("\u{202F}", with: " ").replacing("’", with: "'").replacing("&#39;", with: "'")
    }

    private func pages(_ principal: Principal, _ base: BaseDeTest, _ visite: @escaping @Sendable (VisiteDePages) async throws -> Void)
        async throws
    {
        try await BancDePages(principal) { routes in
            EntreprisesRoom(bases: base.bases).gestion(routes)
            ContratsRoom(bases: base.bases).gestion(routes)
        }.visiter(visite)
    }

    private func champs(_ f: Fabrique) -> [(String, String)] {
        [
            ("entreprise", f.a.description), ("numero", "2026-OPT"), ("statut", "brouillon"), ("debut", f.debut.description),
            ("tacite_reconduction", "oui"), ("p_lieu", f.lieuA.description), ("p_frequence", "bimensuelle"), ("p_duree", "1"),
            ("p_creneaux", "mar-AM"), ("facturation_mois", "3"), ("terme", "AVANCE"), ("annee_contractuelle", "01/03"),
            ("minimum", "24 000"), ("minimum_par", "periode"), ("taux_annulation_tardive", "50"), ("preavis_annulation_jours", "5"),
            ("prix_forfait_salarie", ""), ("tranches", "50 = 24,00\nau-delà = 20,00"), ("mode_tranches", "graduel"),
            ("mode_effectif", "segments"), ("prorata", "mois_entames"), ("prix_mensuel", "2000"), ("demi_journees_incluses", "2"),
            ("prix_deduction", "265,00"), ("prix_annuel", "12000"), ("echeances", "4"), ("indice", "SYNTEC"), ("indice_base", "315,2"),
            ("indice_anniversaire", "29/02"), ("indice_plafond", "2,5"), ("acheteur_tva", "FR 37 900999996"), ("vies_le", "03/11/2026"),
            ("vies_reponse", "valide"),
        ]
    }

    private func avec(_ champs: [(String, String)], _ nom: String, _ valeur: String) -> [(String, String)] {
        champs.map { $0.0 == nom ? (nom, valeur) : $0 }
    }

    @Test func toutesLesOptionsDUnBrouillon() async throws {
        try await BaseDeTest.avec { base in
            let f = try await Fabrique(base)
            let champs = champs(f)
            try await pages(f.planificatrice, base) { v in
                let formulaire = "/contrats/nouveau?entreprise=\(f.a)"
                for (nom, valeur, remede) in [
                    ("echeances", "12", "ne tombent pas avec une facture tous les 3 mois"),
                    ("indice_base", "", "Donnez la valeur de l'indice"),
                    ("indice_anniversaire", "30/02", "Écrivez jour/mois"), ("prix_mensuel", "2000,123", "euros et centimes"),
                    ("acheteur_tva", "LU12345678", "un numéro français s'écrit"), ("vies_le", "", "Donnez la date de la vérification"),
                    ("prix_deduction", "-5", "positif"), ("minimum", "beaucoup", "Un nombre est attendu"),
                ] {
                    let refus = try await v.post("/contrats", depuis: formulaire, avec(champs, nom, valeur))
                    #expect(refus.statut == 422, "\(nom)")
                    let texte = lisible(refus.texte).lowercased()
                    #expect(texte.contains(remede.lowercased()), "\(nom)")
                    #expect(texte.contains("value=\"2026-opt\""), "\(nom)")
                }
                let cree = try await v.post("/contrats", depuis: formulaire, champs)
                #expect(cree.statut == 303, "\(lisible(cree.texte).prefix(3_000))")
                let page = lisible(try await v.get(cree.vers).texte)
                for mot in [
                    "24 000,00 € par facture, dû en entier", "2 demi-journées comprises par mois", "265,00 € déduits", "en 4 échéances",
                    "révisé chaque 29 février sur SYNTEC, base 315,2, hausse de 2,5 % au plus", "effectif à chaque changement",
                    "année incomplète par mois entamé", "chaque tranche à son prix", "facturée 50 %",
                    "FR37900999996, valide selon VIES le 3 nov. 2026",
                ] { #expect(page.contains(mot), "\(mot)") }
                // The same form, sent again, changes nothing.
                let id = String(cree.vers.dropFirst("/contrats/".count))
                #expect(try await v.post(cree.vers, depuis: cree.vers + "/modifier", champs).statut == 303, "\(id)")
                let modifie = lisible(try await v.get(cree.vers + "/modifier").texte)
                for mot in ["value=\"315,2\"", "value=\"29/02\"", "value=\"2,5\"", "value=\"265,00\"", "value=\"24000,00\""] {
                    #expect(modifie.contains(mot), "\(mot)")
                }
            }
        }
    }

    @Test func unPrixRevisableChangeDePrixEtDIndice() async throws {
        try await BaseDeTest.avec { base in
            let f = try await Fabrique(base)
            let contrat = try await f.contrat()
            let tarif = try await f.gestion { tx in
                var v = TarifValeurs(code: "MENSUEL", modele: .mensuel, prixMicro: 2_000_000_000)
                v.indexation = IndexationTarif(indice: "SYNTEC", baseMicro: 310_500_000, anniversaire: "01-01")
                return try TarifStore.ouvrir(f.a, contrat.id, du: f.debut, au: nil, v, tx)
            }
            try await pages(f.planificatrice, base) { v in
                let avenant = "/contrats/\(contrat.id)/avenants"
                let formulaire = lisible(try await v.get(avenant + "/nouveau").texte)
                #expect(formulaire.contains("Syntec révisé, indice de départ du nouveau prix"))
                let effet = f.debut.plus(mois: 6)
                let refus = try await v.post(
                    avenant, depuis: avenant + "/nouveau",
                    [("date_effet", effet.description), ("objet", "Prix"), ("prix_mensuel", "10")])
                #expect(lisible(refus.texte).contains("Ce contrat a déjà un prix par mois"))
                let fait = try await v.post(
                    avenant, depuis: avenant + "/nouveau",
                    [("date_effet", effet.description), ("objet", "Prix"), ("t-\(tarif)", "2100"), ("t-\(tarif)-base", "318,4")])
                #expect(fait.statut == 303)
            }
            let tarifs = try await f.gestion { tx in try TarifStore.duContrat(f.a, contrat.id, tx).filter { $0.code == "MENSUEL" } }
            #expect(tarifs.map(\.prixMicro) == [2_000_000_000, 2_100_000_000])
            #expect(tarifs.map { $0.indexation?.baseMicro } == [310_500_000, 318_400_000])
        }
    }

    @Test func groupesIndicesEtTVA() async throws {
        try await BaseDeTest.avec { base in
            let f = try await Fabrique(base)
            let (a, b) = (try await f.contrat("G-A"), try await f.contrat("G-B", f.b))
            try await f.gestion { tx in
                for (entreprise, nombre) in [(f.a, 30), (f.b, 45)] {
                    let siege = try EtablissementStore.de(entreprise, tx)[0].id
                    try EffectifStore.declarer(entreprise, Effectif(etablissement: siege, aPartirDu: f.debut, nombre: nombre), tx)
                }
            }
            try await pages(f.planificatrice, base) { v in
                #expect(lisible(try await v.get("/groupes").texte).contains("Aucun groupe mutualisé"))
                let refus = try await v.post(
                    "/groupes", depuis: "/groupes/nouveau", [("libelle", "Metz"), ("code", "é"), ("prix", "dix"), ("du", "")])
                #expect(refus.statut == 422 && refus.texte.contains("value=\"dix\""))
                let cree = try await v.post(
                    "/groupes", depuis: "/groupes/nouveau",
                    [("libelle", "Groupe de Metz"), ("code", "mutu-metz"), ("prix", "415,01"), ("du", f.debut.description)])
                #expect(cree.statut == 303)
                for contrat in [a, b] {
                    let ajout = try await v.post(
                        cree.vers + "/participants", depuis: cree.vers, [("contrat", contrat.id.description), ("du", f.debut.description)])
                    #expect(ajout.statut == 303, "\(contrat.numero)")
                }
                let double = try await v.post(
                    cree.vers + "/participants", depuis: cree.vers, [("contrat", a.id.description), ("du", f.debut.description)])
                #expect(lisible(double.texte).contains("participe déjà ces jours-là"))
                // 415.01 € × 30/75 and × 45/75, the cent left to the larger remainder (R20).
                let page = lisible(try await v.get("\(cree.vers)?jour=\(f.debut)").texte)
                for mot in ["166,00 €", "249,01 €", "415,01 €", "Bêta Cartons", "40 %", "60 %"] { #expect(page.contains(mot), "\(mot)") }
                #expect(lisible(try await v.get("\(cree.vers)?jour=2020-01-01").texte).contains("personne ne partage"))

                #expect(lisible(try await v.get("/indices").texte).contains("+ 1,51 %"))
                let faute = try await v.post(
                    "/indices/valeurs", depuis: "/indices", [("v_indice", "SYNTEC"), ("v_annee", "2026"), ("v_valeur", "x")])
                #expect(faute.statut == 422 && faute.texte.contains("value=\"x\""))
                #expect(
                    try await v.post(
                        "/indices/valeurs", depuis: "/indices", [("v_indice", "SYNTEC"), ("v_annee", "2026"), ("v_valeur", "321,4")]
                    ).statut == 303)
                #expect(lisible(try await v.get("/indices").texte).contains("321,4"))
                #expect(lisible(try await v.get("/tva").texte).contains("16 %"))
                #expect(try await v.post("/tva/taux", depuis: "/indices", [("pays", "FR")]).statut == 404, "planification only reads VAT")
            }
            try await pages(try await base.principal(.direction), base) { (v) async throws -> Void in
                let regime = [("regime", "EXEMPT_261_7"), ("regime_du", "2026-01-01")]
                #expect(try await v.post("/tva/regimes", depuis: "/tva", regime).statut == 303)
                #expect(lisible(try await v.get("/tva").texte).contains("VATEX-FR-CGI261-7"))
                #expect(lisible(try await v.post("/tva/regimes", depuis: "/tva", regime).texte).contains("commence déjà ce jour-là"))
                #expect(try await v.post("/tva/retirer", depuis: "/tva", [("du", "2014-01-01"), ("pays", "FR")]).statut == 409)
                #expect(lisible(try await v.get("/contrats/\(a.id)/devis?annee=2026").texte).contains("exonéré"))
            }
        }
    }
}

import Actes
import Calendrier
import Documents
import Foundation
import HTTPTypes
import HummingbirdTesting
import Postgres
import Tenancy
import TestSupport
import Testing

@testable import Dossiers

/// Measures of job retention, over HTTP and SQL: what is noted comes back, is corrected, recalled, copied, erased, and goes nowhere else.
@Suite struct MesuresTests {
    private func avec(_ corps: @escaping @Sendable (Banc, Dossier.Ref, [Navigateur]) async throws -> Void) async throws {
        try await Banc.avec { banc in
            let ref = try await banc.ouvrir()
            try await Navigateur.avec(banc, [banc.nadia, banc.sophie]) { try await corps(banc, ref, $0) }
        }
    }

    private func lu(_ banc: Banc, _ ref: Dossier.Ref) async throws -> DossierLu {
        try #require(try await banc.dossiers.lire(ref, as: banc.nadia))
    }

    private func noter(_ banc: Banc, _ ref: Dossier.Ref, _ fiche: MesureFiche) async throws {
        try await banc.mesures.ajouter(ref, fiche, as: banc.nadia)
    }

    @Test func elleSeNoteSeCorrigeEtSeRetire() async throws {
        try await avec { banc, ref, navigateurs in
            let nadia = navigateurs[0]
            let page = ref.chemin + "/mesures"
            let jour = DateCivile.aujourdhui()
            let champs = [
                ("sorte", "temps_partiel_therapeutique"), ("par", "medecin_traitant"), ("etat", "accordee"), ("quotite", "50"),
                ("note", "Le matin seulement"),
            ]
            let sans = try await nadia.post(page, champs, page: page)
            #expect(sans.status == .badRequest && sans.simple.contains("Une mesure accordée a une date de décision"))
            #expect(sans.simple.contains("Le matin seulement") && sans.texte.contains("value=\"medecin_traitant\" selected"))
            #expect(try await banc.compter("SELECT 1 FROM nominatif.mesure") == 0, "rien n'est fait à moitié")
            let dates = [("decidee", jour.plus(jours: -1).description), ("du", jour.plus(jours: 6).description)]
            #expect(try await nadia.post(page, champs + dates, page: page).status == .seeOther)
            let mesure = try #require(try await lu(banc, ref).mesures.first)
            #expect(mesure.quotite == 50 && mesure.etat == .accordee && mesure.version == 1)
            #expect(try await nadia.get(page).simple.contains("Temps partiel thérapeutique à 50 %"))
            let fil = try await nadia.get(ref.chemin + "?fil=maintien").simple
            #expect(fil.contains("Mesure, temps partiel thérapeutique à 50 %") && fil.contains("Le matin seulement"))

            let fiche = try await nadia.get(mesure.chemin).simple
            #expect(fiche.contains("CSS L. 323-3") && fiche.contains("Le matin seulement"))
            let suite = [
                ("version", "1"), ("sorte", "temps_partiel_therapeutique"), ("par", "medecin_traitant"), ("etat", "en_cours"),
                ("du", jour.description), ("au", jour.plus(jours: 20).description), ("decidee", jour.plus(jours: -1).description),
                ("quotite", "60"), ("note", "Deux jours pleins"),
            ]
            #expect(try await nadia.post(mesure.chemin, suite, page: mesure.chemin).status == .seeOther)
            let apres = try await lu(banc, ref)
            #expect(apres.mesures.first?.etat == .enCours && apres.mesures.first?.quotite == 60)
            #expect(apres.notesDesMesures[mesure.id.rawValue] == "Deux jours pleins")
            #expect(apres.evenements.contains { $0.sorte == .mesure && $0.detail == "en_cours" && $0.mesure == mesure.id })
            let depassee = try await nadia.post(mesure.chemin, suite, page: mesure.chemin)
            #expect(depassee.status == .badRequest && depassee.simple.contains("Quelqu'un a changé cette mesure"))
            #expect(try await nadia.get(ref.chemin).simple.contains("en cours jusqu'au \(jour.plus(jours: 20).court)"))

            #expect(try await nadia.get(mesure.chemin + "/retrait").simple.contains("Retirer cette mesure ?"))
            #expect(try await nadia.post(mesure.chemin + "/retrait", [], page: page).status == .seeOther)
            #expect(try await banc.compter("SELECT 1 FROM nominatif.mesure") == 0)
            #expect(try await banc.compter("SELECT 1 FROM nominatif.evenement WHERE sorte = 'mesure'") == 0, "son histoire part avec elle")
        }
    }

    /// Where the clock proposes one, a click notes it, once; set against the step, it is a link.
    @Test func lHorlogeEnNoteUneEnUnClic() async throws {
        try await avec { banc, ref, navigateurs in
            let nadia = navigateurs[0]
            let debut = DateCivile.aujourdhui().plus(jours: -40)
            #expect(
                try await PdpStore(banc.base.bases[.nominatif]).ajouter(ref, PeriodeArret(.maladie, debut, nil), as: banc.nadia) == .faite)
            let etape = try #require(try await lu(banc, ref).etapes.first { $0.etape == .preReprise })
            let chemin = "\(ref.chemin)/arrets/etapes/\(etape.id)/mesure"
            #expect(try await nadia.get(ref.chemin + "/arrets").texte.contains(chemin))
            for _ in 0..<2 {
                #expect(try await nadia.post(chemin, [("sorte", "visite_prereprise")], page: ref.chemin + "/arrets").status == .seeOther)
            }
            // Another kind than the step's is refused without a row.
            _ = try await nadia.post(chemin, [("sorte", "invalidite")], page: ref.chemin + "/arrets")
            let dossier = try await lu(banc, ref)
            let mesure = try #require(dossier.mesures.first)
            #expect(dossier.mesures.count == 1)
            #expect(mesure.sorte == .preReprise && mesure.etat == .envisagee && mesure.par == .service && mesure.absenceDu == debut)
            let horloge = try await nadia.get(ref.chemin + "/arrets").texte
            #expect(horloge.contains(mesure.chemin) && !horloge.contains(chemin))
            // Noted by hand and held during the absence, it answers the step as well.
            let tenu = debut.plus(jours: 35)
            try await noter(banc, ref, MesureFiche(.liaison, par: .employeur, etat: .terminee, du: tenu, au: tenu))
            let liaison = try #require(try await lu(banc, ref).etapes.first { $0.etape == .liaison })
            #expect(try await !nadia.get(ref.chemin + "/arrets").texte.contains("\(liaison.id)/mesure"))
            #expect(try await navigateurs[1].post(chemin, [("sorte", "visite_prereprise")]).status == .notFound)
        }
        for etape in EtapePdp.allCases {
            let droit: DroitTravail = etape.rawValue.hasPrefix("lu_") ? .luxembourgeois : .francais
            for sorte in etape.mesures { #expect(sorte.droits.contains(droit), "\(etape) propose \(sorte)") }
        }
    }

    /// In her day and in what is to follow: a request without an answer, a start, an end within its notice; nothing before, nothing to others.
    @Test func ellesReviennentAuBonMoment() async throws {
        try await avec { banc, ref, navigateurs in
            let jour = DateCivile.aujourdhui()
            func demandee(_ sorte: SorteMesure, _ depuis: Int) -> MesureFiche {
                let le = jour.plus(jours: -depuis)
                return MesureFiche(sorte, par: .personne, etat: .demandee, demandeeLe: le, relance: le.plus(jours: sorte.attente))
            }
            func enCours(_ sorte: SorteMesure, finDans: Int) -> MesureFiche {
                MesureFiche(sorte, par: .service, etat: .enCours, du: jour.plus(jours: -200), au: jour.plus(jours: finDans))
            }
            let fiches = [
                demandee(.essai, 31), demandee(.rqth, 31), enCours(.tempsPartiel, finDans: 29), enCours(.teletravail, finDans: 31),
                enCours(.rqth, finDans: 150), enCours(.amenagementPoste, finDans: -3),
                MesureFiche(.crpe, par: .service, etat: .accordee, decideeLe: jour, du: jour.plus(jours: 2)),
                MesureFiche(.formation, par: .service),
            ]
            for fiche in fiches { try await noter(banc, ref, fiche) }
            let suivre = try await navigateurs[0].get("/a-suivre").simple
            for mot in [
                "mesure sans réponse, essai encadré", "fin d'une mesure, temps partiel thérapeutique",
                "fin d'une mesure, reconnaissance de travailleur handicapé", "fin d'une mesure, aménagement du poste",
                "mesure à commencer, rééducation professionnelle",
            ] {
                #expect(suivre.contains(mot), "\(mot)")
            }
            #expect(!suivre.contains("télétravail") && !suivre.contains("formation"))
            #expect(!suivre.contains("sans réponse, reconnaissance"), "la MDPH a quatre mois")
            #expect(try await navigateurs[0].get("/journee").simple.contains("fin d'une mesure, aménagement du poste"))
            let dossier = try await navigateurs[0].get(ref.chemin).simple
            #expect(dossier.contains("Mesure qui se termine : aménagement du poste") && !dossier.contains("qui se termine : télétravail"))
            #expect(try await navigateurs[1].get("/a-suivre").simple.contains("Rien à suivre"))
            #expect(try await banc.dossiers.clore(ref, .relais, as: banc.nadia))
            #expect(try await navigateurs[0].get("/a-suivre").simple.contains("Rien à suivre"))
        }
    }

    /// A colleague gets the bytes of a dossier that does not exist, and no row by SQL; with a share, she reads and writes.
    @Test func uneCollegueNEnVoitRien() async throws {
        try await avec { banc, ref, navigateurs in
            let sophie = navigateurs[1]
            try await noter(banc, ref, MesureFiche(.inaptitude, par: .medecinTravail, note: "secret"))
            let mesure = try #require(try await lu(banc, ref).mesures.first)
            let inconnu = Dossier.Ref(banc.entreprise, .nouveau())
            for (vrai, faux) in [
                (ref.chemin + "/mesures", inconnu.chemin + "/mesures"), (mesure.chemin, "\(inconnu.chemin)/mesures/\(mesure.id)"),
                (mesure.chemin + "/retrait", "\(inconnu.chemin)/mesures/\(mesure.id)/retrait"),
            ] {
                let (a, b) = (try await sophie.get(vrai), try await sophie.get(faux))
                #expect(a.status == .notFound && a.comparable == b.comparable, "\(vrai)")
            }
            let champs = [("sorte", "essai_encadre"), ("par", "personne"), ("etat", "envisagee"), ("version", "1")]
            for chemin in [ref.chemin + "/mesures", mesure.chemin, mesure.chemin + "/retrait"] {
                #expect(try await sophie.post(chemin, champs).status == .notFound, "\(chemin)")
            }
            let base = banc.base.bases[.nominatif]
            let lignes = try await base.transaction(as: banc.sophie) { transaction in
                [
                    try transaction.rows("SELECT id FROM nominatif.mesure").count,
                    try transaction.execute("UPDATE nominatif.mesure SET etat = 'renoncee'"),
                    try transaction.execute("DELETE FROM nominatif.mesure"),
                ]
            }
            #expect(lignes == [0, 0, 0])
            await #expect(throws: PostgresError.self, "sur le dossier d'une autre") {
                _ = try await base.transaction(as: banc.sophie) {
                    try $0.execute(
                        "INSERT INTO nominatif.mesure (entreprise_id, dossier_id, sorte, proposee_par) VALUES (\(ref.entreprise), \(ref.id), 'rqth', 'service')"
                    )
                }
            }
            await #expect(throws: PostgresError.server(.insufficientPrivilege, constraint: nil), "le chiffré ne se relit pas, même à moi") {
                _ = try await base.transaction(as: banc.nadia) { try $0.rows("SELECT contenu FROM nominatif.mesure").count }
            }
            #expect(try await banc.partages.partager(ref, avec: banc.sophie.compte, jusquau: .aujourdhui(), as: banc.nadia))
            #expect(try await sophie.get(mesure.chemin).simple.contains("secret"))
            #expect(try await sophie.post(ref.chemin + "/mesures", champs, page: ref.chemin + "/mesures").status == .seeOther)
            #expect(try await banc.dossiers.clore(ref, .relais, as: banc.nadia))
            #expect(
                try await base.transaction(as: banc.nadia) { try $0.execute("DELETE FROM nominatif.mesure") } == 0, "clos, il les garde")
            let lecture = try await navigateurs[0].get(mesure.chemin)
            #expect(lecture.simple.contains("secret") && !lecture.texte.contains("name=\"etat\""))
        }
    }

    /// The database refuses what a program would forget to.
    @Test func laBaseTientLesRegles() async throws {
        try await avec { banc, ref, _ in
            let base = banc.base.bases[.nominatif]
            let refusees: [(SQL, SQL)] = [
                ("etat", "'accordee'"), ("etat", "'refusee'"), ("etat", "'demandee'"), ("etat", "'en_cours'"), ("etat", "'terminee'"),
                ("etat", "'oubliee'"), ("quotite", "0"), ("quotite", "100"), ("resultat", "'depart'"), ("relance", "current_date"),
                ("demandee_le, decidee_le", "current_date, current_date - 1"), ("du, au", "current_date, current_date - 1"),
            ]
            for (colonnes, valeurs) in refusees {
                do {
                    _ = try await base.transaction(as: banc.nadia) { transaction in
                        try transaction.execute(
                            """
                            INSERT INTO nominatif.mesure (entreprise_id, dossier_id, sorte, proposee_par, \(fragment: colonnes))
                            VALUES (\(ref.entreprise), \(ref.id), 'rqth', 'service', \(fragment: valeurs))
                            """)
                    }
                    Issue.record("\(colonnes) \(valeurs) : accepté")
                } catch let erreur as PostgresError {
                    #expect(erreur.state == .checkViolation, "\(colonnes) : \(erreur)")
                }
            }
        }
    }

    /// In the person's copy and in the report, in words; erased with the dossier, rows and all.
    @Test func laCopieLeRapportLEffacement() async throws {
        try await avec { banc, ref, _ in
            let jour = DateCivile.aujourdhui()
            try await noter(
                banc, ref,
                MesureFiche(
                    .tempsPartiel, par: .personne, etat: .terminee, demandeeLe: jour.plus(jours: -60), decideeLe: jour.plus(jours: -55),
                    du: jour.plus(jours: -50), au: jour.plus(jours: -2), quotite: 50, resultat: .amenage, note: "Le vendredi libre"))
            let (copie, _) = try #require(try await banc.copies.copier(ref, as: banc.nadia))
            let partie = try #require(copie.parties(.travail).first { $0.titre == "Mesure : temps partiel thérapeutique à 50 %" })
            let faits = Dictionary(partie.faits.map { ($0.nom, $0.valeur) }, uniquingKeysWith: { a, _ in a })
            #expect(faits["Proposée par"] == "vous" && faits["Résultat"] == "retour aménagé" && faits["Note"] == "Le vendredi libre")
            #expect(faits["Quand"] == "du \(jour.plus(jours: -50).court) au \(jour.plus(jours: -2).court)")
            let valeurs = ValeursDeFusion(
                try await lu(banc, ref), intervenant: "Nadia Benali", maison: .init(), partenaire: nil, budget: nil, jour: jour
            ).valeurs
            let mesures = try #require(valeurs[.mesures])
            #expect(mesures.contains("temps partiel thérapeutique à 50 %, terminée") && !mesures.contains("vendredi"))
            #expect(try await banc.dossiers.clore(ref, .relais, as: banc.nadia))
            #expect(try await banc.dossiers.effacer(ref, as: banc.nadia))
            #expect(try await banc.compter("SELECT 1 FROM nominatif.mesure") == 0)
        }
    }

    /// What passes at night is the same with measures and without: none of it crosses, and the role that carries has no right to read one.
    @Test func aucuneMesureNePasseLeMur() async throws {
        try await avec { banc, ref, _ in
            let hier = DateCivile.aujourdhui().plus(jours: -1)
            for (rang, dossier) in [ref, try await banc.ouvrir("Autre")].enumerated() {
                _ = try await banc.entretiens.enregistrer(dossier, banc.codes(hier), nil, clos: true, as: banc.nadia)
                guard rang == 0 else { continue }
                try await noter(banc, dossier, MesureFiche(.inaptitude, par: .medecinTravail))
                try await noter(banc, dossier, MesureFiche(.tempsPartiel, par: .personne, etat: .enCours, du: hier, quotite: 50))
            }
            let faits = try await banc.base.superutilisateur { transaction in
                _ = try transaction.rows("SELECT passerelle.exporter()")
                return try transaction.rows(
                    """
                    SELECT concat_ws('|', motif, nature, forme, origine, duree, nouveau, mois, etablissement_id) AS fait FROM passerelle.acte
                    """
                ).map { try $0.string("fait") }
            }
            #expect(faits.count == 2 && Set(faits).count == 1, "\(faits)")
            let lecteurs = try await banc.base.superutilisateur {
                try $0.rows(
                    """
                    SELECT r.rolname AS role FROM pg_roles r
                    WHERE r.rolname NOT IN ('app_nominatif', 'prop_nominatif', 'migrateur') AND NOT r.rolsuper
                      AND (r.rolname LIKE 'app\\_%' OR r.rolname LIKE 'prop\\_%' OR r.rolname LIKE 'job\\_%')
                      AND has_any_column_privilege(r.rolname, 'nominatif.mesure', 'SELECT, INSERT, UPDATE')
                    """
                ).map { try $0.string("role") }
            }
            #expect(lecteurs.isEmpty)
        }
    }
}

extension Banc {
    var mesures: MesureStore { MesureStore(base.bases[.nominatif], coffre) }
}

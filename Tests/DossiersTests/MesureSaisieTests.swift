import Calendrier
import Testing
import Web

@testable import Dossiers

/// A measure as it is typed: each refusal says where and why, and what is right comes out whole.
@Suite struct MesureSaisieTests {
    private let jour = DateCivile.aujourdhui()

    private func saisir(_ champs: [(String, String)], droit: DroitTravail = .francais, avant: SorteMesure? = nil) -> MesureSaisie {
        let base = [("sorte", "essai_encadre"), ("par", "personne"), ("etat", "envisagee")]
        let tapes = base.filter { b in !champs.contains { $0.0 == b.0 } } + champs
        return MesureSaisie(Champs(tapes.map { (nom: $0.0, valeur: $0.1) }), droit: droit, avant: avant, aujourdhui: jour)
    }

    private func le(_ jours: Int) -> String { jour.plus(jours: jours).description }

    @Test func chaqueFauteSeDitASaPlace() {
        let cas: [(String, [(String, String)], String)] = [
            ("sorte", [("sorte", "")], "Choisissez la mesure"), ("par", [("par", "x")], "qui l'a proposée"),
            ("etat", [("etat", "peut-etre")], "où elle en est"), ("demandee", [("etat", "demandee")], "Demandée quel jour"),
            ("decidee", [("etat", "accordee")], "a une date de décision"), ("decidee", [("etat", "refusee")], "a une date de décision"),
            ("du", [("etat", "en_cours")], "depuis quel jour"), ("au", [("etat", "terminee"), ("du", le(-9))], "Terminée quel jour"),
            ("au", [("du", le(-2)), ("au", le(-3))], "avant de commencer"),
            ("decidee", [("demandee", le(-5)), ("decidee", le(-6))], "d'avant la demande"),
            ("demandee", [("demandee", le(1))], "un jour à venir"), ("decidee", [("decidee", le(1))], "un jour à venir"),
            ("du", [("etat", "en_cours"), ("du", le(1))], "« accordée » le dit mieux"),
            ("au", [("etat", "terminee"), ("du", le(-9)), ("au", le(1))], "encore en cours"),
            ("du", [("du", jour.plus(mois: 25).description)], "plus de deux ans"),
            ("au", [("au", jour.plus(mois: 121).description)], "plus de dix ans"),
            ("relance", [("etat", "demandee"), ("demandee", le(-3)), ("relance", le(-4))], "avant la demande"),
            ("relance", [("relance", jour.plus(mois: 25).description)], "plus de deux ans"),
            ("du", [("du", "31/02/2026")], "n'est pas un jour du calendrier"), ("quotite", [("quotite", "0")], "de 1 à 99"),
            ("quotite", [("quotite", "100")], "de 1 à 99"), ("quotite", [("quotite", "mi-temps")], "de 1 à 99"),
            ("quotite", [("sorte", "rqth"), ("quotite", "50")], "videz la case"),
            ("resultat", [("resultat", "retour_amenage")], "d'une mesure terminée"),
            ("resultat", [("etat", "terminee"), ("au", le(-1)), ("resultat", "miracle")], "ce qu'elle a donné"),
            ("etat", [("sorte", "visite_prereprise"), ("etat", "en_cours"), ("du", le(-1))], "tient en un jour"),
            ("note", [("note", String(repeating: "x", count: 1_001))], "1 001 signes"),
        ]
        for (champ, champs, mot) in cas {
            let fautes = saisir(champs).fautes
            let message = fautes[champ]?.replacing("\u{202F}", with: " ").replacing("\u{00A0}", with: " ").replacing("1001", with: "1 001")
            #expect(message?.contains(mot) == true, "\(champs) : \(message ?? "aucune faute") ; \(fautes.liste.map(\.message))")
            #expect(fautes.liste.count == 1, "\(champs) : \(fautes.liste.map(\.message))")
        }
    }

    /// Each country has its own; after a move, the kind noted before stays possible, and no other.
    @Test func chaquePaysALesSiennes() {
        let francaise = saisir([], droit: .luxembourgeois).fautes["sorte"]
        #expect(francaise?.contains("mesure française") == true)
        #expect(saisir([("sorte", "lu_reprise_progressive")]).fautes["sorte"]?.contains("mesure luxembourgeoise") == true)
        #expect(saisir([("sorte", "lu_reprise_progressive")], droit: .luxembourgeois).fautes.isEmpty)
        #expect(saisir([("sorte", "teletravail")], droit: .luxembourgeois).fautes.isEmpty)
        #expect(saisir([], droit: .luxembourgeois, avant: .essai).fautes.isEmpty)
        #expect(!saisir([], droit: .luxembourgeois, avant: .tempsPartiel).fautes.isEmpty)
        for sorte in SorteMesure.allCases {
            #expect(!sorte.droits.isEmpty && (sorte.rawValue.hasPrefix("lu_") == (sorte.droits == [.luxembourgeois])), "\(sorte)")
            if let source = sorte.source(.luxembourgeois), sorte.droits.contains(.luxembourgeois) {
                #expect(source.contains("luxembourgeois"), "\(sorte) cite un texte français au Luxembourg")
            }
        }
    }

    /// A request gets its day of recall: by use of its kind, or the one typed.
    @Test func uneDemandeSansReponseSeRappelle() {
        func relance(_ champs: [(String, String)]) -> DateCivile? {
            saisir([("etat", "demandee"), ("demandee", le(-3))] + champs).fiche.relance
        }
        #expect(relance([]) == jour.plus(jours: 27))
        #expect(relance([("sorte", "rqth")]) == jour.plus(jours: 117))
        #expect(relance([("relance", le(5))]) == jour.plus(jours: 5))
        #expect(saisir([("relance", le(5))]).fiche.relance == nil, "envisagée, elle n'attend de réponse de personne")
    }

    @Test func ceQuiEstJustePasseEntier() {
        let saisie = saisir([
            ("sorte", "temps_partiel_therapeutique"), ("par", "medecin_traitant"), ("etat", "terminee"), ("demandee", le(-90)),
            ("decidee", le(-85)), ("du", le(-80)), ("au", le(-1)), ("quotite", "60 %"), ("resultat", "retour_amenage"),
            ("note", "Le matin."),
        ])
        #expect(saisie.fautes.isEmpty)
        #expect(
            saisie.fiche
                == MesureFiche(
                    .tempsPartiel, par: .medecinTraitant, etat: .terminee, demandeeLe: jour.plus(jours: -90),
                    decideeLe: jour.plus(jours: -85), du: jour.plus(jours: -80), au: jour.plus(jours: -1), quotite: 60, resultat: .amenage,
                    note: "Le matin."))
        let visite = saisir([("sorte", "visite_reprise"), ("etat", "terminee"), ("du", le(-4))])
        #expect(visite.fautes.isEmpty && visite.fiche.au == jour.plus(jours: -4), "une visite tient en un jour")
    }
}

import Calendrier
import Entreprises
import Postgres
import Tenancy
import TestSupport
import Testing

@testable import Contrats

@Suite struct ImportContratsTests {
    static let fichier = """
        numero;client;debut;fin;statut;signé le;rythme;demi-journées;créneaux;prix salarié;tarif demi-journée
        2026-100;ALPHA;01/03/2026;28/02/2027;signé;12/02/2026;bimensuelle;24;mar-AM jeu-PM;20,00;
        2026-101;Bêta Cartons;01/01/2026;;signé;2025-12-15;hebdomadaire;;;3,5;420

        """

    private func importer(_ f: Fabrique, _ texte: String, sans: Bool = false) async throws -> ApercuImport {
        try await f.gestion { tx in try Importation.appliquer(Array(texte.utf8), ImportContrats(), sansLesFautives: sans, tx) }
    }

    @Test func deuxFoisNeChangeRienLaSeconde() async throws {
        try await BaseDeTest.avec { base in
            let f = try await Fabrique(base)
            #expect(try await importer(f, Self.fichier).creations == 2)
            let second = try await importer(f, Self.fichier)
            #expect((second.creations, second.changements, second.inchangees) == (0, 0, 2))
            let (contrats, tarifs, prestations) = try await f.gestion { tx in
                (try ContratStore.tous(tx), try TarifStore.parContrat(tx), try PrestationStore.enVigueur(Periode(annee: 2026), tx))
            }
            #expect(contrats.map(\.numero) == ["2026-100", "2026-101"])
            #expect(tarifs[contrats[1].id]?.map(\.prixMicro) == [420_000_000, 3_500_000])
            #expect(prestations.first { $0.contrat == contrats[0].id }?.creneauxAutorises.map(\.description) == ["mar-AM", "jeu-PM"])
            #expect(prestations.first { $0.contrat == contrats[1].id }?.demiJourneesAn == 46)
        }
    }

    /// The columns of billing are read, told back and, wrong, refused at their cell.
    @Test func lesColonnesDeFacturation() async throws {
        let fichier = """
            numero;client;debut;statut;rythme;forfait mensuel;inclus;déduction;minimum;minimum par;date anniversaire;indice;indice de base;date de révision;plafond
            F-1;ALPHA;01/03/2026;brouillon;mensuelle;2000;2;265;24 000;an;01/03;Syntec révisé;315,2;01/03;2,5

            """
        try await BaseDeTest.avec { base in
            let f = try await Fabrique(base)
            #expect(try await importer(f, fichier).creations == 1)
            #expect(try await importer(f, fichier).inchangees == 1)
            let (contrat, tarif) = try await f.gestion { tx in
                let contrat = try ContratStore.tous(tx)[0]
                return (contrat, try TarifStore.duContrat(f.a, contrat.id, tx)[0])
            }
            #expect(contrat.minimumCents == 2_400_000 && contrat.minimumPar == .annee && contrat.anneeContractuelle == "03-01")
            #expect(tarif.demiJourneesIncluses == 2 && tarif.prixDeductionMicro == 265_000_000)
            #expect(tarif.indexation == IndexationTarif(indice: "SYNTEC", baseMicro: 315_200_000, anniversaire: "03-01", plafond: 250))
            for (mot, autre) in [
                ("Syntec révisé", "Cac 40"), ("315,2", "beaucoup"), (";01/03;Syntec", ";30/02;Syntec"), (";an;", ";siècle;"),
            ] {
                await #expect(throws: Importation.Refus.self, "\(mot)") { try await importer(f, fichier.replacing(mot, with: autre)) }
            }
        }
    }

    /// A signed contract: the head may change, price and rhythm ask for an avenant.
    @Test func unContratSigneNeSeRecritPas() async throws {
        try await BaseDeTest.avec { base in
            let f = try await Fabrique(base)
            _ = try await importer(f, Self.fichier)
            let tete = Self.fichier.replacing("28/02/2027", with: "31/03/2027")
            let change = try await importer(f, tete)
            #expect((change.changements, change.inchangees) == (1, 1))
            for (mot, autre) in [
                ("20,00", "21,00"), (";bimensuelle;", ";hebdomadaire;"), ("mar-AM jeu-PM", "lun-AM"), ("01/03/2026", "01/04/2026"),
            ] {
                await #expect(throws: Importation.Refus.self, "\(mot)") { try await importer(f, tete.replacing(mot, with: autre)) }
            }
        }
    }

    @Test func unBrouillonSeRecrit() async throws {
        try await BaseDeTest.avec { base in
            let f = try await Fabrique(base)
            let brouillon = "numero;client;debut;rythme;prix salarié\nB-1;ALPHA;01/03/2026;mensuelle;20\n"
            _ = try await importer(f, brouillon)
            let change = try await importer(
                f, brouillon.replacing("mensuelle", with: "hebdomadaire").replacing("01/03/2026", with: "01/04/2026"))
            #expect(change.changements == 1)
            let (prestations, tarifs) = try await f.gestion { tx in
                (try PrestationStore.enVigueur(Periode(annee: 2026), tx), try TarifStore.parContrat(tx).values.flatMap { $0 })
            }
            #expect(prestations.map(\.frequence) == [.hebdomadaire])
            #expect(prestations.map(\.du.description) == ["2026-04-01"])
            #expect(tarifs.map(\.du.description) == ["2026-04-01"])
        }
    }

    @Test func chaqueFaute() async throws {
        try await BaseDeTest.avec { base in
            let f = try await Fabrique(base)
            let texte = """
                numero;client;debut;fin;statut;rythme;créneaux;prix salarié;intervenant;facturation;lieu
                N 1;ALPHA;01/03/2026;;;mensuelle;;20;;;
                N-2;GAMMA;01/03/2026;;;mensuelle;;20;;;
                N-3;ALPHA;;;;mensuelle;;20;;;
                N-4;ALPHA;01/03/2026;01/01/2026;;mensuelle;;20;;;
                N-5;ALPHA;01/03/2026;;signé;mensuelle;;20;;;
                N-6;ALPHA;01/03/2026;;;bi-mensuel;;20;;;
                N-7;ALPHA;01/03/2026;;;mensuelle;mardi;20;;;
                N-8;ALPHA;01/03/2026;;;mensuelle;;;;;
                N-9;ALPHA;01/03/2026;;;mensuelle;;20;Inconnue;5;Ailleurs
                N-9;ALPHA;01/03/2026;;;mensuelle;;20;;;

                """
            let apercu = try await f.gestion { tx in try Importation.apercu(Array(texte.utf8), ImportContrats(), tx) }
            #expect(apercu.fautives == 10)
            func dites(_ ligne: Int) -> [String] { apercu.fautes.filter { $0.ligne == ligne }.map(\.colonne) }
            #expect(dites(2) == ["numéro"])
            #expect(dites(3) == ["entreprise"])
            #expect(dites(4) == ["début"])
            #expect(dites(5) == ["fin"])
            #expect(dites(6) == [""])
            #expect(dites(7) == ["rythme"])
            #expect(apercu.fautes.first { $0.ligne == 7 }?.message.contains("deux fois par mois") == true)
            #expect(dites(8) == ["demi-journées possibles"])
            #expect(dites(9) == ["prix par salarié"])
            #expect(Set(dites(10)) == ["intervenant", "facturer tous les (mois)", "lieu"])
            #expect(dites(11) == ["numéro"])
        }
    }
}

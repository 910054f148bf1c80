import Foundation
import Postgres
import Tenancy
import TestSupport
import Testing

@testable import Bilans
@testable import Cloison

/// « Ce que voit mon employeur »: the page says what the database allows, all of it, and gives one company's last bilan.
@Suite struct EmployeurTests {
    /// A right given without its sentence, a right on somebody's data, a column nobody described: each is named.
    @Test func chaqueDroitASaPhrase() async throws {
        let dictionnaire = try Classification.dictionnaire(["CLOISON_SQL": Serveur.projet.appending(path: "sql").path])
        try await BaseDeTest.avec { base in
            let saine = Portee(try await Self.droits(base), dictionnaire)
            #expect(saine.manquements == [])
            #expect(saine.colonnes > 150 && saine.rubriques.count > 15)
            let protegees = Set(dictionnaire.classes.filter { $0.value != .libre }.keys)
            #expect(protegees.count > 60)
            #expect(protegees.allSatisfy { dictionnaire.phrases[$0] != nil })
            // Words for a column that is gone would hide that the page is out of date.
            let connus = Set(dictionnaire.classes.keys)
            let tables = Set(connus.map { $0.split(separator: ".").prefix(2).joined(separator: ".") })
            let orphelines = Set(dictionnaire.phrases.keys).subtracting(connus).subtracting(tables).filter { !$0.hasSuffix("()") }
            #expect(orphelines == [])

            try await base.superutilisateur { connexion in
                try connexion.executeScript(
                    """
                    ALTER TABLE gestion.contrat ADD COLUMN neuve int;
                    GRANT SELECT (neuve) ON gestion.contrat TO app_client;
                    GRANT SELECT (motif) ON nominatif.dossier TO app_client;
                    GRANT UPDATE (jour) ON nominatif.rendez_vous TO PUBLIC;
                    GRANT DELETE ON gestion.effectif TO app_client;
                    GRANT EXECUTE ON FUNCTION passerelle.exporter() TO app_client;
                    """)
            }
            let ouverte = Portee(try await Self.droits(base), dictionnaire)
            #expect(
                ouverte.manquements == [
                    "gestion.contrat.neuve : sans classe dans sql/classification.csv",
                    "gestion.contrat.neuve : sans phrase dans sql/employeur.csv",
                    "gestion.effectif : DELETE sur la table entière",
                    "nominatif.dossier.motif : donnée d'une personne, ouverte à l'employeur (SELECT)",
                    "nominatif.rendez_vous.jour : donnée d'une personne, ouverte à l'employeur (UPDATE)",
                    "passerelle.exporter() : sans phrase dans sql/employeur.csv",
                ])
            #expect(ouverte.colonnes == saine.colonnes + 2)
            // What became readable is no longer listed among what never is.
            #expect(ouverte.jamais != saine.jamais)
        }
    }

    @Test func laPageDuCode() async throws {
        try await MaisonDeTest.avec { (maison) async throws -> Void in
            try await Self.semer(maison.base)
            let salarie = maison.visiteur()
            let page = try await salarie.get("/p/AFFICHEA/employeur")
            #expect(page.statut == 200)
            #expect(page.texte.contains("<p>bilan 2026-T2 version 2</p>"), "la dernière version du dernier trimestre, telle que remise")
            #expect(!page.texte.contains("2026-T1") && !page.texte.contains("version 1"))
            #expect(!page.texte.contains("Cette page n'est pas complète") && !page.texte.contains("Entreprise A"))
            #expect(page.texte.contains("article 226-13"))
            // Typed by hand from the poster.
            #expect(try await salarie.get("/p/affichea/employeur").texte == page.texte)
            #expect(try await salarie.get("/p/AFFICHEB/employeur").texte.contains("encore reçu aucun bilan"))
        }
    }

    /// Unknown, malformed, a prospect's: the page of an address that does not exist, to the byte.
    @Test func unCodeInconnuNExistePas() async throws {
        try await MaisonDeTest.avec { (maison) async throws -> Void in
            try await Self.semer(maison.base)
            let salarie = maison.visiteur()
            let inconnue = try await salarie.get("/nulle/part").comparable
            for code in ["AFFICHEZ", "AFFICHEC", "AFFICHE", "%25", "'%20OR%20true--", String(repeating: "A", count: 900)] {
                #expect(try await salarie.get("/p/\(code)/employeur").comparable == inconnue, "\(code)")
            }
        }
    }

    /// The year comes after its fourth quarter, and a year's first quarter after the year before.
    @Test func leDernierBilan() async throws {
        try await BaseDeTest.avec { base in
            try await Self.semer(base)
            for (periode, attendu) in [("2025", "2026-T2"), ("2026-T4", "2026-T4"), ("2026", "2026"), ("2027-T1", "2027-T1")] {
                try await Self.publier(base, Self.a, periode, 1, rang: 10 + periode.count + (Int(periode.prefix(4)) ?? 0))
                let lu = try #require(try await EmployeurStore(base: base.bases[.publique]).lire("AFFICHEA"))
                #expect(lu.bilan?.periode.description == attendu)
            }
        }
    }

    static let (a, b, c) = (UUID().uuidString.lowercased(), UUID().uuidString.lowercased(), UUID().uuidString.lowercased())

    private static func droits(_ base: BaseDeTest) async throws -> [Droit] {
        try await base.bases[.publique].readSansSession("SELECT objet, colonne, verbe FROM garde.portee_client()")
    }

    private static func semer(_ base: BaseDeTest) async throws {
        try await base.superutilisateur { connexion in
            try connexion.executeScript(
                """
                INSERT INTO gestion.entreprise (entreprise_id, code, nom, statut, code_affiche) VALUES
                  ('\(a)', 'AAA', 'Entreprise A', 'client', 'AFFICHEA'), ('\(b)', 'BBB', 'Entreprise B', 'client', 'AFFICHEB'),
                  ('\(c)', 'CCC', 'Entreprise C', 'prospect', 'AFFICHEC')
                """)
        }
        for (rang, (periode, version)) in [("2026-T1", 1), ("2026-T2", 1), ("2026-T2", 2)].enumerated() {
            try await publier(base, a, periode, version, rang: rang + 1)
        }
    }

    private static func publier(_ base: BaseDeTest, _ entreprise: String, _ periode: String, _ version: Int, rang: Int) async throws {
        let (contenu, rendu) = ("'{}'::bytea", "convert_to('<p>bilan \(periode) version \(version)</p>', 'UTF8')")
        try await base.superutilisateur { connexion in
            try connexion.executeScript(
                """
                INSERT INTO pilotage.bilan (entreprise_id, rang, periode, version, raison, regles, contenu, rendu, certificat, empreinte,
                  empreinte_rendu, precedent, chaine, publie_par)
                VALUES ('\(entreprise)', \(rang), '\(periode)', \(version), \(version > 1 ? "'erreur'" : "NULL"), 'r', \(contenu), \(rendu), '',
                  sha256(\(contenu)), sha256(\(rendu)), sha256(''), sha256(sha256('') || sha256(\(contenu)) || sha256(\(rendu))),
                  gen_random_uuid())
                """)
        }
    }
}

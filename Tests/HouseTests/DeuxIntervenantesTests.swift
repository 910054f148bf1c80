import Calendrier
import Chiffrement
import Dossiers
import Foundation
import Postgres
import Tenancy
import Testing
import TestSupport
import Web

@testable import Cloison

/// Two social workers, each signed in: one tries the dossiers of the other by every address and every form the other is shown, then by
/// every table and every function her role may call. What is tried is found by reading, so that a page or a function added later is tried too.
@Suite(.serialized) struct DeuxIntervenantesTests {
    @Test func lUneNOuvreRienDeLAutre() async throws {
        try await BaseDeTest.avec { base in
            let monde = MondeDemo(aujourdhui: CanariTests.aujourdhui, entreprises: 6)
            let coffre = try Coffre.ouvrir(["CLOISON_DONNEES": base.serveur.donnees.path])
            _ = try await ChargementDemo(monde: monde, bases: base.bases, coffre: coffre, suivi: { _, _ in }).charger()
            let compte = try await base.compte([.intervenant], nom: "Nadia Essai")
            let nadia = try await base.ouvrirSession(compte)
            let sophie = try await base.ouvrirSession(base.compte([.intervenant], nom: "Sophie Essai"))
            let dossiers = try await Self.confier(base, a: compte)
            #expect(dossiers.count == 3)
            try await MaisonDeTest.ouvrir(base) { maison in
                let elle = maison.visiteur()
                elle.poser("cloison", Data(nadia))
                let autre = maison.visiteur()
                autre.poser("cloison", Data(sophie))
                let offre = try await Offre.lire(elle, depuis: dossiers, reperes: try await Self.reperes(base, dossiers))
                #expect(offre.adresses.count >= 25, "trop peu d'adresses essayées : \(offre.adresses.count)")
                #expect(offre.formulaires.count >= 12, "trop peu de formulaires essayés : \(offre.formulaires.count)")
                let avant = try await Etat.lire(base)
                for adresse in offre.adresses {
                    let absente = try await autre.get(Self.absente(adresse))
                    #expect(absente.statut == 404)
                    #expect(try await autre.get(adresse).comparable == absente.comparable, "GET \(adresse)")
                }
                for formulaire in offre.formulaires {
                    // The same words about what does not exist: nothing in the answer may tell the two apart.
                    let absente = try await autre.post(Self.absente(formulaire.action), formulaire.champs)
                    #expect([400, 404, 422].contains(absente.statut), "POST \(formulaire.action) : \(absente.statut)")
                    #expect(
                        try await autre.post(formulaire.action, formulaire.champs).comparable == absente.comparable,
                        "POST \(formulaire.action)")
                }
                try await Etat.comparer(avant, base, apres: "les adresses")
                let constats = try await Self.essayerLeSQL(base, sophie, dossiers)
                #expect(constats == [], "\(constats.joined(separator: "\n"))")
                try await Etat.comparer(avant, base, apres: "le SQL")
                // The same questions answer the referent: what was tried is real.
                #expect(try await elle.get(dossiers[0].chemin).statut == 200)
                #expect(try await Self.essayerLeSQL(base, nadia, dossiers).count >= 12)
            }
        }
    }

    /// The same address about nothing.
    private static func absente(_ adresse: String) -> String {
        adresse.replacing(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/) { _ in UUID().uuidString.lowercased() }
    }

    /// Three dossiers with the most to hide: several entretiens, démarches.
    private static func confier(_ base: BaseDeTest, a compte: CompteDeTest) async throws -> [Dossier.Ref] {
        let id = compte.id
        return try await base.superutilisateur { connexion in
            let lignes = try connexion.rows(
                """
                UPDATE nominatif.dossier SET referent_id = \(id) WHERE id IN (
                  SELECT d.id FROM nominatif.dossier d WHERE d.etat = 'ouvert'
                   ORDER BY (SELECT count(*) FROM nominatif.demarche m WHERE m.dossier_id = d.id) DESC,
                            (SELECT count(*) FROM nominatif.entretien e WHERE e.dossier_id = d.id) DESC, d.numero LIMIT 3)
                RETURNING entreprise_id, id
                """)
            return try lignes.map { Dossier.Ref(try $0.id("entreprise_id"), try $0.id("id")) }
        }
    }

    /// Every id of a nominative row that hangs from these dossiers: an address that holds one is about them.
    private static func reperes(_ base: BaseDeTest, _ dossiers: [Dossier.Ref]) async throws -> Set<String> {
        let ids = dossiers.map(\.id.rawValue)
        return try await base.superutilisateur { connexion in
            var reperes = Set(ids.map { $0.uuidString.lowercased() })
            for table in try tablesDuDossier(connexion) {
                let condition = ids.map { "'\($0.uuidString)'" }.joined(separator: ",")
                for ligne in try Interrogation.lignes(
                    connexion, "SELECT id::text FROM nominatif.\(table) WHERE dossier_id IN (\(condition))")
                {
                    reperes.insert(ligne)
                }
            }
            return reperes
        }
    }

    private static func tablesDuDossier(_ connexion: UnsafeConnection) throws -> [String] {
        try connexion.rows(
            """
            SELECT c.table_name AS nom FROM information_schema.columns c
            JOIN information_schema.columns i USING (table_schema, table_name)
            WHERE c.table_schema = 'nominatif' AND c.column_name = 'dossier_id' AND i.column_name = 'id' ORDER BY 1
            """
        ).map { try $0.string("nom") }
    }

    /// What answered something to this session.
    private static func essayerLeSQL(_ base: BaseDeTest, _ cookie: [UInt8], _ dossiers: [Dossier.Ref]) async throws -> [String] {
        let jeton = Principal.jeton(cookie: cookie, .nominatif).map { String(format: "%02x", $0) }.joined()
        let cibles = try await base.superutilisateur { connexion in
            (tables: try tablesDuDossier(connexion), fonctions: try Interrogation.lignes(connexion, Interrogation.fonctions))
        }
        #expect(cibles.tables.count >= 5)
        #expect(cibles.fonctions.count >= 4)
        return try await enFil { [serveur = base.serveur, nom = base.nom] in
            try Interrogation.parcourir(serveur, base: nom, jeton: jeton, tables: cibles.tables, fonctions: cibles.fonctions, dossiers)
        }
    }
}

/// What a worker is offered about dossiers: the addresses she may follow and the forms she may send.
struct Offre {
    struct Formulaire: Hashable {
        let action: String
        let champs: [(String, String)]
        static func == (a: Self, b: Self) -> Bool { a.action == b.action }
        func hash(into h: inout Hasher) { h.combine(action) }
    }

    var adresses: Set<String> = []
    var formulaires: Set<Formulaire> = []

    /// Reads the pages of these dossiers, then those they lead to, as their referent.
    static func lire(_ visiteur: Visiteur, depuis dossiers: [Dossier.Ref], reperes: Set<String>) async throws -> Offre {
        var offre = Offre()
        var file = dossiers.map(\.chemin)
        var vues = Set(file)
        while let chemin = file.popLast(), offre.adresses.count < 300 {
            let reponse = try await visiteur.get(chemin)
            guard reponse.statut == 200 else { continue }
            offre.adresses.insert(chemin)
            for adresse in liens(reponse.texte) where reperes.contains(where: adresse.contains) && vues.insert(adresse).inserted {
                file.append(adresse)
            }
            for f in formulaires(reponse.texte, page: chemin) where reperes.contains(where: f.action.contains) {
                offre.formulaires.insert(f)
            }
        }
        return offre
    }

    private static func liens(_ html: String) -> [String] {
        html.matches(of: /(?:href|src|data-chemin|data-brouillon)="(\/[^"#]*)/).map { String($0.1).replacing("&amp;", with: "&") }
    }

    private static func formulaires(_ html: String, page: String) -> [Formulaire] {
        html.matches(of: /<form ([^>]*)>(.*?)<\/form>/.dotMatchesNewlines()).compactMap { trouve in
            guard trouve.1.contains("method=\"post\"") else { return nil }
            let action = trouve.1.firstMatch(of: /action="([^"]*)"/).map { String($0.1).replacing("&amp;", with: "&") } ?? page
            return Formulaire(action: action, champs: champs(String(trouve.2)))
        }
    }

    /// One value per name: what is there, else something that a text, a date or a number would be.
    private static func champs(_ html: String) -> [(String, String)] {
        var champs: [String: String] = [:]
        for balise in html.matches(of: /<(input|select|textarea|button) ([^>]*)>/) {
            guard let nom = balise.2.firstMatch(of: /name="([^"]+)"/).map({ String($0.1) }), nom != "_csrf", champs[nom] == nil else {
                continue
            }
            let valeur = balise.2.firstMatch(of: /value="([^"]*)"/).map { String($0.1) } ?? ""
            champs[nom] = valeur.isEmpty ? (balise.2.contains("type=\"date\"") ? "2026-12-01" : "essai") : valeur
        }
        return champs.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }
}

/// Every nominative table as one digest each, to see that nothing moved.
enum Etat {
    static func lire(_ base: BaseDeTest) async throws -> [String: String] {
        try await base.superutilisateur { connexion in
            var etat: [String: String] = [:]
            for table in try Interrogation.lignes(connexion, "SELECT tablename FROM pg_tables WHERE schemaname = 'nominatif' ORDER BY 1") {
                etat[table] = try Interrogation.lignes(
                    connexion,
                    "SELECT count(*) || ' ' || coalesce(md5(string_agg(md5(t::text), '' ORDER BY md5(t::text))), '') FROM nominatif.\(table) t"
                ).first
            }
            return etat
        }
    }

    static func comparer(_ avant: [String: String], _ base: BaseDeTest, apres quoi: String) async throws {
        let apres = try await lire(base)
        #expect(avant.count >= 8)
        for (table, empreinte) in avant { #expect(apres[table] == empreinte, "nominatif.\(table) a changé après \(quoi)") }
    }
}

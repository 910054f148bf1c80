import Calendrier
import Chiffrement
import Foundation
import HTTPTypes
import Postgres
import Tenancy
import Testing
import TestSupport
import Web

@testable import Cloison

/// The employer, the planner, billing and direction read the same bytes whether people book and are oriented, or not.
@Suite(.serialized) struct AccueilInvisibleTests {
    @Test func aucunOctetNeChange() async throws {
        try await BaseDeTest.avec { base in
            let monde = MondeDemo(aujourdhui: CanariTests.aujourdhui, entreprises: 4)
            let coffre = try Coffre.ouvrir(["CLOISON_DONNEES": base.serveur.donnees.path])
            _ = try await ChargementDemo(monde: monde, bases: base.bases, coffre: coffre, suivi: { _, _ in }).charger()
            try await Self.publier(base)
            try await MaisonDeTest.ouvrir(base) { maison in
                var lecteurs: [(Fonction, Visiteur)] = []
                for fonction in [Fonction.rh, .planification, .facturation, .direction] {
                    lecteurs.append(
                        (fonction, try await maison.visiteur(fonction, entreprise: fonction == .rh ? ID(monde.entreprises[0].id) : nil)))
                }
                var avant: [[String: String]] = []
                for (fonction, visiteur) in lecteurs { avant.append(try await Self.lire(fonction, visiteur, maison)) }
                let faites = try await Self.reserver(base, maison)
                #expect(faites.reservations >= 3 && faites.orientations >= 3, "\(faites)")
                for (rang, (fonction, visiteur)) in lecteurs.enumerated() {
                    let apres = try await Self.lire(fonction, visiteur, maison)
                    #expect(apres.count == avant[rang].count && apres.count > 8, "\(fonction) : \(apres.count) pages")
                    for (chemin, texte) in avant[rang] where apres[chemin] != texte {
                        Issue.record("\(fonction) voit changer \(chemin) : \(Self.premierEcart(texte, apres[chemin] ?? ""))")
                    }
                }
            }
        }
    }

    /// Around the first character that differs, before and after.
    private static func premierEcart(_ avant: String, _ apres: String) -> String {
        let commun = zip(avant.utf8, apres.utf8).prefix { $0 == $1 }.count
        func autour(_ texte: String) -> String {
            String(decoding: texte.utf8.dropFirst(max(0, commun - 60)).prefix(160), as: UTF8.self).replacing("\n", with: " ")
        }
        return "« \(autour(avant)) » puis « \(autour(apres)) »"
    }

    /// Every page within reach, and the files they link to.
    private static func lire(_ fonction: Fonction, _ visiteur: Visiteur, _ maison: MaisonDeTest) async throws -> [String: String] {
        let departs = maison.routes.filter {
            $0.methode == .get && !$0.chemin.contains(":") && $0.acces.fonctions.contains(fonction)
        }.map(\.chemin)
        return try await Robot(visiteur, departs: departs, limite: 90).parcourir()
    }

    /// The demonstration's days are around its own today; the poster's page looks at the real one.
    private static func publier(_ base: BaseDeTest) async throws {
        try await base.superutilisateur { connexion in
            try connexion.executeScript(
                """
                DO $$
                DECLARE ecart int := greatest(0, ceil((current_date + 1 - (SELECT min(jour) FROM gestion.permanence
                  WHERE statut = 'publiee' AND jour > date '2026-11-20')) / 7.0)::int * 7);
                BEGIN
                  -- In two leaps, so that no row meets another that has not moved yet.
                  UPDATE gestion.permanence SET jour = jour + ecart + 36400 WHERE statut = 'publiee' AND jour > date '2026-11-20' AND ecart > 0;
                  UPDATE gestion.permanence SET jour = jour - 36400 WHERE jour > date '2100-01-01';
                END $$;
                """)
        }
    }

    /// Bookings at every poster, one of them honoured; orientations by HR, one ending in a dossier.
    private static func reserver(_ base: BaseDeTest, _ maison: MaisonDeTest) async throws -> (reservations: Int, orientations: Int) {
        let codes = try await base.superutilisateur { connexion in
            try connexion.rows(
                """
                SELECT DISTINCT e.code_affiche FROM gestion.permanence p JOIN gestion.entreprise e USING (entreprise_id)
                WHERE p.statut = 'publiee' AND p.jour > current_date AND p.jour <= current_date + 42
                """
            ).map { try $0.string("code_affiche") }
        }
        for code in codes {
            let salarie = maison.visiteur()
            // What the page offers, the last first: the first hours may be taken by the demonstration's own bookings.
            let offerts = try await salarie.get("/p/\(code)").texte.matches(of: /name="creneau"[^>]*value="([^"]+)"/).map { String($0.1) }
            let creneau = try #require(offerts.last, "\(code) n'offre aucune heure")
            let pris = try await salarie.post("/p/\(code)", [("creneau", creneau), ("minutes", "30")])
            #expect(pris.statut == 303, "\(pris.statut) \(creneau)")
            #expect(salarie.temoins.isEmpty, "aucun témoin chez qui réserve")
        }
        try await base.superutilisateur { connexion in
            try connexion.executeScript(
                """
                UPDATE nominatif.rendez_vous SET statut = 'honore' WHERE id = (SELECT id FROM nominatif.rendez_vous WHERE code IS NOT NULL LIMIT 1);
                UPDATE nominatif.orientation_rh SET etat = 'dossier', contenu = NULL WHERE id = (SELECT id FROM nominatif.orientation_rh LIMIT 1);
                UPDATE nominatif.orientation_rh SET rappelee_le = current_date WHERE etat = 'recue';
                """)
        }
        return try await base.superutilisateur { connexion in
            (
                try connexion.rows("SELECT 1 FROM nominatif.reservation").count,
                try connexion.rows("SELECT 1 FROM nominatif.orientation_rh").count
            )
        }
    }
}

import Calendrier
import Foundation
import Postgres
import Tenancy
import TestSupport
import Testing
import Web

@testable import Facturation

/// An invoice is blind to consultations (product.md, trap 2): the same bytes whether nobody came or 500 rendez-vous were kept.
@Suite struct AveugleTests {
    @Test func lesOctetsNeDependentDAucuneConsultation() async throws {
        let deserte = try await Self.pieces(rendezVous: 0)
        let frequentee = try await Self.pieces(rendezVous: 500)
        #expect(deserte.count >= 6)
        #expect(deserte.keys.sorted() == frequentee.keys.sorted())
        for (nom, octets) in deserte { #expect(octets == frequentee[nom] ?? [], "\(nom) change avec les consultations") }
    }

    /// The whole month issued in a base of its own, by number and format.
    private static func pieces(rendezVous: Int) async throws -> [String: [UInt8]] {
        try await BaseDeTest.avec { base in
            let decor = Decor(base: base)
            _ = try await decor.poser()
            let intervenant = try await base.compte([.intervenant])
            try await base.superutilisateur { connexion in
                try connexion.executeScript(Self.consultations(rendezVous, referent: intervenant.id.description))
                let lus = try connexion.rows("SELECT count(*) AS n FROM nominatif.rendez_vous")[0]
                #expect(try lus.int("n") == rendezVous)
            }
            let facturation = try await base.principal(.facturation)
            _ = try await Emission(base.bases[.facturation]).lancer(
                decor.octobre, le: DateCivile("2026-11-02") ?? .aujourdhui(), as: facturation)
            let store = FactureStore(base: base.bases[.facturation])
            var octets: [String: [UInt8]] = [:]
            for facture in try await store.page(.init(), debut: 0, nombre: 50, as: facturation) {
                let piece = try #require(try await store.complete(facture.id, as: facturation))
                octets["\(facture.numero).cii"] = CII.octets(piece)
                octets["\(facture.numero).ubl"] = UBL.octets(piece)
                octets["\(facture.numero).feuille"] = Array(Feuille(piece: piece).balisage.texte.utf8)
            }
            let zip = FileManager.default.temporaryDirectory.appending(path: "essai-\(UUID().uuidString).zip")
            defer { try? FileManager.default.removeItem(at: zip) }
            let tout = FormatExport.allCases.filter { $0 != .facturx }.map(\.rawValue)
            _ = try await Exportation(base.bases[.facturation]).faire(
                DemandeExport.lire(du: "2026-11-01", au: "2026-11-30", formats: tout, arrete: "2026-10-15"), vers: zip, as: facturation)
            for (nom, contenu) in try LectureZIP.lire(zip) { octets["export/\(nom)"] = contenu }
            octets["liste.csv"] = Array(ExportCSV.texte(try await store.page(.init(), debut: 0, nombre: 50, as: facturation)).utf8)
            return octets
        }
    }

    /// Rendez-vous on the permanences of October, dossiers and closed entretiens of the companies billed by headcount and by half-day.
    private static func consultations(_ nombre: Int, referent: String) -> String {
        """
        INSERT INTO nominatif.rendez_vous (entreprise_id, permanence_id, referent_id, jour, heure, code, statut)
        SELECT p.entreprise_id, p.id, gen_random_uuid(), p.jour, '09:00', 'ESSAI', (ARRAY['honore', 'non_honore', 'a_renseigner', 'annule_personne'])[1 + n % 4]
        FROM (SELECT entreprise_id, id, jour, row_number() OVER (ORDER BY jour) AS rang FROM gestion.permanence) p
        JOIN generate_series(1, \(nombre)) n ON p.rang = 1 + n % (SELECT count(*) FROM gestion.permanence);
        INSERT INTO nominatif.dossier (entreprise_id, etablissement_id, referent_id, numero, ouvert_le, motif)
        SELECT e.entreprise_id, e.id, '\(referent)', '2026-' || lpad((1000 + n)::text, 4, '0'), '2026-10-06', 'budget'
        FROM gestion.etablissement e JOIN gestion.entreprise x USING (entreprise_id), generate_series(1, \(nombre / 10)) n WHERE x.code IN ('AA', 'BB');
        INSERT INTO nominatif.entretien (entreprise_id, dossier_id, auteur_id, jour, nature, forme, duree, origine, etat)
        SELECT d.entreprise_id, d.id, d.referent_id, '2026-10-06', 'suivi', 'presentiel', 45, 'lui_meme', 'clos' FROM nominatif.dossier d;
        """
    }

    /// Everything a document keeps is free data of companies and contracts, and no table of billing points to a person or a consultation.
    @Test func aucuneColonneNePorteUnePersonne() async throws {
        try await BaseDeTest.avec { base in
            try await base.superutilisateur { connexion in
                let renvois = try connexion.rows(
                    """
                    SELECT c.conrelid::regclass::text AS de, c.confrelid::regclass::text AS vers FROM pg_constraint c
                    JOIN pg_class k ON k.oid = c.conrelid JOIN pg_namespace n ON n.oid = k.relnamespace AND n.nspname = 'facturation'
                    JOIN pg_class l ON l.oid = c.confrelid JOIN pg_namespace m ON m.oid = l.relnamespace
                    WHERE c.contype = 'f' AND m.nspname <> 'facturation'
                    """)
                #expect(renvois.isEmpty)
                let droits = try connexion.rows(
                    """
                    SELECT DISTINCT table_schema AS schema FROM information_schema.column_privileges
                    WHERE grantee = 'app_facturation' AND table_schema IN ('nominatif', 'passerelle', 'pilotage')
                    """)
                #expect(droits.isEmpty)
            }
        }
        let classes = try String(contentsOf: Serveur.projet.appending(path: "sql/classification.csv"), encoding: .utf8)
        let lignes = classes.split(separator: "\n").filter { $0.hasPrefix("facturation,") }
        #expect(lignes.count > 60)
        for ligne in lignes { #expect(ligne.split(separator: ",").dropFirst(3).first == "libre", "\(ligne)") }
    }
}

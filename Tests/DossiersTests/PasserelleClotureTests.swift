import Actes
import Calendrier
import Foundation
import Postgres
import Tenancy
import TestSupport
import Testing

@testable import Dossiers

/// Closings cross at night like entretiens: once, without a person, in an order of their own.
@Suite struct PasserelleClotureTests {
    private struct Clos {
        var motif: Motif = .maintien
        var nature: Nature = .suivi
        var le = "2026-02-12"
        var issue: Dossiers.Issue = .retourAmenage
        /// (origin, first day, last day)
        var arrets: [(OrigineArret, String, String?)] = [(.maladie, "2025-11-03", "2026-01-10")]
    }

    private func semer(_ banc: Banc, _ clotures: [Clos]) async throws {
        let semences = try clotures.map { clos in
            let jour = try #require(DateCivile("2026-01-15"))
            var codes = banc.codes(jour)
            codes.nature = clos.nature
            codes.identifies = [clos.motif]
            codes.exprimes = [clos.motif]
            var suivi = SuiviSemence(aujourdhui: jour)
            suivi.arrets = try clos.arrets.map {
                PeriodeArret($0.0, try #require(DateCivile($0.1)), try $0.2.map { try #require(DateCivile($0)) })
            }
            return DossierSemence(
                entreprise: banc.entreprise, etablissement: banc.etablissement, referent: banc.nadia.compte,
                numero: NumeroDEssai.suivant(), ouvertLe: try #require(DateCivile("2026-01-01")), motif: clos.motif,
                cloture: (try #require(DateCivile(clos.le)), clos.issue), identite: Identite(), entretiens: [EntretienSemence(codes)],
                suivi: suivi)
        }
        let coffre = banc.coffre
        try await banc.base.bases[.migrateur].transactionSansSession { try Semoir(coffre).semer(semences, dans: $0) }
    }

    private func passer(_ banc: Banc) async throws { _ = try await Traversee(banc.base.bases[.passerelle]).exporter() }

    private func compter(_ banc: Banc, _ trimestres: ClosedRange<Int> = 1...1) async throws -> [Int] {
        let direction = try await banc.base.principal(.direction)
        let periode = try #require(PeriodeActes(annee: 2026, trimestres: trimestres))
        let comptes = try await banc.base.bases[.pilotage].read(
            as: direction, ActesStore.pdp(banc.entreprise.rawValue, periode), as: ComptePdp.self)
        let c = try #require(comptes.first)
        return [c.situations, c.cloturees, c.retours]
    }

    @Test func laPreventionPasseUneFoisEtSeCompte() async throws {
        try await Banc.avec { banc in
            try await semer(
                banc,
                [
                    Clos(), Clos(issue: .inaptitude), Clos(motif: .sante, nature: .preReprise, issue: .retourMemePoste),
                    Clos(motif: .budget, issue: .planAccepte),
                    Clos(issue: .retourMemePoste, arrets: []), Clos(le: "2026-05-03", issue: .reclasseInterne),
                ])
            try await passer(banc)
            try await passer(banc)
            #expect(try await banc.compter("SELECT 1 FROM passerelle.cloture") == 6, "rien ne passe deux fois")
            #expect(try await banc.compter("SELECT 1 FROM passerelle.cloture WHERE pdp") == 4)
            #expect(try await compter(banc) == [5, 3, 2])
            #expect(try await compter(banc, 1...4) == [5, 4, 3])
        }
    }

    /// « After a long leave » is thirty days in a row, read from the leaves: the reason for coming is not enough.
    @Test func unArretDeTrenteJoursOuRien() async throws {
        try await Banc.avec { banc in
            let cas: [(compte: Bool, arrets: [(OrigineArret, String, String?)])] = [
                (false, []),
                (false, [(.maladie, "2026-01-01", "2026-01-29")]),
                (true, [(.maladie, "2026-01-01", "2026-01-30")]),
                // The next day, then after a week-end alone (Friday the 9th, Monday the 12th).
                (
                    true,
                    [
                        (.maladie, "2025-12-22", "2026-01-04"), (.accidentTravail, "2026-01-05", "2026-01-09"),
                        (.maladie, "2026-01-12", "2026-01-20"),
                    ]
                ),
                // A worked Monday between.
                (false, [(.maladie, "2025-12-22", "2026-01-09"), (.maladie, "2026-01-13", "2026-01-31")]),
                // Still running when the dossier is closed.
                (true, [(.maladiePro, "2026-01-10", nil)]), (false, [(.maladie, "2026-01-20", nil)]),
                // Nobody knows when the first one ended.
                (false, [(.maladie, "2025-06-01", nil), (.maladie, "2026-02-01", "2026-02-10")]),
                (false, [(.maternite, "2025-10-01", "2026-01-20")]),
                // Begun after the closing.
                (false, [(.maladie, "2026-03-01", "2026-05-01")]),
            ]
            try await semer(banc, cas.map { Clos(arrets: $0.arrets) })
            let attendus = cas.map(\.compte)
            let lus = try await banc.base.superutilisateur {
                try $0.rows(
                    """
                    SELECT coalesce((SELECT string_agg(a.debut || ' ' || coalesce(a.fin::text, ''), ', ' ORDER BY a.debut) FROM nominatif.arret a WHERE a.dossier_id = d.id), '') AS arrets,
                           nominatif.arret_long(d.entreprise_id, d.id, d.clos_le) AS long FROM nominatif.dossier d
                    """
                ).map { (try $0.string("arrets"), try $0.bool("long")) }
            }
            for (attendu, c) in zip(attendus, cas) {
                let nom = c.arrets.map { "\($0.1) \($0.2 ?? "")" }.joined(separator: ", ")
                #expect(lus.contains { $0.0 == nom && $0.1 == attendu }, "\(nom)")
            }
            try await passer(banc)
            #expect(try await banc.compter("SELECT 1 FROM passerelle.cloture WHERE pdp") == attendus.filter { $0 }.count)
        }
    }

    /// A dossier opened again and closed again is not a second closing.
    @Test func rouvrirNeComptePasDeuxFois() async throws {
        try await Banc.avec { banc in
            try await semer(banc, [Clos()])
            try await passer(banc)
            try await banc.base.superutilisateur {
                try $0.executeScript(
                    """
                    UPDATE nominatif.dossier SET etat = 'ouvert', clos_le = NULL, issue = NULL;
                    UPDATE nominatif.dossier SET etat = 'clos', clos_le = '2026-03-12', issue = 'inaptitude';
                    """)
            }
            try await passer(banc)
            #expect(try await compter(banc) == [1, 1, 1])
        }
    }

    /// What is closed today waits for the night after; what closes late counts after the published quarter.
    @Test func leGelRepousseLaClotureTardive() async throws {
        try await Banc.avec { banc in
            try await semer(banc, [Clos()])
            try await passer(banc)
            let direction = try await banc.base.principal(.direction)
            let t1 = try #require(PeriodeActes(annee: 2026, trimestres: 1...1))
            let entreprise = banc.entreprise.rawValue
            try await banc.base.bases[.pilotage].transaction(as: direction) { try ActesStore.figer(entreprise, t1, dans: $0) }
            try await semer(banc, [Clos(le: "2026-03-20"), Clos(le: DateCivile.aujourdhui().description)])
            try await passer(banc)
            #expect(try await compter(banc)[1...] == [1, 1])
            #expect(try await compter(banc, 2...2)[1...] == [1, 1])
            #expect(try await banc.compter("SELECT 1 FROM nominatif.dossier WHERE NOT cloture_exportee") == 1)
        }
    }

    @Test func unFaitNeRamenePasAUnDossier() async throws {
        try await Banc.avec { banc in
            try await semer(banc, (1...40).map { _ in Clos() })
            try await passer(banc)
            try await semer(banc, (1...20).map { _ in Clos() })
            try await passer(banc)
            let (xmin, colonnes, ordres) = try await banc.base.superutilisateur { connexion in
                (
                    try connexion.rows("SELECT DISTINCT xmin::text AS x FROM passerelle.cloture").count,
                    try connexion.rows(
                        "SELECT column_name::text AS c FROM information_schema.columns WHERE table_schema = 'passerelle' AND table_name = 'cloture'"
                    ).map { try $0.string("c") },
                    try connexion.rows(
                        """
                        SELECT s.p AS source, f.p AS faits FROM
                          (SELECT array_agg(encode(substr(sha256(c.cle || sha256(c.cle || uuid_send(d.personne_id))), 1, 16), 'hex') ORDER BY d.ctid) AS p
                           FROM nominatif.dossier d JOIN passerelle.cle_pseudonyme c ON c.entreprise_id = d.entreprise_id) s,
                          (SELECT array_agg(encode(pseudonyme, 'hex') ORDER BY ctid) AS p FROM passerelle.cloture) f
                        """
                    ).map { (try $0.strings("source"), try $0.strings("faits")) }
                )
            }
            #expect(xmin == 1, "deux nuits d'un même mois ne se distinguent pas")
            #expect(Set(colonnes) == ["entreprise_id", "mois", "issue", "pdp", "pseudonyme"])
            let (source, faits) = try #require(ordres.first)
            #expect(source.count == 60 && Set(source) == Set(faits))
            #expect(zip(source, faits).filter { $0 == $1 }.count < 12, "un ordre tiré au sort laisse une ligne en place en moyenne")
        }
    }

    /// Neither the mark nor the crossing's rights reach anyone else.
    @Test func lIntervenantNeVoitNiNePoseLaMarque() async throws {
        try await Banc.avec { banc in
            try await semer(banc, [Clos()])
            for ordre: SQL in [
                "SELECT cloture_exportee FROM nominatif.dossier", "UPDATE nominatif.dossier SET cloture_exportee = false",
                "SELECT pdp FROM passerelle.cloture",
            ] {
                await #expect(throws: PostgresError.server(.insufficientPrivilege, constraint: nil)) {
                    try await banc.base.bases[.nominatif].write(as: banc.nadia, [ordre])
                }
            }
        }
    }
}

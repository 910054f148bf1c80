import Actes
import Calendrier
import Foundation
import Postgres
import Tenancy
import TestSupport
import Testing

@testable import Dossiers

/// The nightly crossing: what comes out counts, and leads back to nobody.
@Suite struct PasserelleTests {
    private func direction(_ banc: Banc) async throws -> Principal { try await banc.base.principal(.direction) }

    private func traversee(_ banc: Banc) -> Traversee { Traversee(banc.base.bases[.passerelle]) }

    /// Seeds dossiers with entretiens on given days, all of `motif`.
    private func semer(_ banc: Banc, _ jours: [[String]], motif: Motif = .budget) async throws {
        let semences = try jours.map { dates in
            let codes = try dates.map { date in
                let jour = try #require(DateCivile(date))
                var codes = banc.codes(jour)
                codes.identifies = [motif]
                return EntretienSemence(codes)
            }
            return DossierSemence(
                entreprise: banc.entreprise, etablissement: banc.etablissement, referent: banc.nadia.compte,
                numero: NumeroDEssai.suivant(), ouvertLe: try #require(DateCivile("2026-01-01")),
                motif: motif,
                identite: Identite(), entretiens: codes)
        }
        let coffre = banc.coffre
        try await banc.base.bases[.migrateur].transactionSansSession { try Semoir(coffre).semer(semences, dans: $0) }
    }

    private func total(_ agregats: [Agregat]) -> Agregat? { agregats.first { $0.axe == .total } }

    @Test func lesComptesSontJustes() async throws {
        try await Banc.avec { banc in
            try await semer(banc, [["2026-01-10", "2026-02-10", "2026-04-10"], ["2026-03-31"]])
            try await semer(banc, [["2026-01-15"]], motif: .sante)
            #expect(try await traversee(banc).exporter() == 5)
            #expect(try await traversee(banc).exporter() == 0, "rien ne passe deux fois")
            let store = ActesStore(banc.base.bases[.pilotage])
            let direction = try await direction(banc)
            let t1 = try #require(PeriodeActes(annee: 2026, trimestres: 1...1))
            let agregats = try await store.agreger(banc.entreprise.rawValue, t1, as: direction)
            #expect(total(agregats) == Agregat(axe: .total, entretiens: 4, personnes: 3, nouveaux: 3, maximum: 2))
            #expect(
                agregats.filter { $0.axe == .motif } == [
                    Agregat(axe: .motif, valeur: "budget", entretiens: 3, personnes: 2, nouveaux: 2, maximum: 2),
                    Agregat(axe: .motif, valeur: "sante", entretiens: 1, personnes: 1, nouveaux: 1, maximum: 1),
                ])
            #expect(agregats.first { $0.axe == .etablissement }?.valeur == banc.etablissement.uuidString.lowercased())
            let t2 = try #require(PeriodeActes(annee: 2026, trimestres: 2...2))
            #expect(
                total(try await store.agreger(banc.entreprise.rawValue, t2, as: direction))
                    == Agregat(axe: .total, entretiens: 1, personnes: 1, nouveaux: 0, maximum: 1))
            let an = try #require(PeriodeActes(annee: 2026))
            let annuel = try await store.agreger(banc.entreprise.rawValue, an, autres: [banc.etablissement], as: direction)
            #expect(total(annuel) == Agregat(axe: .total, entretiens: 5, personnes: 3, nouveaux: 3, maximum: 3))
            #expect(annuel.first { $0.axe == .etablissement }?.valeur == "autres")
        }
    }

    @Test func niBrouillonNiJourEnCours() async throws {
        try await Banc.avec { banc in
            let ref = try await banc.ouvrir()
            _ = try await banc.entretiens.enregistrer(ref, banc.codes(), nil, clos: true, as: banc.nadia)
            _ = try await banc.entretiens.enregistrer(
                ref, banc.codes(DateCivile.aujourdhui().plus(jours: -3)), nil, clos: false, as: banc.nadia)
            #expect(try await traversee(banc).exporter() == 0)
        }
    }

    /// One transaction for the whole lot, no column that identifies, an order that is not the source's, and merged nights.
    @Test func unFaitNeRamenePasAUnEntretien() async throws {
        try await Banc.avec { banc in
            try await semer(banc, (1...60).map { _ in ["2026-02-10"] })
            #expect(try await traversee(banc).exporter() == 60)
            try await semer(banc, (1...40).map { _ in ["2026-02-20"] })
            #expect(try await traversee(banc).exporter() == 40)
            let (xmin, colonnes, ordres) = try await banc.base.superutilisateur { connexion in
                (
                    try connexion.rows("SELECT DISTINCT xmin::text AS x FROM passerelle.acte").count,
                    try connexion.rows(
                        "SELECT column_name::text AS c FROM information_schema.columns WHERE table_schema = 'passerelle' AND table_name = 'acte'"
                    ).map { try $0.string("c") },
                    try connexion.rows(
                        """
                        SELECT s.pseudonymes, f.pseudonymes AS faits FROM
                          (SELECT array_agg(encode(substr(sha256(c.cle || sha256(c.cle || uuid_send(d.personne_id))), 1, 16), 'hex') ORDER BY e.ctid)
                             AS pseudonymes
                           FROM nominatif.entretien e JOIN nominatif.dossier d ON d.id = e.dossier_id
                           JOIN passerelle.cle_pseudonyme c ON c.entreprise_id = d.entreprise_id) s,
                          (SELECT array_agg(encode(pseudonyme, 'hex') ORDER BY ctid) AS pseudonymes FROM passerelle.acte) f
                        """
                    ).map { (try $0.strings("pseudonymes"), try $0.strings("faits")) }
                )
            }
            #expect(xmin == 1, "deux nuits d'un même mois ne se distinguent pas")
            #expect(
                Set(colonnes) == [
                    "entreprise_id", "etablissement_id", "mois", "motif", "nature", "forme", "origine", "duree", "nouveau", "pseudonyme",
                ])
            let (source, faits) = try #require(ordres.first)
            #expect(source.count == 100)
            #expect(Set(source) == Set(faits))
            #expect(source != faits)
            let enPlace = zip(source, faits).filter { $0 == $1 }.count
            #expect(enPlace < 12, "un ordre tiré au sort laisse une ligne en place en moyenne")
        }
    }

    /// A person counts once a year, and two years or two companies cannot be joined.
    @Test func lePseudonymeChangeAvecLAnnee() async throws {
        try await Banc.avec { banc in
            try await semer(banc, [["2025-06-10", "2026-06-10"]])
            #expect(try await traversee(banc).exporter() == 2)
            #expect(try await banc.compter("SELECT DISTINCT pseudonyme FROM passerelle.acte") == 2)
        }
    }

    /// What is recorded after a publication counts in the next quarter; the published one does not move.
    @Test func uneSaisieTardiveCompteApres() async throws {
        try await Banc.avec { banc in
            try await semer(banc, [["2026-01-10"]])
            _ = try await traversee(banc).exporter()
            let direction = try await direction(banc)
            let t1 = try #require(PeriodeActes(annee: 2026, trimestres: 1...1))
            let t2 = try #require(PeriodeActes(annee: 2026, trimestres: 2...2))
            let entreprise = banc.entreprise.rawValue
            try await banc.base.bases[.pilotage].transaction(as: direction) { try ActesStore.figer(entreprise, t1, dans: $0) }
            try await semer(banc, [["2026-02-10", "2026-05-10"]])
            #expect(try await traversee(banc).exporter() == 2)
            let store = ActesStore(banc.base.bases[.pilotage])
            #expect(total(try await store.agreger(entreprise, t1, as: direction))?.entretiens == 1)
            #expect(
                total(try await store.agreger(entreprise, t2, as: direction))
                    == Agregat(axe: .total, entretiens: 2, personnes: 1, nouveaux: 1, maximum: 2))
        }
    }

    @Test func seuleLaDirectionCompteEtNulNeLitUnFait() async throws {
        try await Banc.avec { banc in
            try await semer(banc, [["2026-01-10"]])
            _ = try await traversee(banc).exporter()
            let direction = try await direction(banc)
            let t1 = try #require(PeriodeActes(annee: 2026, trimestres: 1...1))
            let refus = PostgresError.server(.insufficientPrivilege, constraint: nil)
            let entreprise = banc.entreprise.rawValue
            let faits: [SQL] = [
                "SELECT motif FROM passerelle.acte", "SELECT cle FROM passerelle.cle_pseudonyme", "SELECT jusquau FROM passerelle.arrete",
                "SELECT passerelle.exporter()",
            ]
            for sql in faits {
                await #expect(throws: refus, "\(sql)") {
                    _ = try await banc.base.bases[.pilotage].transaction(as: direction) { try $0.rows(sql).count }
                }
            }
            for sql in faits.prefix(3) {
                await #expect(throws: refus, "\(sql)") {
                    _ = try await banc.base.bases[.passerelle].transactionSansSession { try $0.rows(sql).count }
                }
            }
            let facturation = try await banc.base.principal(.facturation)
            await #expect(throws: refus) {
                _ = try await ActesStore(banc.base.bases[.facturation]).agreger(entreprise, t1, as: facturation)
            }
            await #expect(throws: refus) {
                _ = try await ActesStore(banc.base.bases[.nominatif]).agreger(entreprise, t1, as: banc.nadia)
            }
            // A month, or half a quarter, would allow differencing.
            await #expect(throws: PostgresError.server(SQLState("22023"), constraint: nil)) {
                _ = try await banc.base.bases[.pilotage].transaction(as: direction) {
                    try $0.rows("SELECT axe FROM passerelle.agreger(\(entreprise), '2026-01-01', '2026-01-31')").count
                }
            }
        }
    }
}

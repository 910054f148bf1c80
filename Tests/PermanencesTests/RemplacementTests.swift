import Calendrier
import HTTPTypes
import Postgres
import TestSupport
import Tenancy
import Testing

@testable import Permanences

/// An absence or a departure: what it hits, what is proposed, what an acceptance does, through the pages.
@Suite struct RemplacementTests {
    /// A Monday to come, no holiday that week.
    private static let lundi: DateCivile = {
        var lundi = DateCivile.aujourdhui().lundi.plus(jours: 14)
        while (0..<5).contains(where: { JoursFeries.estFerie(lundi.plus(jours: $0), .alsaceMoselleVendrediSaint) }) {
            lundi = lundi.plus(jours: 7)
        }
        return lundi
    }()

    /// Nadia holds Monday morning (published, owed) and, for a second client, Tuesday morning (published); she is away both days.
    private func absente(
        _ corps: @escaping @Sendable (BaseDeTest, Monde, Visiteur, String) async throws -> Void
    ) async throws {
        try await BaseDeTest.avec { base in
            let monde = try await Monde(base)
            try await monde.devoir(base, Self.lundi)
            try await monde.poser(base, Self.lundi, statut: "publiee")
            let absence = try await base.bases[.gestion].transaction(as: monde.planificatrice) { tx -> String in
                let autre = try Monde.client("VERRERIE", "Verrerie de Forbach", monde.nadia, tx)
                try tx.execute(
                    """
                    INSERT INTO gestion.registre (entreprise_id, contrat_id, prestation_id, periode_debut, periode_fin, rang)
                    VALUES (\(autre.entreprise)::uuid, \(autre.contrat)::uuid, \(autre.prestation)::uuid, \(Self.lundi)::date,
                      \(Self.lundi.plus(jours: 6))::date, 1)
                    """)
                try tx.execute(
                    """
                    INSERT INTO gestion.permanence
                      (entreprise_id, contrat_id, prestation_id, lieu_id, intervenant_id, jour, moment, debut, fin, statut)
                    VALUES (\(autre.entreprise)::uuid, \(autre.contrat)::uuid, \(autre.prestation)::uuid, \(autre.site)::uuid,
                      \(monde.nadia)::uuid, \(Self.lundi.plus(jours: 1))::date, 'AM', '08:45', '11:45', 'publiee')
                    """)
                return try tx.rows(
                    """
                    INSERT INTO gestion.absence (intervenant_id, debut, fin, nature)
                    VALUES (\(monde.nadia)::uuid, \(Self.lundi)::date, \(Self.lundi.plus(jours: 1))::date, 'absence')
                    RETURNING id
                    """)[0].string("id")
            }
            try await Visiteur.avec(base, monde.planificatrice) { try await corps(base, monde, $0, "/absences/\(absence)") }
        }
    }

    /// Fields of the form as the browser would send them: hidden states and ticked radios.
    private func champs(_ visiteur: Visiteur, _ page: String) async throws -> [(nom: String, valeur: String)] {
        let texte = try await visiteur.lire(page).texte
        return texte.split(separator: "<input ").compactMap { morceau in
            let balise = morceau.prefix { $0 != ">" }
            func attribut(_ nom: String) -> String? {
                balise.split(separator: " \(nom)=\"").dropFirst().first.map { String($0.prefix { $0 != "\"" }) }
            }
            let cache = balise.hasPrefix("type=\"hidden\"") && (attribut("name") ?? "").hasPrefix("e-")
            let coche = balise.hasPrefix("type=\"radio\"") && balise.hasSuffix("checked")
            guard cache || coche, let nom = attribut("name"), let valeur = attribut("value") else { return nil }
            return (nom, valeur)
        }
    }

    private func corps(_ champs: [(nom: String, valeur: String)]) -> String {
        champs.map { "\($0.nom)=\($0.valeur.replacing("|", with: "%7C"))" }.joined(separator: "&")
    }

    private struct Trace: Equatable {
        let jour: DateCivile
        let statut: String
        let qui: String
        let sequence: Int
        let remplace: Bool
        let debut: String
    }

    private func traces(_ base: BaseDeTest, _ monde: Monde) async throws -> [Trace] {
        let lues = try await base.bases[.gestion].read(
            as: monde.planificatrice,
            [
                """
                SELECT p.jour, p.statut, i.prenom, p.sequence, p.remplace_id IS NOT NULL AS remplace, p.debut
                FROM gestion.permanence p
                JOIN gestion.intervenant i ON i.id = p.intervenant_id
                ORDER BY p.jour, p.remplace_id IS NOT NULL
                """
            ])[0]
        return try lues.map {
            Trace(
                jour: try $0.value("jour"), statut: try $0.string("statut"), qui: try $0.string("prenom"), sequence: try $0.int("sequence"),
                remplace: try $0.bool("remplace"), debut: try $0.value("debut", as: Heure.self).description)
        }
    }

    @Test func theTickedRowsAreReplacedTogether() async throws {
        try await absente { base, monde, visiteur, page in
            let texte = try await visiteur.texte(page)
            for attendu in [
                "Remplacer Nadia Benali", "2 permanences à résoudre", "Claire Hoffmann", "assistante sociale",
                "Accepter les 2 choix cochés",
            ] {
                let dit = texte.contains(attendu)
                #expect(dit, "\(attendu)")
            }
            let accepte = try await visiteur.envoyer("\(page)/remplacer", corps(try await champs(visiteur, page)), depuis: page)
            #expect(accepte.statut == .seeOther)
            let mardi = Self.lundi.plus(jours: 1)
            #expect(
                try await traces(base, monde) == [
                    Trace(jour: Self.lundi, statut: "remplacee", qui: "Nadia", sequence: 1, remplace: false, debut: "09:00"),
                    Trace(jour: Self.lundi, statut: "publiee", qui: "Claire", sequence: 0, remplace: true, debut: "09:00"),
                    Trace(jour: mardi, statut: "remplacee", qui: "Nadia", sequence: 1, remplace: false, debut: "08:45"),
                    Trace(jour: mardi, statut: "publiee", qui: "Claire", sequence: 0, remplace: true, debut: "08:45"),
                ])
            let registre = try await base.bases[.gestion].read(
                as: monde.planificatrice,
                [
                    """
                    SELECT r.etat, p.statut = 'publiee' AND p.remplace_id IS NOT NULL AS nouvelle
                    FROM gestion.registre r
                    JOIN gestion.permanence p ON (p.entreprise_id, p.id) = (r.entreprise_id, r.permanence_id)
                    """
                ])[0]
            #expect(try registre.map { try $0.string("etat") } == ["publiee", "publiee"])
            #expect(try registre.allSatisfy { try $0.bool("nouvelle") })
            let apres = try await visiteur.texte(page)
            let (dit, vide) = (apres.contains("Déjà réglé"), apres.contains("Rien à replacer."))
            #expect((dit, vide) == (true, true))
        }
    }

    @Test func thePermanenceLeadsToItsReplacement() async throws {
        try await absente { base, monde, visiteur, page in
            let id = try await base.bases[.gestion].read(
                as: monde.planificatrice, ["SELECT id::text AS id FROM gestion.permanence WHERE jour = \(Self.lundi)::date"])[0][0].string(
                    "id")
            let mene = try await visiteur.lire("/permanences/\(monde.entreprise)/\(id)").texte.contains("href=\"\(page)\"")
            #expect(mene)
        }
    }

    @Test func oneRowAlone() async throws {
        try await absente { base, monde, visiteur, page in
            let tous = try await champs(visiteur, page)
            let seule = try #require(tous.first { $0.nom.hasPrefix("c-") }).nom.dropFirst(2)
            let fait = try await visiteur.envoyer("\(page)/remplacer", corps(tous) + "&seule=\(seule)", depuis: page)
            #expect(fait.statut == .seeOther)
            #expect(try await traces(base, monde).map(\.statut) == ["remplacee", "publiee", "publiee"])
        }
    }

    /// The second row's place is taken between the page and the button: neither row changes, and the message names it.
    @Test func aConflictLeavesNothingHalfApplied() async throws {
        try await absente { base, monde, visiteur, page in
            let tous = try await champs(visiteur, page)
            _ = try await base.bases[.gestion].transaction(as: monde.planificatrice) { tx in
                let autre = try Monde.client("BANQUE", "Banque du Kirchberg", monde.claire, tx)
                try tx.execute(
                    """
                    INSERT INTO gestion.permanence
                      (entreprise_id, contrat_id, prestation_id, lieu_id, intervenant_id, jour, moment, debut, fin)
                    VALUES (\(autre.entreprise)::uuid, \(autre.contrat)::uuid, \(autre.prestation)::uuid, \(autre.site)::uuid,
                      \(monde.claire)::uuid, \(Self.lundi.plus(jours: 1))::date, 'AM', '09:00', '12:00')
                    """)
            }
            let avant = try await traces(base, monde)
            let refus = try await visiteur.envoyer("\(page)/remplacer", corps(tous), depuis: page)
            #expect(refus.statut == .conflict)
            let texte = refus.texte.replacing("\u{A0}", with: " ").replacing("\u{202F}", with: " ")
            let nomme = texte.contains("Verrerie de Forbach, mardi") && texte.contains("Claire Hoffmann est déjà à")
            #expect(nomme)
            #expect(try await traces(base, monde) == avant)
            // A row solved by somebody else meanwhile is named too.
            _ = try await base.bases[.gestion].write(
                as: monde.planificatrice,
                ["UPDATE gestion.permanence SET intervenant_id = \(monde.claire)::uuid WHERE jour = \(Self.lundi)::date"])
            #expect(try await visiteur.envoyer("\(page)/remplacer", corps(tous), depuis: page).statut == .conflict)
        }
    }

    @Test func postponedWithTheSameWorker() async throws {
        try await absente { base, monde, visiteur, page in
            let tous = try await champs(visiteur, page)
            let lundi = try #require(tous.first { $0.nom.hasPrefix("e-") && $0.valeur.hasPrefix("\(Self.lundi)") })
            let mercredi = Self.lundi.plus(jours: 2)
            let choix = [lundi, (nom: "c-\(lundi.nom.dropFirst(2))", valeur: "\(mercredi)|PM|\(monde.nadia)")]
            let offert = try await visiteur.lire(page).texte.contains("Reporter au mercredi")
            #expect(offert)
            #expect(try await visiteur.envoyer("\(page)/remplacer", corps(choix), depuis: page).statut == .seeOther)
            let traces = try await traces(base, monde)
            #expect(traces.map(\.statut) == ["reportee", "publiee", "publiee"])
            #expect(traces.last == Trace(jour: mercredi, statut: "publiee", qui: "Nadia", sequence: 0, remplace: true, debut: "13:30"))
            let due = try await base.bases[.gestion].read(
                as: monde.planificatrice,
                ["SELECT r.etat FROM gestion.registre r WHERE r.entreprise_id = \(monde.entreprise)::uuid"])[0]
            #expect(try due.map { try $0.string("etat") } == ["publiee"])
        }
    }

    @Test func whyNotSomebody() async throws {
        try await absente { base, monde, visiteur, page in
            _ = try await base.bases[.gestion].write(
                as: monde.planificatrice, ["UPDATE gestion.intervenant SET metier = 'psychologue' WHERE id = \(monde.claire)::uuid"])
            let pour = try #require(try await champs(visiteur, page).first { $0.nom.hasPrefix("e-") }).nom.dropFirst(2)
            let texte = try await visiteur.texte("\(page)?pour=\(pour)&qui=\(monde.claire)")
            let dit = texte.contains("psychologue")
            #expect(dit)
        }
    }

    @Test func aDepartureGivesUpWhatNobodyCanHold() async throws {
        try await absente { base, monde, visiteur, page in
            let pris = try await visiteur.envoyer(
                "/absences", "intervenant=\(monde.claire)&debut=\(Self.lundi)&nature=depart", depuis: "/absences")
            #expect(pris.statut == .seeOther)
            let liste = try await visiteur.texte("/absences")
            let dit = liste.contains("départ à partir du \(Self.lundi.court)")
            #expect(dit)
            // Nobody is left on these two days: only Nadia herself, on Wednesday.
            let reparation = try await visiteur.lire("\(page)/reparation").texte
            let lots = reparation.split(separator: "name=\"lot\" value=\"").dropFirst().map { String($0.prefix { $0 != "\"" }) }
            #expect(!lots.isEmpty)
            let faux = try await visiteur.envoyer("\(page)/reparation", "lot=\(lots[0])&lot=inconnu", depuis: page)
            #expect(faux.statut == .conflict)
            #expect(
                try await visiteur.envoyer("\(page)/reparation", lots.map { "lot=\($0)" }.joined(separator: "&"), depuis: page).statut
                    == .seeOther)
            let traces = try await traces(base, monde)
            let vivantes = traces.filter { $0.statut == "publiee" }
            #expect(vivantes.allSatisfy { $0.jour == Self.lundi.plus(jours: 2) && $0.qui == "Nadia" })
            #expect(traces.count { $0.statut == "reportee" } == vivantes.count)
            #expect(!vivantes.isEmpty)
        }
    }
}

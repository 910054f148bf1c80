import Actes
import Budget
import Calendrier
import Documents
import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Partenaires
import Postgres
import Tenancy
import TestSupport
import Testing
import Web

@testable import Dossiers

/// The copy the person asks for: whole, in words she reads, with her documents.
@Suite struct CopieTests {
    /// A dossier with something in each drawer.
    private func remplir(_ banc: Banc) async throws -> Dossier.Ref {
        let ref = try await banc.ouvrir()
        let jour = DateCivile.aujourdhui()
        let lu = try #require(try await banc.dossiers.lire(ref, as: banc.nadia))
        var identite = lu.identite
        identite.naissance = 1983
        identite.telephone = "06 12 34 56 78"
        identite.rappel = .sms
        var situation = Situation()
        situation.famille = .couple
        situation.membres = [Membre(.enfant, naissance: 2015, aCharge: true)]
        situation.ressources = [.salaire]
        situation.suivant = "/dossiers/x/y"
        #expect(
            try await banc.dossiers.modifier(ref, identite, version: lu.dossier.version, situation: (situation, nil), as: banc.nadia))
        _ = try await banc.entretiens.enregistrer(
            ref, banc.codes(), Note("Elle dit : « je n'en dors plus »\net \"voilà\"."), clos: true, as: banc.nadia)
        var muet = banc.codes(jour.plus(jours: -3))
        muet.vulnerabilite = .urgence
        _ = try await banc.entretiens.enregistrer(ref, muet, nil, clos: true, as: banc.nadia)
        try await banc.demarches.ajouter(
            ref,
            .init(
                type: .recours, partenaire: .adil, statut: .aCompleter, echeance: nil,
                objet: Objet(objet: "Bail du frère", montant: 124_050)), as: banc.nadia)
        let plan = PlanStore(banc.base.bases[.nominatif], banc.coffre)
        var evaluation = Evaluation()
        evaluation.textes[.demande] = "Rester dans son logement."
        try await plan.evaluer(ref, evaluation, as: banc.nadia)
        let objectif = try await plan.poser(ref, .init(theme: .logement, texte: .init("Payer le loyer d'avril")), as: banc.nadia)
        try await plan.ajouter(ref, objectif, action: "Appeler le bailleur", qui: .personne, echeance: jour.plus(jours: 7), as: banc.nadia)
        #expect(
            try await PdpStore(banc.base.bases[.nominatif]).ajouter(
                ref, PeriodeArret(.maladie, jour.plus(jours: -70), nil), as: banc.nadia) == .faite)
        var fiche = FicheBudget()
        fiche.montants = [.salaire: 160_000, .loyer: 61_000]
        fiche.creances = [Creance(nom: "Cofidis", nature: .consommation, du: 400_000, mensualite: 12_000, taux: 500)]
        _ = try await banc.budgets.enregistrer(ref, fiche, note: "Revoir en mai.", jour: jour, as: banc.nadia)
        var courrier = Ecrit.Contenu()
        courrier.objet = "Délai de paiement"
        courrier.corps = "Madame, Monsieur,\n\nJe vous demande un délai."
        _ = try await banc.ecrits.creer(ref, .courrier, courrier, as: banc.nadia)
        _ = try await banc.documents.deposer(
            ref, try FichierExamine.examiner(DocumentsTests.pdf(600_000)), titre: "Attestation CAF d'été", as: banc.nadia)
        #expect(try await banc.partages.partager(ref, avec: banc.sophie.compte, jusquau: jour, as: banc.nadia))
        // A rendez-vous of a worker who has left: the referent does not see it by the table.
        try await banc.base.superutilisateur {
            try $0.executeScript(
                """
                INSERT INTO nominatif.rendez_vous (entreprise_id, dossier_id, referent_id, permanence_id, jour, heure, statut)
                VALUES ('\(ref.entreprise)', '\(ref.id)', '\(banc.sophie.compte)', '\(banc.permanenceDeSophie)', '\(banc.jour)', '09:30', 'honore')
                """)
        }
        return ref
    }

    @Test func laCopieDitToutAvecDesMots() async throws {
        try await Banc.avec { banc in
            let ref = try await remplir(banc)
            #expect(try await banc.copies.copier(ref, as: banc.sophie) == nil, "un partage ne donne pas la copie")
            let (copie, _) = try #require(try await banc.copies.copier(ref, as: banc.nadia))
            let jour = DateCivile.aujourdhui()
            let texte = copie.parties.flatMap { [$0.titre] + $0.faits.flatMap { [$0.nom, $0.valeur] } }.joined(separator: "\n")
            let attendus = [
                "Lambert-Roussel", "06 12 34 56 78", Identite.Rappel.sms.libelle, "enfant, 2015", "à charge", "je n'en dors plus",
                "urgence",
                "jusqu'à 30 min", "Bail du frère", euros(124_050), "Rester dans son logement.", "Payer le loyer d'avril",
                "Appeler le bailleur, vous",
                "Arrêt du \(jour.plus(jours: -70).court), en cours", "visite de préreprise possible", "Loyer", euros(61_000), "Cofidis",
                "Reste à vivre par mois", "Délai de paiement", "Attestation CAF d'été",
                "\(banc.jour.court), 9 h 30\nhonoré, avec Sophie Kremer",
                "tout le dossier, du \(jour.court) au \(jour.court), avec votre accord donné de vive voix", "Fonderies de Testange, Usine",
            ]
            for attendu in attendus { #expect(texte.contains(attendu), "\(attendu)") }
            for brut in ["61000", "124050", "2015,oui", "/dossiers/", "a_surveiller", "lui_meme", "remarqueLogement", "Poste."] {
                #expect(!texte.contains(brut), "\(brut)")
            }
            #expect(copie.parties(.entretiens).count == 2, "un entretien sans note en est un")
            #expect("\(copie)" == "Copie(•)" && "\(copie.parties[0])" == "Partie(•)")
        }
    }

    @Test func leFichierEtLePapierDisentLaMemeChose() async throws {
        try await Banc.avec { banc in
            let ref = try await remplir(banc)
            let jour = DateCivile.aujourdhui()
            let (copie, _) = try #require(try await banc.copies.copier(ref, as: banc.nadia))
            let lu = try #require(try JSONSerialization.jsonObject(with: Data(copie.json(le: jour))) as? [String: Any])
            #expect((lu["contenu"] as? [Any])?.count == copie.parties.count)
            let acces = try #require(lu["qui_a_lu"] as? [[String: Any]])
            #expect(acces.count == copie.lectures.count && acces.contains { $0["quoi"] as? String == "a ouvert le dossier" })
            #expect((lu["documents"] as? [[String: Any]])?.first?["fichier"] as? String == "documents/01-attestation-caf-d-ete.pdf")
            let demarche = try #require(copie.parties(.demarches).first)
            let document = try #require(copie.documents.first)
            let sans = copie.sans([demarche.id, document.id.rawValue])
            let reste = String(decoding: sans.json(le: jour), as: UTF8.self)
            #expect(!reste.contains("Bail du frère") && !reste.contains("Attestation") && reste.contains("\"passages_otes\": 2"))
            let html = CopieImprimee(copie: sans, jour: jour, par: "Nadia Benali", demandeLe: jour, jointe: false).html
            #expect(
                html.contains("Lambert-Roussel") && html.contains("psychologue") && html.contains("2 passages ôtés") && !html.contains("{{")
            )
            #expect(!html.contains("Bail du frère"))
        }
    }

    /// The list of readings stops nowhere: six hundred of one day are a line, and each day has its own.
    @Test func laListeDAccesEstEntiere() async throws {
        try await Banc.avec { banc in
            let ref = try await banc.ouvrir()
            try await banc.base.superutilisateur {
                try $0.executeScript(
                    """
                    INSERT INTO journal.evenement (instant, compartiment, compte, action, objet)
                    SELECT timestamptz '2026-01-01 12:00+01' - make_interval(days => n / 10), 'app_nominatif', '\(banc.sophie.compte)', 'lire_dossier', '\(ref.id)'
                    FROM generate_series(0, 5999) n
                    """)
            }
            let (copie, _) = try #require(try await banc.copies.copier(ref, as: banc.nadia))
            let siennes = copie.lectures.filter { $0.compte == banc.sophie.compte.rawValue }
            #expect(siennes.count == 600 && siennes.allSatisfy { $0.fois == 10 && $0.quoi == "a ouvert le dossier, 10 fois" })
            #expect(siennes.last.map { Instants.jour($0.instant) } == DateCivile("2026-01-01")?.plus(jours: -599))
            try await Navigateur.avec(banc, [banc.nadia]) { navigateurs in
                let page = try await navigateurs[0].get(ref.chemin + "/lectures").simple
                #expect(page.contains("10 fois") && page.contains("Suivante"))
                #expect(try await navigateurs[0].get(ref.chemin + "/lectures?page=12").simple.contains("10 fois"))
            }
        }
    }

    /// The archive holds the paper, the file and the very bytes of the document; handing it over is written down.
    @Test func lArchiveContientLesDocuments() async throws {
        try await Banc.avec { banc in
            let ref = try await remplir(banc)
            let fichier = DocumentsTests.pdf(600_000)
            try await Navigateur.avec(banc, [banc.nadia, banc.sophie]) { navigateurs in
                let nadia = navigateurs[0]
                let chemin = ref.chemin + "/copie"
                let page = try await nadia.get(chemin).simple
                #expect(page.contains("Attestation CAF") && page.contains("Vos entretiens"))
                let zip = try await nadia.post(
                    chemin, [("forme", "zip"), ("demande", DateCivile.aujourdhui().description)], page: chemin)
                #expect(zip.status == .ok && zip.headers[.contentType] == "application/zip")
                let octets = Array(buffer: zip.body)
                #expect(zip.headers[.contentLength] == "\(octets.count)", "la taille annoncée est la vraie")
                let lus = try await Self.deplier(octets)
                #expect(lus.count == 3)
                #expect(lus["documents/01-attestation-caf-d-ete.pdf"] == fichier)
                #expect(
                    lus.first { $0.key.hasSuffix(".pdf") && $0.key.hasPrefix("copie") }?.value.starts(with: Array("%PDF-".utf8)) == true)
                #expect(try await nadia.get(chemin).simple.contains("archive avec les documents"))
                let refuse = try await navigateurs[1].get(chemin)
                #expect(refuse.status == .notFound)
            }
            #expect(try await banc.compter("SELECT 1 FROM journal.evenement WHERE action = 'remettre_copie' AND objet = \(ref.id)") == 1)
        }
    }

    /// By the system's own reader: names and bytes, checks included.
    private static func deplier(_ octets: [UInt8]) async throws -> [String: [UInt8]] {
        let dossier = FileManager.default.temporaryDirectory.appending(path: "copie-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: dossier, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: dossier) }
        let zip = dossier.appending(path: "copie.zip")
        try Data(octets).write(to: zip)
        let script =
            "import sys,zipfile; z=zipfile.ZipFile(sys.argv[1]); assert z.testzip() is None; z.extractall(sys.argv[2]); print('\\n'.join(z.namelist()))"
        let noms = try await enFil { try Programme("/usr/bin/python3", ["-c", script, zip.path, dossier.path]).reussir() }
        var lus: [String: [UInt8]] = [:]
        for nom in noms.split(separator: "\n").map(String.init) { lus[nom] = Array(try Data(contentsOf: dossier.appending(path: nom))) }
        return lus
    }
}

extension Banc {
    var copies: CopieStore { CopieStore(base.bases[.nominatif], coffre) }
}

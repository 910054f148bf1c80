import Comptes
import Foundation
import HTTPTypes
import Tenancy
import Testing
import TestSupport

@testable import Cloison

/// The first day of an administrator: provisional password, her own, second factor, work, departure.
@Suite(.serialized) struct ConnexionTests {
    static let provisoire = "bado-kilu-remi-4812"
    static let choisi = "trois pommes vertes et dix"

    @Test func premierJour() async throws {
        try await MaisonDeTest.avec { maison in
            try await Self.ouvrirCompte(maison, "alice", [.administration])
            let visiteur = maison.visiteur()
            let entree = try await Self.entrer(visiteur, "alice", Self.provisoire)
            #expect(entree.vers == "/compte/mot-de-passe")
            // Nothing of her function opens before the first steps are done.
            #expect(try await visiteur.get("/comptes").statut != 200)

            _ = try await visiteur.get("/compte/mot-de-passe")
            let faible = try await visiteur.post(
                "/compte/mot-de-passe", [("ancien", Self.provisoire), ("nouveau", "court"), ("encore", "court")])
            #expect(faible.statut == 422)
            let change = try await visiteur.post(
                "/compte/mot-de-passe", [("ancien", Self.provisoire), ("nouveau", Self.choisi), ("encore", Self.choisi)])
            #expect(change.vers == "/compte/totp")

            let page = try await visiteur.get("/compte/totp").texte
            let secret = try #require(page.firstMatch(of: /<code>([A-Z2-7 ]+)<\/code>/).map { String($0.1) })
            #expect(page.contains("class=\"qr\""))
            #expect(try await visiteur.post("/compte/totp", [("code", "000000")]).statut == 422)
            let totp = Totp(secret: Self.base32(secret))
            #expect(try await visiteur.post("/compte/totp", [("code", totp.code(a: .now))]).vers == "/")

            #expect(try await visiteur.get("/comptes").statut == 200)
            #expect(try await visiteur.get("/journal").texte.contains("La chaîne tient"))
            #expect(try await visiteur.post("/deconnexion").vers == "/connexion")
            #expect(try await visiteur.get("/comptes").vers?.hasPrefix("/connexion") == true)
            for ligne in maison.journal.tout { #expect(!ligne.contains("alice") && !ligne.contains(Self.choisi)) }
        }
    }

    /// An unknown login and a wrong password give the same page; so does the right one once the account is locked.
    @Test func refusToujoursLeMeme() async throws {
        try await MaisonDeTest.avec { maison in
            try await Self.ouvrirCompte(maison, "bruno", [.planification])
            func refus(_ login: String, _ mot: String) async throws -> String {
                let reponse = try await Self.entrer(maison.visiteur(), login, mot)
                #expect(reponse.statut == 422)
                return reponse.texte.replacing(login, with: "…").replacing(/name="_csrf" value="[^"]+"/, with: "")
            }
            let inconnu = try await refus("personne", "un mot de passe quelconque")
            for _ in 0..<5 { #expect(try await refus("bruno", "un mot de passe quelconque") == inconnu) }
            #expect(try await refus("bruno", Self.provisoire) == inconnu)
        }
    }

    private static func ouvrirCompte(_ maison: MaisonDeTest, _ login: String, _ fonctions: Set<Fonction>) async throws {
        let sel = Preuve.nouveauSel()
        try await CompteStore(migrateur: maison.base.bases[.migrateur]).creer(
            login: login, nom: "Compte d'essai", fonctions: fonctions, entreprise: nil, sel: sel,
            preuve: try Preuve.calculer(provisoire, sel: sel))
    }

    private static func entrer(_ visiteur: Visiteur, _ login: String, _ mot: String) async throws -> Visiteur.Reponse {
        _ = try await visiteur.get("/connexion")
        return try await visiteur.post("/connexion", [("login", login), ("mot_de_passe", mot), ("code", "")])
    }

    private static func base32(_ texte: String) -> [UInt8] {
        var octets: [UInt8] = []
        var tampon: UInt32 = 0
        var bits = 0
        for signe in texte where signe != " " {
            guard let rang = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".firstIndex(of: signe) else { continue }
            tampon =
                tampon << 5
                | UInt32("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".distance(from: "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".startIndex, to: rang))
            bits += 5
            if bits >= 8 {
                bits -= 8
                octets.append(UInt8(tampon >> UInt32(bits) & 0xff))
            }
        }
        return octets
    }
}

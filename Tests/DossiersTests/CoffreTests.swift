import Foundation
import Testing

@testable import Chiffrement
@testable import Dossiers

@Suite struct CoffreTests {
    let entreprise = UUID()
    let dossier = UUID()

    private func cle() throws -> CleDossier {
        let coffre = try Coffre(maitre: Array(repeating: 9, count: 32))
        return try coffre.nouvelleCle(entreprise: entreprise).cle.nouvelleCle(dossier: dossier).cle
    }

    private var feuillet: Feuillet {
        var feuillet = Feuillet()
        feuillet["nom"] = "Éloïse Œuvrard"
        feuillet["remarque"] = "deux\nlignes"
        return feuillet
    }

    @Test func unContenuRevientTelQuel() throws {
        let cle = try cle()
        let lu = try cle.ouvrir(try cle.sceller(feuillet, .dossier, dossier, version: 3), .dossier, dossier, version: 3)
        #expect(lu["nom"] == "Éloïse Œuvrard")
        #expect(lu["remarque"] == "deux\nlignes")
        #expect(lu["prenom"] == nil)
    }

    @Test func unChiffreDeplaceNeSOuvrePas() throws {
        let cle = try cle()
        let scelle = try cle.sceller(feuillet, .dossier, dossier, version: 1)
        #expect(throws: ErreurCoffre.illisible) { try cle.ouvrir(scelle, .entretien, dossier, version: 1) }
        #expect(throws: ErreurCoffre.illisible) { try cle.ouvrir(scelle, .dossier, UUID(), version: 1) }
        #expect(throws: ErreurCoffre.illisible) { try cle.ouvrir(scelle, .dossier, dossier, version: 2) }
        var altere = scelle
        altere[20] ^= 1
        #expect(throws: ErreurCoffre.illisible) { try cle.ouvrir(altere, .dossier, dossier, version: 1) }
        #expect(throws: ErreurCoffre.illisible) { try self.cle().ouvrir(scelle, .dossier, dossier, version: 1) }
    }

    @Test func uneCleEnveloppeeNOuvreQueSonDossierEtSonEntreprise() throws {
        let coffre = try Coffre(maitre: Array(repeating: 9, count: 32))
        let (cleEntreprise, enveloppe) = try coffre.nouvelleCle(entreprise: entreprise)
        let (_, enveloppee) = try cleEntreprise.nouvelleCle(dossier: dossier)
        #expect(enveloppe.count == 69, "forme, version de la clé maître, 60 octets")
        #expect(enveloppee.count == 60)
        #expect(throws: ErreurCoffre.illisible) { try cleEntreprise.cle(dossier: UUID(), enveloppee: enveloppee) }
        #expect(throws: ErreurCoffre.illisible) { try coffre.cle(entreprise: UUID(), enveloppee: enveloppe) }
        let autre = try Coffre(maitre: Array(repeating: 8, count: 32))
        #expect(throws: ErreurCoffre.illisible) { try autre.cle(entreprise: entreprise, enveloppee: enveloppe) }
    }

    @Test func laLongueurDUnChiffreNeDitPasCelleDUnNom() throws {
        let cle = try cle()
        let longueurs = try Set(
            ["Li", "Wolf", "Montgolfier-Dauphin"].map { nom in
                var feuillet = Feuillet()
                feuillet["nom"] = nom
                return try cle.sceller(feuillet, .dossier, dossier, version: 1).count
            })
        #expect(longueurs.count == 1)
    }

    @Test func rienNeSImprime() throws {
        var identite = Identite()
        identite.nom = "Zanzibar"
        let note = Note("Zanzibar a dit")
        let objet = Objet(objet: "Zanzibar", montant: 124_000)
        for texte in [
            "\(identite) \(note) \(objet) \(feuillet)", String(describing: identite), String(reflecting: identite),
            String(reflecting: [note]),
            String(describing: (objet, identite.feuillet)),
        ] {
            #expect(!texte.contains("Zanzibar"))
            #expect(!texte.contains("Œuvrard"))
        }
        var vidage = ""
        dump(["a": identite], to: &vidage)
        dump(note, to: &vidage)
        #expect(!vidage.contains("Zanzibar"))
        #expect(!(identite is any Encodable))
        #expect(!(note is any Encodable))
    }

    @Test func lEmpreinteIgnoreAccentsEtCasse() throws {
        let coffre = try Coffre(maitre: Array(repeating: 9, count: 32))
        let cle = try coffre.nouvelleCle(entreprise: entreprise).cle
        #expect(cle.index("MÜLLER-Lefèvre") == cle.index("muller lefevre"))
        #expect(cle.index("Müller").allSatisfy { $0.count == 4 })
        #expect(cle.index("Müller") != cle.index("Mueller"))
        let autre = try coffre.nouvelleCle(entreprise: UUID()).cle
        #expect(cle.index("Müller") != autre.index("Müller"))
    }

    @Test func laCleMaitreVientDuFichierOuDeLEnvironnement() throws {
        #expect(throws: ErreurCoffre.cleMaitreMalformee) { try Coffre(hexadecimal: "abc") }
        #expect(throws: ErreurCoffre.cleMaitreMalformee) { try Coffre(hexadecimal: String(repeating: "zz", count: 32)) }
        #expect(throws: ErreurCoffre.cleMaitreAbsente("/nulle/part")) { try Coffre.ouvrir(["CLOISON_CLE_MAITRE_FICHIER": "/nulle/part"]) }
        let hexa = String(repeating: "09", count: 32)
        let un = try Coffre.ouvrir(["CLOISON_CLE_MAITRE": hexa])
        let deux = try Coffre(maitre: Array(repeating: 9, count: 32))
        let enveloppe = try un.nouvelleCle(entreprise: entreprise).enveloppee
        _ = try deux.cle(entreprise: entreprise, enveloppee: enveloppe)
    }

    @Test func laListeDesChampsNominatifsEstComplete() {
        #expect(Set(Nominatifs.champsNominatifs).count == Nominatifs.champsNominatifs.count)
        #expect(Nominatifs.champsNominatifs.count >= Identite.Champ.allCases.count + 31)
        var identite = Identite()
        identite.nom = "a"
        identite.prenom = "b"
        identite.naissance = 1990
        identite.telephone = "c"
        identite.courriel = "d"
        identite.adresse = "e"
        identite.poste = "f"
        identite.adultes = 1
        identite.enfants = 2
        identite.rappel = .sms
        identite.remarque = "g"
        #expect(Identite(identite.feuillet) == identite)
    }
}

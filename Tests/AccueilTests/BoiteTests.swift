import Chiffrement
import Foundation
import Testing

/// The letter box of the installation: what goes in does not come out without the master key, nor from another slot.
@Suite struct BoiteTests {
    @Test func seuleLaCleMaitreOuvre() throws {
        let coffre = try Coffre(maitre: Array(1...32))
        let (publique, enveloppee) = try coffre.nouvelleBoite()
        var feuillet = Feuillet()
        feuillet["nom"] = "Karim Lambert-Roussel"
        let id = UUID()
        let scelle = try Fente(publique: publique).sceller(feuillet, .orientation, id)
        #expect(!String(decoding: scelle, as: UTF8.self).contains("Lambert"))
        #expect(try coffre.boite(enveloppee: enveloppee).ouvrir(scelle, .orientation, id)["nom"] == "Karim Lambert-Roussel")
        #expect(try Fente(publique: publique).sceller(feuillet, .orientation, id) != scelle, "deux fois le même nom, deux chiffrés")
        #expect(throws: ErreurCoffre.illisible) { try coffre.boite(enveloppee: enveloppee).ouvrir(scelle, .orientation, UUID()) }
        #expect(throws: ErreurCoffre.illisible) { try coffre.boite(enveloppee: enveloppee).ouvrir(scelle, .contact, id) }
        var altere = scelle
        altere[40] ^= 1
        #expect(throws: ErreurCoffre.illisible) { try coffre.boite(enveloppee: enveloppee).ouvrir(altere, .orientation, id) }
        let autre = try Coffre(maitre: Array(2...33))
        #expect(throws: ErreurCoffre.illisible) { try autre.boite(enveloppee: enveloppee) }
    }

    @Test func laCleMaitreTourne() throws {
        let (avant, apres) = (try Coffre(maitre: Array(1...32)), try Coffre(maitre: Array(2...33)))
        let (publique, enveloppee) = try avant.nouvelleBoite()
        let neuve = try avant.reenvelopper(boite: enveloppee, pour: apres)
        let id = UUID()
        var feuillet = Feuillet()
        feuillet["adresse"] = "+33612345678"
        let scelle = try Fente(publique: publique).sceller(feuillet, .contact, id)
        #expect(try apres.boite(enveloppee: neuve).ouvrir(scelle, .contact, id)["adresse"] == "+33612345678")
        #expect(throws: ErreurCoffre.illisible) { try avant.boite(enveloppee: neuve) }
    }
}

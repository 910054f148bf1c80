import Chiffrement
import Foundation
import HTTPTypes
import HummingbirdTesting
import Postgres
import Tenancy
import TestSupport
import Testing

@testable import Accueil

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

    /// Several pairs: each opens what it sealed, the one that is missing says so, and what was sealed before pairs had names opens too.
    @Test func plusieursPaires() throws {
        let coffre = try Coffre(maitre: Array(1...32))
        let (une, autre) = (try coffre.nouvelleBoite(), try coffre.nouvelleBoite())
        let id = UUID()
        var feuillet = Feuillet()
        feuillet["nom"] = "Lambert"
        let scelle = try Fente(publique: une.publique).sceller(feuillet, .orientation, id)
        let boites = BoitesAuxLettres([autre, une], coffre)
        #expect(try boites.ouvrir(scelle, .orientation, id)["nom"] == "Lambert")
        #expect(try boites.ouvrir(Array(scelle.dropFirst(9)), .orientation, id)["nom"] == "Lambert", "avant que les paires aient un nom")
        #expect(throws: ErreurCoffre.boiteAbsente) { try BoitesAuxLettres([autre], coffre).ouvrir(scelle, .orientation, id) }
        var altere = scelle
        altere[60] ^= 1
        #expect(throws: ErreurCoffre.illisible) { try boites.ouvrir(altere, .orientation, id) }
        let ailleurs = BoitesAuxLettres([une], try Coffre(maitre: Array(2...33)))
        #expect(throws: ErreurCoffre.boiteAbsente) { try ailleurs.ouvrir(scelle, .orientation, id) }
    }

    /// The pair turned under a service that runs: the next name is sealed for the new one, and both are read.
    @Test func laPaireTourneSousLeService() async throws {
        try await Terrain.avec { terrain in
            try await terrain.facteur().preparer()
            let (publique, enveloppee) = try terrain.coffre.nouvelleBoite()
            try await terrain.servir { client in
                let rh = Visite(client: client, compte: terrain.rh)
                let nadia = Visite(client: client, compte: terrain.nadia)
                let champs = { (nom: String) in
                    [
                        ("nom", nom), ("joindre", "06 39 98 12 34"), ("accord", "oui"),
                        ("etablissement", terrain.etablissement.uuidString.lowercased()),
                    ]
                }
                #expect(try await rh.post("/rh/orientations", champs("Avant"), page: "/rh/orientations").status == .seeOther)
                let tournee = try await terrain.base.superutilisateur { connexion in
                    let vue = try connexion.rows("SELECT publique FROM nominatif.boite WHERE id = 1")[0].bytes("publique")
                    return try connexion.rows("SELECT nominatif.tourner_boite(\(vue), \(publique), \(enveloppee)) AS fait")[0].bool("fait")
                }
                #expect(tournee)
                #expect(try await rh.post("/rh/orientations", champs("Apres"), page: "/rh/orientations").status == .seeOther)
                let liste = try await nadia.get("/orientations").simple
                var lus = ""
                for morceau in liste.components(separatedBy: "href=\"/orientations/").dropFirst() {
                    lus += try await nadia.get("/orientations/" + (morceau.split(separator: "\"").first ?? "")).simple
                }
                #expect(lus.contains("Avant") && lus.contains("Apres"))
            }
            let sousLaNeuve = try await terrain.lignes(
                """
                SELECT 1 FROM nominatif.orientation_rh
                WHERE nominatif._paire_du_pli(contenu) = substring(sha256(\(publique)) FROM 1 FOR 8)
                """)
            #expect(sousLaNeuve.count == 1)
        }
    }
}

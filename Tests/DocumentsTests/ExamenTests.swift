import Foundation
import Testing

@testable import Documents

/// Files are known by what they hold: the name never counts.
@Suite struct ExamenTests {
    private func refus(_ octets: [UInt8]) -> FichierExamine.Refus? {
        do {
            _ = try FichierExamine.examiner(octets)
            return nil
        } catch { return error }
    }

    @Test(arguments: [Echantillons.jpeg, Echantillons.jpegProgressif])
    func unePhotoPerdCeQuElleDitDuTelephone(photo: [UInt8]) throws {
        #expect(String(decoding: photo, as: UTF8.self).contains("APPAREIL-TEST"))
        let examinee = try FichierExamine.examiner(photo + Array("suite cachée".utf8))
        #expect(examinee.genre == .jpeg && examinee.alertes.isEmpty)
        let texte = String(decoding: examinee.octets, as: UTF8.self)
        for trace in ["APPAREIL-TEST", "SECRET-COMMENTAIRE", "suite cachée"] { #expect(!texte.contains(trace), "\(trace)") }
        #expect(examinee.octets.suffix(2) == [0xFF, 0xD9])
        // The picture itself is whole, and still stands upright: tag 0x0112, short, 6.
        #expect(examinee.octets.firstRange(of: [0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6]) != nil)
        #expect(photo.count - examinee.octets.count < 120)
        #expect(try FichierExamine.examiner(examinee.octets).octets == examinee.octets, "une photo nette ne change plus")
    }

    @Test func unPngPerdSesTextes() throws {
        let examine = try FichierExamine.examiner(Echantillons.png + [1, 2, 3])
        #expect(examine.genre == .png)
        #expect(!String(decoding: examine.octets, as: UTF8.self).contains("SECRET-AUTEUR"))
        #expect(examine.octets.count == Echantillons.png.count - 12 - 20)
    }

    @Test func unFichierCoupeLEst() {
        for octets in [Echantillons.jpeg, Echantillons.jpegProgressif, Echantillons.png, Echantillons.pdf()] {
            for coupe in stride(from: 9, to: octets.count - 10, by: 37) {
                let resultat = refus(Array(octets.prefix(coupe)))
                #expect(resultat != nil, "coupé à \(coupe) sur \(octets.count)")
            }
        }
        #expect(refus(Array(Echantillons.jpeg.prefix(300))) == .abime(.jpeg))
        #expect(refus(Array(Echantillons.png.prefix(100))) == .abime(.png))
        #expect(refus(Array(Echantillons.pdf().prefix(100))) == .abime(.pdf))
    }

    @Test func unPdfOrdinairePasse() throws {
        let examine = try FichierExamine.examiner(Echantillons.pdf())
        #expect(examine.genre == .pdf && examine.alertes.isEmpty, "un nom dans le texte d'une page n'est pas une action")
        #expect(try FichierExamine.examiner([0xEF, 0xBB, 0xBF, 10] + Echantillons.pdf()).octets.starts(with: Array("%PDF-".utf8)))
    }

    @Test(arguments: [
        "9 0 obj << /S /JavaScript /JS (app.alert) >> endobj", "9 0 obj << /S /J#61vaScript >> endobj", "9 0 obj << /#4a#53 (x) >> endobj",
    ])
    func lesScriptsSeDisent(objet: String) throws { #expect(try FichierExamine.examiner(Echantillons.pdf(objet)).alertes == [.script]) }

    @Test func lesScriptsCachesAussi() throws {
        let objets = Echantillons.pdf(
            flux: Echantillons.range("1 0 << /S /JavaScript /JS (x) >>"), dictionnaire: "/Type /ObjStm /Filter /FlateDecode")
        #expect(try FichierExamine.examiner(objets).alertes == [.script])
        let comprime = Echantillons.pdf(flux: Echantillons.zlib, dictionnaire: "/Type/ObjStm/Filter[/FlateDecode]")
        #expect(try FichierExamine.examiner(comprime).alertes == [.script])
        let opaque = Echantillons.pdf(flux: [1, 2, 3], dictionnaire: "/Type /ObjStm /Filter /LZWDecode")
        #expect(try FichierExamine.examiner(opaque).alertes == [.protege])
        #expect(try FichierExamine.examiner(Echantillons.pdf(racine: "/Encrypt 8 0 R")).alertes == [.protege])
    }

    @Test func unProgrammeNEntrePas() throws {
        #expect(refus(Echantillons.pdf("9 0 obj << /S /Launch /F (cmd.exe) >> endobj")) == .programme)
        #expect(refus(Echantillons.pdf("9 0 obj << /S /#4Caunch >> endobj")) == .programme)
        let joint = Echantillons.pdf(flux: Echantillons.range("MZ\u{1}\u{2}"), dictionnaire: "/Type /EmbeddedFile /Filter /FlateDecode")
        #expect(refus(joint) == .programme)
        let facture = Echantillons.pdf(flux: Echantillons.range("<?xml"), dictionnaire: "/Type /EmbeddedFile /Filter /FlateDecode")
        #expect(try FichierExamine.examiner(facture).alertes == [.jointe])
        #expect(refus(Array("MZ\u{90}".utf8)) == .autre("un programme", remede: "il n'entre pas dans un dossier"))
    }

    @Test func lesErreursDisentQuoiFaire() {
        #expect(refus([]) == .vide)
        #expect(refus(Array(repeating: 0, count: (10 << 20) + 1)) == .tropGros(octets: (10 << 20) + 1))
        #expect(FichierExamine.Refus.tropGros(octets: 15_400_000).description.contains("14,7 Mo"))
        #expect(refus([0, 0, 0, 24] + Array("ftypheic".utf8) + [0, 0])?.description.contains("Le plus compatible") == true)
        #expect(refus(Array("PK\u{3}\u{4}".utf8))?.description.contains("enregistrez-le en PDF") == true)
        #expect(refus([0xD0, 0xCF, 0x11, 0xE0])?.description.contains("ancien document Word") == true)
        #expect(refus(Array("GIF89a".utf8))?.description.contains("JPEG ou en PNG") == true)
        #expect(refus(Array("<html>".utf8)) == .inconnu)
    }

    /// No file, however twisted, may stop the service.
    @Test func aucunOctetChangeNeFaitTomber() {
        var etat: UInt64 = 5
        for depart in [
            Echantillons.jpeg, Echantillons.jpegProgressif, Echantillons.png,
            Echantillons.pdf(flux: Echantillons.zlib, dictionnaire: "/Type/ObjStm/Filter/FlateDecode"),
        ] {
            for _ in 0..<600 {
                var octets = depart
                for _ in 0..<4 {
                    etat = etat &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                    octets[Int(etat >> 33) % octets.count] = UInt8(truncatingIfNeeded: etat >> 20)
                }
                _ = refus(octets)
            }
        }
    }

    @Test func leDegonfleEstBorne() {
        let clair = Degonfle.zlib(Echantillons.zlib, limite: 4_096)
        #expect(clair.map { String(decoding: $0.suffix(160), as: UTF8.self) } == String(repeating: "fin ", count: 40))
        #expect(Degonfle.zlib(Echantillons.zlib, limite: 50) == nil)
        #expect(Degonfle.zlib(Echantillons.zlib, limite: 50, coupe: true)?.count == 50)
        #expect(Degonfle.zlib([0x78, 0x9C, 0xFF, 0xFF], limite: 50) == nil)
    }
}

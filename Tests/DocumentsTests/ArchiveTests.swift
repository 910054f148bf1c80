import Foundation
import Testing

@testable import Documents

@Suite struct ArchiveTests {
    /// The check value of the algorithm's catalogue.
    @Test func somme() {
        #expect(CRC32.de(Array("123456789".utf8)) == 0xCBF4_3926)
        #expect(CRC32.de([]) == 0)
    }

    @Test func lesMemesFichiersDonnentLesMemesOctets() {
        func faire() -> [UInt8] {
            var archive = Archive(annee: 2026, mois: 10, jour: 12)
            archive.ajouter("À projeter.pdf", Array("un".utf8))
            archive.ajouter("b.csv", Array("deux".utf8))
            return archive.octets
        }
        let octets = faire()
        #expect(octets == faire())
        #expect(Array(octets.prefix(4)) == [0x50, 0x4B, 0x03, 0x04])
        // End record: two entries, the directory where it says.
        let fin = Array(octets.suffix(22))
        #expect(Array(fin.prefix(4)) == [0x50, 0x4B, 0x05, 0x06] && fin[10] == 2)
        let place = Int(fin[16]) | Int(fin[17]) << 8
        #expect(Array(octets[place..<place + 4]) == [0x50, 0x4B, 0x01, 0x02])
    }
}

/// JPEG pictures (ITU T.81) without what is not the picture.
enum PhotoJPEG {
    /// The same picture without Exif, XMP, IPTC and comments, and nothing after its end; only the orientation is kept, or a photograph held
    /// upright would lie down. nil when the file is cut or is not a JPEG to its end.
    static func nettoyer(_ octets: [UInt8]) -> [UInt8]? {
        var sortie: [UInt8] = [0xFF, 0xD8]
        sortie.reserveCapacity(octets.count)
        var orientation: UInt8 = 1
        var i = 2
        var image = false
        while i + 4 <= octets.count {
            guard octets[i] == 0xFF else { return nil }
            let marque = octets[i + 1]
            if marque == 0xFF {
                i += 1
                continue
            }
            let longueur = Int(octets[i + 2]) << 8 | Int(octets[i + 3])
            guard longueur >= 2, i + 2 + longueur <= octets.count else { return nil }
            let segment = octets[i..<(i + 2 + longueur)]
            i += 2 + longueur
            switch marque {
            case 0xDA:
                guard image, let fin = finDuBalayage(octets, depuis: i) else { return nil }
                if sortie.count == 2 || orientation != 1 { sortie.insert(contentsOf: exif(orientation), at: 2) }
                sortie += segment
                // Further scans of a progressive picture, and the tables between them, up to the end marker.
                guard let suite = reste(octets, depuis: i, premier: fin) else { return nil }
                sortie += suite
                return sortie
            case 0xE1:
                if let lue = orientationExif(segment.dropFirst(4)) { orientation = lue }
            case 0xED, 0xFE: break
            case 0xE2 where segment.dropFirst(4).starts(with: "MPF\u{0}".utf8): break
            case 0xC0...0xC3, 0xC5...0xC7, 0xC9...0xCB, 0xCD...0xCF:
                image = true
                sortie += segment
            case 0xE0...0xEF, 0xDB, 0xC4, 0xDD, 0xCC: sortie += segment
            default: return nil
            }
        }
        return nil
    }

    /// First marker after entropy-coded data that is neither a stuffed byte nor a restart.
    private static func finDuBalayage(_ octets: [UInt8], depuis debut: Int) -> Int? {
        var i = debut
        while i + 1 < octets.count {
            if octets[i] == 0xFF, octets[i + 1] != 0, !(0xD0...0xD7 ~= octets[i + 1]), octets[i + 1] != 0xFF { return i }
            i += 1
        }
        return nil
    }

    /// From the first scan's data to the end marker, included.
    private static func reste(_ octets: [UInt8], depuis debut: Int, premier: Int) -> ArraySlice<UInt8>? {
        var i = premier
        while i + 1 < octets.count {
            if octets[i + 1] == 0xD9 { return octets[debut..<(i + 2)] }
            guard i + 4 <= octets.count else { return nil }
            let longueur = Int(octets[i + 2]) << 8 | Int(octets[i + 3])
            guard [0xDA, 0xC4, 0xDB, 0xDD].contains(octets[i + 1]), longueur >= 2, i + 2 + longueur <= octets.count else { return nil }
            let apres = i + 2 + longueur
            if octets[i + 1] == 0xDA {
                guard let fin = finDuBalayage(octets, depuis: apres) else { return nil }
                i = fin
            } else {
                i = apres
                guard i + 1 < octets.count, octets[i] == 0xFF else { return nil }
            }
        }
        return nil
    }

    /// Tag 0x0112 of the first directory (Exif 2.32, § 4.6.4); nil when there is none.
    private static func orientationExif(_ segment: ArraySlice<UInt8>) -> UInt8? {
        guard segment.starts(with: "Exif\u{0}\u{0}".utf8) else { return nil }
        let tiff = Array(segment.dropFirst(6).prefix(65_536))
        guard tiff.count >= 8 else { return nil }
        let petit = tiff[0] == UInt8(ascii: "I")
        func court(_ i: Int) -> Int {
            i + 1 < tiff.count ? (petit ? Int(tiff[i + 1]) << 8 | Int(tiff[i]) : Int(tiff[i]) << 8 | Int(tiff[i + 1])) : 0
        }
        func long(_ i: Int) -> Int { petit ? court(i + 2) << 16 | court(i) : court(i) << 16 | court(i + 2) }
        let table = long(4)
        guard table < tiff.count else { return nil }
        for rang in 0..<court(table) {
            let entree = table + 2 + rang * 12
            guard entree + 12 <= tiff.count else { return nil }
            if court(entree) == 0x0112 { return 1...8 ~= court(entree + 8) ? UInt8(court(entree + 8)) : nil }
        }
        return nil
    }

    /// An Exif segment that says the orientation and nothing else.
    private static func exif(_ orientation: UInt8) -> [UInt8] {
        guard orientation != 1 else { return [] }
        return [0xFF, 0xE1, 0, 34] + Array("Exif\u{0}\u{0}MM\u{0}*".utf8) + [
            0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0,
        ]
            + [0, 0, 0, 0]
    }
}

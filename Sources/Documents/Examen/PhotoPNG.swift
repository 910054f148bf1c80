/// PNG pictures (ISO/IEC 15948) without their texts.
enum PhotoPNG {
    static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    /// Chunks that draw; texts, Exif and dates are left out.
    private static let gardes: Set<String> = [
        "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "sBIT", "bKGD", "pHYs",
    ]

    /// The same picture without what is not one, and nothing after its end; nil when it is cut.
    static func nettoyer(_ octets: [UInt8]) -> [UInt8]? {
        var sortie = signature
        sortie.reserveCapacity(octets.count)
        var i = signature.count
        var donnees = false
        while i + 12 <= octets.count {
            let longueur = octets[i..<(i + 4)].reduce(0) { $0 << 8 | Int($1) }
            guard longueur <= octets.count - i - 12 else { return nil }
            let nom = String(decoding: octets[(i + 4)..<(i + 8)], as: UTF8.self)
            let fin = i + 12 + longueur
            if i == signature.count, nom != "IHDR" { return nil }
            if gardes.contains(nom) { sortie += octets[i..<fin] }
            if nom == "IDAT" { donnees = true }
            if nom == "IEND" { return donnees ? sortie : nil }
            i = fin
        }
        return nil
    }
}

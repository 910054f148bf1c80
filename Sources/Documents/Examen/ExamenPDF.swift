/// What a PDF could do besides being read (ISO 32000-2, § 12.6). Names are looked for outside the page contents, in the compressed object
/// streams too, with their « #4A » escapes undone: a name hidden in either would be seen by a reader, so it is seen here.
struct ExamenPDF {
    private var noms: Set<String> = []
    private var alertes: Set<FichierExamine.Alerte> = []
    private var programme = false
    /// Inflated bytes still allowed: a bomb is « non examiné », not an open door.
    private var reserve = 64 << 20

    /// Where « %PDF- » stands, after nothing but blanks and a byte order mark.
    static func debut(_ octets: [UInt8]) -> Int? {
        let blancs = octets.prefix(64).prefix { $0 <= 32 || [0xEF, 0xBB, 0xBF].contains($0) }
        return octets[blancs.endIndex...].starts(with: "%PDF-".utf8) ? blancs.endIndex : nil
    }

    /// Throws `.abime` when the end is missing, `.programme` for what launches or carries a program.
    static func alertes(_ pdf: ArraySlice<UInt8>) throws(FichierExamine.Refus) -> Set<FichierExamine.Alerte> {
        guard chercher("%%EOF", dans: pdf, depuis: max(pdf.startIndex, pdf.endIndex - 2_048)) != nil else { throw .abime(.pdf) }
        var examen = ExamenPDF()
        examen.parcourir(pdf)
        if examen.programme || !examen.noms.isDisjoint(with: ["Launch", "RichMedia", "ImportData"]) { throw .programme }
        if !examen.noms.isDisjoint(with: ["JavaScript", "JS"]) { examen.alertes.insert(.script) }
        if !examen.noms.isDisjoint(with: ["EmbeddedFile", "EmbeddedFiles"]) { examen.alertes.insert(.jointe) }
        if examen.noms.contains("Encrypt") { examen.alertes.insert(.protege) }
        return examen.alertes
    }

    /// From stream to stream: the dictionaries between them are read, the streams that hold objects or files are opened.
    private mutating func parcourir(_ pdf: ArraySlice<UInt8>) {
        var i = pdf.startIndex
        while let flux = Self.chercher("stream", dans: pdf, depuis: i) {
            let entre = pdf[i..<flux]
            releve(entre)
            let donnees = Self.apresLigne(pdf, flux + 6)
            // « stream » inside a text, or « endstream » alone.
            guard entre.last(where: { $0 > 32 }) == UInt8(ascii: ">"), let donnees else {
                i = flux + 6
                continue
            }
            let fin = Self.chercher("endstream", dans: pdf, depuis: donnees) ?? pdf.endIndex
            ouvrir(pdf[donnees..<fin], Self.noms(Self.dictionnaire(entre)))
            i = min(fin + 9, pdf.endIndex)
        }
        releve(pdf[i...])
    }

    private mutating func releve(_ octets: ArraySlice<UInt8>) { noms.formUnion(Self.noms(octets)) }

    private mutating func ouvrir(_ donnees: ArraySlice<UInt8>, _ dictionnaire: Set<String>) {
        let objets = dictionnaire.contains("ObjStm")
        let fichier = dictionnaire.contains("EmbeddedFile")
        guard objets || fichier else { return }
        let filtres = dictionnaire.intersection([
            "FlateDecode", "Fl", "LZWDecode", "ASCII85Decode", "ASCIIHexDecode", "RunLengthDecode", "Crypt",
        ])
        var clair = Array(donnees)
        if !filtres.isEmpty {
            guard filtres.isSubset(of: ["FlateDecode", "Fl"]), reserve > 0,
                let gonfle = Degonfle.zlib(clair, limite: objets ? reserve : min(reserve, 65_536), coupe: fichier)
            else {
                alertes.insert(.protege)
                return
            }
            clair = gonfle
            reserve -= clair.count
        }
        if objets { releve(clair[...]) }
        if fichier, Self.estProgramme(clair) { programme = true }
    }

    private static func estProgramme(_ octets: [UInt8]) -> Bool {
        let debuts: [[UInt8]] = [
            Array("MZ".utf8), [0x7F, 0x45, 0x4C, 0x46], Array("#!".utf8), [0xCA, 0xFE, 0xBA, 0xBE], [0xCF, 0xFA, 0xED, 0xFE],
        ]
        return debuts.contains { octets.starts(with: $0) }
    }

    /// From the last « obj » on: the dictionary that stands before « stream ».
    private static func dictionnaire(_ octets: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var i = octets.endIndex - 3
        while i >= octets.startIndex {
            if octets[i] == UInt8(ascii: "o"), octets[i + 1] == UInt8(ascii: "b"), octets[i + 2] == UInt8(ascii: "j") {
                return octets[i...]
            }
            i -= 1
        }
        return octets
    }

    /// Every name: « / » then regular characters, « #xx » undone.
    static func noms(_ octets: ArraySlice<UInt8>) -> Set<String> {
        var noms: Set<String> = []
        var i = octets.startIndex
        while i < octets.endIndex {
            guard octets[i] == UInt8(ascii: "/") else {
                i += 1
                continue
            }
            i += 1
            var nom: [UInt8] = []
            while i < octets.endIndex, regulier(octets[i]), nom.count < 64 {
                if octets[i] == UInt8(ascii: "#"), i + 2 < octets.endIndex, let haut = chiffre(octets[i + 1]),
                    let bas = chiffre(octets[i + 2])
                {
                    nom.append(haut << 4 | bas)
                    i += 3
                } else {
                    nom.append(octets[i])
                    i += 1
                }
            }
            noms.insert(String(decoding: nom, as: UTF8.self))
        }
        return noms
    }

    private static func regulier(_ octet: UInt8) -> Bool { octet > 32 && !"()<>[]{}/%".utf8.contains(octet) }

    private static func chiffre(_ octet: UInt8) -> UInt8? { Character(UnicodeScalar(octet)).hexDigitValue.map(UInt8.init) }

    /// After the end of line that follows « stream »; nil when none does.
    private static func apresLigne(_ pdf: ArraySlice<UInt8>, _ i: Int) -> Int? {
        guard i < pdf.endIndex else { return nil }
        if pdf[i] == 10 { return i + 1 }
        if pdf[i] == 13 { return i + 1 < pdf.endIndex && pdf[i + 1] == 10 ? i + 2 : i + 1 }
        return nil
    }

    private static func chercher(_ motif: String, dans octets: ArraySlice<UInt8>, depuis debut: Int) -> Int? {
        let motif = Array(motif.utf8)
        return octets.withUnsafeBufferPointer { tampon in
            var i = debut - octets.startIndex
            while i + motif.count <= tampon.count {
                if tampon[i] == motif[0], motif.indices.allSatisfy({ tampon[i + $0] == motif[$0] }) { return i + octets.startIndex }
                i += 1
            }
            return nil
        }
    }
}

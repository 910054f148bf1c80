internal import Foundation

/// Adds to a PDF/A-3b file printed by WeasyPrint what its command line (57.2, Debian 12) cannot say: a related file, the metadata that declare
/// it, an identifier. An incremental update (ISO 32000-1 §7.5.6): the printed bytes stay as they are, new objects follow.
struct ArchivePDF {
    private let octets: [UInt8]
    private let racine: Int
    /// Entries of the cross-reference table: the next object number.
    private let taille: Int
    private let table: Int
    /// Inside of the catalogue, without its brackets.
    private let catalogue: String

    /// nil when the file is not laid out in the classic way: a table of references, a catalogue in clear. WeasyPrint after 57 compresses both
    /// unless asked not to.
    init?(_ octets: [UInt8]) {
        guard let repere = Self.dernier("startxref", dans: octets), let table = Self.nombre(apres: repere + 9, dans: octets),
            table < octets.count, octets[table...].starts(with: Array("xref".utf8)),
            let fin = Self.dernier("trailer", dans: octets)
        else { return nil }
        let bande = String(decoding: octets[fin..<repere], as: UTF8.self)
        guard let racine = Self.entier(bande, apres: "/Root "), let taille = Self.entier(bande, apres: "/Size "), racine < taille else {
            return nil
        }
        // WeasyPrint writes one section, from object 0; an entry is 20 bytes (§7.5.4).
        guard let entrees = Self.premier("0 \(taille)", dans: octets, depuis: table),
            let premiere = Self.premier("0000000000 65535 f", dans: octets, depuis: entrees),
            let place = Self.nombre(apres: premiere + 20 * racine - 1, dans: octets), place < table,
            let ouvre = Self.premier("<<", dans: octets, depuis: place), let ferme = Self.premier("endobj", dans: octets, depuis: place),
            ouvre < ferme
        else { return nil }
        let corps = octets[(ouvre + 2)..<ferme]
        guard let texte = String(bytes: corps, encoding: .utf8), let dernier = texte.range(of: ">>", options: .backwards) else {
            return nil
        }
        self.octets = octets
        self.racine = racine
        self.taille = taille
        self.table = table
        catalogue = String(texte[..<dernier.lowerBound])
    }

    func joindre(_ jointe: PieceJointe, _ notice: NoticePDF) -> [UInt8] {
        var suite = Suite(octets)
        let date = "(D:" + notice.instant.formatted(.iso8601).filter(\.isNumber) + "Z)"
        suite.flux(
            taille, "/Type /EmbeddedFile /Subtype /\(Self.nom(jointe.type)) /Params << /Size \(jointe.octets.count) /ModDate \(date) >>",
            jointe.octets)
        suite.objet(
            taille + 1,
            "<< /Type /Filespec /F (\(jointe.nom)) /UF (\(jointe.nom)) /Desc \(Self.texte(jointe.description)) /AFRelationship /\(jointe.relation.rawValue) /EF << /F \(taille) 0 R /UF \(taille) 0 R >> >>"
        )
        suite.flux(taille + 2, "/Type /Metadata /Subtype /XML", PaquetXMP(notice: notice).octets)
        suite.objet(
            taille + 3,
            "<< /Title \(Self.texte(notice.titre)) /Author \(Self.texte(notice.auteur)) /Subject \(Self.texte(notice.sujet)) /Creator (Cloison) /Producer (\(PaquetXMP.producteur)) /CreationDate \(date) /ModDate \(date) >>"
        )
        suite.objet(racine, "<< \(nouveauCatalogue(jointe)) >>")
        let identifiant = "<" + notice.identifiant.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined() + ">"
        return suite.fin(
            "/Size \(taille + 4) /Root \(racine) 0 R /Info \(taille + 3) 0 R /Prev \(table) /ID [\(identifiant) \(identifiant)]")
    }

    private func nouveauCatalogue(_ jointe: PieceJointe) -> String {
        var texte = catalogue.replacing(/\/Metadata \d+ 0 R/, with: "")
        let fichiers = "/EmbeddedFiles << /Names [(\(jointe.nom)) \(taille + 1) 0 R] >>"
        if let noms = texte.firstRange(of: /\/Names\s*<</) {
            texte.insert(contentsOf: " \(fichiers) ", at: noms.upperBound)
        } else {
            texte += " /Names << \(fichiers) >>"
        }
        return texte + " /AF [\(taille + 1) 0 R] /Metadata \(taille + 2) 0 R"
    }

    /// A name object: « / » of a media type is written #2F.
    private static func nom(_ texte: String) -> String { texte.replacing("/", with: "#2F") }

    /// A text string in UTF-16 (§7.9.2.2), hexadecimal.
    private static func texte(_ texte: String) -> String {
        "<FEFF"
            + texte.utf16.map { String(String($0, radix: 16).reversed()).padding(toLength: 4, withPad: "0", startingAt: 0) }
            .map { String($0.reversed()) }.joined() + ">"
    }

    private static func premier(_ motif: String, dans octets: [UInt8], depuis: Int) -> Int? {
        let motif = Array(motif.utf8)
        guard depuis >= 0, depuis + motif.count <= octets.count else { return nil }
        return (depuis...(octets.count - motif.count)).first {
            octets[$0] == motif[0] && octets[$0..<$0 + motif.count].elementsEqual(motif)
        }
    }

    private static func dernier(_ motif: String, dans octets: [UInt8]) -> Int? {
        let motif = Array(motif.utf8)
        guard octets.count >= motif.count else { return nil }
        return (0...(octets.count - motif.count)).last { octets[$0] == motif[0] && octets[$0..<$0 + motif.count].elementsEqual(motif) }
    }

    private static func nombre(apres: Int, dans octets: [UInt8]) -> Int? {
        guard apres < octets.count else { return nil }
        let suite = octets[apres...].drop { $0 == 10 || $0 == 13 || $0 == 32 }
        return Int(String(decoding: suite.prefix { (48...57).contains($0) }, as: UTF8.self))
    }

    private static func entier(_ texte: String, apres repere: String) -> Int? {
        texte.firstRange(of: repere).flatMap { Int(texte[$0.upperBound...].prefix { $0.isNumber }) }
    }
}

/// The objects added after a file, and the table that finds them.
private struct Suite {
    private var octets: [UInt8]
    private var places: [(numero: Int, place: Int)] = []

    init(_ octets: [UInt8]) {
        self.octets = octets
        if octets.last != 10 { self.octets.append(10) }
    }

    mutating func objet(_ numero: Int, _ corps: String) {
        places.append((numero, octets.count))
        octets += Array("\(numero) 0 obj\n\(corps)\nendobj\n".utf8)
    }

    mutating func flux(_ numero: Int, _ dictionnaire: String, _ contenu: [UInt8]) {
        places.append((numero, octets.count))
        octets += Array("\(numero) 0 obj\n<< \(dictionnaire) /Length \(contenu.count) >>\nstream\n".utf8)
        octets += contenu
        octets += Array("\nendstream\nendobj\n".utf8)
    }

    func fin(_ bande: String) -> [UInt8] {
        var texte = "xref\n0 1\n0000000000 65535 f \n"
        for (numero, place) in places.sorted(by: { $0.numero < $1.numero }) {
            let dix = String(repeating: "0", count: 10 - String(place).count) + String(place)
            texte += "\(numero) 1\n\(dix) 00000 n \n"
        }
        texte += "trailer\n<< \(bande) >>\nstartxref\n\(octets.count)\n%%EOF\n"
        return octets + Array(texte.utf8)
    }
}

/// A file given by somebody, recognised by what it holds, never by its name.
package struct FichierExamine: Sendable {
    package enum Genre: String, CaseIterable, Sendable {
        case pdf, jpeg, png

        package var mime: String {
            switch self {
            case .pdf: "application/pdf"
            case .jpeg: "image/jpeg"
            case .png: "image/png"
            }
        }

        package var suffixe: String { self == .jpeg ? "jpg" : rawValue }
        package var libelle: String { self == .pdf ? "PDF" : "photo \(rawValue.uppercased())" }
    }

    /// Kept all the same, and said to whoever opens it.
    package enum Alerte: String, CaseIterable, Sendable {
        /// The PDF holds scripts: most forms of the administrations do.
        case script
        /// The PDF carries other files, none of them a program.
        case jointe
        /// The PDF is encrypted: its inside could not be looked at.
        case protege

        package var libelle: String {
            switch self {
            case .script: "contient des scripts"
            case .jointe: "porte des fichiers joints"
            case .protege: "protégé, non examiné"
            }
        }
    }

    package let genre: Genre
    /// What to keep: a picture without what the camera wrote of the place, the day and the telephone.
    package let octets: [UInt8]
    package let alertes: Set<Alerte>

    /// Largest file, in bytes: 10 MiB, some forty scanned pages.
    package static let limite = 10 << 20

    /// Why a file is not taken, and what to do.
    package enum Refus: Error, Equatable, CustomStringConvertible {
        case vide
        case tropGros(octets: Int)
        /// Recognised as something else: « un document Word ».
        case autre(String, remede: String)
        case inconnu
        case abime(Genre)
        case programme

        package var description: String {
            switch self {
            case .vide: "Le fichier est vide : choisissez-le de nouveau, ou numérisez la feuille encore une fois."
            case .tropGros(let octets):
                "Le fichier pèse \(Self.mega(octets)) Mo, et la place est de 10 Mo : numérisez en niveaux de gris à 150 points par pouce, ou en deux fichiers."
            case .autre(let quoi, let remede): "C'est \(quoi), et le dossier garde des PDF, des photos JPEG et PNG : \(remede)."
            case .inconnu:
                "Ce n'est ni un PDF, ni une photo JPEG ou PNG, quoi que dise son nom : ouvrez-le, puis enregistrez-le ou imprimez-le en PDF."
            case .abime(let genre):
                "Ce fichier commence comme \(genre == .pdf ? "un PDF" : "une photo \(genre.rawValue.uppercased())") mais il en manque : copiez-le de nouveau depuis l'appareil, puis renvoyez-le."
            case .programme:
                "Ce PDF peut lancer un programme : il n'est pas gardé. Ouvrez-le ailleurs, imprimez-le en PDF et envoyez cette copie."
            }
        }

        private static func mega(_ octets: Int) -> String {
            let dixiemes = (octets * 10 + (1 << 20) - 1) >> 20
            return dixiemes % 10 == 0 ? "\(dixiemes / 10)" : "\(dixiemes / 10),\(dixiemes % 10)"
        }
    }

    /// Looks at the bytes alone. Cost: one pass, and what the object streams of a PDF hold once inflated (at most 64 MiB).
    package static func examiner(_ octets: [UInt8]) throws(Refus) -> FichierExamine {
        guard !octets.isEmpty else { throw .vide }
        guard octets.count <= limite else { throw .tropGros(octets: octets.count) }
        if octets.starts(with: [0xFF, 0xD8, 0xFF]) {
            guard let nette = PhotoJPEG.nettoyer(octets) else { throw .abime(.jpeg) }
            return FichierExamine(genre: .jpeg, octets: nette, alertes: [])
        }
        if octets.starts(with: PhotoPNG.signature) {
            guard let nette = PhotoPNG.nettoyer(octets) else { throw .abime(.png) }
            return FichierExamine(genre: .png, octets: nette, alertes: [])
        }
        if let debut = ExamenPDF.debut(octets) {
            return FichierExamine(genre: .pdf, octets: Array(octets[debut...]), alertes: try ExamenPDF.alertes(octets[debut...]))
        }
        throw reconnu(octets)
    }

    /// The usual mistakes, by name.
    private static func reconnu(_ octets: [UInt8]) -> Refus {
        func porte(_ signature: String, _ rang: Int = 0) -> Bool { octets.dropFirst(rang).starts(with: signature.utf8) }
        if porte("ftyp", 4) {
            let marque = octets.dropFirst(8).prefix(4)
            if ["heic", "heix", "mif1", "msf1", "heim", "hevc"].contains(where: { marque.elementsEqual($0.utf8) }) {
                return .autre(
                    "une photo HEIC d'iPhone",
                    remede:
                        "dans Réglages, Appareil photo, Formats, choisissez « Le plus compatible », ou envoyez-la par l'iPhone lui-même, qui la convertit"
                )
            }
            return .autre("une vidéo ou un son", remede: "il n'y a pas de place pour eux ici")
        }
        if porte("PK") {
            return .autre(
                "un document Word ou Excel, ou une archive ZIP",
                remede: "ouvrez-le et enregistrez-le en PDF, ou envoyez un à un les fichiers de l'archive")
        }
        if octets.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
            return .autre("un ancien document Word ou Excel", remede: "ouvrez-le et enregistrez-le en PDF")
        }
        if porte("MZ") || octets.starts(with: [0x7F, 0x45, 0x4C, 0x46]) {
            return .autre("un programme", remede: "il n'entre pas dans un dossier")
        }
        if porte("GIF8") || porte("WEBP", 8) || porte("II*\u{0}") || porte("MM\u{0}*") || porte("BM") {
            return .autre("une image d'un autre format", remede: "enregistrez-la en JPEG ou en PNG")
        }
        return .inconnu
    }
}

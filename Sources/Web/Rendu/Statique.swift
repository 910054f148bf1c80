import Crypto
import Foundation
import HTTPTypes
import Hummingbird

/// Files of `Statique`, in memory, addressed by their hash.
struct Statique: Sendable {
    struct Fichier: Sendable {
        let octets: [UInt8]
        let empreinte: String
        let type: String
    }

    private let fichiers: [String: Fichier]

    init() throws {
        let dossier = Bundle.module.bundleURL.appendingPathComponent("Statique")
        var fichiers: [String: Fichier] = [:]
        for fichier in try FileManager.default.contentsOfDirectory(at: dossier, includingPropertiesForKeys: nil) {
            guard let type = Self.types[fichier.pathExtension] else { continue }
            let octets = try Data(contentsOf: fichier)
            let empreinte = SHA256.hash(data: octets).prefix(8).map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
            fichiers[fichier.lastPathComponent] = Fichier(octets: Array(octets), empreinte: empreinte, type: type)
        }
        self.fichiers = fichiers
    }

    private static let types = [
        "css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8", "svg": "image/svg+xml", "png": "image/png",
    ]

    /// URL that changes with the content, so that it may be kept for ever.
    func adresse(_ nom: String) -> String { "/statique/\(nom)?v=\(fichiers[nom]?.empreinte ?? "0")" }

    /// Throws `Refus.introuvable` for another name: there is no path to walk out of.
    func reponse(_ nom: String, version: String?, connue: String?) throws -> Response {
        guard let fichier = fichiers[nom] else { throw Refus.introuvable }
        let etiquette = "\"\(fichier.empreinte)\""
        let duree = version == fichier.empreinte ? "public, max-age=31536000, immutable" : "public, max-age=3600"
        var entetes: HTTPFields = [.contentType: fichier.type, .eTag: etiquette, .cacheControl: duree]
        if connue == etiquette {
            entetes[.contentType] = nil
            return Response(status: .notModified, headers: entetes)
        }
        return Response(status: .ok, headers: entetes, body: ResponseBody(byteBuffer: ByteBuffer(bytes: fichier.octets)))
    }
}

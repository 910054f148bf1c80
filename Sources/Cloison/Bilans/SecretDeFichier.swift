import Crypto
import Foundation

/// The secret of a register of files, kept beside the histories: the same one gives the same bilans over a longer file.
struct SecretDeFichier: Sendable {
    private let octets: [UInt8]

    static let nom = ".graine"

    /// From `--graine`, else from the register, else drawn.
    init(graine: Int?, registre: String) throws(RefusDeFichier) {
        let fichier = URL(filePath: registre).appending(path: Self.nom).path
        if let graine {
            octets = Array(SHA256.hash(data: Data("cloison bilans \(graine)".utf8)))
        } else if FileManager.default.fileExists(atPath: fichier) {
            let lus = FileManager.default.contents(atPath: fichier).flatMap { Demarrage.octets(String(decoding: $0, as: UTF8.self)) }
            guard let lus, lus.count == 32 else {
                throw RefusDeFichier(
                    .contenu, "« \(fichier) » : 64 chiffres hexadécimaux attendus ; reprenez le fichier écrit avec les bilans déjà remis.")
            }
            octets = lus
        } else {
            octets = (0..<32).map { _ in UInt8.random(in: 0...255) }
        }
    }

    /// Each company has its own: one that leaks says nothing of the others.
    func graine(de entreprise: String) -> [UInt8] {
        Array(HMAC<SHA256>.authenticationCode(for: Data(entreprise.utf8), using: SymmetricKey(data: octets)))
    }

    func ecrire(dans dossier: DossierDHistoriques) throws(RefusDeFichier) {
        let chiffres = octets.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        try dossier.ecrire(Array((chiffres + "\n").utf8), Self.nom, secret: true)
    }
}

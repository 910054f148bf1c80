import Foundation
import Testing

/// A real SMTP server on this machine (Debian: python3-aiosmtpd), that keeps what it receives; with TLS and AUTH when asked.
final class ServeurSMTP: Sendable {
    struct Recu: Decodable, Sendable {
        let de: String
        let a: [String]
        let contenu: String
        let tls: Bool
        let utilisateur: String?

        /// Header lines, unfolded, without their names' case.
        func entete(_ nom: String) -> String? {
            contenu.components(separatedBy: "\r\n\r\n").first?.components(separatedBy: "\r\n")
                .first { $0.lowercased().hasPrefix(nom.lowercased() + ":") }?.dropFirst(nom.count + 1).trimmingCharacters(in: .whitespaces)
        }

        /// The text of the only part, decoded.
        var texte: String {
            let parties = contenu.components(separatedBy: "\r\n\r\n")
            guard parties.count > 2 else { return contenu }
            let corps = parties[2].components(separatedBy: "\r\n--")[0].replacingOccurrences(of: "=\r\n", with: "")
            var octets: [UInt8] = []
            var reste = corps.utf8[...]
            while let octet = reste.popFirst() {
                if octet == 61, let n = UInt8(String(decoding: reste.prefix(2), as: UTF8.self), radix: 16) {
                    octets.append(n)
                    reste = reste.dropFirst(2)
                } else {
                    octets.append(octet)
                }
            }
            return String(decoding: octets, as: UTF8.self).replacingOccurrences(of: "\r\n", with: "\n")
        }
    }

    let port: Int
    let dossier: URL
    private let processus = Process()

    static let disponible = (try? lancer(["-c", "import aiosmtpd"])) == true

    /// `refus`: the answer to RCPT, « 550 no » or « 451 later ».
    init(tls: Bool = false, utilisateur: String? = nil, refus: String? = nil) throws {
        dossier = FileManager.default.temporaryDirectory.appending(path: "smtp-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: dossier, withIntermediateDirectories: true)
        if tls {
            try Self.openssl([
                "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost", "-addext",
                "subjectAltName=DNS:localhost,IP:127.0.0.1", "-keyout", dossier.appending(path: "cle.pem").path, "-out",
                dossier.appending(path: "certificat.pem").path,
            ])
        }
        let script = dossier.appending(path: "serveur.py")
        try Self.script.write(to: script, atomically: true, encoding: .utf8)
        processus.executableURL = URL(filePath: "/usr/bin/python3")
        processus.arguments = [script.path, dossier.path, tls ? "tls" : "", utilisateur ?? "", refus ?? ""]
        try processus.run()
        let fichier = dossier.appending(path: "port")
        var lu: Int?
        for _ in 0..<200 where lu == nil {
            Thread.sleep(forTimeInterval: 0.05)
            lu = (try? String(contentsOf: fichier, encoding: .utf8)).flatMap { Int($0) }
        }
        port = try #require(lu, "le serveur SMTP n'a pas démarré")
    }

    deinit {
        processus.terminate()
        try? FileManager.default.removeItem(at: dossier)
    }

    var certificat: String { dossier.appending(path: "certificat.pem").path }

    func recus() throws -> [Recu] {
        guard let texte = try? String(contentsOf: dossier.appending(path: "recus.jsonl"), encoding: .utf8) else { return [] }
        return try texte.split(separator: "\n").map { try JSONDecoder().decode(Recu.self, from: Data($0.utf8)) }
    }

    private static func lancer(_ arguments: [String]) throws -> Bool {
        let p = Process()
        p.executableURL = URL(filePath: "/usr/bin/python3")
        p.arguments = arguments
        p.standardError = FileHandle.nullDevice
        try p.run()
        p.waitUntilExit()
        return p.terminationStatus == 0
    }

    private static func openssl(_ arguments: [String]) throws {
        let p = Process()
        p.executableURL = URL(filePath: "/usr/bin/openssl")
        p.arguments = arguments
        p.standardError = FileHandle.nullDevice
        try p.run()
        p.waitUntilExit()
        #expect(p.terminationStatus == 0)
    }

    private static let script = """
        import json, os, socket, ssl, sys, time
        from aiosmtpd.controller import Controller
        from aiosmtpd.smtp import AuthResult
        dossier, tls, utilisateur, refus = sys.argv[1:5]
        class Garde:
            async def handle_RCPT(self, serveur, session, enveloppe, adresse, options):
                if refus: return refus
                enveloppe.rcpt_tos.append(adresse)
                return '250 OK'
            async def handle_DATA(self, serveur, session, enveloppe):
                with open(dossier + '/recus.jsonl', 'a') as f:
                    f.write(json.dumps({'de': enveloppe.mail_from, 'a': enveloppe.rcpt_tos, 'contenu': enveloppe.content.decode(),
                      'tls': session.ssl is not None, 'utilisateur': session.auth_data}) + '\\n')
                return '250 OK'
        def verifier(serveur, session, enveloppe, mecanisme, donnees):
            juste = donnees.login.decode() == utilisateur and donnees.password == b'mot "de" passe\\\\ long'
            return AuthResult(success=juste, auth_data=donnees.login.decode())
        contexte = None
        if tls:
            contexte = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            contexte.load_cert_chain(dossier + '/certificat.pem', dossier + '/cle.pem')
        s = socket.socket(); s.bind(('127.0.0.1', 0)); port = s.getsockname()[1]; s.close()
        options = {'tls_context': contexte, 'require_starttls': bool(tls)}
        if utilisateur: options.update(authenticator=verifier, auth_required=True, auth_require_tls=True)
        c = Controller(Garde(), hostname='127.0.0.1', port=port, **options)
        c.start()
        with open(dossier + '/port.neuf', 'w') as f: f.write(str(port))
        os.rename(dossier + '/port.neuf', dossier + '/port')
        while os.getppid() > 1: time.sleep(0.2)
        """
}

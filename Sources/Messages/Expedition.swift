package import Adresses
import Foundation

/// Sends one message, once: when to try again, and until when, is the caller's affair.
package struct Expedition: Sendable {
    private let reglages: ReglagesMessages

    /// How long the SMS program has.
    private let patience: Duration

    package init(_ reglages: ReglagesMessages, patience: Duration = .seconds(30)) {
        self.reglages = reglages
        self.patience = patience
    }

    package var canaux: [Canal] { reglages.canaux }

    package enum Echec: Error, Equatable, Sendable {
        /// The installation does not send on this channel.
        case nonRegle
        /// The server is away, busy, or asks to come back.
        case temporaire(code: Int)
        /// The address or the message will never be accepted.
        case definitif(code: Int)
    }

    package func envoyer(_ message: Message) async throws(Echec) {
        switch (message.canal, reglages.smtp, reglages.sms) {
        case (.courriel, let smtp?, _): try await courriel(message, smtp)
        case (.sms, _, .commande(let chemin)?): try await commande(message, chemin)
        case (.sms, _, .url(let url, let jeton)?): try await passerelle(message, url, jeton)
        default: throw .nonRegle
        }
    }

    // MARK: - e-mail

    private func courriel(_ message: Message, _ smtp: ReglagesMessages.SMTP) async throws(Echec) {
        var c = Curl.Configuration()
        c.option("url", smtp.url + "/" + (smtp.expediteur.split(separator: "@").last.map(String.init) ?? ""))
        switch smtp.tls {
        case .exige: c.option("ssl-reqd")
        case .possible: c.option("ssl")
        case .aucun: break
        }
        if let autorite = smtp.autorite { c.option("cacert", autorite) }
        if let utilisateur = smtp.utilisateur, let motDePasse = smtp.motDePasse { c.option("user", "\(utilisateur):\(motDePasse)") }
        c.option("mail-from", smtp.expediteur)
        c.option("mail-rcpt", message.adresse.valeur)
        let domaine = smtp.expediteur.split(separator: "@").last ?? "localhost"
        for (nom, valeur) in [
            ("From", smtp.expediteur), ("To", message.adresse.valeur), ("Subject", Self.entete(message.objet)), ("Date", Self.date()),
            ("Message-ID", "<\(UUID().uuidString.lowercased())@\(domaine)>"), ("Auto-Submitted", "auto-generated"),
            ("X-Auto-Response-Suppress", "All"),
        ] {
            c.option("header", "\(nom): \(valeur)")
        }
        let corps = message.texte.replacing("\n", with: "\r\n")
        c.option(
            "form", "=\(Curl.Configuration.entreGuillemetsDeFormulaire(corps));type=text/plain; charset=utf-8;encoder=quoted-printable")
        c.option("write-out", "%{response_code}")
        let (code, sortie) = try await lancer(c)
        guard code != 0 else { return }
        // The server answered 5xx: this recipient or this message, for ever. Anything else may pass: network, TLS, 4xx, a wrong password.
        let reponse = Int(sortie.suffix(3)) ?? 0
        throw (code == 55 || code == 56 || code == 18) && reponse >= 500 && reponse != 530 && reponse != 535
            ? .definitif(code: reponse) : .temporaire(code: reponse == 0 ? code : reponse)
    }

    /// RFC 2047, base64.
    private static func entete(_ texte: String) -> String {
        texte.utf8.allSatisfy { $0 >= 32 && $0 < 127 } ? texte : "=?UTF-8?B?\(Data(texte.utf8).base64EncodedString())?="
    }

    /// RFC 5322, in UTC: the hour of the server says nothing either.
    private static func date() -> String {
        let ecriture = DateFormatter()
        ecriture.locale = Locale(identifier: "en_US_POSIX")
        ecriture.timeZone = TimeZone(secondsFromGMT: 0)
        ecriture.dateFormat = "EEE, dd MMM yyyy HH:mm:ss Z"
        return ecriture.string(from: .now)
    }

    // MARK: - SMS

    private static func json(_ message: Message) -> String {
        func texte(_ s: String) -> String {
            "\"" + s.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n") + "\""
        }
        return "{\"numero\":\(texte(message.adresse.valeur)),\"texte\":\(texte(message.texte))}"
    }

    /// Exit code 0: gone; 75 (EX_TEMPFAIL of sysexits.h): try again; any other: never. Thirty seconds, then it is killed and tried again.
    /// It receives the `CLOISON_SMS_…` settings and nothing else of our environment.
    private func commande(_ message: Message, _ chemin: String) async throws(Echec) {
        let fin: Int
        do {
            fin = try await Programme.lancer(
                chemin, entree: Self.json(message), environnement: Programme.environnement(reglages.variables), pendant: patience
            ).code
        } catch {
            throw .temporaire(code: -1)
        }
        if fin == 75 || fin == -1 { throw .temporaire(code: fin) }
        if fin != 0 { throw .definitif(code: fin) }
    }

    private func passerelle(_ message: Message, _ url: String, _ jeton: String?) async throws(Echec) {
        var c = Curl.Configuration()
        c.option("url", url)
        c.option("header", "Content-Type: application/json")
        if let jeton { c.option("header", "Authorization: Bearer \(jeton)") }
        c.option("data-raw", Self.json(message))
        c.option("output", "/dev/null")
        c.option("write-out", "%{response_code}")
        let (code, sortie) = try await lancer(c)
        let reponse = Int(sortie.suffix(3)) ?? 0
        if code == 0, (200..<300).contains(reponse) { return }
        // 401 and 403 are our settings, 408 and 429 ask to come back.
        throw (400..<500).contains(reponse) && ![401, 403, 408, 429].contains(reponse)
            ? .definitif(code: reponse) : .temporaire(code: reponse == 0 ? code : reponse)
    }

    private func lancer(_ configuration: Curl.Configuration) async throws(Echec) -> (code: Int, sortie: String) {
        do { return try await Curl.lancer(configuration) } catch { throw .temporaire(code: -1) }
    }
}

extension Curl.Configuration {
    /// A value of `form` that holds its own separators: quoted once more, before the quoting of the file.
    static func entreGuillemetsDeFormulaire(_ texte: String) -> String {
        "\"" + texte.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    }
}

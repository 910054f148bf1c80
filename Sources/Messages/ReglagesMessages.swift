package import Adresses
import Foundation

/// What the installation can send, read from its environment.
///
/// | variable | meaning |
/// |---|---|
/// | `CLOISON_SMTP_URL` | `smtp://hote:25`, `smtp://hote:587` (STARTTLS) or `smtps://hote:465` (TLS); absent: no e-mail |
/// | `CLOISON_SMTP_TLS` | `exige` (default, unless the host is this machine), `possible`, `aucun` |
/// | `CLOISON_SMTP_AUTORITE` | certificate file of a private authority |
/// | `CLOISON_SMTP_UTILISATEUR`, `CLOISON_SMTP_MOT_DE_PASSE_FICHIER` | AUTH, when the server wants it; the password is in a file |
/// | `CLOISON_COURRIEL_EXPEDITEUR` | `rendez-vous@exemple.fr`: an address that says neither who nor why |
/// | `CLOISON_SMS_COMMANDE` | program that reads `{"numero":…,"texte":…}` on its input; 30 seconds; sees the `CLOISON_SMS_…` variables only |
/// | `CLOISON_SMS_URL`, `CLOISON_SMS_JETON_FICHIER` | or HTTPS address that takes the same JSON by POST, with `Authorization: Bearer` |
package struct ReglagesMessages: Sendable {
    package enum TLS: String, Sendable { case exige, possible, aucun }

    struct SMTP: Sendable {
        var url: String
        var tls: TLS
        var autorite: String?
        var utilisateur: String?
        var motDePasse: String?
        var expediteur: String
    }

    enum SMS: Sendable {
        case commande(String)
        case url(String, jeton: String?)
    }

    let smtp: SMTP?
    let sms: SMS?
    /// `CLOISON_SMS_…`, for the program that sends: its own settings may be named so.
    let variables: [String: String]

    /// Why a setting cannot be used, and what to write.
    package struct Faute: Error, Equatable, CustomStringConvertible {
        package let variable: String
        let quoi: String
        package var description: String { "\(variable) : \(quoi)" }
    }

    package init(_ environnement: [String: String]) throws(Faute) {
        smtp = try Self.smtp(environnement)
        sms = try Self.sms(environnement)
        variables = environnement.filter { $0.key.hasPrefix("CLOISON_SMS_") }
    }

    /// Channels that can be used.
    package var canaux: [Canal] { (smtp == nil ? [] : [.courriel]) + (sms == nil ? [] : [.sms]) }

    private static func smtp(_ e: [String: String]) throws(Faute) -> SMTP? {
        guard let url = e["CLOISON_SMTP_URL"], !url.isEmpty else { return nil }
        guard let lue = URL(string: url), ["smtp", "smtps"].contains(lue.scheme), let hote = lue.host(), lue.user() == nil, propre(url)
        else {
            throw Faute(variable: "CLOISON_SMTP_URL", quoi: "« smtp://hote:587 » ou « smtps://hote:465 » attendu, sans mot de passe")
        }
        let ici = ["127.0.0.1", "localhost", "::1"].contains(hote)
        guard let tls = e["CLOISON_SMTP_TLS"].map({ TLS(rawValue: $0) }) ?? (ici ? .possible : .exige) else {
            throw Faute(variable: "CLOISON_SMTP_TLS", quoi: "« exige », « possible » ou « aucun » attendu")
        }
        guard let expediteur = e["CLOISON_COURRIEL_EXPEDITEUR"].flatMap(Adresse.init), expediteur.canal == .courriel else {
            throw Faute(variable: "CLOISON_COURRIEL_EXPEDITEUR", quoi: "une adresse neutre attendue, par exemple rendez-vous@exemple.fr")
        }
        let motDePasse = try secret("CLOISON_SMTP_MOT_DE_PASSE_FICHIER", e)
        guard e["CLOISON_SMTP_UTILISATEUR"] == nil || (motDePasse != nil && tls != .aucun) else {
            throw Faute(
                variable: "CLOISON_SMTP_UTILISATEUR", quoi: "demande CLOISON_SMTP_MOT_DE_PASSE_FICHIER, et pas CLOISON_SMTP_TLS=aucun")
        }
        return SMTP(
            url: url, tls: tls, autorite: e["CLOISON_SMTP_AUTORITE"], utilisateur: e["CLOISON_SMTP_UTILISATEUR"], motDePasse: motDePasse,
            expediteur: expediteur.valeur)
    }

    private static func sms(_ e: [String: String]) throws(Faute) -> SMS? {
        if let commande = e["CLOISON_SMS_COMMANDE"], !commande.isEmpty {
            guard commande.hasPrefix("/"), FileManager.default.isExecutableFile(atPath: commande) else {
                throw Faute(variable: "CLOISON_SMS_COMMANDE", quoi: "chemin absolu d'un programme exécutable attendu")
            }
            return .commande(commande)
        }
        guard let url = e["CLOISON_SMS_URL"], !url.isEmpty else { return nil }
        let ici = url.hasPrefix("http://127.0.0.1") || url.hasPrefix("http://localhost")
        guard url.hasPrefix("https://") || ici, propre(url) else {
            throw Faute(variable: "CLOISON_SMS_URL", quoi: "adresse https:// attendue")
        }
        return .url(url, jeton: try secret("CLOISON_SMS_JETON_FICHIER", e))
    }

    private static func secret(_ variable: String, _ e: [String: String]) throws(Faute) -> String? {
        guard let fichier = e[variable] else { return nil }
        guard let texte = try? String(contentsOfFile: fichier, encoding: .utf8) else {
            throw Faute(variable: variable, quoi: "fichier illisible")
        }
        return texte.trimmingCharacters(in: .whitespacesAndNewlines)
    }

    private static func propre(_ texte: String) -> Bool { texte.utf8.allSatisfy { $0 > 32 && $0 < 127 && $0 != 34 && $0 != 92 } }
}

import Foundation

/// A real chromium driven by chromedriver over the W3C WebDriver protocol.
final class Navigateur: Sendable {
    private let adresse: String
    private let session: String

    private init(adresse: String, session: String) {
        self.adresse = adresse
        self.session = session
    }

    struct Panne: Error, CustomStringConvertible {
        let description: String
    }

    /// `largeur` 390 emulates a telephone; the window is closed afterwards.
    static func avec<R>(_ pilote: Pilote, largeur: Int, _ corps: (Navigateur) async throws -> R) async throws -> R {
        let options: [String: Any] = [
            "binary": Pilote.chromium,
            "args": ["--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--hide-scrollbars", "--window-size=\(largeur),900"],
        ]
        let voulu: [String: Any] = ["capabilities": ["alwaysMatch": ["browserName": "chrome", "goog:chromeOptions": options]]]
        guard let valeur = try await demander(pilote.adresse + "/session", "POST", voulu) as? [String: Any],
            let session = valeur["sessionId"] as? String
        else { throw Panne(description: "chromedriver n'a pas ouvert de session") }
        let navigateur = Navigateur(adresse: pilote.adresse, session: session)
        let resultat: Result<R, any Error>
        do {
            if largeur < 500 {
                try await navigateur.cdp(
                    "Emulation.setDeviceMetricsOverride", ["width": largeur, "height": 844, "deviceScaleFactor": 1, "mobile": true])
            }
            resultat = .success(try await corps(navigateur))
        } catch {
            resultat = .failure(error)
        }
        _ = try? await demander("\(pilote.adresse)/session/\(session)", "DELETE", nil)
        return try resultat.get()
    }

    func aller(_ url: String) async throws { _ = try await commander("/url", ["url": url]) }

    var titre: String { get async throws { try await texte("return document.title") } }
    var chemin: String { get async throws { try await texte("return location.pathname + location.search") } }

    /// Runs a script in the page and gives its JSON value.
    @discardableResult
    func executer(_ script: String, _ arguments: [Any] = []) async throws -> Any? {
        try await commander("/execute/sync", ["script": script, "args": arguments])
    }

    func executerAsync(_ script: String) async throws -> Any? {
        try await commander("/execute/async", ["script": script, "args": []])
    }

    func texte(_ script: String) async throws -> String { try await executer(script) as? String ?? "" }
    func nombre(_ script: String) async throws -> Int { (try await executer(script) as? NSNumber)?.intValue ?? -1 }

    func existe(_ selecteur: String) async throws -> Bool {
        try await nombre("return document.querySelectorAll(\(Self.citer(selecteur))).length") > 0
    }

    func cliquer(_ selecteur: String) async throws { _ = try await commander("/element/\(try await element(selecteur))/click", [:]) }

    /// Real key presses into the first match.
    func taper(_ texte: String, dans selecteur: String) async throws {
        _ = try await commander("/element/\(try await element(selecteur))/value", ["text": texte])
    }

    /// Real key presses wherever the focus is; `maintenues` are held down meanwhile.
    func touches(_ touches: [String], maintenues: [String] = []) async throws {
        let gestes: [[String: Any]] =
            maintenues.map { ["type": "keyDown", "value": $0] }
            + touches.flatMap { [["type": "keyDown", "value": $0], ["type": "keyUp", "value": $0]] }
            + maintenues.map { ["type": "keyUp", "value": $0] }
        _ = try await commander("/actions", ["actions": [["type": "key", "id": "clavier", "actions": gestes]]])
    }

    /// Waits until the script gives true: two minutes at most, a machine that runs everything at once may be slow.
    func attendre(_ quoi: String, _ script: String, limite: Duration = .seconds(120)) async throws {
        let debut = ContinuousClock.now
        while ContinuousClock.now - debut < limite {
            if (try? await executer(script)) as? Bool == true { return }
            try await Task.sleep(for: .milliseconds(100))
        }
        let dit = try? await texte(
            "return [...document.querySelectorAll('.alerte, .faute')].map(e => e.textContent.trim()).join(' / ').slice(0, 400)")
        throw Panne(description: "\(quoi) : rien après \(limite) sur \(try await chemin) \(dit ?? "")")
    }

    @discardableResult
    func cdp(_ commande: String, _ parametres: [String: Any]) async throws -> Any? {
        try await commander("/goog/cdp/execute", ["cmd": commande, "params": parametres])
    }

    private func element(_ selecteur: String) async throws -> String {
        let trouve = try await commander("/element", ["using": "css selector", "value": selecteur]) as? [String: Any]
        guard let id = trouve?.values.first as? String else { throw Panne(description: "« \(selecteur) » absent") }
        return id
    }

    private func commander(_ chemin: String, _ corps: [String: Any]) async throws -> Any? {
        try await Self.demander("\(adresse)/session/\(session)\(chemin)", "POST", corps)
    }

    private static func demander(_ url: String, _ methode: String, _ corps: [String: Any]?) async throws -> Any? {
        let (statut, octets) = try await Reseau.demander(
            url, methode, try corps.map { try JSONSerialization.data(withJSONObject: $0) })
        let json = try JSONSerialization.jsonObject(with: octets) as? [String: Any]
        let valeur = json?["value"]
        if statut != 200, let faute = valeur as? [String: Any] {
            throw Panne(description: "\(faute["error"] ?? "") : \(faute["message"] ?? "")")
        }
        return valeur
    }

    static func citer(_ texte: String) -> String {
        "\"" + texte.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    }
}

/// Runs `curl` with everything it is told on its standard input: neither address, nor text, nor password is in a list of processes or in
/// a file.
enum Curl {
    /// One option per line, quoted as its manual says under `--config`.
    struct Configuration {
        private(set) var texte = "silent\nshow-error\nmax-time = 40\nconnect-timeout = 15\n"

        mutating func option(_ nom: String) { texte += nom + "\n" }
        mutating func option(_ nom: String, _ valeur: String) { texte += "\(nom) = \(Self.entreGuillemets(valeur))\n" }

        /// Scalar by scalar: for Swift « \r\n » is one character, which a search for either does not find.
        static func entreGuillemets(_ texte: String) -> String {
            var sur = "\""
            for c in texte.unicodeScalars {
                switch c {
                case "\\": sur += "\\\\"
                case "\"": sur += "\\\""
                case "\r": sur += "\\r"
                case "\n": sur += "\\n"
                default: sur.unicodeScalars.append(c)
                }
            }
            return sur + "\""
        }
    }

    /// Exit code and output; throws when there is no `curl`.
    static func lancer(_ configuration: Configuration) async throws -> (code: Int, sortie: String) {
        // No proxy, no settings of the account that runs the service.
        try await Programme.lancer("curl", ["--disable", "--config", "-"], entree: configuration.texte, pendant: .seconds(45))
    }
}

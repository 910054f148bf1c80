/// JSON lines of the journal. They carry the route's pattern, never an address, a name, a value or an error's message.
enum LigneDeJournal {
    static func requete(methode: String, route: String, statut: Int, duree: Duration, octets: Int?, incident: String?) -> String {
        var ligne =
            #"{"genre":"requete","methode":"\#(sur(methode))","route":"\#(sur(route))","statut":\#(statut),"ms":\#(millisecondes(duree))"#
        if let octets { ligne += #","octets":\#(octets)"# }
        if let incident { ligne += #","incident":"\#(incident)""# }
        return ligne + "}"
    }

    /// An unexpected error: its type and, when it has one that cannot hold a value, its code.
    static func incident(_ numero: String, type: String, code: String?, route: String) -> String {
        var ligne = #"{"genre":"incident","incident":"\#(numero)","type":"\#(sur(type))","route":"\#(sur(route))""#
        if let code { ligne += #","code":"\#(sur(code))""# }
        return ligne + "}"
    }

    /// Characters a route pattern, a method or a type name is made of; anything else becomes `_`.
    private static func sur(_ texte: String) -> String {
        String(texte.unicodeScalars.prefix(120).map { $0.isASCII && $0.value > 31 && $0 != "\"" && $0 != "\\" ? Character($0) : "_" })
    }

    static func millisecondes(_ duree: Duration) -> Double {
        let (secondes, attosecondes) = duree.components
        return Double(secondes * 1_000_000 + attosecondes / 1_000_000_000_000) / 1_000
    }
}

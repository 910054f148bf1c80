import Calendrier

/// One event of a feed. Times are local (Europe/Paris, also Luxembourg's).
struct EvenementICalendar: Sendable {
    /// Stable for the life of the permanence.
    let uid: String
    let jour: DateCivile
    let debut: Heure
    let fin: Heure
    let annule: Bool
    let sequence: Int
    let titre: String
    let lieu: String
}

/// An iCalendar object (RFC 5545): CRLF, lines folded at 75 octets, TEXT escaped, one VTIMEZONE.
struct ICalendar: Sendable {
    let nom: String
    let evenements: [EvenementICalendar]
    /// Seconds since 1970 UTC: DTSTAMP of every event.
    let produitLe: Int

    var texte: String {
        let entete = [
            "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Cloison//Permanences//FR", "CALSCALE:GREGORIAN", "METHOD:PUBLISH",
            "X-WR-CALNAME:\(Self.echapper(nom))", "REFRESH-INTERVAL;VALUE=DURATION:PT6H",
        ]
        return (entete + Self.fuseau + evenements.flatMap(lignes) + ["END:VCALENDAR"]).map(Self.plier).joined()
    }

    private func lignes(_ e: EvenementICalendar) -> [String] {
        [
            "BEGIN:VEVENT", "UID:\(e.uid)@permanences.cloison", "DTSTAMP:\(Self.instant(produitLe))",
            "DTSTART;TZID=Europe/Paris:\(Self.local(e.jour, e.debut))", "DTEND;TZID=Europe/Paris:\(Self.local(e.jour, e.fin))",
            "SEQUENCE:\(e.sequence)", "STATUS:\(e.annule ? "CANCELLED" : "CONFIRMED")", "SUMMARY:\(Self.echapper(e.titre))",
        ] + (e.lieu.isEmpty ? [] : ["LOCATION:\(Self.echapper(e.lieu))"]) + ["TRANSP:\(e.annule ? "TRANSPARENT" : "OPAQUE")", "END:VEVENT"]
    }

    /// Directive 2000/84/CE: the rule has not changed since 1996.
    private static let fuseau = [
        "BEGIN:VTIMEZONE", "TZID:Europe/Paris",
        "BEGIN:DAYLIGHT", "TZOFFSETFROM:+0100", "TZOFFSETTO:+0200", "TZNAME:CEST", "DTSTART:19960331T020000",
        "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU", "END:DAYLIGHT",
        "BEGIN:STANDARD", "TZOFFSETFROM:+0200", "TZOFFSETTO:+0100", "TZNAME:CET", "DTSTART:19961027T030000",
        "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU", "END:STANDARD", "END:VTIMEZONE",
    ]

    private static func local(_ jour: DateCivile, _ heure: Heure) -> String {
        "\(compact(jour))T\(deux(heure.minutes / 60))\(deux(heure.minutes % 60))00"
    }

    private static func instant(_ secondes: Int) -> String {
        let (jour, reste) = (secondes / 86_400, secondes % 86_400)
        return "\(compact(DateCivile(numero: jour)))T\(deux(reste / 3600))\(deux(reste / 60 % 60))\(deux(reste % 60))Z"
    }

    private static func compact(_ jour: DateCivile) -> String { jour.description.filter { $0 != "-" } }

    private static func deux(_ n: Int) -> String { n < 10 ? "0\(n)" : "\(n)" }

    /// Section 3.3.11: backslash, semicolon, comma and line break.
    static func echapper(_ texte: String) -> String {
        texte.reduce(into: "") { sortie, c in
            switch c {
            case "\\": sortie += "\\\\"
            case ";": sortie += "\\;"
            case ",": sortie += "\\,"
            case "\n", "\r\n", "\r": sortie += "\\n"
            default: sortie.append(c)
            }
        }
    }

    /// Section 3.1: at most 75 octets a line, a continuation begins with a space, no character is cut.
    static func plier(_ ligne: String) -> String {
        var (sortie, octets) = ("", 0)
        for scalaire in ligne.unicodeScalars {
            let taille = UTF8.width(scalaire)
            if octets + taille > 75 {
                sortie += "\r\n "
                octets = 1
            }
            sortie.unicodeScalars.append(scalaire)
            octets += taille
        }
        return sortie + "\r\n"
    }
}

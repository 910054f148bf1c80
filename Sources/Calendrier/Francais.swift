/// Dates as French people read them. Plain spaces: typography is applied once, at render.
public enum Francais {
    public static let jours = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"]
    public static let mois = [
        "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre",
    ]
    public static let moisCourts = [
        "janv.", "févr.", "mars", "avril", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc.",
    ]

    /// « 1er », « 2 », … of a day of the month.
    static func quantieme(_ jour: Int) -> String { jour == 1 ? "1er" : "\(jour)" }
}

extension DateCivile {
    /// « lundi » … « dimanche ».
    public var nomDuJour: String { Francais.jours[jourSemaine - 1] }

    /// « 20 nov. 2026 ».
    public var court: String {
        let (a, m, j) = composantes
        return "\(Francais.quantieme(j)) \(Francais.moisCourts[m - 1]) \(a)"
    }

    /// « 20 nov. », when the year goes without saying.
    public var sansAnnee: String {
        let (_, m, j) = composantes
        return "\(Francais.quantieme(j)) \(Francais.moisCourts[m - 1])"
    }

    /// « 20 novembre 2026 ».
    public var sansJour: String {
        let (a, m, j) = composantes
        return "\(Francais.quantieme(j)) \(Francais.mois[m - 1]) \(a)"
    }

    /// « vendredi 20 novembre 2026 ».
    public var long: String { "\(nomDuJour) \(sansJour)" }

    /// « 20/11/2026 ».
    public var chiffres: String {
        let (a, m, j) = composantes
        return "\(Chiffres.deux(j))/\(Chiffres.deux(m))/\(Chiffres.quatre(a))"
    }

    /// Reads a date typed by a person: `20/11/2026`, `20-11-2026`, `20.11.2026` or `2026-11-20`.
    public init?(saisie: String) {
        if let iso = DateCivile(saisie) {
            self = iso
            return
        }
        let parties = saisie.split(whereSeparator: { "/-. ".contains($0) })
        guard parties.count == 3, parties[2].count == 4, let j = Int(parties[0]), let m = Int(parties[1]), let a = Int(parties[2]) else {
            return nil
        }
        self.init(annee: a, mois: m, jour: j)
    }
}

extension Mois {
    /// « novembre 2026 ».
    public var libelle: String { "\(Francais.mois[mois - 1]) \(annee)" }
}

extension Semaine {
    /// « 23 – 27 novembre 2026 », « 30 novembre – 4 décembre 2026 », « 28 décembre 2026 – 1er janvier 2027 ».
    public var libelle: String { Periode(debut: lundi, fin: vendredi).libelle }
}

extension Periode {
    /// The two ends with what they share written once.
    public var libelle: String {
        let (a1, m1, j1) = debut.composantes
        let (a2, m2, _) = fin.composantes
        if debut == fin { return debut.sansJour }
        if a1 != a2 { return "\(debut.sansJour) – \(fin.sansJour)" }
        if m1 != m2 { return "\(Francais.quantieme(j1)) \(Francais.mois[m1 - 1]) – \(fin.sansJour)" }
        return "\(Francais.quantieme(j1)) – \(fin.sansJour)"
    }

    /// « du 24 au 26 nov. », « du 30 nov. au 4 déc. 2026 ».
    public var duAu: String {
        if debut == fin { return "le \(debut.court)" }
        if debut.annee != fin.annee { return "du \(debut.court) au \(fin.court)" }
        if debut.mois != fin.mois { return "du \(debut.sansAnnee) au \(fin.court)" }
        return "du \(Francais.quantieme(debut.jour)) au \(fin.court)"
    }
}

extension Heure {
    /// Reads an hour as it is typed, in every form: « 14h30 », « 14:30 », « 14 h », « 9h », « 9 ». Nil for anything else, a sign or
    /// seconds included.
    public init?(saisie: String) {
        let net = saisie.lowercased().filter { !$0.isWhitespace }.map { $0 == "h" ? ":" : $0 }
        let parties = net.split(separator: ":", omittingEmptySubsequences: false).map { String($0) }
        guard (1...2).contains(parties.count), parties.allSatisfy({ $0.count <= 2 && $0.allSatisfy { $0.isASCII && $0.isNumber } }),
            let heure = Int(parties[0])
        else { return nil }
        let minutes = parties.count == 2 ? parties[1] : ""
        guard minutes.isEmpty || minutes.count == 2 else { return nil }
        self.init(heure, Int(minutes) ?? 0)
    }
}

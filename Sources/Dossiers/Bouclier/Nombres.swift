/// Telephone, social-security, account and dossier numbers: runs of digits with their separators, read after dates are set aside.
enum Nombres {
    static func arrets(_ t: TexteLisible) -> [Arret] {
        let sansDates = masquer(t.texte)
        return iban(sansDates, t) + nir(sansDates, t) + dossiers(sansDates, t) + suites(sansDates, t) + paires(sansDates, t)
    }

    /// Days written in digits, and years joined two by two, become dots: « 01/02/2026 14 h » is no telephone number.
    private static func masquer(_ texte: String) -> String {
        let jours =
            #/\b(?:0?[1-9]|[12]\d|3[01])[\/.\-](?:0?[1-9]|1[0-2])[\/.\-](?:\d{4}(?![.\/\-]?\d)|\d{2}(?![.\/\- ]?\d))|\b(?:19|20)\d\d ?[\-\/] ?(?:19|20)\d\d\b/#
        return texte.replacing(jours) { trouve in
            // In the middle of a longer run it is no day: « 06.12.34.56.78 ».
            let avant = texte[..<trouve.range.lowerBound].last
            return avant.map { ".-/".contains($0) } == true ? String(trouve.output) : String(repeating: "·", count: trouve.output.count)
        }
    }

    private static func iban(_ texte: String, _ t: TexteLisible) -> [Arret] {
        let pays = #/\b(?:FR|LU|DE|BE|CH|PT|IT|ES|NL|PL|RO|AT|GB|MC|IE|HU|CZ|SK|SI|HR|BG|GR|LT|LV|EE)\d\d(?:[ .\-]?[0-9A-Z]{1,4}){3,8}\b/#
            .ignoresCase()
        return texte.matches(of: pays).filter { $0.output.count(where: \.isNumber) >= 10 }
            .map { Arret(nature: .iban, passage: t.passage($0.range)) }
    }

    /// Sex 1, 2, 7 or 8 (3 and 4 while being registered), year, month (20 and more when unknown), department (2A, 2B), then 6 digits and
    /// a key of 2.
    private static func nir(_ texte: String, _ t: TexteLisible) -> [Arret] {
        let forme =
            #/\b[1-478][ .\-]?\d\d[ .\-]?(?:0[1-9]|1[0-2]|[2-9]\d)[ .\-]?(?:\d\d|2[ABab])[ .\-]?\d{3}[ .\-]?\d{3}(?:[ .\-\/]{0,3}\d\d)?\b/#
        return texte.matches(of: forme).map { Arret(nature: .matricule, passage: t.passage($0.range)) }
    }

    /// « 2026-04127 », but neither « loi n° 2002-2 » nor « décret n° 2021-1065 ».
    private static func dossiers(_ texte: String, _ t: TexteLisible) -> [Arret] {
        texte.matches(of: #/\b20\d\d ?[\-\/] ?\d{4,6}\b/#).filter { trouve in
            !Contexte.juridique(texte[..<trouve.range.lowerBound])
        }.map { Arret(nature: .dossier, passage: t.passage($0.range)) }
    }

    private static func suites(_ texte: String, _ t: TexteLisible) -> [Arret] {
        texte.matches(of: #/(?:\+ ?)?\(?\d(?:(?:\)? ?[.\-\/–]? ?\(?)\d)*/#).compactMap { trouve in
            let suite = String(trouve.output)
            let apres = texte[trouve.range.upperBound...].prefix(14)
            return nature(suite, apres: apres).map { Arret(nature: $0, passage: t.passage(trouve.range)) }
        }
    }

    /// Five pairs after a zero, whatever stands between them, a line's end included.
    private static func paires(_ texte: String, _ t: TexteLisible) -> [Arret] {
        texte.matches(of: #/\b0[1-79](?:[^\p{L}\d]{1,3}\d\d){4}\b/#).map { Arret(nature: .telephone, passage: t.passage($0.range)) }
    }

    /// What makes a run of digits an amount, a duration or days.
    private static var unites: Regex<Substring> {
        #/ ?(?:€|%|euros?\b|k€|m²|km\b|h\b|heures?\b|min|jours?\b|ans\b|mois\b|janv|f[ée]vr|mars|avr|mai\b|juin|juil|ao[ûu]t|sept|oct|nov|d[ée]c|salari|personnes|habitants)/#
            .ignoresCase()
    }

    private static func nature(_ suite: String, apres: Substring) -> Arret.Nature? {
        let chiffres = suite.filter(\.isNumber)
        if suite.hasPrefix("+") { return chiffres.count >= 7 ? .telephone : nil }
        if apres.prefixMatch(of: unites) != nil { return nil }
        if chiffres.hasPrefix("00"), chiffres.count >= 9 { return .telephone }
        // 0 800 to 0 805, 0 809: free of charge, published, nobody's own.
        if chiffres.count == 10, chiffres.wholeMatch(of: #/080[0-59]\d{6}/#) != nil { return nil }
        if chiffres.hasPrefix("0"), (8...12).contains(chiffres.count) { return .telephone }
        if chiffres.count >= 11 { return .matricule }
        // Luxembourg has no leading zero: mobiles 6x1 and eight digits by pairs.
        if suite.wholeMatch(of: #/6[0-9]1[ .\-\/]?\d{3}[ .\-\/]?\d{3}/#) != nil { return .telephone }
        if suite.wholeMatch(of: #/[2-9]\d[ .\-]\d\d[ .\-]\d\d(?:[ .\-]\d\d)?/#) != nil { return .telephone }
        return nil
    }
}

/// What stands just before.
enum Contexte {
    /// A law, a decree, an article: its number is public.
    static func juridique(_ avant: Substring) -> Bool {
        let fin = avant.suffix(40).lowercased()
        return fin.contains(
            #/\b(?:loi|lois|décret|decret|arrêté|arrete|ordonnance|article|art|directive|règlement|accord|circulaire|code|convention|ccn|ani)\b[^.;]{0,30}$/#
        )
            || fin.contains(#/\bart\. [^;]{0,20}$/#)
    }
}

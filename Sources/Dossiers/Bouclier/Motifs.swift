import Foundation

/// What the shape of the words gives away: addresses of every kind, births, a number of persons.
enum Motifs {
    static func arrets(_ t: TexteLisible, annee: Int) -> [Arret] {
        courriels(t) + telephonesEnLettres(t) + adresses(t) + naissances(t, annee: annee) + chiffres(t)
    }

    private static func marquer(_ nature: Arret.Nature, _ t: TexteLisible, _ places: [Range<String.Index>]) -> [Arret] {
        places.map { Arret(nature: nature, passage: t.passage($0)) }
    }

    private static func courriels(_ t: TexteLisible) -> [Arret] {
        let adresse =
            #/[\p{L}\d._%+\-]+(?:@| @ |@ | ?(?:\(at\)|\[at\]|\(a\)|\[a\]|\barobase\b|\barrobas\b) ?)[\p{L}\d\-]+(?:(?:\.| ?(?:\(dot\)|\bpoint\b) ?)[\p{L}\d\-]{2,})*/#
            .ignoresCase()
        let dite = #/\b[\p{L}\d._\-]{2,} (?:at|chez) [\p{L}\d\-]+ ?(?:\(dot\)|\bdot\b|\bpoint\b) ?[\p{L}]{2,}\b/#.ignoresCase()
        let compte = #/(?:^|[\s(«:])(@[\p{L}\d_.]{2,})/#
        let trouves = t.texte.matches(of: adresse).map(\.range) + t.texte.matches(of: dite).map(\.range)
        let comptes = t.texte.matches(of: compte).map { $0.output.1.startIndex..<$0.output.1.endIndex }.filter { c in
            !trouves.contains { $0.overlaps(c) }
        }
        return marquer(.courriel, t, trouves) + marquer(.compte, t, comptes)
    }

    private static func telephonesEnLettres(_ t: TexteLisible) -> [Arret] {
        let dits = #/\bz[ée]ro[ \-](?:un|deux|trois|quatre|cinq|six|sept|huit|neuf)\b(?:[ \-,]+\p{L}+){3,}/#.ignoresCase()
        return marquer(.telephone, t, t.texte.matches(of: dits).map(\.range))
    }

    private static func adresses(_ t: TexteLisible) -> [Arret] {
        // « 12 rue des Lilas », « 3 bis, avenue Foch »: a kind of street that counts nothing else.
        let rue =
            #/\b\d{1,4} ?(?:bis|ter|quater|[a-d]\b)? ?,? (?:rue|avenue|av\.?|ave|boulevard|boul\.?|bd\.?|bld|bvd|chemin|ch\.|allées?|impasse|imp\.|quai|faubourg|fbg|sentier|ruelle|rond-point|lotissement|lot\.) (?:(?:de|du|des|la|le|les) |(?:l|d)'){0,3}[\p{L}\-']+(?-i:(?: (?:de |du |des )?\p{Lu}[\p{L}\-']+){0,3})/#
            .ignoresCase()
        // « 2 places en crèche » counts; « 2 place Stanislas » is where somebody lives: the capital tells.
        let compte =
            #/\b\d{1,4} ?(?:bis|ter)? ?,? (?i:place|pl\.|cours|route|rte|passage|square|villa|cité|résidence|hameau|voie|clos|esplanade|parvis|montée|côte)(?-i: (?:(?:de|du|des|de la|de l'|d'|la|le|les|l'|à) ?){0,2}\p{Lu}[\p{L}\-']+)/#
        let allemande = #/\b\p{Lu}\p{L}+(?:straße|strasse|str\.|weg|platz|gasse|allee|ufer) ?\d{1,4}\b/#
        let commune = #/\b(?:(?:FR?|D)-? ?)?\d{5},? \p{Lu}[\p{L}\-]+|\b[LB]-? ?\d{4},? \p{Lu}[\p{L}\-]+/#
        let logement = #/\b(?:appartement|appart\.?|appt\.?|apt\.?|boîte aux lettres|bp)(?: n°)? ?\d+\b/#.ignoresCase()
        let places =
            t.texte.matches(of: rue).map(\.range) + t.texte.matches(of: compte).map(\.range) + t.texte.matches(of: allemande).map(\.range)
            + t.texte.matches(of: commune).map(\.range) + t.texte.matches(of: logement).map(\.range)
        return marquer(.adresse, t, places)
    }

    /// « né le », « date de naissance », and any full date of more than 14 years that no law bears: younger, nobody works.
    private static func naissances(_ t: TexteLisible, annee: Int) -> [Arret] {
        let dits =
            #/\b(?:née?s?|nées) (?:le|en|à|au) ?(?:\d+(?:[\/.\- ]\d+)*(?: ?(?:er )?\p{L}{3,9}\.? (?:\d{4}|\d{2})\b)?|(?-i:\p{Lu}[\p{L}\-]+))|\b(?:date|jour|année|lieu) de naissance\b ?:? ?(?:le |à )?[\p{L}\d](?:[\p{L}\d\/.\-]*[\p{L}\d])?(?: \p{L}{3,9} \d{2,4})?|\b(?:ddn|geb(?:oren)?\.?(?: am)?) ?:? ?\d[\d.\/ ]{3,10}/#
            .ignoresCase()
        let dates =
            #/\b(?:(?:0?[1-9]|[12]\d|3[01])[\/.\-](?:0?[1-9]|1[0-2])[\/.\-]|(?:\d{1,2}|1er) ?(?:janvier|janv\.?|février|fevrier|févr?\.?|mars|avril|avr\.?|mai|juin|juillet|juil\.?|août|aout|septembre|sept\.?|octobre|oct\.?|novembre|nov\.?|décembre|decembre|déc\.?) ?)(\d{4}|\d{2})\b/#
            .ignoresCase()
        let anciennes = t.texte.matches(of: dates).filter { trouve in
            guard let lue = Int(trouve.output.1) else { return false }
            let an = lue < 100 ? (lue + 2000 > annee ? lue + 1900 : lue + 2000) : lue
            return (1900...annee - 14).contains(an) && !Contexte.juridique(t.texte[..<trouve.range.lowerBound])
        }
        let places = t.texte.matches(of: dits).filter { personne($0.output, annee: annee) }.map(\.range) + anciennes.map(\.range)
        return marquer(.naissance, t, places)
    }

    /// « l'action née en 2025 » is not a birth.
    private static func personne(_ dit: Substring, annee: Int) -> Bool {
        guard dit.lowercased().contains(" en "), let an = dit.firstMatch(of: #/\d{4}/#).flatMap({ Int($0.output) }) else { return true }
        return an <= annee - 14
    }

    private static func chiffres(_ t: TexteLisible) -> [Arret] {
        let nombre =
            #/\b(?:[1-9]|10|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|(?:un seul|une seule)) (?:autres? |jeunes? |nouveaux |nouvelles |anciens? |anciennes )?(?:salarié(?:e|es|s|·e·s)?|personnes?|situations?|agents?|collaborat(?:eur|rice)s?|employé(?:e|es|s)?|ouvri(?:er|ère)s?|cas|dossiers?|collègues?|intérimaires?|apprentie?s?|cadres?|familles?|couples?|hommes?|femmes?|mères?|pères?|parents?)\b/#
            .ignoresCase()
        return marquer(.chiffre, t, t.texte.matches(of: nombre).map(\.range))
    }
}

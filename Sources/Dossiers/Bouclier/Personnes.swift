/// Persons named without any dossier's help: a civility and a name, a first name and a surname.
enum Personnes {
    static func arrets(_ t: TexteLisible) -> [Arret] {
        let mots = MotDuTexte.lire(t)
        return mots.indices.dropFirst().compactMap { rang in
            let mot = mots[rang]
            // « Mme de La Tour »; « Mme la Responsable » is nobody's name.
            var place = rang - 1
            while place > 0, ["de", "du", "d", "von", "van", "ben", "el", "dos", "da"].contains(mots[place].forme), mots[place + 1].accole {
                place -= 1
            }
            let avant = mots[place]
            guard mot.majuscule, mot.forme.count > 1 || civilite(avant, t), suit(avant, mots[place + 1], t) else { return nil }
            if civilite(avant, t) { return place == rang - 1 && MotsCommuns.titres.contains(mot.forme) ? nil : arret(t, avant, mot) }
            // « Marie Lambert », but neither « collège Marie Curie » nor « Noël Solidaire ».
            guard place == rang - 1 else { return nil }
            let prenom = avant.majuscule && Prenoms.courants.contains(avant.forme) && mot.jonction == .espace
            let public_ = etablissement(rang - 1, mots) || MotsCommuns.lieux.contains(avant.forme)
            return prenom && !public_ && !MotsCommuns.titres.contains(mot.forme) ? arret(t, avant, mot) : nil
        }
    }

    private static func arret(_ t: TexteLisible, _ a: MotDuTexte, _ b: MotDuTexte) -> Arret {
        Arret(nature: .personne, passage: t.passage(a.signes.lowerBound..<b.signes.upperBound))
    }

    /// « M. Weber »: the dot of an abbreviation does not end a sentence.
    private static func suit(_ a: MotDuTexte, _ b: MotDuTexte, _ t: TexteLisible) -> Bool {
        b.accole || t.signes[a.signes.upperBound..<b.signes.lowerBound].allSatisfy { $0 == "." || $0 == " " } && civilite(a, t)
    }

    /// « me » and « m » are civilities with a capital only.
    private static func civilite(_ mot: MotDuTexte, _ t: TexteLisible) -> Bool {
        MotsCommuns.civilites.contains(mot.forme) && (mot.forme.count > 2 || mot.majuscule)
    }

    private static func etablissement(_ rang: Int, _ mots: [MotDuTexte]) -> Bool {
        rang > 0 && mots[rang].accole
            && (MotsCommuns.etablissements.contains(mots[rang - 1].forme) || ["saint", "sainte", "st"].contains(mots[rang - 1].forme))
    }
}

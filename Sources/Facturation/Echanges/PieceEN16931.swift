internal import Calendrier
internal import Tarification

/// An issued document in the semantic model EN 16931: what both syntaxes say, each business term (BT, BG) once.
struct PieceEN16931: Sendable {
    let piece: FactureComplete

    var f: Facture { piece.facture }

    /// BT-24: the norm itself, without extension.
    static let specification = "urn:cen.eu:en16931:2017"

    /// BT-3.
    var type: String { f.avoir ? "381" : "380" }

    /// BT-23, asked by the French rules alone (BR-FR-08).
    var operation: String { francais ? f.operation : "" }

    /// A French establishment issues: XP Z12-012 applies.
    var francais: Bool { f.vendeur == .FR }

    /// BT-21 and BT-22. The texts are those kept on the document; one issued before they were kept has those of the law.
    var notes: [(code: String, texte: String)] {
        let defaut = MentionsLegales(vendeur: f.vendeur)
        let traitement = MentionsLegales.traitement(vendeur: f.vendeur, acheteur: f.acheteurPays, categories: piece.tva.map(\.categorie))
        return [
            ("PMT", f.notePMT.ou(defaut.recouvrement)), ("PMD", f.notePMD.ou(defaut.penalites)), ("AAB", f.noteAAB.ou(defaut.escompte)),
            ("BAR", f.noteBAR.ou(traitement)),
        ].filter { !$0.1.isEmpty }
    }

    /// BG-4.
    var vendeur: Partie {
        Partie(
            nom: f.vendeurNom, mentions: f.vendeurMentions, siren: f.vendeurSiren, siret: f.vendeurSiret, tva: f.vendeurTVA,
            electronique: f.vendeurElectronique.ou(f.vendeurSiren.ou(f.vendeurTVA)),
            schema: f.vendeurSchema.ou(francais ? SchemaElectronique.siren : SchemaElectronique.tvaLuxembourg), rue: f.vendeurRue,
            codePostal: f.vendeurCodePostal, commune: f.vendeurCommune, pays: f.vendeur.rawValue, contact: f.vendeurContact,
            telephone: f.vendeurTelephone, courriel: f.vendeurCourriel)
    }

    /// BG-7.
    var acheteur: Partie {
        Partie(
            nom: f.acheteurNom, mentions: "", siren: f.acheteurSiren, siret: "", tva: f.acheteurTVA,
            electronique: f.acheteurElectronique.ou(f.acheteurPays == .FR ? f.acheteurSiren : f.acheteurTVA),
            schema: f.acheteurSchema.ou(f.acheteurPays == .FR ? SchemaElectronique.siren : SchemaElectronique.tvaLuxembourg),
            rue: f.acheteurRue, codePostal: f.acheteurCodePostal, commune: f.acheteurCommune, pays: f.acheteurPays.rawValue,
            contact: f.acheteurAttention, telephone: "", courriel: "")
    }

    /// BG-17: a SEPA credit transfer, on an invoice whose account is known.
    var virement: (iban: String, bic: String)? {
        f.avoir || f.vendeurIBAN.isEmpty ? nil : (f.vendeurIBAN.sansEspaces, f.vendeurBIC)
    }

    /// BT-9: what is due has a date; a credit note has conditions only.
    var echeance: DateCivile? { f.avoir ? nil : f.echeance }

    /// BT-20.
    var conditions: String {
        f.conditions.ou(f.avoir ? MentionsLegales.conditionsAvoir : MentionsLegales.conditions(delai: f.emission.jours(jusqua: f.echeance)))
    }

    /// BT-8 when the seller owes VAT: UNTDID 2475 in CII, 2005 in UBL.
    var exigibilite: (cii: String, ubl: String)? {
        guard piece.tva.contains(where: { $0.categorie.code == "S" }) else { return nil }
        return f.exigibilite == .debits ? ("5", "3") : ("72", "432")
    }
}

/// A seller or a buyer.
struct Partie: Sendable {
    var nom, mentions, siren, siret, tva: String
    var electronique, schema: String
    var rue, codePostal, commune, pays: String
    var contact, telephone, courriel: String

    /// ICD of SIREN and SIRET (ISO/IEC 6523).
    static let schemaSiren = "0002"
    static let schemaSiret = "0009"

    var joignable: Bool { !(contact + telephone + courriel).isEmpty }
}

/// Numbers as EN 16931 writes them: a point, a minus, no space.
enum Decimal {
    /// Cents: « 1234.50 ».
    static func montant(_ cents: Int) -> String { fixe(cents, decimales: 2, minimum: 2) }

    /// 10^-6 €: two to six decimals.
    static func prix(_ micro: Int) -> String { fixe(micro, decimales: 6, minimum: 2) }

    /// 10^-4: none to four decimals.
    static func quantite(_ dixMilliemes: Int) -> String { fixe(dixMilliemes, decimales: 4, minimum: 0) }

    /// 10^-2 %: « 20.00 ».
    static func taux(_ centiemes: Int) -> String { fixe(centiemes, decimales: 2, minimum: 2) }

    private static func fixe(_ valeur: Int, decimales: Int, minimum: Int) -> String {
        var chiffres = String(valeur.magnitude)
        if chiffres.utf8.count <= decimales { chiffres = String(repeating: "0", count: decimales + 1 - chiffres.utf8.count) + chiffres }
        let entiers = chiffres.dropLast(decimales)
        var suite = chiffres.suffix(decimales)
        while suite.utf8.count > minimum, suite.last == "0" { suite.removeLast() }
        return (valeur < 0 ? "-" : "") + entiers + (suite.isEmpty ? "" : "." + suite)
    }
}

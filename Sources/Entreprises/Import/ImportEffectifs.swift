import Calendrier
public import Postgres

/// Headcounts from a day on. The establishment is named by its SIRET, or by company and establishment.
public struct ImportEffectifs: Importateur {
    public init() {}

    public var nature: NatureImport { .effectifs }

    public var colonnes: [Colonne] {
        [
            Colonne(
                "entreprise", "entreprise", exemple: "CABLERIE-FLORANGE",
                synonymes: ["code entreprise", "client", "code client", "raison sociale", "siren"]),
            Colonne("etablissement", "établissement", exemple: "FLORANGE", synonymes: ["site", "code établissement", "nom établissement"]),
            Colonne("siret", "SIRET", exemple: "73282932000074", synonymes: ["n° siret", "numéro siret"]),
            Colonne(
                "a_partir_du", "à partir du", exemple: "01/01/2026", obligatoire: true,
                synonymes: ["date", "depuis le", "date d'effet", "au", "effectif au"]),
            Colonne(
                "nombre", "effectif", exemple: "286", obligatoire: true,
                synonymes: ["salariés", "nombre de salariés", "nb salariés", "effectifs"]),
        ]
    }

    public func examiner(_ feuille: Feuille, _ tx: Transaction) throws -> [LigneExaminee] {
        let annuaire = Annuaire(try EntrepriseStore.toutes(tx))
        let etablissements = try EtablissementStore.tous(tx)
        let parEntreprise = Dictionary(grouping: etablissements, by: \.entreprise)
        let historiques = try EffectifStore.historiques(tx)
        var dejaLus: [String: Int] = [:]
        return feuille.lectures.map { lecture in
            var l = lecture
            let date = l.texte("a_partir_du") == nil ? nil : l.date("a_partir_du")
            if l.texte("a_partir_du") == nil { l.faute("a_partir_du", "la date à partir de laquelle l'effectif vaut est attendue.") }
            let nombre = l.entier("nombre", Effectif.bornes)
            if l.texte("nombre") == nil { l.faute("nombre", "un nombre de salariés est attendu.") }
            let etablissement = Self.etablissement(&l, annuaire, etablissements, parEntreprise)
            let sujet = etablissement?.nom ?? l.texte("etablissement") ?? l.texte("siret") ?? l.texte("entreprise") ?? "ligne \(l.numero)"
            guard let date, let nombre, let etablissement, l.fautes.isEmpty else { return .fautive(l.numero, sujet, l.fautes) }
            let cle = "\(etablissement.id)/\(date)"
            if let autre = dejaLus[cle] {
                l.faute("a_partir_du", "la ligne \(autre) donne déjà l'effectif de cet établissement à cette date. Gardez une seule ligne.")
                return .fautive(l.numero, sujet, l.fautes)
            }
            dejaLus[cle] = l.numero
            let ancien = historiques[etablissement.entreprise]?.declarations
                .first { $0.etablissement == etablissement.id && $0.aPartirDu == date }
            var d = Differences()
            d.noter("effectif au \(date.chiffres)", ancien.map { "\($0.nombre)" } ?? "", "\(nombre)")
            let effectif = Effectif(etablissement: etablissement.id, aPartirDu: date, nombre: nombre, source: .import)
            return .ecriture(l.numero, sujet, creation: ancien == nil, d.liste) { tx in
                try EffectifStore.remplacer(etablissement.entreprise, effectif, tx)
            }
        }
    }

    private static func etablissement(
        _ l: inout LigneLue, _ annuaire: Annuaire, _ tous: [Etablissement], _ parEntreprise: [EntrepriseID: [Etablissement]]
    ) -> Etablissement? {
        if let texte = l.texte("siret") {
            guard let siret = l.accepter("siret", Siret.lire(texte)) else { return nil }
            if let trouve = tous.first(where: { $0.siret == siret }) { return trouve }
            l.faute("siret", "aucun établissement n'a ce SIRET. Importez d'abord les établissements.")
            return nil
        }
        guard let texte = l.texte("entreprise") else {
            l.faute("siret", "le SIRET, ou l'entreprise et l'établissement, sont attendus.")
            return nil
        }
        guard let entreprise = l.accepter("entreprise", annuaire.entreprise(texte)) else { return nil }
        let siens = (parEntreprise[entreprise.id] ?? [])
        guard let nom = l.texte("etablissement") else {
            let ouverts = siens.filter(\.ouvert)
            if let seul = ouverts.first, ouverts.count == 1 { return seul }
            let codes = ouverts.map(\.code).joined(separator: ", ")
            l.faute(
                "etablissement",
                ouverts.isEmpty
                    ? "\(entreprise.nom) n'a pas d'établissement. Importez d'abord les établissements."
                    : "\(entreprise.nom) a \(ouverts.count) établissements : écrivez lequel (\(codes)).")
            return nil
        }
        if let trouve = siens.first(where: { $0.code == nom.uppercased() || MotCle.de($0.nom) == MotCle.de(nom) }) { return trouve }
        let conseil = Ressemblance.plusProche(nom, parmi: siens.map(\.nom) + siens.map(\.code)).map { " Peut-être « \($0) » ?" } ?? ""
        l.faute(
            "etablissement", "\(entreprise.nom) n'a pas cet établissement.\(conseil) Connus : \(siens.map(\.code).joined(separator: ", "))."
        )
        return nil
    }
}

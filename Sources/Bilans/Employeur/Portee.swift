internal import Postgres

/// One right of the HR role, as the database says it: a column and a verb, a whole table (`colonne` nil) or a function.
struct Droit: RowDecodable, Hashable {
    var objet: String
    var colonne: String?
    var verbe: String

    init(row: Row) throws(RowError) {
        objet = try row.string("objet")
        colonne = try row.optionalString("colonne")
        verbe = try row.string("verbe")
    }

    /// `schema.table.colonne`, or the object.
    var nom: String { colonne.map { "\(objet).\($0)" } ?? objet }
}

/// What the employer reaches and never reaches: the rights of the running database, put into the words of the dictionary.
struct Portee: Sendable {
    struct Rubrique: Sendable, Hashable {
        var titre: String
        /// In the order of the columns' names; the same words are said once.
        var lues: [String]
        var ecrites: [String]
    }

    let rubriques: [Rubrique]
    /// Classes `nominatif` and `pseudonyme`, table by table, less what a right would open.
    let jamais: [Rubrique]
    let fonctions: [String]
    /// Columns the employer reads.
    let colonnes: Int
    /// What is wrong: a right without its words or class, a right on a person's data, a protected column without its words. Empty in a
    /// sound database.
    let manquements: [String]

    init(_ droits: [Droit], _ dictionnaire: Dictionnaire) {
        var fautes: Set<String> = []
        func mots(_ nom: String) -> String {
            guard let phrase = dictionnaire.phrases[nom] else {
                fautes.insert("\(nom) : sans phrase dans sql/employeur.csv")
                return nom
            }
            return phrase
        }
        for droit in droits where droit.colonne != nil {
            switch dictionnaire.classes[droit.nom] {
            case .libre?: break
            case .nominatif?, .pseudonyme?: fautes.insert("\(droit.nom) : donnée d'une personne, ouverte à l'employeur (\(droit.verbe))")
            case nil: fautes.insert("\(droit.nom) : sans classe dans sql/classification.csv")
            }
        }
        for droit in droits where droit.colonne == nil && !droit.objet.hasSuffix("()") {
            fautes.insert("\(droit.objet) : \(droit.verbe) sur la table entière")
        }
        let parTable = Dictionary(grouping: droits.filter { $0.colonne != nil }, by: \.objet)
        rubriques = parTable.keys.sorted(by: Self.avant).map { table in
            let (lectures, ecritures) = (parTable[table] ?? []).reduce(into: ([String](), [String]())) { listes, droit in
                if droit.verbe == "SELECT" { listes.0.append(mots(droit.nom)) } else { listes.1.append(mots(droit.nom)) }
            }
            return Rubrique(titre: mots(table), lues: Self.uniques(lectures), ecrites: Self.uniques(ecritures))
        }
        let ouvertes = Set(droits.map(\.nom))
        let gardees = dictionnaire.classes.filter { $0.value != .libre && !ouvertes.contains($0.key) }.keys.sorted()
        let gardeesParTable = Dictionary(grouping: gardees) { $0.split(separator: ".").prefix(2).joined(separator: ".") }
        jamais = gardeesParTable.keys.sorted(by: Self.avant).map { table in
            Rubrique(titre: mots(table), lues: Self.uniques((gardeesParTable[table] ?? []).map(mots)), ecrites: [])
        }
        fonctions = Self.uniques(droits.map(\.objet).filter { $0.hasSuffix("()") }.map(mots))
        colonnes = droits.count { $0.colonne != nil && $0.verbe == "SELECT" }
        manquements = fautes.sorted()
    }

    private static func uniques(_ phrases: [String]) -> [String] {
        var vues: Set<String> = []
        return phrases.filter { vues.insert($0).inserted }
    }

    /// What an employee looks for first comes first.
    private static let ordre = [
        "pilotage.bilan", "gestion.permanence", "gestion.intervenant", "gestion.lieu", "gestion.action_collective", "gestion.effectif",
        "gestion.contexte", "gestion.contrat", "gestion.avenant", "gestion.prestation", "gestion.registre_compte", "gestion.tarif",
        "gestion.tranche", "facturation.facture", "facturation.ligne", "facturation.reference", "facturation.tva", "gestion.entreprise",
        "gestion.etablissement", "nominatif.dossier", "nominatif.rendez_vous", "nominatif.entretien", "nominatif.entretien_motif",
    ]

    private static func avant(_ a: String, _ b: String) -> Bool {
        (ordre.firstIndex(of: a) ?? ordre.count, a) < (ordre.firstIndex(of: b) ?? ordre.count, b)
    }
}

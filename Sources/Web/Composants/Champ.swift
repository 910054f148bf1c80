/// A field: label above, help below, message of fault below with a sign; the value stays as typed (except a password).
public struct Champ: Fragment {
    public enum Genre: Sendable, Equatable {
        case texte, nombre, montant, date, motDePasse, courriel, telephone, recherche
        /// One-time code of six digits.
        case code
        /// `accept` of the file chooser: `.csv`.
        case fichier(String)
        /// Several lines.
        case zone(Int)
        /// Closed list of more than eight options; below, use `Choix`.
        case liste([Option])
    }

    let nom: String
    let etiquette: String
    let valeur: String
    let genre: Genre
    let aide: String?
    let faute: String?
    let requis: Bool
    let fige: Bool
    let completion: String?

    public init(
        _ nom: String, _ etiquette: String, _ valeur: String? = nil, genre: Genre = .texte, aide: String? = nil, faute: String? = nil,
        requis: Bool = false, fige: Bool = false, completion: String? = nil
    ) {
        self.nom = nom
        self.etiquette = etiquette
        self.valeur = valeur ?? ""
        self.genre = genre
        self.aide = aide
        self.faute = faute
        self.requis = requis
        self.fige = fige
        self.completion = completion
    }

    public var balisage: Balisage {
        "<div class=\"champ\"><label for=\"c-\(nom)\">\(etiquette)</label>\(saisie)\(Self.notes(nom, aide: aide, faute: faute))</div>"
    }

    private var saisie: Balisage {
        let attributs = self.attributs
        switch genre {
        case .zone(let lignes):
            return "<textarea class=\"saisie\" rows=\"\(lignes)\"\(attributs)>\n\(valeur)</textarea>"
        case .liste(let options):
            let lignes = options.map { $0.balisage(choisie: $0.valeur == valeur) }
            return "<select class=\"saisie\"\(attributs)>\(lignes)</select>"
        default:
            let classe = genre == .montant || genre == .nombre ? "saisie montant" : "saisie"
            return "<input class=\"\(classe)\"\(type)\(attributs)\(valeurAttribut)>"
        }
    }

    private var valeurAttribut: Balisage {
        switch genre {
        case .motDePasse, .fichier, .code: ""
        default: valeur.isEmpty ? "" : " value=\"\(valeur)\""
        }
    }

    private var type: Balisage {
        switch genre {
        case .nombre: " inputmode=\"numeric\""
        case .montant: " inputmode=\"decimal\""
        case .date: " type=\"date\""
        case .motDePasse: " type=\"password\""
        case .courriel: " type=\"email\""
        case .telephone: " type=\"tel\""
        case .recherche: " type=\"search\""
        case .code: " inputmode=\"numeric\" maxlength=\"7\""
        case .fichier(let accepte): " type=\"file\" accept=\"\(accepte)\""
        case .texte, .zone, .liste: ""
        }
    }

    private var attributs: Balisage {
        var a: Balisage = " id=\"c-\(nom)\" name=\"\(nom)\""
        if requis { a += " required" }
        if fige { a += " readonly" }
        if let completion { a += " autocomplete=\"\(completion)\"" }
        return a + Self.liens(nom, aide: aide, faute: faute)
    }

    /// What a screen reader says after the label.
    static func liens(_ nom: String, aide: String?, faute: String?) -> Balisage {
        var ids: [String] = []
        if aide != nil { ids.append("c-\(nom)-aide") }
        if faute != nil { ids.append("c-\(nom)-faute") }
        var a: Balisage = ids.isEmpty ? "" : " aria-describedby=\"\(ids.joined(separator: " "))\""
        if faute != nil { a += " aria-invalid=\"true\"" }
        return a
    }

    static func notes(_ nom: String, aide: String?, faute: String?) -> Balisage {
        var notes: Balisage = ""
        if let aide { notes += "<p class=\"aide\" id=\"c-\(nom)-aide\">\(aide)</p>" }
        if let faute { notes += "<p class=\"faute\" id=\"c-\(nom)-faute\">\(Signe("erreur"))\(faute)</p>" }
        return notes
    }
}

/// A value offered by a list or a choice.
public struct Option: Sendable, Equatable {
    public let valeur: String
    public let mot: String

    public init(_ valeur: String, _ mot: String) {
        self.valeur = valeur
        self.mot = mot
    }

    func balisage(choisie: Bool) -> Balisage {
        choisie ? "<option value=\"\(valeur)\" selected>\(mot)</option>" : "<option value=\"\(valeur)\">\(mot)</option>"
    }
}

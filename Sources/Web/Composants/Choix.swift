/// Fewer than eight values: visible radio buttons or boxes, not a list. The ticked one carries ✓, weight and a double border.
public struct Choix: Fragment {
    let nom: String
    let legende: String
    let options: [Option]
    let choisis: Set<String>
    let plusieurs: Bool
    let aide: String?
    let faute: String?
    let requis: Bool
    let creneaux: Bool

    /// One value.
    public init(
        _ nom: String, _ legende: String, _ options: [Option], choisi: String?, aide: String? = nil, faute: String? = nil,
        requis: Bool = false, creneaux: Bool = false
    ) {
        self.init(
            nom: nom, legende: legende, options: options, choisis: Set([choisi].compactMap { $0 }), plusieurs: false, aide: aide,
            faute: faute, requis: requis, creneaux: creneaux)
    }

    /// Several values.
    public init(
        _ nom: String, _ legende: String, _ options: [Option], choisis: some Sequence<String>, aide: String? = nil, faute: String? = nil
    ) {
        self.init(
            nom: nom, legende: legende, options: options, choisis: Set(choisis), plusieurs: true, aide: aide, faute: faute, requis: false,
            creneaux: false)
    }

    private init(
        nom: String, legende: String, options: [Option], choisis: Set<String>, plusieurs: Bool, aide: String?, faute: String?,
        requis: Bool, creneaux: Bool
    ) {
        self.nom = nom
        self.legende = legende
        self.options = options
        self.choisis = choisis
        self.plusieurs = plusieurs
        self.aide = aide
        self.faute = faute
        self.requis = requis
        self.creneaux = creneaux
    }

    public var balisage: Balisage {
        let type = plusieurs ? "checkbox" : "radio"
        let boutons = options.enumerated().map { rang, option in
            let coche: Balisage = choisis.contains(option.valeur) ? " checked" : ""
            let oblige: Balisage = requis && !plusieurs ? " required" : ""
            // The summary of faults links to the first button, the one that can take the focus.
            let cible: Balisage = rang == 0 ? " id=\"c-\(nom)\"" : ""
            return
                "<label><input type=\"\(type)\" name=\"\(nom)\" value=\"\(option.valeur)\"\(cible)\(coche)\(oblige)>\(option.mot)</label>"
                as Balisage
        }
        let classe = creneaux ? "choix creneaux" : "choix"
        return
            "<fieldset class=\"champ\"\(Champ.liens(nom, aide: aide, faute: faute))><legend>\(legende)</legend><div class=\"\(classe)\">\(boutons)</div>\(Champ.notes(nom, aide: aide, faute: faute))</fieldset>"
    }
}

/// One box with its sentence.
public struct Case: Fragment {
    let nom: String
    let mot: String
    let coche: Bool

    public init(_ nom: String, _ mot: String, coche: Bool) {
        self.nom = nom
        self.mot = mot
        self.coche = coche
    }

    public var balisage: Balisage {
        let etat: Balisage = coche ? " checked" : ""
        return
            "<label class=\"case\"><input type=\"checkbox\" name=\"\(nom)\" id=\"c-\(nom)\" value=\"oui\"\(etat)><span>\(mot)</span></label>"
    }
}

/// Builds the fields of one form: the typed value when there is one, else the stored one; the message of each fault beside it.
///
/// `let s = Saisie(requete.formulaire, fautes); s.champ("siret", "SIRET", etablissement.siret, aide: "14 chiffres")`.
public struct Saisie: Sendable {
    let tape: Champs?
    let fautes: Fautes

    /// `tape`: nil or empty on a first display.
    public init(_ tape: Champs? = nil, _ fautes: Fautes = Fautes()) {
        self.tape = tape.flatMap { $0.paires.isEmpty ? nil : $0 }
        self.fautes = fautes
    }

    public func champ(
        _ nom: String, _ etiquette: String, _ enregistre: String? = nil, genre: Champ.Genre = .texte, aide: String? = nil,
        requis: Bool = false, fige: Bool = false, completion: String? = nil
    ) -> Champ {
        Champ(
            nom, etiquette, tape.map { $0[nom] ?? "" } ?? enregistre, genre: genre, aide: aide, faute: fautes[nom], requis: requis,
            fige: fige, completion: completion)
    }

    public func choix(
        _ nom: String, _ legende: String, _ options: [Option], _ enregistre: String? = nil, aide: String? = nil, requis: Bool = false,
        creneaux: Bool = false
    ) -> Choix {
        Choix(
            nom, legende, options, choisi: tape.map { $0[nom] ?? "" } ?? enregistre, aide: aide, faute: fautes[nom], requis: requis,
            creneaux: creneaux)
    }

    public func plusieurs(_ nom: String, _ legende: String, _ options: [Option], _ enregistres: [String] = [], aide: String? = nil) -> Choix
    {
        Choix(nom, legende, options, choisis: tape.map { $0.all(nom) } ?? enregistres, aide: aide, faute: fautes[nom])
    }

    public func coche(_ nom: String, _ mot: String, _ enregistre: Bool = false) -> Case {
        Case(nom, mot, coche: tape.map { $0[nom] != nil } ?? enregistre)
    }
}

internal import DisclosureControl

/// A row of the preview's table: one cell of the plan, its two numbers side by side.
struct ApercuLigne: Sendable {
    enum Etat: Sendable, Equatable { case masque(MotifMasquage), remis(Int), sansObjet }

    var nom: String
    var entretiens: Etat = .sansObjet
    var personnes: Etat = .sansObjet

    /// Hidden numbers come named « Budget (entretiens) », or « Budget » when both hide for the same reason.
    static func de(_ masquees: [(libelle: String, motif: MotifMasquage)], _ contenu: Contenu) -> [ApercuLigne] {
        let donnees = remis(contenu)
        var lignes: [ApercuLigne] = []
        for (libelle, motif) in masquees {
            let (nom, mesure) = couper(libelle)
            let rang = lignes.firstIndex { $0.nom == nom } ?? lignes.endIndex
            if rang == lignes.endIndex {
                var ligne = ApercuLigne(nom: nom)
                if let c = donnees[nom] {
                    ligne.entretiens = c.entretiens.map { .remis($0) } ?? .sansObjet
                    ligne.personnes = c.personnes.map { .remis($0) } ?? .sansObjet
                }
                lignes.append(ligne)
            }
            if mesure != "personnes" { lignes[rang].entretiens = .masque(motif) }
            if mesure != "entretiens" { lignes[rang].personnes = .masque(motif) }
        }
        return lignes
    }

    private static func couper(_ libelle: String) -> (nom: String, mesure: String?) {
        for mesure in ["entretiens", "personnes"] where libelle.hasSuffix(" (\(mesure))") {
            return (Phrases.majuscule(String(libelle.dropLast(mesure.count + 3))), mesure)
        }
        return (Phrases.majuscule(libelle), libelle == "Personnes nouvelles" ? "personnes" : nil)
    }

    /// Cells by the name that disclosure control gives them.
    private static func remis(_ contenu: Contenu) -> [String: Contenu.Case] {
        var cases: [(String, Contenu.Case)] = contenu.total.map { [("Total", $0)] } ?? []
        for c in contenu.themes ?? [] { cases.append((Phrases.majuscule(c.libelle), c)) }
        for c in contenu.etablissements ?? [] { cases.append((Phrases.majuscule(c.libelle), c)) }
        for c in contenu.formes ?? [] { cases.append(("Entretiens \(c.libelle)", c)) }
        for c in contenu.origines ?? [] { cases.append(("Venues \(c.libelle)", c)) }
        for site in contenu.croisement ?? [] {
            for c in site.cases { cases.append(("\(Phrases.majuscule(c.libelle)), \(site.libelle)", c)) }
        }
        return Dictionary(cases, uniquingKeysWith: { a, _ in a })
    }
}

import Budget
import Calendrier
import Tenancy
import Web

/// The budget as a form: what was typed, what it makes, what must be corrected. A field left blank is not asked again.
struct BudgetSaisie {
    var fiche = FicheBudget()
    var jour = DateCivile.aujourdhui()
    var note = ""
    private(set) var fautes = Fautes()
    private let tape: Champs?

    /// First display: the last version, or the household known of the dossier.
    init(depart fiche: FicheBudget, jour: DateCivile = .aujourdhui(), note: String = "") {
        self.fiche = fiche
        self.jour = jour
        self.note = note
        tape = nil
    }

    /// Reads a form. What is at fault is named; the rest counts all the same.
    init(_ champs: Champs) {
        tape = champs
        if let lu = DateSaisie.lire(champs, "jour", requise: true, &fautes) { jour = lu }
        fiche.foyer = Foyer(
            adultes: compte(champs, "adultes", 1...12) ?? 1, adolescents: compte(champs, "adolescents", 0...15) ?? 0,
            enfants: compte(champs, "enfants", 0...15) ?? 0, conjointACharge: champs["conjoint"] != nil)
        for poste in Poste.allCases {
            if let texte = champs.texte("m-" + poste.rawValue) {
                fiche.montants[poste] = montant(texte, "m-" + poste.rawValue, poste.libelle)
            }
        }
        for rang in 0..<FicheBudget.creanciers { creance(champs, rang) }
        fiche.methode = champs["methode"].flatMap { Plan.Methode(rawValue: $0) } ?? .proportionnel
        affectation(champs)
        note = champs.texte("note") ?? ""
        if note.count > 2_000 { fautes["note"] = "La remarque a \(note.count) signes, et la place est de 2 000." }
    }

    /// The value a field shows: as typed, else as kept.
    func valeur(_ nom: String, _ garde: @autoclosure () -> String) -> String { tape.map { $0[nom] ?? "" } ?? garde() }

    /// « 840 », « 840,50 »; nothing for what is not known.
    static func ecrire(_ cents: Int?) -> String {
        guard let cents else { return "" }
        let reste = cents % 100
        return reste == 0 ? "\(cents / 100)" : "\(cents / 100),\(reste < 10 ? "0" : "")\(reste)"
    }

    /// Lines of creditors shown: those known and two blank ones.
    var rangs: Int {
        let remplis = (0..<FicheBudget.creanciers).last { rang in
            tape.map { Self.remplie($0, rang) } ?? (rang < fiche.creances.count)
        }
        return min(FicheBudget.creanciers, max(4, (remplis ?? 0) + 3))
    }

    /// As it would be kept today.
    func budget(_ auteur: ID<CompteTag>, version: Int = 0) -> BudgetDate {
        BudgetDate(id: .nouveau(), auteur: auteur, jour: jour, version: version, fiche: fiche, note: note)
    }

    private mutating func affectation(_ champs: Champs) {
        if let texte = champs.texte("debut") {
            fiche.debut = Mois(texte) ?? DateCivile(saisie: texte)?.leMois
            if fiche.debut == nil { fautes["debut"] = "« \(texte) » : écrivez le mois, par exemple \(jour.leMois.suivant)." }
        }
        guard let texte = champs.texte("affecte") else { return }
        guard let montant = montant(texte, "affecte", "Somme donnée au plan") else { return }
        fiche.affecte = montant
        if montant > fiche.capaciteReelle {
            fautes["affecte"] =
                "\(euros(montant)) par mois : le budget ne laisse que \(euros(fiche.capaciteReelle)). Baissez la somme, ou corrigez une ligne du budget."
        }
    }

    private mutating func creance(_ champs: Champs, _ rang: Int) {
        guard Self.remplie(champs, rang) else { return }
        let debut = "c\(rang)-"
        let nom = String((champs.texte(debut + "nom") ?? "Créancier \(rang + 1)").prefix(80))
        let nature = champs[debut + "nature"].flatMap { Creance.Nature(rawValue: $0) } ?? .autre
        let du: Int?
        if let texte = champs.texte(debut + "du") {
            du = montant(texte, debut + "du", "\(nom), reste dû")
        } else {
            du = nil
            fautes[debut + "du"] = "\(nom), reste dû : écrivez ce qui reste à payer, par exemple 1240,50."
        }
        let mensualite = champs.texte(debut + "mensualite").flatMap { montant($0, debut + "mensualite", "\(nom), par mois") } ?? 0
        var taux = 0
        if let texte = champs.texte(debut + "taux") {
            if let lu = MontantMensuel.taux(texte) {
                taux = lu
            } else {
                fautes[debut + "taux"] = "\(nom), taux, « \(texte) » : un taux par an de 0 à 100 %, par exemple 5,90."
            }
        }
        fiche.creances.append(Creance(nom: nom, nature: nature, du: du ?? 0, mensualite: mensualite, taux: taux))
    }

    private static func remplie(_ champs: Champs, _ rang: Int) -> Bool {
        ["nom", "du", "mensualite"].contains { champs.texte("c\(rang)-" + $0) != nil }
    }

    private mutating func montant(_ texte: String, _ champ: String, _ mot: String) -> Int? {
        if let lu = MontantMensuel.lire(texte) { return lu }
        fautes[champ] =
            "\(mot), « \(texte) » : un montant par mois, par exemple 840,50. « 1200/an », « 95/trim » et « 25/sem » se convertissent."
        return nil
    }

    private mutating func compte(_ champs: Champs, _ nom: String, _ bornes: ClosedRange<Int>) -> Int? {
        guard let texte = champs.texte(nom) else { return nil }
        guard let n = Int(texte), bornes.contains(n) else {
            fautes[nom] = "« \(texte) » : un nombre de \(bornes.lowerBound) à \(bornes.upperBound)."
            return nil
        }
        return n
    }
}

package import Budget
package import Calendrier
import Chiffrement
import Postgres
package import Tenancy

/// A version of the budget: its day, its sheet, and what was said of it. Everything but the day is sealed.
package struct BudgetDate: Sendable, Nominatif {
    package let id: ID<BudgetDate>
    package let auteur: ID<CompteTag>
    package let jour: DateCivile
    package let version: Int
    package let fiche: FicheBudget
    package let note: String

    init(_ ligne: Row, _ feuillet: Feuillet) throws {
        id = try ligne.id("id")
        auteur = try ligne.id("auteur_id")
        jour = try ligne.value("jour")
        version = try ligne.int("version")
        fiche = FicheBudget(feuillet)
        note = feuillet["note"] ?? ""
    }

    package init(id: ID<BudgetDate>, auteur: ID<CompteTag>, jour: DateCivile, version: Int, fiche: FicheBudget, note: String) {
        self.id = id
        self.auteur = auteur
        self.jour = jour
        self.version = version
        self.fiche = fiche
        self.note = note
    }

    package var bareme: BaremeSaisie { .le(jour) }
    package var capacite: Int { fiche.capacite(bareme) }
    /// Cents a month that the plan uses.
    package var mensualite: Int { fiche.affecte ?? capacite }
    package var debutDuPlan: Mois { fiche.debut ?? jour.leMois.suivant }

    package func plan(_ methode: Plan.Methode? = nil) -> Result<Plan, Plan.Refus> {
        Result { () throws(Plan.Refus) in
            try Plan.simuler(fiche.planifiables, mensualite: mensualite, methode: methode ?? fiche.methode, debut: debutDuPlan)
        }
    }
}

import Actes
import Calendrier
import Tenancy
import Testing

@testable import Cloison
@testable import Dossiers

/// The demonstration's bilans still have returns to show: those it follows to keep their job had a long leave.
@Suite struct PreventionDemoTests {
    @Test func quiEstSuiviEnPreventionAEuUnArretLong() {
        let monde = MondeDemo(aujourdhui: CanariTests.aujourdhui, entreprises: 12)
        let comptes = monde.equipe.intervenants.map { ID<CompteTag>($0.id) }
        let clos = monde.dossiers(comptes: comptes).filter { $0.motif == .maintien && $0.cloture != nil }
        #expect(clos.count >= 10)
        for dossier in clos {
            guard let le = dossier.cloture?.le, let arrets = dossier.suivi?.arrets else { continue }
            #expect(Absence.joindre(arrets).flatMap(\.incapacites).contains { $0.jours(au: le) >= 30 }, "\(dossier.numero)")
        }
    }
}

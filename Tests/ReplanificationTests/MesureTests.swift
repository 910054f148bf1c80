import Planner
import Replanification
import Testing

@Suite struct MesureTests {
    @Test func bothAreMeasuredOnTheSameAbsences() throws {
        let cas = Cas.tableur(6)
        let mesure = try MesureReplanification(cas.instance, cas.plan, nombre: 3, reparation: .essais(50), naif: .essais(200))
        #expect(mesure.lignes.count == 3)
        for ligne in mesure.lignes {
            #expect(ligne.reparation.violations == 0)
            #expect(ligne.naif.violations == 0)
            #expect(ligne.reparation.abandonnees == 0)
            #expect(ligne.reparation.deplacees <= ligne.naif.deplacees)
        }
        #expect(mesure.texte.split(separator: "\n").count == 4)
    }
}

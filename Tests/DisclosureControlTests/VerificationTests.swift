import DisclosureControl
import Testing

/// The checker refuses every proof that does not hold: each mutation breaks one thing a reader knows.
@Suite struct VerificationTests {
    private static func publication() throws -> (etude: Suppression, promises: [Cle], masque: Masque) {
        var tirage = Tirage(7)
        let annee = tirage.annee(effectifs: [700, 300, 120, 80], themes: 5, salaries: 90, axes: [3], nouveaux: true)
        let promises = PlanDiffusion(effectif: 1_200, annuel: true).cles(4, annee)
        let etude = Suppression(annee, graine: [4])
        return (etude, promises, try etude.masquer(4, promises))
    }

    private static func avec(_ masque: Masque, _ changer: (inout [Annee], inout [Certificats.Paire]) -> Void) -> Masque {
        var (mondes, paires) = (masque.certificats.mondes, masque.certificats.paires)
        changer(&mondes, &paires)
        return Masque(montrees: masque.montrees, motifs: masque.motifs, certificats: Certificats(mondes: mondes, paires: paires))
    }

    @Test func lePreuveTient() throws {
        let (etude, promises, masque) = try Self.publication()
        #expect(!masque.certificats.paires.isEmpty && !masque.montrees.isEmpty)
        #expect(Verification.premierDefaut(masque, de: etude, 4, promises) == nil)
    }

    @Test(arguments: 0..<9) func uneFausseEstRefusee(_ mutation: Int) throws {
        let (etude, promises, masque) = try Self.publication()
        let premiere = try #require(masque.certificats.paires.first)
        let fausse = Self.avec(masque) { mondes, paires in
            switch mutation {
            case 0: paires.removeFirst()
            case 1: paires[0] = Certificats.Paire(cle: premiere.cle, bas: premiere.haut, haut: premiere.bas)
            case 2: for m in mondes.indices { mondes[m].entretiens[0][0][0] += 1 }
            case 3: for m in mondes.indices { mondes[m].personnes[4][5][0] = 10_000 }
            case 4: for m in mondes.indices { mondes[m].personnes[0][0][0] = mondes[m].personnes[0][5][0] + 1 }
            case 5: for m in mondes.indices { mondes[m].personnes[4][1][1] = mondes[m].personnes[2][1][1] - 1 }
            case 6: for m in mondes.indices { mondes[m].entretiens[1][2][0] = -1 }
            case 7: for m in mondes.indices { mondes[m].axes[0].entretiens[0][0] += 1 }
            default: for m in mondes.indices { mondes[m].nouveaux = [10_000, 0, 0, 0] }
            }
        }
        #expect(Verification.premierDefaut(fausse, de: etude, 4, promises) != nil)
    }

    @Test func uneValeurChangeeEstRefusee() throws {
        let (etude, promises, masque) = try Self.publication()
        var montrees = masque.montrees
        let cle = try #require(montrees.keys.min())
        montrees[cle, default: 0] += 1
        let fausse = Masque(montrees: montrees, motifs: masque.motifs, certificats: masque.certificats)
        #expect(Verification.premierDefaut(fausse, de: etude, 4, promises) != nil)
    }
}

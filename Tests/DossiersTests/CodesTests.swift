import Actes
import Partenaires
import Testing

@testable import Dossiers

/// The directory is another room, without persons: its codes are those of the démarches and of the motifs, or a search finds nothing.
@Suite struct CodesTests {
    @Test func lAnnuaireParleCommeLesDemarches() {
        #expect(Motif.allCases.map(\.rawValue) == Besoin.allCases.map(\.rawValue))
    }
}

internal import Calendrier
internal import Documents
internal import Foundation

/// What the employer hands to the works council: four files, the same bytes at every download of the same bilan.
struct PackCse: Sendable {
    let imprime: BilanImprime

    func octets(_ imprimeur: Imprimeur) async throws -> [UInt8] {
        let instant = imprime.bilan.publieLe
        // Two at a time: each is a process of its own, and a provider's machine has two cores.
        async let bilan = imprimeur.pdf(html: imprime.html, instant: instant)
        async let diaporama = imprimeur.pdf(html: imprime.diaporama, instant: instant)
        let deux = try await (bilan, diaporama)
        let lire = try await imprimeur.pdf(html: imprime.lire, instant: instant)
        let jour = imprime.bilan.jour
        var archive = Archive(annee: jour.annee, mois: jour.mois, jour: jour.jour)
        archive.ajouter("1 Bilan.pdf", deux.0)
        archive.ajouter("2 Lire ce bilan.pdf", lire)
        archive.ajouter("3 À projeter.pdf", deux.1)
        archive.ajouter("4 Cases communiquées.csv", [0xEF, 0xBB, 0xBF] + Array(CasesCSV.texte(imprime.contenu).utf8))
        return archive.octets
    }
}

import ArgumentParser
import Bilans
import Crypto
import Foundation

/// `cloison banc bilans`: every bilan of a year for a whole portfolio, audits included, beside a naive threshold on the same figures.
struct BancBilans: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bilans", abstract: "Publie les bilans d'une année (quatre trimestres et l'année) d'un portefeuille fictif.",
        discussion: """
            Chaque bilan passe par le masquage et par la vérification de ses certificats ; le seuil naïf masque de 1 à 4, sur le même plan.
            --sortie écrit les historiques, et ceux du seuil naïf dans DOSSIER/naif, pour qu'un attaquant extérieur en juge.
            """)

    @Option(help: "Nombre d'entreprises.")
    var entreprises = 1100
    @Option(help: "Graine du hasard.")
    var graine = 1
    @Option(help: "Fils de calcul ; un par cœur sans cette option.")
    var fils = min(64, ProcessInfo.processInfo.activeProcessorCount)
    @Option(help: "Dossier où écrire les historiques.")
    var sortie: String?

    func validate() throws {
        guard (1...100_000).contains(entreprises) else { throw ValidationError("--entreprises \(entreprises) : de 1 à 100 000.") }
        guard graine >= 0 else { throw ValidationError("--graine \(graine) : un entier positif.") }
        guard (1...64).contains(fils) else { throw ValidationError("--fils \(fils) : de 1 à 64.") }
    }

    func run() async throws {
        var tirage = EntreprisesDeBanc(graine: UInt64(graine))
        let tirees = tirage.tirer(entreprises)
        let couverture = Couverture(annee: EntreprisesDeBanc.annee)
        let secret = Array("banc \(graine)".utf8)
        let suivi = SuiviDesEntreprises(total: tirees.count)
        let debut = ContinuousClock.now
        let mesures = await enParallele(tirees, fils: fils) { entreprise in
            defer { suivi.finie() }
            return MesureDeBilans(entreprise, couverture, graine: Array(SHA256.hash(data: secret + Array(entreprise.code.utf8))))
        }
        let secondes = (ContinuousClock.now - debut) / .seconds(1)
        suivi.finir()
        MesureDeBilans.imprimer(mesures, secondes: secondes, fils: fils)
        if let sortie { try Self.ecrire(mesures, sortie) }
        guard mesures.allSatisfy({ $0.refus == nil }) else { throw ExitCode.failure }
    }

    private static func ecrire(_ mesures: [MesureDeBilans], _ sortie: String) throws {
        do {
            let dossier = try DossierDHistoriques(sortie)
            let naif = try DossierDHistoriques(URL(filePath: sortie).appending(path: "naif").path)
            for mesure in mesures {
                try dossier.ecrire(mesure.historique, mesure.code + ".json")
                try naif.ecrire(mesure.naif.octets, mesure.code + ".json")
            }
        } catch {
            throw error.sortir()
        }
    }
}

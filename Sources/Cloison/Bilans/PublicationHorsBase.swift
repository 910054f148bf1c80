import ArgumentParser
import Bilans
import Foundation

/// Files of acts and headcounts → histories.
struct PublicationHorsBase: Sendable {
    let actes: String
    let effectifs: String
    let sortie: String
    let registre: String
    let graine: Int?
    let fils: Int

    private typealias Resultat = Result<PublicationDeFichier.Resultat, PublicationDeFichier.Refus>

    /// Throws the exit code once the reason is said.
    func executer() async throws(ExitCode) {
        do {
            try await publier()
        } catch let refus as RefusDeFichier {
            throw refus.sortir()
        } catch let code as ExitCode {
            throw code
        } catch {
            throw RefusDeFichier(.contenu, "\(error)").sortir()
        }
    }

    private func publier() async throws {
        let lus = try lire()
        for avertissement in lus.avertissements { FileHandle.standardError.write(Data((avertissement + "\n").utf8)) }
        let dossier = try DossierDHistoriques(sortie)
        let secret = try SecretDeFichier(graine: graine, registre: registre)
        var anciens: [String: [UInt8]] = [:]
        for entreprise in lus.entreprises { anciens[entreprise.code] = try DossierDHistoriques.ancien(entreprise.code, registre) }
        let suivi = SuiviDesEntreprises(total: lus.entreprises.count)
        let resultats = await enParallele(lus.entreprises, fils: fils) { [anciens] entreprise in
            defer { suivi.finie() }
            let publication = PublicationDeFichier(
                entreprise, themes: lus.themes, couverture: lus.couverture, graine: secret.graine(de: entreprise.code))
            return Result { () throws(PublicationDeFichier.Refus) in try publication.publier(apres: anciens[entreprise.code]) }
        }
        suivi.finir()
        let parCode = zip(lus.entreprises.map(\.code), resultats).map { ($0, $1) }
        let refus = try ecrire(parCode, secret, dossier)
        Self.resumer(resultats, periodes: lus.couverture.periodes.count, sortie)
        guard refus.isEmpty else {
            FileHandle.standardError.write(Data((refus.joined(separator: "\n") + "\n").utf8))
            throw ExitCode.failure
        }
    }

    private func lire() throws(RefusDeFichier) -> ActesDeFichier {
        let (octetsActes, octetsEffectifs) = (try Self.octets(actes), try Self.octets(effectifs))
        do {
            return try ActesDeFichier(actes: octetsActes, nomActes: actes, effectifs: octetsEffectifs, nomEffectifs: effectifs)
        } catch {
            throw RefusDeFichier(.contenu, error.description)
        }
    }

    /// Nothing at all when one history contradicts what was given; otherwise all but the companies that cannot be protected, which it
    /// gives back in words.
    private func ecrire(_ resultats: [(String, Resultat)], _ secret: SecretDeFichier, _ dossier: DossierDHistoriques) throws -> [String] {
        var refus: [String] = []
        var contraires: [String] = []
        for case (let code, .failure(let raison)) in resultats {
            if case .contradiction = raison { contraires.append("\(code) : \(raison)") } else { refus.append("\(code) : \(raison)") }
        }
        guard contraires.isEmpty else { throw RefusDeFichier(.contenu, (contraires + ["Rien n'est écrit."]).joined(separator: "\n")) }
        try secret.ecrire(dans: dossier)
        for case (let code, .success(let publie)) in resultats { try dossier.ecrire(publie.octets, code + ".json") }
        return refus
    }

    private static func resumer(_ resultats: [Resultat], periodes: Int, _ sortie: String) {
        let publies = resultats.compactMap { try? $0.get() }
        let mesure = publies.reduce(into: MesureDePublication()) { $0 += $1.mesure }
        let part = mesure.cases == 0 ? 100 : 100 * Double(mesure.montrees) / Double(mesure.cases)
        print(
            """
            \(Nombre.entier(publies.count)) entreprises, \(periodes) périodes, \(Nombre.entier(publies.reduce(0) { $0 + $1.nouveaux })) bilans nouveaux.
            \(Nombre.entier(mesure.montrees)) cases montrées sur \(Nombre.entier(mesure.cases)) promises (\(Nombre.decimal(part, 1)) %).
            Historiques dans « \(sortie) ».
            """)
    }

    private static func octets(_ chemin: String) throws(RefusDeFichier) -> [UInt8] {
        var estDossier: ObjCBool = false
        guard FileManager.default.fileExists(atPath: chemin, isDirectory: &estDossier) else {
            throw RefusDeFichier(.illisible, "« \(chemin) » : ce fichier n'existe pas.")
        }
        guard !estDossier.boolValue else { throw RefusDeFichier(.illisible, "« \(chemin) » est un dossier ; donnez un fichier.") }
        guard let contenu = FileManager.default.contents(atPath: chemin) else {
            throw RefusDeFichier(.illisible, "« \(chemin) » : la lecture est refusée ; vérifiez les droits.")
        }
        return Array(contenu)
    }
}

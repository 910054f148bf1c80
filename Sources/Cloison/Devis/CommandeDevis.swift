import ArgumentParser
import Foundation
import Tarification

/// `cloison devis SCENARIO.json`: what contracts would be invoiced, without a database.
struct CommandeDevis: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "devis",
        abstract: "Calcule ce que des contrats factureraient, d'après un fichier de scénario (JSON), sans base de données.",
        discussion: """
            Imprime {"documents":[…]} : factures et avoirs dont la date tombe dans « period ». Montants en centimes entiers.
            Codes de sortie : 0 calculé, 64 commande mal écrite, 65 scénario fautif (imprime {"error":true,"message":…}, le champ nommé),
            66 fichier illisible.
            """)

    @Argument(help: "Scénario, JSON en UTF-8.")
    var scenario: String

    func run() throws {
        let octets: [UInt8]
        do {
            octets = [UInt8](try Data(contentsOf: URL(fileURLWithPath: scenario)))
        } catch {
            let refus = RefusDeFichier(.illisible, "« \(scenario) » ne s'ouvre pas : vérifiez le nom et les droits.")
            print(DocumentsEcrits.json(refus: refus.description), terminator: "")
            throw refus.sortir()
        }
        switch Self.reponse(octets) {
        case .success(let json): print(json, terminator: "")
        case .failure(let refus):
            print(DocumentsEcrits.json(refus: refus.description), terminator: "")
            throw refus.sortir()
        }
    }

    static func reponse(_ octets: [UInt8]) -> Result<String, RefusDeFichier> {
        do {
            let scenario = try Scenario(json: octets)
            return .success(DocumentsEcrits.json(try Moteur.documents(scenario, complet: true)))
        } catch let refus as RefusScenario {
            return .failure(RefusDeFichier(.contenu, refus.message))
        } catch let refus as RefusMoteur {
            return .failure(RefusDeFichier(.contenu, refus.message))
        } catch {
            return .failure(RefusDeFichier(.contenu, "\(error)"))
        }
    }
}

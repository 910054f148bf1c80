import ArgumentParser
import Calendrier
import Comptes
import Foundation
import Permanences
import Planner
import Tenancy

/// `cloison planifier`: a period of the database, or an instance file without a database.
struct Planifier: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "planifier",
        abstract: "Planifie une période (--du, --au) en brouillon, ou un fichier d'instance (INSTANCE.json --sortie PLAN.json).")

    @Argument(help: "Instance permanences-planning/1, en JSON ; sans base de données.")
    var instance: String?

    @ArgumentParser.Option(help: "Où écrire le plan d'une instance.")
    var sortie: String?

    @ArgumentParser.Option(help: "Premier jour de la période, AAAA-MM-JJ.")
    var du: String?

    @ArgumentParser.Option(help: "Dernier jour de la période, AAAA-MM-JJ.")
    var au: String?

    @ArgumentParser.Option(help: "Temps de calcul, en secondes.")
    var secondes = 20.0

    @ArgumentParser.Option(help: "Nombre d'essais au lieu d'un temps : le même plan sur toute machine.")
    var essais: Int?

    @ArgumentParser.Option(help: "Graine du hasard.")
    var graine = 1

    @Flag(help: "Publier aussitôt ce qui est posé (base de données).")
    var publier = false

    func validate() throws {
        if instance == nil {
            guard let du, let au else { throw ValidationError("Donnez --du et --au, ou un fichier d'instance.") }
            guard let debut = DateCivile(du) else { throw ValidationError("--du « \(du) » : une date s'écrit AAAA-MM-JJ.") }
            guard let fin = DateCivile(au) else { throw ValidationError("--au « \(au) » : une date s'écrit AAAA-MM-JJ.") }
            guard debut <= fin else { throw ValidationError("--au « \(au) » vient avant --du « \(du) ».") }
        } else if sortie == nil {
            throw ValidationError("Dites où écrire le plan : --sortie PLAN.json.")
        }
        guard secondes > 0, secondes <= 86_400 else { throw ValidationError("--secondes \(secondes) : de 1 à 86400.") }
        guard graine >= 0 else { throw ValidationError("--graine \(graine) : un entier positif.") }
    }

    func run() async throws {
        if let instance, let sortie { return try planifierFichier(instance, sortie) }
        guard let debut = du.flatMap({ DateCivile($0) }), let fin = au.flatMap({ DateCivile($0) }) else { return }
        let bases = try Bases(compartiments: [.gestion, .migrateur])
        let principal = try await SessionTechnique.ouvrir(bases, .gestion)
        let fait = try await Planification.executer(
            bases, as: principal, Periode(debut: debut, fin: fin), secondes: secondes, graine: graine, publier: publier
        ) { part, cout in Self.avancer(part, cout) }
        await bases.arreter()
        FileHandle.standardError.write(Data("\n".utf8))
        print("\(fait.placees) demi-journées placées sur \(fait.dues) dues, coût \(fait.cout).")
        print("\(fait.posees) permanences posées, \(fait.gardees) gardées, \(fait.publiees) publiées.")
    }

    private func planifierFichier(_ instance: String, _ sortie: String) throws {
        let lue: Instance
        do {
            lue = try Instance(json: Data(contentsOf: URL(filePath: instance)))
        } catch let faute as Malformation {
            throw ValidationError("\(instance), \(faute)")
        } catch {
            throw ValidationError("\(instance) : fichier illisible.")
        }
        let budget = essais.map { Budget.essais($0) } ?? .secondes(secondes)
        let plan = try Planificateur(lue).planifier(graine: UInt64(graine), budget: budget) {
            Self.avancer($0.part, $0.cout)
            return true
        }
        FileHandle.standardError.write(Data("\n".utf8))
        let verification = Verification(plan, lue)
        try plan.json().write(to: URL(filePath: sortie))
        let c = verification.cout
        print(
            "coût \(c.total) : non servi \(c.nonServie), continuité \(c.continuite), régularité \(c.regularite), préférence \(c.preference), trajet \(c.trajet), équilibre \(c.equilibre)"
        )
        print(
            "\(verification.compte.servies) permanences servies sur \(verification.compte.dues) dues, \(verification.violations.count) violation"
        )
        guard verification.violations.isEmpty else { throw ExitCode.failure }
    }

    private static func avancer(_ part: Double, _ cout: Int) {
        FileHandle.standardError.write(Data("\r\(Int(part * 100)) %, coût \(cout)   ".utf8))
    }
}

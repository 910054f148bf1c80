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
        abstract: "Planifie une période (--du, --au) en brouillon, ou un fichier d'instance (INSTANCE --sortie PLAN).",
        discussion: """
            L'instance est en JSON (permanences-planning/1) ou en gzip, quel que soit son nom ; un plan dont le nom finit par .gz est comprimé.
            Ctrl-C arrête la recherche et écrit le meilleur plan trouvé ; un second Ctrl-C abandonne.
            Codes de sortie : 0 plan écrit sans violation, 1 plan écrit mais une règle est enfreinte, 64 commande mal écrite,
            65 instance fautive, 66 fichier illisible, 73 plan impossible à écrire.
            """)

    @Argument(help: "Instance permanences-planning/1, JSON ou gzip ; sans base de données.")
    var instance: String?

    @ArgumentParser.Option(help: "Où écrire le plan d'une instance.")
    var sortie: String?

    @ArgumentParser.Option(help: "Premier jour de la période, AAAA-MM-JJ.")
    var du: String?

    @ArgumentParser.Option(help: "Dernier jour de la période, AAAA-MM-JJ.")
    var au: String?

    @ArgumentParser.Option(help: "Temps de calcul, en secondes, lecture comprise.")
    var secondes = 20.0

    @ArgumentParser.Option(help: "Nombre d'essais au lieu d'un temps : le même plan sur toute machine.")
    var essais: Int?

    @ArgumentParser.Option(help: "Graine du hasard.")
    var graine = 1

    @ArgumentParser.Option(help: "Fils de calcul pour une instance : un par cœur ; avec --essais, un seul.")
    var fils: Int?

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
        guard essais.map({ $0 > 0 }) ?? true else { throw ValidationError("--essais \(essais ?? 0) : au moins 1.") }
        guard graine >= 0 else { throw ValidationError("--graine \(graine) : un entier positif.") }
        guard fils.map({ (1...Self.filsMax).contains($0) }) ?? true else {
            throw ValidationError("--fils \(fils ?? 0) : de 1 à \(Self.filsMax).")
        }
    }

    private static let filsMax = 64

    /// Trials are counted to give the same plan on every machine: they do not follow its number of cores.
    private var nombreDeFils: Int {
        fils ?? (essais == nil ? min(Self.filsMax, ProcessInfo.processInfo.activeProcessorCount) : 1)
    }

    func run() async throws {
        if let instance, let sortie {
            let budget = essais.map { Budget.essais($0) } ?? .secondes(secondes)
            return try await PlanificationDeFichier(
                instance: instance, sortie: sortie, budget: budget, graine: UInt64(graine), fils: nombreDeFils
            ).executer()
        }
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

    private static func avancer(_ part: Double, _ cout: Int) {
        FileHandle.standardError.write(Data("\r\(Int(part * 100)) %, coût \(cout)   ".utf8))
    }
}

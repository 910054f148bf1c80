import ArgumentParser
import Foundation
import InstancesFictives
import Planner
import Replanification

/// `cloison banc replanification`: a repair against planning again from nothing, on the same absences of the same plan.
struct BancReplanification: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "replanification",
        abstract: "Compare la réparation d'un plan après une absence à un plan refait : permanences déplacées, coût, première proposition.",
        discussion: "Sans fichier : une instance fictive de la taille m.")

    @Argument(help: "Instances permanences-planning/1, JSON ou gzip.")
    var fichiers: [String] = []
    @Option(help: "Absences tirées par instance.")
    var absences = 6
    @Option(help: "Temps du plan de départ, en secondes.")
    var secondes = 5.0
    @Option(help: "Graine du hasard.")
    var graine = 1

    func validate() throws {
        guard (1...100).contains(absences) else { throw ValidationError("--absences \(absences) : de 1 à 100.") }
        guard secondes > 0, secondes <= 3600 else { throw ValidationError("--secondes \(secondes) : de 0 à 3600.") }
        guard graine >= 0 else { throw ValidationError("--graine \(graine) : un entier positif.") }
    }

    func run() async throws {
        var instances: [Instance] = []
        for fichier in fichiers {
            do { instances.append(try await FichierInstance.lire(fichier)) } catch { throw error.sortir() }
        }
        if instances.isEmpty { instances = [Generateur(taille: .m, graine: UInt64(graine)).instance] }
        for instance in instances { try await mesurer(instance) }
    }

    private func mesurer(_ instance: Instance) async throws {
        let (graine, secondes, absences) = (UInt64(graine), secondes, absences)
        let fils = min(16, ProcessInfo.processInfo.activeProcessorCount)
        let planificateur = try Planificateur(instance)
        let mesure = await surUnFil { () -> Result<MesureReplanification, Malformation> in
            let plan = planificateur.planifier(graine: graine, budget: .secondes(secondes), fils: fils)
            return Result { () throws(Malformation) in
                try MesureReplanification(
                    instance, plan, nombre: absences, graine: graine, reparation: .secondes(2), naif: .secondes(secondes), fils: fils)
            }
        }
        let lue = try mesure.get()
        print("\(instance.nom), \(Nombre.entier(absences)) absences tirées\n\(lue.texte)")
        let (repare, naif) = lue.lignes.reduce((0, 0)) { ($0.0 + $1.reparation.deplacees, $0.1 + $1.naif.deplacees) }
        let rapport = naif == 0 ? "–" : Nombre.decimal(Double(repare) / Double(naif), 3)
        let premiere = lue.lignes.map(\.secondesPremiereProposition).max() ?? 0
        print(
            "déplacées : \(repare) contre \(naif), rapport \(rapport) ; première proposition en \(Nombre.entier(Int(premiere * 1000))) ms au plus\n"
        )
        guard lue.lignes.allSatisfy({ $0.reparation.violations == 0 }) else { throw ExitCode.failure }
    }
}

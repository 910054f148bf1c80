import ArgumentParser
import Foundation
import Planner

/// Instance file → plan file.
struct PlanificationDeFichier: Sendable {
    let instance: String
    let sortie: String
    let budget: Budget
    let graine: UInt64
    let fils: Int

    /// Throws the exit code once the reason is said.
    func executer() async throws(ExitCode) {
        do {
            try await planifier()
        } catch let refus as RefusDeFichier {
            throw refus.sortir()
        } catch let code as ExitCode {
            throw code
        } catch {
            throw RefusDeFichier(.contenu, "« \(instance) » : \(error)").sortir()
        }
    }

    private func planifier() async throws {
        let debut = ContinuousClock.now
        let fichier = try FichierDeSortie(sortie)
        try fichier.distinguer(de: instance)
        let lue = try await FichierInstance.lire(instance)
        let planificateur = try Planificateur(lue)
        Interruption.ecouter()
        let budget = reste(depuis: debut)
        let plan = await surUnFil { [graine, fils] in
            var ligne = LigneDeSuivi()
            let plan = planificateur.planifier(graine: graine, budget: budget, fils: fils) { avancement in
                ligne.montrer(avancement)
                return !Interruption.estDemandee
            }
            ligne.finir()
            return plan
        }
        let secondes = (ContinuousClock.now - debut) / .seconds(1)
        let verification = Verification(plan, lue)
        try await fichier.ecrire(plan.json())
        Self.ecrire(Self.resume(lue.nom, verification, secondes: secondes, interrompue: Interruption.estDemandee))
        Self.ecrire("Plan écrit dans « \(sortie) ».")
        guard verification.violations.isEmpty else {
            for violation in verification.violations.prefix(20) { Self.ecrire("règle enfreinte, \(violation)") }
            throw ExitCode.failure
        }
    }

    /// Reading a whole year takes a few seconds: they are part of the time given.
    private func reste(depuis debut: ContinuousClock.Instant) -> Budget {
        guard case .secondes(let total) = budget else { return budget }
        return .secondes(max(0.05, total - (ContinuousClock.now - debut) / .seconds(1)))
    }

    static func resume(_ nom: String, _ v: Verification, secondes: Double, interrompue: Bool) -> String {
        let c = v.cout
        let part = v.compte.dues == 0 ? 100 : 100 * Double(v.compte.servies) / Double(v.compte.dues)
        let composantes = [
            ("non servi", c.nonServie), ("continuité", c.continuite), ("régularité", c.regularite), ("préférence", c.preference),
            ("trajet", c.trajet), ("équilibre", c.equilibre),
        ]
        return """
            \(nom) : coût \(Nombre.entier(c.total)) en \(Nombre.decimal(secondes, 1)) s\(interrompue ? ", interrompu" : "").
            \(composantes.map { "\($0) \(Nombre.entier($1))" }.joined(separator: ", ")).
            \(Nombre.entier(v.compte.servies)) permanences servies sur \(Nombre.entier(v.compte.dues)) dues (\(Nombre.decimal(part, 1)) %).
            """
    }

    private static func ecrire(_ ligne: String) { FileHandle.standardOutput.write(Data((ligne + "\n").utf8)) }
}

/// Runs a long computation on a thread of its own: the cooperative pool has one thread per core and must stay free.
func surUnFil<R: Sendable>(_ corps: @escaping @Sendable () -> R) async -> R {
    await withCheckedContinuation { suite in
        let fil = Thread { suite.resume(returning: corps()) }
        fil.stackSize = 16 << 20
        fil.start()
    }
}

import ArgumentParser
import Foundation
import InstancesFictives
import Planner

/// `cloison banc planificateur`: the search against the spreadsheet, the published reference and a proven bound, instance by instance.
struct BancPlanificateur: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "planificateur",
        abstract: "Compare les plans calculés à ceux d'un tableur, à une référence publiée et à une borne prouvée.",
        discussion: """
            FICHIERS : des instances permanences-planning/1, JSON ou gzip. Un fichier references.csv à côté d'elles (nom,tableur,reference,borne)
            donne la référence et la borne publiées ; sans lui la borne est celle, plus basse, que le banc prouve lui-même (marquée ~).
            Chaque plan est jugé par la vérification indépendante : une règle enfreinte arrête le banc avec le code 1.
            """)

    @Argument(help: "Instances à planifier.")
    var fichiers: [String] = []
    @Option(help: "Temps de calcul, en secondes, séparés par des virgules.")
    var secondes = "10"
    @Option(help: "Instances fictives à ajouter : s, m, l, xl, séparées par des virgules.")
    var tailles = ""
    @Option(help: "Fils de calcul ; un par cœur sans cette option.")
    var fils = min(16, ProcessInfo.processInfo.activeProcessorCount)
    @Option(help: "Graine du hasard.")
    var graine = 1

    private var budgets: [Double] { secondes.split(separator: ",").compactMap { Double($0) } }
    private var fictives: [Taille?] { tailles.split(separator: ",").map { Taille(rawValue: String($0)) } }

    func validate() throws {
        guard !budgets.isEmpty, budgets.count == secondes.split(separator: ",").count, budgets.allSatisfy({ $0 > 0 && $0 <= 3600 }) else {
            throw ValidationError("--secondes « \(secondes) » : des nombres de 0 à 3600, séparés par des virgules.")
        }
        guard !fictives.contains(where: { $0 == nil }) else {
            throw ValidationError("--tailles « \(tailles) » : s, m, l ou xl, séparées par des virgules.")
        }
        guard (1...16).contains(fils) else { throw ValidationError("--fils \(fils) : de 1 à 16.") }
        guard graine >= 0 else { throw ValidationError("--graine \(graine) : un entier positif.") }
        guard !fichiers.isEmpty || !fictives.isEmpty else { throw ValidationError("Donnez des fichiers d'instance, ou --tailles s,m.") }
    }

    func run() async throws {
        let (fils, graine) = (fils, UInt64(graine))
        print(MesureDePlan.entete)
        for fichier in fichiers {
            let instance: Instance
            do { instance = try await FichierInstance.lire(fichier) } catch { throw error.sortir() }
            try await mesurer(instance, Repere(instance.nom, voisinDe: fichier), fils, graine)
        }
        for taille in fictives.compactMap(\.self) {
            try await mesurer(Generateur(taille: taille, graine: graine).instance, nil, fils, graine)
        }
        print("\n÷ : le coût du plan divisé par celui du tableur, de la référence, de la borne ; ~ : borne simple, prouvée par le banc.")
    }

    private func mesurer(_ instance: Instance, _ repere: Repere?, _ fils: Int, _ graine: UInt64) async throws {
        let planificateur = try Planificateur(instance)
        let temoin = await surUnFil { MesureDePlan.chronometrer { Tableur(instance).solution } }
        let tableur = Verification(temoin.plan, instance)
        try juger(tableur, instance.nom)
        let borne = repere?.borne ?? BorneSimple(instance).valeur
        print(MesureDePlan(instance.nom, "tableur", temoin.secondes, tableur, nil, repere, borne).texte)
        for budget in budgets {
            let mesure = await surUnFil {
                MesureDePlan.chronometrer { planificateur.planifier(graine: graine, budget: .secondes(budget), fils: fils) }
            }
            let v = Verification(mesure.plan, instance)
            try juger(v, instance.nom)
            print(MesureDePlan(instance.nom, "\(Nombre.decimal(budget, 0)) s", mesure.secondes, v, tableur, repere, borne).texte)
        }
    }

    private func juger(_ v: Verification, _ nom: String) throws {
        guard let violation = v.violations.first else { return }
        print("\(nom) : règle enfreinte, \(violation)")
        throw ExitCode.failure
    }
}

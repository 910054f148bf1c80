public import ArgumentParser
import Comptes
import Foundation
import Postgres
public import Tenancy

/// `cloison compte`: the accounts from the server, before anybody can sign in.
struct CommandeCompte: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compte", abstract: "Ouvre, désactive, réinitialise un compte.",
        subcommands: [Creer.self, Desactiver.self, Reinitialiser.self, Code.self])

    struct Creer: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "creer", abstract: "Ouvre un compte ; imprime son mot de passe provisoire.")
        @Argument(help: "Identifiant, par exemple h.vautrin.") var login: String
        @Option(help: "Nom complet.") var nom: String
        @Option(
            name: .customLong("fonction"),
            help: "planification, intervenant, facturation, rh, encadrant, direction ou administration ; deux au plus.")
        var fonctions: [Fonction]
        @Option(help: "Identifiant de l'entreprise, pour un compte RH ou d'encadrant.") var entreprise: String?

        func run() async throws {
            try await avecLesComptes { store in
                let provisoire = MotDePasse.provisoire()
                let sel = Preuve.nouveauSel()
                do {
                    try await store.creer(
                        login: login, nom: nom, fonctions: Set(fonctions), entreprise: try lireEntreprise(), sel: sel,
                        preuve: try Preuve.calculer(provisoire, sel: sel))
                } catch let erreur as PostgresError where erreur.state == .uniqueViolation {
                    throw ValidationError("« \(login) » est pris : choisissez un autre identifiant.")
                } catch let erreur as PostgresError where erreur.state == .checkViolation {
                    throw ValidationError(
                        "identifiant, nom ou fonctions refusés : a-z 0-9 . _ @ -, deux fonctions au plus, « rh » ou « encadrant » seule et avec --entreprise."
                    )
                }
                print("Compte « \(login) » ouvert. Mot de passe provisoire : \(provisoire)")
            }
        }

        private func lireEntreprise() throws -> ID<EntrepriseTag>? {
            guard let entreprise else { return nil }
            guard let id = ID<EntrepriseTag>(entreprise) else {
                throw ValidationError("--entreprise : « \(entreprise) » n'est pas un identifiant (UUID).")
            }
            return id
        }
    }

    struct Desactiver: AsyncParsableCommand {
        static let configuration = CommandConfiguration(commandName: "desactiver", abstract: "Désactive un compte et ferme ses sessions.")
        @Argument(help: "Identifiant.") var login: String

        func run() async throws {
            try await avecLesComptes { store in
                try await store.activer(try await trouver(login, store), false)
                print("Compte « \(login) » désactivé, sessions fermées.")
            }
        }
    }

    struct Reinitialiser: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "reinitialiser", abstract: "Nouveau mot de passe provisoire, second facteur effacé.")
        @Argument(help: "Identifiant.") var login: String

        func run() async throws {
            try await avecLesComptes { store in
                let provisoire = MotDePasse.provisoire()
                let sel = Preuve.nouveauSel()
                try await store.reinitialiser(try await trouver(login, store), sel: sel, preuve: try Preuve.calculer(provisoire, sel: sel))
                print("Compte « \(login) » réinitialisé. Mot de passe provisoire : \(provisoire)")
            }
        }
    }

    struct Code: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "code", abstract: "Code à six chiffres du moment, en démonstration seulement.")
        @Argument(help: "Identifiant.") var login: String

        func run() async throws {
            try await avecLesComptes { store in
                do {
                    guard let code = try await store.codeDeDemonstration(login) else {
                        throw ValidationError("« \(login) » n'a pas de second facteur, ou n'existe pas.")
                    }
                    print(code)
                } catch let erreur as PostgresError where erreur.state == .insufficientPrivilege {
                    throw ValidationError("refusé : le code n'est lisible que dans une base de démonstration.")
                }
            }
        }
    }
}

extension Fonction: ExpressibleByArgument {}

/// The migration role's pool, for the time of one command.
private func avecLesComptes(_ corps: (CompteStore) async throws -> Void) async throws {
    let bases = try Bases(compartiments: [.migrateur])
    do {
        try await corps(CompteStore(migrateur: bases[.migrateur]))
    } catch {
        await bases.arreter()
        throw error
    }
    await bases.arreter()
}

private func trouver(_ login: String, _ store: CompteStore) async throws -> ID<CompteTag> {
    guard let compte = try await store.lister().first(where: { $0.login == login.lowercased() }) else {
        throw ValidationError("aucun compte « \(login) ».")
    }
    return compte.id
}

import Comptes
import Foundation
import Postgres
import Tenancy

/// One line of `acces-demo.txt`.
struct AccesDemo: Sendable {
    let fonction: String
    let login: String
    let motDePasse: String
}

/// The fictive accounts: one per function, one per worker, three HR managers.
struct ComptesDemo {
    let monde: MondeDemo
    let base: Database

    /// The same for all: everything is fictive, and it is printed.
    static let motDePasse = "mirabelle quetsche sapin"

    struct Crees {
        /// Account of each worker, by rank.
        let intervenants: [ID<CompteTag>]
        let planification: ID<CompteTag>
        let direction: ID<CompteTag>
        let acces: [AccesDemo]
    }

    private struct Modele: Sendable {
        let login: String
        let nom: String
        let fonctions: Set<Fonction>
        let totp: Bool
    }

    func creer() async throws -> Crees {
        let store = CompteStore(migrateur: base)
        guard try await store.lister().isEmpty else { throw ChargementDemo.DejaCharge() }
        _ = try await base.transactionSansSession { tx in try tx.rows("SELECT garde.demonstration_activer()").count }
        let metier = [
            Modele(login: "planification", nom: "Hélène Vautrin", fonctions: [.planification], totp: false),
            Modele(login: "facturation", nom: "Pascal Didier", fonctions: [.facturation], totp: false),
            Modele(login: "direction", nom: "Agnès Thomassin", fonctions: [.direction], totp: false),
            Modele(login: "administration", nom: "Yann Perrot", fonctions: [.administration], totp: true),
            Modele(login: "coordination", nom: "Solène Marchal", fonctions: [.planification, .facturation], totp: false),
        ]
        let equipe = monde.equipe.intervenants.map {
            Modele(login: $0.login, nom: "\($0.prenom) \($0.nom)", fonctions: [.intervenant], totp: true)
        }
        let ids = try await creer(metier + equipe, store)
        let noms = [("planification", 0), ("facturation", 1), ("direction", 2), ("administration (avec code)", 3), ("deux fonctions", 4)]
        let acces = noms.map { AccesDemo(fonction: $0.0, login: metier[$0.1].login, motDePasse: Self.motDePasse) }
        let vitrine = AccesDemo(fonction: "intervenant (avec code)", login: equipe[vitrineIntervenant].login, motDePasse: Self.motDePasse)
        return Crees(
            intervenants: Array(ids.dropFirst(metier.count)), planification: ids[0], direction: ids[2], acces: acces + [vitrine])
    }

    /// The worker of Metz with the fullest weeks: her pages show the most.
    private var vitrineIntervenant: Int {
        let charges = Dictionary(monde.permanences.tenues.map { ($0.intervenant, 1) }, uniquingKeysWith: +)
        let metz = monde.equipe.intervenants.indices.filter { monde.equipe.intervenants[$0].bureau == 0 }
        return metz.max { (charges[$0] ?? 0, -$0) < (charges[$1] ?? 0, -$1) } ?? 0
    }

    func creerRH() async throws -> [AccesDemo] {
        let store = CompteStore(migrateur: base)
        let choix = monde.vitrines
        let (sel, preuve) = try Self.secret()
        var acces: [AccesDemo] = []
        for (rang, entreprise) in choix.enumerated() {
            let login = "rh\(rang + 1)"
            try await store.creer(
                login: login, nom: "\(entreprise.contact.prenom) \(entreprise.contact.nom)", fonctions: [.rh],
                entreprise: ID(entreprise.id), sel: sel,
                preuve: preuve, provisoire: false)
            acces.append(
                AccesDemo(fonction: "RH, \(entreprise.nom), \(entreprise.effectif) salariés", login: login, motDePasse: Self.motDePasse))
        }
        if let entreprise = choix.first {
            try await store.creer(
                login: "encadrant1", nom: "Denis Kieffer", fonctions: [.encadrant], entreprise: ID(entreprise.id), sel: sel, preuve: preuve,
                provisoire: false)
            acces.append(AccesDemo(fonction: "Encadrant, \(entreprise.nom)", login: "encadrant1", motDePasse: Self.motDePasse))
        }
        return acces
    }

    private func creer(_ modeles: [Modele], _ store: CompteStore) async throws -> [ID<CompteTag>] {
        let (sel, preuve) = try Self.secret()
        var ids: [ID<CompteTag>] = []
        for modele in modeles {
            ids.append(
                try await store.creer(
                    login: modele.login, nom: modele.nom, fonctions: modele.fonctions, entreprise: nil, sel: sel, preuve: preuve,
                    totp: modele.totp ? .nouveau() : nil, provisoire: false))
        }
        return ids
    }

    /// One salt for all: their password is one and printed, so nothing is weakened and 45 times 160 ms of scrypt are spared.
    private static func secret() throws -> (sel: [UInt8], preuve: Preuve) {
        let sel = Preuve.nouveauSel()
        return (sel, try Preuve.calculer(motDePasse, sel: sel))
    }
}

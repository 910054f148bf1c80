import Foundation
import Hummingbird
import Tenancy
import Web

/// `/dossiers/…/cloture`: close with an outcome, reopen, erase.
struct ClotureRoutes: Sendable {
    let store: DossierStore

    func ajouter(a routes: Routes) {
        routes.get("/dossiers/:entreprise/:id/cloture", DossiersRoom.acces, confirmer)
        routes.post("/dossiers/:entreprise/:id/cloture", DossiersRoom.acces, clore)
        routes.post("/dossiers/:entreprise/:id/reouverture", DossiersRoom.acces, rouvrir)
        routes.post("/dossiers/:entreprise/:id/effacement", DossiersRoom.acces, effacer)
    }

    @Sendable func confirmer(_ requete: Requete) async throws -> Response {
        let dossier = try await mien(requete)
        return requete.page(CloturePage(dossier: dossier, reste: try await reste(dossier, requete), saisie: Saisie(), fautes: nil))
    }

    @Sendable func clore(_ requete: Requete) async throws -> Response {
        let dossier = try await mien(requete)
        let champs = requete.formulaire
        var fautes = Fautes()
        let issue = champs["issue"].flatMap { Issue(rawValue: $0) }
        if issue == nil { fautes["issue"] = "Choisissez ce qui a mis fin au suivi." }
        let bilan = FeuilleSaisie.bilan(champs, &fautes)
        let reste = try await reste(dossier, requete)
        let choisis = Self.choisis(champs, reste)
        let vus = Set(champs.all("vu").compactMap { UUID(uuidString: $0) })
        // A rendez-vous may be taken by the poster while she writes: it is shown before it is left behind.
        if !reste.choses.allSatisfy({ vus.contains($0.id) }) {
            fautes["reste"] = "Quelque chose reste à régler dans ce dossier : voyez la liste, puis confirmez."
        }
        guard let issue, fautes.isEmpty else {
            let page = CloturePage(
                dossier: dossier, reste: reste, saisie: Saisie(champs, fautes), fautes: fautes.resume,
                choisis: vus.isEmpty ? nil : choisis.merging(Self.nouveaux(reste, vus)) { $0.union($1) })
            return requete.page(page, statut: .badRequest)
        }
        let autres = champs.all("autres").compactMap { Issue(rawValue: $0) }.filter { $0 != issue }
        guard try await store.clore(dossier.ref, issue, autres: autres, bilan: bilan, solder: choisis, as: requete.principal) else {
            throw Refus.conflit("Ce dossier est déjà clos. Revenez au dossier pour voir son issue.")
        }
        let laisses = reste.choses.count - choisis.values.reduce(0) { $0 + $1.count }
        let suite = laisses == 0 ? "" : " \(pluriel(laisses, "chose reste comme elle était", "choses restent comme elles étaient"))."
        return requete.redirection(dossier.ref.chemin, fait: "Le dossier est clos : \(issue.libelle).\(suite)")
    }

    private func reste(_ dossier: Dossier, _ requete: Requete) async throws -> CeQuiReste {
        dossier.estOuvert ? try await store.reste(dossier.ref, as: requete.principal) : CeQuiReste(choses: [])
    }

    /// Ticked, and really left.
    private static func choisis(_ champs: Champs, _ reste: CeQuiReste) -> [CeQuiReste.Sorte: Set<UUID>] {
        var choisis: [CeQuiReste.Sorte: Set<UUID>] = [:]
        for sorte in CeQuiReste.Sorte.allCases {
            choisis[sorte] = Set(champs.all(sorte.rawValue).compactMap { UUID(uuidString: $0) }).intersection(reste.ids(sorte))
        }
        return choisis
    }

    /// What she has not seen yet comes ticked, like the rest did.
    private static func nouveaux(_ reste: CeQuiReste, _ vus: Set<UUID>) -> [CeQuiReste.Sorte: Set<UUID>] {
        var nouveaux: [CeQuiReste.Sorte: Set<UUID>] = [:]
        for chose in reste.choses where !vus.contains(chose.id) { nouveaux[chose.sorte, default: []].insert(chose.id) }
        return nouveaux
    }

    @Sendable func rouvrir(_ requete: Requete) async throws -> Response {
        let dossier = try await mien(requete)
        guard try await store.rouvrir(dossier.ref, as: requete.principal) else {
            throw Refus.conflit("Seul un dossier clos se rouvre.")
        }
        return requete.redirection(dossier.ref.chemin, fait: "Le dossier est de nouveau ouvert.")
    }

    @Sendable func effacer(_ requete: Requete) async throws -> Response {
        let dossier = try await mien(requete)
        guard requete.formulaire["numero"]?.filter({ !$0.isWhitespace }) == dossier.numero else {
            var page = CloturePage(dossier: dossier, saisie: Saisie(), fautes: nil)
            page.numeroFaux = requete.formulaire["numero"] ?? ""
            return requete.page(page, statut: .badRequest)
        }
        guard try await store.effacer(dossier.ref, as: requete.principal) else { throw Refus.conflit("Seul un dossier clos s'efface.") }
        return requete.redirection("/dossiers?etat=clos", fait: "Le dossier \(dossier.numero) est effacé : sa clé est détruite.")
    }

    private func mien(_ requete: Requete) async throws -> Dossier {
        guard let dossier = try await store.trouver(try requete.dossier(), as: requete.principal),
            dossier.referent == requete.principal.compte
        else { throw Refus.introuvable }
        return dossier
    }
}

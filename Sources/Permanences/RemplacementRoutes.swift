import Calendrier
import Contrats
import Hummingbird
import Planner
import Postgres
import Replanification
import Tenancy
import Web

/// `/absences/:id`: replace what an absence or a departure hits, row by row, or by a repair of the whole.
struct RemplacementRoutes {
    let base: Database
    private static let parPage = 20

    func ajouter(a routes: Routes) {
        let lire = Acces.compte(.gestion, .planification, .direction)
        let ecrire = Acces.compte(.gestion, .planification)
        routes.get("/absences/:id", lire) { requete in requete.page(try await page(requete)) }
        routes.post("/absences/:id/remplacer", ecrire) { requete in try await remplacer(requete) }
        routes.get("/absences/:id/reparation", lire) { requete in
            let id: ID<Absence.Tag> = try requete.id("id")
            let ecrit = requete.principal.fonctions.contains(.planification)
            let lue = try await base.transaction(as: requete.principal, readOnly: true) { try Self.lire(id, $0) }
            guard let reparation = await Self.reparer(lue.remplacement) else {
                return requete.redirection("/absences/\(id)", fait: "Aucune permanence n'est plus touchée.")
            }
            return requete.page(ReparationPage(absence: lue.absence, reparation: reparation, ecrit: ecrit))
        }
        routes.post("/absences/:id/reparation", ecrire) { requete in try await accepterReparation(requete) }
    }

    private struct Lue: Sendable {
        let absence: Absence
        let touchees: [Permanence]
        /// Nil when nothing is hit.
        let remplacement: Remplacement?
    }

    private static func lire(_ id: ID<Absence.Tag>, page: Range<Int>? = nil, _ tx: Transaction) throws -> Lue {
        guard let absence = try AbsenceStore.une(id, tx) else { throw Refus.introuvable }
        let aujourdhui = DateCivile.aujourdhui()
        let toutes = try AbsenceStore.touchees(absence, depuis: aujourdhui, tx)
        let voulues = page.map { Array(toutes.dropFirst($0.lowerBound).prefix($0.count)) } ?? toutes
        return Lue(
            absence: absence, touchees: toutes,
            remplacement: voulues.isEmpty ? nil : try Remplacement(absence, voulues, le: aujourdhui, tx))
    }

    private func page(_ requete: Requete) async throws -> RemplacementPage {
        let id: ID<Absence.Tag> = try requete.id("id")
        let query = requete.query
        let ecrit = requete.principal.fonctions.contains(.planification)
        let n = try await base.transaction(as: requete.principal, readOnly: true) { try Self.lire(id, page: 0..<0, $0).touchees.count }
        let pages = Pagination(requete, parPage: Self.parPage, total: n)
        return try await base.transaction(as: requete.principal, readOnly: true) { tx in
            let lue = try Self.lire(id, page: pages.debut..<pages.debut + Self.parPage, tx)
            let question = query["pour"].flatMap { ID<Permanence>($0) }.flatMap { p in
                query["qui"].flatMap { ID<IntervenantTag>($0) }.map { (p, $0) }
            }
            let reponse = question.flatMap { cle -> RemplacementPage.Reponse? in
                guard let r = lue.remplacement, let p = r.touchees.first(where: { $0.id == cle.0 }) else { return nil }
                return .init(permanence: p.id, qui: cle.1, pourquoi: r.pourquoiPas(p, cle.1))
            }
            return RemplacementPage(
                absence: lue.absence, total: lue.touchees.count, publiees: lue.touchees.count { $0.statut == .publiee },
                lignes: lue.remplacement?.lignes() ?? [], poidsTrajet: max(1, lue.remplacement?.probleme.instance.poids.trajet ?? 1),
                reglees: try AbsenceStore.reglees(lue.absence, tx), intervenants: try IntervenantStore.actifs(bureau: nil, tx),
                reponse: reponse, pages: pages, ecrit: ecrit)
        }
    }

    private func remplacer(_ requete: Requete) async throws -> Response {
        let id: ID<Absence.Tag> = try requete.id("id")
        let champs = requete.formulaire
        let n = try await base.transaction(as: requete.principal) { tx in
            guard let absence = try AbsenceStore.une(id, tx) else { throw Refus.introuvable }
            let touchees = try AbsenceStore.touchees(absence, depuis: .aujourdhui(), tx)
            let changements = try ChoixDeRemplacement.changements(champs, touchees)
            guard !changements.isEmpty else { throw Refus.saisie("Aucune proposition n'est choisie : cochez-en une.") }
            try Changement.appliquer(changements, tx)
            return changements.count
        }
        return requete.redirection(
            "/absences/\(id)", fait: "\(pluriel(n, "permanence réglée", "permanences réglées")) : le registre et les agendas suivent.")
    }

    /// On a thread of the pool of tasks, not on the connection's.
    @concurrent private static func reparer(_ remplacement: Remplacement?) async -> ReparationLue? {
        remplacement.map { ReparationLue($0, $0.reparer()) }
    }

    private func accepterReparation(_ requete: Requete) async throws -> Response {
        let id: ID<Absence.Tag> = try requete.id("id")
        let cochees = Set(requete.formulaire.all("lot"))
        guard !cochees.isEmpty else { throw Refus.saisie("Aucune ligne n'est cochée : cochez celles à accepter.") }
        let lue = try await base.transaction(as: requete.principal, readOnly: true) { try Self.lire(id, $0) }
        guard let reparation = await Self.reparer(lue.remplacement) else { throw Refus.conflit("Aucune permanence n'est plus touchée.") }
        let changements = try reparation.changements(cochees)
        try await base.transaction(as: requete.principal) { try Changement.appliquer(changements, $0) }
        return requete.redirection(
            "/absences/\(id)",
            fait: "\(pluriel(changements.count, "ligne acceptée", "lignes acceptées")) : le registre et les agendas suivent.")
    }
}

/// A repair, in lots that a form ticks.
struct ReparationLue: Sendable {
    let resultat: Reparation.Resultat
    let lots: [PlanComparaison.Lot]
    let poidsTrajet: Int
    private let enPlace: [String: Permanence]
    private let lignes: [String: LigneDue]

    init(_ r: Remplacement, _ resultat: Reparation.Resultat) {
        self.resultat = resultat
        lots = resultat.difference.lots.enumerated().map { PlanComparaison.Lot($0.offset, $0.element) }
        poidsTrajet = max(1, r.probleme.instance.poids.trajet)
        enPlace = Dictionary(r.permanences.filter(\.vivante).map { ("\($0.duPlan)", $0) }, uniquingKeysWith: { a, _ in a })
        lignes = r.probleme.lignes
    }

    func permanence(_ p: Solution.Permanence) -> Permanence? { enPlace["\(p)"] }

    /// Throws `Refus.conflit` when a ticked lot is no longer what was shown.
    func changements(_ cochees: Set<String>) throws -> [Changement] {
        let choisis = lots.filter { cochees.contains($0.cle) }
        guard choisis.count == cochees.count else {
            throw Refus.conflit("Le plan en place a changé depuis l'affichage : relisez la réparation. Rien n'a été changé.")
        }
        return try choisis.flatMap(\.lignes).map { ligne in
            let avant = ligne.avant.flatMap(permanence)
            guard let prestation = avant?.prestation ?? ligne.apres.flatMap({ lignes[$0.demande]?.id }) else {
                throw Refus.conflit("\(ligne.phrase) Cette ligne vient de changer. Rien n'a été changé.")
            }
            let vers = ligne.apres.flatMap { ChoixDeRemplacement.lire(ChoixDeRemplacement.valeur($0)) } ?? .personne
            return Changement(nom: ligne.phrase, avant: avant, ligne: prestation, vers: vers)
        }
    }
}

import Calendrier
import Contrats
import Entreprises
import Hummingbird
import Postgres
import Tenancy
import Web

/// `/semaine`: the board, by intervenante, by company or by place, and its publication.
struct SemaineRoutes {
    let bases: Bases

    func ajouter(a routes: Routes) {
        let base = bases[.gestion]
        let acces = Acces.compte(.gestion, .planification, .direction)
        routes.get("/semaine", acces) { requete in
            let choix = SemaineChoix(requete.query)
            let lu = try await base.transaction(as: requete.principal, readOnly: true) { try SemaineLue(choix, $0) }
            switch choix.vue {
            case .equipe: return requete.page(SemainePage(choix, lu, csrf: requete.csrf))
            case .entreprises, .lieux: return requete.page(SemaineListePage(choix, lu))
            }
        }
        routes.post("/semaine/publier", Acces.compte(.gestion, .planification)) { requete in
            let choix = SemaineChoix(requete.formulaire)
            let publiees = try await base.transaction(as: requete.principal) {
                try PermanenceStore.publier(choix.semaine.periode, bureau: choix.bureau, $0)
            }
            return requete.redirection(
                choix.chemin(choix.semaine),
                fait: publiees == 0 ? "Rien n'était à publier." : "\(pluriel(publiees, "permanence publiée", "permanences publiées")).")
        }
    }
}

/// What the address of the board asks.
struct SemaineChoix: Sendable {
    enum Vue: String, CaseIterable { case equipe, entreprises, lieux }

    let semaine: Semaine
    let vue: Vue
    let bureau: ID<LieuTag>?
    let metier: Prestation.Metier?
    let statut: StatutPermanence?
    let conflitsSeuls: Bool

    init(_ champs: Champs) {
        semaine =
            champs["s"].flatMap(Semaine.init) ?? champs["jour"].flatMap { DateCivile($0) }.map { Semaine($0) } ?? Semaine(.aujourdhui())
        vue = champs["vue"].flatMap(Vue.init) ?? .equipe
        bureau = champs["bureau"].flatMap(ID<LieuTag>.init)
        metier = champs["metier"].flatMap(Prestation.Metier.init)
        statut = champs["statut"].flatMap(StatutPermanence.init)
        conflitsSeuls = champs["conflits"] != nil
    }

    /// The same view of another week.
    func chemin(_ semaine: Semaine, vue: Vue? = nil) -> String {
        var a = "/semaine?s=\(semaine)"
        if (vue ?? self.vue) != .equipe { a += "&vue=\((vue ?? self.vue).rawValue)" }
        if let bureau { a += "&bureau=\(bureau)" }
        if let metier { a += "&metier=\(metier.rawValue)" }
        if let statut { a += "&statut=\(statut.rawValue)" }
        return conflitsSeuls ? a + "&conflits=oui" : a
    }
}

/// What the board reads, in one transaction.
struct SemaineLue: Sendable {
    let bureaux: [Lieu]
    let intervenants: [Intervenant]
    let absences: [Absence]
    let permanences: [Permanence]

    init(_ choix: SemaineChoix, _ tx: Transaction) throws {
        bureaux = try LieuStore.bureaux(tx)
        intervenants = try IntervenantStore.actifs(bureau: choix.bureau, tx).filter { choix.metier == nil || $0.metier == choix.metier }
        absences = try AbsenceStore.pendant(choix.semaine.periode, tx)
        let presents = Set(intervenants.map(\.id))
        permanences = try PermanenceStore.pendant(choix.semaine.periode, .init(bureau: choix.bureau), tx).filter {
            presents.contains($0.intervenant)
        }
    }
}

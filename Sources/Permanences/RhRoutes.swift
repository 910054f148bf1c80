import Calendrier
import Hummingbird
import Postgres
import Tenancy
import Web

/// `/rh` and `/rh/calendrier`: what one company's HR sees of its permanences, behind the tenant wall.
struct RhRoutes {
    let bases: Bases

    func ajouter(a routes: Routes) {
        let base = bases[.client]
        let acces = Acces.compte(.client, .rh)
        routes.get("/rh", acces) { requete in
            let nom = requete.principal.nom
            let aujourdhui = DateCivile.aujourdhui()
            let page = try await base.transaction(as: requete.principal, readOnly: true) { tx in
                guard let fiche = try RhStore.entreprise(tx) else { throw Refus.introuvable }
                return RhAccueilPage(
                    nom: nom, fiche: fiche, prochaines: try RhStore.prochaines(depuis: aujourdhui, tx),
                    compte: try RegistreStore.pourRh(tx, annee: aujourdhui.annee).first, aujourdhui: aujourdhui)
            }
            return requete.page(page)
        }
        routes.get("/rh/calendrier", acces) { requete in
            let mois = requete.query["m"].flatMap(Mois.init) ?? DateCivile.aujourdhui().leMois
            let page = try await base.transaction(as: requete.principal, readOnly: true) { tx in
                guard let fiche = try RhStore.entreprise(tx) else { throw Refus.introuvable }
                return RhCalendrierPage(
                    fiche: fiche, mois: mois, permanences: try RhStore.pendant(CalendrierDuMois.fenetre(mois), tx),
                    actions: try RhStore.actions(Periode(debut: mois.premierJour, fin: mois.dernierJour), tx))
            }
            return requete.page(page)
        }
    }
}

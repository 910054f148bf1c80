import Calendrier
import Entreprises
import Hummingbird
import Mustache
import Postgres
import Tenancy
import Web

/// `/rh/contrat`: the HR of one company reads its contract, without what concerns the provider's margins.
struct ContratRHRoutes {
    let bases: Bases

    func ajouter(a routes: Routes) {
        routes.get("/rh/contrat", .compte(.client, .rh)) { requete in
            guard let entreprise = requete.principal.entreprise else { throw Refus.interdit }
            let jour = DateCivile.aujourdhui()
            let contrats = try await bases[.client].transaction(as: requete.principal, readOnly: true) { tx in
                try ContratStore.deEntreprise(entreprise, tx).filter { $0.statut != .brouillon }.compactMap { contrat in
                    try ContratContenu.pourRH(contrat, le: jour, tx)
                }
            }
            return requete.page(ContratRHPage(contrats: contrats, jour: jour))
        }
    }
}

/// The contract page of the HR portal: usually one contract, the running one first.
struct ContratRHPage: Page {
    static let gabarit = "rh-contrat"
    let contrats: [ContratContenu]
    let jour: DateCivile

    var entete: Entete {
        Entete(
            "Contrat", sous: contrats.first?.entreprise.nom, donnees: ["gestion.contrat", "gestion.prestation", "gestion.tarif"],
            densite: .rare,
            largeur: .moyenne, ici: "/rh/contrat")
    }

    func child(named name: String) -> Any? {
        switch name {
        case "contrats":
            contrats.sorted { $0.contrat.enCours(le: jour) && !$1.contrat.enCours(le: jour) }.map { Fiche(c: $0, jour: jour) }
        case "vide":
            contrats.isEmpty ? Vide("Aucun contrat signé pour l'instant.", suite: "Votre prestataire le met en ligne à la signature.") : nil
        default: nil
        }
    }

    struct Fiche: MustacheParent, Sendable {
        let c: ContratContenu
        let jour: DateCivile

        func child(named name: String) -> Any? {
            switch name {
            case "numero": c.contrat.numero
            case "statut": c.contrat.statut == .resilie ? "résilié" : nil
            case "faits": FaitsDuContrat(c: c, jour: jour).faits
            case "jauge": c.compte?.jauge(nil)
            case "prestations": c.prestations.filter { $0.enVigueur(le: c.jour(jour)) }.map { LignePrestation(p: $0, lieux: c.lieux) }
            case "aTarifs": c.tarifs.contains { $0.enVigueur(le: c.jour(jour)) }
            case "tarifs": c.tarifs.filter { $0.enVigueur(le: c.jour(jour)) }.map { LigneTarif(t: $0) }
            case "frise": Frise(c, le: jour).moments
            default: nil
            }
        }
    }
}

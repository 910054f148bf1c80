import Calendrier
import Entreprises
import Hummingbird
import Postgres
import Tenancy
import Web

/// `/contrats/:id/avenants`: what changes from a date.
struct AvenantRoutes {
    let bases: Bases

    func ajouter(a routes: Routes) {
        routes.get("/contrats/:id/avenants/nouveau", EntreprisesRoom.ecrire) { requete in
            let (contrat, f) = try await lire(requete)
            return requete.page(page(contrat, f, Saisie(), Fautes()))
        }
        routes.post("/contrats/:id/avenants", EntreprisesRoom.ecrire, creer)
    }

    @Sendable private func creer(_ requete: Requete) async throws -> Response {
        let (contrat, f) = try await lire(requete)
        var d = Depouillement(requete.formulaire)
        if let lu = AvenantSaisie.lire(&d, f, contrat) {
            do {
                let placees = try await bases[.gestion].transaction(as: requete.principal) { tx in
                    var valeurs = lu.valeurs
                    for (rang, lieu) in lu.lieux {
                        valeurs.prestations[rang].par?.lieu = try lieu.ouvert(f.entreprise, f.etablissements, tx)
                    }
                    if let lieu = lu.nouveauLieu {
                        valeurs.nouvellesPrestations[0].lieu = try lieu.ouvert(f.entreprise, f.etablissements, tx)
                    }
                    try AvenantStore.appliquer(contrat, valeurs, tx)
                    return try PrestationStore.placees(
                        contrat.entreprise, valeurs.prestations.map(\.remplace), apres: valeurs.dateEffet.plus(jours: -1), tx)
                }
                return requete.redirection("/contrats/\(contrat.id)", fait: Self.fait(lu.valeurs, placees))
            } catch let refus as AvenantStore.Refus {
                d.faute("date_effet", refus.description)
            } catch let erreur as PostgresError where erreur.state == .uniqueViolation {
                d.faute("date_effet", "Une ligne de prix du même code commence déjà ce jour-là.")
            }
        }
        return requete.page(page(contrat, f, Saisie(requete.formulaire, d.fautes), d.fautes), statut: .unprocessableContent)
    }

    private static func fait(_ v: AvenantValeurs, _ placees: Int) -> String {
        let debut = "Avenant enregistré, effet le \(v.dateEffet.court)."
        guard placees > 0 else { return debut }
        return debut
            + " \(pluriel(placees, "permanence est déjà placée", "permanences sont déjà placées")) après cette date : replanifiez la période."
    }

    private func lire(_ requete: Requete) async throws -> (Contrat, ContratFormulaire) {
        let id: ID<Contrat> = try requete.id("id")
        return try await bases[.gestion].transaction(as: requete.principal, readOnly: true) { tx in
            guard let contrat = try ContratStore.trouver(id, tx) else { throw Refus.introuvable }
            return (contrat, try ContratFormulaire(contrat.entreprise, contrat: contrat, tx))
        }
    }

    private func page(_ contrat: Contrat, _ f: ContratFormulaire, _ s: Saisie, _ fautes: Fautes) -> PageFormulaire {
        let jour = max(DateCivile.aujourdhui(), contrat.debut.plus(jours: 1))
        return PageFormulaire(
            Entete(
                "Nouvel avenant",
                ariane: [("Contrats", "/contrats"), ("\(f.entreprise.nom), \(contrat.numero)", "/contrats/\(contrat.id)")],
                sous: "Le passé reste tel quel : ce qui change commence à la date d'effet.", donnees: ["gestion.avenant"], densite: .dense,
                largeur: .moyenne, ici: "/contrats"),
            action: "/contrats/\(contrat.id)/avenants", retour: "/contrats/\(contrat.id)", envoyer: "Enregistrer l'avenant", fautes: fautes,
            AvenantSaisie.sections(s, f, le: jour))
    }
}

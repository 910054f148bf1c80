import Calendrier
import Hummingbird
import Postgres
import Tenancy
import Web

/// `/entreprises/:id`: the sheet of a company, and the small forms on it (headcount, contact, closure).
struct FicheRoutes {
    let bases: Bases

    func ajouter(a routes: Routes) {
        routes.get("/entreprises/:id", EntreprisesRoom.lire) { requete in
            requete.page(try await fiche(requete, Fautes()))
        }
        routes.post("/entreprises/:id/effectifs", EntreprisesRoom.ecrire, declarer)
        routes.post("/entreprises/:id/contacts", EntreprisesRoom.ecrire, ajouterContact)
        routes.post("/entreprises/:id/contacts/:contact/retirer", EntreprisesRoom.ecrire) { requete in
            let (id, contact): (EntrepriseID, ID<Contact>) = (try requete.id("id"), try requete.id("contact"))
            try await bases[.gestion].transaction(as: requete.principal) { tx in _ = try ContactStore.retirer(id, contact, tx) }
            return requete.redirection("/entreprises/\(id)", fait: "Contact retiré.")
        }
        routes.post("/entreprises/:id/fermetures", EntreprisesRoom.ecrire, ajouterFermeture)
        routes.post("/entreprises/:id/fermetures/:fermeture/retirer", EntreprisesRoom.ecrire) { requete in
            let (id, fermeture): (EntrepriseID, ID<Fermeture>) = (try requete.id("id"), try requete.id("fermeture"))
            try await bases[.gestion].transaction(as: requete.principal) { tx in _ = try FermetureStore.retirer(id, fermeture, tx) }
            return requete.redirection("/entreprises/\(id)", fait: "Fermeture retirée.")
        }
    }

    @Sendable private func declarer(_ requete: Requete) async throws -> Response {
        let id: EntrepriseID = try requete.id("id")
        var d = Depouillement(requete.formulaire)
        if let effectif = EffectifSaisie.lire(&d, source: .gestion) {
            do {
                try await bases[.gestion].transaction(as: requete.principal) { tx in try EffectifStore.declarer(id, effectif, tx) }
                return requete.redirection(
                    "/entreprises/\(id)", fait: "\(pluriel(effectif.nombre, "salarié")) à partir du \(effectif.aPartirDu.court).")
            } catch let erreur as PostgresError where erreur.state == .uniqueViolation {
                d.faute(
                    "a_partir_du",
                    "Cet établissement a déjà un effectif à cette date. Choisissez une autre date, ou importez une correction.")
            } catch let erreur as PostgresError where erreur.state == .foreignKeyViolation {
                throw Refus.introuvable
            }
        }
        return requete.page(try await fiche(requete, d.fautes), statut: .unprocessableContent)
    }

    @Sendable private func ajouterContact(_ requete: Requete) async throws -> Response {
        let id: EntrepriseID = try requete.id("id")
        var d = Depouillement(requete.formulaire)
        var valeurs = ContactValeurs(nom: d.requis("contact_nom", "Écrivez le nom du contact.") ?? "")
        valeurs.fonction = d.texte("contact_fonction")
        valeurs.courriel = d.lire("contact_courriel", ContactValeurs.courriel) ?? ""
        valeurs.telephone = d.lire("contact_telephone", ContactValeurs.telephone) ?? ""
        valeurs.principal = d.coche("contact_principal")
        if d.fautes.isEmpty {
            let contact = valeurs
            try await bases[.gestion].transaction(as: requete.principal) { tx in
                guard try EntrepriseStore.trouver(id, tx) != nil else { throw Refus.introuvable }
                try ContactStore.ajouter(id, contact, tx)
            }
            return requete.redirection("/entreprises/\(id)", fait: "\(contact.nom) est ajouté aux contacts.")
        }
        return requete.page(try await fiche(requete, d.fautes), statut: .unprocessableContent)
    }

    @Sendable private func ajouterFermeture(_ requete: Requete) async throws -> Response {
        let id: EntrepriseID = try requete.id("id")
        var d = Depouillement(requete.formulaire)
        let debut = d.dateRequise("fermeture_debut", "Donnez le premier jour de fermeture.")
        let fin = d.dateRequise("fermeture_fin", "Donnez le dernier jour de fermeture.")
        if let debut, let fin, Periode(de: debut, a: fin) == nil {
            d.faute("fermeture_fin", "Le dernier jour vient avant le premier, le \(debut.court).")
        }
        if let debut, let fin, d.fautes.isEmpty {
            let libelle = d.texte("fermeture_libelle")
            try await bases[.gestion].transaction(as: requete.principal) { tx in
                guard try EntrepriseStore.trouver(id, tx) != nil else { throw Refus.introuvable }
                try FermetureStore.ajouter(id, Periode(debut: debut, fin: fin), libelle: libelle, tx)
            }
            return requete.redirection("/entreprises/\(id)", fait: "Fermeture \(Periode(debut: debut, fin: fin).duAu) enregistrée.")
        }
        return requete.page(try await fiche(requete, d.fautes), statut: .unprocessableContent)
    }

    private func fiche(_ requete: Requete, _ fautes: Fautes) async throws -> FichePage {
        let id: EntrepriseID = try requete.id("id")
        let jour = DateCivile.aujourdhui()
        let contenu = try await bases[.gestion].transaction(as: requete.principal, readOnly: true) { tx in
            guard let entreprise = try EntrepriseStore.trouver(id, tx) else { throw Refus.introuvable }
            return FichePage.Contenu(
                entreprise: entreprise, contexte: try EntrepriseStore.contexte(id, tx), etablissements: try EtablissementStore.de(id, tx),
                effectifs: try EffectifStore.historique(id, tx), contacts: try ContactStore.de(id, tx),
                fermetures: try FermetureStore.de(id, depuis: jour, tx))
        }
        return FichePage(contenu, le: jour, requete.formulaire, fautes, ecrit: requete.principal.fonctions.contains(.planification))
    }
}

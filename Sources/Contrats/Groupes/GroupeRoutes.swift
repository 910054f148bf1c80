import Calendrier
import Entreprises
import Hummingbird
import Postgres
import Tenancy
import Web

/// `/groupes`: mutualised permanences, their participants and how one half-day is split.
struct GroupeRoutes {
    let bases: Bases

    func ajouter(a routes: Routes) {
        routes.get("/groupes", EntreprisesRoom.lire, liste)
        routes.get("/groupes/nouveau", EntreprisesRoom.ecrire) { requete in
            requete.page(try await formulaire(requete).page(Saisie(), Fautes()))
        }
        routes.post("/groupes", EntreprisesRoom.ecrire, creer)
        routes.get("/groupes/:id", EntreprisesRoom.lire) { requete in
            requete.page(try await page(requete, Champs(), Fautes()))
        }
        routes.get("/groupes/:id/modifier", EntreprisesRoom.ecrire) { requete in
            requete.page(try await formulaire(requete, modifie: true).page(Saisie(), Fautes()))
        }
        routes.post("/groupes/:id", EntreprisesRoom.ecrire, enregistrer)
        routes.post("/groupes/:id/participants", EntreprisesRoom.ecrire, ajouterParticipant)
        routes.post("/groupes/:id/participants/:participation", EntreprisesRoom.ecrire, terminer)
    }

    @Sendable private func liste(_ requete: Requete) async throws -> Response {
        let jour = DateCivile.aujourdhui()
        let (groupes, nombres, lieux) = try await bases[.gestion].transaction(as: requete.principal, readOnly: true) { tx in
            let groupes = try GroupeStore.tous(tx)
            return (groupes, try ParticipationStore.nombres(le: jour, tx), try ReferencesStore.nomsDeLieux(groupes.compactMap(\.lieu), tx))
        }
        return requete.page(
            GroupesPage(
                groupes: groupes, nombres: nombres, lieux: lieux, ecrit: requete.principal.fonctions.contains(.planification)))
    }

    private func formulaire(_ requete: Requete, modifie: Bool = false) async throws -> GroupeFormulaire {
        let id: ID<GroupeTag>? = modifie ? try requete.id("id") : nil
        return try await bases[.gestion].transaction(as: requete.principal, readOnly: true) { tx in try GroupeFormulaire(id, tx) }
    }

    @Sendable private func creer(_ requete: Requete) async throws -> Response {
        let f = try await formulaire(requete)
        var d = Depouillement(requete.formulaire)
        if let v = GroupeFormulaire.lire(&d, nil), d.fautes.isEmpty {
            do {
                let id = try await bases[.gestion].transaction(as: requete.principal) { tx in try GroupeStore.creer(v, tx) }
                return requete.redirection("/groupes/\(id)", fait: "Groupe \(v.libelle) créé : ajoutez ses participants.")
            } catch let erreur as PostgresError where erreur.state == .uniqueViolation {
                d.faute("code", "Un autre groupe a ce code.")
            }
        }
        return requete.page(f.page(Saisie(requete.formulaire, d.fautes), d.fautes), statut: .unprocessableContent)
    }

    @Sendable private func enregistrer(_ requete: Requete) async throws -> Response {
        let f = try await formulaire(requete, modifie: true)
        guard let groupe = f.groupe else { throw Refus.introuvable }
        var d = Depouillement(requete.formulaire)
        if let v = GroupeFormulaire.lire(&d, groupe), d.fautes.isEmpty {
            if f.tenues > 0, v.prixCents != groupe.prixCents {
                d.faute(
                    "prix",
                    "\(pluriel(f.tenues, "demi-journée ou journée tenue est déjà partagée", "permanences tenues sont déjà partagées")) à \(euros(groupe.prixCents)). Créez un autre groupe pour un autre prix, ou révisez-le par un indice."
                )
            } else {
                try await bases[.gestion].transaction(as: requete.principal) { tx in _ = try GroupeStore.modifier(groupe.id, v, tx) }
                return requete.redirection("/groupes/\(groupe.id)", fait: "Groupe \(v.libelle) à jour.")
            }
        }
        return requete.page(f.page(Saisie(requete.formulaire, d.fautes), d.fautes), statut: .unprocessableContent)
    }

    private func page(_ requete: Requete, _ tape: Champs, _ fautes: Fautes) async throws -> GroupePage {
        let id: ID<GroupeTag> = try requete.id("id")
        let jour = requete.query["jour"].flatMap { DateCivile(saisie: $0) ?? DateCivile($0) } ?? .aujourdhui()
        let contenu = try await bases[.gestion].transaction(as: requete.principal, readOnly: true) { tx in
            guard let contenu = try GroupeContenu.lire(id, le: jour, tx) else { throw Refus.introuvable }
            return contenu
        }
        return GroupePage(
            c: contenu, jour: jour, ecrit: requete.principal.fonctions.contains(.planification), saisie: Saisie(tape, fautes),
            fautes: fautes)
    }

    @Sendable private func ajouterParticipant(_ requete: Requete) async throws -> Response {
        let id: ID<GroupeTag> = try requete.id("id")
        let contrats = try await bases[.gestion].transaction(as: requete.principal, readOnly: true) { tx in try ContratStore.tous(tx) }
        var d = Depouillement(requete.formulaire)
        let contrat = d.champs.texte("contrat").flatMap { ID<Contrat>($0) }.flatMap { id in contrats.first { $0.id == id } }
        if contrat == nil { d.faute("contrat", "Choisissez le contrat qui participe.") }
        let du = d.dateRequise("du", "Donnez le premier jour de la participation.")
        let au = d.date("au")
        if let du, let au, au < du { d.faute("au", "Le dernier jour vient avant le premier, le \(du.court).") }
        if let du, let contrat, du < contrat.debut { d.faute("du", "Le contrat commence le \(contrat.debut.court).") }
        let poids = d.entier("poids", 0...1_000_000)
        if let contrat, let du, d.fautes.isEmpty {
            let v = ParticipationValeurs(entreprise: contrat.entreprise, contrat: contrat.id, du: du, au: au, poids: poids)
            do {
                try await bases[.gestion].transaction(as: requete.principal) { tx in try ParticipationStore.ajouter(id, v, tx) }
                return requete.redirection("/groupes/\(id)", fait: "Contrat \(contrat.numero) ajouté au groupe depuis le \(du.court).")
            } catch let erreur as PostgresError where erreur.state == .exclusionViolation {
                d.faute("du", "Ce contrat participe déjà ces jours-là : terminez d'abord sa participation en cours.")
            }
        }
        return requete.page(try await page(requete, requete.formulaire, d.fautes), statut: .unprocessableContent)
    }

    /// Ends a participation on a day, or opens it again when the date is blank.
    @Sendable private func terminer(_ requete: Requete) async throws -> Response {
        let id: ID<GroupeTag> = try requete.id("id")
        let participation: UUIDParticipation = try requete.id("participation")
        var d = Depouillement(requete.formulaire)
        let au = d.dateRequise("fin", "Donnez le dernier jour de la participation.")
        if let au, d.fautes.isEmpty {
            do {
                let connue = try await bases[.gestion].transaction(as: requete.principal) { tx in
                    try ParticipationStore.terminer(id, participation, au: au, tx)
                }
                guard connue else { throw Refus.introuvable }
                return requete.redirection("/groupes/\(id)", fait: "Participation terminée le \(au.court).")
            } catch let erreur as PostgresError where erreur.state == .checkViolation || erreur.state == .exclusionViolation {
                throw Refus.conflit("Cette participation commence après le \(au.court), ou en croise une autre du même contrat.")
            }
        }
        throw Refus.saisie("Donnez le dernier jour de la participation, par exemple 31/12/2026.")
    }
}

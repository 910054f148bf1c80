import Calendrier
import Documents
import Hummingbird
import Partenaires
import Tenancy
import Web

/// `/dossiers/…/ecrits`: social reports and letters, from a template to the paper handed over.
struct EcritRoutes: Sendable {
    let store: EcritStore
    let matieres: MatiereStore
    let dossiers: DossierStore

    func ajouter(a routes: Routes) {
        let chemin = "/dossiers/:entreprise/:id/ecrits"
        routes.get(chemin, DossiersRoom.acces, liste)
        routes.get(chemin + "/nouveau", DossiersRoom.acces, nouveau)
        routes.post(chemin, DossiersRoom.acces, creer)
        routes.get(chemin + "/:ecrit", DossiersRoom.acces, montrer)
        routes.post(chemin + "/:ecrit", DossiersRoom.acces, garder)
        routes.post(chemin + "/:ecrit/remise", DossiersRoom.acces, remettre)
        routes.get(chemin + "/:ecrit/retrait", DossiersRoom.acces, demanderRetrait)
        routes.post(chemin + "/:ecrit/retrait", DossiersRoom.acces, retirer)
        routes.get(chemin + "/:ecrit/pdf", DossiersRoom.acces, imprimer)
    }

    @Sendable func liste(_ requete: Requete) async throws -> Response {
        guard let (dossier, ecrits) = try await store.liste(try requete.dossier(), as: requete.principal) else { throw Refus.introuvable }
        let (modeles, _) = try await matieres.courriers(nil, as: requete.principal)
        return requete.page(EcritsPage(dossier: dossier, ecrits: ecrits, modeles: modeles, requete: requete))
    }

    /// What a letter needs to know before it is merged.
    @Sendable func nouveau(_ requete: Requete) async throws -> Response {
        guard let lu = try await dossiers.lire(try requete.dossier(), as: requete.principal), lu.dossier.estOuvert else {
            throw Refus.introuvable
        }
        let choisi = requete.query["modele"].flatMap { ID<ModeleCourrier>($0) }
        let (modeles, partenaires) = try await matieres.courriers(choisi, as: requete.principal)
        return requete.page(
            NouvelEcritPage(
                lu: lu, modele: modeles.first { $0.id == choisi }, partenaires: partenaires,
                demarche: requete.query["demarche"].flatMap { ID<Demarche>($0) }))
    }

    @Sendable func creer(_ requete: Requete) async throws -> Response {
        let ref = try requete.dossier()
        let champs = requete.formulaire
        guard let lu = try await dossiers.lire(ref, as: requete.principal) else { throw Refus.introuvable }
        let rapport = champs["sorte"] == "rapport"
        let avecBudget = champs["budget"] != nil
        let (maison, partenaire, budget) = try await matieres.matiere(
            ref, partenaire: champs["partenaire"].flatMap { ID<FichePartenaire>($0) }, budget: avecBudget, as: requete.principal)
        if avecBudget, budget == nil {
            throw Refus.conflit("Ce dossier n'a pas encore de budget. Faites-le d'abord, ou décochez la case.")
        }
        let modele = rapport ? nil : try await modele(champs["modele"], requete.principal)
        let valeurs = ValeursDeFusion(
            lu, intervenant: requete.principal.nom, maison: maison, partenaire: partenaire, budget: budget,
            demarche: champs["demarche"].flatMap { ID<Demarche>($0) }, jour: .aujourdhui()
        ).valeurs
        let texte = rapport ? ModeleRapport.texte(budget: budget != nil) : modele?.corps ?? "\(Blanc("texte de la lettre"))"
        var contenu = Ecrit.Contenu()
        contenu.objet = rapport ? "Rapport social" : modele?.titre ?? ""
        contenu.corps = try Self.fusionner(texte, modele?.titre, valeurs)
        contenu.signataire = rapport ? .intervenant : champs["signataire"].flatMap { Ecrit.Contenu.Signataire(rawValue: $0) } ?? .personne
        contenu.expediteur = Self.expediteur(contenu.signataire, valeurs)
        contenu.destinataire =
            partenaire.map { [$0.nom, ValeursDeFusion.adresse($0)].filter { !$0.isEmpty }.joined(separator: "\n") } ?? ""
        let fait = contenu
        var id: ID<Ecrit>?
        try await refuser { id = try await store.creer(ref, rapport ? .rapport : .courrier, fait, as: requete.principal) }
        guard let id else { throw Refus.introuvable }
        return requete.redirection("\(ref.chemin)/ecrits/\(id)", fait: "Le brouillon est prêt. Relisez-le, complétez les blancs.")
    }

    @Sendable func montrer(_ requete: Requete) async throws -> Response {
        let (dossier, ecrit) = try await trouver(requete)
        return requete.page(EcritPage(dossier: dossier, ecrit: ecrit, requete: requete))
    }

    @Sendable func garder(_ requete: Requete) async throws -> Response {
        let (dossier, ecrit) = try await trouver(requete)
        let saisie = EcritSaisie(requete.formulaire, ecrit)
        guard saisie.fautes.isEmpty else {
            return requete.page(EcritPage(dossier: dossier, ecrit: ecrit, saisie: saisie, requete: requete), statut: .badRequest)
        }
        try await garder(saisie, dossier, ecrit, requete)
        return requete.redirection("\(dossier.ref.chemin)/ecrits/\(ecrit.id)", fait: "Le texte est gardé.")
    }

    private func garder(_ saisie: EcritSaisie, _ dossier: Dossier, _ ecrit: Ecrit, _ requete: Requete) async throws {
        guard let version = requete.formulaire["version"].flatMap({ Int($0) }) else {
            throw Refus.saisie("Le formulaire est incomplet : rouvrez-le.")
        }
        try await refuser {
            guard
                try await store.garder(
                    dossier.ref, ecrit.id, saisie.contenu, reluLe: saisie.reluLe, version: version, as: requete.principal)
            else {
                throw Refus.conflit("Ce texte a changé ou a été remis depuis que vous l'avez ouvert. Copiez le vôtre, puis rouvrez-le.")
            }
        }
    }

    /// The text as it stands on the page is kept first: what is handed over is what was read.
    @Sendable func remettre(_ requete: Requete) async throws -> Response {
        var (dossier, ecrit) = try await trouver(requete)
        if requete.formulaire["corps"] != nil {
            let saisie = EcritSaisie(requete.formulaire, ecrit)
            guard saisie.fautes.isEmpty else {
                let remise = RemiseSaisie(requete.formulaire, ecrit)
                return requete.page(
                    EcritPage(dossier: dossier, ecrit: ecrit, saisie: saisie, remise: remise, requete: requete), statut: .badRequest)
            }
            try await garder(saisie, dossier, ecrit, requete)
            (dossier, ecrit) = try await trouver(requete)
        }
        let remise = RemiseSaisie(requete.formulaire, ecrit)
        guard let mode = remise.remise, let jour = remise.jour, remise.fautes.isEmpty else {
            return requete.page(EcritPage(dossier: dossier, ecrit: ecrit, remise: remise, requete: requete), statut: .badRequest)
        }
        let papier = EcritImprime(ecrit: ecrit, dossier: dossier, jour: jour, projet: false)
        let copie: FichierExamine
        do {
            copie = try FichierExamine.examiner(try await Impression.pdf(papier.html))
        } catch let refus as FichierExamine.Refus {
            throw Refus.conflit("La copie imprimée ne peut pas être gardée : \(refus.description)")
        }
        do {
            try await refuser {
                _ = try await store.remettre(
                    dossier.ref, ecrit, aQui: remise.aQui, le: jour, mode, copie: copie, as: requete.principal)
            }
        } catch DocumentStore.Refus.limite {
            throw Refus.conflit("Ce dossier tient déjà cent documents ou 100 Mo : retirez-en avant de remettre ce texte.")
        }
        return requete.redirection(
            "\(dossier.ref.chemin)/ecrits/\(ecrit.id)", fait: "Remis. Le texte ne change plus ; sa copie imprimée est dans les documents.")
    }

    @Sendable func demanderRetrait(_ requete: Requete) async throws -> Response {
        let (dossier, ecrit) = try await trouver(requete)
        guard dossier.estOuvert, !ecrit.remis else { throw Refus.introuvable }
        return requete.page(
            RetraitDePiece(
                dossier, "Retirer ce brouillon ?", donnees: "nominatif.ecrit", liste: ("Écrits", "ecrits"),
                phrases: ["« \(ecrit.titre) », commencé le \(ecrit.creeLe.court) : son texte est détruit."],
                piece: ecrit.id.description, bouton: "Retirer le brouillon"
            ).page)
    }

    @Sendable func retirer(_ requete: Requete) async throws -> Response {
        let ref = try requete.dossier()
        guard try await store.retirer(ref, try requete.id("ecrit"), as: requete.principal) else { throw Refus.introuvable }
        return requete.redirection(ref.chemin + "/ecrits", fait: "Le brouillon est retiré.")
    }

    @Sendable func imprimer(_ requete: Requete) async throws -> Response {
        let (dossier, ecrit) = try await trouver(requete)
        let papier = EcritImprime(ecrit: ecrit, dossier: dossier, jour: ecrit.remisLe ?? .aujourdhui(), projet: !ecrit.remis)
        let octets = try await Impression.pdf(papier.html)
        try await dossiers.exporter(.ecrit, dossier.ref, as: requete.principal)
        return requete.fichier(
            octets, type: "application/pdf",
            nom: "\(ecrit.sorte.rawValue)-\(ecrit.remisLe ?? ecrit.creeLe)-dossier-\(dossier.numero).pdf")
    }

    private func trouver(_ requete: Requete) async throws -> (Dossier, Ecrit) {
        let id: ID<Ecrit> = try requete.id("ecrit")
        guard let (dossier, ecrits) = try await store.liste(try requete.dossier(), as: requete.principal),
            let ecrit = ecrits.first(where: { $0.id == id })
        else { throw Refus.introuvable }
        return (dossier, ecrit)
    }

    private func modele(_ texte: String?, _ principal: Principal) async throws -> ModeleCourrier? {
        guard let id = texte.flatMap({ ID<ModeleCourrier>($0) }) else { return nil }
        guard let modele = try await matieres.courriers(id, as: principal).modeles.first(where: { $0.id == id }) else {
            throw Refus.introuvable
        }
        return modele
    }

    private static func fusionner(_ texte: String, _ titre: String?, _ valeurs: [ChampDeFusion: String]) throws -> String {
        do {
            return try ModeleDeTexte(texte).fusionner(valeurs)
        } catch {
            throw Refus.conflit("Le modèle « \(titre ?? "rapport social") » est à corriger. \(error.description)")
        }
    }

    private static func expediteur(_ signataire: Ecrit.Contenu.Signataire, _ valeurs: [ChampDeFusion: String]) -> String {
        let champs: [ChampDeFusion] =
            switch signataire {
            case .personne: [.personneNomComplet, .personneAdresse, .personneTelephone]
            case .intervenant: [.intervenantNom, .intervenantFonction, .prestataireNom, .prestataireTelephone]
            }
        return champs.map { champ in
            let valeur = valeurs[champ] ?? ""
            return valeur.isEmpty ? "\(Blanc(champ.libelle))" : valeur
        }.joined(separator: "\n")
    }
}

internal import Entreprises
internal import Hummingbird
internal import Mustache
internal import Postgres
internal import Tarification
internal import Tenancy
internal import Web

/// The billing identity of the provider: `/identite-de-facturation` for billing, `/prestataire/identite-de-facturation` for direction.
struct IdentiteRoutes: Sendable {
    let base: Database
    let chemin: String
    let acces: Acces

    static let facturation = "/identite-de-facturation"
    static let direction = "/prestataire/identite-de-facturation"

    func ajouter(a routes: Routes) {
        routes.get(chemin, acces) { requete in
            let lu = try await IdentiteStore(base: base).lire(as: requete.principal)
            return requete.page(page(lu.identite ?? Identite(), lu.vendeur, luxembourg: lu.luxembourg, Saisie(), Fautes()))
        }
        routes.post(chemin, acces) { requete in
            var d = Depouillement(requete.formulaire)
            let store = IdentiteStore(base: base)
            if let identite = IdentiteSaisie.lire(&d) {
                try await store.ecrire(identite, as: requete.principal)
                return requete.redirection(chemin, fait: "Identité enregistrée. Les pièces déjà émises gardent la leur.")
            }
            let lu = try await store.lire(as: requete.principal)
            return requete.page(
                page(
                    lu.identite ?? Identite(), lu.vendeur, luxembourg: lu.luxembourg, Saisie(requete.formulaire, d.fautes), d.fautes),
                statut: .unprocessableContent)
        }
    }

    private func page(_ identite: Identite, _ vendeur: VendeurImprime?, luxembourg: Bool, _ saisie: Saisie, _ fautes: Fautes)
        -> IdentitePage
    {
        var manques = vendeur?.manques(.FR) ?? ["Tout : rien n'est encore saisi."]
        if luxembourg, let vendeur { manques += vendeur.manques(.LU).map { "Luxembourg. \($0)" } }
        return IdentitePage(chemin: chemin, sections: IdentiteSaisie.sections(saisie, identite), manques: manques, fautes: fautes)
    }
}

struct IdentitePage: Page {
    static let gabarit = "identite"
    let chemin: String
    let sections: [Section]
    let manques: [String]
    let fautes: Fautes

    struct Section: MustacheParent, Sendable {
        var titre: String
        var phrase: String?
        var champs: [Balisage]

        init(titre: String, phrase: String? = nil, champs: [any Fragment]) {
            self.titre = titre
            self.phrase = phrase
            self.champs = champs.map(\.balisage)
        }

        func child(named name: String) -> Any? {
            switch name {
            case "titre": titre
            case "phrase": phrase
            case "champs": champs
            default: nil
            }
        }
    }

    var entete: Entete {
        Entete(
            "Identité de facturation", sous: "Ce que chaque facture imprime et échange du prestataire.", donnees: ["gestion.prestataire"],
            densite: .dense, largeur: .moyenne, ici: chemin)
    }

    func child(named name: String) -> Any? {
        switch name {
        case "chemin": chemin
        case "sections": sections
        case "resume": fautes.resume
        case "envoyer": "Enregistrer l'identité"
        case "aManques": !manques.isEmpty && fautes.isEmpty
        case "manques": manques
        default: nil
        }
    }
}

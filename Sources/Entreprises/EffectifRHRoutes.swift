import Calendrier
import Hummingbird
import Mustache
import Postgres
import Tenancy
import Web

/// `/rh/effectifs`: the HR of one company reads its headcounts and declares a new one. Declared is declared: no change, no removal.
struct EffectifRHRoutes {
    let bases: Bases
    static let acces = Acces.compte(.client, .rh)

    func ajouter(a routes: Routes) {
        routes.get("/rh/effectifs", Self.acces) { requete in
            requete.page(try await page(requete, Fautes()))
        }
        routes.post("/rh/effectifs", Self.acces, declarer)
    }

    @Sendable private func declarer(_ requete: Requete) async throws -> Response {
        guard let entreprise = requete.principal.entreprise else { throw Refus.interdit }
        var d = Depouillement(requete.formulaire)
        let effectif = EffectifSaisie.lire(&d, source: .rh)
        if let effectif, let bornes = Self.bornes(le: .aujourdhui()), !bornes.contient(effectif.aPartirDu) {
            d.faute(
                "a_partir_du",
                "La date va du \(bornes.debut.court) au \(bornes.fin.court). Pour une date plus ancienne, écrivez à votre prestataire.")
        }
        if let effectif, d.fautes.isEmpty {
            do {
                try await bases[.client].transaction(as: requete.principal) { tx in try EffectifStore.declarer(entreprise, effectif, tx) }
                return requete.redirection(
                    "/rh/effectifs",
                    fait: "\(pluriel(effectif.nombre, "salarié")) à partir du \(effectif.aPartirDu.court) : c'est enregistré.")
            } catch let erreur as PostgresError where erreur.state == .uniqueViolation {
                d.faute(
                    "a_partir_du", "Un effectif est déjà déclaré à cette date. Choisissez une autre date, ou écrivez à votre prestataire.")
            } catch let erreur as PostgresError where erreur.state == .foreignKeyViolation {
                d.faute("etablissement", "Choisissez un de vos établissements.")
            }
        }
        return requete.page(try await page(requete, d.fautes), statut: .unprocessableContent)
    }

    /// From the first day of this month to a year ahead: older periods may already be invoiced.
    static func bornes(le jour: DateCivile) -> Periode? {
        Periode(de: jour.leMois.premierJour, a: jour.plus(mois: 12))
    }

    private func page(_ requete: Requete, _ fautes: Fautes) async throws -> EffectifRHPage {
        guard let entreprise = requete.principal.entreprise else { throw Refus.interdit }
        let formulaire = requete.formulaire
        return try await bases[.client].transaction(as: requete.principal, readOnly: true) { tx in
            EffectifRHPage(
                etablissements: try EtablissementStore.de(entreprise, tx), historique: try EffectifStore.historique(entreprise, tx),
                jour: .aujourdhui(), saisie: Saisie(formulaire, fautes), fautes: fautes)
        }
    }
}

/// The headcount page of the HR portal.
struct EffectifRHPage: Page {
    static let gabarit = "rh-effectifs"
    let etablissements: [Etablissement]
    let historique: HistoriqueEffectif
    let jour: DateCivile
    let saisie: Saisie
    let fautes: Fautes

    var entete: Entete {
        Entete(
            "Effectif", sous: "Ce que vous déclarez sert au contrat et à la facture. Aucun nom n'est demandé.",
            donnees: ["gestion.effectif", "gestion.etablissement"], densite: .rare, largeur: .moyenne, ici: "/rh/effectifs")
    }

    func child(named name: String) -> Any? {
        switch name {
        case "resume": fautes.resume
        case "etablissements":
            etablissements.map { LigneEtablissement(e: $0, effectif: historique.enVigueur($0.id, le: jour), chemin: "", ecrit: false) }
        case "dessin": EffectifSaisie.dessin(historique, le: jour)
        case "declarer": etablissements.contains(where: \.ouvert)
        case "champs": EffectifSaisie.champs(saisie, etablissements, le: jour)
        case "declarations":
            historique.declarations.reversed().prefix(40).map { d in
                LigneEffectif(d: d, nom: etablissements.first { $0.id == d.etablissement }?.nom ?? "")
            }
        default: nil
        }
    }
}

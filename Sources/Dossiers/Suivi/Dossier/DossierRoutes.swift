import Actes
import Calendrier
import Hummingbird
import Tenancy
import Web

/// `/dossiers`: list, search, new one, one.
struct DossierRoutes: Sendable {
    let store: DossierStore
    let etablissements: EtablissementStore
    let brouillons: BrouillonStore

    func ajouter(a routes: Routes) {
        routes.get("/dossiers", DossiersRoom.acces, liste)
        routes.post("/dossiers/recherche", DossiersRoom.acces, chercher)
        routes.get("/dossiers/nouveau", DossiersRoom.acces, nouveau)
        routes.post("/dossiers/nouveau", DossiersRoom.acces, preparer)
        routes.post("/dossiers", DossiersRoom.acces, ouvrir)
        routes.get("/dossiers/:entreprise/:id", DossiersRoom.acces, montrer)
    }

    @Sendable func liste(_ requete: Requete) async throws -> Response {
        let filtre = FiltreDossiers(requete.query)
        let rang = max(1, requete.query["page"].flatMap { Int($0) } ?? 1)
        let (dossiers, total, suivis) = try await store.liste(filtre, debut: (rang - 1) * 25, parPage: 25, as: requete.principal)
        let entreprises = try await store.entreprises(filtre, as: requete.principal)
        return requete.page(
            DossiersPage(
                dossiers: dossiers, filtre: filtre, entreprises: entreprises, cherche: nil,
                pages: Pagination(requete, parPage: 25, total: total), suivis: suivis))
    }

    /// By POST, so that a name is never in an address, a history or a log.
    @Sendable func chercher(_ requete: Requete) async throws -> Response {
        guard let nom = requete.formulaire.texte("nom") else { return requete.redirection("/dossiers") }
        let (dossiers, illisibles) = try await store.chercher(nom, as: requete.principal)
        return requete.page(
            DossiersPage(dossiers: dossiers, filtre: nil, entreprises: [], cherche: nom, pages: nil, illisibles: illisibles))
    }

    @Sendable func nouveau(_ requete: Requete) async throws -> Response {
        let entreprise = requete.query["entreprise"].flatMap { ID<EntrepriseTag>($0) }
        let lieux = try await etablissements.liste(entreprise, as: requete.principal)
        return requete.page(
            NouveauDossierPage(
                lieux: lieux, saisie: Saisie(), fautes: nil, venue: requete.query["venue"] != nil, rendezVous: requete.query["rdv"]))
    }

    /// The same form, filled from an orientation; by POST, like every name.
    @Sendable func preparer(_ requete: Requete) async throws -> Response {
        let champs = requete.formulaire
        let lieux = try await etablissements.liste(champs["etablissement"].flatMap { Lieu.lire($0) }?.0, as: requete.principal)
        return requete.page(
            NouveauDossierPage(
                lieux: lieux, saisie: Saisie(champs), fautes: nil, venue: champs["venue"] != nil, orientation: champs["orientation"],
                rendezVous: champs["rdv"]))
    }

    @Sendable func ouvrir(_ requete: Requete) async throws -> Response {
        let champs = requete.formulaire
        let personne = IdentiteSaisie(champs)
        var fautes = personne.fautes
        let lieu = champs["etablissement"].flatMap { Lieu.lire($0) }
        if lieu == nil { fautes["etablissement"] = "Choisissez l'établissement où travaille la personne." }
        let motif = champs["motif"].flatMap { Motif(rawValue: $0) }
        if motif == nil { fautes["motif"] = "Choisissez le motif exprimé ; il pourra changer, sur la fiche de la personne." }
        let venue = champs["venue"] != nil
        let ouvertLe = Self.ouverture(champs, &fautes)
        // One of hers may be there already: asked once, the answer is to go on.
        let homonymes =
            fautes.isEmpty && champs["homonymes"] == nil ? try await store.homonymes(personne.identite, as: requete.principal) : []
        if let (entreprise, etablissement) = lieu, let motif, fautes.isEmpty, homonymes.isEmpty {
            let nouveau = NouveauDossier(
                entreprise: entreprise, etablissement: etablissement, motif: motif, identite: personne.identite, ouvertLe: ouvertLe)
            if let ref = try await store.ouvrir(nouveau, as: requete.principal) {
                try await store.solder(orientation: champs["orientation"], as: requete.principal)
                if let rdv = champs["rdv"].flatMap({ ID<RendezVous>($0) }),
                    try await RendezVousStore(store.base).rattacher(entreprise, rdv, ref.id, as: requete.principal)
                {
                    return requete.redirection(ref.chemin + "?rdv=\(rdv)", fait: "Le dossier est ouvert, le rendez-vous y est rattaché.")
                }
                return requete.redirection(ref.chemin + (venue ? "?venue=1" : ""), fait: "Le dossier est ouvert.")
            }
            fautes["etablissement"] = "Cet établissement est fermé. Choisissez-en un autre."
        }
        let lieux = try await etablissements.liste(lieu?.0, as: requete.principal)
        var page = NouveauDossierPage(
            lieux: lieux, saisie: Saisie(champs, fautes), fautes: fautes.resume, venue: venue, orientation: champs["orientation"],
            rendezVous: champs["rdv"])
        page.homonymes = homonymes
        return requete.page(page, statut: homonymes.isEmpty ? .badRequest : .conflict)
    }

    /// Today unless told otherwise: a first meeting noted late keeps its day.
    private static func ouverture(_ champs: Champs, _ fautes: inout Fautes) -> DateCivile {
        let aujourdhui = DateCivile.aujourdhui()
        let jour = DateSaisie.lire(champs, "ouvert_le", requise: false, &fautes) ?? aujourdhui
        if jour > aujourdhui || jour < aujourdhui.plus(jours: -30) {
            fautes["ouvert_le"] =
                "Le \(jour.court) n'est pas dans les trente derniers jours. Écrivez par exemple \(aujourdhui.chiffres)."
        }
        return jour
    }

    @Sendable func montrer(_ requete: Requete) async throws -> Response {
        guard let lu = try await store.lire(try requete.dossier(), as: requete.principal) else { throw Refus.introuvable }
        return requete.page(DossierPage(lu, fiche: try await FicheEntretien.nouvelle(lu, brouillons, requete), requete: requete))
    }
}

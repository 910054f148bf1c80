import Calendrier
import Entreprises
import Mustache
import Tenancy
import Web

/// The list of contracts; first what asks for a decision.
struct ContratsPage: Page {
    static let gabarit = "contrats"
    let recherche: ContratRecherche
    let jour: DateCivile
    let lignes: [Rang]
    let pagination: Pagination
    let tris: [Tri]
    let total: Int
    let aDecider: Int
    let ecrit: Bool

    /// - Parameter aDecider: signed contracts that ask for a decision within 90 days, whatever the filters.
    init(_ requete: Requete, _ recherche: ContratRecherche, _ toutes: [ContratResume], aDecider: Int, le jour: DateCivile) {
        self.recherche = recherche
        self.jour = jour
        self.aDecider = aDecider
        total = toutes.count
        ecrit = requete.principal.fonctions.contains(.planification)
        pagination = Pagination(requete, parPage: ContratRecherche.parPage, total: toutes.count)
        lignes = toutes.dropFirst(pagination.debut).prefix(ContratRecherche.parPage).map { Rang(r: $0, jour: jour) }
        tris = [
            Tri(requete, "Contrat", "entreprise"), Tri(requete, "Demi-journées par an", "demi-journees", nombres: true),
            Tri(requete, "Échéance", "echeance"), Tri(requete, "Numéro", "numero"),
        ]
    }

    var entete: Entete {
        Entete(
            "Contrats", donnees: ["gestion.contrat", "gestion.prestation", "gestion.tarif"], densite: .dense, ici: "/contrats",
            actions: ecrit
                ? [
                    Action("Groupes mutualisés", "/groupes"), Action("Indices", "/indices"), Action("Importer", "/imports?nature=contrats"),
                    Action("Nouveau contrat", "/contrats/nouveau", .plein, signe: "plus"),
                ]
                : [Action("Groupes mutualisés", "/groupes"), Action("Indices", "/indices"), Action("TVA", "/tva")])
    }

    func child(named name: String) -> Any? {
        switch name {
        case "q": recherche.mots
        case "entreprise": recherche.entreprise.isEmpty ? nil : recherche.entreprise
        case "statuts":
            [Choisi("", "Tous", recherche.statut == nil)]
                + Contrat.Statut.allCases.map { Choisi($0.rawValue, $0.libelle, recherche.statut == $0) }
        case "horizons":
            [Choisi("", "Toutes les échéances", recherche.horizon == nil)]
                + ContratRecherche.horizons.map { Choisi("\($0)", "À décider dans \($0) jours", recherche.horizon == $0) }
        case "alerte": alerte
        case "tris": tris.map(\.balisage)
        case "lignes": lignes
        case "aLignes": !lignes.isEmpty
        case "pages": pagination
        case "vide": lignes.isEmpty ? vide : nil
        default: nil
        }
    }

    private var alerte: Alerte? {
        guard aDecider > 0, recherche.horizon == nil else { return nil }
        return Alerte(
            .attention, "d'ici 90 jours : préavis, reconduction ou fin.",
            fort: "\(pluriel(aDecider, "contrat demande", "contrats demandent")) une décision",
            liens: [("Les voir", "/contrats?echeance=90&tri=echeance")])
    }

    private var vide: Vide {
        let cherche = recherche != ContratRecherche()
        return cherche
            ? Vide(
                "Aucun contrat ne répond à ces critères.", suite: "Retirez un mot ou un filtre.",
                action: Action("Tout montrer", "/contrats"))
            : Vide(
                "Aucun contrat pour l'instant.", suite: "Créez le premier, ou importez vos contrats.",
                action: Action("Importer", "/imports?nature=contrats"))
    }

    struct Rang: MustacheParent, Sendable {
        let r: ContratResume
        let jour: DateCivile

        private var prix: [String] { r.modeles.map(\.libelle) + (r.mutualise ? ["part mutualisée"] : []) }

        func child(named name: String) -> Any? {
            switch name {
            case "chemin": "/contrats/\(r.contrat.id)"
            case "nom": r.entrepriseNom
            case "numero": r.contrat.numero
            case "modeles": prix.isEmpty ? "sans prix" : prix.joined(separator: " + ")
            case "demiJournees": Web.nombre(r.demiJournees)
            case "intervenant": r.intervenant ?? "–"
            case "echeance": echeance
            case "rappel": r.contrat.statut == .signe ? r.contrat.echeance.alerte(le: jour, horizon: 90)?.phrase : nil
            case "statut": r.contrat.statut.libelle
            default: nil
            }
        }

        private var echeance: String {
            guard let dernier = r.contrat.echeance.dernierJour(apres: jour) else { return "sans terme" }
            return dernier.court + (r.contrat.taciteReconduction ? ", tacite" : "")
        }
    }
}

/// An option of a filter list.
struct Choisi: MustacheParent, Sendable {
    let valeur: String
    let mot: String
    let choisi: Bool

    init(_ valeur: String, _ mot: String, _ choisi: Bool) {
        self.valeur = valeur
        self.mot = mot
        self.choisi = choisi
    }

    func child(named name: String) -> Any? {
        switch name {
        case "valeur": valeur
        case "mot": mot
        case "choisi": choisi
        default: nil
        }
    }
}

import Tenancy

/// Entries of the bar, by function. A forbidden entry is not greyed: it is not there.
struct Navigation: Sendable {
    struct Entree: Sendable, Equatable {
        let titre: String
        let chemin: String
        let signe: String
    }

    /// Paths that exist: an entry whose page is not served is left out.
    let servis: Set<String>

    func entrees(_ principal: Principal) -> [Entree] {
        var vues: Set<String> = []
        return Self.ordre.filter(principal.fonctions.contains).flatMap { Self.toutes[$0] ?? [] }.filter {
            servis.contains($0.chemin) && vues.insert($0.chemin).inserted
        }
    }

    /// First page after sign-in.
    func accueil(_ principal: Principal) -> String { entrees(principal).first?.chemin ?? "/qui-voit-quoi" }

    /// Tabs under the thumb on a phone: somebody whose only function is to receive people.
    static func basse(_ principal: Principal) -> Bool { principal.fonctions == [.intervenant] }

    static let ordre: [Fonction] = [.planification, .intervenant, .facturation, .direction, .rh, .encadrant, .administration]

    static let toutes: [Fonction: [Entree]] = [
        .planification: [
            Entree(titre: "Semaine", chemin: "/semaine", signe: "agenda"), Entree(titre: "Mois", chemin: "/mois", signe: "agenda"),
            Entree(titre: "Registre", chemin: "/permanences", signe: "due"),
            Entree(titre: "Plans", chemin: "/plans", signe: "groupe"), Entree(titre: "Absences", chemin: "/absences", signe: "remplacee"),
            Entree(titre: "Actions collectives", chemin: "/actions", signe: "groupe"),
            Entree(titre: "Contrats", chemin: "/contrats", signe: "dossier"),
            Entree(titre: "Entreprises", chemin: "/entreprises", signe: "lieu"),
            Entree(titre: "Équipe", chemin: "/equipe", signe: "groupe"),
            Entree(titre: "Lieux", chemin: "/lieux", signe: "lieu"),
            Entree(titre: "Projets", chemin: "/projets", signe: "journal"),
            Entree(titre: "Partenaires", chemin: "/partenaires", signe: "tel"),
        ],
        .intervenant: [
            Entree(titre: "Ma journée", chemin: "/journee", signe: "agenda"),
            Entree(titre: "Dossiers", chemin: "/dossiers", signe: "dossier"),
            Entree(titre: "Rendez-vous", chemin: "/rendez-vous", signe: "rdv"),
            Entree(titre: "Secret", chemin: "/secret", signe: "cle"),
            Entree(titre: "Bilans", chemin: "/bilans-a-rediger", signe: "journal"),
            Entree(titre: "Actions", chemin: "/mes-actions", signe: "groupe"),
            Entree(titre: "Annuaire", chemin: "/annuaire", signe: "tel"),
        ],
        .facturation: [
            Entree(titre: "À facturer", chemin: "/a-facturer", signe: "agenda"),
            Entree(titre: "Factures", chemin: "/factures", signe: "dossier"),
            Entree(titre: "Avoirs", chemin: "/avoirs", signe: "creditee"),
            Entree(titre: "Encours", chemin: "/encours", signe: "due"),
            Entree(titre: "Encaissements", chemin: "/encaissements", signe: "tenue"),
            Entree(titre: "Exports", chemin: "/exports", signe: "telecharge"),
            Entree(titre: "Identité", chemin: "/identite-de-facturation", signe: "lieu"),
        ],
        .direction: [
            Entree(titre: "Portefeuille", chemin: "/portefeuille", signe: "groupe"),
            Entree(titre: "Charge", chemin: "/charge", signe: "agenda"), Entree(titre: "Plans", chemin: "/plans", signe: "groupe"),
            Entree(titre: "Bilans", chemin: "/bilans", signe: "dossier"), Entree(titre: "Contrats", chemin: "/contrats", signe: "dossier"),
            Entree(titre: "Secret", chemin: "/secret-equipe", signe: "cle"),
            Entree(titre: "Alertes", chemin: "/alertes", signe: "attention"),
            Entree(titre: "Projets", chemin: "/projets", signe: "journal"),
            Entree(titre: "Partenaires", chemin: "/partenaires", signe: "tel"),
            Entree(titre: "Identité", chemin: "/prestataire/identite-de-facturation", signe: "lieu"),
        ],
        .rh: [
            Entree(titre: "Accueil", chemin: "/rh", signe: "agenda"), Entree(titre: "Contrat", chemin: "/rh/contrat", signe: "dossier"),
            Entree(titre: "Calendrier", chemin: "/rh/calendrier", signe: "agenda"),
            Entree(titre: "Prévention", chemin: "/rh/prevention", signe: "groupe"),
            Entree(titre: "Bilans", chemin: "/rh/bilans", signe: "groupe"),
            Entree(titre: "Factures", chemin: "/rh/factures", signe: "telecharge"),
            Entree(titre: "Effectif", chemin: "/rh/effectifs", signe: "groupe"),
            Entree(titre: "Vos chiffres", chemin: "/rh/contexte", signe: "journal"),
            Entree(titre: "Orienter", chemin: "/rh/orientations", signe: "rdv"),
            Entree(titre: "Affiche et livret", chemin: "/rh/affiche", signe: "imprime"),
        ],
        .encadrant: [Entree(titre: "Orienter", chemin: "/rh/orientations", signe: "rdv")],
        .administration: [
            Entree(titre: "Comptes", chemin: "/comptes", signe: "cle"), Entree(titre: "Journal", chemin: "/journal", signe: "journal"),
            Entree(titre: "Conservation", chemin: "/conservation", signe: "dossier"),
        ],
    ]

    static func metier(_ principal: Principal) -> String {
        ordre.filter(principal.fonctions.contains).map { mots[$0] ?? $0.rawValue }.enumeration
    }

    private static let mots: [Fonction: String] = [.intervenant: "intervenant social", .rh: "ressources humaines"]
}

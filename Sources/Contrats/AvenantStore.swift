public import Calendrier
public import Entreprises
public import Postgres
public import Tenancy

/// What an avenant changes from its date: lines replaced, ended (new value nil) or added.
public struct AvenantValeurs: Sendable {
    public var dateEffet: DateCivile
    public var objet: String
    public var signeLe: DateCivile?
    public var prestations: [(remplace: ID<Prestation>, par: PrestationValeurs?)] = []
    public var nouvellesPrestations: [PrestationValeurs] = []
    public var tarifs: [(remplace: ID<Tarif>, par: TarifValeurs?)] = []
    public var nouveauxTarifs: [TarifValeurs] = []

    public init(dateEffet: DateCivile, objet: String) {
        self.dateEffet = dateEffet
        self.objet = objet
    }

    public var vide: Bool { prestations.isEmpty && nouvellesPrestations.isEmpty && tarifs.isEmpty && nouveauxTarifs.isEmpty }
}

/// Statements on gestion.avenant, and the closing and opening it commands.
public enum AvenantStore {
    /// Newest first.
    public static func duContrat(_ entreprise: EntrepriseID, _ contrat: ID<Contrat>, _ tx: Transaction) throws -> [Avenant] {
        try tx.all(
            """
            SELECT id, contrat_id, numero, date_effet, objet, signe_le FROM gestion.avenant
            WHERE entreprise_id = \(entreprise) AND contrat_id = \(contrat)
            ORDER BY numero DESC
            """)
    }

    /// Writes the avenant and applies it: each changed line ends the day before `dateEffet` and a new one begins that day, to the
    /// same end as the old. Throws `Refus` when a line is not in force that day, or begins that very day: nothing is then kept.
    @discardableResult
    public static func appliquer(_ contrat: Contrat, _ v: AvenantValeurs, _ tx: Transaction) throws -> ID<Avenant> {
        // Two avenants at once would take the same number and close the same lines.
        try tx.execute("SELECT 1 FROM gestion.contrat WHERE entreprise_id = \(contrat.entreprise) AND id = \(contrat.id) FOR UPDATE")
        let lignes = try tx.rows(
            """
            INSERT INTO gestion.avenant (entreprise_id, contrat_id, numero, date_effet, objet, signe_le)
            SELECT \(contrat.entreprise)::uuid, \(contrat.id)::uuid, coalesce(max(numero), 0) + 1, \(v.dateEffet)::date, \(v.objet)::text,
              \(v.signeLe)::date
            FROM gestion.avenant WHERE entreprise_id = \(contrat.entreprise) AND contrat_id = \(contrat.id)
            RETURNING id
            """)
        guard let ligne = lignes.first else { throw RowError("id", .missing) }
        let avenant: ID<Avenant> = try ligne.value("id")
        let veille = v.dateEffet.plus(jours: -1)
        let prestations = try PrestationStore.duContrat(contrat.entreprise, contrat.id, tx)
        for changement in v.prestations {
            guard let ancienne = prestations.first(where: { $0.id == changement.remplace }) else { throw Refus.inconnue }
            try Refus.verifier(ancienne.du, ancienne.au, v.dateEffet, ancienne.libelle.isEmpty ? ancienne.genre.libelle : ancienne.libelle)
            try PrestationStore.fermer(contrat.entreprise, ancienne.id, au: veille, tx)
            if let nouvelle = changement.par {
                _ = try PrestationStore.ouvrir(
                    contrat.entreprise, contrat.id, du: v.dateEffet, au: ancienne.au, avenant: avenant, nouvelle, tx)
            }
        }
        for nouvelle in v.nouvellesPrestations {
            _ = try PrestationStore.ouvrir(contrat.entreprise, contrat.id, du: v.dateEffet, au: nil, avenant: avenant, nouvelle, tx)
        }
        let tarifs = try TarifStore.duContrat(contrat.entreprise, contrat.id, tx)
        for changement in v.tarifs {
            guard let ancien = tarifs.first(where: { $0.id == changement.remplace }) else { throw Refus.inconnue }
            try Refus.verifier(ancien.du, ancien.au, v.dateEffet, ancien.libelle.isEmpty ? ancien.modele.libelle : ancien.libelle)
            try TarifStore.fermer(contrat.entreprise, ancien.id, au: veille, tx)
            if let nouveau = changement.par {
                try TarifStore.ouvrir(contrat.entreprise, contrat.id, du: v.dateEffet, au: ancien.au, avenant: avenant, nouveau, tx)
            }
        }
        for nouveau in v.nouveauxTarifs {
            try TarifStore.ouvrir(contrat.entreprise, contrat.id, du: v.dateEffet, au: nil, avenant: avenant, nouveau, tx)
        }
        return avenant
    }

    /// Why an avenant cannot take effect that day.
    public enum Refus: Error, Sendable, CustomStringConvertible {
        case inconnue
        case pasEnVigueur(String, DateCivile)
        case commenceCeJour(String, DateCivile)

        public var description: String {
            switch self {
            case .inconnue: "Une ligne a changé pendant la saisie. Rechargez la page et recommencez."
            case .pasEnVigueur(let ligne, let jour):
                "« \(ligne) » n'est pas en vigueur le \(jour.court). Choisissez une date où elle l'est."
            case .commenceCeJour(let ligne, let jour):
                "« \(ligne) » commence déjà le \(jour.court) : l'avenant prend effet au plus tôt le \(jour.plus(jours: 1).court)."
            }
        }

        static func verifier(_ du: DateCivile, _ au: DateCivile?, _ effet: DateCivile, _ nom: String) throws {
            if du == effet { throw commenceCeJour(nom, effet) }
            guard du < effet, au.map({ effet <= $0 }) ?? true else { throw pasEnVigueur(nom, effet) }
        }
    }
}

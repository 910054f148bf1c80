internal import Actes
internal import Calendrier
internal import DisclosureControl
public import Foundation
public import Postgres
public import Tenancy

/// The ledger of bilans: previews, publishes, reads. Publishing freezes the counts of the period and stores bytes that never change.
public struct Publication: Sendable {
    let base: Database

    /// `base`: the pool of app_pilotage.
    public init(_ base: Database) { self.base = base }

    public enum Refus: Error, Sendable, CustomStringConvertible {
        case inconnue
        case periodeOuverte
        case raisonManquante
        case nonProtegeable(String)
        case donneesChangees(String)
        case texteChange

        public var description: String {
            switch self {
            case .inconnue: "Entreprise ou période inconnue."
            case .periodeOuverte: "La période n'est pas finie : un bilan se publie à partir du lendemain de son dernier jour."
            case .raisonManquante: "Ce bilan est déjà publié. Écrire pourquoi une nouvelle version le corrige."
            case .nonProtegeable(let libelle):
                "Les bilans déjà remis suffiraient à retrouver « \(libelle) » : rien n'est publié. Prévenir le responsable du secret."
            case .donneesChangees(let libelle):
                "« \(libelle) » ne vaut plus ce qui a été remis : les données d'une période publiée ne changent pas. Rien n'est publié."
            case .texteChange: "Le texte des recommandations a changé depuis votre lecture : le relire, puis publier."
            }
        }
    }

    /// What would be given now. The seed of the company is created at its first preview.
    func apercu(_ entreprise: ID<EntrepriseTag>, _ periode: PeriodeBilan, as principal: Principal) async throws -> CalculBilan {
        try await base.transaction(as: principal) { transaction in
            try Self.calculer(
                transaction, entreprise, periode, graine: try Self.ouvrir(transaction, entreprise), raison: nil,
                texte: try RecommandationStore.partante(entreprise, periode, dans: transaction))
        }
    }

    /// Publishes a period that is over, with the recommendations deposited for it; a `raison` makes a new version of one already published.
    /// `texteLu`: the version of the text that was read (0 without one), nil when nobody read it. The ledger's lock is held throughout.
    @discardableResult
    public func publier(
        _ entreprise: ID<EntrepriseTag>, _ periode: PeriodeBilan, raison: String? = nil, texteLu: Int? = nil, as principal: Principal
    ) async throws -> UUID {
        guard let actes = periode.actes else { throw Refus.inconnue }
        guard periode.jours.fin < DateCivile.aujourdhui() else { throw Refus.periodeOuverte }
        try await base.transaction(as: principal) { try ReperesStore(transaction: $0).figer(periode) }
        return try await base.serialisable(as: principal) { transaction in
            let graine = try Self.ouvrir(transaction, entreprise)
            try ActesStore.figer(entreprise.rawValue, actes, dans: transaction)
            let texte = try RecommandationStore.partante(entreprise, periode, dans: transaction)
            guard texteLu == nil || texteLu == texte?.rang ?? 0 else { throw Refus.texteChange }
            let calcul = try Self.calculer(transaction, entreprise, periode, graine: graine, raison: raison, texte: texte)
            let contenu = calcul.contenu
            let groupes = String(decoding: try JSONEncoder().encode(calcul.regroupement.figes), as: UTF8.self)
            try transaction.execute("SELECT pilotage.figer_perimetre(\(entreprise), \(periode.annee)::smallint, \(groupes)::jsonb)")
            guard (contenu.version == 1) == (raison == nil) else {
                throw contenu.version == 1 ? Refus.inconnue : Refus.raisonManquante
            }
            let row = try transaction.rows(
                """
                SELECT pilotage.publier(\(entreprise), \(periode), \(contenu.version)::smallint, \(raison), \(contenu.regles), \(try contenu.octets()),
                  \(Rendu(contenu).octets()), \(try calcul.certificat.octets())) AS id
                """)[0]
            let id = try row.uuid("id")
            try transaction.execute(
                "SELECT pilotage.joindre(\(entreprise), \(id), 'cases', \(Array(CasesCSV.texte(contenu).utf8)))")
            if let texte, try !RecommandationStore.retenir(texte, entreprise, periode, dans: transaction) { throw Refus.texteChange }
            return id
        }
    }

    private static func ouvrir(_ transaction: Transaction, _ entreprise: ID<EntrepriseTag>) throws -> [UInt8] {
        guard try !transaction.rows("SELECT 1 AS un FROM gestion.entreprise WHERE entreprise_id = \(entreprise)").isEmpty else {
            throw Refus.inconnue
        }
        return try transaction.rows("SELECT pilotage.ouvrir_registre(\(entreprise)) AS graine")[0].bytes("graine")
    }

    private static func calculer(
        _ transaction: Transaction, _ entreprise: ID<EntrepriseTag>, _ periode: PeriodeBilan, graine: [UInt8], raison: String?,
        texte: Recommandation?
    ) throws -> CalculBilan {
        guard let releve = try ReleveStore(transaction: transaction).lire(entreprise, periode) else { throw Refus.inconnue }
        do throws(CalculBilan.Refus) {
            return try CalculBilan(
                releve, graine: graine, raison: raison, recommandations: texte?.textes ?? [], redacteur: texte?.redacteur)
        } catch {
            switch error {
            case .nonProtegeable(let libelle): throw Refus.nonProtegeable(libelle)
            case .donneesChangees(let libelle): throw Refus.donneesChangees(libelle)
            }
        }
    }
}

/// Reads the ledger: all of it for direction, one company's for its HR (the wall decides).
struct RegistreStore {
    let base: Database

    func lire(_ id: ID<BilanTag>, as principal: Principal) async throws -> BilanPublie? {
        try await base.read(
            as: principal, "SELECT \(fragment: BilanPublie.colonnes) FROM pilotage.bilan b WHERE b.id = \(id)", as: BilanPublie.self
        ).first
    }

    /// The cells of a bilan as the file given with it; those given before files were kept are written anew from what was given.
    func cases(_ bilan: BilanPublie, as principal: Principal) async throws -> String {
        let rows = try await base.read(
            as: principal,
            [
                """
                SELECT octets FROM pilotage.fichier
                WHERE entreprise_id = \(bilan.entreprise) AND bilan_id = \(bilan.id) AND nature = 'cases'
                """
            ])[0]
        if let row = rows.first { return String(decoding: try row.bytes("octets"), as: UTF8.self) }
        return CasesCSV.texte(try Contenu(octets: bilan.contenu))
    }

    /// Newest period first.
    func liste(_ entreprise: ID<EntrepriseTag>?, as principal: Principal) async throws -> [BilanPublie] {
        let choix: SQL = entreprise.map { "WHERE b.entreprise_id = \($0)" } ?? ""
        return try await base.read(
            as: principal,
            "SELECT \(fragment: BilanPublie.colonnes) FROM pilotage.bilan b \(fragment: choix) ORDER BY b.periode DESC, b.version DESC LIMIT 400"
        )
    }
}

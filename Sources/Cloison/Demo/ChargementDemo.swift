import Chiffrement
import Actes
import Bilans
import Calendrier
import Comptes
import Dossiers
import Facturation
import Permanences
import Postgres
import Tenancy

/// Loads a `MondeDemo` into an empty database, step by step.
struct ChargementDemo {
    let monde: MondeDemo
    let bases: Bases
    let coffre: Coffre
    let suivi: @Sendable (String, Double) -> Void

    /// Refused: the base already holds something.
    struct DejaCharge: Error, CustomStringConvertible {
        var description: String {
            "cette base a déjà des comptes ou des entreprises : la démonstration ne se charge que dans une base vide."
        }
    }

    func charger() async throws -> [AccesDemo] {
        suivi("Comptes", 0)
        let comptes = try await ComptesDemo(monde: monde, base: bases[.migrateur]).creer()
        suivi("Entreprises, contrats, permanences", 0.08)
        try await gestion(comptes.intervenants)
        suivi("Un plan à décider", 0.28)
        try await plan(comptes)
        suivi("Comptes des entreprises", 0.3)
        let acces = try await ComptesDemo(monde: monde, base: bases[.migrateur]).creerRH()
        suivi("Dossiers", 0.32)
        try await dossiers(comptes.intervenants)
        try await JourneeDemo(aujourdhui: monde.aujourdhui, base: bases[.migrateur], coffre: coffre).charger()
        suivi("Affiches et orientations", 0.49)
        try await AccueilDemo(bases: bases, coffre: coffre, aujourdhui: monde.aujourdhui).charger()
        try await SecretDemo(aujourdhui: monde.aujourdhui, base: bases[.migrateur], coffre: coffre).charger()
        try await PiecesDemo(aujourdhui: monde.aujourdhui, base: bases[.migrateur], coffre: coffre).charger()
        suivi("Passage en actes", 0.5)
        _ = try await Traversee(bases[.passerelle]).exporter()
        try await bilans(comptes.direction)
        try await factures()
        suivi("Terminé", 1)
        return comptes.acces + acces
    }

    private func gestion(_ comptes: [ID<CompteTag>]) async throws {
        let monde = monde
        try await bases[.migrateur].transactionSansSession { tx in
            try tx.execute("SET LOCAL ROLE prop_gestion")
            guard try tx.rows("SELECT 1 AS un FROM gestion.entreprise LIMIT 1").isEmpty else { throw DejaCharge() }
            for lot in LotsDemo.gestion(monde, comptes: comptes) { try tx.execute(lot) }
        }
    }

    /// Who has the most published permanences the week after next falls ill, who has the most drafts a month later leaves.
    private func absences(_ tx: Transaction) throws {
        let lundi = monde.aujourdhui.lundi
        let sansRetour = DateCivile(annee: 9999, mois: 12, jour: 31) ?? lundi
        for (statut, debut, fin, nature) in [
            ("publiee", lundi.plus(jours: 15), lundi.plus(jours: 17), "absence"),
            ("planifiee", lundi.plus(jours: 45), sansRetour, "depart"),
        ] {
            guard
                let qui = try tx.rows(
                    """
                    SELECT p.intervenant_id
                    FROM gestion.permanence p
                    WHERE p.statut = \(statut) AND p.jour BETWEEN \(debut)::date AND \(fin)::date
                      AND NOT EXISTS (
                        SELECT 1 FROM gestion.absence a
                         WHERE a.intervenant_id = p.intervenant_id AND a.fin >= \(lundi)::date
                           AND (a.nature = 'absence' OR a.debut <= \(debut.plus(jours: 14))::date AND a.fin >= \(debut)::date))
                    GROUP BY p.intervenant_id
                    ORDER BY count(*) DESC, p.intervenant_id
                    LIMIT 1
                    """
                ).first?.uuid("intervenant_id")
            else { continue }
            // Leave planned for later is pointless for somebody who has left.
            try tx.execute(
                "DELETE FROM gestion.absence WHERE intervenant_id = \(qui)::uuid AND debut > \(debut)::date AND \(nature) = 'depart'")
            try tx.execute(
                """
                INSERT INTO gestion.absence (intervenant_id, debut, fin, nature)
                VALUES (\(qui)::uuid, \(debut)::date, \(fin)::date, \(nature))
                """)
        }
    }

    /// The weeks still in draft, computed again near what is in place; and a decision of the direction on the weights.
    private func plan(_ comptes: ComptesDemo.Crees) async throws {
        let lundi = monde.aujourdhui.lundi
        let periode = Periode(debut: lundi.plus(jours: 28), fin: lundi.plus(jours: 53))
        let principal = try await SessionTechnique.ouvrir(bases, .gestion)
        try await bases[.migrateur].transactionSansSession { tx in
            try tx.execute("SET LOCAL ROLE prop_gestion")
            try absences(tx)
            try tx.execute(
                """
                INSERT INTO gestion.poids (non_servie, continuite, regularite, preference, trajet, equilibre, deplacement, fixe_par, fixe_le)
                VALUES (2000, 80, 30, 15, 1, 40, 30, \(comptes.direction)::uuid, now() - interval '40 days')
                """)
        }
        try await Planification.proposer(bases, as: principal, periode, secondes: 4, proche: true)
        try await bases[.migrateur].transactionSansSession { tx in
            try tx.execute("SET LOCAL ROLE prop_gestion")
            try tx.execute("UPDATE gestion.plan SET cree_par = \(comptes.planification)::uuid")
        }
    }

    private func dossiers(_ comptes: [ID<CompteTag>]) async throws {
        let semoir = Semoir(coffre)
        let tous = monde.dossiers(comptes: comptes)
        let paquet = 500
        for debut in stride(from: 0, to: tous.count, by: paquet) {
            let part = Array(tous[debut..<min(debut + paquet, tous.count)])
            try await bases[.migrateur].transactionSansSession { tx in try semoir.semer(part, dans: tx) }
            suivi("Dossiers", 0.32 + 0.18 * Double(debut + part.count) / Double(tous.count))
        }
    }

    /// Every quarter and year that is over, oldest first; the last quarter of one company in eight is left for direction to publish.
    private func bilans(_ direction: ID<CompteTag>) async throws {
        let principal = try await SessionTechnique.ouvrir(bases, .pilotage)
        let publication = Publication(bases[.pilotage])
        let premiere = monde.debut.annee + 1
        let periodes = (premiere...monde.aujourdhui.annee).flatMap { annee in
            ["\(annee)-T1", "\(annee)-T2", "\(annee)-T3", "\(annee)-T4", "\(annee)"].compactMap { PeriodeBilan($0) }
        }.filter { $0.jours.fin < monde.aujourdhui }
        let recommandations = RecommandationsDemo(monde: monde, base: bases[.migrateur])
        try await recommandations.deposer(periodes)
        for (rang, periode) in periodes.enumerated() {
            suivi("Bilans, \(periode.libelle)", 0.52 + 0.23 * Double(rang) / Double(periodes.count))
            let derniere = periode == periodes.last
            for entreprise in monde.entreprises where !(derniere && monde.enAttente(entreprise)) {
                try await publication.publier(ID(entreprise.id), periode, as: principal)
            }
        }
        if let derniere = periodes.last { try await recommandations.renvoyer(derniere, par: direction) }
    }

    /// Every month since the start, in the order an accountant would have run them.
    private func factures() async throws {
        let principal = try await SessionTechnique.ouvrir(bases, .facturation)
        let emission = Emission(bases[.facturation])
        let mois = (0..<24).map { monde.debut.leMois.rang + $0 }.map { Mois(rang: $0) }
        for (rang, mois) in mois.enumerated() {
            suivi("Factures, \(mois.libelle)", 0.75 + 0.25 * Double(rang) / 24)
            _ = try await emission.lancer(mois, le: mois.dernierJour, as: principal)
        }
        for annee in monde.debut.annee...monde.aujourdhui.annee {
            let ordre = EncaissementsDemo.ordre(annee: annee, le: monde.aujourdhui)
            _ = try await bases[.facturation].transaction(as: principal) { try $0.rows(ordre).count }
        }
    }
}

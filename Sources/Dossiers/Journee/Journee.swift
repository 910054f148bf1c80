import Calendrier
import Foundation
import Postgres
import Tenancy

/// One day of an intervenant, over all her companies, and what must not be forgotten.
struct Journee: Sendable {
    let permanences: [Permanence]
    let rendezVous: [RendezVous]
    /// The first day with permanences after it, within a week.
    let suivante: (jour: DateCivile, permanences: [Permanence], rendezVous: Int)?
    /// Rendez-vous of past days nobody has told the end of, the last first.
    let aDire: [RendezVous]
    /// Rendez-vous to come whose permanence is cancelled, moved, or another's now.
    let sansPermanence: [RendezVous]
    let rappels: [Rappel]
    let orientations: [OrientationRecue]
    let demarches: [Demarche]
    let echeances: [Echeance]
    let sansNouvelles: [Dossier]
    let aFinir: [AFinir]
    /// Dossiers shared with me, not opened yet.
    let partagesRecus: [PartageRecu]
    /// Copies a person asked for and has not received: from the twentieth day.
    let copies: [DemandeAcces]
    /// Recorded today without a dossier, and how many this month.
    let informations: (jour: [Information], mois: Int)
    /// The dossiers most likely to be asked for now, nine at most.
    let recents: [Dossier]
    let lieux: [Lieu]
    /// Minutes of travel between two places, both ways.
    let trajets: [Set<UUID>: Int]
    /// Where the day starts and ends.
    let bureau: UUID?

    /// `lignes`: results of `JourneeStore.lire`, in its order.
    init(_ lignes: [[Row]], jour: DateCivile, aujourdhui: DateCivile) throws {
        let toutes = try lignes[0].map { try Permanence(row: $0) }
        let rendez = try lignes[1].map { try RendezVous(row: $0) }
        permanences = toutes.filter { $0.jour == jour }
        rendezVous = rendez.filter { $0.jour == jour }
        aDire = try lignes[14].map { try RendezVous(row: $0) }.filter { $0.jour != jour }
        sansPermanence = try lignes[15].map { try RendezVous(row: $0) }
        let apres = toutes.filter { $0.jour > jour }
        suivante = apres.first.map { premiere in
            (
                premiere.jour, apres.filter { $0.jour == premiere.jour },
                rendez.filter { $0.jour == premiere.jour && $0.statut == .aVenir }.count
            )
        }
        rappels = try lignes[2].map { try Rappel(row: $0) }
        demarches = try lignes[3].map { try Demarche(row: $0) }
        echeances = try lignes[4].map { try Echeance(row: $0) }
        sansNouvelles = try lignes[5].map { try Dossier(row: $0) }
        aFinir = try lignes[6].map { try AFinir(row: $0) }
        partagesRecus = try lignes[16].map { try PartageRecu(row: $0) }
        copies = try lignes[17].map { try DemandeAcces(row: $0) }
        informations = (try lignes[7].map { try Information(row: $0) }, try lignes[8].first?.int("n") ?? 0)
        recents = try lignes[9].map { try Dossier(row: $0) }
        lieux = try lignes[10].map { try Lieu(row: $0) }
        trajets = Dictionary(
            try lignes[11].map { (Set([try $0.uuid("lieu_a"), try $0.uuid("lieu_b")]), try $0.int("minutes")) },
            uniquingKeysWith: { premier, _ in premier })
        bureau = try lignes[12].first?.optionalUUID("bureau_id")
        orientations = try lignes[13].map { try OrientationRecue(row: $0) }
    }

    /// Those of the day that hold, at home or by telephone: outside of any permanence.
    var horsPermanence: [RendezVous] { rendezVous.filter { $0.permanence == nil && $0.statut.tient } }

    /// Those of the day that hold and have a place on it.
    var tenus: [RendezVous] {
        let siennes = Set(permanences.map(\.id))
        return rendezVous.filter { $0.statut.tient && ($0.permanence.map { siennes.contains($0) } ?? true) }
    }

    /// Minutes from one place to another; nil when it is the same place or the distance is not known.
    func trajet(_ a: UUID?, _ b: UUID?) -> Int? {
        guard let a, let b, a != b else { return nil }
        return trajets[[a, b]]
    }

    /// The establishment of the permanence in progress, else of the next one, else of the last one.
    func ici(_ maintenant: Heure) -> String? {
        let courante = permanences.first { $0.fin > maintenant } ?? permanences.last
        guard let courante else { return lieux.first?.valeur }
        let siens = lieux.filter { $0.entreprise == courante.entreprise }
        return (siens.first { $0.id == courante.etablissement } ?? siens.first ?? lieux.first)?.valeur
    }
}

/// What a form of the desk offers.
struct ChoixDuBureau: Sendable {
    let dossiers: [Dossier]
    let lieux: [Lieu]

    /// Companies of `lieux`, each once, in their order.
    var entreprises: [(id: ID<EntrepriseTag>, nom: String)] {
        var vues: Set<ID<EntrepriseTag>> = []
        return lieux.filter { vues.insert($0.entreprise).inserted }.map { ($0.entreprise, $0.entrepriseNom) }
    }
}

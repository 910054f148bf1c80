import Calendrier
import Entreprises
import Tarification
import Tenancy

/// How one half-day of a pool is split on a day: the engine's own split (R20), asked with a permanence that day.
struct Partage: Sendable {
    struct Part: Sendable, Equatable {
        let contrat: String
        let poids: Int
        let cents: Int
    }

    let parts: [Part]
    let totalCents: Int

    /// Throws the engine's refusal: no weight, no headcount, a contract that does not serve that day.
    init(_ groupe: GroupeMutualise, _ contrats: [ContratFacture], le jour: DateCivile) throws(RefusMoteur) {
        let clients = Dictionary(
            contrats.map { ($0.client, ClientFacture(pays: .FR, tvaValide: false)) }, uniquingKeysWith: { un, _ in un })
        guard let midi = Heure(9) else { throw .depassement }
        let permanence = PermanenceFacture(
            porteur: .groupe(groupe.code), site: "groupe", jour: jour, moment: .AM, statut: .tenue, debut: midi)
        // Every contract is billed each month here, so that the documents of that month are asked for and no other.
        let mensuels = contrats.map { contrat in
            var contrat = contrat
            (contrat.rythme, contrat.terme) = (1, .echu)
            return contrat
        }
        let mois = jour.leMois
        let documents = try Moteur.documents(
            Scenario(
                vendeur: Vendeur(pays: .FR), clients: clients, sites: ["groupe": .FR], contrats: mensuels, groupes: [groupe],
                permanences: [permanence], periode: mois.periode))
        let poids = Dictionary(
            groupe.participants.filter { $0.du <= jour && ($0.au ?? jour) >= jour }.map { ($0.contrat, $0.poids ?? 0) },
            uniquingKeysWith: { _, dernier in dernier })
        parts = documents.compactMap { document in
            let cents = document.lignes.filter { $0.nature == .partMutualisee }.reduce(0) { $0 + $1.netCents }
            return Part(contrat: document.contrat, poids: poids[document.contrat] ?? 0, cents: cents)
        }
        totalCents = parts.reduce(0) { $0 + $1.cents }
    }
}

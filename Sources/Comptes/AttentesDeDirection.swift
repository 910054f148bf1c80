import Calendrier
import Foundation
public import Postgres
public import Tenancy
public import Web

/// The direction is told of urgent accesses on each of its pages, until it acknowledges them: who, when, which number. Never the reason.
public struct AttentesDeDirection: Sendable {
    let store: SecretEquipeStore
    /// Accesses told one by one; the others are counted.
    private static let dits = 3

    /// `base`: the pool of `app_pilotage`.
    public init(base: Database) { store = SecretEquipeStore(base: base) }

    /// Empty for any other function. A base that does not answer keeps no page from being shown.
    public func attentes(_ principal: Principal) async -> [Attente] {
        guard principal.fonctions.contains(.direction), let acces = try? await store.aVoir(as: principal), !acces.isEmpty else { return [] }
        let suite =
            acces.count > Self.dits ? ["Et \(pluriel(acces.count - Self.dits, "autre"))."] : []
        return [
            Attente(
                chemin: "/secret-equipe", nombre: acces.count,
                fort: acces.count == 1
                    ? "Un dossier a été ouvert en urgence." : "\(nombre(acces.count)) dossiers ont été ouverts en urgence.",
                texte: (acces.prefix(Self.dits).map(Self.phrase) + suite).joined(separator: " "), lien: "Lire et prendre acte")
        ]
    }

    static func phrase(_ a: AccesUrgence) -> String {
        let debut = HeureDeParis.local(Int(a.debut.timeIntervalSince1970.rounded(.down)))
        return
            "\(a.compte ?? "Un compte fermé") a ouvert le dossier \(a.numero), suivi par \(a.referent ?? "un compte fermé"), le \(debut.jour.court) à \(debut.heure.libelle)."
    }
}

import Actes
import Calendrier
import Tenancy
import Web

extension FicheEntretien {
    /// The form of the next entretien of an open dossier, with what its author had begun to type.
    static func nouvelle(_ lu: DossierLu, _ brouillons: BrouillonStore, _ requete: Requete) async throws -> FicheEntretien {
        let brouillon = lu.dossier.estOuvert ? try await brouillons.ouvrir(lu.dossier.ref, nil, as: requete.principal) : nil
        return FicheEntretien(lu.dossier.ref, depart(lu, requete.query), brouillon: brouillon)
    }

    /// What is most likely: today, the usual form, the motifs of last time.
    static func depart(_ lu: DossierLu) -> Entretien.Codes { depart(lu.entretiens.first?.codes, motif: lu.dossier.motif) }

    static func depart(_ dernier: Entretien.Codes?, motif: Motif) -> Entretien.Codes {
        Entretien.Codes(
            jour: .aujourdhui(), nature: dernier == nil ? .premierContact : .suivi, forme: .presentiel, duree: .troisQuarts,
            origine: dernier?.origine ?? .luiMeme, exprimes: dernier?.exprimes ?? [motif], identifies: dernier?.identifies ?? [])
    }

    /// With what the address says: `venue` for somebody who came without a rendez-vous, `forme`, `rdv` for a rendez-vous that took place.
    static func depart(_ lu: DossierLu, _ query: Champs) -> Entretien.Codes {
        var codes = depart(lu)
        if query["venue"] != nil { codes.forme = .spontane }
        if let forme = query["forme"].flatMap({ Forme(rawValue: $0) }) { codes.forme = forme }
        if let rdv = query["rdv"], let rendez = lu.rendezVous.first(where: { $0.id.description == rdv }) {
            codes.jour = min(rendez.jour, codes.jour)
            codes.nature = rendez.nature
            codes.forme = rendez.forme
            codes.duree = Duree(rawValue: "\(rendez.minutes)") ?? codes.duree
        }
        return codes
    }
}

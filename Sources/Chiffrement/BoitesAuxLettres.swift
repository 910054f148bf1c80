package import Foundation

/// Every pair of the letter box this process may open with, the one in service first: what was sealed before a rotation still opens.
package struct BoitesAuxLettres: Sendable {
    private var boites: [(nom: [UInt8], boite: BoiteAuxLettres?)] = []

    /// `nominatif.boite_privee()`. A pair the master key at hand does not open hides only what it sealed.
    package init(_ paires: [(publique: [UInt8], enveloppee: [UInt8])], _ coffre: Coffre) {
        boites = paires.map { (Fente.nom($0.publique), try? coffre.boite(enveloppee: $0.enveloppee)) }
    }

    /// Throws `boiteAbsente` when the pair that sealed it is not among these, `illisible` when it is and does not open it.
    package func ouvrir(_ scelle: [UInt8], _ pli: Pli, _ id: UUID) throws(ErreurCoffre) -> Feuillet {
        if let nom = Fente.nom(du: scelle) {
            guard let boite = boites.first(where: { $0.nom == nom })?.boite else { throw .boiteAbsente }
            return try boite.ouvrir(scelle, pli, id)
        }
        // Of before pairs had names: the one that opens it is the one.
        for case (_, let boite?) in boites {
            if let feuillet = try? boite.ouvrir(scelle, pli, id) { return feuillet }
        }
        // It may be altered; as long as a rotation has left other pairs behind, nobody can say.
        throw boites.allSatisfy { $0.boite != nil } && !boites.isEmpty ? .illisible : .boiteAbsente
    }
}

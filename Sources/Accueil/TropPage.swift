import HTTPTypes
import Hummingbird
import Web

/// 429, the same for a code that exists and for one that does not.
struct TropPage: Page {
    static let gabarit = "trop"

    var entete: Entete {
        var entete = Entete("Trop de demandes d'un coup", densite: .rare, largeur: .lecture)
        entete.sortie = true
        return entete
    }

    func child(named nom: String) -> Any? { nil }

    static func reponse(_ requete: Requete) -> Response {
        var reponse = requete.page(TropPage(), statut: .tooManyRequests)
        reponse.headers[.retryAfter] = "3600"
        return reponse
    }
}

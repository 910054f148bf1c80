import Calendrier
import Documents
import Web

/// A report or a letter on paper.
struct EcritImprime {
    let ecrit: Ecrit
    let dossier: Dossier
    let jour: DateCivile
    /// Not handed over yet: the page says so.
    let projet: Bool

    var html: String {
        let c = ecrit.contenu
        let marque: Balisage = projet ? "<p class=\"projet\">Projet, à relire avec la personne</p>" : ""
        let destinataire: Balisage =
            c.destinataire.isEmpty ? "" : "<div class=\"destinataire\"><p>\(TexteImprime.lignes(c.destinataire))</p></div>"
        let titre: Balisage =
            ecrit.sorte == .rapport ? "<h1>\(ecrit.titre)</h1>" : c.objet.isEmpty ? "" : "<h1 class=\"objet\">Objet : \(c.objet)</h1>"
        let relu: Balisage =
            ecrit.sorte == .rapport ? (ecrit.reluLe.map { "<p class=\"petit\">Relu avec la personne le \($0.sansJour).</p>" } ?? "") : ""
        let corps: Balisage = """
            \(marque)<div class="haut"><p>\(TexteImprime.lignes(c.expediteur))</p></div>\(destinataire)<p class="date">Le \(jour.sansJour)</p>\
            \(titre)\(TexteImprime.html(c.corps))\(relu)<div class="signature"><p>\(signature)</p></div>
            """
        return PapierNominatif(
            titre: "\(ecrit.sorte == .rapport ? "Rapport social" : "Courrier") du \(jour.court), dossier \(dossier.numero)",
            pied: ecrit.sorte == .rapport ? "Secret professionnel, Code pénal, article 226-13" : ""
        ).html(corps)
    }

    /// The first line of the sender's block; the worker's function too.
    private var signature: Balisage {
        let lignes = ecrit.contenu.expediteur.split(separator: "\n").prefix(ecrit.contenu.signataire == .intervenant ? 2 : 1)
        return TexteImprime.lignes(lignes.joined(separator: "\n"))
    }
}

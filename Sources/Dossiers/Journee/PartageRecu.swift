import Calendrier
import Postgres
import Tenancy
import Web

/// A dossier shared with me that I have not opened yet: told on my day until I do.
struct PartageRecu: RowDecodable, Sendable {
    let ref: Dossier.Ref
    let numero: String
    /// Name of the colleague who shares it; nil when she has left.
    let par: String?
    let portee: Partage.Portee
    let consentiLe: DateCivile
    let jusquau: DateCivile

    init(row: Row) throws(RowError) {
        ref = Dossier.Ref(try row.id("entreprise_id"), try row.id("dossier_id"))
        numero = try row.string("numero")
        par = try row.optionalString("par")
        portee = try row.value("portee")
        consentiLe = try row.value("consenti_le")
        jusquau = try row.value("jusquau")
    }

    /// The wall of the dossier hides what has ended, what is erased, what a conflict of interest closes to me.
    static let selection: SQL = """
        SELECT p.entreprise_id, p.dossier_id, d.numero, c.nom AS par, p.portee, p.consenti_le, p.jusquau
        FROM nominatif.partage p
        JOIN nominatif.dossier d ON d.entreprise_id = p.entreprise_id AND d.id = p.dossier_id
        LEFT JOIN garde.collegues('intervenant') c ON c.id = p.accorde_par
        WHERE p.compte_id = garde.uid() AND p.retire_le IS NULL AND p.ouvert_le IS NULL AND d.referent_id <> garde.uid()
          AND d.etat <> 'efface'
        ORDER BY p.consenti_le, d.numero LIMIT 50
        """

    var balisage: Balisage {
        """
        <li><span><strong><a href="\(ref.chemin)">Dossier \(numero)</a></strong>, partagé par \(par ?? "un ancien membre du service")<br>\
        <small class="discret">\(portee.libelle), avec l'accord de la personne le \(consentiLe.court), jusqu'au \(jusquau.court)</small></span>\(Badge("à ouvrir", comme: .due))</li>
        """
    }
}

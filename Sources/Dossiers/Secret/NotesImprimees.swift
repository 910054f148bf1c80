import Calendrier
import Documents
import Web

/// A psychologist's notes on paper, for the person she follows: hers to give, as the copy of the dossier is the referent's.
struct NotesImprimees {
    let numero: String
    let notes: [NotePsychologue]
    let jour: DateCivile
    /// Name of who hands it over.
    let par: String

    var html: String {
        let lignes = notes.sorted { $0.jour < $1.jour }.map { note in
            let reprise: Balisage = note.reprise ? " <span class=\"petit\">(d'un suivi précédent)</span>" : ""
            // Handed over, it says what it lacks.
            let texte = note.texte ?? "Cette note ne se lit pas ici : la clé qui l'a scellée n'est pas sur ce serveur."
            return
                "<section><h3>\(note.jour.sansJour)\(reprise)</h3><div class=\"note\">\(TexteImprime.html(texte, niveau: 4))</div></section>"
                as Balisage
        }
        let corps: Balisage = """
            <h1>Notes de votre suivi psychologique</h1><p class="sous">Dossier \(numero)</p>\
            <p>Vous avez demandé ces notes. Elles vous sont remises par \(par), le \(jour.sansJour). Elles sont à vous : gardez-les en lieu sûr, \
            et ne les donnez qu'à qui vous voulez.</p>\
            <h2>Avant de lire</h2><ul><li>Ce sont toutes les notes gardées de ce suivi. Personne d'autre que votre psychologue ne peut les ouvrir : \
            ni la personne qui suit votre dossier, ni la direction, ni votre employeur.</li>\
            <li>Une erreur se corrige : dites-le. Vous pouvez aussi demander l'effacement. En cas de désaccord, la CNIL reçoit les plaintes (www.cnil.fr).</li></ul>\
            <h2>\(pluriel(notes.count, "note").capitale)</h2>\(lignes)
            """
        return PapierNominatif(
            titre: "Notes de suivi, dossier \(numero), \(jour.court)", pied: "Notes de suivi, dossier \(numero), remises le \(jour.court)"
        ).html(corps)
    }
}

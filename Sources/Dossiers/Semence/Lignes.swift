import Chiffrement
import Foundation
import Postgres
import Tenancy

/// Rows of one packet, by column, as `unnest` wants them.
struct Lignes {
    private var dossiers = DossiersEnColonnes()
    private var entretiens = EntretiensEnColonnes()
    private var motifs = MotifsEnColonnes()
    private var demarches = DemarchesEnColonnes()
    private var rendezVous = RendezVousEnColonnes()
    private var suivis = SuiviEnColonnes()

    var ordres: [SQL] {
        [dossiers.ordre, entretiens.ordre, motifs.ordre, demarches.ordre, rendezVous.ordre] + suivis.ordres
            + [dossiers.ouvertures, dossiers.clotures]
    }

    mutating func ajouter(_ semence: DossierSemence, _ entreprise: CleEntreprise) throws {
        let id = UUID()
        let (cle, enveloppee) = try entreprise.nouvelleCle(dossier: id)
        let contenu = try cle.sceller(semence.identite.feuillet, .dossier, id, version: 1)
        dossiers.ajouter(id, semence, enveloppee: enveloppee, contenu: contenu, entreprise)
        for entretien in semence.entretiens {
            let ligne = UUID()
            let note = try entretien.note.map { try cle.sceller(Note($0).feuillet, .entretien, ligne, version: 1) }
            entretiens.ajouter(ligne, id, semence, entretien.codes, note)
            motifs.ajouter(ligne, semence, entretien.codes)
        }
        for demarche in semence.demarches {
            let ligne = UUID()
            let feuillet = demarche.nouvelle.objet.feuillet
            let objet = feuillet.estVide ? nil : try cle.sceller(feuillet, .demarche, ligne, version: 1)
            demarches.ajouter(ligne, id, semence, demarche, objet)
        }
        try suivis.ajouter(id, semence, cle)
        for rendez in semence.rendezVous { rendezVous.ajouter(id, semence, rendez) }
    }
}

extension [[UInt8]] {
    /// A `bytea[]` as one text, for an element of a `text[]`.
    var litteral: String {
        "{" + map { #""\\x"# + $0.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined() + #"""# }.joined(separator: ",") + "}"
    }
}

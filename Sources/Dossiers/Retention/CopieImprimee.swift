import Calendrier
import Documents
import Web

/// The copy on paper, in the person's hands: what it is first, then her dossier chapter by chapter, then who has read it.
struct CopieImprimee {
    let copie: Copie
    let jour: DateCivile
    /// Name of the worker who hands it over.
    let par: String
    let demandeLe: DateCivile
    /// The documents go with it, in the same archive.
    let jointe: Bool

    var html: String {
        let chapitres = Copie.Chapitre.allCases.map(chapitre)
        let corps: Balisage = """
            <h1>Copie de votre dossier</h1><p class="sous">\(copie.personne)<br>Dossier \(copie.dossier.numero), ouvert le \(copie.dossier.ouvertLe.sansJour)</p>\
            <p>Vous avez demandé cette copie le \(demandeLe.sansJour). Elle vous est remise par \(par), le \(jour.sansJour). Elle est à vous : \
            gardez-la en lieu sûr, et ne la donnez qu'à qui vous voulez.</p>\
            <h2>Avant de lire</h2><ul>\(Copie.regles.map { "<li>\($0)</li>" as Balisage })</ul>\(otes)\(chapitres)\(lecteurs)
            """
        return PapierNominatif(
            titre: "Copie du dossier \(copie.dossier.numero), \(jour.court)",
            pied: "Copie du dossier \(copie.dossier.numero), remise le \(jour.court)"
        ).html(corps)
    }

    private var otes: Balisage {
        copie.retenues == 0
            ? ""
            : "<p class=\"note\">\(pluriel(copie.retenues, "passage ôté", "passages ôtés")), qui concernent quelqu'un d'autre que vous.</p>"
    }

    private func chapitre(_ chapitre: Copie.Chapitre) -> Balisage {
        let parties = copie.parties(chapitre)
        guard !parties.isEmpty else { return "" }
        let suite: Balisage =
            switch chapitre {
            case .documents where jointe: "<p>Les fichiers sont dans la même archive, dossier « documents ».</p>"
            case .documents: "<p>Les fichiers vous sont remis à part si vous le souhaitez : demandez-les.</p>"
            default: ""
            }
        return "<h2>\(chapitre.titre)</h2>\(suite)\(parties.map(partie))"
    }

    /// A long text stands under its title, on the whole width.
    private func partie(_ partie: Copie.Partie) -> Balisage {
        let longs = partie.faits.filter(Self.estLong)
        let courts = partie.faits.filter { !Self.estLong($0) }
        let lignes = courts.map {
            "<tr><th scope=\"row\">\($0.nom)</th><td>\(TexteImprime.lignes($0.valeur))</td></tr>" as Balisage
        }
        let table: Balisage = lignes.isEmpty ? "" : "<table class=\"paires\"><tbody>\(lignes)</tbody></table>"
        let textes = longs.map {
            "<p class=\"petit\">\($0.nom)</p><div class=\"note\">\(TexteImprime.html($0.valeur, niveau: 4))</div>" as Balisage
        }
        // A short part is not cut by the end of a page.
        let bloc: Balisage = longs.isEmpty && courts.count <= 12 ? " style=\"break-inside:avoid\"" : ""
        return "<section\(bloc)><h3>\(partie.titre)</h3>\(table)\(textes)</section>"
    }

    private static func estLong(_ fait: Copie.Fait) -> Bool {
        ["Note", "Texte", "Vos corrections", "Remarque", "Commentaire"].contains(fait.nom) || fait.valeur.count > 240
    }

    private var lecteurs: Balisage {
        let lignes = copie.lectures.map { l in
            "<tr><th scope=\"row\">\(Instants.jour(l.instant).court)</th><td>\(l.par)</td><td>\(l.geste)</td><td class=\"n\">\(l.fois)</td></tr>"
                as Balisage
        }
        return """
            <h2>Qui a lu ou touché ce dossier</h2><p>Une ligne par jour, par personne et par geste. La liste est entière : la base la tient elle-même, et nul ne peut en ôter une ligne sans que cela se voie.</p>\
            <table><thead><tr><th scope="col">Jour</th><th scope="col">Qui</th><th scope="col">Quoi</th><th scope="col" class="n">Fois</th></tr></thead><tbody>\(lignes)</tbody></table>
            """
    }
}

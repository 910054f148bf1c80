import Actes
import Calendrier
import Foundation
import Tenancy
import Web

/// « Sur le vif »: a visit or a call, in three keys: how (V, T, M), which motif (1…9) or which dossier (A…I), Ctrl+Enter. The keys act only
/// inside the sheet, and each doubles what is in sight.
struct VifFiche: Fragment {
    let journee: Journee
    /// Value of the establishment chosen at first.
    let ici: String?
    let csrf: String
    /// What was typed, after a fault.
    var saisie = Saisie()
    var fautes: FautesResume?
    var tape: Champs?

    private static let enVue = 9

    var balisage: Balisage {
        guard !journee.lieux.isEmpty else { return "" }
        let lieux = saisie.champ("lieu", "Où", ici, genre: .liste(journee.lieux.map { Option($0.valeur, $0.mot) }))
        let durees = saisie.choix("duree", "Durée", [Duree.quart, .demie, .troisQuarts, .heure].options, Duree.quart.rawValue)
        let jour = saisie.champ(
            "jour", "Quand", DateCivile.aujourdhui().description, genre: .date, aide: "Trente jours en arrière au plus.")
        let fiche = tape?["fiche"] ?? UUID().uuidString.lowercased()
        let mal: Balisage = fautes.map { "\($0)" } ?? ""
        return """
            <section class="panneau pas-imprime" id="vif"><h2>Sur le vif <small class="discret">une venue ou un appel</small></h2>\(mal)\
            <form method="post" action="/journee/vif" class="pile serre" data-vif><input type="hidden" name="_csrf" value="\(csrf)">\
            <input type="hidden" name="fiche" value="\(fiche)" autocomplete="off">\
            \(comment)\(motifs)\(dossiers)<div class="deux">\(lieux)\(durees)</div>\(jour)\
            <div class="rang bouts"><p class="petit discret au-clavier"><kbd>Alt</kbd> + <kbd>Maj</kbd> + <kbd>V</kbd> venir ici, <kbd>Ctrl</kbd> + <kbd>Entrée</kbd> noter</p>\
            <button class="b plein">Noter</button></div></form>\(faites)</section>
            """
    }

    private var comment: Balisage {
        let boutons = zip(Information.formes, [("Venue", "v"), ("Appel", "t"), ("Courriel", "m")]).map { forme, mot -> Balisage in
            let coche: Balisage = (tape?["forme"] ?? Forme.spontane.rawValue) == forme.rawValue ? " checked" : ""
            let depart: Balisage = forme == .spontane ? " accesskey=\"v\" id=\"c-vif\"" : ""
            return
                "<label><input type=\"radio\" name=\"forme\" value=\"\(forme.rawValue)\" data-touche=\"\(mot.1)\"\(coche)\(depart)><kbd>\(mot.1.uppercased())</kbd>\(mot.0)</label>"
        }
        return "<fieldset class=\"champ\"><legend>Comment</legend><div class=\"choix\">\(boutons)</div></fieldset>"
    }

    private var motifs: Balisage {
        let tous = Array(Motif.allCases)
        let devant = tous.prefix(Self.enVue).enumerated().map { rang, motif in bouton("motif", motif.rawValue, "\(rang + 1)", motif.libelle)
        }
        let reste = tous.dropFirst(Self.enVue).map { bouton("motif", $0.rawValue, nil, $0.libelle) }
        return """
            <fieldset class="champ"><legend>Motif</legend><div class="choix">\(devant)</div>\
            <details class="plie"><summary>\(pluriel(reste.count, "autre"))<span class="lu"> : motif</span></summary><div class="choix">\(reste)</div></details></fieldset>
            """
    }

    private var dossiers: Balisage {
        guard !journee.recents.isEmpty else { return "" }
        let boutons = zip(journee.recents, ["a", "b", "c", "d", "e", "f", "g", "h", "i"]).map { d, touche in
            bouton("dossier", Paire.ecrire(d.ref.entreprise, d.ref.id.rawValue), touche, d.numero, touche: touche)
        }
        let aucun: Balisage = tape?["dossier"] ?? "" == "" ? " checked" : ""
        return """
            <fieldset class="champ"><legend>Dossier, facultatif</legend><div class="choix">\
            <label><input type="radio" name="dossier" value=""\(aucun) data-touche="z"><kbd>Z</kbd>sans dossier</label>\(boutons)</div>\
            <p class="aide">Avec un dossier, l'entretien s'ouvre prérempli. Sans dossier, ni nom ni texte : cela ne compte dans aucun bilan.</p></fieldset>
            """
    }

    private func bouton(_ nom: String, _ valeur: String, _ repere: String?, _ mot: String, touche: String? = nil) -> Balisage {
        let cle: Balisage = repere.map { "<kbd>\($0.uppercased())</kbd>" } ?? ""
        let coche: Balisage = tape?[nom] == valeur ? " checked" : ""
        let ancre: Balisage = nom == "motif" && repere == "1" ? " id=\"c-motif\"" : ""
        let donnee: Balisage = touche.map { " data-touche=\"\($0)\"" } ?? ""
        return "<label><input type=\"radio\" name=\"\(nom)\" value=\"\(valeur)\"\(donnee)\(coche)\(ancre)>\(cle)\(mot)</label>"
    }

    /// Hers, for herself: nobody else reads this count.
    private var faites: Balisage {
        let (jour, mois) = journee.informations
        guard mois > 0 else { return "" }
        let lignes = jour.map { i in
            """
            <li><span>\(i.phrase)<br><small class="discret">\(i.nomEntreprise)</small></span>\
            <form method="post" action="/journee/informations/\(i.entreprise.description)/\(i.id.description)/retrait"><input type="hidden" name="_csrf" value="\(csrf)">\
            <button class="b mini nu">Retirer<span class="lu"> \(i.phrase)</span></button></form></li>
            """ as Balisage
        }
        let liste: Balisage = lignes.isEmpty ? "" : "<ul class=\"liste\">\(lignes)</ul>"
        return """
            <details class="plie"><summary>Sans dossier : \(nombre(jour.count)) aujourd'hui, \(nombre(mois)) ce mois</summary>\(liste)\
            <p class="petit discret">Pour vous seule : aucun bilan ne les compte.</p></details>
            """
    }
}

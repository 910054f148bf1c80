import Calendrier
import Mustache
import Tenancy
import Web

/// The directory, by family.
struct PartenairesPage: Page {
    static let gabarit = "partenaires"
    let porte: Porte
    let recherche: RecherchePartenaires
    let fiches: [FichePartenaire]
    let territoires: [TerritoirePartenaire]
    /// In the whole directory.
    let perimees: Int
    /// Taken out of the lists.
    let retirees: Int
    /// May bring a file in.
    let importe: Bool
    let aujourdhui: DateCivile

    var entete: Entete {
        Entete(
            "Partenaires", sous: pluriel(fiches.count, "fiche"), donnees: ["gestion.partenaire"],
            visible: "Aucune personne suivie n'y figure.", densite: .dense, ici: porte.prefixe,
            actions: [
                Action("Délais légaux", "\(porte.prefixe)/echeances"), Action("Courriers types", "\(porte.prefixe)/courriers"),
                Action("Nouvelle fiche", "\(porte.prefixe)/nouvelle", .plein, signe: "plus"),
            ])
    }

    func child(named name: String) -> Any? {
        switch name {
        case "prefixe": porte.prefixe
        case "q": recherche.mots
        case "besoins":
            [Liste("", "Tous les besoins", recherche.besoin == nil)]
                + Besoin.allCases.map { Liste($0.rawValue, $0.libelle, recherche.besoin == $0) }
        case "territoires":
            [Liste("", "Partout", recherche.territoire == nil)]
                + territoires.map { Liste($0.description, $0.libelle, recherche.territoire == $0) }
        case "verifier": recherche.aVerifier
        case "perimees":
            perimees == 0 || recherche.aVerifier
                ? nil
                : Alerte(
                    .attention, "Une adresse fausse coûte une matinée à quelqu'un : appelez, puis datez la fiche.",
                    fort: "\(pluriel(perimees, "fiche n'a", "fiches n'ont")) pas été vérifiée\(perimees < 2 ? "" : "s") depuis un an.",
                    liens: [("Les voir", "\(porte.prefixe)?verifier=oui")])
        case "familles": familles
        case "retirees": retirees > 0 || recherche.retirees
        case "seules": recherche.retirees
        case "nombreRetirees": pluriel(retirees, "fiche retirée", "fiches retirées")
        case "importe": importe
        case "vide":
            fiches.isEmpty
                ? Vide(
                    "Aucun partenaire ne répond à ces critères.", suite: "Retirez un mot ou un filtre.",
                    action: recherche.vide ? nil : Action("Tout montrer", porte.prefixe)) : nil
        default: nil
        }
    }

    private var familles: [Famille] {
        let parGenre = Dictionary(grouping: fiches, by: \.genre)
        return GenrePartenaire.allCases.compactMap { genre in
            parGenre[genre].map { Famille(titre: genre.libelle, lignes: $0.map(ligne)) }
        }
    }

    private func ligne(_ f: FichePartenaire) -> Balisage {
        let lieu = [f.territoire.libelle, f.commune].filter { !$0.isEmpty }.joined(separator: ", ")
        let delai = f.delaiJours.map { pluriel($0, "jour") } ?? "–"
        return
            "<tr><th scope=\"row\"><a href=\"\(porte.prefixe)/\(f.id.description)\">\(f.nom)</a><br><small class=\"discret\">\(lieu)</small></th><td data-l=\"Besoins\">\(f.besoins.map(\.libelle).joined(separator: ", "))</td><td data-l=\"Joindre\">\(f.joindreEnLigne)</td><td class=\"n\" data-l=\"Répond en\">\(delai)</td><td data-l=\"Vérifiée\">\(Self.verification(f, aujourdhui))</td></tr>"
    }

    static func verification(_ f: FichePartenaire, _ jour: DateCivile) -> Balisage {
        guard let date = f.verifieLe else { return "\(Badge("jamais vérifiée", comme: .due))" }
        return f.aVerifier(le: jour)
            ? "\(Badge("à revérifier", comme: .due))<br><small class=\"discret\">\(date.court)</small>" : "\(date.court)"
    }

    struct Famille: MustacheParent, Sendable {
        let titre: String
        let lignes: [Balisage]

        func child(named name: String) -> Any? {
            switch name {
            case "titre": titre.prefix(1).uppercased() + titre.dropFirst()
            case "lignes": lignes
            default: nil
            }
        }
    }

    struct Liste: MustacheParent, Sendable {
        let valeur: String
        let mot: String
        let choisi: Bool

        init(_ valeur: String, _ mot: String, _ choisi: Bool) { (self.valeur, self.mot, self.choisi) = (valeur, mot, choisi) }

        func child(named name: String) -> Any? {
            switch name {
            case "valeur": valeur
            case "mot": mot
            case "choisi": choisi
            default: nil
            }
        }
    }
}

import Contrats
import Tenancy
import Web

/// Journeys from one place to all others, what is missing, and the ways to fill them.
struct TrajetsPage: Page {
    static let gabarit = "trajets"
    let trajets: Trajets
    let depuis: Lieu?
    let saisie: Saisie
    let fautes: Fautes
    /// As typed, when something must be corrected.
    let champs: Champs
    let ecrit: Bool

    var entete: Entete {
        Entete(
            "Trajets", ariane: [("Lieux", "/lieux")],
            sous: "Minutes de route entre deux lieux, les mêmes à l'aller et au retour", donnees: ["gestion.trajet", "gestion.lieu"],
            densite: .dense, ici: "/lieux")
    }

    func child(named name: String) -> Any? {
        switch name {
        case "resume": fautes.resume
        case "ecrit": ecrit
        case "chiffres": chiffres
        case "aEstimer": ecrit && !estimables.isEmpty
        case "estimer": pluriel(estimables.count, "trajet", "trajets")
        case "aSituer": ecrit && !sansPosition.isEmpty
        case "situer": alerteSituer
        case "choix": choix
        case "lieu": depuis?.id.description
        case "nom": depuis?.nom
        case "lignes": depuis.map { d in autres(d).map { ligne(d, $0) } } ?? []
        case "coller":
            ecrit
                ? saisie.champ(
                    "texte", "Coller d'un tableur", genre: .zone(4),
                    aide: "Une ligne par trajet : lieu;lieu;minutes. Ils comptent comme saisis à la main."
                ).balisage : nil
        case "vide": trajets.paires == 0 ? Vide("Il faut deux lieux.", action: Action("Lieux", "/lieux")) : nil
        default: nil
        }
    }

    private var estimables: [Trajet] { trajets.estimables }
    private var sansPosition: [Lieu] { trajets.lieux.filter { $0.position == nil } }

    private var chiffres: [Balisage] {
        [
            (trajets.paires, "paires de lieux"), (trajets.saisis, "saisies à la main"), (trajets.estimes, "estimées par la distance"),
            (trajets.manquants, "inconnues"),
        ].map { "<p class=\"chiffre\"><b>\(nombre($0.0))</b><span>\($0.1)</span></p>" }
    }

    private var alerteSituer: String {
        let connues = sansPosition.count { CommuneConnue.position($0.commune) != nil }
        let noms = sansPosition.prefix(5).map { $0.commune.isEmpty ? $0.nom : "\($0.nom) (\($0.commune))" }.joined(separator: ", ")
        let suite = sansPosition.count > 5 ? "…" : "."
        return
            "\(pluriel(sansPosition.count, "lieu n'a pas", "lieux n'ont pas")) de position : \(noms)\(suite) \(connues == 0 ? "Aucune de leurs communes n'est connue : saisissez-la dans leur fiche." : "La commune de \(nombre(connues)) d'entre eux est connue.")"
    }

    private var choix: Balisage {
        let options = trajets.lieux.map { Option($0.id.description, $0.nom) }
        return Champ("lieu", "Depuis", depuis?.id.description, genre: .liste(options)).balisage
    }

    /// Missing ones first, then the nearest.
    private func autres(_ d: Lieu) -> [Lieu] {
        trajets.lieux.filter { $0.id != d.id }.sorted {
            (trajets[d.id, $0.id]?.minutes ?? -1, $0.nom) < (trajets[d.id, $1.id]?.minutes ?? -1, $1.nom)
        }
    }

    private func ligne(_ d: Lieu, _ autre: Lieu) -> Balisage {
        let connu = trajets[d.id, autre.id]
        let nom = TrajetValeurs.champ(autre.id)
        let valeur = champs[nom] ?? connu.map { "\($0.minutes)" } ?? ""
        let faute: Balisage = fautes[nom] == nil ? "" : " aria-invalid=\"true\""
        let champ: Balisage =
            ecrit
            ? "<input class=\"saisie montant\" id=\"c-\(nom)\" name=\"\(nom)\" value=\"\(valeur)\" inputmode=\"numeric\" aria-label=\"Minutes de \(d.nom) à \(autre.nom)\"\(faute)>"
            : "\(valeur)"
        let km = d.position.flatMap { a in autre.position.map { Int(Distance.kilometres(a, $0).rounded()) } }
        let source: Balisage =
            switch connu {
            case nil: "<span class=\"badge s-due\">\(Signe("due"))inconnu</span>"
            case let t? where t.estime: "<span class=\"discret\">estimé</span>"
            default: "<strong>saisi</strong>"
            }
        let detour: Balisage =
            connu.flatMap { $0.estime ? nil : trajets.detour(d.id, autre.id) }.map {
                "<br><small class=\"discret\">\(Signe("attention")) \($0.minutes) min en passant par \($0.par.nom) : à vérifier</small>"
            } ?? ""
        return
            "<tr><th scope=\"row\">\(autre.nom)<br><small class=\"discret\">\(autre.commune)</small></th><td class=\"n\" data-l=\"À vol d'oiseau\">\(km.map { "\($0) km" } ?? "–")</td><td class=\"n\" data-l=\"Minutes\">\(champ)</td><td data-l=\"Origine\">\(source)\(detour)</td></tr>"
    }
}

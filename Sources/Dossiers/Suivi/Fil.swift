import Actes
import Calendrier
import Foundation
import Tenancy
import Web

/// The thread of a dossier, latest first; what is still to come is on top.
struct Fil {
    struct Entree {
        enum Etat: String { case attente, encours = "", clos }

        let jour: DateCivile
        let titre: String
        let etat: Etat
        var badge: Badge?
        var texte = ""
        var lien: String?

        var balisage: Balisage {
            let classe: Balisage = etat == .encours ? "" : " class=\"\(etat.rawValue)\""
            let nom: Balisage = lien.map { "<a href=\"\($0)\">\(titre)</a>" } ?? "\(titre)"
            let signe: Balisage = badge.map { "\($0) " } ?? ""
            let suite: Balisage = texte.isEmpty && badge == nil ? "" : "<p>\(signe)\(texte)</p>"
            return
                "<li\(classe)><time datetime=\"\(jour.description)\">\(jour.court)</time><div><h3>\(nom)</h3>\(suite)</div></li>"
        }
    }

    let entrees: [Entree]

    init(_ lu: DossierLu, aujourdhui: DateCivile) {
        let chemin = lu.dossier.ref.chemin
        var entrees = lu.entretiens.map { Self.entree($0, lu, chemin) }
        entrees += lu.demarches.map { Self.entree($0, lu, chemin, aujourdhui) }
        entrees += lu.rendezVous.filter { $0.jour >= aujourdhui || $0.statut != .honore }.map { r in
            Entree(
                jour: r.jour, titre: "Rendez-vous, \(r.heure.libelle)", etat: r.jour >= aujourdhui ? .attente : .clos,
                badge: r.statut.badge,
                texte: r.quoi, lien: "/rendez-vous")
        }
        entrees += lu.partages.map { Self.entree($0, lu, aujourdhui) }
        entrees += lu.evenements.compactMap { Self.entree($0, lu) }
        self.entrees = entrees.sorted { $0.jour > $1.jour }
    }

    private static func entree(_ e: Entretien, _ lu: DossierLu, _ chemin: String) -> Entree {
        let motifs = e.codes.identifies.isEmpty ? e.codes.exprimes : e.codes.identifies
        var texte = ([e.codes.duree.libelle, e.codes.forme.libelle] + motifs.map(\.libelle)).joined(separator: ", ") + "."
        if let note = lu.notes[e.id.rawValue] { texte += " " + note.texte.prefix(180) + (note.texte.count > 180 ? "…" : "") }
        return Entree(
            jour: e.codes.jour, titre: "Entretien, \(e.codes.nature.libelle)", etat: e.clos ? .clos : .encours,
            badge: e.clos ? nil : Badge("brouillon", comme: .due), texte: texte, lien: "\(chemin)/entretiens/\(e.id)")
    }

    private static func entree(_ d: Demarche, _ lu: DossierLu, _ chemin: String, _ aujourdhui: DateCivile) -> Entree {
        let objet = lu.objets[d.id.rawValue]
        var texte = objet?.objet ?? ""
        if let montant = objet?.montant { texte += (texte.isEmpty ? "" : ", ") + euros(montant) }
        let aVenir = d.statut.attend && (d.echeance ?? aujourdhui.plus(jours: -1)) >= aujourdhui
        return Entree(
            jour: aVenir ? d.echeance ?? d.majLe : d.majLe, titre: "Démarche, \(d.titre.prefix(1).lowercased() + d.titre.dropFirst())",
            etat: aVenir ? .attente : d.statut.attend ? .encours : .clos, badge: d.statut.badge, texte: texte, lien: "\(chemin)/demarches")
    }

    private static func entree(_ p: Partage, _ lu: DossierLu, _ aujourdhui: DateCivile) -> Entree {
        let nom = lu.collegues[p.compte.rawValue] ?? "un collègue"
        let suite = p.retireLe.map { "Retiré le \($0.court)." } ?? "Jusqu'au \(p.jusquau.court)."
        return Entree(jour: p.consentiLe, titre: "Partage consenti avec \(nom)", etat: p.actif(aujourdhui) ? .encours : .clos, texte: suite)
    }

    private static func entree(_ e: Evenement, _ lu: DossierLu) -> Entree? {
        switch e.sorte {
        case .ouverture:
            Entree(jour: e.jour, titre: "Ouverture du dossier", etat: .clos, texte: "Motif : \(lu.dossier.motif.libelle).")
        case .reouverture: Entree(jour: e.jour, titre: "Réouverture du dossier", etat: .clos)
        case .cloture:
            Entree(
                jour: e.jour, titre: "Clôture", etat: .clos,
                texte: e.detail.flatMap { Issue(rawValue: $0) }.map { $0.libelle.capitale + "." } ?? "")
        case .statutDemarche: nil
        }
    }
}

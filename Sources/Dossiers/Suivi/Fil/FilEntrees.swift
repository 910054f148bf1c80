import Actes
import Calendrier
import Foundation
import Partenaires
import Tenancy
import Web

/// Entries of the thread, from each part of an opened dossier.
struct FilEntrees {
    let lu: DossierLu
    let aujourdhui: DateCivile
    /// The reader: what she wrote herself does not say so.
    let moi: UUID?

    private func par(_ auteur: UUID) -> String? { auteur == moi ? nil : lu.nom(auteur) }
    private var chemin: String { lu.dossier.ref.chemin }

    var toutes: [Fil.Entree] {
        lu.entretiens.map(entree) + rendezVous + lu.demarches.map(entree) + lu.orientations.map(entree) + lu.objectifs.flatMap(entrees)
            + lu.actions.compactMap(entree) + lu.feuilles.compactMap(entree) + lu.arrets.map(entree) + lu.mesures.map(entree)
            + lu.partages.map(entree)
            + lu.urgences.map(entree)
            + FilDocuments(lu.documents, lu.evenements).entrees(chemin, par: par) + lu.evenements.compactMap(entree)
    }

    private func court(_ texte: String) -> String { texte.count > 180 ? texte.prefix(180) + "…" : texte }

    private func entree(_ e: Entretien) -> Fil.Entree {
        let motifs = e.codes.identifies.isEmpty ? e.codes.exprimes : e.codes.identifies
        var texte = ([e.codes.duree.libelle, e.codes.forme.libelle] + motifs.map(\.libelle)).joined(separator: ", ") + "."
        if let note = lu.notes[e.id.rawValue] { texte += " " + court(note.texte) }
        return Fil.Entree(
            genre: .entretiens, jour: e.codes.jour, titre: "Entretien, \(e.codes.nature.libelle)", etat: e.clos ? .clos : .encours,
            badge: e.clos ? nil : Badge("brouillon", comme: .due), texte: texte, lien: "\(chemin)/entretiens/\(e.id)",
            par: par(e.auteur.rawValue))
    }

    private var rendezVous: [Fil.Entree] {
        lu.rendezVous.filter { $0.jour >= aujourdhui || $0.statut != .honore }.map { r in
            Fil.Entree(
                genre: .entretiens, jour: r.jour, titre: "Rendez-vous, \(r.heure.libelle)", etat: r.jour >= aujourdhui ? .attente : .clos,
                badge: r.statut.badge, texte: r.quoi, lien: r.chemin)
        }
    }

    private func entree(_ d: Demarche) -> Fil.Entree {
        let objet = lu.objets[d.id.rawValue]
        var texte = objet?.objet ?? ""
        if let montant = objet?.montant { texte += (texte.isEmpty ? "" : ", ") + euros(montant) }
        if let avant = d.aContester { texte += (texte.isEmpty ? "" : ". ") + "Recours jusqu'au \(avant.court)" }
        let aVenir = d.statut.attend && (d.echeance ?? aujourdhui.plus(jours: -1)) >= aujourdhui
        return Fil.Entree(
            genre: .demarches, jour: aVenir ? d.echeance ?? d.majLe : d.majLe,
            titre: "Démarche, \(d.titre.prefix(1).lowercased() + d.titre.dropFirst())",
            etat: aVenir ? .attente : d.statut.attend ? .encours : .clos, badge: d.statut.badge, texte: texte, lien: d.chemin)
    }

    private func entree(_ o: Orientation) -> Fil.Entree {
        let texte = lu.textesDesOrientations[o.id.rawValue]
        return Fil.Entree(
            genre: .demarches, jour: o.le, titre: "Orientation, \(o.titre)", etat: o.issue == .enCours ? .encours : .clos,
            badge: o.issue.badge,
            texte: court([texte?.objet ?? "", texte?.retour ?? ""].filter { !$0.isEmpty }.joined(separator: ". ")),
            lien: "\(chemin)/orientations")
    }

    private func entrees(_ o: Objectif) -> [Fil.Entree] {
        let texte = lu.textes[o.id.rawValue]
        var entrees = [
            Fil.Entree(
                genre: .plan, jour: o.poseLe, titre: "Objectif posé", etat: o.resultat == .enCours ? .encours : .clos, badge: nil,
                texte: court(texte?.texte ?? ""), lien: "\(chemin)/plan")
        ]
        if let le = o.resultatLe {
            entrees.append(
                Fil.Entree(
                    genre: .plan, jour: le, titre: "Objectif \(o.resultat.libelle)", etat: .clos, badge: nil,
                    texte: court([texte?.texte ?? "", texte?.commentaire ?? ""].filter { !$0.isEmpty }.joined(separator: ". ")),
                    lien: "\(chemin)/plan"))
        }
        return entrees
    }

    /// An action shows when it is done, or still to come.
    private func entree(_ a: ActionPrevue) -> Fil.Entree? {
        let mots = court(lu.motsDesActions[a.id.rawValue] ?? "")
        if let faite = a.faiteLe {
            return Fil.Entree(genre: .plan, jour: faite, titre: "Action faite", etat: .clos, texte: mots, lien: "\(chemin)/plan")
        }
        guard let echeance = a.echeance, lu.dossier.estOuvert else { return nil }
        return Fil.Entree(
            genre: .plan, jour: echeance, titre: "Action, \(a.qui.libelle)", etat: .attente,
            badge: echeance < aujourdhui ? Badge("en retard", comme: .due) : nil, texte: mots, lien: "\(chemin)/plan")
    }

    private func entree(_ f: Feuille) -> Fil.Entree? {
        switch f.sorte {
        case .situation: nil
        case .evaluation:
            Fil.Entree(
                genre: .plan, jour: f.majLe, titre: "Évaluation", etat: .clos,
                texte: court(lu.evaluations[f.id.rawValue]?.textes[.analyse] ?? ""), lien: "\(chemin)/feuilles/\(f.id)",
                par: par(f.auteur))
        case .bilanFin:
            Fil.Entree(
                genre: .vie, jour: f.majLe, titre: "Bilan de fin, avec la personne", etat: .clos,
                texte: BilanFin.Champ.allCases.compactMap { lu.bilans[f.id.rawValue]?.textes[$0] }.joined(separator: " · "),
                lien: "\(chemin)/feuilles/\(f.id)", par: par(f.auteur))
        }
    }

    private func entree(_ a: ArretTravail) -> Fil.Entree {
        let fin = a.periode.fin.map { "jusqu'au \($0.court)" } ?? "sans terme connu"
        return Fil.Entree(
            genre: .maintien, jour: a.periode.debut, titre: "Arrêt de travail",
            etat: (a.periode.fin ?? aujourdhui) >= aujourdhui ? .encours : .clos,
            texte: "\(a.periode.origine.libelle.capitale), \(fin).", lien: "\(chemin)/arrets")
    }

    private func entree(_ m: Mesure) -> Fil.Entree {
        let mots = [
            m.demandeeLe.map { "demandée le \($0.court)" }, m.decideeLe.map { "décidée le \($0.court)" }, m.periode, m.resultat?.libelle,
        ].compactMap { $0 }
        let faits = mots.joined(separator: ", ").capitale
        let note = lu.notesDesMesures[m.id.rawValue] ?? ""
        return Fil.Entree(
            genre: .maintien, jour: m.jour, titre: "Mesure, \(m.titre)",
            etat: m.jour > aujourdhui ? .attente : m.etat.vive ? .encours : .clos, badge: m.etat.badge,
            texte: court([faits, note].filter { !$0.isEmpty }.joined(separator: ". ")), lien: m.chemin)
    }

    private func entree(_ p: Partage) -> Fil.Entree {
        let nom = lu.nom(p.compte.rawValue)
        let suite = p.retireLe.map { "Retiré le \($0.court)." } ?? "Jusqu'au \(p.jusquau.court)."
        return Fil.Entree(
            genre: .vie, jour: p.consentiLe, titre: "Partage consenti avec \(nom)", etat: p.actif(aujourdhui) ? .encours : .clos,
            texte: suite)
    }

    /// Urgent: three hours without a share. Who, and that it was; the reason is read on its page.
    private func entree(_ u: AccesUrgent) -> Fil.Entree {
        let nom = lu.nom(u.compte, moi: moi)
        return Fil.Entree(
            genre: .vie, jour: u.jour, titre: "Accès d'urgence de \(nom)", etat: u.enCours ? .encours : .clos,
            badge: u.enCours ? Badge("en cours", comme: .due) : nil, lien: "\(chemin)/lectures")
    }

    /// What other parts already show as themselves stays out.
    private func entree(_ e: Evenement) -> Fil.Entree? {
        func vie(_ titre: String, _ texte: String = "") -> Fil.Entree {
            Fil.Entree(genre: .vie, jour: e.jour, titre: titre, etat: .clos, texte: texte, par: par(e.auteur))
        }
        func piece(_ titre: String, _ ou: String) -> Fil.Entree {
            Fil.Entree(genre: .pieces, jour: e.jour, titre: titre, etat: .clos, lien: "\(chemin)/\(ou)", par: par(e.auteur))
        }
        switch e.sorte {
        case .ouverture: return vie("Ouverture du dossier", "Motif : \(lu.dossier.motif.libelle).")
        case .reouverture: return vie("Réouverture du dossier")
        case .cloture: return vie("Clôture", e.detail.flatMap { Issue(rawValue: $0) }.map { $0.libelle.capitale + "." } ?? "")
        case .transfert: return vie("Transfert du dossier")
        case .rappel: return vie(Self.rappel(e.detail))
        case .changementEmployeur:
            return vie(
                e.detail == "depart" ? "Départ chez un autre employeur" : "Arrivée d'un autre employeur", "Voir la fiche de la personne.")
        case .budget: return piece(e.detail == "retire" ? "Budget retiré" : "Budget noté", "budgets")
        case .courrier: return piece(e.detail == "rapport" ? "Rapport social remis" : "Courrier remis", "ecrits")
        case .objectif:
            return e.detail == "plan_remis"
                ? Fil.Entree(
                    genre: .plan, jour: e.jour, titre: "Plan d'action relu et remis à la personne", etat: .clos, lien: "\(chemin)/plan")
                : nil
        case .document, .statutDemarche, .orientation, .action, .partage, .partageRetire, .pdp, .mesure: return nil
        }
    }

    /// Returned, given up, or still to return.
    private static func rappel(_ detail: String?) -> String {
        switch detail {
        case "fait": "Personne rappelée"
        case "abandonne": "Rappel abandonné"
        default: "À rappeler"
        }
    }
}

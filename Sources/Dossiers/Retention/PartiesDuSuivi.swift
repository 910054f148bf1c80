import Actes
import Calendrier
import Chiffrement
import Foundation
import Tenancy
import Web

/// What was said and done, part by part.
extension PartiesDeCopie {
    func entretien(_ e: Entretien) -> Copie.Partie {
        let c = e.codes
        return Copie.Partie(
            .entretiens, e.id.rawValue, "Le \(c.jour.court), \(c.nature.libelle)\(e.clos ? "" : " (pas encore terminé)")",
            [
                ("Avec", nom(e.auteur.rawValue)), ("Comment", c.forme.libelle),
                ("Durée", c.duree == .plus ? "plus d'une heure" : "jusqu'à \(c.duree.libelle)"),
                ("Qui vous a conseillé de venir", Self.origine(c.origine)),
                ("Ce que vous veniez chercher", c.exprimes.map(\.libelle).joined(separator: ", ")),
                ("Ce que nous avons vu ensemble", (c.identifies.map(\.libelle) + c.precisions.map(\.libelle)).joined(separator: ", ")),
                ("Ce qui a été fait", c.faits.map(\.libelle).joined(separator: ", ")),
                ("Vigilance notée", c.vulnerabilite == .aucune ? nil : c.vulnerabilite.libelle),
                ("Prochaine étape", c.prochaine.map { "le \($0.court)" }), ("Note", Note(contenus[e.id.rawValue]).texte),
            ])
    }

    private static func origine(_ origine: Origine) -> String {
        switch origine {
        case .luiMeme: "vous-même"
        case .intervenant: "le service social"
        default: origine.libelle
        }
    }

    func demarche(_ d: Demarche) -> Copie.Partie {
        let objet = Objet(contenus[d.id.rawValue])
        return Copie.Partie(
            .demarches, d.id.rawValue, d.titre,
            [
                ("Objet", objet.objet), ("Auprès de", d.partenaireId.flatMap { partenaires[$0] }), ("Où elle en est", d.statut.libelle),
                ("Commencée le", d.ouverteLe.court), ("Échéance", d.echeance?.court), ("Montant demandé", objet.montant.map { euros($0) }),
                ("Montant accordé", objet.accorde.map { euros($0) }), ("Décision reçue le", d.decisionLe?.court),
                ("Recours possible jusqu'au", d.recoursAvant?.court),
            ])
    }

    func objectif(_ o: Objectif, _ actions: [ActionPrevue]) -> Copie.Partie {
        let texte = Objectif.Texte(contenus[o.id.rawValue])
        let resultat = o.resultat.libelle + (o.resultatLe.map { ", le \($0.court)" } ?? "")
        let pas = actions.filter { $0.objectif == o.id }.map { a in
            let quand = a.faiteLe.map { "fait le \($0.court)" } ?? a.echeance.map { "pour le \($0.court)" }
            return [contenus[a.id.rawValue][ActionPrevue.champ] ?? "", qui(a.qui), quand].compactMap { $0 }.joined(separator: ", ")
        }
        return Copie.Partie(
            .plan, o.id.rawValue, "Objectif : \(texte.texte)",
            [
                ("Thème", o.theme.libelle), ("Porté par", qui(o.qui)), ("Posé le", o.poseLe.court), ("Pour le", o.horizon?.court),
                ("Résultat", resultat), ("Commentaire", texte.commentaire), ("Les pas prévus", pas.joined(separator: "\n")),
            ])
    }

    private func qui(_ qui: Qui) -> String {
        switch qui {
        case .personne: "vous"
        case .intervenant: "le service social"
        case .ensemble: "ensemble"
        }
    }

    func orientation(_ o: Orientation) -> Copie.Partie {
        let texte = Orientation.Texte(contenus[o.id.rawValue])
        return Copie.Partie(
            .orientations, o.id.rawValue, "\(o.titre.capitale), le \(o.le.court)",
            [
                ("Auprès de", o.partenaireId.flatMap { partenaires[$0] }), ("Pourquoi", texte.objet), ("Retour", texte.retour),
                ("Suite", o.issue.libelle + (o.issueLe.map { ", le \($0.court)" } ?? "")), ("À relancer le", o.relance?.court),
            ])
    }

    func arret(_ a: ArretTravail) -> Copie.Partie {
        Copie.Partie(
            .travail, a.id.rawValue, "Arrêt du \(a.periode.debut.court)\(a.periode.fin.map { " au \($0.court)" } ?? ", en cours")",
            [("Cause notée", a.periode.origine.libelle)])
    }

    func mesure(_ m: Mesure) -> Copie.Partie {
        let par =
            switch m.par {
            case .personne: "vous"
            default: m.par.libelle
            }
        return Copie.Partie(
            .travail, m.id.rawValue, "Mesure : \(m.titre)",
            [
                ("Proposée par", par), ("Où elle en est", m.etat.libelle), ("Notée le", m.noteeLe.court),
                ("Demandée le", m.demandeeLe?.court), ("À relancer le", m.relance?.court), ("Décidée le", m.decideeLe?.court),
                ("Quand", m.periode), ("Résultat", m.resultat?.libelle), ("Note", contenus[m.id.rawValue][Mesure.champ]),
            ])
    }

    /// The steps calculated from the sick leaves, together: dates and what became of each.
    func etapes(_ etapes: [EtapePosee]) -> [Copie.Partie] {
        guard let premiere = etapes.first else { return [] }
        return [
            Copie.Partie(
                .travail, premiere.id.rawValue, "Étapes du maintien dans l'emploi",
                etapes.map { e in
                    let suite =
                        switch e.statut {
                        case .prevue: ""
                        case .faite: ", faite\(e.statutLe.map { " le \($0.court)" } ?? "")"
                        case .ecartee: ", écartée\(e.statutLe.map { " le \($0.court)" } ?? "")"
                        }
                    return (e.le.court, e.etape.libelle + suite)
                })
        ]
    }
}

import Actes
import Calendrier
import Chiffrement
import Foundation
import Tenancy

/// The parts of a copy, from the decoded types: their words are those of the screens, never a code nor a field's name.
struct PartiesDeCopie {
    let contenus: ContenusDeCopie
    let dossier: Dossier
    let feuilles: [Feuille]
    let faits: [FaitDeCopie]
    let evenements: [Evenement]
    /// Names of the staff, by account.
    let noms: [UUID: String]
    /// Cards of the directory, by id.
    let partenaires: [UUID: String]
    let aujourdhui: DateCivile

    func nom(_ compte: UUID) -> String { noms[compte] ?? "un ancien membre du service" }

    var identite: Identite { Identite(contenus[dossier.ref.id.rawValue]) }

    var vous: [Copie.Partie] {
        let i = identite
        let situation = Situation(contenus.seul("situation"))
        return [
            Copie.Partie(
                .vous, dossier.ref.id.rawValue, "Vos coordonnées",
                [
                    ("Nom", i.nom), ("Prénom", i.prenom), ("Année de naissance", i.naissance.map(String.init)), ("Téléphone", i.telephone),
                    ("Courriel", i.courriel), ("Adresse", i.adresse), ("Poste", i.poste), ("Au foyer", i.foyer),
                    ("Rappel des rendez-vous", i.rappel == .aucun ? nil : i.rappel.libelle), ("Remarque", i.remarque),
                ]),
            Copie.Partie(
                .vous, feuilles.first { $0.sorte == .situation }?.id.rawValue ?? UUID(), "Votre situation",
                situation.faits(annee: aujourdhui.annee) + [
                    ("Autre employeur suivi", situation.ancien.isEmpty && situation.suivant.isEmpty ? "" : "oui, dans un autre dossier")
                ]),
        ]
    }

    /// How it began, ended, began again.
    var suivi: [Copie.Partie] {
        let vie = evenements.reversed().compactMap { e -> String? in
            switch e.sorte {
            case .cloture: "clos le \(e.jour.court)\(e.detail.flatMap { Issue(rawValue: $0) }.map { ", \($0.libelle)" } ?? "")"
            case .reouverture: "rouvert le \(e.jour.court)"
            case .changementEmployeur: "changement d'établissement ou d'employeur noté le \(e.jour.court)"
            default: nil
            }
        }
        let relais = faits.filter { $0.sorte == .relais }.map { "\(nom($0.compte)), depuis le \($0.jour.court)" }
        return [
            Copie.Partie(
                .suivi, dossier.referent.rawValue, "Dossier \(dossier.numero)",
                [
                    ("Entreprise", [dossier.entreprise, dossier.lieu].filter { !$0.isEmpty }.joined(separator: ", ")),
                    ("Ouvert le", dossier.ouvertLe.court), ("Pour", dossier.motif.libelle),
                    ("Suivi par", nom(dossier.referent.rawValue)), ("Relais", relais.joined(separator: "\n")),
                    ("Depuis", vie.joined(separator: "\n")),
                    ("Clos le", dossier.closLe?.court),
                    ("Issue", ([dossier.issue].compactMap { $0 } + dossier.autresIssues).map(\.libelle).joined(separator: ", ")),
                ])
        ]
    }

    /// Evaluations and closing reviews, each a sheet.
    var feuillesDuPlan: [Copie.Partie] {
        feuilles.filter { $0.sorte != .situation }.reversed().map { f in
            let feuillet = contenus[f.id.rawValue]
            guard f.sorte == .evaluation else {
                return Copie.Partie(
                    .suivi, f.id.rawValue, "Bilan de fin, \(f.majLe.court)",
                    [
                        ("Ce qui a changé", feuillet[BilanFin.Champ.change.rawValue]),
                        ("Ce que vous en dites", feuillet[BilanFin.Champ.avis.rawValue]),
                        ("Ce qui reste, vers qui vous tourner", feuillet[BilanFin.Champ.suites.rawValue]),
                    ])
            }
            return Copie.Partie(
                .plan, f.id.rawValue, "Évaluation du \(f.majLe.court), avec \(nom(f.auteur))",
                [
                    ("Ce que vous demandez", feuillet[Evaluation.Champ.demande.rawValue]),
                    ("Ce que nous en comprenons", feuillet[Evaluation.Champ.analyse.rawValue]),
                    ("Vos appuis", feuillet[Evaluation.Champ.appuis.rawValue]),
                    ("Ce qui freine", feuillet[Evaluation.Champ.freins.rawValue]),
                ])
        }
    }

    var rendezVous: [Copie.Partie] {
        let pris = faits.filter { $0.sorte == .rendezVous }
        let appels = faits.filter { $0.sorte == .rappel }
        var parties: [Copie.Partie] = []
        if let premier = pris.first {
            parties.append(
                Copie.Partie(.rendezVous, premier.id, "Rendez-vous", pris.map { ($0.quand, $0.phrase(nom)) }))
        }
        return parties
            + appels.map { appel in
                let texte = ContenuRappel(contenus[appel.id])
                return Copie.Partie(
                    .rendezVous, appel.id, "Appel " + appel.phrase(nom),
                    [
                        ("Qui appelait", texte[.qui]), ("Téléphone", texte[.telephone]), ("Au sujet de", texte[.objet]),
                        ("Pour", nom(appel.compte)),
                    ])
            }
    }

    var partages: [Copie.Partie] {
        let ouverts = faits.filter { $0.sorte == .partage || $0.sorte == .urgence }
        guard let premier = ouverts.first else { return [] }
        return [Copie.Partie(.partages, premier.id, "Partages et accès d'urgence", ouverts.map { (nom($0.compte), $0.phrase(nom)) })]
    }

    func demandes(_ demandes: [DemandeAcces]) -> [Copie.Partie] {
        guard let premiere = demandes.last else { return [] }
        return [Copie.Partie(.demandes, premiere.id.rawValue, "Vos demandes", demandes.reversed().map { ("Copie", $0.phrase) })]
    }
}

import Calendrier
import Contrats
import Planner
import Replanification
import Tenancy
import Web

/// One absence: every permanence it hits, three proposals each, one decision per row or one for all.
struct RemplacementPage: Page {
    static let gabarit = "remplacement"
    let absence: Absence
    let total: Int
    let publiees: Int
    let lignes: [Remplacement.Ligne]
    let poidsTrajet: Int
    let reglees: [Remplacee]
    let intervenants: [Intervenant]
    let reponse: Reponse?
    let pages: Pagination
    let ecrit: Bool

    /// The answer to « pourquoi pas X ? ».
    struct Reponse: Sendable {
        let permanence: ID<Permanence>
        let qui: ID<IntervenantTag>
        let pourquoi: PourquoiPas
    }

    var entete: Entete {
        Entete(
            "Remplacer \(absence.intervenantNom)", ariane: [("Absences", "/absences")],
            sous: total == 0
                ? "Aucune permanence à résoudre"
                : "\(pluriel(total, "permanence")) à résoudre ; aucune publiée n'est déplacée sans votre accord",
            donnees: ["gestion.absence"], visible: "Ni la raison de l'absence ni les rendez-vous n'apparaissent ici.",
            densite: .dense, ici: "/absences")
    }

    func child(named name: String) -> Any? {
        switch name {
        case "quand": "\(absence.nature == .depart ? "Départ" : "Arrêt") \(absence.quand)."
        case "chiffres": chiffres
        case "id": absence.id.description
        case "reste": !lignes.isEmpty
        case "vide":
            lignes.isEmpty
                ? Vide(
                    "Rien à replacer.", suite: "Aucune permanence à venir ne tombe sur ces jours.", action: Action("Absences", "/absences"))
                : nil
        case "lignes": lignes.map(ligne)
        case "questions": lignes.map(question)
        case "reglees": reglees.map(reglee)
        case "aReglees": !reglees.isEmpty
        case "ecrit": ecrit && !lignes.isEmpty
        case "accepter": lignes.count == 1 ? "Accepter le choix coché" : "Accepter les \(lignes.count) choix cochés"
        case "pages": total > lignes.count ? pages : nil
        default: nil
        }
    }

    private var chiffres: [Balisage] {
        let minutes = lignes.compactMap(\.propositions.first).reduce(0) { $0 + $1.difference.trajet / poidsTrajet }
        let sans = lignes.count { $0.propositions.first?.nature == .memeMoment }
        return [
            (nombre(total), total < 2 ? "permanence touchée" : "permanences touchées"),
            (nombre(publiees), publiees < 2 ? "déjà publiée" : "déjà publiées"),
            (nombre(sans), sans < 2 ? "solution au même moment" : "solutions au même moment"),
            ("\(minutes < 0 ? "− " : "")\(nombre(abs(minutes))) min", minutes < 0 ? "de route en moins" : "de route en plus"),
        ].map { "<p class=\"chiffre\"><b>\($0.0)</b><span>\($0.1)</span></p>" }
    }

    private func ligne(_ l: Remplacement.Ligne) -> Balisage {
        let p = l.permanence
        let bouton: Balisage =
            ecrit
            ? "<button class=\"b mini\" name=\"seule\" value=\"\(p.id.description)\">Accepter<span class=\"lu\"> pour \(p.enMots)</span></button>"
            : ""
        let candidats = l.propositions.enumerated().map { candidat(p, $0.offset, $0.element) }
        let aucun: Balisage =
            l.propositions.isEmpty
            ? "<p class=\"discret\">Personne n'est libre dans la période, sans enfreindre une règle. « Pourquoi pas… » le dit pour chacune.</p>"
            : ""
        return
            "<tr id=\"p-\(p.id.description)\"><td><a href=\"\(p.chemin)\"><strong>\(p.entrepriseNom)</strong></a><br><span class=\"discret\">\(p.jour.nomDuJour) \(p.jour.sansAnnee), \(p.heures)<br>\(p.lieuNom)</span><br>\(Badge(p.statut))</td><td><input type=\"hidden\" name=\"\(ChoixDeRemplacement.etat(p.id))\" value=\"\(p.empreinte)\">\(aucun)<fieldset class=\"candidats\"><legend class=\"lu\">Remplacement pour \(p.enMots)</legend>\(candidats)\(autres(p, vide: l.propositions.isEmpty))</fieldset></td><td class=\"n\">\(bouton)</td></tr>"
    }

    private func candidat(_ p: Permanence, _ rang: Int, _ proposition: Proposition) -> Balisage {
        let nom = intervenants.first { $0.id.description == proposition.permanence.intervenante }?.nomComplet ?? "–"
        let jour = DateCivile(proposition.permanence.date) ?? p.jour
        let moment = Moment(rawValue: proposition.permanence.moment) ?? p.moment
        let titre: String =
            switch proposition.nature {
            case .memeMoment: nom
            case .autreMoment: "\(nom), \(moment.libelle)"
            case .report: "Reporter au \(jour.nomDuJour) \(jour.sansAnnee), \(moment.libelle), \(nom)"
            }
        let minutes = proposition.difference.trajet / poidsTrajet
        let route = minutes == 0 ? "route inchangée au total" : "\(minutes < 0 ? "− " : "+ ")\(abs(minutes)) min de route au total"
        let raisons = proposition.raisons.filter { $0.axe != .report || proposition.nature != .memeMoment }.map(\.phrase).joined(
            separator: " ; ")
        return radio(p, ChoixDeRemplacement.valeur(proposition.permanence), coche: rang == 0, titre, route, raisons)
    }

    private func autres(_ p: Permanence, vide: Bool) -> Balisage {
        let annuler = p.statut == .publiee ? "Annuler, elle reste due" : "Retirer le brouillon, elle reste due"
        return radio(
            p, ChoixDeRemplacement.personne, coche: false, annuler, "dernier recours", "la demi-journée retourne à placer dans le registre")
            + radio(p, "", coche: vide, "Décider plus tard", "", "rien ne change")
    }

    private func radio(_ p: Permanence, _ valeur: String, coche: Bool, _ titre: String, _ route: String, _ raisons: String) -> Balisage {
        let choisi: Balisage = coche ? " checked" : ""
        let inerte: Balisage = ecrit ? "" : " disabled"
        let precision: Balisage = route.isEmpty ? "" : " <span class=\"discret petit\">\(route)</span>"
        return
            "<label><input type=\"radio\" name=\"\(ChoixDeRemplacement.champ(p.id))\" value=\"\(valeur)\"\(choisi)\(inerte)><span><strong>\(titre)</strong>\(precision)<br><small class=\"discret\">\(raisons)</small></span></label>"
    }

    /// « Pourquoi pas X ? », outside the form of decisions.
    private func question(_ l: Remplacement.Ligne) -> Balisage {
        let p = l.permanence
        let dite = reponse?.permanence == p.id ? reponse : nil
        let options = intervenants.filter { $0.id != absence.intervenant }.map { Option($0.id.description, $0.nomComplet) }
        let nom = "qui-\(p.id)"
        let choix = options.map { option -> Balisage in
            option.valeur == dite?.qui.description
                ? "<option value=\"\(option.valeur)\" selected>\(option.mot)</option>"
                : "<option value=\"\(option.valeur)\">\(option.mot)</option>"
        }
        let phrase: Balisage = dite.map { "<p class=\"petit\" role=\"status\">\($0.pourquoi.phrase)</p>" } ?? ""
        return
            "<li id=\"q-\(p.id.description)\"><form method=\"get\" action=\"/absences/\(absence.id.description)#q-\(p.id.description)\" class=\"rang\"><input type=\"hidden\" name=\"page\" value=\"\(pages.page)\"><input type=\"hidden\" name=\"pour\" value=\"\(p.id.description)\"><label for=\"\(nom)\">\(p.enMots) : pourquoi pas</label><select class=\"saisie\" id=\"\(nom)\" name=\"qui\">\(choix)</select><button class=\"b mini\">Voir<span class=\"lu\"> pourquoi</span></button></form>\(phrase)</li>"
    }

    private func reglee(_ r: Remplacee) -> Balisage {
        let quand =
            r.jour == r.ancien ? r.intervenantNom : "\(r.jour.nomDuJour) \(r.jour.sansAnnee), \(r.moment.libelle), \(r.intervenantNom)"
        return
            "<tr><td><a href=\"\(r.chemin)\"><strong>\(r.entrepriseNom)</strong></a>, \(r.ancien.nomDuJour) \(r.ancien.sansAnnee)</td><td>\(quand)</td><td>\(Badge(r.statut))</td></tr>"
    }
}

/// A repair of the whole, lot by lot.
struct ReparationPage: Page {
    static let gabarit = "reparation"
    let absence: Absence
    let reparation: ReparationLue
    let ecrit: Bool

    var entete: Entete {
        Entete(
            "Réparer le plan", ariane: [("Absences", "/absences"), ("Remplacer \(absence.intervenantNom)", "/absences/\(absence.id)")],
            sous: "Toutes les permanences touchées à la fois, en déplaçant le moins de brouillons possible",
            donnees: ["gestion.absence"], visible: "Ni la raison de l'absence ni les rendez-vous n'apparaissent ici.",
            densite: .dense, ici: "/absences")
    }

    func child(named name: String) -> Any? {
        let r = reparation.resultat
        switch name {
        case "id": return absence.id.description
        case "chiffres":
            let minutes = r.cout.trajet / reparation.poidsTrajet
            let autres = r.touchees.count { $0.intervenante != absence.intervenant.description }
            return [
                (nombre(r.touchees.count), autres == 0 ? "touchées" : "touchées, dont \(nombre(autres)) par une autre absence"),
                (nombre(r.touchees.count - r.perdues.count), "replacées"),
                (nombre(r.deplacees.count), "autres déplacées"), ("\(nombre(minutes)) min", "de route pour les replacer"),
            ].map { "<p class=\"chiffre\"><b>\($0.0)</b><span>\($0.1)</span></p>" as Balisage }
        case "lots": return reparation.lots.map(lot)
        case "perdues":
            return r.perdues.map { p in "<li><span>\(reparation.permanence(p)?.enMots ?? p.date)</span></li>" as Balisage }
        case "aPerdues": return !r.perdues.isEmpty
        case "ecrit": return ecrit && !reparation.lots.isEmpty
        default: return nil
        }
    }

    private func lot(_ lot: PlanComparaison.Lot) -> Balisage {
        let lignes = lot.lignes.map { ligne in
            let badge: Balisage =
                ligne.avant.flatMap(reparation.permanence).map { " \(Badge($0.statut))" } ?? " <span class=\"discret petit\">ajoutée</span>"
            return "<li><span>\(ligne.phrase)\(badge)</span></li>" as Balisage
        }
        let ensemble: Balisage =
            lot.lignes.count > 1
            ? "<p class=\"petit discret\">\(lot.lignes.count) lignes qui vont ensemble : l'une prend la place de l'autre.</p>" : ""
        let coche: Balisage =
            ecrit
            ? "<input type=\"checkbox\" name=\"lot\" value=\"\(lot.cle)\" checked aria-label=\"Accepter : \(lot.lignes.first?.phrase ?? "")\">"
            : ""
        return "<tr><td>\(coche)</td><td>\(ensemble)<ul class=\"puces\">\(lignes)</ul></td></tr>"
    }
}

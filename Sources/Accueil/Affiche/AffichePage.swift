import Adresses
import Calendrier
import Foundation
import Messages
import Web

/// `/p/:code`. Nothing on it depends on a booking: the employer has the code too, and sees the same bytes whoever comes.
struct AffichePage: Page {
    static let gabarit = "affiche"
    let code: String
    let affiche: Affiche
    let ateliers: [Atelier]
    let canaux: [Canal]
    let lienPossible: Bool
    let maintenant: (jour: DateCivile, heure: Heure)
    let saisie: Saisie
    let choisi: String?
    let fautes: Fautes

    var entete: Entete {
        var entete = Entete(
            "Parler à quelqu'un du service social", sous: "Gratuit, sur votre temps de travail, sans en parler à personne.", densite: .rare,
            largeur: .lecture)
        entete.sortie = true
        return entete
    }

    func child(named nom: String) -> Any? {
        switch nom {
        case "code": code
        case "fautes": fautes.resume
        case "prochaines": affiche.permanences.prefix(6).map(prochaine)
        case "vide":
            affiche.permanences.isEmpty
                ? Vide("Aucune permanence publiée pour l'instant.", suite: "Appelez : on vous dira quand et où.") : nil
        case "service": affiche.service
        case "telephone": affiche.telephone.isEmpty ? nil : Self.appel(affiche.telephone, grand: true)
        case "lignes": lignes
        case "reservable": !reservables.isEmpty
        case "heures": GrilleDHeures(plages: reservables, choisi: choisi, faute: fautes["creneau"], maintenant: maintenant)
        case "minutes":
            saisie.choix(
                "minutes", "Combien de temps", [Option("15", "15 min"), Option("30", "30 min"), Option("45", "45 min")], "30",
                aide: "Une question, un point, un premier entretien. Vous pourrez rester plus longtemps si personne n'attend.")
        case "contact": champs
        case "aAteliers": !ateliers.isEmpty
        case "ateliers": ateliers.enumerated().map { atelier($0, $1) }
        case "fauteAtelier":
            fautes["atelier"].map { "<p class=\"faute\" id=\"c-atelier-faute\">\(Signe("erreur"))\($0)</p>" as Balisage }
        case "horaires": affiche.horaires.isEmpty ? nil : affiche.horaires
        case "ecrire": affiche.courriel.isEmpty ? nil : affiche.courriel
        default: nil
        }
    }

    private var reservables: [(plage: PlageReservable, avec: String?)] {
        affiche.permanences.filter { $0.reservable && !$0.plage.heures(maintenant).isEmpty }.map { ($0.plage, $0.intervenant) }
    }

    private var champs: [Balisage] {
        guard !canaux.isEmpty else { return [] }
        let etiquette =
            switch (canaux.contains(.courriel), canaux.contains(.sms)) {
            case (true, true): "Un e-mail ou un mobile pour vous prévenir (facultatif)"
            case (true, false): "Un e-mail pour vous prévenir (facultatif)"
            default: "Un mobile pour vous prévenir (facultatif)"
            }
        let contact = saisie.champ(
            "contact", etiquette,
            aide:
                "Le message dira seulement « Votre rendez-vous du 25 nov. à 9 h 30 est confirmé », sans dire avec qui. Préférez le vôtre à celui du travail. Il est chiffré, puis effacé après le rendez-vous.",
            completion: "off")
        guard lienPossible else { return [contact.balisage] }
        return [contact.balisage, saisie.coche("lien", "Mettre dans ce message l'adresse qui permet de déplacer ou d'annuler").balisage]
    }

    private var lignes: [Balisage] {
        var vues: Set<String> = [affiche.telephone, ""]
        return affiche.permanences.filter { vues.insert($0.ligne).inserted }.map {
            "<p>\($0.intervenant) : \(Self.appel($0.ligne, grand: false))</p>"
        }
    }

    private func prochaine(_ p: PermanenceAffichee) -> Balisage {
        let adresse: Balisage = p.adresse.isEmpty ? "" : "<br><span class=\"discret petit\">\(p.adresse)</span>"
        return """
            <li><div class="avec-date"><p class="date-bloc"><span>\(p.jour.nomDuJour)</span><b>\(p.jour.jour)</b>\
            <span>\(Francais.moisCourts[p.jour.mois - 1])</span></p><p><strong>\(p.heures), avec \(p.intervenant)</strong><br>\
            <span class="discret petit">\(p.lieu)</span>\(adresse)</p></div></li>
            """
    }

    private func atelier(_ rang: Int, _ a: Atelier) -> Balisage {
        let ou: Balisage = a.commune.isEmpty ? "" : ", à \(a.commune)"
        let qui: Balisage = a.intervenant.isEmpty ? "" : ", avec \(a.intervenant)"
        let cible: Balisage = rang == 0 ? " id=\"c-atelier\"" : ""
        let titre = a.theme.prefix(1).uppercased() + a.theme.dropFirst()
        return """
            <label class="case"><input type="radio" name="atelier" required value="\(a.id.uuidString.lowercased())"\(cible)>\
            <span><strong>\(titre)</strong><br><span class="discret petit">\(a.jour.long), \(a.debut.libelle), \(heure(minutes: a.minutes))\
            \(ou)\(qui) ; \(pluriel(a.places, "place"))</span></span></label>
            """
    }

    private static func appel(_ telephone: String, grand: Bool) -> Balisage {
        let chiffres = telephone.filter { $0.isNumber || $0 == "+" }
        let classe = grand ? "b plein grand large" : "b"
        return "<a class=\"\(classe)\" href=\"tel:\(chiffres)\">\(Signe("tel"))\(telephone)</a>"
    }
}

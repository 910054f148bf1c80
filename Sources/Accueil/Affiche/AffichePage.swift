import Calendrier
import Messages
import Web

/// `/p/:code`. Nothing on it depends on a booking: the employer has the code too, and sees the same bytes whoever comes.
struct AffichePage: Page {
    static let gabarit = "affiche"
    let code: String
    let affiche: Affiche
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

    private static func appel(_ telephone: String, grand: Bool) -> Balisage {
        let chiffres = telephone.filter { $0.isNumber || $0 == "+" }
        let classe = grand ? "b plein grand large" : "b"
        return "<a class=\"\(classe)\" href=\"tel:\(chiffres)\">\(Signe("tel"))\(telephone)</a>"
    }
}

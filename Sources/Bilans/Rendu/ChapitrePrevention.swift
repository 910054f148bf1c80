internal import Calendrier
internal import Web

/// Prevention, collective actions, and the figures that the company itself gave.
extension Rendu {
    var prevention: Balisage {
        Chapitre(
            "prevention", "La prévention", [actions.map { .large($0) }, pdp.map { .demi($0) }, contexte.map { .demi($0) }]
        ).balisage
    }

    private var actions: Balisage? {
        guard let actions = contenu.actions, !actions.isEmpty else { return nil }
        let lignes = actions.map { action in
            "<tr><td class=\"nb\">\(DateCivile(action.jour)?.court ?? action.jour)</td><th scope=\"row\">\(action.titre)</th><td class=\"n\">\(heure(minutes: action.minutes))</td><td class=\"n\">\(nombre(action.participants))</td></tr>"
                as Balisage
        }
        let presents = actions.reduce(0) { $0 + $1.participants }
        return Panneau.de(
            "Les actions collectives",
            "<p>\(pluriel(actions.count, "action")) et \(pluriel(presents, "participation")), toutes séances confondues.</p><table><caption class=\"lu\">Actions collectives de la période</caption><thead><tr><th scope=\"col\">Jour</th><th scope=\"col\">Action</th><th class=\"n\" scope=\"col\">Durée</th><th class=\"n\" scope=\"col\">Présents</th></tr></thead><tbody>\(lignes)</tbody></table>",
            note: "On compte les présents dans la salle, sans liste de noms.")
    }

    private var pdp: Balisage? {
        guard let pdp = contenu.pdp else { return nil }
        var rangs: [(String, [Balisage])] = [("Situations suivies en prévention", [Self.cellule(pdp.situations)])]
        rangs.append((pdp.terminesApres, [Self.cellule(pdp.cloturees)]))
        rangs.append(("dont retours au travail", [Self.cellule(pdp.retours)]))
        if let taux = pdp.taux { rangs.append(("Part des retours", ["\(Self.milliemes(taux))"])) }
        let seuil = contenu.seuilCroise ?? contenu.seuil
        let arret =
            pdp.arretJours == nil
            ? "" : "Des arrêts qui se suivent en font un seul ; une maternité n'en est pas un. "
        return Panneau.de(
            "Rester en emploi", Panneau.tableau("Prévention de la désinsertion professionnelle", ["Mesure", "Nombre"], rangs),
            note: "Prévention de la désinsertion professionnelle. \(arret)Un nombre n'est donné qu'à partir de \(seuil) personnes.")
    }

    private var contexte: Balisage? {
        guard let c = contenu.contexte else { return nil }
        func rang(_ mot: String, _ ici: Int?, _ avant: Int?, _ ecrire: (Int) -> String) -> (String, [Balisage])? {
            guard let ici else { return nil }
            return (mot, ["\(ecrire(ici))", "\(avant.map(ecrire) ?? "–")"])
        }
        let rangs = [
            rang("Absentéisme", c.absenteisme, c.absenteismeAnterieur, Self.milliemes),
            rang("Rotation du personnel", c.rotation, c.rotationAnterieure, Self.milliemes),
            rang("Arrêts de plus de 90 jours", c.arretsLongs, c.arretsLongsAnterieurs, nombre),
        ].compactMap { $0 }
        guard !rangs.isEmpty else { return nil }
        return Panneau.de(
            "Vos chiffres, à côté", Panneau.tableau("Chiffres déclarés par l'entreprise", ["Mesure", "Période", "Un an avant"], rangs),
            note:
                "Déclarés par vous le \(DateCivile(c.declareLe)?.court ?? c.declareLe). Ils donnent le contexte ; ils n'expliquent pas les entretiens et ne s'y rapportent pas un à un."
        )
    }
}

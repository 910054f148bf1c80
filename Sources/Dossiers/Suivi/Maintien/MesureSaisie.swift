import Actes
import Calendrier
import Web

/// A measure as a form: what was typed, what is at fault and why.
struct MesureSaisie {
    private(set) var fautes = Fautes()
    /// Only of use without a fault.
    private(set) var fiche = MesureFiche(.autre, par: .personne)

    private let droit: DroitTravail
    private let aujourdhui: DateCivile

    /// `avant`: the kind it had, which stays possible after a move to another country.
    init(_ champs: Champs, droit: DroitTravail, avant: SorteMesure? = nil, aujourdhui: DateCivile = .aujourdhui()) {
        self.droit = droit
        self.aujourdhui = aujourdhui
        sorte(champs, avant)
        if let par = champs["par"].flatMap({ Proposant(rawValue: $0) }) {
            fiche.par = par
        } else {
            fautes["par"] = "Choisissez qui l'a proposée."
        }
        if let etat = champs["etat"].flatMap({ EtatMesure(rawValue: $0) }) {
            fiche.etat = etat
        } else {
            fautes["etat"] = "Choisissez où elle en est."
        }
        demande(champs)
        periode(champs)
        quotite(champs)
        resultat(champs)
        fiche.note = PlanSaisie.texte(champs, "note", 1_000, &fautes) ?? ""
    }

    private mutating func sorte(_ champs: Champs, _ avant: SorteMesure?) {
        guard let sorte = champs["sorte"].flatMap({ SorteMesure(rawValue: $0) }) else {
            fautes["sorte"] = "Choisissez la mesure : essai encadré, aménagement du poste…"
            return
        }
        fiche.sorte = sorte
        guard !sorte.droits.contains(droit), sorte != avant else { return }
        fautes["sorte"] =
            droit == .luxembourgeois
            ? "« \(sorte.libelle.capitale) » est une mesure française, et l'établissement est au Luxembourg : choisissez-en une de là-bas."
            : "« \(sorte.libelle.capitale) » est une mesure luxembourgeoise, et l'établissement est en France : choisissez-en une d'ici."
    }

    /// A day that has come, asked for by `motif` when it is not nil.
    private mutating func passe(_ champs: Champs, _ nom: String, motif: String?) -> DateCivile? {
        let date = DateSaisie.lire(champs, nom, requise: false, &fautes)
        guard fautes[nom] == nil else { return nil }
        if let date, date > aujourdhui { fautes[nom] = "Le \(date.court) est un jour à venir." }
        if date == nil, let motif { fautes[nom] = motif }
        return date
    }

    private mutating func demande(_ champs: Champs) {
        let etat = fiche.etat
        fiche.demandeeLe = passe(
            champs, "demandee", motif: etat == .demandee ? "Demandée quel jour ? La réponse s'attend à partir de là." : nil)
        let decision: String? =
            switch etat {
            case .accordee: "Accordée quel jour ? Une mesure accordée a une date de décision."
            case .refusee: "Refusée quel jour ? Une mesure refusée a une date de décision."
            default: nil
            }
        fiche.decideeLe = passe(champs, "decidee", motif: decision)
        if let demandee = fiche.demandeeLe, let decidee = fiche.decideeLe, decidee < demandee {
            fautes["decidee"] = "La décision, le \(decidee.court), serait d'avant la demande, le \(demandee.court)."
        }
        let relance = DateSaisie.lire(champs, "relance", requise: false, &fautes)
        if let relance { proche(relance, "relance", ans: 2) }
        guard etat == .demandee else { return }
        if let relance, let demandee = fiche.demandeeLe, relance < demandee {
            fautes["relance"] = "Le \(relance.court) est avant la demande, le \(demandee.court)."
        }
        fiche.relance = relance ?? fiche.demandeeLe?.plus(jours: fiche.sorte.attente)
    }

    /// Faults a day of more than `ans` years ahead: a mistyped year, which would remind nobody.
    private mutating func proche(_ date: DateCivile, _ nom: String, ans: Int) {
        guard date > aujourdhui.plus(mois: 12 * ans) else { return }
        fautes[nom] = "Le \(date.court) est dans plus de \(ans == 2 ? "deux" : "dix") ans : vérifiez l'année."
    }

    private mutating func periode(_ champs: Champs) {
        var du = DateSaisie.lire(champs, "du", requise: false, &fautes)
        var au = DateSaisie.lire(champs, "au", requise: false, &fautes)
        if let du { proche(du, "du", ans: 2) }
        if let au { proche(au, "au", ans: 10) }
        if let du, let au, au < du { fautes["au"] = "La mesure finirait, le \(au.court), avant de commencer, le \(du.court)." }
        if fiche.sorte.dUnJour, fautes["du"] == nil, fautes["au"] == nil {
            (du, au) = (du ?? au, au ?? du)
            if fiche.etat == .enCours {
                fautes["etat"] = "« \(fiche.sorte.libelle.capitale) » tient en un jour : « accordée » avant, « terminée » après."
            }
        }
        if fiche.etat == .enCours, fautes["du"] == nil {
            if let du, du > aujourdhui { fautes["du"] = "Elle commencerait le \(du.court), un jour à venir : « accordée » le dit mieux." }
            if du == nil { fautes["du"] = "En cours depuis quel jour ?" }
        }
        if fiche.etat == .terminee, fautes["au"] == nil {
            if let au, au > aujourdhui { fautes["au"] = "Elle finirait le \(au.court), un jour à venir : elle est encore en cours." }
            if au == nil { fautes["au"] = "Terminée quel jour ?" }
        }
        (fiche.du, fiche.au) = (du, au)
    }

    private mutating func quotite(_ champs: Champs) {
        guard let texte = champs.texte("quotite") else { return }
        let net = texte.filter { !$0.isWhitespace && $0 != "%" }
        guard let part = Int(net), 1...99 ~= part else {
            fautes["quotite"] = "« \(texte) » : écrivez la part du temps de travail, de 1 à 99, par exemple 50."
            return
        }
        guard fiche.sorte.partielle else {
            if fautes["sorte"] == nil {
                fautes["quotite"] = "La part du temps se note pour un temps partiel, pas pour « \(fiche.sorte.libelle) » : videz la case."
            }
            return
        }
        fiche.quotite = part
    }

    private mutating func resultat(_ champs: Champs) {
        guard let code = champs.texte("resultat") else { return }
        guard let resultat = ResultatMesure(rawValue: code) else {
            fautes["resultat"] = "Choisissez ce qu'elle a donné."
            return
        }
        guard fiche.etat == .terminee else {
            fautes["resultat"] = "Ce qu'elle a donné se dit d'une mesure terminée : changez son état, ou videz cette case."
            return
        }
        fiche.resultat = resultat
    }
}

extension MesureSaisie {
    /// Fields of the form; `fiche` of what is stored.
    static func champs(_ saisie: Saisie, droit: DroitTravail, _ fiche: MesureFiche? = nil) -> [any Fragment] {
        var sortes = SorteMesure.du(droit)
        if let sorte = fiche?.sorte, !sortes.contains(sorte) { sortes.append(sorte) }
        return [
            saisie.champ(
                "sorte", "La mesure", fiche?.sorte.rawValue, genre: .liste(sortes.options.facultatif("Choisir")), requis: true),
            saisie.champ("par", "Proposée par", fiche?.par.rawValue, genre: .liste(Proposant.options.facultatif("Choisir")), requis: true),
            saisie.champ("etat", "Où elle en est", (fiche?.etat ?? .envisagee).rawValue, genre: .liste(EtatMesure.options)),
            saisie.champ("decidee", "Décidée le", fiche?.decideeLe?.description, genre: .date, aide: "Accordée ou refusée."),
            saisie.champ("demandee", "Demandée le", fiche?.demandeeLe?.description, genre: .date),
            saisie.champ(
                "relance", "Sans réponse, en reparler le", fiche?.relance?.description, genre: .date,
                aide: "Vide : trente jours après la demande, quatre mois pour la MDPH."),
            saisie.champ("du", "Du", fiche?.du?.description, genre: .date, aide: "Ou le jour de la visite."),
            saisie.champ("au", "Au", fiche?.au?.description, genre: .date, aide: "Sa fin prochaine est rappelée dans votre journée."),
            saisie.champ(
                "quotite", "Part du temps de travail, en %", fiche?.quotite.map(String.init), genre: .nombre,
                aide: "Pour un temps partiel : 50."),
            saisie.champ(
                "resultat", "Ce qu'elle a donné", fiche?.resultat?.rawValue, genre: .liste(ResultatMesure.options.facultatif()),
                aide: "Une fois terminée."),
            saisie.champ("note", "Note", fiche?.note, genre: .zone(2), aide: "Chiffrée avec la clé du dossier ; jamais un diagnostic."),
        ]
    }
}

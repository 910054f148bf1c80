import Actes
import Calendrier
import Foundation
import Web

/// What was typed in the form of an entretien.
struct EntretienSaisie {
    let fautes: Fautes
    /// nil when something is at fault.
    let codes: Entretien.Codes?
    let note: Note
    /// Kept as a draft, or closed.
    let clos: Bool
    /// Drawn with the form: the same one sent twice records once.
    let fiche: UUID?

    /// `ouvertLe`: a first meeting may come before the dossier it leads to, by a month at most.
    init(_ champs: Champs, ouvertLe: DateCivile) {
        var fautes = Fautes()
        let clos = champs["suite"] != "brouillon"
        func code<C: Code>(_ nom: String, _ quoi: String) -> C? {
            guard let valeur = champs[nom].flatMap({ C(rawValue: $0) }) else {
                fautes[nom] = "Choisissez \(quoi)."
                return nil
            }
            return valeur
        }
        let aujourdhui = DateCivile.aujourdhui()
        let jour = DateSaisie.lire(champs, "jour", requise: true, &fautes)
        if let jour, jour > aujourdhui {
            fautes["jour"] = "Le \(jour.court) n'est pas encore venu. Pour prévoir, posez un rendez-vous."
        } else if let jour, jour < ouvertLe.plus(jours: -30) {
            fautes["jour"] =
                "Le dossier est ouvert depuis le \(ouvertLe.court) : trente jours avant au plus. Écrivez par exemple \(aujourdhui.chiffres)."
        }
        let nature: Nature? = code("nature", "la nature de l'entretien")
        let forme: Forme? = code("forme", "sa forme")
        let duree: Duree? = code("duree", "sa durée")
        let origine: Origine? = code("origine", "qui a orienté la personne")
        let vulnerabilite: Vulnerabilite? = code("vulnerabilite", "« aucune » s'il n'y a rien à surveiller")
        let exprimes = champs.all("exprime").compactMap { Motif(rawValue: $0) }
        let identifies = champs.all("identifie").compactMap { Motif(rawValue: $0) }
        if clos, identifies.isEmpty {
            fautes["identifie"] = "Cochez au moins un motif identifié, ou gardez l'entretien en brouillon."
        }
        let prochaine = DateSaisie.lire(champs, "prochaine", "Prochaine étape", des: jour, a: DateSaisie.finDesRappels, &fautes)
        note = Note(champs.texte("note") ?? "")
        if note.texte.utf8.count > 20_000 {
            fautes["note"] = "La note a \(nombre(note.texte.count)) signes : coupez-la en deux entretiens, ou sous 20 000."
        }
        self.clos = clos
        fiche = champs["fiche"].flatMap { UUID(uuidString: $0) }
        self.fautes = fautes
        guard fautes.isEmpty, let jour, let nature, let forme, let duree, let origine, let vulnerabilite else {
            codes = nil
            return
        }
        codes = Entretien.Codes(
            jour: jour, nature: nature, forme: forme, duree: duree, origine: origine, exprimes: exprimes, identifies: identifies,
            faits: champs.all("faits").compactMap { TypeDemarche(rawValue: $0) }, prochaine: prochaine, vulnerabilite: vulnerabilite,
            precisions: champs.all("precision").compactMap { Precision(rawValue: $0) })
    }
}

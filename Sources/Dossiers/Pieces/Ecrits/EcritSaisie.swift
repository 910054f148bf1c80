import Calendrier
import Documents
import Web

/// A draft as it was typed.
struct EcritSaisie {
    let tape: Champs
    private(set) var contenu: Ecrit.Contenu
    private(set) var reluLe: DateCivile?
    private(set) var fautes = Fautes()

    init(_ champs: Champs, _ ecrit: Ecrit) {
        tape = champs
        contenu = ecrit.contenu
        contenu.objet = texte("objet", "L'objet", max: 200)
        contenu.destinataire = texte("destinataire", "Le destinataire", max: 500)
        contenu.expediteur = texte("expediteur", "L'expéditeur", max: 500)
        contenu.corps = texte("corps", "Le texte", max: 40_000)
        contenu.corrections = texte("corrections", "La remarque de la personne", max: 4_000)
        if contenu.corps.isEmpty { fautes["corps"] = "Le texte est vide : écrivez-le, ou retirez le brouillon." }
        reluLe = DateSaisie.lire(champs, "relu", requise: false, &fautes)
        if let reluLe, reluLe > .aujourdhui() || reluLe < ecrit.creeLe {
            fautes["relu"] = "La relecture se fait entre le \(ecrit.creeLe.chiffres), jour du brouillon, et aujourd'hui."
        }
    }

    private mutating func texte(_ nom: String, _ mot: String, max: Int) -> String {
        let valeur = tape.texte(nom)?.replacing("\r\n", with: "\n") ?? ""
        if valeur.count > max { fautes[nom] = "\(mot) a \(valeur.count) signes, et la place est de \(max)." }
        return valeur
    }
}

/// To whom a text goes, when and how; and why it cannot go yet.
struct RemiseSaisie {
    let tape: Champs
    private(set) var aQui: String
    private(set) var jour: DateCivile?
    private(set) var remise: Ecrit.Remise?
    private(set) var fautes = Fautes()

    init(_ champs: Champs, _ ecrit: Ecrit) {
        tape = champs
        aQui = champs.texte("a_qui") ?? ""
        remise = champs["remise"].flatMap { Ecrit.Remise(rawValue: $0) }
        if aQui.isEmpty { fautes["a_qui"] = "Écrivez à qui le texte est remis : la personne, la CAF de la Moselle…" }
        if aQui.count > 200 { fautes["a_qui"] = "« À qui » a \(aQui.count) signes, et la place est de 200." }
        if remise == nil { fautes["remise"] = "Choisissez comment il est remis." }
        jour = DateSaisie.lire(champs, "remis", requise: true, &fautes)
        if let jour, jour > .aujourdhui() || jour < (ecrit.reluLe ?? ecrit.creeLe) {
            fautes["remis"] = "La remise se fait entre le \((ecrit.reluLe ?? ecrit.creeLe).chiffres) et aujourd'hui."
        }
        let blancs = Blanc.restants(ecrit.contenu.corps + ecrit.contenu.expediteur + ecrit.contenu.destinataire)
        if !blancs.isEmpty {
            fautes["corps"] =
                "\(pluriel(blancs.count, "blanc reste", "blancs restent")) à compléter : \(blancs.prefix(6).map(\.quoi).joined(separator: ", "))."
        }
        if ecrit.sorte == .rapport, ecrit.reluLe == nil {
            fautes["relu"] = "Un rapport social se relit avec la personne avant d'être remis : notez le jour, puis gardez le texte."
        }
    }
}

import Actes
import Calendrier
import Foundation
import Mustache
import Tenancy
import Web

/// The form of an entretien: ten coded items and a note. Everything works without script; with it, 1…9 choose in the current item and
/// what is typed is kept at each pause.
struct FicheEntretien: MustacheParent {
    let ref: Dossier.Ref
    /// The entretien kept as a draft that it continues; nil for a new one.
    let entretien: ID<Entretien>?
    /// What was typed, after a fault or found again.
    let tape: Champs?
    let fautes: Fautes
    /// Values on a first display.
    let depart: Entretien.Codes
    let note: String
    /// nil: nothing is kept while typing.
    let brouillon: Brouillon?
    /// A recorded entretien corrected: it does not become a draft again.
    let correction: Bool

    /// `brouillon`: what its author had typed comes back, unless a fault has just been shown.
    init(
        _ ref: Dossier.Ref, entretien: ID<Entretien>? = nil, _ depart: Entretien.Codes, note: String = "", tape: Champs? = nil,
        fautes: Fautes = Fautes(), brouillon: Brouillon? = nil, correction: Bool = false
    ) {
        self.ref = ref
        self.entretien = entretien
        self.depart = depart
        self.note = note
        self.tape = tape ?? brouillon?.champs
        self.fautes = fautes
        self.brouillon = brouillon
        self.correction = correction
    }

    private var retrouve: Bool { fautes.isEmpty && brouillon?.champs != nil }

    func child(named nom: String) -> Any? {
        switch nom {
        case "chemin": ref.chemin + "/entretiens" + (entretien.map { "/\($0)" } ?? "")
        case "fautes": fautes.resume
        case "elements": elements.map(\.balisage)
        case "precisions": PrecisionsChoix(choisies: Set(tape?.all("precision") ?? depart.precisions.map(\.rawValue)))
        case "note":
            saisie.champ(
                "note", "Note", note, genre: .zone(4),
                aide: "Chiffrée avec la clé du dossier. Ne sort jamais d'ici : ni bilan, ni facture, ni export.")
        case "garde": brouillon.map(attributs)
        case "entretien": entretien?.description
        case "fiche": tape?["fiche"] ?? UUID().uuidString.lowercased()
        case "correction": correction
        case "retrait": entretien.map { "\(ref.chemin)/entretiens/\($0)/retrait" }
        case "abandon": retrouve ? ref.chemin + "/brouillon/abandon" : nil
        case "retrouve":
            retrouve
                ? brouillon?.ecritLe.map { "Ce que vous aviez tapé \(Instants.phrase($0, aujourdhui: .aujourdhui())) est revenu." } : nil
        default: nil
        }
    }

    /// What the page's script needs to keep the draft.
    private func attributs(_ b: Brouillon) -> Balisage {
        " data-brouillon=\"\(ref.chemin)/brouillon\" data-version=\"\("\(b.version)")\" data-generation=\"\(b.generation)\" data-nom=\"\(b.nom)\" data-cle=\"\(b.cle)\""
    }

    private var saisie: Saisie { Saisie(tape, fautes) }

    private func plusieurs<C: Code>(_ nom: String, _ legende: String, _ depart: [C]) -> ChoixReplie {
        ChoixReplie(
            nom: nom, legende: legende, options: C.options, choisis: Set(tape?.all(nom) ?? depart.map(\.rawValue)), faute: fautes[nom])
    }

    /// In the order of the keys; the count is the rule (product.md, trap 8).
    var elements: [any Fragment] {
        [
            saisie.champ("jour", "Jour", depart.jour.description, genre: .date, requis: true),
            saisie.choix("nature", "Nature", Nature.options, depart.nature.rawValue, requis: true),
            saisie.choix("forme", "Forme", Forme.options, depart.forme.rawValue, requis: true),
            saisie.choix("duree", "Durée", Duree.options, depart.duree.rawValue, requis: true),
            saisie.choix("origine", "Origine", Origine.options, depart.origine.rawValue, requis: true),
            plusieurs("exprime", "Motif exprimé", depart.exprimes),
            plusieurs("identifie", "Motif identifié", depart.identifies),
            plusieurs("faits", "Ce qui a été fait", depart.faits),
            saisie.champ("prochaine", "Prochaine étape, date", depart.prochaine?.description, genre: .date),
            saisie.choix("vulnerabilite", "Vulnérabilité", Vulnerabilite.options, depart.vulnerabilite.rawValue, requis: true),
        ]
    }
}

import Actes
import Calendrier
import Mustache
import Tenancy
import Web

/// The form of an entretien: ten coded items and a note. Everything works without script; with it, 1…9 choose in the current item.
struct FicheEntretien: MustacheParent {
    let chemin: String
    /// What was typed, after a fault.
    let tape: Champs?
    let fautes: Fautes
    /// Values on a first display.
    let depart: Entretien.Codes
    let note: String

    init(_ ref: Dossier.Ref, _ depart: Entretien.Codes, note: String = "", tape: Champs? = nil, fautes: Fautes = Fautes()) {
        chemin = ref.chemin + "/entretiens"
        self.depart = depart
        self.note = note
        self.tape = tape
        self.fautes = fautes
    }

    /// The form of a draft, which it replaces.
    init(
        _ ref: Dossier.Ref, brouillon: ID<Entretien>, _ depart: Entretien.Codes, note: String, tape: Champs? = nil,
        fautes: Fautes = Fautes()
    ) {
        chemin = ref.chemin + "/entretiens/\(brouillon)"
        self.depart = depart
        self.note = note
        self.tape = tape
        self.fautes = fautes
    }

    /// What is most likely: today, the usual form, the motifs of last time.
    static func depart(_ lu: DossierLu) -> Entretien.Codes {
        let dernier = lu.entretiens.first?.codes
        return Entretien.Codes(
            jour: .aujourdhui(), nature: dernier == nil ? .premierContact : .suivi, forme: .presentiel, duree: .troisQuarts,
            origine: dernier?.origine ?? .luiMeme, exprimes: dernier?.exprimes ?? [lu.dossier.motif], identifies: dernier?.identifies ?? [])
    }

    /// Somebody who came without a rendez-vous.
    static func venue(_ lu: DossierLu) -> Entretien.Codes {
        var codes = depart(lu)
        codes.forme = .spontane
        return codes
    }

    func child(named nom: String) -> Any? {
        switch nom {
        case "chemin": chemin
        case "fautes": fautes.resume
        case "elements": elements.map(\.balisage)
        case "note":
            saisie.champ(
                "note", "Note", note, genre: .zone(4),
                aide: "Chiffrée avec la clé du dossier. Ne sort jamais d'ici : ni bilan, ni facture, ni export.")
        default: nil
        }
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

import Actes
import Calendrier
import Partenaires
import Tenancy
import Web

/// A démarche as a form: what was typed, what is at fault.
struct DemarcheSaisie {
    private(set) var fautes = Fautes()
    private(set) var fiche = DemarcheStore.Fiche(type: .information, statut: .aCompleter)
    /// Days the partner usually takes, when they were proposed as the term.
    private(set) var delai: Int?

    /// `avant`: the one that is changed. A term typed is kept; without one, or with the one « à compléter » had, sending the démarche takes
    /// the partner's usual answer as the day to look at it again.
    init(_ champs: Champs, _ annuaire: ChoixPartenaire, avant: Demarche? = nil) {
        let type = champs["type"].flatMap { TypeDemarche(rawValue: $0) }
        if type == nil { fautes["type"] = "Choisissez ce qui est fait : recours, formulaire, courrier…" }
        let partenaire = annuaire.lire(champs["partenaire"])
        fiche.type = type ?? .information
        fiche.partenaire = partenaire?.type
        fiche.partenaireId = partenaire?.fiche?.id.rawValue
        fiche.objet = objet(champs)
        suivre(champs, annuaire, avant: avant)
    }

    /// Only where it stands: the rest is that of `avant`, words unread.
    init(suivi champs: Champs, _ annuaire: ChoixPartenaire, avant: Demarche) {
        fiche = DemarcheStore.Fiche(
            type: avant.type, partenaire: avant.partenaire, partenaireId: avant.partenaireId, statut: avant.statut)
        suivre(champs, annuaire, avant: avant)
    }

    private mutating func objet(_ champs: Champs) -> Objet {
        var objet = Objet(objet: champs.texte("objet") ?? "")
        if objet.objet.count > 300 { fautes["objet"] = "L'objet a \(objet.objet.count) signes, et la place est de 300." }
        objet.montant = MontantSaisi.lire(champs, "montant", &fautes)
        objet.accorde = MontantSaisi.lire(champs, "accorde", &fautes)
        return objet
    }

    private mutating func suivre(_ champs: Champs, _ annuaire: ChoixPartenaire, avant: Demarche?) {
        let statut = champs["statut"].flatMap { StatutDemarche(rawValue: $0) } ?? avant?.statut ?? .aCompleter
        fiche.statut = statut
        fiche.echeance = DateSaisie.lire(champs, "echeance", "Échéance", a: DateSaisie.finDesRappels, &fautes)
        let part = statut == .enInstruction && avant?.statut != .enInstruction
        if part, fautes["echeance"] == nil, fiche.echeance == nil || fiche.echeance == avant?.echeance,
            let jours = annuaire.fiche(fiche.partenaireId)?.delaiJours
        {
            delai = jours
            fiche.echeance = .aujourdhui().plus(jours: jours)
        }
        decider(champs, avant: avant)
    }

    /// The appeal runs from the day the decision was received: without it there is no last day, and today is not a guess to make.
    private mutating func decider(_ champs: Champs, avant: Demarche?) {
        let typee = DateSaisie.lire(champs, "decision", requise: false, &fautes)
        let decision = champs["decision"] == nil ? avant?.decisionLe : typee
        if fiche.statut == .refusee, decision == nil, fautes["decision"] == nil {
            fautes["decision"] = "Quel jour la décision a-t-elle été reçue ? Le délai pour la contester part de ce jour."
        }
        if let decision, decision > .aujourdhui() { fautes["decision"] = "La décision serait reçue le \(decision.court), un jour à venir." }
        fiche.decisionLe = fiche.statut.decide ? decision : nil
        contester(champs, avant: avant)
    }

    /// The day a notification gives, asked on the whole form only: from the list, the one already noted stays.
    private mutating func contester(_ champs: Champs, avant: Demarche?) {
        guard fiche.statut.contestable else { return }
        let note = avant.flatMap { $0.recoursNotifie ? $0.recoursAvant : nil }
        let jour =
            champs["recours"] == nil
            ? note : DateSaisie.lire(champs, "recours", Self.motDuRecours, des: fiche.decisionLe, a: DateSaisie.finDesPlans, &fautes)
        fiche.recoursAvant = jour
        fiche.recoursNotifie = jour != nil
    }

    private static let motDuRecours = "Recours possible jusqu'au"

    /// Fields of the form; `fiche` and `objet` of what is stored.
    static func champs(
        _ saisie: Saisie, _ annuaire: ChoixPartenaire, _ fiche: DemarcheStore.Fiche? = nil, toutes: Bool
    ) -> [any Fragment] {
        let type = fiche.map { $0.type.rawValue }
        let partenaire = fiche.flatMap { fiche in fiche.partenaire.map { ChoixPartenaire.valeur($0, fiche.partenaireId) } }
        return [
            saisie.champ("type", "Ce qui est fait", type, genre: .liste(TypeDemarche.options.facultatif("Choisir")), requis: true),
            saisie.champ(
                "partenaire", "Partenaire", partenaire,
                genre: .liste(annuaire.options(toutes: toutes, choisie: fiche?.partenaireId).facultatif()),
                aide: "De l'annuaire ; envoyée, l'échéance suit son délai habituel."),
            saisie.champ(
                "statut", "Où elle en est", (fiche?.statut ?? .aCompleter).rawValue, genre: .liste(StatutDemarche.options)),
            saisie.champ("echeance", "Échéance", fiche?.echeance?.description, genre: .date),
            saisie.champ(
                "decision", "Décision reçue le", fiche?.decisionLe?.description, genre: .date,
                aide: "Demandée pour un refus : le délai de recours part de ce jour."),
            saisie.champ(
                "recours", motDuRecours, fiche.flatMap { $0.recoursNotifie ? $0.recoursAvant?.description : nil }, genre: .date,
                aide: "Le jour que donne la décision reçue. Sans lui, celui des textes, quand ils en donnent un."),
            saisie.champ("objet", "Objet", fiche?.objet.objet, aide: "Chiffré avec la clé du dossier."),
            saisie.champ("montant", "Montant demandé, en euros", fiche?.objet.montant.map(MontantSaisi.ecrire), genre: .montant),
            saisie.champ("accorde", "Montant accordé, en euros", fiche?.objet.accorde.map(MontantSaisi.ecrire), genre: .montant),
        ]
    }
}

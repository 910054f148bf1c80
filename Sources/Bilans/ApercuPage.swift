internal import Mustache
internal import Tenancy
internal import Web

/// The preview: the page as HR will read it, what it will not say and why, what was given before, then the publication.
struct ApercuPage: Page {
    static let gabarit = "bilan-nouveau"
    let entete: Entete
    let rendu: Balisage
    let masquees: ApercuMasquees
    let historique: ApercuHistorique
    let finie: Bool
    let champs: [Champ]
    let texte: PanneauTexte
    let resume: FautesResume?
    let action: String
    let correction: Bool
    let seuils: [Champ]
    let seuilsTapes: Bool

    init(
        _ calcul: CalculBilan, _ entreprise: ID<EntrepriseTag>, _ periode: PeriodeBilan, _ recommandation: Recommandation?,
        _ remis: [BilanPublie], finie: Bool, _ saisie: Saisie, _ fautes: Fautes, seuils tapes: Saisie? = nil
    ) {
        let contenu = calcul.contenu
        entete = Entete(
            "\(periode.titre), à relire", ariane: [("Bilans", "/bilans")],
            sous: "\(contenu.entreprise), \(pluriel(contenu.effectif, "salarié"))", donnees: ["pilotage.bilan"],
            visible: "Rien n'est encore remis à l'entreprise.", densite: .rare, largeur: .moyenne, ici: "/bilans", classe: "bilan")
        rendu = Rendu(contenu).balisage
        masquees = ApercuMasquees(contenu, calcul.masquees, certificats: calcul.certificat.paires.count)
        historique = ApercuHistorique(periode, remis)
        self.finie = finie
        correction = contenu.version > 1
        action = "/bilans/nouveau/\(entreprise)/\(periode)"
        resume = fautes.resume
        let seuils = tapes ?? Saisie()
        seuilsTapes = tapes != nil
        self.seuils = [
            seuils.champ("seuil", "Personnes au moins dans une case", String(contenu.seuil), aide: "De 5 à 50."),
            seuils.champ(
                "croise", "Thèmes croisés, santé et prévention", String(contenu.seuilCroise ?? 11),
                aide: "De 11 à 50, et pas moins que l'autre."),
        ]
        texte = PanneauTexte(recommandation, periode, saisie)
        champs =
            correction
            ? [saisie.champ("raison", "Raison de la correction", aide: "Elle est imprimée en tête de la nouvelle version.", requis: true)]
            : []
    }

    func child(named name: String) -> Any? {
        switch name {
        case "rendu": rendu
        case "masquees": masquees
        case "historique": historique
        case "finie": finie
        case "champs": champs
        case "texte": texte
        case "rang": texte.rang
        case "resume": resume
        case "action": action
        case "correction": correction
        case "seuils": seuils
        case "seuilsTapes": seuilsTapes
        default: nil
        }
    }
}

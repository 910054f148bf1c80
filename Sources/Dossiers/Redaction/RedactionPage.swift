import Calendrier
import Tenancy
import Web

/// `/bilans-a-rediger/ENTREPRISE/PERIODE`: three boxes; what is stopped is highlighted under the box it was typed in.
struct RedactionPage: Page {
    static let gabarit = "redaction"

    let entreprise: RedactionStore.Confiee
    let periode: PeriodeRedigee
    let redaction: Redaction?
    let saisie: RedactionSaisie

    init(_ entreprise: RedactionStore.Confiee, _ periode: PeriodeRedigee, _ redaction: Redaction?, _ saisie: RedactionSaisie) {
        self.entreprise = entreprise
        self.periode = periode
        self.redaction = redaction
        self.saisie = saisie
    }

    var entete: Entete {
        Entete(
            "Recommandations, \(periode.libelle)", ariane: [("Bilans à rédiger", "/bilans-a-rediger")], sous: entreprise.nom,
            donnees: ["nominatif.dossier"],
            visible: "Ce texte-ci part : la direction le relit, puis l'employeur le lit dans le bilan.", largeur: .moyenne,
            ici: "/bilans-a-rediger")
    }

    func child(named nom: String) -> Any? {
        switch nom {
        case "fautes": saisie.fautes.resume
        case "etat": etat
        // What was typed while it was being published stays on the page.
        case "publiee": redaction?.publiee == true && saisie.fautes.isEmpty
        case "vide": Vide("Ce bilan est publié", suite: "Son texte ne change plus. Le prochain bilan en attend un autre.")
        case "action": "/bilans-a-rediger/\(entreprise.id)/\(periode)"
        case "boites": saisie.textes.indices.map(boite)
        case "avertissements": !avertissements.isEmpty && saisie.fautes.isEmpty
        case "marque": saisie.marque
        case "garde": Case("garde", "J'ai lu les avertissements et je garde ces nombres.", coche: false)
        case "relu": Case("relu", "Relu et sans nom : personne ne peut s'y reconnaître, ni y reconnaître un collègue.", coche: saisie.relu)
        default: nil
        }
    }

    private var avertissements: [Arret] { saisie.arrets.filter(\.nature.avertit) }

    private var etat: Alerte? {
        if !avertissements.isEmpty, saisie.fautes.isEmpty {
            return Alerte(
                .attention, "Changez le texte, ou cochez que vous gardez ces nombres et déposez-le de nouveau.",
                fort: "Rien n'est encore déposé : \(pluriel(avertissements.count, "nombre à vérifier", "nombres à vérifier")).",
                liens: [("décider", "#c-garde")])
        }
        if let raison = redaction?.raison {
            return Alerte(.attention, raison, fort: "La direction vous rend ce texte :")
        }
        guard let redaction, redaction.etat == .deposee, let jour = redaction.deposeLe else { return nil }
        return redaction.textes.isEmpty
            ? Alerte(
                .information, "Le vôtre le remplacerait.",
                fort: "\(redaction.redacteur ?? "Un collègue") a déposé un texte le \(jour.court).")
            : Alerte(.fait, "Vous pouvez le remplacer tant que le bilan n'est pas publié.", fort: "Déposé le \(jour.court).")
    }

    private func boite(_ rang: Int) -> Balisage {
        let texte = saisie.textes[rang]
        let arrets = saisie.arrets.filter { $0.passage.rang == rang }
        let champ = Champ(
            "t\(rang + 1)", "Recommandation \(rang + 1)", texte, genre: .zone(4),
            aide: "\(Redaction.longueur(texte)) signes sur \(Redaction.maximum)", faute: saisie.fautes["t\(rang + 1)"], completion: "off")
        guard !arrets.isEmpty else { return champ.balisage }
        let lignes = arrets.map { arret -> Balisage in
            let mot = String(Array(texte)[arret.passage.signes])
            let tete: Balisage = arret.nature.avertit ? "<strong>À vérifier</strong>" : "<strong>Arrêté</strong>"
            return "<li>\(tete), \(arret.passage.lieu(dans: texte)) : « \(mot) », \(arret.nature.message)</li>"
        }
        return
            "\(champ)<div class=\"\(arrets.allSatisfy(\.nature.avertit) ? "extrait averti" : "extrait")\"><p>\(Self.surligner(texte, arrets))</p><ul>\(lignes)</ul></div>"
    }

    /// The text as typed, each place marked.
    private static func surligner(_ texte: String, _ arrets: [Arret]) -> Balisage {
        let signes = Array(texte)
        var sortie: Balisage = ""
        var place = 0
        for arret in arrets {
            let (debut, fin) = (arret.passage.signes.lowerBound, arret.passage.signes.upperBound)
            let classe: Balisage = arret.nature.avertit ? " class=\"averti\"" : ""
            sortie += "\(String(signes[place..<debut]))<mark\(classe)>\(String(signes[debut..<fin]))</mark>"
            place = fin
        }
        return sortie + "\(String(signes[place...]))"
    }
}

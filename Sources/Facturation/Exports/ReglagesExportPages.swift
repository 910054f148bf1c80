internal import Mustache
internal import Tarification
internal import Tenancy
internal import Web

/// The accounts, per seller: number and label.
struct ComptesPage: Page {
    static let gabarit = "export-comptes"
    let fautes: FautesResume?
    let vendeurs: [Balisage]

    var entete: Entete {
        Entete(
            "Comptes comptables", ariane: [("Exports", "/exports")],
            sous: "Proposés d'après le plan comptable français et le plan normalisé luxembourgeois ; à confirmer avec l'expert-comptable",
            donnees: ["facturation.compte_comptable"], densite: .dense, largeur: .moyenne, ici: "/exports")
    }

    init(_ plan: PlanComptable, _ tape: Champs?, _ fautes: Fautes) {
        self.fautes = fautes.resume
        vendeurs = [PaysTVA.FR, .LU].map { vendeur in
            let rangs = plan.postes.filter { $0.cle.vendeur == vendeur }.map { Self.rang($0, tape, fautes) }
            let titre = vendeur == .FR ? "Établissement français" : "Établissement luxembourgeois"
            return
                "<section class=\"panneau\"><h2>\(titre)</h2><table class=\"pliant\"><caption class=\"lu\">\(titre)</caption><thead><tr><th scope=\"col\">Emploi</th><th scope=\"col\">Compte</th><th scope=\"col\">Libellé</th></tr></thead><tbody>\(rangs)</tbody></table></section>"
        }
    }

    private static func rang(_ poste: PosteComptable, _ tape: Champs?, _ fautes: Fautes) -> Balisage {
        let champ = poste.cle.champ
        return
            "<tr><th scope=\"row\">\(poste.usage)</th><td data-l=\"Compte\">\(saisie(champ, "Compte, \(poste.usage)", tape?[champ] ?? poste.compte.numero, 12, fautes))</td><td data-l=\"Libellé\">\(saisie(champ + ".libelle", "Libellé, \(poste.usage)", tape?[champ + ".libelle"] ?? poste.compte.libelle, EcritureFEC.largeur, fautes))</td></tr>"
    }

    static func saisie(_ nom: String, _ etiquette: String, _ valeur: String, _ largeur: Int, _ fautes: Fautes) -> Balisage {
        let faute = fautes[nom]
        let etat: Balisage = faute == nil ? "" : " aria-invalid=\"true\" aria-describedby=\"c-\(nom)-faute\""
        let message: Balisage = faute.map { "<p class=\"faute\" id=\"c-\(nom)-faute\">\(Signe("erreur"))\($0)</p>" } ?? ""
        return
            "<div class=\"champ\"><input class=\"saisie\" id=\"c-\(nom)\" name=\"\(nom)\" value=\"\(valeur)\" maxlength=\"\(largeur)\" aria-label=\"\(etiquette)\"\(etat)>\(message)</div>"
    }

    func child(named name: String) -> Any? {
        switch name {
        case "fautes": fautes
        case "vendeurs": vendeurs
        default: nil
        }
    }
}

/// The third-party account of each client.
struct AuxiliairesPage: Page {
    static let gabarit = "export-auxiliaires"
    let fautes: FautesResume?
    let recherche: Champ
    let texte: String
    let debut: Int
    let rangs: [Balisage]
    let pages: Pagination

    var entete: Entete {
        Entete(
            "Comptes auxiliaires des clients", ariane: [("Exports", "/exports")],
            sous: "Le code du client, sauf choix contraire ; vide : le code",
            donnees: ["facturation.compte_auxiliaire"], densite: .dense, largeur: .moyenne, ici: "/exports")
    }

    init(
        _ liste: [PlanComptableStore.Auxiliaire], texte: String?, debut: Int, pages: Pagination, _ tape: Champs?, _ fautes: Fautes
    ) {
        self.fautes = fautes.resume
        self.texte = texte ?? ""
        self.debut = debut
        self.pages = pages
        recherche = Champ("q", "Client, code ou compte", texte, genre: .recherche)
        rangs = liste.map { ligne in
            let champ = "a.\(ligne.entreprise)"
            return
                "<tr><th scope=\"row\">\(ligne.nom)</th><td data-l=\"Code\">\(ligne.code)</td><td data-l=\"Compte auxiliaire\">\(ComptesPage.saisie(champ, "Compte auxiliaire, \(ligne.nom)", tape?[champ] ?? ligne.numero, 17, fautes))</td></tr>"
        }
    }

    func child(named name: String) -> Any? {
        switch name {
        case "fautes": fautes
        case "recherche": recherche
        case "texte": texte
        case "debut": String(debut)
        case "rangs": rangs
        case "aRangs": !rangs.isEmpty
        case "pages": pages
        default: nil
        }
    }
}

/// Columns, separator, decimal sign, alphabet.
struct FormeCSVPage: Page {
    static let gabarit = "export-forme"
    let fautes: FautesResume?
    let choix: [Balisage]

    var entete: Entete {
        Entete(
            "Forme du CSV", ariane: [("Exports", "/exports")], sous: "Pour le tableau des pièces et la préfacturation",
            donnees: ["facturation.reglage_export"], largeur: .moyenne, ici: "/exports")
    }

    init(_ reglage: ReglageExport, _ saisie: Saisie, _ fautes: Fautes = Fautes()) {
        self.fautes = fautes.resume
        let colonnes = ColonneCSV.allCases.map {
            Option($0.rawValue, $0.niveau == .ligne ? "\($0.titre) (ligne)" : $0.titre)
        }
        choix = [
            saisie.choix(
                "niveau", "Un rang par", [Option("piece", "pièce"), Option("ligne", "ligne de pièce")], reglage.niveau.rawValue,
                aide: "Les colonnes « (ligne) » ne servent que pour un rang par ligne."),
            saisie.plusieurs("colonnes", "Colonnes", colonnes, reglage.colonnes.map(\.rawValue)),
            saisie.choix(
                "separateur", "Séparateur",
                [Option("point-virgule", "point-virgule"), Option("virgule", "virgule"), Option("tabulation", "tabulation")],
                reglage.separateur.rawValue),
            saisie.choix(
                "decimale", "Décimales", [Option("virgule", "1234,50"), Option("point", "1234.50")], reglage.decimale.rawValue),
            saisie.choix(
                "encodage", "Encodage", [Option("utf-8", "UTF-8 avec marque"), Option("windows-1252", "Windows-1252")],
                reglage.encodage.rawValue),
        ].map { "\($0)" }
    }

    func child(named name: String) -> Any? {
        switch name {
        case "fautes": fautes
        case "choix": choix
        default: nil
        }
    }
}

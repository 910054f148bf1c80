internal import Calendrier
internal import DisclosureControl
internal import Tenancy
internal import Web

/// What direction reads beside a preview: how much of the plan is given, then each hidden cell with its reason.
struct ApercuMasquees: Fragment {
    let contenu: Contenu
    let masquees: [(libelle: String, motif: MotifMasquage)]
    let certificats: Int

    init(_ contenu: Contenu, _ masquees: [(libelle: String, motif: MotifMasquage)], certificats: Int) {
        self.contenu = contenu
        self.masquees = masquees
        self.certificats = certificats
    }

    var balisage: Balisage {
        "<section class=\"panneau pas-imprime\" aria-labelledby=\"b-cache\"><h2 id=\"b-cache\">Ce que l'entreprise ne verra pas</h2>\(portee)\(motifs)\(tableau)<p class=\"petit discret\">\(preuve)</p></section>"
    }

    /// Numbers of the plan given over numbers of the plan, and the share of entretiens that the given themes hold.
    var portee: Balisage {
        let promis =
            contenu.cases.flatMap { [$0.entretiens, $0.personnes] } + (contenu.connaissance.map { [$0.nouvelles, $0.connues] } ?? [])
        let montres = promis.filter { $0 != nil }.count
        guard !promis.isEmpty else {
            return
                "<p>À \(pluriel(contenu.effectif, "salarié")), le plan de diffusion ne promet aucun compte de personnes pour cette période : il n'y a rien à masquer.</p>"
        }
        var chiffres: [Balisage] = [
            "<p class=\"chiffre\"><b>\(nombre(montres)) sur \(nombre(promis.count))</b><span>nombres prévus sont remis</span></p>"
        ]
        if let total = contenu.total?.entretiens, total > 0, let themes = contenu.themes {
            let somme = themes.reduce(0) { $0 + ($1.entretiens ?? 0) }
            chiffres.append(
                "<p class=\"chiffre\"><b>\(pourcentage(somme, sur: total))</b><span>des entretiens sont sous un thème remis</span></p>")
        }
        return "<div class=\"chiffres\">\(chiffres)</div>"
    }

    /// Reasons met, each explained once.
    private var motifs: Balisage {
        guard !masquees.isEmpty else {
            return contenu.cases.isEmpty ? "" : "<p>Rien n'est masqué de ce que le plan de diffusion promet à cet effectif.</p>"
        }
        let lignes = Self.ordre.compactMap { motif -> Balisage? in
            let combien = masquees.filter { $0.motif == motif }.count
            guard combien > 0 else { return nil }
            return
                "<dt><span class=\"raison\">\(Self.mot(motif))</span> \(pluriel(combien, "nombre"))</dt><dd>\(Self.explication(motif, seuil: contenu.seuil))</dd>"
        }
        return "<dl class=\"motifs\">\(lignes)</dl>"
    }

    /// Cells that hide something: the reason where a number is hidden, the number where it is given.
    private var tableau: Balisage {
        guard !masquees.isEmpty else { return "" }
        let lignes = ApercuLigne.de(masquees, contenu).map { ligne in
            "<tr><th scope=\"row\">\(ligne.nom)</th><td>\(Self.cellule(ligne.entretiens))</td><td>\(Self.cellule(ligne.personnes))</td></tr>"
                as Balisage
        }
        return
            "<details class=\"plie\"\(lignes.count <= 12 ? " open" : "" as Balisage)><summary>\(pluriel(masquees.count, "nombre masqué", "nombres masqués")), un à un</summary><table><caption class=\"lu\">Nombres masqués et leur raison</caption><thead><tr><th scope=\"col\">Case</th><th scope=\"col\">Entretiens</th><th scope=\"col\">Personnes</th></tr></thead><tbody>\(lignes)</tbody></table></details>"
    }

    private static func cellule(_ etat: ApercuLigne.Etat) -> Balisage {
        switch etat {
        case .masque(let motif): "\(Dessin.masque) <span class=\"raison\">\(mot(motif))</span>"
        case .remis(let valeur): "\(nombre(valeur))"
        case .sansObjet: ""
        }
    }

    private var preuve: String {
        "\(pluriel(certificats, "nombre non remis porte", "nombres non remis portent")) un certificat vérifié : deux tableaux entiers compatibles avec tout ce qui a été remis, distants d'au moins \(contenu.seuil)."
    }

    private static let ordre: [MotifMasquage] = [.seuil, .dominance, .complement, .groupe, .protection, .precedent]

    static func mot(_ motif: MotifMasquage) -> String {
        switch motif {
        case .seuil: "trop peu de personnes"
        case .dominance: "une personne fait presque tout"
        case .complement: "presque tout l'effectif"
        case .groupe: "tout le monde au même endroit"
        case .protection: "protège une autre case"
        case .precedent: "masquée dans un bilan déjà remis"
        }
    }

    private static func explication(_ motif: MotifMasquage, seuil: Int) -> String {
        switch motif {
        case .seuil: "Moins de personnes que le seuil du tableau (\(seuil), ou plus quand un thème est croisé). Zéro compris."
        case .dominance: "Plus de 85 % des entretiens de la case viennent d'une seule personne : le nombre parlerait d'elle."
        case .complement: "Presque tous les salariés concernés y sont : on saurait qui n'y est pas."
        case .groupe: "Toutes les personnes reçues sont dans cette case : le nombre dirait le thème de chacune."
        case .protection: "Elle pourrait être remise seule ; avec elle, une soustraction retrouverait une case masquée."
        case .precedent: "Un bilan déjà remis l'a masquée : la montrer maintenant dirait plus que les deux versions."
        }
    }
}

/// Versions of the period already given, newest first, and the other bilans of the company.
struct ApercuHistorique: Fragment {
    let periode: PeriodeBilan
    let bilans: [BilanPublie]

    init(_ periode: PeriodeBilan, _ bilans: [BilanPublie]) {
        self.periode = periode
        self.bilans = bilans
    }

    var balisage: Balisage {
        let siens = bilans.filter { $0.periode == periode }
        let autres = bilans.filter { $0.periode != periode && !$0.remplace }.prefix(8)
        guard !siens.isEmpty || !autres.isEmpty else {
            return
                "<section class=\"panneau pas-imprime\"><h2>Déjà remis</h2><p>Rien encore : ce bilan serait le premier de cette entreprise.</p></section>"
        }
        let versions: Balisage =
            siens.isEmpty
            ? "<p>Rien encore pour cette période.</p>" : "<ol class=\"frise\">\(siens.map(Self.version))</ol>"
        let liens = autres.map {
            "<li><a href=\"/bilans/\($0.id.description)\">\(Phrases.majuscule($0.periode.libelle))</a></li>" as Balisage
        }
        let suite: Balisage =
            liens.isEmpty
            ? "" : "<h3>Les autres bilans remis, dont celui-ci tient compte</h3><ul class=\"puces serrees\">\(liens)</ul>"
        return "<section class=\"panneau pas-imprime\"><h2>Déjà remis</h2>\(versions)\(suite)</section>"
    }

    private static func version(_ bilan: BilanPublie) -> Balisage {
        "<li class=\"clos\"><time datetime=\"\(bilan.jour.description)\">\(bilan.jour.court)</time><div><h4><a href=\"/bilans/\(bilan.id.description)\">Version \(bilan.version)</a></h4><p>\(bilan.raison ?? "Première remise") · empreinte \(bilan.empreinteCourte)</p></div></li>"
    }
}

import Calendrier
import Entreprises
import Mustache
import Tarification
import Tenancy
import Web

/// The quote of one billing year, month by month, drawn.
struct DevisPage: Page {
    static let gabarit = "devis"
    let dossier: DevisDossier
    let devis: Devis?
    let refus: String?
    /// The same year under the assumption typed; nil without one.
    let autre: Devis?
    let saisie: Saisie
    let fautes: Fautes
    /// « Et si » was sent.
    let supposee: Bool

    init(_ dossier: DevisDossier, _ hypothese: Hypothese, _ saisie: Saisie, _ fautes: Fautes) {
        self.dossier = dossier
        self.fautes = fautes
        var refus: String?
        func calculer(_ h: Hypothese) -> Devis? {
            do throws(RefusMoteur) { return try Devis(dossier, h) } catch {
                refus = error.message
                return nil
            }
        }
        devis = calculer(Hypothese())
        autre = hypothese.vide ? nil : calculer(hypothese)
        self.refus = refus
        supposee = !hypothese.vide || !fautes.isEmpty
        self.saisie = supposee ? saisie : Saisie()
    }

    private var chemin: String { "/contrats/\(dossier.contrat.id)" }

    var entete: Entete {
        let brouillon = dossier.contrat.statut == .brouillon ? ", brouillon non signé" : ""
        return Entete(
            "Devis du contrat \(dossier.contrat.numero)", h1: "Ce que ce contrat facturera",
            ariane: [("Contrats", "/contrats"), ("\(dossier.entreprise.nom), \(dossier.contrat.numero)", chemin)],
            sous: "\(dossier.entreprise.nom), contrat \(dossier.contrat.numero)\(brouillon), \(dossier.annee.duAu)",
            donnees: ["gestion.contrat", "gestion.tarif", "gestion.permanence"],
            visible: "Calculé par le même moteur que les factures ; rien n'est écrit.", densite: .dense, ici: "/contrats",
            actions: [Action("Revenir au contrat", chemin)])
    }

    func child(named name: String) -> Any? {
        switch name {
        case "resume": fautes.resume
        case "refus": refus.map { Alerte(.erreur, $0, fort: "Ce contrat ne peut pas être facturé tel quel.") }
        case "alertes": (devis?.alertes ?? []).map { Alerte(.attention, $0).balisage }
        case "annees": annees
        case "chemin": "\(chemin)/devis"
        case "annee": "\(dossier.annee.debut.annee)"
        case "aDevis": devis != nil
        case "net": devis.map { euros($0.netCents) }
        case "tva": devis.map { euros($0.tvaCents) }
        case "brut": devis.map { euros($0.brutCents) }
        case "pieces": devis.map { Web.nombre($0.documents.count) }
        case "mois": mois
        case "cles": natures.map { Cle(nature: $0, cents: total($0)) }
        case "source": devis.map { source($0.compte) }
        case "documents": (devis?.documents ?? []).map(Piece.init)
        case "aDocuments": devis?.documents.isEmpty == false
        case "vide":
            devis?.documents.isEmpty == true
                ? Vide("Rien à facturer cette année-là.", suite: "Choisissez une autre année, ou vérifiez les dates du contrat.") : nil
        case "champs": hypothese
        case "aChamps": !hypothese.isEmpty
        case "supposee": supposee
        case "comparaison": comparaison
        default: nil
        }
    }

    private var hypothese: [Balisage] { HypotheseSaisie.champs(saisie, dossier) }

    /// Billing years that can be asked for: the contract's first to next year's.
    private var annees: [Choisi] {
        let choisie = dossier.annee.debut.annee
        let premiere = dossier.contrat.annee(contenant: dossier.contrat.debut).debut.annee
        let derniere = max(premiere, dossier.contrat.annee(contenant: max(.aujourdhui(), dossier.contrat.debut)).debut.annee + 1, choisie)
        return (premiere...derniere).reversed().map { annee in
            Choisi("\(annee)", dossier.contrat.anneeContractuelle == "01-01" ? "\(annee)" : "\(annee)–\(annee + 1)", annee == choisie)
        }
    }

    /// Natures of the year, in the order they are drawn.
    private var natures: [NatureDevis] {
        let vues = Set((devis?.mois ?? []).flatMap(\.natures.keys))
        return NatureDevis.allCases.filter(vues.contains)
    }

    private func total(_ nature: NatureDevis) -> Int { (devis?.mois ?? []).reduce(0) { $0 + ($1.natures[nature] ?? 0) } }

    private var mois: [Rang] {
        let tous = devis?.mois ?? []
        let haut = tous.map { $0.natures.values.filter { $0 > 0 }.reduce(0, +) }.max() ?? 0
        return tous.map { Rang(mois: $0, haut: haut, autre: nil) }
    }

    private func source(_ compte: Devis.Compte) -> String {
        let fin = compte.dernierJour.map { " jusqu'au \($0.court)" } ?? ""
        switch (compte.posees, compte.prevues) {
        case (0, 0): return "Aucune permanence cette année-là."
        case (0, let prevues):
            return
                "\(pluriel(prevues, "permanence")) d'après le rythme dû, à dates régulières hors jours fériés et fermetures : le planning n'existe pas encore."
        case (let posees, 0): return "\(pluriel(posees, "permanence")) du planning\(fin)."
        case (let posees, let prevues):
            return
                "\(pluriel(posees, "permanence")) du planning\(fin), et \(Web.nombre(prevues)) d'après le rythme dû, à dates régulières hors jours fériés et fermetures."
        }
    }

    private var comparaison: Comparaison? {
        guard let devis, let autre else { return nil }
        return Comparaison(avant: devis.netCents, apres: autre.netCents, prevuesAvant: devis.compte, prevuesApres: autre.compte)
    }

    /// One month of the year.
    struct Rang: MustacheParent, Sendable {
        let mois: MoisDevis
        let haut: Int
        let autre: Int?

        func child(named name: String) -> Any? {
            switch name {
            case "nom": mois.debut.jour == 1 ? mois.debut.leMois.libelle : "du \(mois.debut.court)"
            case "dessin": dessin
            case "montant": mois.netCents == 0 ? "–" : euros(mois.netCents)
            case "pieces": mois.documents == 0 ? "–" : pluriel(mois.documents, "facture")
            default: nil
            }
        }

        private var dessin: Balisage {
            var x = 0
            var morceaux: Balisage = ""
            for nature in NatureDevis.allCases {
                guard let cents = mois.natures[nature], cents > 0 else { continue }
                let part = Dessin.part(cents, sur: haut)
                morceaux += Dessin.rectangle(nature.classe, x: x, largeur: max(20, part - 20), hauteur: 18)
                x += part
            }
            return "<svg class=\"trait\" height=\"18\" aria-hidden=\"true\">\(morceaux)</svg>"
        }
    }

    struct Cle: MustacheParent, Sendable {
        let nature: NatureDevis
        let cents: Int

        func child(named name: String) -> Any? {
            switch name {
            case "classe": nature.classe
            case "mot": nature.libelle
            case "montant": euros(cents)
            default: nil
            }
        }
    }

    struct Piece: MustacheParent, Sendable {
        let d: DocumentCalcule

        func child(named name: String) -> Any? {
            switch name {
            case "date": d.date.court
            case "genre": d.genre == .avoir ? "Avoir" : "Facture"
            case "periode": d.periode.duAu
            case "net": signe(d.netCents)
            case "tva": d.tvaCents == 0 ? regime : signe(d.tvaCents)
            case "brut": signe(d.brutCents)
            case "lignes": d.lignes.map { Ligne(l: $0, avoir: d.genre == .avoir) }
            default: nil
            }
        }

        private func signe(_ cents: Int) -> String { euros(d.genre == .avoir ? -cents : cents) }
        private var regime: String { d.categorie.code == "AE" ? "autoliquidation" : "exonéré" }
    }

    struct Ligne: MustacheParent, Sendable {
        let l: LigneCalculee
        let avoir: Bool

        func child(named name: String) -> Any? {
            switch name {
            case "libelle": l.libelle
            case "calcul": "\(Euros.quantite(l.quantite)) × \(Euros.prix(l.prix))"
            case "net": euros(l.netCents)
            default: nil
            }
        }
    }

    /// The year as it is and as it would be.
    struct Comparaison: MustacheParent, Sendable {
        let avant: Int
        let apres: Int
        let prevuesAvant: Devis.Compte
        let prevuesApres: Devis.Compte

        func child(named name: String) -> Any? {
            switch name {
            case "avant": euros(avant)
            case "apres": euros(apres)
            case "ecart": (apres >= avant ? "+ " : "") + euros(apres - avant)
            case "pourcent": avant == 0 ? nil : "\(apres >= avant ? "+ " : "")\(pourcentage(apres - avant, sur: avant))"
            default: nil
            }
        }
    }
}

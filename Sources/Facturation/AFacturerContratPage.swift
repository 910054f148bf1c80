internal import Calendrier
internal import Mustache
internal import Tarification
internal import Tenancy
internal import Web

/// One contract of a month: each line of its documents opens to the permanences or the headcount it was counted from.
struct AFacturerContratPage: Page {
    static let gabarit = "a-facturer-contrat"
    let entete: Entete
    let anomalies: [Balisage]
    let pieces: [Balisage]
    let vide: Vide?

    init(_ calcul: AFacturer, lieux: [String: String]) {
        let premiere = calcul.pieces.first
        let mois = calcul.mois
        entete = Entete(
            premiere.map { "\($0.acheteur), \(mois.libelle)" } ?? "Rien en \(mois.libelle)", h1: premiere?.acheteur,
            ariane: [("Factures \(mois.duMois)", "/a-facturer?mois=\(mois)")],
            sous: premiere.map { "Contrat \($0.contrat), ce que \(mois.libelle) facture et pourquoi" },
            donnees: ["facturation.facture", "gestion.permanence", "gestion.effectif"],
            visible: "Aucun chiffre de consultation n'entre dans une facture.", densite: .dense, largeur: .moyenne, ici: "/a-facturer")
        anomalies = calcul.anomalies.filter { $0.contrat != nil }.map(AFacturerPage.anomalie)
        pieces = calcul.pieces.map { Self.piece($0, lieux) }
        vide = calcul.pieces.isEmpty ? Vide("Ce contrat ne donne aucune pièce ce mois-ci.") : nil
    }

    private static func piece(_ piece: AFacturer.Piece, _ lieux: [String: String]) -> Balisage {
        let signe = piece.avoir ? -1 : 1
        let lien: Balisage = piece.emise.map { " <a href=\"/factures/\($0.id.description)\">Voir la pièce</a>" } ?? ""
        guard let document = piece.document else {
            return
                "<section class=\"panneau\"><h2>\(piece.avoir ? "Avoir" : "Pièce") \(AFacturerPage.badge(piece))\(lien)</h2><p>\(piece.calcul)</p><p>\(Euros.montant(signe * piece.netCents)) HT, \(Euros.montant(signe * piece.brutCents)) TTC</p></section>"
        }
        let lignes = document.lignes.map { ligne in
            "<tr><th scope=\"row\">\(ligne.libelle)\(petit(ligne))\(origines(ligne.origines, lieux))</th><td class=\"n\" data-l=\"Quantité\">\(Euros.quantite(ligne.quantite))</td><td class=\"n\" data-l=\"Prix unitaire\">\(Euros.prix(ligne.prix))</td><td class=\"n\" data-l=\"HT\">\(Euros.montant(ligne.netCents))</td></tr>"
                as Balisage
        }
        let taxe: Balisage =
            document.categorie.code == "S"
            ? "TVA \(Euros.taux(document.categorie.taux))" : "\(document.categorie.mention ?? document.categorie.code)"
        return
            "<section class=\"panneau\"><h2>\(document.genre == .avoir ? "Avoir" : "Facture") du \(document.date.court) \(AFacturerPage.badge(piece))\(lien)</h2><p class=\"petit discret\">Période du \(document.periode.debut.court) au \(document.periode.fin.court), \(document.vendeur == .LU ? "établissement de Luxembourg" : "établissement de France")</p><table class=\"pliant\"><caption class=\"lu\">Lignes calculées</caption><thead><tr><th scope=\"col\">Ligne</th><th class=\"n\" scope=\"col\">Quantité</th><th class=\"n\" scope=\"col\">Prix unitaire HT</th><th class=\"n\" scope=\"col\">HT</th></tr></thead><tbody>\(lignes)</tbody><tfoot><tr><th scope=\"row\" colspan=\"3\">Total HT</th><td class=\"n\">\(Euros.montant(document.netCents))</td></tr><tr><th scope=\"row\" colspan=\"3\">\(taxe)</th><td class=\"n\">\(Euros.montant(document.tvaCents))</td></tr><tr><th scope=\"row\" colspan=\"3\">Total TTC</th><td class=\"n\">\(Euros.montant(document.brutCents))</td></tr></tfoot></table></section>"
    }

    private static func petit(_ ligne: LigneCalculee) -> Balisage {
        let texte = [ligne.detail, ligne.periode.map { $0.duAu } ?? ""].filter { !$0.isEmpty }.joined(separator: ", ")
        return texte.isEmpty ? "" : "<br><small class=\"discret\">\(texte)</small>"
    }

    /// Half-days by date, or headcounts: what proves the quantity.
    static func origines(_ origines: [Origine], _ lieux: [String: String]) -> Balisage {
        guard !origines.isEmpty else { return "" }
        let rangs = origines.map { origine -> Balisage in
            switch origine {
            case .demiJournee(let jour, let demi, let site, let statut):
                "<li>\(jour.long), \(demi.libelle), \(lieux[site] ?? "lieu inconnu") : \(statut.mot)</li>"
            case .effectif(let le, let nombre): "<li>\(Web.nombre(nombre)) salariés au \(le.court)</li>"
            case .moyenne(let nombre): "<li>Moyenne des effectifs de fin de mois : \(Euros.quantite(nombre))</li>"
            }
        }
        let demis = origines.count { if case .demiJournee = $0 { true } else { false } }
        let titre = demis > 0 ? pluriel(demis, "demi-journée comptée", "demi-journées comptées") : "Effectif compté"
        return "<details class=\"plie\"><summary>\(titre)</summary><ul class=\"petit\">\(rangs)</ul></details>"
    }

    func child(named name: String) -> Any? {
        switch name {
        case "aAnomalies": !anomalies.isEmpty
        case "anomalies": anomalies
        case "pieces": pieces
        case "vide": vide
        default: nil
        }
    }
}

extension StatutFacture {
    var mot: String {
        switch self {
        case .tenue: "tenue"
        case .annuleeClient, .annuleeClientTardive: "annulée trop tard par le client"
        case .annuleeClientATemps: "annulée à temps par le client"
        case .sansAcces: "site fermé à l'intervenant"
        case .annuleePrestataire: "annulée par le prestataire, déduite"
        case .feriee: "jour férié"
        case .reportee: "reportée"
        }
    }
}

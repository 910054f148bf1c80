internal import Calendrier
internal import Mustache
internal import Tarification
internal import Web

/// The printed sheet of a document: what a client receives, drawn from the document alone, so its bytes depend on nothing else.
struct Feuille: Fragment {
    let piece: FactureComplete

    private var f: Facture { piece.facture }

    var balisage: Balisage {
        "<article class=\"feuille\">\(haut)\(parties)\(tableau)\(totaux)\(payer)\(mentions)</article>"
    }

    private var haut: Balisage {
        let vendeur = [
            f.vendeurAdresse, Self.pays(f.vendeur), f.vendeurMentions,
            f.vendeurSiret.isEmpty ? Self.siren(f.vendeurSiren) : "SIRET \(Self.groupes(f.vendeurSiret, [3, 3, 3, 5]))",
            f.vendeurTVA.isEmpty ? "" : "TVA \(f.vendeurTVA)",
            [f.vendeurContact, f.vendeurTelephone, f.vendeurCourriel].filter { !$0.isEmpty }.joined(separator: ", "),
            Self.electronique(f.vendeurElectronique, f.vendeurSchema),
        ].filter { !$0.isEmpty }
        let reglement: Balisage =
            f.avoir ? "Émis le \(f.emission.court)" : "Émise le \(f.emission.court), à régler au plus tard le \(f.echeance.court)"
        let corrige: Balisage = piece.corrige.isEmpty ? "" : "<p>\(corrigees)</p>"
        return
            "<div class=\"haut\"><div><p><strong>\(f.vendeurNom)</strong></p><p class=\"petit\">\(Self.lignes(vendeur.joined(separator: "\n")))</p></div><div class=\"fin\"><h2>\(f.titre)</h2><p>\(reglement)</p>\(corrige)<p class=\"petit discret\">Prestation de services. Montants en euros.</p></div></div>"
    }

    private var corrigees: String {
        (piece.corrige.count == 1 ? "Corrige la facture " : "Corrige les factures ")
            + piece.corrige.map { "\($0.numero) du \($0.emission.court)" }.joined(separator: ", ")
    }

    private var parties: Balisage {
        let client = [
            f.acheteurAttention, f.acheteurAdresse, f.acheteurPays == f.vendeur ? "" : Self.pays(f.acheteurPays),
            Self.siren(f.acheteurSiren),
            f.acheteurTVA.isEmpty ? "" : "TVA \(f.acheteurTVA)", Self.electronique(f.acheteurElectronique, f.acheteurSchema),
        ].filter { !$0.isEmpty }
        var faits: [(String, String)] = [("Contrat", f.contratNumero), ("Période", "\(f.periode.debut.court) au \(f.periode.fin.court)")]
        if !f.referenceAcheteur.isEmpty { faits.append(("Votre référence", f.referenceAcheteur)) }
        if !f.bonCommande.isEmpty { faits.append(("Bon de commande", f.bonCommande)) }
        let lignes = faits.map { "<div><dt>\($0.0)</dt><dd>\($0.1)</dd></div>" as Balisage }
        return
            "<div class=\"haut\"><div><p class=\"discret petit\">Client</p><p><strong>\(f.acheteurNom)</strong></p><p class=\"petit\">\(Self.lignes(client.joined(separator: "\n")))</p></div><div><dl class=\"faits petit rangs\">\(lignes)</dl></div></div>"
    }

    private var tableau: Balisage {
        let rangs = piece.lignes.enumerated().map { rang, ligne in
            // A line that bills whole months already says which.
            let periode = ligne.periode.map(\.duAu).flatMap { ligne.detail.contains($0) ? nil : $0 }
            let detail = [ligne.detail, periode ?? "", "réf. \(ligne.article)"].filter { !$0.isEmpty }.joined(separator: ", ")
            return
                "<tr><th scope=\"row\">\(String(rang + 1)). \(ligne.libelle)<br><small class=\"discret\">\(detail)</small></th><td class=\"n\" data-l=\"Quantité\">\(Self.quantite(ligne))</td><td class=\"n\" data-l=\"Prix unitaire\">\(Euros.prix(ligne.prix))</td><td class=\"n\" data-l=\"TVA\">\(Self.taux(ligne.categorie, ligne.taux))</td><td class=\"n\" data-l=\"Montant HT\">\(Euros.montant(ligne.netCents))</td></tr>"
                as Balisage
        }
        return
            "<table class=\"pliant\"><caption class=\"lu\">Lignes de la pièce</caption><thead><tr><th scope=\"col\">Désignation</th><th class=\"n\" scope=\"col\">Quantité</th><th class=\"n\" scope=\"col\">Prix unitaire HT</th><th class=\"n\" scope=\"col\">TVA</th><th class=\"n\" scope=\"col\">Montant HT</th></tr></thead><tbody>\(rangs)</tbody></table>"
    }

    private var totaux: Balisage {
        let taxes = piece.tva.map { groupe in
            "<tr><th scope=\"row\">TVA \(Self.taux(groupe.categorie.code, groupe.categorie.taux)) sur \(Euros.montant(groupe.baseCents))</th><td class=\"n\">\(Euros.montant(groupe.taxeCents))</td></tr>"
                as Balisage
        }
        let somme: Balisage =
            piece.tva.count < 2 ? "" : "<tr><th scope=\"row\">Total TVA</th><td class=\"n\">\(Euros.montant(f.tvaCents))</td></tr>"
        let pied = f.avoir ? "Total TTC à votre crédit" : "Total TTC à payer"
        return
            "<table class=\"totaux\"><caption class=\"lu\">Totaux</caption><tbody><tr><th scope=\"row\">Total HT</th><td class=\"n\">\(Euros.montant(f.netCents))</td></tr>\(taxes)\(somme)</tbody><tfoot><tr><th scope=\"row\">\(pied)</th><td class=\"n\">\(Euros.montant(f.brutCents))</td></tr></tfoot></table>"
    }

    /// How to pay; on a credit note, how it is used.
    private var payer: Balisage {
        let echange = PieceEN16931(piece: piece)
        var lignes: [Balisage] = ["<p><strong>Règlement.</strong> \(echange.conditions)</p>"]
        if let virement = echange.virement {
            let bic = virement.bic.isEmpty ? "" : ", BIC \(virement.bic)"
            lignes.append(
                "<p>Virement SEPA au nom de \(f.vendeurNom), IBAN \(Self.groupes(virement.iban, [4]))\(bic), en rappelant \(f.numero).</p>")
        }
        let code: Balisage =
            VirementEPC(piece).flatMap { CodeQR($0.texte) }.map {
                let dessin = $0.dessin(
                    classe: "epc", cote: 132, lecture: "Code QR du virement : mêmes compte, montant et référence qu'à côté")
                return "<div class=\"code-epc\">\(dessin)<p>Virement à scanner</p></div>"
            } ?? ""
        return "<div class=\"payer petit bloc\"><div class=\"pile serre\">\(lignes)</div>\(code)</div>"
    }

    private var mentions: Balisage {
        let echange = PieceEN16931(piece: piece)
        var lignes = piece.tva.filter { !$0.mention.isEmpty }.map { groupe in
            var texte = groupe.mention
            // Both numbers beside the words: 242 nonies A, 3° of annex II to the CGI.
            if groupe.categorie.code == "AE" { texte += " Prestataire \(f.vendeurTVA), preneur \(f.acheteurTVA)." }
            return "<p><strong>\(texte)</strong> <span class=\"discret\">(\(groupe.categorie.vatex ?? ""))</span></p>" as Balisage
        }
        if let exigible = echange.exigibilite {
            lignes.append(
                exigible.cii == "5"
                    ? "<p>Option pour le paiement de la taxe d'après les débits.</p>" : "<p>TVA exigible à l'encaissement.</p>")
        }
        lignes += echange.notes.filter { $0.code != "BAR" }.map { "<p class=\"discret\">\($0.texte)</p>" }
        if let traitement = echange.notes.first(where: { $0.code == "BAR" })?.texte {
            lignes.append("<p class=\"discret\">Facture électronique EN 16931, cadre \(echange.operation), traitement \(traitement).</p>")
        }
        lignes.append(
            "<p class=\"discret\">Cette pièce dépend du contrat et des permanences tenues. Elle ne change pas selon le nombre de personnes reçues.</p>"
        )
        return "<div class=\"mentions petit pile serre bloc\">\(lignes)</div>"
    }

    private static func siren(_ siren: String) -> String { siren.isEmpty ? "" : "SIREN \(groupes(siren, [3]))" }

    private static func electronique(_ adresse: String, _ schema: String) -> String {
        adresse.isEmpty ? "" : "Adresse de facturation électronique \(schema):\(adresse)"
    }

    private static func pays(_ pays: PaysTVA) -> String { pays == .LU ? "Luxembourg" : "France" }

    /// « FR76 3000 1007 … »: groups of these lengths, the last one repeated.
    static func groupes(_ texte: String, _ longueurs: [Int]) -> String {
        var reste = texte[...]
        var groupes: [Substring] = []
        var rang = 0
        while !reste.isEmpty {
            let longueur = longueurs[min(rang, longueurs.count - 1)]
            groupes.append(reste.prefix(longueur))
            reste = reste.dropFirst(longueur)
            rang += 1
        }
        return groupes.joined(separator: " ")
    }

    private static func quantite(_ ligne: LigneFacture) -> String {
        let nombre = Euros.quantite(ligne.quantite)
        return switch ligne.unite {
        case .salarie: "\(nombre) sal."
        case .jour: "\(nombre) j"
        case .mois: "\(nombre) mois"
        case .piece: nombre
        }
    }

    private static func taux(_ categorie: String, _ taux: Int) -> String {
        switch categorie {
        case "AE": "autoliquidée"
        case "E": "exonérée"
        default: Euros.taux(taux)
        }
    }

    private static func lignes(_ texte: String) -> Balisage {
        var html: Balisage = ""
        for (rang, ligne) in texte.split(separator: "\n").enumerated() {
            html += rang > 0 ? "<br>\(String(ligne))" : "\(String(ligne))"
        }
        return html
    }
}

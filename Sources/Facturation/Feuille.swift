internal import Calendrier
internal import Mustache
internal import Tarification
internal import Web

/// The printed sheet of a document: what a client receives, drawn from the document alone, so its bytes depend on nothing else.
struct Feuille: Fragment {
    let piece: FactureComplete

    private var f: Facture { piece.facture }

    var balisage: Balisage {
        "<article class=\"feuille\">\(haut)\(parties)\(tableau)\(totaux)\(mentions)</article>"
    }

    private var haut: Balisage {
        let reglement: Balisage =
            f.avoir ? "Émis le \(f.emission.court)" : "Émise le \(f.emission.court), à régler avant le \(f.echeance.court)"
        let corrige: Balisage = piece.corrige.isEmpty ? "" : "<p>\(corrigees)</p>"
        return
            "<div class=\"haut\"><div><p><strong>\(f.vendeurNom)</strong></p><p class=\"petit\">\(Self.lignes(f.vendeurAdresse))\(identifiants(f.vendeurSiren, f.vendeurTVA))</p></div><div class=\"fin\"><h2>\(f.titre)</h2><p>\(reglement)</p>\(corrige)</div></div>"
    }

    private var corrigees: String {
        "Corrige " + piece.corrige.map { "la facture \($0.numero) du \($0.emission.court)" }.joined(separator: " et ")
    }

    private var parties: Balisage {
        "<div class=\"haut\"><div><p class=\"discret petit\">Client</p><p><strong>\(f.acheteurNom)</strong><br>\(Self.lignes(f.acheteurAdresse))\(identifiants(f.acheteurSiren, f.acheteurTVA))</p></div><dl class=\"faits petit\"><dt>Contrat</dt><dd>\(f.contratNumero)</dd><dt>Période</dt><dd>\(f.periode.debut.court) au \(f.periode.fin.court)</dd></dl></div>"
    }

    private func identifiants(_ siren: String, _ tva: String) -> Balisage {
        let parts = [siren.isEmpty ? nil : "SIREN \(siren)", tva.isEmpty ? nil : "TVA \(tva)"].compactMap { $0 }
        return parts.isEmpty ? "" : "<br>\(parts.joined(separator: ", "))"
    }

    private var tableau: Balisage {
        let rangs = piece.lignes.map { ligne in
            let detail = [ligne.detail, ligne.periode.map { "du \($0.debut.court) au \($0.fin.court)" } ?? ""]
                .filter { !$0.isEmpty }.joined(separator: ", ")
            let petit: Balisage = detail.isEmpty ? "" : "<br><small class=\"discret\">\(detail)</small>"
            return
                "<tr><th scope=\"row\">\(ligne.libelle)\(petit)</th><td class=\"n\" data-l=\"Quantité\">\(Self.quantite(ligne))</td><td class=\"n\" data-l=\"Prix unitaire\">\(Euros.prix(ligne.prix))</td><td class=\"n\" data-l=\"TVA\">\(Self.taux(ligne.categorie, ligne.taux))</td><td class=\"n\" data-l=\"Montant HT\">\(Euros.montant(ligne.netCents))</td></tr>"
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
        let pied = f.avoir ? "Total TTC à votre crédit" : "Total TTC à payer"
        return
            "<table class=\"totaux\"><caption class=\"lu\">Totaux</caption><tbody><tr><th scope=\"row\">Total HT</th><td class=\"n\">\(Euros.montant(f.netCents))</td></tr>\(taxes)</tbody><tfoot><tr><th scope=\"row\">\(pied)</th><td class=\"n\">\(Euros.montant(f.brutCents))</td></tr></tfoot></table>"
    }

    private var mentions: Balisage {
        var lignes: [Balisage] = []
        if !f.avoir {
            let iban: Balisage = f.vendeurIBAN.isEmpty ? "" : ", IBAN \(f.vendeurIBAN)"
            lignes.append("<p><strong>Règlement</strong> par virement\(iban), en rappelant \(f.numero).</p>")
        }
        lignes += piece.tva.map(\.mention).filter { !$0.isEmpty }.map { "<p>\($0)</p>" }
        if !f.avoir {
            lignes.append(
                "<p class=\"discret\">Pas d'escompte. Retard : trois fois le taux d'intérêt légal et indemnité de 40,00 € pour frais de recouvrement (articles L441-10 et D441-5 du code de commerce).</p>"
            )
        }
        lignes.append(
            "<p class=\"discret\">Cette pièce dépend du contrat et des permanences tenues. Elle ne change pas selon le nombre de personnes reçues.</p>"
        )
        return "<div class=\"petit pile serre bloc\">\(lignes)</div>"
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

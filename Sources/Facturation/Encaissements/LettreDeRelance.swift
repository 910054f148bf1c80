internal import Calendrier
internal import Foundation
internal import Web

/// A reminder letter on paper: the same letter gives the same bytes, whatever was paid since.
struct LettreDeRelance: Sendable {
    struct Ligne: Sendable {
        var numero: String
        var emission, echeance: DateCivile
        var brutCents, resteCents: Int
    }

    var relance: Relance
    var instant: Date
    var vendeur, vendeurAdresse, vendeurSiren, iban: String
    var acheteur, acheteurAdresse: String
    /// What the law of the establishment says of a late payment.
    var mentions: MentionsLegales
    /// Oldest first.
    var lignes: [Ligne]

    var indemniteCents: Int { lignes.count * 4_000 }

    /// A whole document, for WeasyPrint.
    var html: String {
        let corps: Balisage = """
            <header class="haut"><div><p class="maison">\(vendeur)</p><p>\(Self.lignes(vendeurAdresse))</p>\(siren)</div>\
            <div class="client"><p><strong>\(acheteur)</strong><br>\(Self.lignes(acheteurAdresse))</p></div></header>\
            <p class="date">Le \(relance.le.long)</p><h1>\(objet)</h1><p>Madame, Monsieur,</p>\(ouverture)\(tableau)\(suite)\
            <p>Si votre règlement vient de partir, ne tenez pas compte de cette lettre. Si une facture appelle une question, écrivez-nous \
            en rappelant son numéro.</p><p>Veuillez agréer, Madame, Monsieur, nos salutations distinguées.</p><p class="maison">\(vendeur)</p>
            """
        let titre: Balisage = "\(objet), \(acheteur)"
        return
            "<!doctype html><html lang=\"fr\"><head><meta charset=\"utf-8\"><title>\(Typo.appliquer(titre.texte))</title><style>\(Self.style)</style></head><body>\(Typo.appliquer(corps.texte))</body></html>"
    }

    private var siren: Balisage { vendeurSiren.isEmpty ? "" : "<p class=\"petit\">SIREN \(vendeurSiren)</p>" }

    var objet: String {
        switch relance.niveau {
        case .rappel: lignes.count == 1 ? "Rappel : une facture reste à régler" : "Rappel : \(lignes.count) factures restent à régler"
        case .relance: lignes.count == 1 ? "Relance : facture échue" : "Relance : \(lignes.count) factures échues"
        case .miseEnDemeure: "Mise en demeure de payer"
        }
    }

    private var ouverture: Balisage {
        switch relance.niveau {
        case .rappel:
            "<p>Sauf erreur de notre part, \(lignes.count == 1 ? "la facture suivante est arrivée" : "les factures suivantes sont arrivées") à échéance et nous n'en avons pas reçu tout le règlement.</p>"
        case .relance:
            "<p>Malgré notre rappel, il reste \(euros(relance.resteCents)) à régler. Nous vous remercions de nous adresser cette somme sous huit jours.</p>"
        case .miseEnDemeure:
            "<p>Nos lettres précédentes sont restées sans effet. Nous vous mettons en demeure de régler \(euros(relance.resteCents)) sous huit jours à compter de la réception de la présente. À défaut, nous engagerons le recouvrement par voie judiciaire, sans autre avis.</p>"
        }
    }

    private var tableau: Balisage {
        let rangs = lignes.map { ligne in
            "<tr><th scope=\"row\">\(ligne.numero)</th><td>\(ligne.emission.court)</td><td>\(ligne.echeance.court)</td><td class=\"n\">\(pluriel(ligne.echeance.jours(jusqua: relance.le), "jour"))</td><td class=\"n\">\(euros(ligne.brutCents))</td><td class=\"n\">\(euros(ligne.resteCents))</td></tr>"
                as Balisage
        }
        return
            "<table><thead><tr><th scope=\"col\">Facture</th><th scope=\"col\">Émise</th><th scope=\"col\">Échéance</th><th scope=\"col\" class=\"n\">Retard</th><th scope=\"col\" class=\"n\">Total TTC</th><th scope=\"col\" class=\"n\">Reste dû</th></tr></thead><tbody>\(rangs)</tbody><tfoot><tr><th scope=\"row\" colspan=\"5\">À régler</th><td class=\"n\">\(euros(relance.resteCents))</td></tr></tfoot></table>"
    }

    private var suite: Balisage {
        let compte: Balisage = iban.isEmpty ? "" : " sur le compte IBAN \(iban)"
        let paiement: Balisage = "<p>Règlement par virement\(compte), en rappelant le numéro de la facture.</p>"
        guard relance.niveau != .rappel else {
            return paiement + "<p class=\"petit\">Pour mémoire : \(mentions.recouvrement) \(mentions.penalites)</p>"
        }
        return
            paiement
            + "<p>S'y ajoutent de plein droit, sans rappel nécessaire, l'indemnité forfaitaire pour frais de recouvrement, soit \(euros(indemniteCents)) pour \(pluriel(lignes.count, "facture")) à 40,00 € chacune, et des pénalités de retard depuis chaque échéance.</p><p class=\"petit\">\(mentions.recouvrement) \(mentions.penalites)</p>"
    }

    private static func lignes(_ texte: String) -> Balisage {
        texte.split(separator: "\n").enumerated().reduce("") {
            $0 + ($1.offset > 0 ? "<br>\(String($1.element))" : "\(String($1.element))")
        }
    }

    private static let style = """
        @page{size:A4;margin:20mm 20mm 22mm;@bottom-right{content:counter(page) ' / ' counter(pages);font:8pt 'DejaVu Sans',sans-serif;color:#505a54}}\
        body{font:10.5pt/1.5 'DejaVu Sans','Liberation Sans',sans-serif;color:#1d2420;margin:0}\
        .haut p{margin:0 0 1mm}.client{margin:12mm 0 12mm 52%}.client p{margin:0}\
        p{margin:0 0 4mm}.maison{font-weight:700;color:#1f5c47}.petit{font-size:9pt;color:#505a54}.date{text-align:right}\
        h1{font-size:13pt;margin:8mm 0 6mm}table{width:100%;border-collapse:collapse;margin:0 0 6mm;font-size:9.5pt}\
        th,td{text-align:left;padding:2mm 1.5mm;border-bottom:.4pt solid #d5d8d0;font-weight:400}thead th{font-size:8.5pt;color:#505a54}\
        .n{text-align:right;white-space:nowrap}tfoot th,tfoot td{font-weight:700;border-bottom:0}tr{break-inside:avoid}
        """
}

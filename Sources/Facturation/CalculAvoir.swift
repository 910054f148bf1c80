internal import Calendrier
internal import Tarification

/// What a person asks to credit of an invoice.
struct DemandeAvoir: Sendable {
    enum Part: Sendable, Hashable {
        /// All that is left of the line.
        case tout
        /// Of 10^-4, at the same price.
        case quantite(Int)
        /// Cents.
        case montant(Int)
    }

    /// Makes the key of the credit note: the same form sent twice makes one credit note.
    var jeton: String
    var motif: MotifAvoir
    /// By rank of the invoice's line, from 1.
    var parts: [Int: Part]
}

/// Why a credit note cannot be made, in French; `rang`: the line at fault.
struct RefusAvoir: Error {
    var rang: Int?
    var texte: String
}

/// The credit note of an invoice (R22, R33): full, by quantity, by amount, within what is not credited yet.
struct CalculAvoir: Sendable {
    let piece: FactureComplete
    /// Net already credited, by rank.
    let credites: [Int: Int]
    /// Net of all its credit notes, ends of contract included.
    let totalCredite: Int

    /// Net left of a line.
    func reste(_ rang: Int) -> Int { piece.lignes[rang - 1].netCents - credites[rang, default: 0] }

    var resteCents: Int { piece.facture.netCents - totalCredite }

    /// Every line with something left: the whole invoice when nothing was credited.
    func total(jeton: String, motif: MotifAvoir) -> DemandeAvoir {
        let rangs = piece.lignes.indices.map { $0 + 1 }.filter { reste($0) != 0 }
        return DemandeAvoir(jeton: jeton, motif: motif, parts: Dictionary(uniqueKeysWithValues: rangs.map { ($0, .tout) }))
    }

    /// The lines and VAT groups of the credit note, with the rank of what each line corrects.
    func calculer(_ demande: DemandeAvoir) throws(RefusAvoir) -> (lignes: [LigneFacture], rangs: [Int], tva: [TVAFacture]) {
        guard !demande.parts.isEmpty else { throw RefusAvoir(texte: "Rien n'est choisi : indiquer au moins une ligne.") }
        var lignes: [LigneFacture] = []
        let rangs = demande.parts.keys.sorted()
        for rang in rangs {
            guard piece.lignes.indices.contains(rang - 1), let part = demande.parts[rang] else {
                throw RefusAvoir(rang: rang, texte: "La facture n'a pas de ligne \(rang).")
            }
            var ligne = try self.ligne(rang, part)
            ligne.detail = ([ligne.detail].filter { !$0.isEmpty } + [demande.motif.mot]).joined(separator: ", ")
            lignes.append(ligne)
        }
        let net = lignes.reduce(0) { $0 + $1.netCents }
        guard net > 0 else { throw RefusAvoir(texte: "Cet avoir ne vaut rien : son total doit être supérieur à zéro.") }
        guard net <= resteCents else {
            throw RefusAvoir(
                texte:
                    "Cet avoir fait \(Euros.montant(net)) HT et la facture n'en a plus que \(Euros.montant(resteCents)) à créditer."
            )
        }
        return (lignes, rangs, try Self.tva(lignes, piece.tva))
    }

    private func ligne(_ rang: Int, _ part: DemandeAvoir.Part) throws(RefusAvoir) -> LigneFacture {
        var ligne = piece.lignes[rang - 1]
        let reste = reste(rang)
        switch part {
        case .tout where credites[rang] == nil: return ligne
        case .tout: try montant(&ligne, reste, rang)
        case .quantite(let quantite):
            guard quantite > 0 else { throw RefusAvoir(rang: rang, texte: "La quantité est supérieure à zéro.") }
            guard quantite <= ligne.quantite else {
                throw RefusAvoir(rang: rang, texte: "La ligne en facture \(Euros.quantite(ligne.quantite)).")
            }
            ligne.quantite = quantite
            ligne.netCents = try Self.exact(rang) { () throws(RefusMoteur) in try Arithmetique.net(quantite: quantite, prix: ligne.prix) }
        case .montant(let cents): try montant(&ligne, cents, rang)
        }
        guard reste > 0, ligne.netCents > 0 else { throw RefusAvoir(rang: rang, texte: "Cette part ne vaut rien.") }
        guard ligne.netCents <= reste else {
            throw RefusAvoir(rang: rang, texte: "Il ne reste que \(Euros.montant(reste)) HT à créditer sur cette ligne.")
        }
        return ligne
    }

    /// 1 × the amount.
    private func montant(_ ligne: inout LigneFacture, _ cents: Int, _ rang: Int) throws(RefusAvoir) {
        ligne.unite = .piece
        ligne.quantite = Arithmetique.unite
        ligne.prix = try Self.exact(rang) { () throws(RefusMoteur) in try Arithmetique.prix(cents: cents) }
        ligne.netCents = cents
    }

    /// VAT on the credit note's own base, by the groups of the invoice.
    static func tva(_ lignes: [LigneFacture], _ modeles: [TVAFacture]) throws(RefusAvoir) -> [TVAFacture] {
        var groupes: [TVAFacture] = []
        for modele in modeles {
            let siennes = lignes.filter { $0.categorie == modele.categorie.code && $0.taux == modele.categorie.taux }
            guard !siennes.isEmpty else { continue }
            var groupe = modele
            let base = siennes.reduce(0) { $0 + $1.netCents }
            groupe.baseCents = base
            groupe.taxeCents = try Self.exact(nil) { () throws(RefusMoteur) in
                try Arithmetique.taxe(base: base, taux: modele.categorie.taux)
            }
            groupes.append(groupe)
        }
        return groupes
    }

    private static func exact(_ rang: Int?, _ calcul: () throws(RefusMoteur) -> Int) throws(RefusAvoir) -> Int {
        do throws(RefusMoteur) { return try calcul() } catch { throw RefusAvoir(rang: rang, texte: error.message) }
    }
}

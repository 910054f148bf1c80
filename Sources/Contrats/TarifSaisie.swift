import Entreprises
import Web

/// Lines of price in a form: one field per model, blank when the contract does not use it.
enum TarifSaisie {
    /// Code on the invoice of the line a form makes for a model.
    static func code(_ modele: Tarif.Modele) -> String {
        switch modele {
        case .forfaitSalarie: "FORFAIT"
        case .demiJournee: "DEMI-JOURNEE"
        case .journee: "JOURNEE"
        case .mensuel: "MENSUEL"
        case .annuel: "ANNUEL"
        }
    }

    /// Every price typed. A tariff by tiers may leave the single price blank; one revision counts for all.
    /// `anciens`: lines the form shows; what it does not show of them (label) stays.
    /// - Parameter facultatif: no price at all is no fault.
    static func lire(_ d: inout Depouillement, anciens: [TarifValeurs] = [], facultatif: Bool = false) -> [TarifValeurs] {
        var tarifs: [TarifValeurs] = []
        let indexation = IndexationSaisie.lire(&d)
        for modele in Tarif.Modele.allCases {
            let prix = d.lire("prix_\(modele.rawValue)", NombreSaisi.micro)
            let tranches = modele == .forfaitSalarie ? d.lire("tranches", Tranches.lire) ?? [] : []
            guard let premier = tranches.first?.prixMicro ?? prix else { continue }
            var v = anciens.first { $0.modele == modele } ?? TarifValeurs(code: code(modele), modele: modele, prixMicro: premier)
            v.prixMicro = premier
            v.tranches = tranches
            v.modeTranches = tranches.isEmpty ? nil : (d.choix("mode_tranches") ?? .volume)
            v.indexation = indexation
            switch modele {
            case .forfaitSalarie:
                v.modeEffectif = d.choix("mode_effectif") ?? .reference
                v.prorata = d.choix("prorata") ?? .jours
                if prix != nil, !tranches.isEmpty { d.faute("prix_forfait_salarie", "Un prix unique ou des tranches, pas les deux.") }
            case .mensuel:
                v.demiJourneesIncluses = d.entier("demi_journees_incluses", 0...62) ?? 0
                v.prixDeductionMicro = d.lire("prix_deduction", NombreSaisi.micro).flatMap { $0 > 0 ? $0 : nil }
            case .annuel:
                v.echeances = d.champs.texte("echeances").flatMap { Int($0) }.flatMap { nombresDEcheances.contains($0) ? $0 : nil } ?? 1
            case .demiJournee, .journee: break
            }
            centimes(&d, modele, premier)
            tarifs.append(v)
        }
        if tarifs.isEmpty, d.fautes.isEmpty, !facultatif { d.faute("prix_forfait_salarie", "Donnez au moins un prix.") }
        return tarifs
    }

    static let nombresDEcheances = [1, 2, 3, 4, 6, 12]

    /// An amount per month or per year is billed as it is: cents only (FORMAT §2.1).
    static func centimes(_ d: inout Depouillement, _ modele: Tarif.Modele, _ prix: Int, champ: String? = nil) {
        guard modele == .mensuel || modele == .annuel, prix % 10_000 != 0 else { return }
        d.faute(champ ?? "prix_\(modele.rawValue)", "Un montant \(modele.par) s'écrit en euros et centimes.")
    }

    /// An instalment is billed with an invoice: its months are whole invoicing periods (FORMAT §2.1).
    static func verifierEcheances(_ d: inout Depouillement, _ tarifs: [TarifValeurs], facturationMois: Int, champ: String = "echeances") {
        guard let annuel = tarifs.first(where: { $0.modele == .annuel }), 12 / annuel.echeances % facturationMois != 0 else { return }
        d.faute(
            champ,
            "\(annuel.echeances) échéances par an ne tombent pas avec une facture tous les \(facturationMois) mois. Choisissez \(12 / facturationMois) échéances au plus, ou facturez plus souvent."
        )
    }

    /// Lines beyond the first of each model: the form has one field per model and leaves them as they are.
    static func horsFormulaire(_ tarifs: [TarifValeurs]) -> [TarifValeurs] {
        var vus: Set<Tarif.Modele> = []
        return tarifs.filter { !vus.insert($0.modele).inserted }
    }

    static func sections(_ s: Saisie, _ tarifs: [TarifValeurs], _ indices: [Indice]) -> [PageFormulaire.Section] {
        let parModele = Dictionary(tarifs.map { ($0.modele, $0) }, uniquingKeysWith: { premier, _ in premier })
        let prix: [any Fragment] = Tarif.Modele.allCases.map { modele in
            let prix = parModele[modele].flatMap { $0.tranches.isEmpty ? Prix.saisie($0.prixMicro) : nil }
            return s.champ(
                "prix_\(modele.rawValue)", "Euros HT \(modele.par)", prix, genre: .montant,
                aide: modele.usage.map { "D'usage \($0.lowerBound) à \($0.upperBound) €." })
        }
        return [
            .init("Prix hors taxes", phrase: "Plusieurs prix se combinent.", prix),
            .init("Forfait par salarié", phrase: "Ne compte que pour un prix par salarié.", forfait(s, parModele[.forfaitSalarie])),
            .init("Forfait mensuel, forfait annuel", autres(s, parModele[.mensuel], parModele[.annuel])),
            .init(
                "Révision annuelle", phrase: "Chaque prix ci-dessus est révisé : prix de départ × indice de l'année / indice de départ.",
                IndexationSaisie.champs(s, tarifs.first { $0.indexation != nil }?.indexation, indices)),
        ]
    }

    private static func forfait(_ s: Saisie, _ v: TarifValeurs?) -> [any Fragment] {
        [
            s.champ(
                "tranches", "Tranches d'effectif", v.map { Tranches.texte($0.tranches) }, genre: .zone(3),
                aide: "Une tranche par ligne : 50 = 24,00 puis 200 = 20,00 puis au-delà = 17,00."),
            s.choix(
                "mode_tranches", "Lecture des tranches",
                [Option("volume", "tout l'effectif au prix de sa tranche"), Option("graduel", "chaque tranche à son prix")],
                (v?.modeTranches ?? .volume).rawValue),
            s.choix(
                "mode_effectif", "Effectif facturé",
                [
                    Option("reference", "celui du début d'année"), Option("segments", "à chaque changement"),
                    Option("moyenne", "moyenne de l'année"),
                ],
                (v?.modeEffectif ?? .reference).rawValue),
            s.choix(
                "prorata", "Année incomplète", [Option("jours", "au jour près"), Option("mois_entames", "par mois entamé")],
                (v?.prorata ?? .jours).rawValue),
        ]
    }

    private static func autres(_ s: Saisie, _ mensuel: TarifValeurs?, _ annuel: TarifValeurs?) -> [any Fragment] {
        [
            s.champ(
                "demi_journees_incluses", "Demi-journées comprises par mois", mensuel.map { "\($0.demiJourneesIncluses)" }, genre: .nombre,
                aide: "Au-delà, le prix de la demi-journée s'applique."),
            s.champ(
                "prix_deduction", "Euros HT déduits par demi-journée que le prestataire n'a pas tenue",
                mensuel?.prixDeductionMicro.map(Prix.saisie), genre: .montant, aide: "Vide : aucune déduction."),
            s.champ(
                "echeances", "Forfait annuel payé en", "\(annuel?.echeances ?? 1)",
                genre: .liste(nombresDEcheances.map { Option("\($0)", $0 == 1 ? "une fois" : "\($0) fois") })),
        ]
    }
}

/// Tiers as people write them, one per line: `50 = 24,00`, then `au-delà = 17,00`.
enum Tranches {
    static func lire(_ texte: String) -> Result<[TarifValeurs.Palier], Remede> {
        var paliers: [TarifValeurs.Palier] = []
        let lignes = texte.split(whereSeparator: { $0.isNewline || $0 == ";" }).map(String.init).filter { $0.contains { !$0.isWhitespace } }
        for (rang, ligne) in lignes.enumerated() {
            let parties = ligne.split(whereSeparator: { $0 == "=" || $0 == ":" }).map(String.init)
            guard parties.count == 2 else {
                return .failure(Remede("tranche \(rang + 1) : écrivez effectif = prix, par exemple 50 = 24,00."))
            }
            let prix: Int
            switch NombreSaisi.micro(parties[1]) {
            case .success(let micro): prix = micro
            case .failure(let remede): return .failure(Remede("tranche \(rang + 1), prix : \(remede)"))
            }
            if MotCle.de(parties[0]).hasPrefix("audela") {
                guard rang == lignes.count - 1 else { return .failure(Remede("« au-delà » est la dernière tranche.")) }
                paliers.append(TarifValeurs.Palier(jusqua: nil, prixMicro: prix))
                continue
            }
            switch NombreSaisi.entier(parties[0].replacing("jusqu'à", with: ""), 1...1_000_000) {
            case .failure(let remede): return .failure(Remede("tranche \(rang + 1), effectif : \(remede)"))
            case .success(let jusqua):
                if let avant = paliers.last?.jusqua, jusqua <= avant {
                    return .failure(Remede("tranche \(rang + 1) : \(jusqua) doit dépasser \(avant)."))
                }
                paliers.append(TarifValeurs.Palier(jusqua: jusqua, prixMicro: prix))
            }
        }
        guard paliers.isEmpty || paliers.last?.jusqua == nil else {
            return .failure(Remede("ajoutez la dernière tranche, sans limite : « au-delà = 17,00 »."))
        }
        return .success(paliers)
    }

    static func texte(_ paliers: [TarifValeurs.Palier]) -> String {
        paliers.map { "\($0.jusqua.map(String.init) ?? "au-delà") = \(Prix.saisie($0.prixMicro))" }.joined(separator: "\n")
    }
}

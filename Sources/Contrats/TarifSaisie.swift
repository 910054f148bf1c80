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

    /// Every price typed. A tariff by tiers may leave the single price blank.
    /// `anciens`: lines the form shows; what it does not show of them (label, proration, instalments) stays.
    static func lire(_ d: inout Depouillement, anciens: [TarifValeurs] = []) -> [TarifValeurs] {
        var tarifs: [TarifValeurs] = []
        for modele in Tarif.Modele.allCases {
            let prix = d.lire("prix_\(modele.rawValue)", NombreSaisi.micro)
            let tranches = modele == .forfaitSalarie ? d.lire("tranches", Tranches.lire) ?? [] : []
            guard let premier = tranches.first?.prixMicro ?? prix else { continue }
            var v = anciens.first { $0.modele == modele } ?? TarifValeurs(code: code(modele), modele: modele, prixMicro: premier)
            v.prixMicro = premier
            v.tranches = tranches
            v.modeTranches = tranches.isEmpty ? nil : (d.choix("mode_tranches") ?? .volume)
            if modele == .forfaitSalarie {
                v.modeEffectif = d.choix("mode_effectif") ?? .reference
                if prix != nil, !tranches.isEmpty { d.faute("prix_forfait_salarie", "Un prix unique ou des tranches, pas les deux.") }
            }
            if modele == .mensuel { v.demiJourneesIncluses = d.entier("demi_journees_incluses", 0...62) ?? 0 }
            tarifs.append(v)
        }
        if tarifs.isEmpty, d.fautes.isEmpty { d.faute("prix_forfait_salarie", "Donnez au moins un prix.") }
        return tarifs
    }

    /// Lines beyond the first of each model: the form has one field per model and leaves them as they are.
    static func horsFormulaire(_ tarifs: [TarifValeurs]) -> [TarifValeurs] {
        var vus: Set<Tarif.Modele> = []
        return tarifs.filter { !vus.insert($0.modele).inserted }
    }

    static func champs(_ s: Saisie, _ tarifs: [TarifValeurs]) -> [any Fragment] {
        let parModele = Dictionary(tarifs.map { ($0.modele, $0) }, uniquingKeysWith: { premier, _ in premier })
        let forfait = parModele[.forfaitSalarie]
        var champs: [any Fragment] = Tarif.Modele.allCases.map { modele in
            let prix = parModele[modele].flatMap { $0.tranches.isEmpty ? Prix.saisie($0.prixMicro) : nil }
            return s.champ(
                "prix_\(modele.rawValue)", "Euros HT \(modele.par)", prix, genre: .montant,
                aide: modele.usage.map { "D'usage \($0.lowerBound) à \($0.upperBound) €." })
        }
        champs += [
            s.champ(
                "tranches", "Forfait par tranches d'effectif", forfait.map { Tranches.texte($0.tranches) }, genre: .zone(3),
                aide: "Une tranche par ligne : 50 = 24,00 puis 200 = 20,00 puis au-delà = 17,00.") as any Fragment,
            s.choix(
                "mode_tranches", "Lecture des tranches",
                [Option("volume", "tout l'effectif au prix de sa tranche"), Option("graduel", "chaque tranche à son prix")],
                (forfait?.modeTranches ?? .volume).rawValue),
            s.choix(
                "mode_effectif", "Effectif facturé",
                [
                    Option("reference", "celui du début d'année"), Option("segments", "à chaque changement"),
                    Option("moyenne", "moyenne de l'année"),
                ],
                (forfait?.modeEffectif ?? .reference).rawValue),
            s.champ(
                "demi_journees_incluses", "Demi-journées comprises par mois (forfait mensuel)",
                parModele[.mensuel].map { "\($0.demiJourneesIncluses)" }, genre: .nombre),
        ]
        return champs
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

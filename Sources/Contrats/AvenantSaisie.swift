import Calendrier
import Entreprises
import Mustache
import Tenancy
import Web

/// The form of an avenant: every line in force with its values, to be changed, ended or left; new lines below.
enum AvenantSaisie {
    /// What was typed; nil with at least one fault. `lieux` are the places to open first, by the line that asks for them.
    static func lire(_ d: inout Depouillement, _ f: ContratFormulaire, _ contrat: Contrat) -> Lu? {
        let date = d.dateRequise("date_effet", "Donnez la date d'effet.")
        if let date, date <= contrat.debut {
            d.faute("date_effet", "L'avenant prend effet après le début du contrat, le \(contrat.debut.court).")
        }
        if let date, let fin = contrat.fin, !contrat.taciteReconduction, date > fin {
            d.faute("date_effet", "Le contrat finit le \(fin.court).")
        }
        let objet = d.requis("objet", "Dites en une phrase ce qui change.")
        var lu = Lu(valeurs: AvenantValeurs(dateEffet: date ?? contrat.debut, objet: objet ?? ""), lieux: [:])
        lu.valeurs.signeLe = d.date("signe_le")
        for prestation in f.prestations where ouverte(prestation.du, prestation.au, date) {
            let p = "p-\(prestation.id)-"
            if d.coche("\(p)fin") {
                lu.valeurs.prestations.append((prestation.id, nil))
            } else if prestation.genre == .permanence, d.champs.texte("\(p)frequence") != nil, let nouvelle = PrestationSaisie.lire(&d, p) {
                let (v, lieu) = (avec(nouvelle.valeurs, prestation), nouvelle.lieu)
                guard v != avec(PrestationValeurs(prestation), prestation) || lieu != prestation.lieu.map(PrestationSaisie.Lieu.connu)
                else { continue }
                lu.lieux[lu.valeurs.prestations.count] = lieu
                lu.valeurs.prestations.append((prestation.id, v))
            }
        }
        for tarif in f.tarifs where ouverte(tarif.du, tarif.au, date) {
            let champ = "t-\(tarif.id)"
            if d.coche("\(champ)-fin") {
                lu.valeurs.tarifs.append((tarif.id, nil))
            } else if let nouveau = nouveauPrix(&d, champ, tarif, f.indices, date) {
                lu.valeurs.tarifs.append((tarif.id, nouveau))
            }
        }
        ajouts(&d, f, &lu)
        if lu.valeurs.vide, d.fautes.isEmpty {
            d.faute("objet", "Rien ne change encore : modifiez une ligne, terminez-la ou ajoutez-en une.")
        }
        return d.fautes.isEmpty ? lu : nil
    }

    struct Lu: Sendable {
        var valeurs: AvenantValeurs
        /// Places of `valeurs.prestations`, by their rank there.
        var lieux: [Int: PrestationSaisie.Lieu]
        /// Place of the line of permanences added, which is then the first of `valeurs.nouvellesPrestations`.
        var nouveauLieu: PrestationSaisie.Lieu?
    }

    private static func ouverte(_ du: DateCivile, _ au: DateCivile?, _ date: DateCivile?) -> Bool {
        date.map { jour in au.map { jour <= $0 } ?? true } ?? (au == nil)
    }

    /// The form does not show the worker nor the label of the line: they stay; the place is compared apart.
    private static func avec(_ v: PrestationValeurs, _ p: Prestation) -> PrestationValeurs {
        var v = v
        (v.intervenant, v.libelle, v.lieu) = (p.intervenant, p.libelle, nil)
        return v
    }

    private static func nouveauPrix(
        _ d: inout Depouillement, _ champ: String, _ tarif: Tarif, _ indices: [Indice], _ date: DateCivile?
    ) -> TarifValeurs? {
        var v = TarifValeurs(tarif)
        if tarif.tranches.isEmpty {
            guard let prix = d.lire(champ, NombreSaisi.micro), prix != tarif.prixMicro else { return nil }
            v.prixMicro = prix
            TarifSaisie.centimes(&d, tarif.modele, prix, champ: champ)
        } else {
            guard let tranches = d.lire(champ, Tranches.lire), let premiere = tranches.first, tranches != v.tranches else { return nil }
            (v.tranches, v.prixMicro) = (tranches, premiere.prixMicro)
        }
        // A new price starts from a new index: revised from the old one, it would take the past rises twice.
        if v.indexation != nil, let base = d.lire("\(champ)-base", { NombreSaisi.decimal($0, decimales: 6) }), base > 0 {
            v.indexation?.baseMicro = base
        }
        return v
    }

    private static func ajouts(_ d: inout Depouillement, _ f: ContratFormulaire, _ lu: inout Lu) {
        if d.coche("n_ajouter"), let permanence = PrestationSaisie.lire(&d, "n_") {
            lu.nouveauLieu = permanence.lieu
            lu.valeurs.nouvellesPrestations.append(permanence.valeurs)
        }
        for genre in d.champs.all("services").compactMap(Prestation.Genre.init) where genre != .permanence {
            var v = PrestationValeurs()
            v.genre = genre
            lu.valeurs.nouvellesPrestations.append(v)
        }
        for modele in Tarif.Modele.allCases {
            guard let prix = d.lire("prix_\(modele.rawValue)", NombreSaisi.micro) else { continue }
            TarifSaisie.centimes(&d, modele, prix)
            if modele != .forfaitSalarie, modele != .annuel,
                f.tarifs.contains(where: { $0.modele == modele && ouverte($0.du, $0.au, lu.valeurs.dateEffet) })
            {
                d.faute("prix_\(modele.rawValue)", "Ce contrat a déjà un prix \(modele.par) : changez-le plus haut.")
            }
            let pris = Set(f.tarifs.map(\.code))
            let code = TarifSaisie.code(modele)
            var n = 2
            while pris.contains("\(code)-\(n)") { n += 1 }
            lu.valeurs.nouveauxTarifs.append(
                TarifValeurs(code: pris.contains(code) ? "\(code)-\(n)" : code, modele: modele, prixMicro: prix))
        }
    }

    /// The index a changed price starts from: by default the last one published for that year.
    private static func depart(_ s: Saisie, _ tarif: Tarif, _ indices: [Indice], _ jour: DateCivile) -> [any Fragment] {
        guard let indexation = tarif.indexation, let indice = indices.first(where: { $0.code == indexation.indice }) else { return [] }
        let base = indice.derniere(jour.annee)?.valeurMicro ?? indexation.baseMicro
        return [
            s.champ(
                "t-\(tarif.id)-base", "\(indice.libelle), indice de départ du nouveau prix", Decimales.micro(base), genre: .montant,
                aide: "Ne compte que si le prix change : il se révise depuis cette valeur.")
        ]
    }

    static func sections(_ s: Saisie, _ f: ContratFormulaire, le jour: DateCivile) -> [PageFormulaire.Section] {
        var sections: [PageFormulaire.Section] = [
            .init(
                "Avenant",
                [
                    s.champ(
                        "date_effet", "Date d'effet", jour.description, genre: .date, aide: "Les lignes changées finissent la veille.",
                        requis: true),
                    s.champ("signe_le", "Signé le", genre: .date),
                    s.champ("objet", "Objet", aide: "Par exemple : passage à un rythme hebdomadaire.", requis: true),
                ])
        ]
        for prestation in f.prestations where prestation.au.map({ $0 >= jour }) ?? true {
            let p = "p-\(prestation.id)-"
            let fin = s.coche("\(p)fin", "Terminer cette ligne la veille de l'avenant")
            let champs =
                prestation.genre == .permanence
                ? PrestationSaisie.champs(
                    s, p, PrestationValeurs(prestation), lieux: f.lieux, etablissements: f.etablissements, groupes: f.groupes) + [
                        fin as any Fragment
                    ] : [fin as any Fragment]
            sections.append(.init(prestation.nom, phrase: "Depuis le \(prestation.du.court) : \(prestation.rythme).", champs))
        }
        let prix: [any Fragment] = f.tarifs.filter { $0.au.map { $0 >= jour } ?? true }.flatMap { tarif -> [any Fragment] in
            [
                tarif.tranches.isEmpty
                    ? s.champ(
                        "t-\(tarif.id)", "\(tarif.nomLisible), euros HT \(tarif.modele.par)", Prix.saisie(tarif.prixMicro),
                        genre: .montant)
                    : s.champ(
                        "t-\(tarif.id)", "\(tarif.nomLisible), tranches", Tranches.texte(TarifValeurs(tarif).tranches), genre: .zone(3))
            ] + depart(s, tarif, f.indices, jour) + [s.coche("t-\(tarif.id)-fin", "Retirer ce prix")]
        }
        if !prix.isEmpty { sections.append(.init("Prix en vigueur", prix)) }
        let ajouter: any Fragment = s.coche("n_ajouter", "Ajouter cette ligne de permanences")
        sections.append(
            .init(
                "Nouvelle ligne de permanences", phrase: "Autre lieu, autre langue ou autre métier. Sans la coche, rien ne s'ajoute.",
                [ajouter] + PrestationSaisie.champs(s, "n_", nil, lieux: f.lieux, etablissements: f.etablissements, groupes: f.groupes)))
        let services = Prestation.Genre.allCases.filter { $0 != .permanence }.map { Option($0.rawValue, $0.libelle) }
        sections.append(
            .init(
                "Ajouter", phrase: "Laissez vide ce qui ne s'ajoute pas.",
                [s.plusieurs("services", "Services optionnels", services) as any Fragment]
                    + Tarif.Modele.allCases.map {
                        s.champ("prix_\($0.rawValue)", "Nouveau prix, euros HT \($0.par)", genre: .montant)
                    }))
        return sections
    }
}

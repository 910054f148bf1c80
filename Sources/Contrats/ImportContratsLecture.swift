import Calendrier
import Entreprises
import Postgres
import Tenancy

/// Reads the cells of one contract and says what they change.
enum ImportContratsLecture {
    /// The head: allowed on a signed contract too.
    static func tete(
        _ l: inout LigneLue, _ v: inout ContratValeurs, debut: DateCivile, _ contexte: ImportContratsContexte, _ d: inout Differences
    ) {
        d.poser("début", &v.debut, debut) { $0.chiffres }
        d.poser("fin", &v.fin, l.date("fin").map(Optional.some)) { $0?.chiffres ?? "" }
        if let fin = v.fin, fin < v.debut { l.faute("fin", "le dernier jour vient avant le premier, le \(v.debut.chiffres).") }
        d.poser("état", &v.statut, l.choix("statut", statuts)) { $0.libelle }
        d.poser("signé le", &v.signeLe, l.date("signe_le").map(Optional.some)) { $0?.chiffres ?? "" }
        if v.statut == .signe, v.signeLe == nil { l.faute("signe_le", "un contrat signé porte la date de sa signature.") }
        d.poser("tacite reconduction", &v.taciteReconduction, l.ouiNon("tacite_reconduction")) { $0 ? "oui" : "non" }
        d.poser("préavis", &v.preavisMois, l.entier("preavis_mois", 0...24)) { "\($0) mois" }
        d.poser("objet", &v.objet, l.texte("objet"))
        if let nom = l.texte("intervenant") {
            if let trouve = contexte.intervenants.first(where: { $0.designe(nom) }) {
                d.poser("intervenant", &v.intervenant, Optional.some(trouve.id)) { id in
                    contexte.intervenants.first { $0.id == id }?.nom ?? ""
                }
            } else {
                l.faute("intervenant", "personne de ce nom dans l'équipe. Écrivez prénom et nom comme à la page Équipe.")
            }
        }
        if let mois = l.entier("facturation_mois", 1...12) {
            if [1, 2, 3, 4, 6, 12].contains(mois) {
                d.poser("facturation", &v.facturationMois, mois) { "\($0) mois" }
            } else {
                l.faute("facturation_mois", "un de ces nombres de mois est attendu : 1, 2, 3, 4, 6, 12.")
            }
        }
        ImportTarification.tete(&l, &v, &d)
        d.poser("moment de facturation", &v.terme, l.choix("terme_facturation", termes)) { $0.libelle }
    }

    /// The line of permanences and the prices: creation and drafts; compared, and refused if different, on a signed contract.
    static func lignes(
        _ l: inout LigneLue, _ existant: Contrat?, _ entreprise: Entreprise, _ contexte: ImportContratsContexte, _ d: inout Differences
    ) -> LignesImportees {
        let anciennes =
            existant.flatMap { contexte.prestations[$0.id] }?.filter { $0.genre == .permanence && $0.au == nil || $0.au == existant?.fin }
            ?? []
        let ancienne = anciennes.last { $0.genre == .permanence }
        var v = ancienne.map(PrestationValeurs.init) ?? PrestationValeurs()
        let avant = v
        var differences = Differences()
        differences.poser("rythme", &v.frequence, l.choix("rythme", rythmes, aide: aideRythme).map(Optional.some)) {
            $0?.libelleCourt ?? ""
        }
        differences.poser("durée", &v.dureeDemiJournees, l.choix("duree", durees).map(Optional.some)) {
            $0 == 2 ? "journée" : "demi-journée"
        }
        if v.dureeDemiJournees == nil { v.dureeDemiJournees = 1 }
        differences.poser("demi-journées par an", &v.demiJourneesAn, l.entier("demi_journees_an", 0...1_040).map(Optional.some)) {
            $0.map(String.init) ?? ""
        }
        if let creneaux = creneaux(&l) {
            differences.poser("demi-journées possibles", &v.creneauxAutorises, creneaux) { $0.map(\.description).joined(separator: " ") }
            v.creneauxPreferes = v.creneauxPreferes.filter(creneaux.contains)
        }
        if let frequence = v.frequence {
            if v.demiJourneesAn == nil { v.demiJourneesAn = frequence.foisParAn * (v.dureeDemiJournees ?? 1) }
            if v.creneauxAutorises.isEmpty {
                v.creneauxAutorises = v.dureeDemiJournees == 2 ? Creneau.tous : Creneau.tous.filter { $0.demi == .AM }
            }
        }
        let lieu = lieu(&l, entreprise, contexte, requis: existant == nil && v.frequence != nil)
        if case .connu(let id)? = lieu {
            differences.poser("lieu", &v.lieu, Optional.some(id)) { id in contexte.lieux.first { $0.id == id }?.nom ?? "" }
        }
        let prix = prix(&l, existant.flatMap { contexte.tarifs[$0.id] } ?? [], contexte.indices, &differences)
        if existant == nil, v.frequence == nil, l.texte("rythme") == nil {
            l.faute("rythme", "le rythme des permanences est attendu : \(aideRythme)")
        }
        if let existant, existant.statut != .brouillon, let change = differences.liste.first {
            l.faute(
                cle(change.champ),
                "\(change.champ) : le contrat est signé et dit « \(change.avant) ». Un avenant le change, à la page du contrat.")
        }
        for changement in differences.liste { d.noter(changement.champ, changement.avant, changement.apres) }
        return LignesImportees(permanence: v != avant || existant == nil ? v : nil, ancienne: ancienne, lieu: lieu, tarifs: prix)
    }

    private static func prix(_ l: inout LigneLue, _ anciens: [Tarif], _ indices: [Indice], _ d: inout Differences) -> [TarifValeurs] {
        var tarifs: [TarifValeurs] = []
        for (colonne, modele) in colonnesDePrix {
            let saisi = l.euros(colonne)
            let ancien = anciens.last { $0.modele == modele && $0.code == TarifSaisie.code(modele) }.map(TarifValeurs.init)
            guard var v = ancien ?? saisi.map({ TarifValeurs(code: TarifSaisie.code(modele), modele: modele, prixMicro: $0) }) else {
                continue
            }
            if let saisi, saisi != ancien?.prixMicro {
                d.noter(modele.libelle, ancien.map { Prix.lisible($0.prixMicro) } ?? "", Prix.lisible(saisi))
                // One price in a cell replaces tiers.
                (v.prixMicro, v.tranches, v.modeTranches) = (saisi, [], nil)
            }
            ImportTarification.options(&l, &v, indices, &d)
            if v != ancien { tarifs.append(v) }
        }
        if anciens.isEmpty, tarifs.isEmpty, l.fautes.isEmpty {
            l.faute("prix_salarie", "au moins un prix est attendu (par salarié, demi-journée, journée, mois ou an).")
        }
        return tarifs
    }

    private static func creneaux(_ l: inout LigneLue) -> [Creneau]? {
        guard let texte = l.texte("creneaux") else { return nil }
        var lus: [Creneau] = []
        for mot in texte.split(whereSeparator: { " ,/+".contains($0) }) {
            let parties = mot.split(separator: "-")
            let code = parties.count == 2 ? "\(parties[0].lowercased().prefix(3))-\(parties[1].uppercased())" : String(mot)
            guard let creneau = Creneau(code) else {
                l.faute("creneaux", "« \(mot) » : écrivez le jour et la demi-journée, mar-AM (matin) ou jeu-PM (après-midi).")
                return nil
            }
            lus.append(creneau)
        }
        return Array(Set(lus)).sorted()
    }

    private static func lieu(
        _ l: inout LigneLue, _ entreprise: Entreprise, _ contexte: ImportContratsContexte, requis: Bool
    ) -> PrestationSaisie.Lieu? {
        let siens = contexte.lieux.filter { $0.entreprise == entreprise.id || $0.entreprise == nil }
        let etablissements = contexte.etablissements[entreprise.id]?.filter(\.ouvert) ?? []
        if let nom = l.texte("lieu") {
            if let lieu = siens.first(where: { MotCle.de($0.nom) == MotCle.de(nom) }) { return .connu(lieu.id) }
            if let etablissement = etablissements.first(where: { $0.code == nom.uppercased() || MotCle.de($0.nom) == MotCle.de(nom) }) {
                return siens.first { $0.etablissement == etablissement.id }.map { .connu($0.id) } ?? .aOuvrir(etablissement.id)
            }
            l.faute(
                "lieu",
                "lieu inconnu. Écrivez un établissement de \(entreprise.nom) (\(etablissements.map(\.code).joined(separator: ", "))) ou un bureau."
            )
            return nil
        }
        guard requis else { return nil }
        if let propre = siens.first(where: { $0.entreprise == entreprise.id }) { return .connu(propre.id) }
        if let seul = etablissements.first { return .aOuvrir(seul.id) }
        l.faute("lieu", "\(entreprise.nom) n'a ni lieu ni établissement. Importez d'abord ses établissements, ou nommez un bureau.")
        return nil
    }

    /// Column a changed field comes from, to point at the cell.
    private static func cle(_ champ: String) -> String {
        switch champ {
        case "durée": "duree"
        case "effectif facturé": "effectif_facture"
        case "année incomplète": "annee_incomplete"
        case "demi-journées comprises": "incluses"
        case "déduction": "deduction"
        case "échéances": "echeances"
        case "révision": "indice"
        case "demi-journées par an": "demi_journees_an"
        case "demi-journées possibles": "creneaux"
        case "lieu", "rythme": champ
        default: colonnesDePrix.first { $0.modele.libelle == champ }?.colonne ?? "rythme"
        }
    }

    private static let aideRythme =
        "« hebdomadaire », « bimensuelle » (deux fois par mois) ou « mensuelle ». « Tous les deux mois » n'est pas proposé."
    private static let rythmes: [(mots: [String], valeur: Frequence)] = [
        (["hebdomadaire", "hebdo", "chaque semaine"], .hebdomadaire),
        (["bimensuelle", "deux fois par mois", "2 fois par mois"], .bimensuelle),
        (["mensuelle", "mensuel", "chaque mois"], .mensuelle),
    ]
    private static let durees: [(mots: [String], valeur: Int)] = [
        (["demi-journée", "1/2 journée", "1"], 1), (["journée", "jour", "2"], 2),
    ]
    private static let statuts: [(mots: [String], valeur: Contrat.Statut)] = [
        (["signé", "en cours", "actif"], .signe), (["brouillon", "projet"], .brouillon), (["résilié", "terminé"], .resilie),
    ]
    private static let termes: [(mots: [String], valeur: Contrat.Terme)] = [
        (["échu", "à terme échu", "terme échu"], .echu), (["avance", "d'avance", "à échoir"], .avance),
    ]
    private static let colonnesDePrix: [(colonne: String, modele: Tarif.Modele)] = [
        ("prix_salarie", .forfaitSalarie), ("prix_demi_journee", .demiJournee), ("prix_journee", .journee), ("prix_mensuel", .mensuel),
        ("prix_annuel", .annuel),
    ]
}

/// The lines a file gives to a contract: nil or empty when it changes none.
struct LignesImportees {
    let permanence: PrestationValeurs?
    let ancienne: Prestation?
    let lieu: PrestationSaisie.Lieu?
    let tarifs: [TarifValeurs]

    /// Creates the contract with its lines, or changes its head and, for a draft, its lines in place.
    func ecrire(_ v: ContratValeurs, _ existant: Contrat?, _ entreprise: Entreprise, _ contexte: ImportContratsContexte, _ tx: Transaction)
        throws
    {
        let au = v.taciteReconduction ? nil : v.fin
        let id: ID<Contrat>
        if let existant {
            id = existant.id
            try ContratStore.modifier(entreprise.id, id, v, tx)
        } else {
            id = try ContratStore.creer(entreprise.id, v, tx)
        }
        // A draft whose first day moves takes its lines along.
        let deplace = existant.map { $0.debut != v.debut } ?? false
        if var permanence = permanence ?? (deplace ? ancienne.map(PrestationValeurs.init) : nil) {
            if let lieu { permanence.lieu = try lieu.ouvert(entreprise, contexte.etablissements[entreprise.id] ?? [], tx) }
            if let ancienne { try PrestationStore.retirer(entreprise.id, ancienne.id, tx) }
            _ = try PrestationStore.ouvrir(entreprise.id, id, du: v.debut, au: au, permanence, tx)
        }
        let anciens = existant.flatMap { contexte.tarifs[$0.id] } ?? []
        let gardes = deplace ? anciens.filter { ancien in !tarifs.contains { $0.code == ancien.code } }.map(TarifValeurs.init) : []
        for tarif in tarifs + gardes {
            for ancien in anciens where ancien.code == tarif.code { try TarifStore.retirer(entreprise.id, ancien.id, tx) }
            try TarifStore.ouvrir(entreprise.id, id, du: v.debut, au: au, tarif, tx)
        }
    }
}

extension IntervenantContrat {
    /// « Claire Hoffmann » and « Hoffmann Claire » alike.
    func designe(_ texte: String) -> Bool {
        func mots(_ texte: String) -> [String] { texte.split(separator: " ").map { MotCle.de(String($0)) }.sorted() }
        return mots(texte) == mots(nom)
    }
}

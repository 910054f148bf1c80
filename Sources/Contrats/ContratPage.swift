import Calendrier
import Entreprises
import Mustache
import Tenancy
import Web

/// Everything a contract's page shows, read in one transaction.
struct ContratContenu: Sendable {
    let contrat: Contrat
    let entreprise: Entreprise
    let etablissements: [Etablissement]
    let effectifs: HistoriqueEffectif
    let prestations: [Prestation]
    let tarifs: [Tarif]
    let avenants: [Avenant]
    let lieux: [ID<LieuTag>: String]
    let intervenant: String?
    let participations: [ParticipationVue]
    let compte: RegistreCompte?
    let etats: [String: Int]
    let ratio: Int
    /// Staff only.
    var verification: VerificationTVA?
    var groupes: [ID<GroupeTag>: String] = [:]

    /// The day the contract is looked at: today, or its first day when it has not begun.
    func jour(_ aujourdhui: DateCivile) -> DateCivile { max(aujourdhui, contrat.debut) }

    func dimensionnement(le jour: DateCivile) -> Dimensionnement {
        Dimensionnement(
            prestations: prestations, tarifs: tarifs, effectif: effectifs.total(le: jour), ratio: ratio, le: jour)
    }

    func seuil(le jour: DateCivile) -> SeuilLegal {
        SeuilLegal(
            pays: entreprise.pays,
            effectifs: etablissements.filter(\.ouvert).map { ($0.nom, effectifs.enVigueur($0.id, le: jour)?.nombre) })
    }
}

/// The page of one contract, for the provider's staff.
struct ContratPage: Page {
    static let gabarit = "contrat"
    let c: ContratContenu
    let aujourdhui: DateCivile
    let ecrit: Bool

    private var jour: DateCivile { c.jour(aujourdhui) }
    private var chemin: String { "/contrats/\(c.contrat.id)" }

    var entete: Entete {
        Entete(
            "Contrat \(c.contrat.numero)", h1: "\(c.entreprise.nom), contrat \(c.contrat.numero)",
            ariane: [("Contrats", "/contrats"), (c.entreprise.nom, "/entreprises/\(c.entreprise.id)")], sous: sous,
            donnees: ["gestion.contrat", "gestion.prestation", "gestion.tarif"],
            visible: "La RH voit son contrat sans ce que le prix permet.", densite: .dense, ici: "/contrats", actions: actions)
    }

    private var sous: String {
        let etat =
            switch c.contrat.statut {
            case .brouillon: "brouillon, non signé"
            case .signe:
                aujourdhui < c.contrat.debut
                    ? "commence le \(c.contrat.debut.court)"
                    : c.contrat.echeance.dernierJour(apres: aujourdhui).map { "en cours jusqu'au \($0.court)" } ?? "en cours, sans terme"
            case .resilie: "résilié" + (c.contrat.fin.map { ", jusqu'au \($0.court)" } ?? "")
            }
        let debut = c.entreprise.livraison.libelle
        return
            "\(debut.prefix(1).uppercased() + debut.dropFirst()), droit \(c.contrat.cadre == .FR ? "français" : "luxembourgeois"), \(etat)"
    }

    private var actions: [Action] {
        guard ecrit else { return [Action("Devis de l'année", "\(chemin)/devis")] }
        return [
            Action("Devis de l'année", "\(chemin)/devis"),
            Action(c.contrat.statut == .brouillon ? "Modifier le brouillon" : "Modifier", "\(chemin)/modifier"),
            Action("Nouvel avenant", "\(chemin)/avenants/nouveau", .plein),
        ]
    }

    func child(named name: String) -> Any? {
        switch name {
        case "alertes": alertes.map(\.balisage)
        case "jauge": c.compte?.jauge(c.etats)
        case "sansRegistre":
            c.compte == nil
                ? Vide("Aucune demi-journée au registre cette année.", suite: "Elles y entrent quand la période est planifiée.") : nil
        case "annee": c.compte.map { "Année \($0.annee)" } ?? "Année en cours"
        case "registre": "/permanences/registre/\(c.entreprise.id)/\(c.contrat.id)"
        case "prestations":
            c.prestations.filter { $0.enVigueur(le: jour) }.map { LignePrestation(p: $0, lieux: c.lieux, groupes: c.groupes) }
        case "tarifs": c.tarifs.filter { $0.enVigueur(le: jour) }.map { LigneTarif(t: $0) }
        case "sansTarif":
            c.tarifs.contains { $0.enVigueur(le: jour) } || !c.participations.isEmpty
                ? nil : Vide("Aucun prix en vigueur : ce contrat ne facture rien.")
        case "anciennes": anciennes
        case "aAnciennes": !anciennes.isEmpty
        case "entreprise": c.entreprise.nom
        case "faits": faits
        case "financees": plage(c.dimensionnement(le: jour).financees)
        case "besoin": plage(c.dimensionnement(le: jour).besoin)
        case "dues": Web.nombre(c.dimensionnement(le: jour).dues)
        case "calcul": DimensionnementPhrases(d: c.dimensionnement(le: jour), ratio: c.ratio).calcul
        case "frise": Frise(c, le: aujourdhui).moments
        default: nil
        }
    }

    private var alertes: [Alerte] {
        var alertes: [Alerte] = []
        if c.contrat.statut == .signe, let alerte = c.contrat.echeance.alerte(le: aujourdhui, horizon: 90) {
            alertes.append(Alerte(.attention, alerte.phrase, fort: "Échéance."))
        }
        if let phrase = DimensionnementPhrases(d: c.dimensionnement(le: jour), ratio: c.ratio).avertissement {
            alertes.append(
                Alerte(
                    .attention, phrase, fort: "Contrat sous-dimensionné.",
                    liens: ecrit ? [("Préparer un avenant", "\(chemin)/avenants/nouveau")] : []))
        }
        return alertes
    }

    private var anciennes: [Fait] {
        let prestations = c.prestations.filter { ($0.au ?? jour) < jour }.map { p in
            Fait("\(p.nom), \(p.rythme)", Periode(debut: p.du, fin: p.au ?? p.du).duAu)
        }
        let tarifs = c.tarifs.filter { ($0.au ?? jour) < jour }.map { t in
            Fait("\(t.nomLisible), \(t.prixLisible)", Periode(debut: t.du, fin: t.au ?? t.du).duAu)
        }
        return prestations + tarifs
    }

    private var faits: [Fait] { FaitsDuContrat(c: c, jour: aujourdhui).faits }

    private func plage(_ plage: ClosedRange<Int>?) -> String? {
        plage.map {
            $0.lowerBound == $0.upperBound ? Web.nombre($0.lowerBound) : "\(Web.nombre($0.lowerBound)) – \(Web.nombre($0.upperBound))"
        }
    }
}

/// Labels and values of a contract, the same for the provider and for the HR.
struct FaitsDuContrat {
    let c: ContratContenu
    let jour: DateCivile

    var faits: [Fait] {
        let contrat = c.contrat
        var faits: [Fait] = []
        let ouverts = c.etablissements.filter(\.ouvert)
        if let seul = ouverts.first {
            faits.append(
                Fait("Établissement", ouverts.count == 1 ? "\(seul.nom), \(seul.adresseLisible)" : pluriel(ouverts.count, "établissement")))
        }
        faits.append(Fait("Effectif", effectif))
        faits.append(Fait("Seuil légal", c.seuil(le: jour).phrase))
        faits.append(Fait("Intervenant", c.intervenant ?? "non nommé"))
        faits.append(Fait("Échéance", echeance))
        faits.append(Fait("Facturation", facturation))
        faits.append(
            Fait(
                "Annulation",
                "tardive à moins de \(pluriel(contrat.preavisAnnulationJours, "jour ouvré", "jours ouvrés")), "
                    + "facturée \(Decimales.centiemes(contrat.tauxAnnulationTardive)) %"))
        if let minimum = contrat.minimumCents {
            let reduit = contrat.minimumProrata ? ", réduit si elle est incomplète" : ", dû en entier"
            faits.append(Fait("Minimum", "\(euros(minimum)) \(contrat.minimumPar.libelle)\(reduit)"))
        }
        for participation in c.participations { faits.append(Fait("Permanence mutualisée", participation.phrase)) }
        if let servi = c.etablissements.first(where: { $0.id == contrat.etablissement }) {
            faits.append(Fait("Établissement servi", "\(servi.nom), \(servi.territoire == .LU ? "Luxembourg" : "France")"))
        }
        if let numero = contrat.acheteurTVA ?? c.entreprise.tva { faits.append(Fait("TVA", c.verification?.phrase ?? numero)) }
        if let signe = contrat.signeLe { faits.append(Fait("Signé", "le \(signe.court)")) }
        if !contrat.objet.isEmpty { faits.append(Fait("Objet", contrat.objet)) }
        return faits
    }

    private var effectif: String {
        guard let total = c.effectifs.total(le: c.jour(jour)) else { return "à déclarer" }
        let dernier = c.effectifs.declarations.last { $0.aPartirDu <= c.jour(jour) }
        return pluriel(total, "salarié") + (dernier.map { ", déclaré le \($0.declareLe.court)" } ?? "")
    }

    private var echeance: String {
        guard let dernier = c.contrat.echeance.dernierJour(apres: jour) else { return "sans terme" }
        let suite = c.contrat.taciteReconduction ? "tacite reconduction" : "sans reconduction"
        guard let limite = c.contrat.echeance.limitePreavis(apres: jour) else { return "\(dernier.court), \(suite)" }
        return "\(dernier.court), \(suite). Préavis \(limite < jour ? "passé depuis le" : "jusqu'au") \(limite.court)"
    }

    private var facturation: String {
        let mois = c.contrat.facturationMois
        let rythme =
            switch mois {
            case 1: "chaque mois"
            case 12: "une fois par an"
            default: "tous les \(mois) mois"
            }
        return "\(rythme), \(c.contrat.terme.libelle)"
    }
}

struct LignePrestation: MustacheParent, Sendable {
    let p: Prestation
    let lieux: [ID<LieuTag>: String]
    var groupes: [ID<GroupeTag>: String] = [:]

    func child(named name: String) -> Any? {
        switch name {
        case "nom": p.nom
        case "rythme": p.rythme
        case "moments": moments.isEmpty ? nil : moments
        case "depuis": p.du.court
        case "jusqua": p.au?.court
        case "dues": p.demiJourneesAn.map { "\(Web.nombre($0)) par an" } ?? "–"
        default: nil
        }
    }

    private var moments: String {
        let lieu = p.lieu.flatMap { lieux[$0] }
        let creneaux = p.creneauxAutorises.map { p.creneauxPreferes.contains($0) ? "\($0.libelle) de préférence" : $0.libelle }
        let quand = creneaux.count > 4 ? "\(creneaux.count) demi-journées possibles dans la semaine" : creneaux.joined(separator: ", ")
        let partage = p.groupe.flatMap { groupes[$0] }.map { "mutualisée : \($0)" }
        return [lieu, quand, partage].compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: " ; ")
    }
}

struct LigneTarif: MustacheParent, Sendable {
    let t: Tarif

    func child(named name: String) -> Any? {
        switch name {
        case "nom": t.nomLisible
        case "code": t.code
        case "depuis": t.du.court
        case "jusqua": t.au?.court
        case "prix": t.prixLisible
        case "conditions": t.conditions.isEmpty ? nil : t.conditions.joined(separator: " ; ")
        default: nil
        }
    }
}

extension Prestation {
    /// « Permanence, assistant de service social ».
    var nom: String {
        if !libelle.isEmpty { return libelle }
        return genre == .permanence ? "\(genre.libelle), \(metier.libelle)" : genre.libelle
    }
}

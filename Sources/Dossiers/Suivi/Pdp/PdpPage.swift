import Calendrier
import Foundation
import Tenancy
import Web

/// `/dossiers/…/arrets`: the clock drawn, its steps in words with their sources, the leaves.
struct PdpPage: Page {
    static let gabarit = "arrets"

    let lu: DossierLu
    let saisie: Saisie
    let fautes: FautesResume?
    let moi: UUID
    let csrf: String
    let aujourdhui = DateCivile.aujourdhui()
    /// An end that could not be noted.
    var refuse: FormulaireRefuse?

    init(_ lu: DossierLu, _ saisie: Saisie, _ fautes: FautesResume?, _ requete: Requete) {
        self.lu = lu
        self.saisie = saisie
        self.fautes = fautes
        moi = requete.principal.compte.rawValue
        csrf = requete.csrf
    }

    private var absences: [Absence] { HorlogePdp.absences(lu.arrets.map(\.periode)) }

    var entete: Entete {
        Entete(
            "Arrêts de travail, dossier \(lu.dossier.numero)", h1: "Dossier \(lu.dossier.numero)", ariane: [("Dossiers", "/dossiers")],
            sous: lu.dossier.situation, donnees: ["nominatif.arret", "nominatif.pdp_etape", "nominatif.mesure"],
            visible: lu.quiVoit(moi: moi, aujourdhui: aujourdhui), densite: .dense, ici: "/dossiers")
    }

    func child(named nom: String) -> Any? {
        switch nom {
        case "onglets":
            DossierOnglets.onglets(lu.dossier, demarches: lu.demarches.count, mien: lu.dossier.referent.rawValue == moi, courant: .arrets)
        case "chemin": lu.dossier.ref.chemin
        case "fautes": fautes
        case "ouvert": lu.dossier.estOuvert
        case "aucun": lu.arrets.isEmpty
        case "vide": Vide("Aucun arrêt de travail noté", suite: "Deux dates suffisent ; jamais un diagnostic.")
        case "luxembourg":
            droit == .luxembourgeois
                ? Alerte(
                    .information, "Les étapes sont celles du droit luxembourgeois ; à vérifier avec le médecin du travail et la CNS.",
                    fort: "Établissement au Luxembourg.")
                : nil
        case "sansTerme": sansTerme
        case "resume": resume
        case "frise": absences.last.map { FrisePdp(absence: $0, arrets: lu.arrets.map(\.periode), aujourdhui: aujourdhui, droit: droit) }
        case "etapes": lu.etapes.sorted { $0.le < $1.le }.map(etape)
        case "arrets": lu.arrets.reversed().map(arret)
        case "champs": champs.map(\.balisage)
        case "origine": saisie.choix("origine", "Cause", OrigineArret.options, OrigineArret.maladie.rawValue, requis: true)
        default: nil
        }
    }

    private var droit: DroitTravail { DroitTravail(territoire: lu.dossier.territoire) }

    private var champs: [any Fragment] {
        var champs: [any Fragment] = [
            saisie.champ("debut", "Premier jour", genre: .date, requis: true),
            saisie.champ(
                "fin", "Dernier jour, s'il est connu", genre: .date, aide: "Une prolongation est un nouvel arrêt : ils s'ajoutent."),
        ]
        if let ouvert = lu.arrets.last(where: { $0.periode.fin == nil }) {
            champs.append(
                saisie.champ(
                    "finPrecedent", "Fin de l'arrêt du \(ouvert.periode.debut.court)", genre: .date,
                    aide: "Il n'en a pas : elle est demandée pour en ajouter un plus tard."))
        }
        return champs
    }

    /// A leave left without an end before another one dates nothing: said, not guessed.
    private var sansTerme: Alerte? {
        absences.first(where: \.termeInconnu).map {
            Alerte(
                .attention, "Un autre commence après, et le travail a peut-être repris entre les deux : notez son dernier jour.",
                fort: "L'arrêt du \($0.arrets.last?.debut.court ?? "?") n'a pas de fin.")
        }
    }

    private var resume: String? {
        guard let absence = absences.last else { return nil }
        let jours = absence.jours(au: aujourdhui)
        let etat =
            if let fin = absence.fin, fin < aujourdhui {
                "Dernière absence : du \(absence.debut.court) au \(fin.court), \(pluriel(jours, "jour"))."
            } else {
                "En arrêt depuis le \(absence.debut.court), \(pluriel(jours, "jour"))."
            }
        let cumul = HorlogePdp.cumul(absences, au: aujourdhui)
        return cumul == jours ? etat : "\(etat) \(pluriel(cumul, "jour")) d'arrêt sur les douze derniers mois."
    }

    private func etape(_ e: EtapePosee) -> Balisage {
        let reste = aujourdhui.jours(jusqua: e.le)
        let passee = e.jusquau.map { $0 < aujourdhui } ?? false
        let classe = e.statut == .prevue ? (passee ? "clos" : "attente") : "clos"
        let badge: Balisage =
            switch e.statut {
            case .faite: "\(Badge("faite", comme: .tenue))"
            case .ecartee: "\(Badge("écartée", comme: .annuleeClient))"
            case .prevue:
                passee
                    ? "\(Badge("passée", comme: .feriee))"
                    : reste <= 0
                        ? "\(Badge(e.etape.nature.mot, comme: .due))"
                        : "\(Badge("dans \(pluriel(reste, "jour"))", comme: .planifiee))"
            }
        return """
            <li class="\(classe)"><time datetime="\(e.le.description)">\(e.le.court)</time><div><h3>\(e.etape.libelle.capitale)</h3><p>\(badge) \(e.etape.conseil) <span class="discret nb">\(e.etape.source)</span></p><div class="pile serre">\(mesures(e))\(boutons(e))</div></div></li>
            """
    }

    private func boutons(_ e: EtapePosee) -> Balisage {
        guard lu.dossier.estOuvert else { return "" }
        let choix: [(String, String)] =
            e.statut == .prevue ? [("faite", "Fait"), ("ecartee", "Écarter")] : [("prevue", "Prévoir de nouveau")]
        let boutons = choix.map {
            "<button class=\"b mini\" name=\"statut\" value=\"\($0.0)\">\($0.1)<span class=\"lu\"> : \(e.etape.libelle)</span></button>"
                as Balisage
        }
        return """
            <form method="post" class="rang" action="\(lu.dossier.ref.chemin)/arrets/etapes/\(e.id.description)"><input type="hidden" name="_csrf" value="\(csrf)">\(boutons)</form>
            """
    }

    /// What the step proposes: to note in one click, or what is noted of it already.
    private func mesures(_ e: EtapePosee) -> Balisage {
        let lignes = e.etape.mesures.compactMap { sorte -> Balisage? in
            if let notee = lu.mesures.first(where: { $0.sorte == sorte && repond($0, e) }) {
                return "<p class=\"petit\">\(notee.etat.badge) <a href=\"\(notee.chemin)\">\(notee.titre.capitale)</a></p>"
            }
            guard lu.dossier.estOuvert, e.statut != .ecartee else { return nil }
            return """
                <form method="post" action="\(lu.dossier.ref.chemin)/arrets/etapes/\(e.id.description)/mesure"><input type="hidden" name="_csrf" value="\(csrf)">\
                <input type="hidden" name="sorte" value="\(sorte.rawValue)"><button class="b mini">\(Signe("plus"))Noter : \(sorte.libelle)</button></form>
                """
        }
        return "\(lignes)"
    }

    /// Noted from the clock of that absence, still open, or held during it or soon after.
    private func repond(_ m: Mesure, _ e: EtapePosee) -> Bool {
        let fin = (e.jusquau ?? aujourdhui).plus(jours: 60)
        return m.absenceDu == e.absenceDu || m.etat.vive || e.absenceDu <= m.jour && m.jour <= fin
    }

    private func arret(_ a: ArretTravail) -> Balisage {
        let p = a.periode
        let chemin = "\(lu.dossier.ref.chemin)/arrets/\(a.id.description)"
        let formulaires: Balisage =
            lu.dossier.estOuvert
            ? """
            <form method="post" class="ligne-saisie" action="\(chemin)/fin"><input type="hidden" name="_csrf" value="\(csrf)"><input class="saisie" type="date" name="fin" aria-label="Dernier jour de l'arrêt du \(p.debut.court)" value="\(refuse.valeur(a.id.rawValue, "fin", p.fin?.description ?? ""))"><button class="b mini">Noter la fin</button></form>\
            <a class="b mini grave" href="\(chemin)/retrait">Retirer<span class="lu"> l'arrêt du \(p.debut.court)</span></a>
            """ : ""
        let fin = p.fin.map { "au \($0.court), \(pluriel(p.debut.jours(jusqua: $0) + 1, "jour"))" } ?? "en cours, sans terme connu"
        return
            "<li><div class=\"pile serre\"><span>Du \(p.debut.court) \(fin)<br><small class=\"discret\">\(p.origine.libelle)</small></span>\(refuse.faute(a.id.rawValue))<div class=\"rang\">\(formulaires)</div></div></li>"
    }
}

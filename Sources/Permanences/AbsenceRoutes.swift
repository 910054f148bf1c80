import Calendrier
import Contrats
import Hummingbird
import Postgres
import Tenancy
import Web

/// `/absences`: who is away, and which permanences it touches.
struct AbsenceRoutes {
    let bases: Bases

    func ajouter(a routes: Routes) {
        let base = bases[.gestion]
        let ecrire = Acces.compte(.gestion, .planification)
        routes.get("/absences", Acces.compte(.gestion, .planification, .direction)) { requete in
            requete.page(try await page(requete, base))
        }
        routes.post("/absences", ecrire) { requete in
            var fautes = Fautes()
            guard let v = AbsenceValeurs(requete.formulaire, intervenant: nil, &fautes) else {
                return requete.page(try await page(requete, base, fautes), statut: .unprocessableContent)
            }
            do {
                try await base.transaction(as: requete.principal) { try AbsenceStore.ajouter(v, $0) }
            } catch let refus as PostgresError where refus.state == .exclusionViolation {
                fautes["debut"] = "Une absence de cette personne couvre déjà une partie de ces jours."
                return requete.page(try await page(requete, base, fautes), statut: .unprocessableContent)
            }
            let retour = requete.formulaire["retour"] ?? "/absences"
            return requete.redirection(retour.hasPrefix("/equipe/") ? retour : "/absences", fait: "Absence notée \(v.quand).")
        }
        routes.post("/absences/:id/retirer", ecrire) { requete in
            let id: ID<Absence.Tag> = try requete.id("id")
            guard try await base.transaction(as: requete.principal, { try AbsenceStore.retirer(id, $0) }) else { throw Refus.introuvable }
            return requete.redirection("/absences", fait: "Absence retirée.")
        }
    }

    private func page(_ requete: Requete, _ base: Database, _ fautes: Fautes = Fautes()) async throws -> AbsencePage {
        let saisie = Saisie(requete.formulaire, fautes)
        let csrf = requete.csrf
        let debut = DateCivile.aujourdhui()
        return try await base.transaction(as: requete.principal, readOnly: true) { tx in
            AbsencePage(
                absences: try AbsenceStore.pendant(Periode(debut: debut, fin: debut.plus(mois: 12)), tx),
                intervenants: try IntervenantStore.actifs(bureau: nil, tx), saisie: saisie, fautes: fautes, csrf: csrf)
        }
    }
}

/// Absences of the coming year, and the form to note one.
struct AbsencePage: Page {
    static let gabarit = "absences"
    let absences: [Absence]
    let intervenants: [Intervenant]
    let saisie: Saisie
    let fautes: Fautes
    let csrf: String

    var entete: Entete {
        let touchees = absences.reduce(0) { $0 + $1.touchees }
        return Entete(
            "Absences",
            sous: touchees == 0
                ? "Aucune permanence touchée" : "\(pluriel(touchees, "permanence touchée", "permanences touchées")), à replacer",
            donnees: ["gestion.absence"], visible: "La raison médicale n'est jamais écrite.", densite: .dense, ici: "/absences")
    }

    func child(named name: String) -> Any? {
        switch name {
        case "resume": fautes.resume
        case "absences": absences.filter { $0.touchees == 0 }.map { AbsenceLigne(absence: $0, csrf: csrf, nommer: true).balisage }
        case "aResoudre": absences.filter { $0.touchees > 0 }.map { AbsenceLigne(absence: $0, csrf: csrf, nommer: true).balisage }
        case "resoudre": absences.contains { $0.touchees > 0 }
        case "vide": absences.isEmpty ? Vide("Aucune absence à venir.", suite: "Notez un congé ou une formation ci-contre.") : nil
        case "champs": Self.champs(saisie, intervenants: intervenants)
        default: nil
        }
    }

    static func champs(_ saisie: Saisie, intervenants: [Intervenant]?) -> [Balisage] {
        let qui = intervenants.map { tous in
            saisie.champ(
                "intervenant", "Intervenant",
                genre: .liste([Option("", "Choisir")] + tous.map { Option($0.id.description, $0.nomComplet) }), requis: true
            ).balisage
        }
        return [qui].compactMap { $0 } + [
            saisie.champ("debut", "Premier jour", genre: .date, requis: true).balisage,
            saisie.champ("fin", "Dernier jour", genre: .date, aide: "Vide pour un seul jour, et pour un départ.").balisage,
            saisie.choix(
                "nature", "Nature", Absence.Nature.allCases.map { Option($0.rawValue, $0.libelle) }, "conge",
                aide: "Jamais la raison médicale."
            ).balisage,
        ]
    }
}

/// One absence in a list, with the button to withdraw it.
struct AbsenceLigne: Fragment {
    let absence: Absence
    let csrf: String
    var nommer = false

    var balisage: Balisage {
        let qui: Balisage =
            nommer ? "<strong><a href=\"/equipe/\(absence.intervenant.description)\">\(absence.intervenantNom)</a></strong>, " : ""
        let suite: Balisage =
            absence.touchees == 0
            ? "<small class=\"discret\">aucune permanence touchée</small>"
            : "<small class=\"discret\">\(pluriel(absence.touchees, "permanence à replacer", "permanences à replacer"))</small>"
        let remplacer: Balisage =
            absence.touchees == 0
            ? ""
            : "<a class=\"b mini\" href=\"/absences/\(absence.id.description)\">Remplacer<span class=\"lu\"> \(absence.intervenantNom) \(absence.quand)</span></a>"
        return
            "<li><span>\(qui)\(absence.nature.libelle) \(absence.quand)<br>\(suite)</span><span class=\"rang\">\(remplacer)<form method=\"post\" action=\"/absences/\(absence.id.description)/retirer\"><input type=\"hidden\" name=\"_csrf\" value=\"\(csrf)\"><button class=\"b mini\">Retirer<span class=\"lu\"> l'absence \(absence.quand)</span></button></form></span></li>"
    }
}

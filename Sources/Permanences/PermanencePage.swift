import Calendrier
import Contrats
import Entreprises
import Postgres
import Tenancy
import Web

/// One permanence: what it is, and the forms to move it, cancel it, hold it.
struct PermanencePage: Page {
    static let gabarit = "permanence"
    let permanence: Permanence
    /// The absence that falls on its day, when it must be replaced.
    let absence: Absence?
    let intervenants: [Intervenant]
    let saisie: Saisie
    let fautes: Fautes
    let csrf: String
    let ecrit: Bool

    var entete: Entete {
        Entete(
            permanence.entrepriseNom, ariane: [("Semaine \(Semaine(permanence.jour).numero)", "/semaine?jour=\(permanence.jour)")],
            sous: "\(permanence.jour.long), \(permanence.heures)", donnees: ["gestion.permanence"], largeur: .moyenne, ici: "/semaine",
            actions: actions)
    }

    private var actions: [Action] {
        guard ecrit else { return [] }
        if let absence, permanence.modifiable, permanence.jour >= .aujourdhui() {
            return [Action("Proposer des remplacements", "/absences/\(absence.id)", .plein, signe: "remplacee")]
        }
        if permanence.statut == .planifiee { return [.envoi("Publier", "\(permanence.chemin)/publier", csrf: csrf, .plein)] }
        if permanence.statut == .publiee, permanence.jour <= .aujourdhui() {
            return [.envoi("Marquer tenue", "\(permanence.chemin)/tenue", csrf: csrf, .plein)]
        }
        return []
    }

    func child(named name: String) -> Any? {
        let p = permanence
        switch name {
        case "chemin": return p.chemin
        case "badge": return Badge(p.statut)
        case "resume": return fautes.resume
        case "lieu": return "\(p.lieuNom), \(p.commune)"
        case "intervenant": return p.intervenantNom
        case "cheminIntervenant": return "/equipe/\(p.intervenant)"
        case "contrat": return p.contratNumero
        case "cheminRegistre": return "/permanences/registre/\(p.entreprise)/\(p.contrat)"
        case "motif": return p.motif
        case "modifiable": return ecrit && p.modifiable
        case "deplacement": return deplacement
        case "annulation": return annulation
        default: return nil
        }
    }

    private var deplacement: [Balisage] {
        let personnes = intervenants.map { Option($0.id.description, "\($0.nomComplet), \($0.bureauNom)") }
        var champs = [saisie.champ("jour", "Jour", permanence.jour.description, genre: .date, requis: true).balisage]
        if permanence.moment != .JOUR {
            champs.append(
                saisie.choix("moment", "Moment", [Option("AM", "matin"), Option("PM", "après-midi")], permanence.moment.rawValue).balisage)
        }
        return champs + [saisie.champ("intervenant", "Intervenant", permanence.intervenant.description, genre: .liste(personnes)).balisage]
    }

    private var annulation: [Balisage] {
        [
            saisie.choix(
                "par", "Qui annule",
                [
                    Option("client", "le client"), Option("sans_acces", "le client : site fermé à l'intervenant venu"),
                    Option("prestataire", "le prestataire"),
                ], requis: true
            ).balisage,
            saisie.champ("recue_le", "Annulation reçue le", genre: .date, aide: "Vide : maintenant. Décide si elle est tardive.").balisage,
            saisie.champ("recue_heure", "À", aide: "Par exemple 08:30.").balisage,
            saisie.champ("motif", "Motif", aide: "Vu par la planification et la facturation. N'y nommez personne.", requis: true).balisage,
        ]
    }
}

/// Puts a permanence by hand in a free cell of the board.
struct PosePage: Page {
    static let gabarit = "pose"
    let jour: DateCivile
    let lignes: [LigneDue]
    let intervenants: [Intervenant]
    let saisie: Saisie
    let fautes: Fautes
    let champs: Champs

    static func lire(_ champs: Champs, as principal: Principal, _ base: Database, _ fautes: Fautes = Fautes()) async throws -> PosePage {
        let jour = champs.texte("jour").flatMap(DateCivile.init(saisie:)) ?? .aujourdhui()
        return try await base.transaction(as: principal, readOnly: true) { tx in
            PosePage(
                jour: jour, lignes: try LigneDueStore.pendant(Periode(debut: jour, fin: jour), tx),
                intervenants: try IntervenantStore.actifs(bureau: nil, tx), saisie: Saisie(fautes.isEmpty ? nil : champs, fautes),
                fautes: fautes, champs: champs)
        }
    }

    var entete: Entete {
        Entete(
            "Poser une permanence", ariane: [("Semaine \(Semaine(jour).numero)", "/semaine?jour=\(jour)")], donnees: ["gestion.permanence"],
            largeur: .lecture, ici: "/semaine")
    }

    func child(named name: String) -> Any? {
        switch name {
        case "resume": fautes.resume
        case "champs": liste
        default: nil
        }
    }

    private var liste: [Balisage] {
        let dues = lignes.map { l in
            Option(
                "\(l.entreprise)/\(l.id)", "\(l.entrepriseNom), \(l.frequence.libelleCourt), \(l.duree == 2 ? "journée" : "demi-journée")")
        }
        let personnes = intervenants.map { Option($0.id.description, "\($0.nomComplet), \($0.bureauNom)") }
        return [
            saisie.champ("prestation", "Ce qui est dû", genre: .liste([Option("", "Choisir")] + dues), requis: true).balisage,
            saisie.champ("jour", "Jour", jour.description, genre: .date, requis: true).balisage,
            saisie.choix(
                "moment", "Moment", [Option("AM", "matin"), Option("PM", "après-midi")], champs["moment"] ?? "AM",
                aide: "Sans effet pour une journée entière."
            ).balisage,
            saisie.champ(
                "intervenant", "Intervenant", champs["intervenant"], genre: .liste([Option("", "Choisir")] + personnes), requis: true
            ).balisage,
        ]
    }
}

import Calendrier
import Entreprises
import Mustache
import Postgres
import Tarification
import Tenancy
import Web

/// Everything the page of a pool shows.
struct GroupeContenu: Sendable {
    let groupe: Groupe
    let participants: [Participant]
    let partage: Result<Partage, RefusMoteur>
    let contrats: [(id: ID<Contrat>, nom: String)]
    let lieu: String?
    let tenues: Int
    /// Permanence lines that this pool pays, « Alpha Forges, permanence de Metz ».
    let porteurs: [(contrat: ID<Contrat>, nom: String)]

    static func lire(_ id: ID<GroupeTag>, le jour: DateCivile, _ tx: Transaction) throws -> GroupeContenu? {
        guard let groupe = try GroupeStore.trouver(id, tx) else { return nil }
        let participants = try ParticipationStore.duGroupe(id, tx)
        let entrees = try participants.first.map {
            try LectureTarifaire(tx).lire(Periode(debut: jour, fin: jour), seul: ($0.entreprise, $0.contrat), toutEtat: true)
        }
        let noms = Dictionary(try EntrepriseStore.toutes(tx).map { ($0.id, $0.nom) }, uniquingKeysWith: { un, _ in un })
        let contrats = try ContratStore.tous(tx).filter { $0.statut != .resilie }.map { contrat in
            (contrat.id, "\(noms[contrat.entreprise] ?? ""), \(contrat.numero)\(contrat.statut == .brouillon ? " (brouillon)" : "")")
        }
        let lignes = try tx.rows(
            """
            SELECT DISTINCT s.contrat_id, e.nom, s.libelle
            FROM gestion.prestation s
            JOIN gestion.entreprise e ON e.entreprise_id = s.entreprise_id
            WHERE s.groupe_id = \(id)
            ORDER BY e.nom, s.libelle
            """)
        return GroupeContenu(
            groupe: groupe, participants: participants, partage: partage(groupe, entrees?.first, le: jour),
            contrats: contrats.sorted { $0.1 < $1.1 },
            lieu: try groupe.lieu.flatMap { try ReferencesStore.nomsDeLieux([$0], tx)[$0] }, tenues: try GroupeStore.tenues(id, tx),
            porteurs: try lignes.map { row in
                let libelle = try row.string("libelle")
                return (try row.id("contrat_id"), [try row.string("nom"), libelle].filter { !$0.isEmpty }.joined(separator: ", "))
            })
    }

    private static func partage(_ groupe: Groupe, _ entree: EntreeTarifaire?, le jour: DateCivile) -> Result<Partage, RefusMoteur> {
        guard let entree, let commun = entree.groupes.first(where: { $0.code == groupe.code }) else { return .failure(.depassement) }
        var soi = entree.facture
        (soi.lignes, soi.minimum) = ([], nil)
        do throws(RefusMoteur) {
            return .success(try Partage(commun, [soi] + entree.autres, le: jour))
        } catch {
            return .failure(error)
        }
    }
}

/// The page of one pool: staff only.
struct GroupePage: Page {
    static let gabarit = "groupe"
    let c: GroupeContenu
    let jour: DateCivile
    let ecrit: Bool
    let saisie: Saisie
    let fautes: Fautes

    var entete: Entete {
        Entete(
            c.groupe.libelle, ariane: [("Contrats", "/contrats"), ("Groupes mutualisés", "/groupes")],
            sous: "\(euros(c.groupe.prixCents)) HT la demi-journée pour tout le groupe"
                + (c.groupe.indexation.map { ", \($0.phrase)" } ?? ", prix ferme"),
            donnees: ["gestion.groupe_mutualise"],
            visible: "Une entreprise ne voit que sa propre part, jamais le prix du groupe ni les autres.", densite: .dense,
            ici: "/contrats",
            actions: ecrit ? [Action("Modifier", "/groupes/\(c.groupe.id)/modifier")] : [])
    }

    func child(named name: String) -> Any? {
        switch name {
        case "resume": fautes.resume
        case "chemin": "/groupes/\(c.groupe.id)"
        case "jour": jour.court
        case "jourISO": jour.description
        case "parts": parts
        case "aParts": !parts.isEmpty
        case "total": (try? c.partage.get()).map { euros($0.totalCents) }
        case "refus": refus
        case "faits": faits
        case "participants": c.participants.map { Ligne(p: $0, groupe: c.groupe.id, jour: jour, ecrit: ecrit) }
        case "sansParticipant":
            c.participants.isEmpty ? Vide("Aucun participant.", suite: "Ajoutez au moins deux contrats, chacun avec ses dates.") : nil
        case "ecrit": ecrit
        case "champs": champs
        default: nil
        }
    }

    private var parts: [Rang] {
        guard case .success(let partage) = c.partage else { return [] }
        let noms = Dictionary(c.participants.map { ($0.numero, $0.nom) }, uniquingKeysWith: { un, _ in un })
        return partage.parts.sorted { $0.cents > $1.cents }.map {
            Rang(
                nom: noms[$0.contrat] ?? $0.contrat, part: $0, poidsTotal: partage.parts.reduce(0) { $0 + $1.poids },
                totalCents: partage.totalCents)
        }
    }

    private var refus: Alerte? {
        guard case .failure(let refus) = c.partage, !c.participants.isEmpty else { return nil }
        return Alerte(.attention, refus.message, fort: "Ce jour-là, le partage est impossible.")
    }

    private var faits: [Fait] {
        var faits = [Fait("Code de facture", c.groupe.code), Fait("Lieu", c.lieu ?? "aucun en particulier")]
        faits.append(Fait("Tenues", pluriel(c.tenues, "permanence")))
        faits.append(
            Fait(
                "Portée par",
                c.porteurs.isEmpty
                    ? "aucune ligne de permanences : choisissez ce groupe dans un contrat" : c.porteurs.map(\.nom).joined(separator: " ; "))
        )
        return faits
    }

    private var champs: [Balisage] {
        [
            saisie.champ(
                "contrat", "Contrat", genre: .liste([Option("", "Choisissez")] + c.contrats.map { Option($0.id.description, $0.nom) }),
                requis: true
            ).balisage,
            saisie.champ("du", "Du", DateCivile.aujourdhui().leMois.premierJour.plus(mois: 1).description, genre: .date, requis: true)
                .balisage,
            saisie.champ("au", "Au", genre: .date, aide: "Vide : sans terme.").balisage,
            saisie.champ("poids", "Poids", genre: .nombre, aide: "Vide : l'effectif du contrat, chaque jour.").balisage,
        ]
    }

    /// One part of the split.
    struct Rang: MustacheParent, Sendable {
        let nom: String
        let part: Partage.Part
        let poidsTotal: Int
        let totalCents: Int

        func child(named name: String) -> Any? {
            switch name {
            case "nom": nom
            case "contrat": part.contrat
            case "poids": Web.nombre(part.poids)
            case "pourcent": pourcentage(part.poids, sur: poidsTotal)
            case "barre": Dessin.barre("g1", part.cents, sur: totalCents)
            case "montant": euros(part.cents)
            default: nil
            }
        }
    }

    struct Ligne: MustacheParent, Sendable {
        let p: Participant
        let groupe: ID<GroupeTag>
        let jour: DateCivile
        let ecrit: Bool

        func child(named name: String) -> Any? {
            switch name {
            case "nom": p.nom
            case "numero": p.numero
            case "chemin": "/contrats/\(p.contrat)"
            case "statut": p.statut == .signe ? nil : p.statut.libelle
            case "quand": p.au.map { Periode(debut: p.du, fin: max(p.du, $0)).duAu } ?? "depuis le \(p.du.court)"
            case "poids": p.poids.map { Web.nombre($0) } ?? "effectif"
            case "terminer": ecrit && (p.au ?? jour) >= jour ? "/groupes/\(groupe)/participants/\(p.id)" : nil
            default: nil
            }
        }
    }
}

/// The list of pools.
struct GroupesPage: Page {
    static let gabarit = "groupes"
    let groupes: [Groupe]
    let nombres: [ID<GroupeTag>: Int]
    let lieux: [ID<LieuTag>: String]
    let ecrit: Bool

    var entete: Entete {
        Entete(
            "Groupes mutualisés", ariane: [("Contrats", "/contrats")],
            sous: "Une permanence, plusieurs entreprises de 20 à 200 salariés : le prix se partage au centime.",
            donnees: ["gestion.groupe_mutualise"], densite: .dense, ici: "/contrats",
            actions: ecrit ? [Action("Nouveau groupe", "/groupes/nouveau", .plein, signe: "plus")] : [])
    }

    func child(named name: String) -> Any? {
        switch name {
        case "groupes": groupes.map { Ligne(g: $0, nombre: nombres[$0.id] ?? 0, lieu: $0.lieu.flatMap { lieux[$0] }) }
        case "aGroupes": !groupes.isEmpty
        case "vide":
            groupes.isEmpty
                ? Vide(
                    "Aucun groupe mutualisé.", suite: "Une permanence partagée par plusieurs petites entreprises se déclare ici.",
                    action: ecrit ? Action("Créer le groupe", "/groupes/nouveau") : nil) : nil
        default: nil
        }
    }

    struct Ligne: MustacheParent, Sendable {
        let g: Groupe
        let nombre: Int
        let lieu: String?

        func child(named name: String) -> Any? {
            switch name {
            case "chemin": "/groupes/\(g.id)"
            case "libelle": g.libelle
            case "code": g.code
            case "prix": euros(g.prixCents)
            case "participants": pluriel(nombre, "entreprise")
            case "lieu": lieu ?? "–"
            case "revision": g.indexation?.phrase ?? "prix ferme"
            default: nil
            }
        }
    }
}

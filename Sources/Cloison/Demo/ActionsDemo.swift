import Calendrier
import Contrats
import Foundation
import Postgres

/// Two years of collective actions, and those of the two months ahead: one a year in a small company, six in a large one.
struct ActionsDemo {
    private let monde: MondeDemo
    /// Days each worker already spends in a permanence, by rank.
    private var pris: Set<[Int]>

    init(_ monde: MondeDemo) {
        self.monde = monde
        pris = Set(monde.permanences.tenues.map { [$0.intervenant, $0.jour.numero] })
    }

    private static let sujets: [(GenreAction, [String], ClosedRange<Int>)] = [
        (
            .atelier,
            ["Lire sa fiche de paie", "Tenir son budget", "Préparer sa retraite", "Comprendre sa mutuelle", "Les écrans à la maison"],
            8...16
        ),
        (.information, ["Le logement social, mode d'emploi", "Les droits des proches aidants", "Congés et parentalité"], 20...60),
        (
            .managers,
            ["Repérer et orienter sans enquêter", "Accueillir un retour après un long arrêt", "Parler d'un décès dans l'équipe"], 8...14
        ),
        (.groupeParole, ["Proches aidants", "Après un accident du travail"], 6...10),
        (.stand, ["Le service social se présente", "Octobre rose", "Semaine du handicap"], 40...120),
        (.projet, ["Prévenir l'isolement des équipes de nuit"], 10...20),
    ]

    private static func parAn(_ effectif: Int) -> Int {
        switch effectif {
        case ..<50: 0
        case ..<150: 1
        case ..<300: 2
        case ..<1_000: 4
        default: 6
        }
    }

    mutating func lignes() -> [LigneDemo] {
        var lignes: [LigneDemo] = []
        for contrat in monde.contrats {
            let intervenants = contrat.lignes.compactMap { $0.place?.intervenant }
            guard let premier = intervenants.first else { continue }
            let jours = contrat.debut.jours(jusqua: monde.aujourdhui.plus(jours: 60))
            let nombre = Self.parAn(contrat.entreprise.effectif) * jours / 365
            var phase = Hasard(MondeDemo.graine, "actions", contrat.entreprise.rang)
            let avance = Int.random(in: 0..<jours, using: &phase)
            for rang in 0..<nombre {
                var hasard = Hasard(MondeDemo.graine, "action \(contrat.entreprise.rang)", rang)
                let intervenant = intervenants.count > 1 ? hasard.un(intervenants) : premier
                guard let jour = jour(contrat.debut.plus(jours: (rang * jours + avance) / nombre), intervenant, &hasard) else { continue }
                lignes.append(ligne(contrat, intervenant, jour, &hasard))
            }
        }
        return lignes
    }

    /// The first weekday from then on when the worker is elsewhere than in a permanence.
    private mutating func jour(_ depart: DateCivile, _ intervenant: Int, _ hasard: inout Hasard) -> DateCivile? {
        let debut = depart.plus(jours: Int.random(in: 0..<25, using: &hasard))
        guard
            let jour = (0..<20).map({ debut.plus(jours: $0) }).first(where: {
                !$0.estWeekEnd && !JoursFeries.estFerie($0, .alsaceMoselle) && !monde.equipe.intervenants[intervenant].absent($0)
                    && !pris.contains([intervenant, $0.numero])
            })
        else { return nil }
        pris.insert([intervenant, jour.numero])
        return jour
    }

    private func ligne(_ contrat: ContratDemo, _ intervenant: Int, _ jour: DateCivile, _ hasard: inout Hasard) -> LigneDemo {
        let (genre, themes, salle) = hasard.selon(zip(Self.sujets, [8, 4, 5, 2, 3, 1]).map { ($0, $1) })
        let places = Int.random(in: salle, using: &hasard)
        let presents = max(3, places * Int.random(in: 45...100, using: &hasard) / 100)
        // The presence of one past action in ten is still to be counted.
        let recente = jour.jours(jusqua: monde.aujourdhui) < 30
        let tenue = jour < monde.aujourdhui && !(recente && hasard.chance(30))
        let annulee = tenue && hasard.chance(7)
        let sites = contrat.entreprise.etablissements
        let site = sites.count > 1 && hasard.chance(60) ? hasard.un(sites).id : nil
        return [
            "entreprise_id": .init(contrat.entreprise.id), "id": .init(hasard.uuid()), "etablissement_id": .init(site),
            "intervenant_id": .init(monde.equipe.intervenants[intervenant].id), "jour": .init(jour),
            "debut": .init(hasard.un(["09:30", "10:00", "13:30", "14:00"])), "minutes": .init(hasard.un([60, 90, 120])),
            "genre": .init(genre.rawValue), "theme": .init(hasard.un(themes)), "places": .init(places),
            "participants": tenue && !annulee ? .init(presents) : nil, "statut": .init(annulee ? "annulee" : tenue ? "tenue" : "prevue"),
        ]
    }

    static func ordre(_ monde: MondeDemo) -> SQL {
        var actions = ActionsDemo(monde)
        return """
            INSERT INTO gestion.action_collective
              (entreprise_id, id, etablissement_id, intervenant_id, jour, debut, minutes, genre, theme, places, participants, statut)
            SELECT entreprise_id, id, etablissement_id, intervenant_id, jour, debut, minutes, genre, theme, places, participants, statut
            FROM jsonb_populate_recordset(NULL::gestion.action_collective, \(actions.lignes().json)::jsonb)
            """
    }
}

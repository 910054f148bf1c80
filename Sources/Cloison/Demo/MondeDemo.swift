import Calendrier
import Dossiers
import Foundation
import Permanences
import Tenancy

/// Everything the demonstration stores, drawn from a seed and a date, without a database.
struct MondeDemo {
    static let graine: UInt64 = 20_261_120

    let aujourdhui: DateCivile
    /// First day covered: the first of the month, two years before.
    let debut: DateCivile
    let equipe: EquipeDemo
    let entreprises: [EntrepriseDemo]
    let contrats: [ContratDemo]
    let groupes: GroupesDemo
    let permanences: PermanencesDemo

    /// `entreprises`: 110 as the model provider; fewer for a test.
    init(aujourdhui: DateCivile, entreprises nombre: Int = 110) {
        self.aujourdhui = aujourdhui
        debut = aujourdhui.leMois.premierJour.plus(mois: -24)
        equipe = EquipeDemo(graine: Self.graine, debut: debut, aujourdhui: aujourdhui)
        entreprises = EntrepriseDemo.toutes(nombre, graine: Self.graine, debut: debut)
        var grille = GrilleDemo(equipe)
        var contrats: [ContratDemo] = []
        // Large companies choose first: their whole days are the hardest to seat.
        for entreprise in entreprises.sorted(by: { $0.effectif > $1.effectif }) {
            var contrat = ContratDemo(entreprise, graine: Self.graine, debut: debut)
            for rang in contrat.lignes.indices { grille.placer(&contrat.lignes[rang], capacite: entreprise.effectif >= 900 ? 2 : 1) }
            contrats.append(contrat)
        }
        self.contrats = contrats.sorted { $0.entreprise.rang < $1.entreprise.rang }
        groupes = GroupesDemo(self.contrats, graine: Self.graine, debut: debut)
        permanences = PermanencesDemo(self.contrats, equipe: equipe, aujourdhui: aujourdhui, graine: Self.graine)
    }

    /// A large, a middle and a small company: their HR has an account.
    var vitrines: [EntrepriseDemo] {
        let tries = entreprises.sorted { $0.effectif > $1.effectif }
        return [tries[0], tries[tries.count / 3], tries[tries.count - 3]]
    }

    /// One company in eight, and the middle one: direction has its last quarter to publish, its HR figures to declare.
    func enAttente(_ entreprise: EntrepriseDemo) -> Bool { entreprise.rang % 8 == 3 || entreprise.rang == vitrines[1].rang }

    func dossiers(comptes: [ID<CompteTag>]) -> [DossierSemence] {
        DossiersDemo(graine: Self.graine, aujourdhui: aujourdhui, comptes: comptes).dossiers(entreprises, tenues: permanences.tenues)
    }

    /// Every nominative word the demonstration would store, once each: surnames, telephones, e-mails, addresses.
    var nominatifs: [String] {
        let fictifs = equipe.intervenants.map { ID<CompteTag>($0.id) }
        let mots = dossiers(comptes: fictifs).flatMap { d in
            [d.identite.nom, d.identite.telephone, d.identite.courriel, d.identite.adresse]
        }
        return Set(mots).sorted()
    }

    /// Driving minutes between the places of the demonstration, one row per pair: most are guessed from the distance, one in 97 was typed
    /// by hand, those of the newest site are still unknown.
    var lignesTrajets: [LigneDemo] {
        let lieux = equipe.bureaux.map { ($0.id, $0.commune) } + entreprises.flatMap { e in e.etablissements.map { ($0.lieu, $0.commune) } }
        var lignes: [LigneDemo] = []
        for (rang, a) in lieux.dropLast().enumerated() {
            for (suite, b) in lieux[(rang + 1)..<(lieux.count - 1)].enumerated() {
                let (premier, second) = a.0.uuidString < b.0.uuidString ? (a, b) : (b, a)
                let estime = (rang * 31 + suite) % 97 != 5
                let minutes = Distance.minutes(premier.1.position, second.1.position) ?? 30
                lignes.append([
                    "lieu_a": .init(premier.0), "lieu_b": .init(second.0), "minutes": .init(estime ? minutes : minutes + 4),
                    "estime": .init(estime),
                ])
            }
        }
        return lignes
    }
}

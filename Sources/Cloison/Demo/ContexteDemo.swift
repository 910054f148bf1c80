import Bilans
import Calendrier
import Foundation
import Postgres

/// What two companies in three declare of themselves, each quarter and each year, a few weeks after its end; one in nine corrects.
struct ContexteDemo {
    let monde: MondeDemo

    var lignes: [LigneDemo] {
        // The companies whose HR has an account show the most.
        let vitrines = Set(monde.vitrines.map(\.rang))
        return monde.entreprises.filter { vitrines.contains($0.rang) || $0.effectif >= 50 && $0.rang % 3 != 1 }.flatMap(lignes)
    }

    private func lignes(_ entreprise: EntrepriseDemo) -> [LigneDemo] {
        var niveau = Hasard(MondeDemo.graine, "contexte", entreprise.rang)
        let absenteisme = Int.random(in: 34...71, using: &niveau)
        let rotation = Int.random(in: 14...46, using: &niveau)
        var lignes: [LigneDemo] = []
        for annee in monde.debut.annee...monde.aujourdhui.annee {
            var sommes = (absenteisme: 0, rotation: 0, arrets: 0)
            for periode in PeriodeBilan(annee: annee).trimestres {
                var hasard = Hasard(MondeDemo.graine, "contexte \(entreprise.rang)", annee * 4 + (periode.trimestre ?? 0))
                // Winter is worse than summer.
                let saison = [6, -1, -4, 3][(periode.trimestre ?? 1) - 1]
                let a = absenteisme + saison + Int.random(in: -4...4, using: &hasard)
                let r = max(0, rotation + Int.random(in: -9...9, using: &hasard))
                // About 1.6 % of the staff a year.
                let longs = (entreprise.effectif * 4 + Int.random(in: 0..<1_000, using: &hasard)) / 1_000
                sommes = (sommes.absenteisme + a, sommes.rotation + r, sommes.arrets + longs)
                lignes += declarer(entreprise, periode, a, r, longs, &hasard)
            }
            var hasard = Hasard(MondeDemo.graine, "contexte \(entreprise.rang)", annee * 4 + 5)
            lignes += declarer(entreprise, PeriodeBilan(annee: annee), sommes.absenteisme / 4, sommes.rotation, sommes.arrets, &hasard)
        }
        return lignes
    }

    private func declarer(
        _ entreprise: EntrepriseDemo, _ periode: PeriodeBilan, _ absenteisme: Int, _ rotation: Int, _ longs: Int, _ hasard: inout Hasard
    ) -> [LigneDemo] {
        let delai = Int.random(in: 9...38, using: &hasard)
        let jour = periode.jours.fin.plus(jours: delai)
        guard periode.jours.debut >= monde.debut, jour < monde.aujourdhui else { return [] }
        // The last quarter of the companies whose bilan waits is still to be declared.
        let recente = periode.jours.fin.jours(jusqua: monde.aujourdhui) < 92 && !periode.annuelle
        guard !(recente && monde.enAttente(entreprise)) else { return [] }
        func ligne(_ absenteisme: Int, _ jour: DateCivile, _ hasard: inout Hasard) -> LigneDemo {
            [
                "entreprise_id": .init(entreprise.id), "id": .init(hasard.uuid()), "periode": .init(periode.description),
                "absenteisme": .init(absenteisme), "rotation": .init(rotation), "arrets_longs": .init(longs),
                "declare_par": .init(hasard.uuid()), "declare_le": .init("\(jour) 10:15:00+01"),
            ]
        }
        let corrigee = hasard.chance(11) ? [ligne(absenteisme * 10, jour.plus(jours: -1), &hasard)] : []
        return corrigee.filter { _ in absenteisme <= 100 } + [ligne(absenteisme, jour, &hasard)]
    }

    var ordre: SQL {
        """
        INSERT INTO gestion.contexte (entreprise_id, id, periode, absenteisme, rotation, arrets_longs, declare_par, declare_le)
        SELECT entreprise_id, id, periode, absenteisme, rotation, arrets_longs, declare_par, declare_le
        FROM jsonb_populate_recordset(NULL::gestion.contexte, \(lignes.json)::jsonb)
        """
    }
}

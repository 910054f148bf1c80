import Calendrier
import Foundation

/// The provider's four offices and its 35 professionals.
struct EquipeDemo: Sendable {
    struct Bureau: Sendable {
        let id: UUID
        let commune: Commune
    }

    struct Intervenant: Sendable {
        let id: UUID
        let prenom: String
        let nom: String
        let metier: String
        let langues: [String]
        let bureau: Int
        let cible: Int
        let maximum: Int
        /// Half-days worked, 0 = Monday morning … 9 = Friday afternoon.
        let presences: Set<Int>
        let absences: [(Periode, String)]

        var login: String { "\(NomsDemo.ascii(String(prenom.prefix(1)))).\(NomsDemo.ascii(nom))".lowercased() }

        func absent(_ jour: DateCivile) -> Bool { absences.contains { $0.0.contient(jour) } }
    }

    let bureaux: [Bureau]
    let intervenants: [Intervenant]

    /// Where the 35 work: Metz 12, Nancy 9, Strasbourg 10, Luxembourg 4.
    private static let postes = [12, 9, 10, 4]

    init(graine: UInt64, debut: DateCivile, aujourdhui: DateCivile) {
        bureaux = Commune.bureaux.enumerated().map { rang, commune in
            var hasard = Hasard(graine, "bureau", rang)
            return Bureau(id: hasard.uuid(), commune: commune)
        }
        var equipe: [Intervenant] = []
        for (bureau, nombre) in Self.postes.enumerated() {
            for place in 0..<nombre {
                equipe.append(
                    Self.intervenant(graine, rang: equipe.count, bureau: bureau, place: place, debut: debut, aujourdhui: aujourdhui))
            }
        }
        intervenants = equipe
    }

    private static func intervenant(
        _ graine: UInt64, rang: Int, bureau: Int, place: Int, debut: DateCivile, aujourdhui: DateCivile
    ) -> Intervenant {
        var hasard = Hasard(graine, "intervenant", rang)
        let metier = place == 0 && bureau < 3 ? "psychologue" : place == 1 && bureau == 0 ? "mediateur" : "assistant_social"
        var langues = ["fr"]
        if bureau == 3 || (bureau == 2 && place % 2 == 0) || (bureau == 0 && place % 4 == 3) { langues.append("de") }
        if bureau == 3 { langues.append("lb") }
        let temps = hasard.selon([(10, 6), (8, 3), (6, 1)])
        let libres = Set((0..<10).shuffled(using: &hasard).prefix(10 - temps))
        // Wednesday morning is the team meeting of each office: nobody is placed there.
        let presences = Set(0..<10).subtracting(libres).subtracting([4])
        var absences: [(Periode, String)] = []
        for annee in debut.annee...aujourdhui.annee + 1 {
            let ete = DateCivile(annee: annee, mois: 7, jour: 6)?.plus(jours: 7 * Int.random(in: 0..<6, using: &hasard)).lundi
            let hiver = DateCivile(annee: annee, mois: 2, jour: 9)?.plus(jours: 7 * Int.random(in: 0..<4, using: &hasard)).lundi
            let noel = DateCivile(annee: annee, mois: 12, jour: 22)?.lundi
            if let ete { absences.append((Periode(debut: ete, fin: ete.plus(jours: 18)), "conge")) }
            if let hiver { absences.append((Periode(debut: hiver, fin: hiver.plus(jours: 4)), "conge")) }
            // Half of each office is away the week of Christmas, the other half the week after.
            if let debut = noel?.plus(jours: 7 * (place % 2)) {
                absences.append((Periode(debut: debut, fin: debut.plus(jours: 4)), "conge"))
            }
        }
        // The first two of Metz are away this week: the board opens on something to solve.
        if bureau == 0, place == 2 {
            absences.append((Periode(debut: aujourdhui.lundi.plus(jours: 8), fin: aujourdhui.lundi.plus(jours: 10)), "absence"))
        }
        if bureau == 1, place == 3 {
            absences.append((Periode(debut: aujourdhui.lundi.plus(jours: 1), fin: aujourdhui.lundi.plus(jours: 2)), "formation"))
        }
        let prenom = NomsDemo.prenoms[rang % NomsDemo.prenoms.count]
        let maximum = max(2, presences.count)
        return Intervenant(
            id: hasard.uuid(), prenom: prenom, nom: NomsDemo.famille(rang * 7 + 3), metier: metier, langues: langues, bureau: bureau,
            cible: max(2, maximum - 1), maximum: maximum, presences: presences, absences: absences)
    }
}

extension EquipeDemo {
    var lignesLieux: [LigneDemo] {
        bureaux.map { bureau in
            [
                "id": .init(bureau.id), "nom": .init("Bureau de \(bureau.commune.nom)"), "type": "bureau", "entreprise_id": nil,
                "etablissement_id": nil, "adresse": .init("12 rue du Service-Social"), "code_postal": .init(bureau.commune.codePostal),
                "commune": .init(bureau.commune.nom), "territoire": .init(bureau.commune.territoire),
                "vendredi_saint": .init(bureau.commune.vendrediSaint), "capacite_salle": 3, "salle": "Salle d’entretien",
                "salle_confidentielle": true, "latitude": .init("\(bureau.commune.latitude)"),
                "longitude": .init("\(bureau.commune.longitude)"),
            ]
        }
    }

    var lignesIntervenants: [LigneDemo] {
        intervenants.enumerated().map { rang, i in
            [
                "id": .init(i.id), "nom": .init(i.nom), "prenom": .init(i.prenom), "metier": .init(i.metier),
                "diplome": .init(i.metier == "psychologue" ? "Psychologue" : i.metier == "mediateur" ? "Médiation" : "DEASS"),
                "rpps": .init("10" + String(100_000_000 + rang * 7919)), "langues": .init(i.langues),
                "bureau_id": .init(bureaux[i.bureau].id),
                "cible_hebdo": .init(i.cible), "max_hebdo": .init(i.maximum), "telephone": .init("03 00 00 \(10 + rang / 10) \(10 + rang)"),
            ]
        }
    }

    var lignesDisponibilites: [LigneDemo] {
        intervenants.flatMap { i in
            i.presences.sorted().map { creneau in
                ["intervenant_id": .init(i.id), "jour": .init(creneau / 2 + 1), "demi_journee": .init(creneau % 2 == 0 ? "AM" : "PM")]
            }
        }
    }

    var lignesAbsences: [LigneDemo] {
        intervenants.flatMap { i in
            i.absences.map { periode, nature in
                ["intervenant_id": .init(i.id), "debut": .init(periode.debut), "fin": .init(periode.fin), "nature": .init(nature)]
            }
        }
    }
}

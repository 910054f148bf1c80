import Calendrier
import Foundation

extension [ContratDemo] {
    private static var codes: [String] {
        ["lun-AM", "lun-PM", "mar-AM", "mar-PM", "mer-AM", "mer-PM", "jeu-AM", "jeu-PM", "ven-AM", "ven-PM"]
    }

    /// The day of the amendments: the first of January of the last year.
    private static func effet(_ aujourdhui: DateCivile) -> DateCivile { Periode(annee: aujourdhui.annee).debut }

    func lignesContrats(equipe: EquipeDemo, groupes: GroupesDemo, aujourdhui: DateCivile) -> [LigneDemo] {
        map { c in
            let anniversaire = c.debut.plus(
                mois: 12
                    * (aujourdhui.annee - c.debut.annee
                        + (c.debut.plus(mois: 12 * (aujourdhui.annee - c.debut.annee)) > aujourdhui ? 0 : 1)))
            let referent = c.lignes.first?.place?.intervenant
            let tete: LigneDemo = [
                "entreprise_id": .init(c.entreprise.id), "id": .init(c.id), "numero": .init(c.numero), "statut": "signe",
                "objet": "Service social du travail : permanences sur site, accompagnement individuel, bilan annuel",
                "debut": .init(c.debut), "fin": nil,
                "tacite_reconduction": true, "preavis_mois": .init(c.entreprise.rang % 3 == 0 ? 2 : 3),
                "renouvellement_le": .init(anniversaire),
                "intervenant_id": .init(referent.map { equipe.intervenants[$0].id }),
                "signe_le": .init(c.debut.plus(jours: -21)),
            ]
            return tete.merging(ConditionsDemo(contrat: c).tete(groupes.de(c.entreprise) != nil)) { $1 }
        }
    }

    func lignesAvenants(aujourdhui: DateCivile) -> [LigneDemo] {
        filter(\.aUnAvenant).map { c in
            [
                "entreprise_id": .init(c.entreprise.id), "id": .init(c.avenant), "contrat_id": .init(c.id), "numero": 1,
                "date_effet": .init(Self.effet(aujourdhui)), "objet": "Révision du prix au 1er janvier",
                "signe_le": .init(Self.effet(aujourdhui).plus(jours: -30)),
            ]
        }
    }

    func lignesPrestations(equipe: EquipeDemo, groupes: GroupesDemo) -> [LigneDemo] {
        flatMap { c in
            c.lignes.map { ligne in
                [
                    "entreprise_id": .init(c.entreprise.id), "id": .init(ligne.prestation), "contrat_id": .init(c.id), "type": "permanence",
                    "libelle": .init("Permanence de \(ligne.etablissement.commune.nom)"), "du": .init(c.debut),
                    "lieu_id": .init(ligne.etablissement.lieu),
                    "frequence": .init(ligne.frequence), "duree_demi_journees": .init(ligne.duree),
                    "demi_journees_an": .init(ligne.dueParAn),
                    "creneaux_autorises": .init(ligne.autorises.map { Self.codes[$0] }),
                    "creneaux_preferes": .init(ligne.preferes.map { Self.codes[$0] }),
                    "langue": .init(ligne.langue), "metier": .init(ligne.metier),
                    "intervenant_id": .init(ligne.place.map { equipe.intervenants[$0.intervenant].id }),
                    "groupe_id": .init(groupes.de(c.entreprise)),
                ]
            }
        }
    }

    /// Every price model of C3, by the rank of the company: per employee (with tiers or not), half-day, month, year, day, combined.
    /// A contract in a pool pays its share and nothing else.
    func lignesTarifs(graine: UInt64, groupes: GroupesDemo, aujourdhui: DateCivile) -> (tarifs: [LigneDemo], tranches: [LigneDemo]) {
        var tarifs: [LigneDemo] = []
        var tranches: [LigneDemo] = []
        for c in self where groupes.de(c.entreprise) == nil {
            let conditions = ConditionsDemo(contrat: c)
            var hasard = Hasard(graine, "tarif", c.entreprise.rang)
            let semaine = c.lignes.reduce(0) { $0 + $1.dueParAn }
            func ajouter(
                _ code: String, _ modele: String, _ libelle: String, cents: Int, paliers: [(Int?, Int)] = [], incluses: Int = 0,
                deduction: Int? = nil
            ) {
                let effet = Self.effet(aujourdhui)
                let revise = c.aUnAvenant && c.debut < effet
                let prixSuccessifs = revise ? [cents, cents * 102 / 100] : [cents]
                for (rang, prix) in prixSuccessifs.enumerated() {
                    let id = hasard.uuid()
                    let ligne: LigneDemo = [
                        "entreprise_id": .init(c.entreprise.id), "id": .init(id), "contrat_id": .init(c.id),
                        "avenant_id": rang == 1 ? .init(c.avenant) : nil,
                        "code": .init(code), "modele": .init(modele), "libelle": .init(libelle), "prix_micro": .init(prix * 10_000),
                        "mode_effectif": .init(conditions.effectif), "prorata": .init(conditions.prorata),
                        "mode_tranches": .init(paliers.isEmpty ? nil : conditions.tranches), "demi_journees_incluses": .init(incluses),
                        "prix_deduction_micro": .init(deduction.map { $0 * 10_000 }),
                        "echeances": .init(modele == "annuel" ? conditions.echeances : 1),
                        "du": .init(rang == 1 ? effet : c.debut), "au": revise && rang == 0 ? .init(effet.plus(jours: -1)) : nil,
                    ]
                    tarifs.append(ligne.merging(conditions.indexation) { $1 })
                    for (place, palier) in paliers.enumerated() {
                        tranches.append([
                            "entreprise_id": .init(c.entreprise.id), "tarif_id": .init(id), "rang": .init(place + 1),
                            "jusqua": .init(palier.0),
                            "prix_micro": .init(palier.1 * 10_000),
                        ])
                    }
                }
            }
            switch c.entreprise.rang % 6 {
            case 0: ajouter("FORFAIT", "forfait_salarie", "Forfait par salarié et par an", cents: 2200)
            case 1: ajouter("DJ", "demi_journee", "Demi-journée de permanence", cents: 42000)
            case 2:
                // What the month includes, what goes beyond, what the provider gives back when nobody came.
                ajouter(
                    "MOIS", "mensuel", "Forfait mensuel", cents: Swift.max(60000, semaine * 40000 / 12 / 1000 * 1000),
                    incluses: c.entreprise.rang % 4 == 0 ? semaine / 12 : 0, deduction: c.entreprise.rang % 8 < 4 ? 26500 : nil)
                if c.entreprise.rang % 4 == 0 { ajouter("DJ", "demi_journee", "Demi-journée au-delà du forfait", cents: 42000) }
            case 3: ajouter("ANNEE", "annuel", "Prix annuel en \(conditions.echeances) échéances", cents: semaine * 39000)
            case 4:
                let paliers: [(Int?, Int)] = [(100, 2600), (300, 2200), (nil, 1800)]
                ajouter("FORFAIT", "forfait_salarie", "Forfait par salarié, prix par tranche", cents: 2600, paliers: paliers)
                if c.entreprise.effectif > 400 { ajouter("DJ", "demi_journee", "Demi-journée du psychologue", cents: 46000) }
            default:
                ajouter("JOUR", "journee", "Journée de permanence", cents: 78000)
                ajouter("DJ", "demi_journee", "Demi-journée de permanence", cents: 41000)
            }
        }
        return (tarifs, tranches)
    }
}

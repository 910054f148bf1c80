import Calendrier
import Foundation

extension [ContratDemo] {
    private static var codes: [String] {
        ["lun-AM", "lun-PM", "mar-AM", "mar-PM", "mer-AM", "mer-PM", "jeu-AM", "jeu-PM", "ven-AM", "ven-PM"]
    }

    /// The day of the amendments: the first of January of the last year.
    private static func effet(_ aujourdhui: DateCivile) -> DateCivile { Periode(annee: aujourdhui.annee).debut }

    func lignesContrats(equipe: EquipeDemo, aujourdhui: DateCivile) -> [LigneDemo] {
        map { c in
            let anniversaire = c.debut.plus(
                mois: 12
                    * (aujourdhui.annee - c.debut.annee
                        + (c.debut.plus(mois: 12 * (aujourdhui.annee - c.debut.annee)) > aujourdhui ? 0 : 1)))
            let referent = c.lignes.first?.place?.intervenant
            return [
                "entreprise_id": .init(c.entreprise.id), "id": .init(c.id), "numero": .init(c.numero), "statut": "signe",
                "cadre": .init(c.entreprise.pays),
                "objet": "Service social du travail : permanences sur site, accompagnement individuel, bilan annuel",
                "debut": .init(c.debut), "fin": nil,
                "tacite_reconduction": true, "preavis_mois": .init(c.entreprise.rang % 3 == 0 ? 2 : 3),
                "renouvellement_le": .init(anniversaire),
                "intervenant_id": .init(referent.map { equipe.intervenants[$0].id }),
                "facturation_mois": .init(c.entreprise.rang % 5 == 0 ? 3 : 1),
                "terme": .init(c.entreprise.rang % 6 == 0 ? "AVANCE" : "ECHU"), "annee_contractuelle": "01-01",
                "preavis_annulation_jours": 2,
                "taux_annulation_tardive": .init("100"), "signe_le": .init(c.debut.plus(jours: -21)),
            ]
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

    func lignesPrestations(equipe: EquipeDemo) -> [LigneDemo] {
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
                ]
            }
        }
    }

    /// Every price model of C3, by the rank of the company: per employee (with tiers or not), half-day, month, year, day, combined.
    func lignesTarifs(graine: UInt64, aujourdhui: DateCivile) -> (tarifs: [LigneDemo], tranches: [LigneDemo]) {
        var tarifs: [LigneDemo] = []
        var tranches: [LigneDemo] = []
        for c in self {
            var hasard = Hasard(graine, "tarif", c.entreprise.rang)
            let semaine = c.lignes.reduce(0) { $0 + $1.dueParAn }
            func ajouter(_ code: String, _ modele: String, _ libelle: String, cents: Int, echeances: Int = 1, paliers: [(Int?, Int)] = []) {
                let effet = Self.effet(aujourdhui)
                let revise = c.aUnAvenant && c.debut < effet
                let prixSuccessifs = revise ? [cents, cents * 102 / 100] : [cents]
                for (rang, prix) in prixSuccessifs.enumerated() {
                    let id = hasard.uuid()
                    tarifs.append([
                        "entreprise_id": .init(c.entreprise.id), "id": .init(id), "contrat_id": .init(c.id),
                        "avenant_id": rang == 1 ? .init(c.avenant) : nil,
                        "code": .init(code), "modele": .init(modele), "libelle": .init(libelle), "prix_micro": .init(prix * 10_000),
                        "mode_effectif": "reference",
                        "prorata": "jours", "mode_tranches": paliers.isEmpty ? nil : "graduel", "demi_journees_incluses": 0,
                        "echeances": .init(echeances),
                        "du": .init(rang == 1 ? effet : c.debut), "au": revise && rang == 0 ? .init(effet.plus(jours: -1)) : nil,
                    ])
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
            case 2: ajouter("MOIS", "mensuel", "Forfait mensuel", cents: Swift.max(60000, semaine * 40000 / 12 / 1000 * 1000))
            case 3:
                ajouter(
                    "ANNEE", "annuel", "Prix annuel en quatre échéances", cents: semaine * 39000,
                    echeances: c.entreprise.rang % 5 == 0 ? 4 : 12)
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

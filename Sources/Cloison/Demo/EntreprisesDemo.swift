import Calendrier
import Foundation

/// 110 client companies of 20 to 2,400 employees, in the real towns of Grand Est and Luxembourg.
struct EntrepriseDemo: Sendable {
    struct Etablissement: Sendable {
        let id: UUID
        let lieu: UUID
        let code: String
        let commune: Commune
        let siret: String?
        /// Headcount from each date, oldest first.
        let effectifs: [(DateCivile, Int)]

        var effectif: Int { effectifs.last?.1 ?? 0 }
    }

    let id: UUID
    let rang: Int
    let code: String
    let nom: String
    let secteur: String
    let forme: String
    let siren: String?
    let etablissements: [Etablissement]
    let contact: (prenom: String, nom: String)

    var pays: String { etablissements[0].commune.territoire == "LU" ? "LU" : "FR" }
    var effectif: Int { etablissements.reduce(0) { $0 + $1.effectif } }

    static func toutes(_ nombre: Int, graine: UInt64, debut: DateCivile) -> [EntrepriseDemo] {
        (0..<nombre).map { EntrepriseDemo(graine, rang: $0, debut: debut) }
    }

    private init(_ graine: UInt64, rang: Int, debut: DateCivile) {
        var hasard = Hasard(graine, "entreprise", rang)
        self.rang = rang
        id = hasard.uuid()
        let metier = NomsDemo.metiers[(rang * 11) % NomsDemo.metiers.count]
        let mot = NomsDemo.noms[rang % NomsDemo.noms.count]
        nom = rang % 19 == 7 ? "Ville de \(mot)" : "\(metier.nom) \(mot)"
        secteur = rang % 19 == 7 ? "Collectivité" : metier.secteur
        forme = rang % 19 == 7 ? "publique" : rang % 23 == 5 ? "association" : "privee"
        code = "\(NomsDemo.ascii(mot).uppercased().prefix(8))-\(rang + 1)"
        // 1 in 8 under 50, most between 50 and 300, a few over 1,000 (product.md, scale).
        let taille = hasard.selon([(20..<50, 14), (50..<150, 38), (150..<300, 27), (300..<600, 14), (600..<1000, 5), (1000..<2400, 3)])
        let total = Int.random(in: taille, using: &hasard)
        let principale = Commune.clientes[(rang * 7 + rang / 50) % Commune.clientes.count]
        var communes = [principale]
        if total >= 300 {
            let proches = Commune.clientes.filter { $0.nom != principale.nom && ($0.territoire == "LU") == (principale.territoire == "LU") }
            communes += proches.sorted { $0.minutes(jusqua: principale) < $1.minutes(jusqua: principale) }.prefix(total >= 1000 ? 3 : 1)
        }
        let luxembourg = principale.territoire == "LU"
        let siren = luxembourg ? nil : Self.siren(900_100_00 + rang * 37)
        self.siren = siren
        contact = (NomsDemo.prenoms[(rang * 13 + 5) % NomsDemo.prenoms.count], NomsDemo.famille(500 + rang))
        etablissements = communes.enumerated().map { place, commune in
            var tirage = Hasard(graine, "etablissement", rang * 10 + place)
            let part = place == 0 ? total - (communes.count - 1) * (total / (communes.count + 1)) : total / (communes.count + 1)
            let ancien = max(10, part * (94 + Int.random(in: 0..<9, using: &tirage)) / 100)
            let milieu = max(10, (part + ancien) / 2)
            return Etablissement(
                id: tirage.uuid(), lieu: tirage.uuid(), code: String(place + 1), commune: commune,
                siret: siren.map { Self.siret($0, nic: 10 + place) },
                effectifs: [(debut, ancien), (debut.plus(mois: 9), milieu), (debut.plus(mois: 16), part)])
        }
    }

    /// Nine digits, the last one such that the Luhn sum ends in 0.
    private static func siren(_ huit: Int) -> String { avecCle(String(huit)) }

    private static func siret(_ siren: String, nic: Int) -> String {
        let corps = siren + String(1000 + nic)
        return avecCle(corps)
    }

    private static func avecCle(_ corps: String) -> String {
        let somme = corps.reversed().enumerated().reduce(0) { total, chiffre in
            let valeur = (chiffre.element.wholeNumberValue ?? 0) * (chiffre.offset % 2 == 0 ? 2 : 1)
            return total + (valeur > 9 ? valeur - 9 : valeur)
        }
        return corps + String((10 - somme % 10) % 10)
    }
}

extension EntrepriseDemo {
    /// French key: (12 + 3 × (SIREN mod 97)) mod 97. Luxembourg: the last two digits are the first six mod 89.
    var tva: String {
        guard let siren, let nombre = Int(siren) else {
            let six = 100_000 + rang * 91
            return "LU\(six)" + (six % 89 < 10 ? "0" : "") + String(six % 89)
        }
        let cle = (12 + 3 * (nombre % 97)) % 97
        return "FR" + (cle < 10 ? "0" : "") + String(cle) + siren
    }

    /// Some ask for a reference, a purchase order or another address on their invoices.
    var facturation: LigneDemo {
        let ailleurs = rang % 10 == 3
        let siege = etablissements[0].commune
        return [
            "adresse_electronique": siren.map { rang % 6 == 1 ? .init("\($0)_COMPTA") : "" } ?? "",
            "reference_acheteur": forme == "publique" ? .init("SERVICE-\(100 + rang)") : "",
            "bon_commande": rang % 7 == 2 ? .init("CDE-\(45_000 + rang * 17)") : "",
            "facturation_nom": ailleurs ? "Comptabilité fournisseurs" : "", "facturation_adresse": ailleurs ? "BP 42" : "",
            "facturation_code_postal": .init(ailleurs ? siege.codePostal : ""), "facturation_commune": .init(ailleurs ? siege.nom : ""),
            "tva_verifiee_le": pays == "LU" ? "2026-01-05" : nil,
        ]
    }
}

extension [EntrepriseDemo] {
    var lignes: [LigneDemo] {
        map { e in
            let siege = e.etablissements[0].commune
            return [
                "entreprise_id": .init(e.id), "code": .init(e.code), "nom": .init(e.nom), "siren": .init(e.siren), "forme": .init(e.forme),
                "secteur": .init(e.secteur), "pays": .init(e.pays),
                "tva_intracommunautaire": .init(e.tva), "statut": "client",
                "livraison": .init(e.effectif < 60 ? "mutualise" : e.effectif > 900 ? "hybride" : "externe"),
                "code_affiche": .init(String("AFFICHE0".prefix(4)) + String(1000 + e.rang * 31)),
                "adresse": .init("\(e.rang % 90 + 1) rue de l’Industrie"),
                "code_postal": .init(siege.codePostal), "commune": .init(siege.nom),
                "contexte": "Cahier des charges reçu ; salle à l’écart des bureaux demandée.",
            ].merging(e.facturation) { $1 }
        }
    }

    var lignesEtablissements: [LigneDemo] {
        flatMap { e in
            e.etablissements.map { t in
                [
                    "entreprise_id": .init(e.id), "id": .init(t.id), "code": .init(t.code), "nom": .init(t.commune.nom),
                    "siret": .init(t.siret),
                    "adresse": .init("\(e.rang % 90 + 1) rue de l’Industrie"), "code_postal": .init(t.commune.codePostal),
                    "commune": .init(t.commune.nom), "territoire": .init(t.commune.territoire),
                    "vendredi_saint": .init(t.commune.vendrediSaint),
                ]
            }
        }
    }

    private static var acces: [String] {
        ["Badge à demander à l’accueil.", "Entrée par la cour, sonner « Direction ».", "Parking visiteurs, puis le poste de garde.", ""]
    }

    var lignesLieux: [LigneDemo] {
        flatMap { e in
            e.etablissements.map { t in
                [
                    "id": .init(t.lieu), "nom": .init("\(e.nom), \(t.commune.nom)"), "type": "site", "entreprise_id": .init(e.id),
                    "etablissement_id": .init(t.id), "adresse": .init("\(e.rang % 90 + 1) rue de l’Industrie"),
                    "code_postal": .init(t.commune.codePostal), "commune": .init(t.commune.nom), "territoire": .init(t.commune.territoire),
                    "vendredi_saint": .init(t.commune.vendrediSaint), "capacite_salle": .init(e.effectif >= 900 ? 2 : 1),
                    "salle": .init(["Infirmerie", "Salle Mirabelle", "Bureau 104", "Local syndical annexe"][e.rang % 4]),
                    "acces": .init(Self.acces[e.rang % Self.acces.count]),
                    "salle_confidentielle": .init(e.rang % 9 != 4), "latitude": .init("\(t.commune.latitude)"),
                    "longitude": .init("\(t.commune.longitude)"),
                ]
            }
        }
    }

    var lignesEffectifs: [LigneDemo] {
        flatMap { e in
            e.etablissements.flatMap { t in
                t.effectifs.enumerated().map { rang, effectif in
                    [
                        "entreprise_id": .init(e.id), "etablissement_id": .init(t.id), "a_partir_du": .init(effectif.0),
                        "nombre": .init(effectif.1),
                        "source": .init(rang == 0 ? "contrat" : "rh"),
                    ]
                }
            }
        }
    }

    var lignesContacts: [LigneDemo] {
        map { e in
            [
                "entreprise_id": .init(e.id), "nom": .init("\(e.contact.prenom) \(e.contact.nom)"),
                "fonction": "Responsable des ressources humaines",
                "courriel": .init("rh@\(NomsDemo.ascii(e.code).lowercased()).example"),
                "telephone": .init("03 00 \(10 + e.rang % 80) 00 00"),
                "principal": true,
            ]
        }
    }
}

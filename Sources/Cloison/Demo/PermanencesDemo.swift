import Calendrier
import Foundation

/// Two years of permanences and the ledger of what was owed, from the regular slots.
struct PermanencesDemo {
    private(set) var permanences: [LigneDemo] = []
    private(set) var registre: [LigneDemo] = []
    /// Held permanences, for the rendez-vous and the entretiens: company rank, establishment, worker, date.
    private(set) var tenues: [Tenue] = []

    struct Tenue: Sendable {
        let entreprise: Int
        let etablissement: UUID
        let permanence: UUID
        let intervenant: Int
        let jour: DateCivile
        let moment: String
    }

    /// Monday that starts the four-week cycle.
    private static let origine = DateCivile(numero: 20_087)  // lundi 30 décembre 2024 : 20 087 jours après le 1er janvier 1970

    private let equipe: EquipeDemo
    private let aujourdhui: DateCivile
    private let graine: UInt64
    private var pris: Set<Int> = []
    private var salles: [String: Int] = [:]

    init(_ contrats: [ContratDemo], equipe: EquipeDemo, aujourdhui: DateCivile, graine: UInt64) {
        self.equipe = equipe
        self.aujourdhui = aujourdhui
        self.graine = graine
        // The regular worker of every line is reserved first: a replacement never takes her place elsewhere.
        for contrat in contrats {
            for ligne in contrat.lignes { for date in Self.dates(ligne, contrat, jusqua: aujourdhui) { reserver(ligne, date) } }
        }
        for contrat in contrats {
            for ligne in contrat.lignes { derouler(ligne, contrat) }
        }
    }

    /// One date per complete period, from the contract's start to eight weeks ahead; without a slot, the Monday of the period.
    private static func dates(_ ligne: LigneDePermanence, _ contrat: ContratDemo, jusqua aujourdhui: DateCivile) -> [(
        lundi: DateCivile, jour: DateCivile
    )] {
        let duree = 7 * ligne.semaines
        let ecart = ((contrat.debut.numero - origine.numero) % duree + duree) % duree
        var lundi = contrat.debut.plus(jours: ecart == 0 ? 0 : duree - ecart)
        var dates: [(DateCivile, DateCivile)] = []
        while lundi.plus(jours: duree) <= aujourdhui.lundi.plus(jours: 7 * 9) {
            dates.append((lundi, lundi.plus(jours: 7 * (ligne.place?.phase ?? 0) + (ligne.place?.creneau ?? 0) / 2)))
            lundi = lundi.plus(jours: duree)
        }
        return dates
    }

    private func cle(_ intervenant: Int, _ jour: DateCivile, _ demi: Int) -> Int { (jour.numero * 2 + demi) * 64 + intervenant }

    private func territoire(_ commune: Commune) -> Territoire {
        commune.territoire == "LU"
            ? .LU : commune.territoire == "FR" ? .FR : commune.vendrediSaint ? .alsaceMoselleVendrediSaint : .alsaceMoselle
    }

    private mutating func reserver(_ ligne: LigneDePermanence, _ date: (lundi: DateCivile, jour: DateCivile)) {
        guard let place = ligne.place else { return }
        for demi in 0..<ligne.duree { pris.insert(cle(place.intervenant, date.jour, place.creneau % 2 + demi)) }
    }

    private mutating func derouler(_ ligne: LigneDePermanence, _ contrat: ContratDemo) {
        for (rang, date) in Self.dates(ligne, contrat, jusqua: aujourdhui).enumerated() {
            // Industrial companies close three weeks in August: nothing is owed.
            if contrat.entreprise.rang % 3 == 0, date.jour.mois == 8, date.jour.jour <= 21 { continue }
            var hasard = Hasard(graine, "permanence \(ligne.prestation)", rang)
            var etat = "due"
            var id: UUID?
            if let place = ligne.place {
                (etat, id) = poser(ligne, contrat, date.jour, place: (place.creneau, place.intervenant), &hasard)
            }
            for demi in 1...ligne.duree {
                registre.append([
                    "entreprise_id": .init(contrat.entreprise.id), "contrat_id": .init(contrat.id),
                    "prestation_id": .init(ligne.prestation),
                    "periode_debut": .init(date.lundi), "periode_fin": .init(date.lundi.plus(jours: 7 * ligne.semaines - 1)),
                    "rang": .init(demi),
                    "etat": .init(etat), "permanence_id": .init(id),
                ])
            }
        }
    }

    private mutating func poser(
        _ ligne: LigneDePermanence, _ contrat: ContratDemo, _ jour: DateCivile, place: (creneau: Int, intervenant: Int),
        _ hasard: inout Hasard
    ) -> (String, UUID?) {
        let commune = ligne.etablissement.commune
        let bureau = equipe.bureaux[equipe.intervenants[place.intervenant].bureau].commune
        if JoursFeries.estFerie(jour, territoire(commune)) || JoursFeries.estFerie(jour, territoire(bureau)) { return ("feriee", nil) }
        let passe = jour < aujourdhui
        // A company in eleven has not said yet whether last week's were held: what billing must ask before it issues.
        let confirmee = passe && (contrat.entreprise.rang % 11 != 3 || jour < aujourdhui.plus(jours: -5))
        if jour > aujourdhui.lundi.plus(jours: 7 * 8 - 3) { return ("due", nil) }
        var intervenant = place.intervenant
        var statut = confirmee ? "tenue" : jour <= aujourdhui.lundi.plus(jours: 7 * 4) ? "publiee" : "planifiee"
        var motif: String?
        if equipe.intervenants[intervenant].absent(jour) {
            let imprevue = !passe && jour < aujourdhui.lundi.plus(jours: 14)
            if !imprevue {
                if hasard.chance(92), let remplacant = remplacant(ligne, jour, place.creneau) {
                    intervenant = remplacant
                    for demi in 0..<ligne.duree { pris.insert(cle(remplacant, jour, place.creneau % 2 + demi)) }
                } else if passe {
                    statut = "annulee_prestataire"
                    motif = "Intervenant absent, pas de remplaçant disponible"
                } else {
                    return ("due", nil)
                }
            }
        } else if passe, hasard.chance(2) {
            statut = "annulee_client"
            motif = "Arrêt de production annoncé par l’entreprise"
        }
        let id = hasard.uuid()
        let moment = ligne.duree == 2 ? "JOUR" : place.creneau % 2 == 0 ? "AM" : "PM"
        let cleSalle = "\(ligne.etablissement.lieu) \(jour.numero) \(place.creneau % 2)"
        let salle = salles[cleSalle, default: 0] + 1
        for demi in 0..<ligne.duree { salles["\(ligne.etablissement.lieu) \(jour.numero) \(place.creneau % 2 + demi)"] = salle }
        permanences.append([
            "entreprise_id": .init(contrat.entreprise.id), "id": .init(id), "contrat_id": .init(contrat.id),
            "prestation_id": .init(ligne.prestation),
            "lieu_id": .init(ligne.etablissement.lieu), "intervenant_id": .init(equipe.intervenants[intervenant].id), "jour": .init(jour),
            "moment": .init(moment), "debut": .init(moment == "PM" ? "13:30" : "09:00"), "fin": .init(moment == "AM" ? "12:00" : "16:30"),
            "salle": .init(salle), "statut": .init(statut), "motif_annulation": .init(motif),
            // One closed gate in six: the worker had come.
            "sans_acces": .init(statut == "annulee_client" && jour.numero % 6 == 0),
            "annulee_le": statut == "annulee_client" ? .init("\(jour.plus(jours: hasard.chance(40) ? -1 : -9)) 08:30") : nil,
            "epinglee": false, "sequence": 0,
        ])
        if statut == "tenue" {
            tenues.append(
                Tenue(
                    entreprise: contrat.entreprise.rang, etablissement: ligne.etablissement.id, permanence: id, intervenant: intervenant,
                    jour: jour,
                    moment: moment))
        }
        // Half of what the provider missed last year was credited on an invoice.
        let credite = statut == "annulee_prestataire" && jour.annee < aujourdhui.annee
        return (credite ? "creditee" : statut, id)
    }

    private func remplacant(_ ligne: LigneDePermanence, _ jour: DateCivile, _ creneau: Int) -> Int? {
        equipe.intervenants.indices.first { i in
            let personne = equipe.intervenants[i]
            let bureau = equipe.bureaux[personne.bureau].commune
            return personne.metier == ligne.metier && personne.langues.contains(ligne.langue) && !personne.absent(jour)
                && !JoursFeries.estFerie(jour, territoire(bureau)) && bureau.minutes(jusqua: ligne.etablissement.commune) <= 120
                && (0..<ligne.duree).allSatisfy {
                    personne.presences.contains(creneau + $0) && !pris.contains(cle(i, jour, creneau % 2 + $0))
                }
                && (0...1).allSatisfy { !pris.contains(cle(i, jour, $0)) }
        }
    }
}

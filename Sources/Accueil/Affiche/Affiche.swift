import Calendrier
import Foundation
import Postgres
import Web

/// What a poster's code opens: the published permanences of one company, never its name.
struct Affiche: Sendable {
    let service: String
    let telephone: String
    /// When somebody answers; may be empty.
    let horaires: String
    let courriel: String
    let permanences: [PermanenceAffichee]

    /// `lignes` of `gestion.affiche`: one per permanence, or a single one without. nil without any: nobody displays this code.
    init?(_ lignes: [Row], joindre: Row?) throws(RowError) {
        guard let premiere = lignes.first else { return nil }
        service = try premiere.optionalString("service") ?? "Service social du travail"
        telephone = try premiere.optionalString("telephone") ?? ""
        horaires = try joindre?.optionalString("horaires") ?? ""
        courriel = try joindre?.optionalString("courriel") ?? ""
        var permanences: [PermanenceAffichee] = []
        for ligne in lignes where try !ligne.isNull("permanence_id") { permanences.append(try PermanenceAffichee(row: ligne)) }
        self.permanences = permanences
    }
}

struct PermanenceAffichee: Sendable {
    let id: UUID
    let jour: DateCivile
    let debut: Heure
    let fin: Heure
    let intervenant: String
    let ligne: String
    let lieu: String
    let adresse: String
    let reservable: Bool

    init(row: Row) throws(RowError) {
        id = try row.uuid("permanence_id")
        jour = try row.value("jour")
        debut = try row.value("debut")
        fin = try row.value("fin")
        intervenant = try row.string("intervenant")
        ligne = try row.string("ligne")
        lieu = try row.string("lieu")
        adresse = try row.string("adresse")
        reservable = try row.bool("reservable")
    }

    var heures: String { "\(debut.libelle) – \(fin.libelle)" }
    var plage: PlageReservable { PlageReservable(id: id, jour: jour, debut: debut, fin: fin) }
}

/// A permanence as somewhere to put a rendez-vous.
struct PlageReservable: Sendable {
    let id: UUID
    let jour: DateCivile
    let debut: Heure
    let fin: Heure

    /// Every half-hour that has not passed, TAKEN OR NOT: the employer has the code too, and an hour missing from the list would tell him
    /// that somebody comes. The database gives the free hour nearest to the one asked for.
    func heures(_ maintenant: (jour: DateCivile, heure: Heure)) -> [Heure] {
        stride(from: debut.minutes, to: fin.minutes - 14, by: 30).compactMap { Heure(minutes: $0) }.filter {
            jour > maintenant.jour || $0.minutes > maintenant.heure.minutes + 30
        }
    }
}

/// A choice of the form: `permanence|HH:MM`.
struct Creneau: Sendable, LosslessStringConvertible {
    let permanence: UUID
    let heure: Heure

    init(_ permanence: UUID, _ heure: Heure) {
        self.permanence = permanence
        self.heure = heure
    }

    init?(_ texte: String) {
        let parties = texte.split(separator: "|")
        guard parties.count == 2, parties[0].utf8.count == 36, let id = UUID(uuidString: String(parties[0])),
            let heure = Heure(String(parties[1]))
        else { return nil }
        self.init(id, heure)
    }

    var description: String { "\(permanence.uuidString.lowercased())|\(heure)" }
}

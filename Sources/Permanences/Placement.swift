import Calendrier
import Contrats
import Entreprises
import Postgres
import Tenancy

/// What must be known to judge one placement: the contract line, the person, the place, and what surrounds them that week.
/// Read in one transaction with the write that follows; the exclusion constraints have the last word.
struct Placement {
    let prestation: LigneDue
    let intervenant: Intervenant
    let lieu: Lieu
    let bureau: Lieu
    let jour: DateCivile
    let moment: Moment
    /// Names of the absences of that day.
    let absences: [Absence]
    /// Collective actions of the intervenante that day, cancelled ones left out.
    let actions: [ActionDuJour]
    let fermetures: [String]
    /// Living permanences of the intervenante in the week, but the one being moved.
    let semaine: [Permanence]
    /// Living permanences of the place that day, but the one being moved, with the room they take.
    let surPlace: [(moment: Moment, salle: Int)]
    /// Days of the other served permanences of the line, from eight weeks before to eight weeks after.
    let soeurs: [DateCivile]
    /// Minutes between two places, nil when unknown.
    let minutes: (ID<LieuTag>, ID<LieuTag>) -> Int?

    /// Every hard rule broken, in the order of the format.
    var manquements: [Manquement] {
        [quand, qui, charge, voisinage].flatMap { $0 }
    }

    /// Rank of a room free for these half-days, nil when all are taken.
    var salleLibre: Int? {
        let prises = Set(surPlace.filter { !Set($0.moment.demiJournees).isDisjoint(with: moment.demiJournees) }.map(\.salle))
        return (1...lieu.capacite).first { !prises.contains($0) }
    }

    var heures: PlageHoraire { PlageHoraire.parDefaut(moment) }

    private var codes: [Creneau] { moment.demiJournees.compactMap { Creneau(jour, $0) } }

    private var quand: [Manquement] {
        var m: [Manquement] = []
        if jour < prestation.du || prestation.finale.map({ jour > $0 }) ?? false {
            m.append(.init(.periode, "Le contrat ne court pas le \(jour.court)."))
        }
        if jour.estWeekEnd { return m + [.init(.creneau, "Le \(jour.long) est un jour de fin de semaine.")] }
        if moment.duree != prestation.duree {
            m.append(
                .init(.creneau, prestation.duree == 2 ? "Cette permanence dure la journée." : "Cette permanence dure une demi-journée."))
        }
        if let nom = JoursFeries.nom(jour, lieu.territoire), !(prestation.pentecoteTravaillee && nom == "Lundi de Pentecôte") {
            m.append(.init(.lieuFerie, "Le \(jour.sansAnnee) est férié à \(lieu.commune) (\(nom))."))
        }
        if let libelle = fermetures.first {
            m.append(.init(.fermeture, "L'entreprise est fermée ce jour-là\(libelle.isEmpty ? "." : " (\(libelle)).")"))
        }
        for c in codes where !prestation.creneaux.contains(c) {
            m.append(
                .init(
                    .creneau,
                    "Le contrat ne prévoit pas le \(c.libelle). Il prévoit : \(prestation.creneaux.map(\.libelle).joined(separator: ", "))."
                ))
        }
        return m
    }

    private var qui: [Manquement] {
        var m: [Manquement] = []
        let nom = intervenant.nomComplet
        if let ferie = JoursFeries.nom(jour, bureau.territoire) {
            m.append(.init(.intervenanteFeriee, "Le \(jour.sansAnnee) est férié au bureau de \(nom), \(bureau.commune) (\(ferie))."))
        }
        if let absence = absences.first {
            m.append(.init(.conge, "\(nom) est absente \(absence.quand) (\(absence.nature.libelle))."))
        }
        for c in codes where !intervenant.disponibilites.contains(c) {
            m.append(.init(.disponibilite, "\(nom) ne travaille pas le \(c.libelle)."))
        }
        if intervenant.metier != prestation.metier {
            m.append(.init(.metier, "Le contrat demande un \(prestation.metier.libelle) ; \(nom) est \(intervenant.metier.libelle)."))
        }
        if !intervenant.langues.contains(prestation.langue) {
            m.append(.init(.langue, "Le contrat demande le \(Langue.libelle(prestation.langue)), que \(nom) ne parle pas."))
        }
        return m
    }

    private var charge: [Manquement] {
        var m: [Manquement] = []
        let nom = intervenant.nomComplet
        let memeJour = semaine.filter { $0.jour == jour }
        for p in memeJour where !Set(p.moment.demiJournees).isDisjoint(with: moment.demiJournees) {
            m.append(.init(.ubiquite, "\(nom) est déjà à \(p.lieuNom) le \(jour.sansAnnee), \(p.moment.libelle)."))
        }
        for a in actions where a.plage.map(heures.chevauche) ?? true {
            m.append(.init(.ubiquite, "\(nom) tient une action collective chez \(a.entrepriseNom) le \(jour.sansAnnee), \(a.heures)."))
        }
        if moment != .JOUR {
            for p in memeJour where p.moment != .JOUR && p.moment != moment && p.lieu != lieu.id {
                let n = minutes(p.lieu, lieu.id) ?? 0
                if n > Placement.trajetMaxMidi {
                    m.append(
                        .init(.trajetMidi, "De \(p.lieuNom) à \(lieu.nom), il faut \(n) min à midi ; \(Placement.trajetMaxMidi) au plus."))
                }
            }
        }
        let total = semaine.reduce(moment.duree) { $0 + $1.moment.duree }
        if total > intervenant.maxHebdo {
            m.append(.init(.maxHebdo, "\(nom) aurait \(total) demi-journées dans la semaine ; \(intervenant.maxHebdo) au plus."))
        }
        return m
    }

    private var voisinage: [Manquement] {
        var m: [Manquement] = []
        if salleLibre == nil { m.append(.init(.salle, "\(lieu.nom) n'a plus de salle libre le \(jour.sansAnnee), \(moment.libelle).")) }
        if let proche = soeurs.first(where: { abs($0.jours(jusqua: jour)) < prestation.ecartMinimal }) {
            m.append(
                .init(
                    .ecart,
                    "Une autre permanence de ce contrat est le \(proche.sansAnnee) : il faut \(prestation.ecartMinimal) jours entre deux."))
        }
        return m
    }

    /// Minutes, as in the planning format.
    static let trajetMaxMidi = 45
}

import Calendrier
import Planner

/// The contract lines being signed: every company gets one, then the team's time is filled up to the wanted ratio.
struct Chantier {
    private let annee: Annee
    private let equipe: Equipe
    private(set) var carte: Carte
    private var grille: Grille
    private(set) var lignes: [LigneFictive] = []
    private(set) var due = 0
    private var tirage: Tirage
    private let noms: [String]
    /// Ranks of the sites of each company; a shared zone is nobody's.
    private var sites: [[Int]]
    private var zones: [Int] = []

    init(_ annee: Annee, _ equipe: Equipe, _ carte: Carte, noms: [String], _ tirage: Tirage) {
        self.annee = annee
        self.equipe = equipe
        self.carte = carte
        self.noms = noms
        self.tirage = tirage
        grille = Grille(equipe)
        sites = Array(repeating: [], count: noms.count)
    }

    /// One company in five shares its permanence with one to four others, on a business zone or at the office.
    mutating func signerUneFois(plafond: Int) {
        let ordre = tirage.melanger(Array(noms.indices))
        var groupees = Array(ordre.prefix(noms.count / 5))
        while !groupees.isEmpty {
            let groupe = Array(groupees.prefix(tirage.entre(2, 5))).sorted()
            groupees.removeFirst(min(groupees.count, groupe.count))
            signer(groupe, mutualisee: groupe.count > 1, plafond)
        }
        for entreprise in ordre.dropFirst(noms.count / 5) { signer([entreprise], mutualisee: false, plafond) }
    }

    private mutating func signer(_ groupe: [Int], mutualisee: Bool, _ plafond: Int) {
        for _ in 0..<20 {
            guard let personne = disponible() else { return }
            let bureau = equipe.personnes[personne].bureau
            let voisines = zones.filter { carte.places[$0].bureau == bureau }
            let ici: Lieu
            if mutualisee {
                ici = tirage.chance(30) ? .connu(bureau) : .neuf(nouvelleZone(bureau))
            } else if !voisines.isEmpty, tirage.chance(12) {
                ici = .connu(tirage.un(voisines))
            } else {
                ici = .neuf(nouveauSite(groupe[0], bureau))
            }
            guard let lieu = poser(groupe, ici, personne, plafond: plafond) else { continue }
            if case .connu = ici { return }
            if mutualisee { zones.append(lieu) } else { sites[groupe[0]].append(lieu) }
            return
        }
    }

    /// More lines until `objectif` half-days are due, never over `plafond`; some companies ask much more than others.
    mutating func remplir(objectif: Int, plafond: Int) {
        var refus = 0
        while due < objectif, refus < 600 {
            guard let personne = disponible() else { return }
            let bureau = equipe.personnes[personne].bureau
            let entreprise = min(tirage.entier(noms.count), tirage.entier(noms.count))
            let proches = sites[entreprise].filter { carte.places[$0].bureau == bureau }
            let ici: Lieu =
                proches.isEmpty || (proches.count < 3 && tirage.chance(25))
                ? .neuf(nouveauSite(entreprise, bureau)) : .connu(tirage.un(proches))
            // The last lines are small ones: what remains would not hold a whole day a week.
            if let lieu = poser([entreprise], ici, personne, plafond: plafond) {
                refus = 0
                if case .neuf = ici { sites[entreprise].append(lieu) }
            } else {
                refus += 1
            }
        }
    }

    /// An instance without any closing would leave a rule untried.
    mutating func fermerAuMoinsUneFois() {
        guard lignes.allSatisfy(\.fermetures.isEmpty), let premiere = lignes.firstIndex(where: { $0.frequence != .hebdomadaire }) else {
            return
        }
        let l = lignes[premiere]
        lignes[premiere] = LigneFictive(
            entreprises: l.entreprises, lieu: l.lieu, frequence: l.frequence, duree: l.duree, premiereSemaine: l.premiereSemaine,
            langue: l.langue, role: l.role, fermetures: annee.fermetureDeMilieu, autorises: l.autorises, preferes: l.preferes,
            referente: l.referente)
    }

    /// The lines in a drawn order: the file does not tell how they were found.
    mutating func lignesMelangees() -> [LigneFictive] { tirage.melanger(lignes) }

    private enum Lieu {
        case connu(Int)
        case neuf(Carte.Place)
    }

    /// Someone who still has room, the more room the likelier.
    private mutating func disponible() -> Int? { tirage.selon(equipe.personnes.indices.map { max(0, grille.reste($0)) }) }

    private mutating func nouvelleZone(_ bureau: Int) -> Carte.Place {
        carte.proposer("Zone d'activités", pres: bureau, salles: tirage.un([1, 1, 2]), fermetures: [], &tirage)
    }

    private mutating func nouveauSite(_ entreprise: Int, _ bureau: Int) -> Carte.Place {
        let territoire = carte.places[bureau].territoire
        let fermetures = annee.fermetures(territoire, &tirage)
        return carte.proposer(noms[entreprise], pres: bureau, salles: tirage.chance(80) ? 1 : 2, fermetures: fermetures, &tirage)
    }

    /// Finds her a rhythm there and signs the line; the rank of the place, or nil when nothing fits or too much would be due.
    private mutating func poser(_ entreprises: [Int], _ ici: Lieu, _ personne: Int, plafond: Int) -> Int? {
        let place: Carte.Place
        let lieu: Int
        switch ici {
        case .connu(let rang): (place, lieu) = (carte.places[rang], rang)
        case .neuf(let nouvelle): (place, lieu) = (nouvelle, carte.places.count)
        }
        let besoin = LigneFictive.Besoin(&tirage)
        let carte = carte
        let trouve = grille.rythme(
            personne, lieu: lieu, salles: place.salles, duree: besoin.duree, pas: besoin.pas,
            minutes: { carte.places[$0].point.minutes(jusqua: place.point) }, &tirage)
        guard let rythme = trouve else { return nil }
        let premiere = LigneFictive.premiereSemaine(besoin, semaines: annee.semaines, &tirage)
        let autorises = LigneFictive.autorises(autour: rythme.creneaux, &tirage)
        let dues = Charge.due(
            creneaux: autorises, duree: besoin.duree, pas: besoin.pas, premiereSemaine: premiere, lundi: annee.premierLundi.numero,
            semaines: annee.semaines, feries: annee.feries[place.territoire] ?? [], fermetures: place.fermetures)
        guard dues > 0, dues <= plafond - due else { return nil }
        let langue = langue(place, personne)
        let ligne = LigneFictive(
            entreprises: entreprises, lieu: lieu, frequence: besoin.frequence, duree: besoin.duree, premiereSemaine: premiere,
            langue: langue,
            role: equipe.personnes[personne].role, fermetures: place.fermetures, autorises: autorises,
            preferes: LigneFictive.preferes(autorises, rythme: rythme.creneaux, &tirage), referente: referente(personne, langue))
        if case .neuf(let nouvelle) = ici { _ = self.carte.ouvrir(nouvelle) }
        grille.tenir(rythme, lieu: lieu)
        lignes.append(ligne)
        due += dues
        return lieu
    }

    /// The language asked there, when she speaks it; French otherwise.
    private mutating func langue(_ place: Carte.Place, _ personne: Int) -> String {
        let voulue: String
        switch (place.territoire, place.germanophone) {
        case (.LU, _): voulue = ["fr", "de", "lb"][tirage.selon([55, 25, 20]) ?? 0]
        case (_, true): voulue = tirage.chance(40) ? "de" : "fr"
        default: voulue = "fr"
        }
        return equipe.personnes[personne].langues.contains(voulue) ? voulue : "fr"
    }

    /// Three lines out of four name one; once in seven it is not the one whose rhythm it is, but a colleague of the same office.
    private mutating func referente(_ personne: Int, _ langue: String) -> Int? {
        guard tirage.chance(75) else { return nil }
        let p = equipe.personnes[personne]
        let collegues = equipe.personnes.indices.filter {
            let c = equipe.personnes[$0]
            return $0 != personne && c.bureau == p.bureau && c.role == p.role && c.langues.contains(langue)
        }
        return tirage.chance(15) && !collegues.isEmpty ? tirage.un(collegues) : personne
    }
}

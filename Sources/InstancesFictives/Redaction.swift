import Calendrier
import Planner

/// Numbers everything and writes it in the terms of the format.
struct Redaction {
    private let annee: Annee
    private let equipe: Equipe
    private let carte: Carte
    private let noms: [String]
    private let lieux, personnes, entreprises: [String]

    init(_ annee: Annee, _ equipe: Equipe, _ carte: Carte, _ noms: [String]) {
        self.annee = annee
        self.equipe = equipe
        self.carte = carte
        self.noms = noms
        lieux = Self.identifiants("L", carte.places.count)
        personnes = Self.identifiants("I", equipe.personnes.count)
        entreprises = Self.identifiants("E", noms.count)
    }

    func instance(_ nom: String, _ lignes: [LigneFictive]) -> Instance {
        let demandes = Self.identifiants("D", lignes.count)
        return Instance(
            nom: nom, horizon: .init(premierLundi: annee.premierLundi, semaines: annee.semaines),
            territoires: Territoire.duFormat.map { .init(id: $0.idDuFormat, joursFeries: annee.feries($0)) },
            lieux: carte.places.enumerated().map { rang, p in
                .init(
                    id: lieux[rang], nom: p.nom, type: rang < carte.nombreDeBureaux ? "bureau" : "site",
                    territoire: p.territoire.idDuFormat,
                    capaciteSalle: p.salles)
            },
            minutesTrajet: carte.minutesTrajet,
            entreprises: noms.enumerated().map { .init(id: entreprises[$0], nom: $1) },
            intervenantes: equipe.personnes.enumerated().map { intervenante($0, $1) },
            demandes: lignes.enumerated().map { demande(demandes[$0], $1) })
    }

    private func intervenante(_ rang: Int, _ p: Equipe.Personne) -> Instance.Intervenante {
        .init(
            id: personnes[rang], nom: p.nom, bureau: lieux[p.bureau], role: p.role, langues: p.langues, disponibilites: codes(p.presences),
            conges: plages(p.conges), cibleHebdo: p.maxHebdo - 1, maxHebdo: p.maxHebdo)
    }

    private func demande(_ id: String, _ l: LigneFictive) -> Instance.Demande {
        .init(
            id: id, entreprises: l.entreprises.map { entreprises[$0] }, lieu: lieux[l.lieu], frequence: l.frequence,
            premiereSemaine: l.premiereSemaine, duree: l.duree, creneauxAutorises: codes(l.autorises), creneauxPreferes: codes(l.preferes),
            langue: l.langue, role: l.role, fermetures: plages(l.fermetures), referente: l.referente.map { personnes[$0] })
    }

    private func codes(_ rangs: [Int]) -> [String] { rangs.compactMap { Creneau(rang: $0)?.description } }

    private func plages(_ plages: [ClosedRange<Int>]) -> [Instance.Plage] {
        plages.map { .init(debut: DateCivile(numero: $0.lowerBound), fin: DateCivile(numero: $0.upperBound)) }
    }

    /// « D001 »: as many digits as the last one needs, two at least.
    private static func identifiants(_ lettre: String, _ nombre: Int) -> [String] {
        let largeur = max(2, "\(nombre)".count)
        return (1...max(1, nombre)).prefix(nombre).map { n in
            lettre + String(repeating: "0", count: largeur - "\(n)".count) + "\(n)"
        }
    }
}

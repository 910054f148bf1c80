import Synchronization

/// Counters of the service, as Prometheus text. Labels are route patterns; nominative routes share one, because how often a
/// dossier is opened is nobody's figure.
final class Mesures: Sendable {
    struct Cle: Hashable {
        let methode: String
        let route: String
        let statut: Int
    }

    struct Histogramme {
        var cases = [Int](repeating: 0, count: Mesures.bornes.count)
        var somme = 0.0
        var nombre = 0
    }

    /// Upper bounds in seconds.
    static let bornes = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5]

    private struct Etat {
        var nombres: [Cle: Int] = [:]
        var durees: [String: Histogramme] = [:]
    }

    private let etat = Mutex(Etat())

    func noter(methode: String, trace: Trace.Etat, statut: Int, duree: Duration) {
        let secondes = LigneDeJournal.millisecondes(duree) / 1_000
        let route = trace.nominatif ? "nominatif" : trace.route
        // A method a client invents is not a label.
        let connue = ["GET", "HEAD", "POST"].contains(methode) ? methode : "AUTRE"
        etat.withLock { etat in
            etat.nombres[Cle(methode: connue, route: route, statut: statut), default: 0] += 1
            etat.durees[route, default: Histogramme()].ajouter(secondes)
        }
    }

    func texte() -> String {
        let (nombres, durees) = etat.withLock { ($0.nombres, $0.durees) }
        var lignes = ["# HELP cloison_requetes_total Requêtes servies.", "# TYPE cloison_requetes_total counter"]
        lignes += nombres.map {
            #"cloison_requetes_total{methode="\#($0.methode)",route="\#($0.route)",statut="\#($0.statut)"} \#($1)"#
        }.sorted()
        lignes += ["# HELP cloison_duree_secondes Durée des requêtes.", "# TYPE cloison_duree_secondes histogram"]
        for (route, h) in durees.sorted(by: { $0.key < $1.key }) {
            for (borne, nombre) in zip(Self.bornes, h.cases) {
                lignes.append(#"cloison_duree_secondes_bucket{route="\#(route)",le="\#(borne)"} \#(nombre)"#)
            }
            lignes.append(#"cloison_duree_secondes_bucket{route="\#(route)",le="+Inf"} \#(h.nombre)"#)
            lignes.append(#"cloison_duree_secondes_sum{route="\#(route)"} \#(h.somme)"#)
            lignes.append(#"cloison_duree_secondes_count{route="\#(route)"} \#(h.nombre)"#)
        }
        return lignes.joined(separator: "\n") + "\n"
    }
}

extension Mesures.Histogramme {
    fileprivate mutating func ajouter(_ secondes: Double) {
        for (i, borne) in Mesures.bornes.enumerated() where secondes <= borne { cases[i] += 1 }
        somme += secondes
        nombre += 1
    }
}

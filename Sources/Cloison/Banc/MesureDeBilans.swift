import Bilans
import Foundation

/// One company of the benchmark: what it was given, what a naive threshold would have given, and in how long.
struct MesureDeBilans: Sendable {
    let code: String
    let effectif: Int
    let secondes: Double
    let bilans: Int
    let mesure: MesureDePublication
    let historique: [UInt8]
    let naif: SeuilNaif
    let refus: String?

    init(_ entreprise: EntrepriseDeFichier, _ couverture: Couverture, graine: [UInt8]) {
        code = entreprise.code
        effectif = entreprise.effectif
        let publication = PublicationDeFichier(entreprise, themes: EntreprisesDeBanc.themes, couverture: couverture, graine: graine)
        let debut = ContinuousClock.now
        let fait = Result { () throws(PublicationDeFichier.Refus) in try publication.publier() }
        secondes = (ContinuousClock.now - debut) / .seconds(1)
        switch fait {
        case .success(let publie):
            (bilans, mesure, historique, refus) = (publie.nouveaux, publie.mesure, publie.octets, nil)
        case .failure(let raison):
            (bilans, mesure, historique, refus) = (0, MesureDePublication(), [], raison.description)
        }
        naif = SeuilNaif(publication)
    }

    private static let tranches = [(20, 49), (50, 299), (300, 999), (1000, 5000)]
    private static let largeurs = [13, 12, 10, 14, 14, 14, 14, 16]

    static func imprimer(_ mesures: [MesureDeBilans], secondes: Double, fils: Int) {
        print(ranger(["effectif", "entreprises", "bilans", "cases", "comptes", "cases naïf", "comptes naïf", "naïf retrouvées"]))
        for (bas, haut) in tranches {
            let choisies = mesures.filter { (bas...haut).contains($0.effectif) }
            if !choisies.isEmpty { print(rang("\(bas)–\(haut)", choisies)) }
        }
        print(rang("ensemble", mesures))
        let plusLente = mesures.max { $0.secondes < $1.secondes }
        print(
            """

            \(Nombre.entier(mesures.reduce(0) { $0 + $1.bilans })) bilans, audits compris, en \(Nombre.decimal(secondes, 1)) s sur \(fils) fils \
            (\(Nombre.decimal(processeur, 1)) s de processeur) ; la plus lente \
            \(Nombre.decimal(plusLente?.secondes ?? 0, 2)) s (\(plusLente?.effectif ?? 0) salariés) ; mémoire au plus haut \(memoire).
            cases, comptes : part montrée de ce que le plan promet (comptes : entretiens). retrouvées : cases masquées par le seuil naïf dont la
            valeur exacte se recalcule par sommes et différences, sans solveur. Certificats refusés : \(mesures.count { $0.refus != nil }).
            """)
        for mesure in mesures.compactMap({ m in m.refus.map { "\(m.code) : \($0)" } }).prefix(20) { print(mesure) }
    }

    private static func rang(_ titre: String, _ mesures: [MesureDeBilans]) -> String {
        let (nous, naif) = mesures.reduce(into: (MesureDePublication(), MesureDePublication())) { sommes, m in
            sommes.0 += m.mesure
            sommes.1 += m.naif.mesure
        }
        let masquees = naif.cases - naif.montrees
        return ranger([
            titre, Nombre.entier(mesures.count), Nombre.entier(mesures.reduce(0) { $0 + $1.bilans }), part(nous.montrees, nous.cases),
            part(nous.comptesMontres, nous.comptes), part(naif.montrees, naif.cases), part(naif.comptesMontres, naif.comptes),
            "\(Nombre.entier(mesures.reduce(0) { $0 + $1.naif.retrouvees })) / \(Nombre.entier(masquees))",
        ])
    }

    private static func part(_ a: Int, _ b: Int) -> String { b == 0 ? "–" : Nombre.decimal(100 * Double(a) / Double(b), 1) + " %" }

    private static func ranger(_ colonnes: [String]) -> String {
        zip(colonnes, largeurs).enumerated().map { n, c in
            let vide = String(repeating: " ", count: max(0, c.1 - c.0.count))
            return n == 0 ? c.0 + vide : vide + c.0
        }.joined(separator: " ")
    }

    /// Seconds of processor this process used, all threads: what a loaded machine does not change.
    private static var processeur: Double {
        var temps = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &temps)
        return Double(temps.tv_sec) + Double(temps.tv_nsec) / 1e9
    }

    /// The most this process ever held (VmHWM).
    private static var memoire: String {
        let etat = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
        let ligne = etat.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
        guard let kilo = ligne?.split(whereSeparator: { !$0.isNumber }).first.flatMap({ Int($0) }) else { return "inconnue" }
        return "\(Nombre.entier(kilo / 1024)) Mo"
    }
}

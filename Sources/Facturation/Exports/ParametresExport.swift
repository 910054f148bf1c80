public import Calendrier
internal import Foundation

/// All that decides the bytes of an export besides the documents, as it was that day: kept with it, so that a change of account, of name or of
/// form made later does not change what was handed over.
struct ParametresExport: Sendable, Hashable, Codable {
    struct Vendeur: Sendable, Hashable, Codable {
        var nom: String
        var siren: String
    }

    /// Of the layout of the files: one more when a new release writes them otherwise.
    var version = 1
    var vendeur: Vendeur
    var bornes: [Borne]
    var plan: PlanComptable
    var reglage: ReglageExport
    /// Third-party accounts of the clients of the period, by company.
    var auxiliaires: [String: CompteComptable]
    /// Closing date of the accruals.
    var arrete: DateCivile?

    func json() throws -> String {
        let encodeur = JSONEncoder()
        encodeur.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encodeur.encode(self), as: UTF8.self)
    }

    static func lire(_ json: String) throws -> ParametresExport {
        try JSONDecoder().decode(ParametresExport.self, from: Data(json.utf8))
    }
}

/// What is asked: a period of issue dates, formats, and the closing date of the accruals when they are among them.
public struct DemandeExport: Sendable, Hashable {
    public var periode: Periode
    var formats: [FormatExport]
    var arrete: DateCivile?

    /// `formats` in the order of the archive, each once. The closing date is the last day of the period unless said otherwise.
    init(periode: Periode, formats: some Sequence<FormatExport>, arrete: DateCivile? = nil) {
        let choisis = Set(formats)
        self.periode = periode
        self.formats = FormatExport.allCases.filter { choisis.contains($0) }
        self.arrete = choisis.contains(.arrete) ? arrete ?? periode.fin : nil
    }

    /// The words of the command and of the form; says in French which one is not known.
    public static func lire(du: String, au: String, formats: [String], arrete: String?) throws(ExportImpossible) -> DemandeExport {
        guard let debut = DateCivile(saisie: du) else { throw ExportImpossible("« \(du) » n'est pas un jour ; par exemple 2026-10-01.") }
        guard let fin = DateCivile(saisie: au) else { throw ExportImpossible("« \(au) » n'est pas un jour ; par exemple 2026-10-31.") }
        guard let periode = Periode(de: debut, a: fin) else {
            throw ExportImpossible("La période finit le \(fin.court), avant son début, le \(debut.court).")
        }
        guard periode.nombreDeJours <= 366 * 3 else { throw ExportImpossible("Trois ans au plus par export : en faire plusieurs.") }
        var choisis: [FormatExport] = []
        for mot in formats {
            guard let format = FormatExport(rawValue: mot) else {
                let connus = FormatExport.allCases.map(\.rawValue).joined(separator: ", ")
                throw ExportImpossible("Format « \(mot) » inconnu ; les formats sont : \(connus).")
            }
            choisis.append(format)
        }
        guard !choisis.isEmpty else { throw ExportImpossible("Choisir au moins un format.") }
        var cloture: DateCivile?
        if let arrete, !arrete.isEmpty {
            guard let jour = DateCivile(saisie: arrete) else {
                throw ExportImpossible("Date d'arrêté « \(arrete) » : un jour est attendu, par exemple 2026-12-31.")
            }
            cloture = jour
        }
        return DemandeExport(periode: periode, formats: choisis, arrete: cloture)
    }
}

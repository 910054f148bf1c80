internal import DisclosureControl
internal import Foundation

/// A history already given, cut into its lines.
struct LectureHistorique {
    let bilans: [String]

    /// Refuses a history that another company, other headcounts or another domain of themes would have given.
    init(_ octets: [UInt8], tete: String) throws(PublicationDeFichier.Refus) {
        let texte = String(decoding: octets, as: UTF8.self)
        guard texte.hasPrefix(tete + "\n"), texte.hasSuffix(EcritureHistorique.fermeture + "\n") else {
            let lignes = zip(texte.split(separator: "\n"), tete.split(separator: "\n"))
            let autre =
                lignes.first { $0 != $1 }.map {
                    " ; il dit \(FautesDeFichier.citer($0.0)), ce fichier donne \(FautesDeFichier.citer($0.1))"
                } ?? ""
            throw .contradiction(
                "l'historique déjà remis n'a pas le même périmètre\(autre). Reprenez les mêmes effectifs et les mêmes thèmes, ou publiez dans un autre dossier."
            )
        }
        let corps = texte.dropFirst(tete.count + 1).dropLast(EcritureHistorique.fermeture.count + 1)
        bilans = corps.split(separator: "\n").map { String($0.hasSuffix(",") ? $0.dropLast() : $0) }
    }

    private struct Bilan: Decodable {
        var periode: String
        var tables: [Table]
    }
    private struct Table: Decodable {
        var measure: String
        var cells: [Case]
    }
    private struct Case: Decodable {
        var c: [String: String]
        var v: Int?
    }

    /// The values a line shows; refuses a line that shows other cells than promised, or other counts than the file's.
    static func valeurs(
        _ ligne: String, _ periode: PeriodeBilan, _ promises: [Cle], _ vraie: Annee, _ perimetre: PerimetreDeFichier, _ themes: [String]
    ) throws(PublicationDeFichier.Refus) -> [Cle: Int] {
        let nom = EcritureHistorique.periode(periode)
        guard let bilan = try? JSONDecoder().decode(Bilan.self, from: Data(ligne.utf8)), bilan.periode == nom else {
            throw .contradiction(
                "l'historique déjà remis n'a pas le bilan \(nom) à sa place ; donnez un fichier qui commence au même mois, ou un autre dossier."
            )
        }
        var lues: [String: Int?] = [:]
        for table in bilan.tables {
            for case_ in table.cells { lues["\(table.measure) \(case_.c.sorted { $0.key < $1.key })"] = .some(case_.v) }
        }
        var valeurs: [Cle: Int] = [:]
        for cle in promises {
            var place: [String: String] = [:]
            if let lieu = cle.etablissement { place["etab"] = perimetre.noms[lieu] }
            if cle.axe != nil { place["theme"] = themes[cle.modalite] }
            guard let lue = lues.removeValue(forKey: "\(EcritureHistorique.nom(cle.mesure)) \(place.sorted { $0.key < $1.key })") else {
                throw .contradiction("le bilan \(nom) déjà remis n'a pas les cases que le plan promet ; publiez dans un autre dossier.")
            }
            guard let valeur = lue else { continue }
            guard valeur == vraie.compte(cle) else {
                throw .contradiction(
                    "le bilan \(nom) déjà remis dit \(valeur) \(EcritureHistorique.nom(cle.mesure))\(place.isEmpty ? "" : " (\(place.values.sorted().joined(separator: ", ")))"), ce fichier en compte \(vraie.compte(cle)) ; une saisie tardive compte dans la période suivante : rétablissez les actes de cette période."
                )
            }
            valeurs[cle] = valeur
        }
        guard lues.isEmpty else {
            throw .contradiction("le bilan \(nom) déjà remis a des cases que le plan ne promet pas ; publiez dans un autre dossier.")
        }
        return valeurs
    }
}

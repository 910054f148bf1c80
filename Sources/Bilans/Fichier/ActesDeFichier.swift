internal import Calendrier

/// An act of a file: who, where and about what are ranks, so that no name goes further than the reading.
public struct ActeLu: Sendable {
    public let personne: Int
    public let etablissement: Int
    public let theme: Int
    /// Days since 1970-01-01.
    public let jour: Int
    public let annee: Int
    /// 0…3.
    public let trimestre: Int

    public init(personne: Int, etablissement: Int, theme: Int, jour: Int, annee: Int, trimestre: Int) {
        self.personne = personne
        self.etablissement = etablissement
        self.theme = theme
        self.jour = jour
        self.annee = annee
        self.trimestre = trimestre
    }
}

/// A company of a file, its establishments by decreasing headcount.
public struct EntrepriseDeFichier: Sendable {
    public let code: String
    public let etablissements: [(code: String, effectif: Int)]
    public var actes: [ActeLu]

    public init(code: String, etablissements: [(code: String, effectif: Int)], actes: [ActeLu] = []) {
        self.code = code
        self.etablissements = etablissements.sorted { ($0.effectif, $0.code) > ($1.effectif, $1.code) }
        self.actes = actes
    }

    public var effectif: Int { etablissements.reduce(0) { $0 + $1.effectif } }
}

/// Acts and headcounts of a provider who comes from spreadsheets, read and checked.
public struct ActesDeFichier: Sendable {
    /// By code; a company without an act is there too.
    public let entreprises: [EntrepriseDeFichier]
    /// The closed domain of themes: those of the file, sorted.
    public let themes: [String]
    public let couverture: Couverture
    /// To be said, without stopping.
    public let avertissements: [String]

    static let colonnes = ["tenant", "etablissement", "personne", "date", "theme"]

    /// `actes`: CSV whose first line names at least the columns tenant, etablissement, personne, date (AAAA-MM-JJ) and theme, in any
    /// order; other columns are not read. `effectifs`: JSON, see `EffectifsLus`. Throws every fault found, at most twenty in words.
    public init(actes: [UInt8], nomActes: String, effectifs: [UInt8], nomEffectifs: String) throws(FautesDeFichier) {
        let effectifs = try EffectifsLus(json: effectifs, nom: nomEffectifs)
        var lecture = LectureDesActes(effectifs, nomActes: nomActes, nomEffectifs: nomEffectifs)
        try lecture.lire(actes)
        themes = lecture.themesTries
        avertissements = effectifs.avertissements
        entreprises = lecture.entreprises
        couverture = Couverture(premier: lecture.premier, dernier: lecture.dernier)
        try verifierEffectifs(nomActes, nomEffectifs)
    }

    /// More persons than employees: one of the two files is wrong, and every bound would be.
    private func verifierEffectifs(_ nomActes: String, _ nomEffectifs: String) throws(FautesDeFichier) {
        var fautes = FautesDeFichier()
        for entreprise in entreprises {
            for annee in Set(entreprise.actes.map(\.annee)).sorted() {
                let lieux = Comptage(entreprise.actes.filter { $0.annee == annee }).lieuDeChacun
                let recues = Dictionary(grouping: lieux.values, by: { $0 }).mapValues(\.count)
                for (rang, etablissement) in entreprise.etablissements.enumerated()
                where (recues[rang] ?? 0) > max(0, etablissement.effectif) {
                    fautes.ajouter(
                        "« \(nomActes) », \(entreprise.code), établissement \(etablissement.code) : \(recues[rang] ?? 0) personnes reçues en \(annee) pour un effectif de \(etablissement.effectif) ; corrigez « \(nomEffectifs) » ou l'établissement de ces actes."
                    )
                }
            }
        }
        guard fautes.sontVides else { throw fautes }
    }
}

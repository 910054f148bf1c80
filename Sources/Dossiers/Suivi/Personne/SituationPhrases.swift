import Calendrier
import Web

extension Situation {
    /// What is known, as pairs for a list of facts; nothing for what is not.
    func faits(annee: Int) -> [(String, String)] {
        let contratDit = [contrat?.libelle, categorie?.libelle, tempsPartiel ? "temps partiel" : nil].compactMap { $0 }
        let paires: [(String, String)] = [
            ("Contrat", contratDit.joined(separator: ", ")),
            ("Dans l'entreprise depuis", Self.mois(entree)),
            ("Emploi", emploi),
            ("Famille", famille?.libelle ?? ""),
            ("Au foyer", membres.map { $0.phrase(annee: annee) }.joined(separator: " ; ")),
            ("Précisions", foyer),
            ("Logement", [logement?.libelle ?? "", remarqueLogement].filter { !$0.isEmpty }.joined(separator: ". ")),
            ("Ressources", ressources.map(\.libelle).joined(separator: ", ")),
            (
                "Santé, handicap",
                ([reconnaissances.map(\.libelle).joined(separator: ", "), sante].filter { !$0.isEmpty }).joined(separator: ". ")
            ),
        ]
        return paires.filter { !$0.1.isEmpty }
    }

    /// « avril 2019 » from « 2019-04 ».
    private static func mois(_ texte: String) -> String {
        guard let jour = DateCivile(texte + "-01") else { return texte }
        return "\(Francais.mois[jour.mois - 1]) \(jour.annee)"
    }
}

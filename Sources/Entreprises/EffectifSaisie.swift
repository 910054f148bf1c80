import Calendrier
import Tenancy
import Web

/// The form that declares a headcount from a day on; the same for the provider and for the HR.
enum EffectifSaisie {
    static func lire(_ d: inout Depouillement, source: Effectif.Source) -> Effectif? {
        let etablissement = d.champs.texte("etablissement").flatMap { ID<Etablissement>($0) }
        if etablissement == nil { d.faute("etablissement", "Choisissez l'établissement.") }
        let jour = d.dateRequise("a_partir_du", "Donnez la date à partir de laquelle l'effectif vaut.")
        if d.champs.texte("nombre") == nil { d.faute("nombre", "Écrivez le nombre de salariés.") }
        let nombre = d.entier("nombre", Effectif.bornes)
        guard let etablissement, let jour, let nombre, d.fautes.isEmpty else { return nil }
        return Effectif(etablissement: etablissement, aPartirDu: jour, nombre: nombre, source: source)
    }

    static func champs(_ s: Saisie, _ etablissements: [Etablissement], le jour: DateCivile) -> [Balisage] {
        let options = etablissements.filter(\.ouvert).map { Option($0.id.description, $0.nom) }
        let choix: any Fragment =
            options.count < 8
            ? s.choix("etablissement", "Établissement", options, options.first?.valeur, requis: true)
            : s.champ("etablissement", "Établissement", options.first?.valeur, genre: .liste(options), requis: true)
        return [
            choix.balisage,
            s.champ("nombre", "Nombre de salariés", genre: .nombre, aide: "Inscrits à cette date, temps partiels compris.", requis: true)
                .balisage,
            s.champ("a_partir_du", "À partir du", jour.description, genre: .date, requis: true).balisage,
        ]
    }

    /// The history drawn: the last steps of the company's total, then one line per declaration.
    static func dessin(_ historique: HistoriqueEffectif, le jour: DateCivile) -> Colonnes? {
        let paliers = historique.paliers.suffix(8)
        guard let dernier = paliers.last else { return nil }
        let actuel = historique.total(le: jour)
        let phrase = actuel.map { "\(pluriel($0, "salarié")) aujourd'hui." } ?? "Premier effectif le \(dernier.aPartirDu.court)."
        return Colonnes(
            Lecture("Effectif déclaré", unite: "Salariés, tous établissements, à chaque changement", phrase: phrase),
            rubrique: "À partir du",
            mesure: "Salariés",
            paliers.map { Point(mois($0.aPartirDu), $0.nombre, clair: $0.aPartirDu > jour) })
    }

    /// « 01/26 ».
    private static func mois(_ jour: DateCivile) -> String {
        let (annee, mois, _) = jour.composantes
        return "\(mois < 10 ? "0" : "")\(mois)/\(annee % 100 < 10 ? "0" : "")\(annee % 100)"
    }
}

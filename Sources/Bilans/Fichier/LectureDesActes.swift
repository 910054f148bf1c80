internal import Calendrier

/// The rows of a file of acts, turned into ranks; names of persons are forgotten with it.
struct LectureDesActes {
    private let nom: String
    private let nomEffectifs: String
    private let codes: [String]
    private let rangs: [String: Int]
    private var lues: [EntrepriseDeFichier]
    private let lieux: [[String: Int]]
    private var personnes: [[String: Int]]
    private var themes: [String: Int] = [:]
    private var fautes = FautesDeFichier()
    private var jours: [String: DateCivile] = [:]
    private(set) var premier: DateCivile?
    private(set) var dernier: DateCivile?

    init(_ effectifs: EffectifsLus, nomActes: String, nomEffectifs: String) {
        nom = nomActes
        self.nomEffectifs = nomEffectifs
        let lues = effectifs.entreprises.sorted { $0.key < $1.key }.map { code, etablissements in
            EntrepriseDeFichier(code: code, etablissements: etablissements.map { (code: $0.key, effectif: $0.value) })
        }
        self.lues = lues
        codes = lues.map(\.code)
        rangs = Dictionary(uniqueKeysWithValues: lues.enumerated().map { ($0.element.code, $0.offset) })
        lieux = lues.map { Dictionary(uniqueKeysWithValues: $0.etablissements.enumerated().map { ($0.element.code, $0.offset) }) }
        personnes = Array(repeating: [:], count: lues.count)
    }

    var themesTries: [String] { themes.keys.sorted() }

    /// Acts carry the rank of their theme in the sorted domain.
    var entreprises: [EntrepriseDeFichier] {
        let ordre = Dictionary(uniqueKeysWithValues: themesTries.enumerated().map { ($0.element, $0.offset) })
        var nouveaux = Array(repeating: 0, count: themes.count)
        for (theme, rang) in themes { nouveaux[rang] = ordre[theme] ?? 0 }
        return lues.map { entreprise in
            var triee = entreprise
            triee.actes = entreprise.actes.map {
                ActeLu(
                    personne: $0.personne, etablissement: $0.etablissement, theme: nouveaux[$0.theme], jour: $0.jour, annee: $0.annee,
                    trimestre: $0.trimestre)
            }
            return triee
        }
    }

    mutating func lire(_ octets: [UInt8]) throws(FautesDeFichier) {
        var lecteur = LecteurCSV(octets)
        guard let tete = lecteur.suivante() else {
            throw FautesDeFichier(["« \(nom) » est vide : la première ligne nomme les colonnes \(Self.attendues)."])
        }
        let places = ActesDeFichier.colonnes.map { tete.firstIndex(of: $0) }
        guard let colonnes = places.allSatisfy({ $0 != nil }) ? places.compactMap({ $0 }) : nil else {
            let absentes = zip(ActesDeFichier.colonnes, places).filter { $0.1 == nil }.map(\.0)
            throw FautesDeFichier([
                "« \(nom) », ligne 1 : la colonne \(absentes.map { "« \($0) »" }.joined(separator: ", ")) manque ; la première ligne nomme les colonnes \(Self.attendues), séparées par des virgules."
            ])
        }
        while let champs = lecteur.suivante() {
            if lecteur.inachevee {
                fautes.ajouter("« \(nom) », ligne \(lecteur.ligne) : un guillemet s'ouvre et ne se ferme pas.")
            } else if champs.count != tete.count {
                fautes.ajouter(
                    "« \(nom) », ligne \(lecteur.ligne) : \(champs.count) colonnes, la première ligne en a \(tete.count) ; mettez entre guillemets une valeur qui contient une virgule."
                )
            } else {
                ranger(colonnes.map { champs[$0] }, lecteur.ligne)
            }
        }
        guard fautes.sontVides else { throw fautes }
        guard themes.count <= Self.themesMax else {
            throw FautesDeFichier([
                "« \(nom) », colonne theme : \(themes.count) thèmes différents, \(Self.themesMax) au plus ; la colonne attend une liste fermée, pas un texte libre."
            ])
        }
        guard premier != nil else {
            throw FautesDeFichier(["« \(nom) » : aucun acte sous la première ligne ; sans date, aucune période à publier."])
        }
    }

    private static let themesMax = 60

    private static var attendues: String { ActesDeFichier.colonnes.joined(separator: ",") }

    /// tenant, etablissement, personne, date, theme.
    private mutating func ranger(_ champs: [String], _ ligne: Int) {
        func faute(_ colonne: Int, _ remede: String) -> String {
            "« \(nom) », ligne \(ligne), colonne \(ActesDeFichier.colonnes[colonne]), \(FautesDeFichier.citer(champs[colonne])) : \(remede)"
        }
        guard let e = rangs[champs[0]] else {
            return fautes.ajouter(
                faute(0, "cette entreprise n'est pas dans « \(nomEffectifs) » ; ajoutez-y son effectif ou corrigez son code."))
        }
        guard let lieu = lieux[e][champs[1]] else {
            return fautes.ajouter(
                faute(1, "\(codes[e]) n'a pas cet établissement dans « \(nomEffectifs) » ; ajoutez-le ou corrigez son code."))
        }
        guard !champs[2].isEmpty else { return fautes.ajouter(faute(2, "il faut un code qui distingue cette personne des autres.")) }
        guard let jour = jours[champs[3]] ?? DateCivile(champs[3]), (2000...2099).contains(jour.annee) else {
            return fautes.ajouter(faute(3, "une date s'écrit AAAA-MM-JJ, de 2000 à 2099."))
        }
        guard !champs[4].isEmpty, champs[4].count <= 100 else {
            return fautes.ajouter(faute(4, "il faut un thème, de 1 à 100 caractères."))
        }
        jours[champs[3]] = jour
        premier = min(premier ?? jour, jour)
        dernier = max(dernier ?? jour, jour)
        let theme = Self.rang(champs[4], &themes)
        lues[e].actes.append(
            ActeLu(
                personne: Self.rang(champs[2], &personnes[e]), etablissement: lieu, theme: theme, jour: jour.numero, annee: jour.annee,
                trimestre: (jour.mois - 1) / 3))
    }

    private static func rang(_ mot: String, _ rangs: inout [String: Int]) -> Int {
        if let connu = rangs[mot] { return connu }
        rangs[mot] = rangs.count
        return rangs.count - 1
    }
}

internal import Foundation

/// `{entreprise: {établissement: salariés}}`, as a provider declares it.
struct EffectifsLus: Sendable {
    let entreprises: [String: [String: Int]]
    /// What is odd without being wrong: spreadsheets correct a count by a negative one.
    let avertissements: [String]

    init(json: [UInt8], nom: String) throws(FautesDeFichier) {
        let lues: [String: [String: Int]]
        do {
            lues = try JSONDecoder().decode([String: [String: Int]].self, from: Data(json))
        } catch let erreur as DecodingError {
            throw FautesDeFichier(["« \(nom) »\(Self.place(erreur)) : \(Self.remede(erreur))"])
        } catch {
            throw FautesDeFichier(["« \(nom) » : ce n'est pas du JSON."])
        }
        var fautes = FautesDeFichier()
        var avertissements: [String] = []
        if lues.isEmpty { fautes.ajouter("« \(nom) » : aucune entreprise ; écrivez {\"entreprise\": {\"établissement\": salariés}}.") }
        for (entreprise, etablissements) in lues.sorted(by: { $0.key < $1.key }) {
            if !Self.nomDeFichier(entreprise) {
                fautes.ajouter(
                    "« \(nom) », entreprise \(FautesDeFichier.citer(entreprise)) : ce code devient un nom de fichier ; 1 à 100 lettres, chiffres, espaces, « . », « _ » ou « - », sans point au début."
                )
            }
            if etablissements.isEmpty {
                fautes.ajouter("« \(nom) », \(entreprise) : aucun établissement ; donnez-lui au moins un effectif.")
            }
            for (etablissement, n) in etablissements.sorted(by: { $0.key < $1.key }) {
                if n.magnitude > 1_000_000 {
                    fautes.ajouter("« \(nom) », \(entreprise).\(etablissement), « \(n) » : un effectif va de 0 à 1 000 000.")
                } else if n < 0 {
                    avertissements.append(
                        "« \(nom) », \(entreprise).\(etablissement), « \(n) » : effectif négatif, pris comme une correction de celui des autres établissements ; vérifiez-le."
                    )
                }
            }
            let total = etablissements.values.reduce(0) { $0 + min(max($1, -1_000_000), 1_000_000) }
            if total < 0 { fautes.ajouter("« \(nom) », \(entreprise) : l'effectif total est négatif (\(total)) ; corrigez-le.") }
        }
        guard fautes.sontVides else { throw fautes }
        entreprises = lues
        self.avertissements = avertissements
    }

    /// A code that is a file's name everywhere, and hides nowhere.
    private static func nomDeFichier(_ code: String) -> Bool {
        (1...100).contains(code.count) && code.first != "."
            && code.allSatisfy { $0.isLetter || $0.isNumber || $0 == " " || $0 == "." || $0 == "_" || $0 == "-" }
    }

    private static func place(_ erreur: DecodingError) -> String {
        let chemin =
            switch erreur {
            case .typeMismatch(_, let c), .valueNotFound(_, let c), .keyNotFound(_, let c), .dataCorrupted(let c): c.codingPath
            @unknown default: [any CodingKey]()
            }
        return chemin.isEmpty ? "" : ", " + chemin.map(\.stringValue).joined(separator: ".")
    }

    private static func remede(_ erreur: DecodingError) -> String {
        if case .dataCorrupted(let c) = erreur, c.codingPath.isEmpty { return "ce n'est pas du JSON, ou il est coupé." }
        return "un nombre entier de salariés est attendu ici, comme dans {\"T01\": {\"E1\": 120}}."
    }
}

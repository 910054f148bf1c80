internal import Entreprises
internal import Tarification

/// A VAT number whose key is right: FR, two digits computed from the SIREN; LU, eight digits, the last two the first six mod 89.
struct NumeroTVA: Sendable {
    let texte: String

    static func lire(_ saisie: String, pays: PaysTVA, siren: String? = nil) -> Result<NumeroTVA, Remede> {
        let texte = saisie.sansEspaces.uppercased()
        switch pays {
        case .FR: return francais(texte, siren: siren)
        case .LU: return luxembourgeois(texte)
        }
    }

    private static func francais(_ texte: String, siren: String?) -> Result<NumeroTVA, Remede> {
        let suite = texte.dropFirst(2)
        guard texte.hasPrefix("FR"), suite.count == 11, let nombre = Int(suite.dropFirst(2)), suite.dropFirst(2).count == 9 else {
            return .failure(Remede("un numéro de TVA français s'écrit FR, une clé de deux caractères, puis les 9 chiffres du SIREN."))
        }
        if let siren, suite.dropFirst(2) != siren {
            return .failure(Remede("ce numéro de TVA ne contient pas le SIREN \(siren). Relisez l'un des deux."))
        }
        // A key with letters exists for companies without a SIREN of the ordinary kind: its shape alone is checked.
        guard let cle = Int(suite.prefix(2)) else { return .success(NumeroTVA(texte: texte)) }
        let juste = (12 + 3 * (nombre % 97)) % 97
        guard cle == juste else {
            return .failure(
                Remede("la clé de ce numéro de TVA est \(juste < 10 ? "0" : "")\(juste) pour ce SIREN, et non \(suite.prefix(2))."))
        }
        return .success(NumeroTVA(texte: texte))
    }

    private static func luxembourgeois(_ texte: String) -> Result<NumeroTVA, Remede> {
        let suite = texte.dropFirst(2)
        guard texte.hasPrefix("LU"), suite.count == 8, let nombre = Int(suite) else {
            return .failure(Remede("un numéro de TVA luxembourgeois s'écrit LU puis 8 chiffres."))
        }
        guard nombre / 100 % 89 == nombre % 100 else {
            return .failure(Remede("la clé de ce numéro de TVA ne tombe pas juste : deux chiffres sont peut-être inversés."))
        }
        return .success(NumeroTVA(texte: texte))
    }
}

/// An address of the electronic invoicing directory (BT-34, BT-49).
struct AdresseElectronique: Sendable {
    let texte: String

    /// `debut`: what it must start with, the SIREN of a French company (BR-FR-21).
    static func lire(_ saisie: String, debut: String?) -> Result<AdresseElectronique, Remede> {
        let texte = saisie.sansEspaces
        guard texte.count <= 125, texte.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || "-_.".contains($0)) }) else {
            return .failure(
                Remede("une adresse de facturation électronique n'a que des lettres, des chiffres, « - », « _ » et « . », 125 au plus."))
        }
        if let debut, !texte.hasPrefix(debut) {
            return .failure(Remede("cette adresse commence par le SIREN \(debut), éventuellement suivi de « _ » et d'un suffixe."))
        }
        return .success(AdresseElectronique(texte: texte))
    }
}

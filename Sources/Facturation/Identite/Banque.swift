internal import Entreprises

/// An account number (ISO 13616): country, two check digits mod 97 (ISO 7064), then what the country decides.
struct Iban: Sendable {
    /// Without spaces, capitals.
    let texte: String

    /// Lengths of the countries a provider of the Grand Est banks in; elsewhere 15 to 34.
    private static let longueurs = ["FR": 27, "LU": 20, "DE": 22, "BE": 16, "CH": 21, "MC": 27]

    static func lire(_ saisie: String) -> Result<Iban, Remede> {
        let texte = saisie.sansEspaces.uppercased()
        guard texte.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber) }), texte.prefix(2).allSatisfy(\.isLetter), texte.utf8.count > 4
        else {
            return .failure(Remede("un IBAN commence par deux lettres de pays, puis des chiffres et des lettres, comme FR76 3000 1007 …"))
        }
        let pays = String(texte.prefix(2))
        let attendue = longueurs[pays]
        guard attendue.map({ $0 == texte.count }) ?? (15...34).contains(texte.count) else {
            return .failure(
                Remede(
                    "un IBAN \(pays) a \(attendue.map(String.init) ?? "15 à 34") caractères, il y en a \(texte.count) ici. Recopiez-le du RIB."
                ))
        }
        guard reste(texte) == 1 else {
            return .failure(
                Remede("la clé de cet IBAN ne tombe pas juste : un caractère manque ou deux sont inversés. Recopiez-le du RIB."))
        }
        return .success(Iban(texte: texte))
    }

    /// Rest mod 97 of the number made of the account, then the country and the key; A is 10, Z is 35.
    static func reste(_ iban: String) -> Int {
        (iban.dropFirst(4) + iban.prefix(4)).reduce(0) { reste, caractere in
            let valeur = caractere.wholeNumberValue ?? Int((caractere.asciiValue ?? 55)) - 55
            return (reste * (valeur > 9 ? 100 : 10) + valeur) % 97
        }
    }
}

/// The code of a bank (ISO 9362): four letters, country, two characters, and three more for a branch.
struct Bic: Sendable {
    let texte: String

    static func lire(_ saisie: String) -> Result<Bic, Remede> {
        let texte = saisie.sansEspaces.uppercased()
        guard texte.count == 8 || texte.count == 11 else {
            return .failure(Remede("un BIC a 8 ou 11 caractères, il y en a \(texte.count) ici, par exemple BDFEFRPP."))
        }
        guard texte.prefix(6).allSatisfy({ $0.isASCII && $0.isLetter }), texte.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber) })
        else {
            return .failure(Remede("un BIC s'écrit avec six lettres, puis deux ou cinq lettres ou chiffres : BDFEFRPP, BCEELULL."))
        }
        return .success(Bic(texte: texte))
    }
}

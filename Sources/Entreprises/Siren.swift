/// The nine digits of a French legal unit, checked by Luhn's key (ISO/IEC 7812-1), as INSEE builds them.
public struct Siren: Hashable, Sendable, LosslessStringConvertible {
    /// Nine ASCII digits, no spaces.
    public let description: String

    /// Nil unless `texte`, once spaces and dots are dropped, is nine digits with a right key.
    public init?(_ texte: String) {
        guard case .success(let siren) = Self.lire(texte) else { return nil }
        self = siren
    }

    private init(verifie: String) {
        description = verifie
    }

    /// Reads what someone typed, or says in French what is wrong and what the key should be.
    public static func lire(_ texte: String) -> Result<Siren, Remede> {
        let chiffres = Luhn.chiffres(texte)
        guard let chiffres, chiffres.count == 9 else {
            return .failure(Luhn.mauvaiseLongueur(texte, attendus: 9, quoi: "un SIREN"))
        }
        guard Luhn.somme(chiffres) % 10 == 0 else {
            return .failure(Luhn.mauvaiseCle(chiffres, quoi: "ce SIREN"))
        }
        return .success(Siren(verifie: Luhn.texte(chiffres)))
    }

    /// « 732 829 320 », as it is printed.
    public var lisible: String { Luhn.groupes(description, [3, 3, 3]) }
}

/// The fourteen digits of a French establishment: SIREN then NIC, the whole checked by Luhn's key.
///
/// Exception of La Poste (SIREN 356 000 000): its establishments outnumber what the key allows, so INSEE only asks that the
/// plain sum of the fourteen digits be a multiple of 5; its head office 356 000 000 00048 keeps Luhn's key.
public struct Siret: Hashable, Sendable, LosslessStringConvertible {
    /// Fourteen ASCII digits, no spaces.
    public let description: String

    /// Nil unless `texte`, once spaces and dots are dropped, is fourteen digits with a right key.
    public init?(_ texte: String) {
        guard case .success(let siret) = Self.lire(texte) else { return nil }
        self = siret
    }

    private init(verifie: String) {
        description = verifie
    }

    /// Reads what someone typed, or says in French what is wrong and what the key should be.
    public static func lire(_ texte: String) -> Result<Siret, Remede> {
        let chiffres = Luhn.chiffres(texte)
        guard let chiffres, chiffres.count == 14 else {
            return .failure(Luhn.mauvaiseLongueur(texte, attendus: 14, quoi: "un SIRET"))
        }
        if chiffres.starts(with: [3, 5, 6, 0, 0, 0, 0, 0, 0]) {
            let somme = chiffres.reduce(0, +)
            guard somme % 5 == 0 || Luhn.somme(chiffres) % 10 == 0 else {
                return .failure(
                    Remede(
                        "la somme des 14 chiffres d'un SIRET de La Poste est un multiple de 5 ; ici elle vaut \(somme). Relisez les 5 derniers."
                    ))
            }
            return .success(Siret(verifie: Luhn.texte(chiffres)))
        }
        guard Luhn.somme(chiffres) % 10 == 0 else {
            return .failure(Luhn.mauvaiseCle(chiffres, quoi: "ce SIRET"))
        }
        return .success(Siret(verifie: Luhn.texte(chiffres)))
    }

    /// The first nine digits: the legal unit this establishment belongs to.
    public var siren: String { String(description.prefix(9)) }

    /// « 732 829 320 00074 », as it is printed.
    public var lisible: String { Luhn.groupes(description, [3, 3, 3, 5]) }
}

/// A refusal someone can act on: what is wrong and what to write instead, in French, without a leading capital.
public struct Remede: Error, Hashable, Sendable, CustomStringConvertible {
    public let description: String

    public init(_ message: String) {
        description = message
    }
}

/// Luhn's key: every second digit from the right is doubled, 9 is taken off above 9, and the sum is a multiple of 10.
enum Luhn {
    /// The digits of `texte` without the separators people type; nil when another character remains.
    static func chiffres(_ texte: String) -> [Int]? {
        var lus: [Int] = []
        for scalaire in texte.unicodeScalars {
            switch scalaire {
            case "0"..."9": lus.append(Int(scalaire.value - 48))
            case " ", ".", "-", "\u{A0}", "\u{202F}": continue
            default: return nil
            }
        }
        return lus
    }

    static func somme(_ chiffres: [Int]) -> Int {
        chiffres.reversed().enumerated().reduce(0) { somme, element in
            let double = element.offset % 2 == 1 ? element.element * 2 : element.element
            return somme + (double > 9 ? double - 9 : double)
        }
    }

    static func texte(_ chiffres: [Int]) -> String {
        chiffres.map(String.init).joined()
    }

    static func groupes(_ texte: String, _ tailles: [Int]) -> String {
        var reste = texte[...]
        return tailles.map { taille in
            defer { reste = reste.dropFirst(taille) }
            return String(reste.prefix(taille))
        }.joined(separator: " ")
    }

    static func mauvaiseLongueur(_ texte: String, attendus: Int, quoi: String) -> Remede {
        guard let lus = chiffres(texte) else {
            if texte.uppercased().contains("E+") {
                return Remede(
                    "le tableur a arrondi \(quoi) en notation scientifique. Mettez la colonne au format Texte et ressaisissez-le.")
            }
            return Remede("\(quoi) n'a que des chiffres (\(attendus)). Retirez les lettres.")
        }
        return Remede("\(quoi) a \(attendus) chiffres, il y en a \(lus.count) ici.")
    }

    /// Says which last digit would close the sum: one wrong digit elsewhere gives the same symptom, so both are named.
    static func mauvaiseCle(_ chiffres: [Int], quoi: String) -> Remede {
        let somme = somme(chiffres)
        let dernier = chiffres[chiffres.count - 1]
        let juste = ((dernier - somme) % 10 + 10) % 10
        return Remede(
            "la clé de \(quoi) ne tombe pas juste : somme de contrôle \(somme), un multiple de 10 est attendu. "
                + "Si les autres chiffres sont bons, le dernier est \(juste) et non \(dernier) ; sinon deux chiffres sont peut-être inversés."
        )
    }
}

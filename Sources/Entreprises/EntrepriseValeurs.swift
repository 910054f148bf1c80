/// What may be written of a company, checked.
public struct EntrepriseValeurs: Sendable, Equatable {
    public var code: String
    public var nom: String
    public var siren: Siren?
    public var forme = Entreprise.Forme.privee
    public var secteur = ""
    public var pays = Pays.FR
    public var tva: String?
    public var statut = Entreprise.Statut.client
    public var livraison = Entreprise.Livraison.externe
    public var lundiPentecoteTravaille = false
    public var adresse = ""
    public var codePostal = ""
    public var commune = ""
    public var contexte = ""

    public init(code: String, nom: String) {
        self.code = code
        self.nom = nom
    }

    /// What is stored now, to be changed in part.
    public init(_ e: Entreprise, contexte: String) {
        code = e.code
        nom = e.nom
        siren = e.siren
        forme = e.forme
        secteur = e.secteur
        pays = e.pays
        tva = e.tva
        statut = e.statut
        livraison = e.livraison
        lundiPentecoteTravaille = e.lundiPentecoteTravaille
        adresse = e.adresse
        codePostal = e.codePostal
        commune = e.commune
        self.contexte = contexte
    }
}

/// Rules on single fields, shared by the form and the import.
public enum RegleEntreprise {
    /// Code in capitals, `[A-Z0-9-]{2,20}`.
    public static func code(_ texte: String) -> Result<String, Remede> {
        let code = texte.uppercased()
        guard (2...20).contains(code.count), code.utf8.allSatisfy({ (48...57).contains($0) || (65...90).contains($0) || $0 == 45 }) else {
            return .failure(Remede("un code a 2 à 20 lettres sans accent, chiffres ou tirets : \(codePropose(texte))."))
        }
        return .success(code)
    }

    /// Intra-community VAT number: FR + 2-digit key + SIREN (key = (12 + 3 × (SIREN mod 97)) mod 97), LU + 8 digits.
    public static func tva(_ texte: String, siren: Siren?) -> Result<String, Remede> {
        let net = String(texte.uppercased().filter { !$0.isWhitespace && $0 != "." })
        switch net.prefix(2) {
        case "LU":
            guard net.count == 10, net.dropFirst(2).utf8.allSatisfy({ (48...57).contains($0) }) else {
                return .failure(Remede("un numéro de TVA luxembourgeois est LU suivi de 8 chiffres."))
            }
        case "FR":
            guard net.count == 13, let numero = Int(net.suffix(9)), let cle = Int(net.dropFirst(2).prefix(2)) else {
                return .failure(Remede("un numéro de TVA français est FR, une clé de 2 chiffres, puis le SIREN."))
            }
            let attendue = (12 + 3 * (numero % 97)) % 97
            guard cle == attendue else {
                return .failure(Remede("la clé de ce numéro serait \(deux(attendue)) : FR\(deux(attendue))\(net.suffix(9))."))
            }
            if let siren, !net.hasSuffix(siren.description) {
                return .failure(Remede("ce numéro finit par un autre SIREN que \(siren.lisible)."))
            }
        default:
            guard net.count >= 8, net.prefix(2).allSatisfy({ ("A"..."Z").contains($0) }) else {
                return .failure(Remede("un numéro de TVA commence par les deux lettres du pays : FR… ou LU…."))
            }
        }
        return .success(net)
    }

    /// A code made from the name: « Câblerie de Florange » gives CABLERIE-FLORANGE.
    public static func codePropose(_ nom: String) -> String {
        let vides: Set<String> = ["de", "du", "des", "d", "la", "le", "les", "l", "et", "sa", "sas", "sarl"]
        let mots = nom.split(whereSeparator: { !$0.isLetter && !$0.isNumber }).map { MotCle.de(String($0)) }.filter { !$0.isEmpty }
        let utiles = mots.filter { !vides.contains($0) }
        var code = ""
        for mot in utiles.isEmpty ? mots : utiles {
            let suite = code.isEmpty ? mot : code + "-" + mot
            if suite.count > 20 { break }
            code = suite
        }
        if code.isEmpty { code = String((mots.first ?? "entreprise").prefix(20)) }
        return code.count < 2 ? code.uppercased() + "-1" : code.uppercased()
    }

    private static func deux(_ n: Int) -> String { n < 10 ? "0\(n)" : "\(n)" }
}

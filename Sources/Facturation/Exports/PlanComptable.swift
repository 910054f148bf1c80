internal import Calendrier
internal import Tarification

/// Which account each amount goes to. Proposed from the PCG (France) and the PCN (Luxembourg); the provider's accountant decides.
struct PlanComptable: Sendable, Hashable, Codable {
    private(set) var postes: [PosteComptable]

    init(postes: [PosteComptable] = Self.propose) { self.postes = postes }

    subscript(_ cle: CleDeCompte) -> CompteComptable? {
        get { postes.first { $0.cle == cle }?.compte }
        set {
            guard let newValue, let rang = postes.firstIndex(where: { $0.cle == cle }) else { return }
            postes[rang].compte = newValue
        }
    }

    /// The narrowest account of a use that exists, else the general one.
    func compte(_ vendeur: PaysTVA, _ emploi: EmploiDeCompte, _ precisions: [String] = []) throws(ExportImpossible) -> CompteComptable {
        for precision in precisions + [""] {
            if let compte = self[CleDeCompte(vendeur: vendeur, emploi: emploi, precision: precision)] { return compte }
        }
        throw ExportImpossible("Aucun compte « \(emploi.rawValue) » pour le vendeur \(vendeur.rawValue) : le saisir dans les comptes.")
    }

    /// The income account of a line: reverse charge and exemption apart, since the VAT return asks for them, then what is not a plain service
    /// by its nature, then services by their price model.
    func vente(_ vendeur: PaysTVA, _ ligne: LigneFacture) throws(ExportImpossible) -> CompteComptable {
        try compte(
            vendeur, .vente, Self.precisions(ligne.categorie, ligne.nature, ligne.unite, datee: ligne.periode != nil))
    }

    /// `datee`: the line bills an interval. A piece that does is a share of a lump sum, one that does not is a half-day.
    static func precisions(
        _ categorie: String, _ nature: LigneCalculee.Nature, _ unite: LigneCalculee.Unite, datee: Bool
    ) -> [String] {
        guard categorie == "S" else { return [categorie] }
        guard nature == .service else { return [nature.rawValue] }
        return [unite == .piece && datee ? "FORFAIT" : unite.rawValue]
    }

    /// `enAttente`: VAT becomes due when the client pays (CGI, art. 269, 2 c).
    func tva(_ vendeur: PaysTVA, taux: Int, enAttente: Bool) throws(ExportImpossible) -> CompteComptable {
        try compte(vendeur, enAttente ? .tvaAttente : .tva, [String(taux)])
    }

    /// What is wrong with the whole: a class that does not fit, one number under two labels (a FEC has one label per account).
    func defauts() -> [(champ: String, message: String)] {
        var defauts: [(String, String)] = []
        var libelles: [String: String] = [:]
        for poste in postes {
            let compte = poste.compte
            if let defaut = Self.defaut(compte) { defauts.append((poste.cle.champ, "\(poste.usage) : \(defaut)")) }
            let racines = poste.cle.emploi.racines(poste.cle.vendeur)
            if !racines.contains(where: { compte.numero.hasPrefix($0) }) {
                let attendue = racines.joined(separator: " ou ")
                defauts.append((poste.cle.champ, "\(poste.usage), « \(compte.numero) » : un compte de cet usage commence par \(attendue)."))
            }
            if let autre = libelles[compte.numero], autre != compte.libelle {
                defauts.append(
                    (
                        poste.cle.champ + ".libelle",
                        "Compte \(compte.numero) : deux libellés, « \(autre) » et « \(compte.libelle) ». Un numéro n'a qu'un libellé dans un fichier d'écritures."
                    ))
            }
            libelles[compte.numero] = libelles[compte.numero] ?? compte.libelle
        }
        return defauts
    }

    private static func defaut(_ compte: CompteComptable) -> String? {
        let signes = Array(compte.numero.utf8)
        let chiffres = signes.prefix(3).allSatisfy { (48...57).contains($0) }
        let suite = signes.allSatisfy { (48...57).contains($0) || (65...90).contains($0) }
        guard (3...12).contains(signes.count), chiffres, suite, (49...55).contains(signes[0]) else {
            return
                "« \(compte.numero) » : un compte a de 3 à 12 signes, trois chiffres d'abord, puis chiffres ou majuscules. Exemple : 706100."
        }
        guard (1...35).contains(compte.libelle.count), !compte.libelle.contains(where: \.isNewline), !compte.libelle.contains("\t") else {
            return "« \(compte.libelle) » : un libellé a de 1 à 35 signes, sans tabulation."
        }
        return nil
    }

    /// PCG for France (règlement ANC 2014-03); PCN of 2020 for Luxembourg (RGD of 12 September 2019).
    static let propose: [PosteComptable] = [
        PosteComptable(.FR, .client, "", "Clients", "411000", "Clients"),
        PosteComptable(.FR, .vente, "", "Compléments, régularisations, autres", "706000", "Prestations de services"),
        PosteComptable(.FR, .vente, "IE", "Forfaits par salarié", "706100", "Forfaits par salarié"),
        PosteComptable(.FR, .vente, "C62", "Demi-journées", "706200", "Permanences"),
        PosteComptable(.FR, .vente, "E49", "Journées", "706200", "Permanences"),
        PosteComptable(.FR, .vente, "MON", "Forfaits mensuels", "706300", "Forfaits"),
        PosteComptable(.FR, .vente, "FORFAIT", "Prix annuels et mois incomplets", "706300", "Forfaits"),
        PosteComptable(.FR, .vente, "POOL_SHARE", "Parts de permanences mutualisées", "706400", "Permanences mutualisées"),
        PosteComptable(.FR, .vente, "LATE_FEE", "Annulations tardives", "706500", "Annulations tardives"),
        PosteComptable(.FR, .vente, "AE", "Prestations autoliquidées par le client", "706700", "Prestations autoliquidées UE"),
        PosteComptable(.FR, .vente, "E", "Prestations exonérées", "706800", "Prestations exonérées"),
        PosteComptable(.FR, .tva, "", "TVA collectée, autres taux", "445710", "TVA collectée"),
        PosteComptable(.FR, .tva, "2000", "TVA collectée, 20 %", "445711", "TVA collectée 20 %"),
        PosteComptable(.FR, .tvaAttente, "", "TVA en attente d'encaissement", "445740", "TVA en attente d'encaissement"),
        PosteComptable(.FR, .banque, "", "Banque", "512000", "Banque"),
        PosteComptable(.FR, .aEtablir, "", "Factures à établir", "418100", "Clients, factures à établir"),
        PosteComptable(.FR, .tvaAEtablir, "", "TVA sur factures et avoirs à établir", "445870", "TVA sur factures à établir"),
        PosteComptable(.FR, .avoirAEtablir, "", "Avoirs à établir", "419800", "Clients, avoirs à établir"),
        PosteComptable(.FR, .avance, "", "Produits constatés d'avance", "487000", "Produits constatés d'avance"),
        PosteComptable(.LU, .client, "", "Clients", "401100", "Clients Luxembourg"),
        PosteComptable(.LU, .vente, "", "Prestations", "703000", "Prestations de services Luxembourg"),
        PosteComptable(.LU, .vente, "AE", "Prestations autoliquidées par le client", "703700", "Prestations autoliquidées LU"),
        PosteComptable(.LU, .tva, "", "TVA en aval, autres taux", "461411", "TVA en aval"),
        PosteComptable(.LU, .tva, "1700", "TVA en aval, 17 %", "461411", "TVA en aval"),
        PosteComptable(.LU, .tvaAttente, "", "TVA en attente d'encaissement", "461418", "TVA, autres dettes"),
        PosteComptable(.LU, .banque, "", "Banque", "513100", "Banques, comptes courants"),
        PosteComptable(.LU, .aEtablir, "", "Factures à établir", "401400", "Clients LU, factures à établir"),
        PosteComptable(.LU, .tvaAEtablir, "", "TVA sur factures et avoirs à établir", "461418", "TVA, autres dettes"),
        PosteComptable(.LU, .avoirAEtablir, "", "Avoirs à établir", "401500", "Clients LU créditeurs"),
        PosteComptable(.LU, .avance, "", "Produits à reporter", "482000", "Produits à reporter"),
    ]
}

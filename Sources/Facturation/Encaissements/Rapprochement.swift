internal import Calendrier
internal import Tenancy
internal import Web

/// A line of a bank statement against the open invoices: which company, which invoices, how sure.
struct Rapprochement: Sendable {
    enum Surete: Sendable { case numero, nomEtMontant, montant }

    struct Trouve: Sendable {
        var entreprise: ID<EntrepriseTag>
        var nom: String
        var surete: Surete
        var parts: [(piece: PieceDue, cents: Int)]
        /// Received above what the invoices owe: kept as credit.
        var surplusCents: Int

        /// What the person confirms: the same text after a change of the account is another one.
        var signature: String {
            entreprise.description + parts.map { "/\($0.piece.id):\($0.cents)" }.joined()
        }
    }

    enum Resultat: Sendable {
        case trouve(Trouve)
        case aucun(String)
    }

    /// Open invoices, all companies.
    private let ouvertes: [PieceDue]
    private let parNumero: [String: PieceDue]
    /// Numbers of settled invoices, to say why a line matches nothing.
    private let reglees: Set<String>

    init(ouvertes: [PieceDue], reglees: Set<String>) {
        self.ouvertes = ouvertes.filter { !$0.avoir && $0.resteCents > 0 }
        parNumero = Dictionary(self.ouvertes.map { ($0.numero, $0) }, uniquingKeysWith: { premiere, _ in premiere })
        self.reglees = reglees
    }

    func chercher(_ libelle: String, _ cents: Int, pris: [ID<FactureTag>: Int]) -> Resultat {
        let cites = Self.numeros(libelle)
        func reste(_ piece: PieceDue) -> Int { piece.resteCents - pris[piece.id, default: 0] }
        let nommees = cites.compactMap { parNumero[$0] }.filter { reste($0) > 0 }
        if let premiere = nommees.first {
            guard nommees.allSatisfy({ $0.entreprise == premiere.entreprise }) else {
                return .aucun("Les factures citées sont à des entreprises différentes : l'enregistrer depuis chaque compte.")
            }
            return .trouve(Self.attribuer(cents, nommees, .numero, reste))
        }
        if let reglee = cites.first(where: reglees.contains) {
            return .aucun("\(reglee) est déjà réglée : un double paiement, à enregistrer depuis le compte de l'entreprise ?")
        }
        let exactes = ouvertes.filter { reste($0) == cents }
        let duNom = exactes.filter { Self.nomDans(libelle, $0.nom) }
        if duNom.count == 1 { return .trouve(Self.attribuer(cents, duNom, .nomEtMontant, reste)) }
        for (_, pieces) in Dictionary(grouping: ouvertes.filter { Self.nomDans(libelle, $0.nom) && reste($0) > 0 }, by: \.entreprise)
        where pieces.count > 1 && pieces.reduce(0, { $0 + reste($1) }) == cents {
            return .trouve(Self.attribuer(cents, pieces, .nomEtMontant, reste))
        }
        if exactes.count == 1 { return .trouve(Self.attribuer(cents, exactes, .montant, reste)) }
        return .aucun(
            exactes.isEmpty
                ? "Aucun numéro de facture dans le libellé, aucune facture de ce montant : l'enregistrer depuis le compte de l'entreprise."
                : "\(exactes.count) factures doivent ce montant et le libellé n'en cite aucune : l'enregistrer depuis le compte de l'entreprise."
        )
    }

    private static func attribuer(
        _ cents: Int, _ pieces: [PieceDue], _ surete: Surete, _ reste: (PieceDue) -> Int
    ) -> Trouve {
        var libre = cents
        var parts: [(piece: PieceDue, cents: Int)] = []
        for piece in pieces.sorted(by: { ($0.echeance, $0.numero) < ($1.echeance, $1.numero) }) where libre > 0 {
            let part = min(libre, reste(piece))
            parts.append((piece, part))
            libre -= part
        }
        return Trouve(entreprise: pieces[0].entreprise, nom: pieces[0].nom, surete: surete, parts: parts, surplusCents: libre)
    }

    /// The invoice numbers a label cites, whatever the bank made of their hyphens: « FACT F 2026-1065 », « F20261065 ».
    static func numeros(_ libelle: String) -> [String] {
        let lettres = Array(libelle.uppercased())
        var numeros: [String] = []
        for debut in lettres.indices where debut == 0 || !lettres[debut - 1].isLetter {
            var place = debut
            func avancer(_ garder: (Character) -> Bool, _ maximum: Int) -> String {
                var lu = ""
                while place < lettres.count, lu.count < maximum, garder(lettres[place]) {
                    lu.append(lettres[place])
                    place += 1
                }
                return lu
            }
            func separer() { while place < lettres.count, " -_/.".contains(lettres[place]) { place += 1 } }
            let serie = avancer({ $0.isLetter }, 3)
            guard ["F", "FL"].contains(serie) else { continue }
            separer()
            let annee = avancer({ $0.isNumber }, 4)
            separer()
            let rang = avancer({ $0.isNumber }, 10)
            if annee.count == 4, (4...9).contains(rang.count) { numeros.append("\(serie)-\(annee)-\(rang)") }
        }
        return numeros
    }

    /// Two significant words of the company's name, or its only one, are in the label.
    private static func nomDans(_ libelle: String, _ nom: String) -> Bool {
        func mots(_ texte: String) -> [String] {
            texte.uppercased().split { !$0.isLetter && !$0.isNumber }.map(String.init).filter { $0.count > 3 }
        }
        let voulus = mots(nom)
        let lus = Set(mots(libelle))
        return !voulus.isEmpty && voulus.count(where: lus.contains) >= min(2, voulus.count)
    }
}

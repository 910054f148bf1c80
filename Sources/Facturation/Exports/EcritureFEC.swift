internal import Calendrier
internal import Tarification

/// A journal of the accounts.
struct JournalComptable: Sendable, Hashable {
    var code: String
    var libelle: String

    /// Sales of one seller: Luxembourg keeps a journal of its own.
    static func ventes(_ vendeur: PaysTVA) -> JournalComptable {
        vendeur == .LU ? JournalComptable(code: "VL", libelle: "Ventes Luxembourg") : JournalComptable(code: "VE", libelle: "Ventes")
    }

    static func banque(_ vendeur: PaysTVA) -> JournalComptable {
        vendeur == .LU ? JournalComptable(code: "BL", libelle: "Banque Luxembourg") : JournalComptable(code: "BQ", libelle: "Banque")
    }

    static let operationsDiverses = JournalComptable(code: "OD", libelle: "Opérations diverses")
}

/// One balanced entry of a journal in the layout of the FEC (LPF, art. A47 A-1, VII-1).
struct EcritureFEC: Sendable, Hashable {
    struct Ligne: Sendable, Hashable {
        var compte: CompteComptable
        /// Third-party account: the client.
        var auxiliaire: CompteComptable?
        /// One of the two is 0.
        var debit, credit: Int
        var lettre: Lettre?
        /// Overrides the label of the entry.
        var libelle: String?

        /// `montant` on the debit when positive, on the credit when negative: a FEC has no negative amount.
        init(_ compte: CompteComptable, auxiliaire: CompteComptable? = nil, _ montant: Int, lettre: Lettre? = nil, libelle: String? = nil) {
            self.compte = compte
            self.auxiliaire = auxiliaire
            debit = max(0, montant)
            credit = max(0, -montant)
            self.lettre = lettre
            self.libelle = libelle
        }
    }

    struct Lettre: Sendable, Hashable {
        var code: String
        var date: DateCivile
    }

    var journal: JournalComptable
    var numero: String
    var date: DateCivile
    var piece: String
    var pieceDate: DateCivile
    var libelle: String
    var lignes: [Ligne]

    var debit: Int { lignes.reduce(0) { $0 + $1.debit } }
    var credit: Int { lignes.reduce(0) { $0 + $1.credit } }

    static let colonnes = [
        "JournalCode", "JournalLib", "EcritureNum", "EcritureDate", "CompteNum", "CompteLib", "CompAuxNum", "CompAuxLib", "PieceRef",
        "PieceDate", "EcritureLib", "Debit", "Credit", "EcritureLet", "DateLet", "ValidDate", "Montantdevise", "Idevise",
    ]

    /// Longest label that the usual accounting programs keep whole.
    static let largeur = 35

    static let entete = JeuDeSignes.latin9.octets(colonnes.joined(separator: "\t") + "\r\n")

    /// The lines of the file, in ISO 8859-15, each ended by CR LF. A document is validated the day it is issued.
    var octets: [UInt8] {
        let jour = Self.jour(date)
        let pieceJour = Self.jour(pieceDate)
        var texte = ""
        for ligne in lignes {
            let champs = [
                journal.code, Self.court(journal.libelle), numero, jour, ligne.compte.numero, Self.court(ligne.compte.libelle),
                ligne.auxiliaire?.numero ?? "", ligne.auxiliaire.map { Self.court($0.libelle) } ?? "", Self.court(piece), pieceJour,
                Self.court(ligne.libelle ?? libelle), Self.montant(ligne.debit), Self.montant(ligne.credit), ligne.lettre?.code ?? "",
                ligne.lettre.map { Self.jour($0.date) } ?? "", jour, "", "",
            ]
            texte += champs.joined(separator: "\t") + "\r\n"
        }
        return JeuDeSignes.latin9.octets(texte)
    }

    /// AAAAMMJJ.
    static func jour(_ date: DateCivile) -> String { date.description.filter { $0 != "-" } }

    /// « 1234,50 », without thousands separator.
    static func montant(_ cents: Int) -> String {
        let (entier, reste) = cents.magnitude.quotientAndRemainder(dividingBy: 100)
        return (cents < 0 ? "-" : "") + "\(entier)," + (reste < 10 ? "0\(reste)" : "\(reste)")
    }

    /// A label on one line, without tab nor quotes around it, of at most 35 characters.
    static func court(_ texte: String) -> String {
        var propre = ""
        for signe in texte.unicodeScalars {
            let blanc = signe.properties.isWhitespace || signe.properties.generalCategory == .control
            if blanc {
                if !propre.isEmpty, propre.last != " " { propre.append(" ") }
            } else if signe != "|" {
                propre.unicodeScalars.append(signe)
            }
        }
        return String(String(propre.trimmed.drop { $0 == "\"" }).prefix(largeur)).trimmed
    }
}

/// What a file of entries adds up to: shown beside the ledger's own sums before the file leaves.
struct SommeFEC: Sendable, Hashable {
    var ecritures = 0
    var lignes = 0
    var debit = 0
    var credit = 0
    /// Debit less credit by account.
    var parCompte: [CompteComptable: Int] = [:]

    mutating func ajouter(_ ecriture: EcritureFEC) throws(ExportImpossible) {
        guard ecriture.debit == ecriture.credit, ecriture.debit > 0, ecriture.lignes.count > 1 else {
            throw ExportImpossible(
                "L'écriture \(ecriture.numero) (pièce \(ecriture.piece)) n'est pas équilibrée : aucun fichier n'est remis.")
        }
        ecritures += 1
        lignes += ecriture.lignes.count
        debit += ecriture.debit
        credit += ecriture.credit
        for ligne in ecriture.lignes { parCompte[ligne.compte, default: 0] += ligne.debit - ligne.credit }
    }

    /// Debit less credit of the accounts that begin so.
    func solde(_ racines: [String]) -> Int {
        parCompte.reduce(0) { somme, compte in racines.contains { compte.key.numero.hasPrefix($0) } ? somme + compte.value : somme }
    }
}

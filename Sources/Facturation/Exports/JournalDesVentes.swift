internal import Calendrier
internal import Tarification
internal import Tenancy

/// An issued document → its entry in the sales journal: the client on one side, income and VAT on the other, reversed for a credit note.
struct JournalDesVentes: Sendable {
    let plan: PlanComptable
    /// Third-party account of each client, by its identifier.
    let auxiliaires: [String: CompteComptable]
    private var numeros: NumerosDEcriture

    init(plan: PlanComptable, auxiliaires: [String: CompteComptable], numeros: NumerosDEcriture) {
        self.plan = plan
        self.auxiliaires = auxiliaires
        self.numeros = numeros
    }

    /// Documents come in the order of the journal: each call takes the next number.
    mutating func ecriture(_ piece: FactureComplete) throws(ExportImpossible) -> EcritureFEC {
        let f = piece.facture
        let signe = f.avoir ? -1 : 1
        guard let auxiliaire = auxiliaires[f.entreprise.description] else {
            throw ExportImpossible("La pièce \(f.numero) n'a pas de compte auxiliaire : le saisir dans les comptes.")
        }
        var ventes: [CompteComptable: Int] = [:]
        for ligne in piece.lignes { ventes[try plan.vente(f.vendeur, ligne), default: 0] += ligne.netCents }
        var taxes: [CompteComptable: Int] = [:]
        for groupe in piece.tva where groupe.taxeCents != 0 {
            taxes[try plan.tva(f.vendeur, taux: groupe.categorie.taux, enAttente: f.tvaEnAttente), default: 0] += groupe.taxeCents
        }
        let credits = (Self.ranger(ventes) + Self.ranger(taxes)).map { EcritureFEC.Ligne($0.compte, -signe * $0.cents) }
        let journal = JournalComptable.ventes(f.vendeur)
        return EcritureFEC(
            journal: journal, numero: numeros.suivant(journal, f.emission.annee), date: f.emission, piece: f.numero, pieceDate: f.emission,
            libelle: "\(f.numero) \(auxiliaire.libelle)",
            lignes: [EcritureFEC.Ligne(try plan.compte(f.vendeur, .client), auxiliaire: auxiliaire, signe * f.brutCents)] + credits)
    }

    private static func ranger(_ montants: [CompteComptable: Int]) -> [(compte: CompteComptable, cents: Int)] {
        montants.filter { $0.value != 0 }.map { ($0.key, $0.value) }.sorted { $0.compte.numero < $1.compte.numero }
    }
}

extension Facture {
    /// Its VAT becomes due when the client pays and waits on an account of its own until then (CGI, art. 269, 2 c): what the document says.
    var tvaEnAttente: Bool { exigibilite == .encaissements && vendeur == .FR }
}

/// EcritureNum: one continuous sequence per journal and year, « VE2026-00042 ». A file that begins in March goes on where February ended.
struct NumerosDEcriture: Sendable {
    private var derniers: [String: Int] = [:]

    /// `deja`: entries of the journal before the file begins, by journal code and year.
    init(deja: [(journal: String, annee: Int, nombre: Int)] = []) {
        for ligne in deja { derniers["\(ligne.journal)\(ligne.annee)"] = ligne.nombre }
    }

    mutating func suivant(_ journal: JournalComptable, _ annee: Int) -> String {
        let cle = "\(journal.code)\(annee)"
        derniers[cle, default: 0] += 1
        let chiffres = String(derniers[cle, default: 0])
        return "\(cle)-\(String(repeating: "0", count: max(0, 5 - chiffres.count)))\(chiffres)"
    }
}

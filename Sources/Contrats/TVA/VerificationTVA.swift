import Calendrier
import Entreprises
import Postgres
import Tarification
import Tenancy
import Web

/// What the European register (VIES) answered about the number of the establishment served, and when. Staff only.
struct VerificationTVA: RowDecodable, Equatable {
    let numero: String
    let le: DateCivile
    let valide: Bool

    init(numero: String, le: DateCivile, valide: Bool) {
        (self.numero, self.le, self.valide) = (numero, le, valide)
    }

    init(row: Row) throws(RowError) {
        numero = try row.string("vies_numero")
        le = try row.value("vies_le")
        valide = try row.bool("vies_valide")
    }

    /// « valide selon VIES le 3 nov. 2026 ».
    var phrase: String { "\(numero), \(valide ? "valide" : "refusé") selon VIES le \(le.court)" }

    static func lire(_ contrat: Contrat, _ tx: Transaction) throws -> VerificationTVA? {
        try tx.first(
            """
            SELECT vies_numero, vies_le, vies_valide FROM gestion.contrat
            WHERE entreprise_id = \(contrat.entreprise) AND id = \(contrat.id) AND vies_numero IS NOT NULL
            """)
    }

    static func ecrire(_ v: VerificationTVA?, _ entreprise: EntrepriseID, _ contrat: ID<Contrat>, _ tx: Transaction) throws {
        try tx.execute(
            """
            UPDATE gestion.contrat SET vies_numero = \(v?.numero), vies_le = \(v?.le), vies_valide = \(v?.valide)
            WHERE entreprise_id = \(entreprise) AND id = \(contrat)
            """)
    }
}

/// The establishment served and its VAT number, in the form of a contract.
enum TVASaisie {
    enum Reponse: String, CaseIterable {
        case aucune = "", valide, refuse

        var libelle: String {
            switch self {
            case .aucune: "pas encore vérifié"
            case .valide: "valide"
            case .refuse: "refusé"
            }
        }
    }

    /// The answer of VIES as typed; nil when the number has not been checked. A fault when half of it is missing.
    static func lire(_ d: inout Depouillement, _ v: inout ContratValeurs, _ entreprise: Entreprise, _ etablissements: [Etablissement])
        -> VerificationTVA?
    {
        v.etablissement = d.champs.texte("etablissement").flatMap { ID<Etablissement>($0) }
        let servi = etablissements.first { $0.id == v.etablissement }
        if v.etablissement != nil, servi == nil { d.faute("etablissement", "Cet établissement n'est pas de \(entreprise.nom).") }
        let pays: PaysTVA = servi.map { $0.territoire == .LU ? .LU : .FR } ?? (entreprise.pays == .LU ? .LU : .FR)
        v.acheteurTVA = d.lire("acheteur_tva") { texte in
            let numero = NumeroTVA.net(texte)
            return NumeroTVA.valide(numero, pays: pays) ? .success(numero) : .failure(Remede("\(NumeroTVA.exemple(pays))."))
        }
        let numero = v.acheteurTVA ?? entreprise.tva.map(NumeroTVA.net)
        let reponse = Reponse(rawValue: d.texte("vies_reponse")) ?? .aucune
        let le = d.date("vies_le")
        guard reponse != .aucune else {
            if le != nil, d.fautes["vies_le"] == nil { d.faute("vies_reponse", "Dites ce que VIES a répondu ce jour-là.") }
            return nil
        }
        guard let numero else {
            d.faute("acheteur_tva", "Écrivez le numéro qui a été vérifié, ou notez-le sur la fiche de l'entreprise.")
            return nil
        }
        guard let le else {
            d.faute("vies_le", "Donnez la date de la vérification.")
            return nil
        }
        if le > DateCivile.aujourdhui() { d.faute("vies_le", "Cette date est à venir.") }
        return VerificationTVA(numero: numero, le: le, valide: reponse == .valide)
    }

    static func section(
        _ s: Saisie, _ v: ContratValeurs?, _ verification: VerificationTVA?, _ entreprise: Entreprise, _ etablissements: [Etablissement]
    )
        -> PageFormulaire.Section
    {
        let tous =
            [Option("", "Toute l'entreprise")]
            + etablissements.filter(\.ouvert).map {
                Option($0.id.description, "\($0.nom) (\($0.territoire == .LU ? "Luxembourg" : "France"))")
            }
        let reponse = verification.map { $0.valide ? Reponse.valide : .refuse } ?? .aucune
        return .init(
            "Établissement servi et TVA", phrase: "La TVA suit le pays de l'établissement servi, pas celui du groupe.",
            [
                s.champ(
                    "etablissement", "Établissement servi", v?.etablissement?.description, genre: .liste(tous),
                    aide: "Son effectif et son pays sont alors seuls comptés."),
                s.champ(
                    "acheteur_tva", "Numéro de TVA", v?.acheteurTVA,
                    aide: "Vide : celui de l'entreprise\(entreprise.tva.map { ", \($0)" } ?? ", qui manque")."),
                s.champ("vies_le", "Vérifié dans VIES le", verification?.le.description, genre: .date),
                s.choix("vies_reponse", "Réponse de VIES", Reponse.allCases.map { Option($0.rawValue, $0.libelle) }, reponse.rawValue),
            ])
    }
}

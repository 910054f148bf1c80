import Calendrier
import Entreprises
import Hummingbird
import Mustache
import Postgres
import Tarification
import Tenancy
import Web

/// `/tva`: the dated rates and regimes every document is computed with (R21). Direction writes them.
struct TauxRoutes {
    let bases: Bases
    static let ecrire = Acces.compte(.gestion, .direction)

    func ajouter(a routes: Routes) {
        routes.get("/tva", EntreprisesRoom.lire) { requete in
            requete.page(try await page(requete, Champs(), Fautes()))
        }
        routes.post("/tva/taux", Self.ecrire, ajouterTaux)
        routes.post("/tva/regimes", Self.ecrire, ajouterRegime)
        routes.post("/tva/retirer", Self.ecrire, retirer)
    }

    private func page(_ requete: Requete, _ tape: Champs, _ fautes: Fautes) async throws -> TauxPage {
        let table = try await bases[.gestion].transaction(as: requete.principal, readOnly: true) { tx in try TauxStore.table(tx) }
        return TauxPage(
            table: table, jour: .aujourdhui(), ecrit: requete.principal.fonctions.contains(.direction), saisie: Saisie(tape, fautes),
            tape: tape, fautes: fautes)
    }

    @Sendable private func ajouterTaux(_ requete: Requete) async throws -> Response {
        var d = Depouillement(requete.formulaire)
        let pays = PaysTVA(rawValue: d.texte("pays"))
        if pays == nil { d.faute("pays", "Choisissez le pays.") }
        let du = d.dateRequise("du", "Donnez le premier jour du taux.")
        let taux = d.lire("taux") { NombreSaisi.decimal($0.replacing("%", with: ""), decimales: 2) }
        if taux == nil, d.fautes["taux"] == nil { d.faute("taux", "Donnez le taux, par exemple 20.") }
        if let taux, taux > 10_000 { d.faute("taux", "Un taux va de 0 à 100.") }
        if let pays, let du, let taux, d.fautes.isEmpty {
            do {
                try await bases[.gestion].transaction(as: requete.principal) { tx in
                    try TauxStore.ajouter(TableTVA.Taux(pays: pays, du: du, centiemes: taux), tx)
                }
                return requete.redirection("/tva", fait: "Taux de \(Decimales.centiemes(taux)) % noté depuis le \(du.court).")
            } catch let erreur as PostgresError where erreur.state == .uniqueViolation {
                d.faute("du", "Un taux commence déjà ce jour-là dans ce pays.")
            }
        }
        return requete.page(try await page(requete, requete.formulaire, d.fautes), statut: .unprocessableContent)
    }

    @Sendable private func ajouterRegime(_ requete: Requete) async throws -> Response {
        var d = Depouillement(requete.formulaire)
        let regime = RegimeTVA(rawValue: d.texte("regime"))
        if regime == nil { d.faute("regime", "Choisissez le régime.") }
        let du = d.dateRequise("regime_du", "Donnez le premier jour du régime.")
        if let regime, let du, d.fautes.isEmpty {
            do {
                try await bases[.gestion].transaction(as: requete.principal) { tx in
                    try TauxStore.ajouter(TableTVA.Regime(du: du, regime: regime), tx)
                }
                return requete.redirection("/tva", fait: "Régime « \(regime.libelle) » noté depuis le \(du.court).")
            } catch let erreur as PostgresError where erreur.state == .uniqueViolation {
                d.faute("regime_du", "Un régime commence déjà ce jour-là.")
            }
        }
        return requete.page(try await page(requete, requete.formulaire, d.fautes), statut: .unprocessableContent)
    }

    /// Only what has not begun: documents are issued with the rest.
    @Sendable private func retirer(_ requete: Requete) async throws -> Response {
        let d = Depouillement(requete.formulaire)
        guard let du = DateCivile(d.texte("du")) else { throw Refus.introuvable }
        let pays = PaysTVA(rawValue: d.texte("pays"))
        let retire = try await bases[.gestion].transaction(as: requete.principal) { tx in try TauxStore.retirer(pays, du, tx) }
        guard retire else {
            throw Refus.conflit("Ce qui a commencé ne se retire pas : des factures le portent. Notez plutôt une nouvelle ligne.")
        }
        return requete.redirection("/tva", fait: "Ligne du \(du.court) retirée.")
    }
}

/// Statements on gestion.taux_tva and gestion.regime_tva.
enum TauxStore {
    static func table(_ tx: Transaction) throws -> TableTVA {
        let r = try tx.pipeline([
            "SELECT pays, du, centiemes FROM gestion.taux_tva ORDER BY pays, du DESC",
            "SELECT du, regime FROM gestion.regime_tva ORDER BY du DESC",
        ])
        return try TableTVA(taux: r[0], regimes: r[1])
    }

    static func ajouter(_ taux: TableTVA.Taux, _ tx: Transaction) throws {
        try tx.execute("INSERT INTO gestion.taux_tva (pays, du, centiemes) VALUES (\(taux.pays), \(taux.du), \(taux.centiemes))")
    }

    static func ajouter(_ regime: TableTVA.Regime, _ tx: Transaction) throws {
        try tx.execute("INSERT INTO gestion.regime_tva (du, regime) VALUES (\(regime.du), \(regime.regime))")
    }

    /// A rate when `pays` is given, a regime otherwise; false when the database keeps it.
    static func retirer(_ pays: PaysTVA?, _ du: DateCivile, _ tx: Transaction) throws -> Bool {
        if let pays { return try tx.execute("DELETE FROM gestion.taux_tva WHERE pays = \(pays) AND du = \(du)") == 1 }
        return try tx.execute("DELETE FROM gestion.regime_tva WHERE du = \(du)") == 1
    }
}

extension RegimeTVA {
    var libelle: String {
        switch self {
        case .normal: "TVA au taux normal"
        case .exonere2617: "exonération, CGI art. 261-7 (organisme sans but lucratif)"
        case .exonere2614: "exonération, CGI art. 261-4"
        case .exonere261B: "exonération, CGI art. 261 B (groupement de moyens)"
        case .franchise293B: "franchise en base, CGI art. 293 B"
        }
    }
}

struct TauxPage: Page {
    static let gabarit = "tva"
    let table: TableTVA
    let jour: DateCivile
    let ecrit: Bool
    let saisie: Saisie
    let tape: Champs
    let fautes: Fautes

    var entete: Entete {
        Entete(
            "TVA", ariane: [("Contrats", "/contrats")],
            sous: "Chaque facture prend le taux et le régime en vigueur à sa date de facturation.",
            donnees: ["gestion.taux_tva", "gestion.regime_tva"], densite: .dense, largeur: .moyenne, ici: "/contrats")
    }

    func child(named name: String) -> Any? {
        switch name {
        case "resume": fautes.resume
        case "avis":
            Alerte(
                .information,
                "le Conseil d'État (20 juillet 1990) tient le service social interentreprises pour taxable. Une exonération se décide avec votre expert-comptable.",
                fort: "Par défaut, TVA au taux normal :")
        case "taux":
            table.taux.map { taux in
                Ligne(
                    quoi: taux.pays == .FR ? "France" : "Luxembourg", du: taux.du, valeur: "\(Decimales.centiemes(taux.centiemes)) %",
                    pays: taux.pays.rawValue,
                    retirable: ecrit && taux.du > jour)
            }
        case "regimes":
            table.regimes.map { regime in
                Ligne(
                    quoi: regime.regime.libelle, du: regime.du, valeur: regime.regime.vatex ?? "–", pays: "",
                    retirable: ecrit && regime.du > jour)
            }
        case "ecrit": ecrit
        case "champsTaux": champsTaux
        case "champsRegime": champsRegime
        default: nil
        }
    }

    private var champsTaux: [Balisage] {
        let s = tape["taux"] == nil ? Saisie() : saisie
        return [
            s.choix("pays", "Établissement qui facture", [Option("FR", "France"), Option("LU", "Luxembourg")], "FR").balisage,
            s.champ("du", "À partir du", genre: .date, requis: true).balisage,
            s.champ("taux", "Taux, en %", genre: .montant, requis: true).balisage,
        ]
    }

    private var champsRegime: [Balisage] {
        let s = tape["regime"] == nil ? Saisie() : saisie
        return [
            s.champ(
                "regime", "Régime de l'établissement français", RegimeTVA.normal.rawValue,
                genre: .liste(RegimeTVA.allCases.map { Option($0.rawValue, $0.libelle) })
            ).balisage,
            s.champ("regime_du", "À partir du", genre: .date, requis: true).balisage,
        ]
    }

    struct Ligne: MustacheParent, Sendable {
        let quoi: String
        let du: DateCivile
        let valeur: String
        let pays: String
        let retirable: Bool

        func child(named name: String) -> Any? {
            switch name {
            case "quoi": quoi
            case "du": du.court
            case "iso": du.description
            case "valeur": valeur
            case "pays": pays
            case "retirable": retirable
            default: nil
            }
        }
    }
}

internal import Calendrier
internal import Hummingbird
internal import Mustache
internal import Postgres
internal import Tenancy
internal import Web

/// `/factures/verification`: numbers and seals of every series, computed again from the stored lines, for whoever audits.
struct VerificationRoutes: Sendable {
    let base: Database

    func ajouter(a routes: Routes) {
        routes.get("/factures/verification", AFacturerRoutes.acces) { requete in
            let reponses = try await base.read(
                as: requete.principal,
                [
                    """
                    SELECT c.serie, c.annee, c.dernier, c.derniere_emission, s.empreinte
                    FROM facturation.compteur c
                    LEFT JOIN facturation.sceau s ON s.annee = c.annee AND s.serie = c.serie AND s.rang = c.dernier
                    ORDER BY c.annee DESC, c.serie
                    """,
                    "SELECT serie, annee, defaut FROM facturation.verifier_series()",
                    """
                    SELECT v.serie, v.annee,
                      CASE v.numero WHEN '' THEN v.defaut ELSE v.numero || ' : ' || v.defaut END AS defaut
                    FROM facturation.verifier_sceaux() v
                    """,
                ])
            let defauts = try (reponses[1] + reponses[2]).map { try SerieVerifiee.Defaut(row: $0) }
            let series = try reponses[0].map { row in
                var serie = try SerieVerifiee(row: row)
                serie.defauts = defauts.filter { $0.serie == serie.serie && $0.annee == serie.annee }.map(\.texte)
                return serie
            }
            return requete.page(VerificationPage(series: series))
        }
    }
}

/// A series of a year: its last number, its last seal, what is wrong with it.
struct SerieVerifiee: Sendable, RowDecodable {
    struct Defaut: RowDecodable {
        let serie: String
        let annee: Int
        let texte: String

        init(row: Row) throws(RowError) {
            serie = try row.string("serie")
            annee = try row.int("annee")
            texte = try row.string("defaut")
        }
    }

    let serie: String
    let annee, nombre: Int
    let derniere: DateCivile
    let empreinte: [UInt8]
    var defauts: [String] = []

    init(row: Row) throws(RowError) {
        serie = try row.string("serie")
        annee = try row.int("annee")
        nombre = try row.int("dernier")
        derniere = try row.value("derniere_emission")
        empreinte = try row.optionalBytes("empreinte") ?? []
    }

    /// « Factures, Luxembourg, 2026 ».
    var titre: String {
        "\(serie.hasPrefix("A") ? "Avoirs" : "Factures")\(serie.hasSuffix("L") ? ", Luxembourg" : ""), \(String(annee))"
    }
}

struct VerificationPage: Page {
    static let gabarit = "verification"
    let series: [SerieVerifiee]

    var entete: Entete {
        Entete(
            "Vérification des séries", ariane: [("Factures", "/factures")],
            sous: "Chaque numéro et chaque sceau, recalculés à l'instant depuis les pièces.",
            donnees: ["facturation.facture", "facturation.sceau", "facturation.compteur"], largeur: .travail, ici: "/factures")
    }

    private var rangs: [Balisage] {
        series.map { serie in
            let sceau = Feuille.groupes(String(Sceau.hexa(serie.empreinte).prefix(32)), [8])
            let etat: Balisage =
                serie.defauts.isEmpty
                ? Badge("intacte", comme: .tenue).balisage
                : "\(Badge("rompue", comme: .annuleePrestataire)) \(serie.defauts.joined(separator: " ; "))"
            return
                "<tr><th scope=\"row\">\(serie.titre)</th><td class=\"n\" data-l=\"Pièces\">\(serie.nombre)</td><td data-l=\"Dernière émission\">\(serie.nombre == 0 ? "–" : serie.derniere.court)</td><td data-l=\"Dernier sceau\"><code>\(sceau)</code></td><td data-l=\"État\">\(etat)</td></tr>"
        }
    }

    func child(named name: String) -> Any? {
        let pieces = series.reduce(0) { $0 + $1.nombre }
        let rompues = series.count { !$0.defauts.isEmpty }
        return switch name {
        case "rangs": rangs
        case "vide": series.isEmpty ? Vide("Aucune pièce émise.", suite: "Une série commence à sa première pièce.") : nil
        case "resume":
            "\(pluriel(pieces, "pièce")) relues, \(rompues == 0 ? "aucun défaut" : pluriel(rompues, "série rompue", "séries rompues"))"
        default: nil
        }
    }
}

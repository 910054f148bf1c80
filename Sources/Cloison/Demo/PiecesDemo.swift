import Budget
import Calendrier
import Chiffrement
import Documents
import Dossiers
import Postgres
import Tenancy

/// Budgets with their debts, a notification, a report begun: for three dossiers of each worker.
struct PiecesDemo {
    let aujourdhui: DateCivile
    let base: Database
    let coffre: Coffre

    func charger() async throws {
        let (jour, coffre) = (aujourdhui, coffre)
        let notification = try FichierExamine.examiner(Self.notification)
        try await base.transactionSansSession { tx in
            try Semoir(coffre).semerPieces(parReferent: 3, annee: jour.annee, dans: tx) { rang, foyer in
                Self.pieces(rang, foyer, jour, notification)
            }
        }
    }

    private static func pieces(_ rang: Int, _ foyer: Foyer, _ jour: DateCivile, _ notification: FichierExamine) -> PiecesSemence {
        var hasard = Hasard(MondeDemo.graine, "pieces", rang)
        var pieces = PiecesSemence()
        let fiche = fiche(foyer, &hasard)
        if rang % 3 == 0 {
            var avant = fiche
            avant.montants[.loisirs] = 9_000
            avant.montants[.telephone] = 8_900
            avant.creances.append(Creance(nom: "Découvert", nature: .decouvert, du: 65_000, mensualite: 0, taux: 1_590))
            pieces.budgets.append((jour.plus(mois: -4), avant, "Avant la renégociation du forfait et la fermeture du découvert."))
        }
        pieces.budgets.append((jour.plus(jours: -rang % 20), fiche, ""))
        pieces.documents.append(("Notification de droits, \(jour.plus(mois: -1).leMois.libelle)", notification))
        if rang % 3 == 1 {
            var rapport = Ecrit.Contenu()
            rapport.objet = "Rapport social"
            rapport.signataire = .intervenant
            rapport.expediteur = "Service social du travail"
            rapport.destinataire = "Commission du FSL"
            rapport.corps =
                "# La situation\nLe loyer a augmenté quand les heures supplémentaires ont cessé.\n\n# Ce qui est demandé\n\(Blanc("montant de l'aide demandée"))"
            pieces.ecrits.append((.rapport, rapport))
        }
        return pieces
    }

    private static func fiche(_ foyer: Foyer, _ hasard: inout Hasard) -> FicheBudget {
        var fiche = FicheBudget()
        fiche.foyer = foyer
        let salaire = 148_000 + hasard.un(Array(0...12)) * 5_000
        fiche.montants = [
            .salaire: salaire, .primeActivite: 13_200,  // From the second child on (CSS L. 521-1).
            .allocationsFamiliales: foyer.adolescents + foyer.enfants > 1 ? 14_800 : 0, .aideLogement: 8_700,
            .loyer: 61_000 + hasard.un(Array(0...8)) * 1_500, .energie: 12_400, .eau: 2_900, .assuranceLogement: 1_900, .mutuelle: 7_600,
            .telephone: 4_500, .assuranceAuto: 5_800, .impots: 2_100, .alimentation: 38_000 + fiche.foyer.personnes * 6_000,
            .hygiene: 5_500,
            .carburant: 14_000, .sante: 2_500, .habillement: 4_000, .loisirs: 3_000,
        ].filter { $0.value > 0 }
        fiche.creances = [
            Creance(
                nom: "Crédit de la Nied", nature: .renouvelable, du: 180_000 + hasard.un(Array(0...9)) * 22_000, mensualite: 9_000,
                taux: 2_050),
            Creance(nom: "Banque des Trois-Évêchés", nature: .consommation, du: 420_000, mensualite: 14_500, taux: 640),
        ]
        if hasard.chance(60) {
            fiche.creances.append(Creance(nom: "Bailleur", nature: .loyer, du: 96_000 + hasard.un(Array(0...5)) * 12_000))
        }
        fiche.methode = hasard.un(Plan.Methode.allCases)
        return fiche
    }

    /// One page, written by hand: a fictive notification.
    private static let notification: [UInt8] = Array(
        """
        %PDF-1.4
        1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj
        2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj
        3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >> endobj
        4 0 obj << /Length 75 >> stream
        BT /F 14 Tf 72 760 Td (Notification de droits - document fictif) Tj ET
        endstream endobj
        5 0 obj << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> endobj
        trailer << /Root 1 0 R /Size 6 >>
        %%EOF

        """.utf8)
}

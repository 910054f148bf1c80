internal import Calendrier
internal import Mustache
internal import Tarification
internal import Web

/// What will be issued, before the button that does it.
struct ConfirmationPage: Page {
    static let gabarit = "emission"
    let entete: Entete
    let phrases: [Balisage]
    let anomalies: [Balisage]
    let mois: Mois
    let peutEmettre: Bool

    init(_ calcul: AFacturer, numeros: [String]) {
        mois = calcul.mois
        let pretes = calcul.dans(.prete)
        peutEmettre = !pretes.isEmpty
        entete = Entete(
            "Émettre les factures \(calcul.mois.duMois)", ariane: [("À facturer", "/a-facturer?mois=\(calcul.mois)")],
            donnees: ["facturation.facture"], largeur: .moyenne, ici: "/a-facturer")
        let totaux = calcul.pretes
        let avenir = calcul.dans(.avenir).count
        let bloquees = calcul.dans(.bloquee).count
        var phrases: [Balisage] = [
            "<strong>\(pluriel(pretes.count, "pièce sera émise", "pièces seront émises"))</strong> pour \(Euros.montant(totaux.netCents)) HT, \(Euros.montant(totaux.brutCents)) TTC."
        ]
        if !numeros.isEmpty {
            phrases.append("Elles recevront les numéros \(numeros.joined(separator: ", ")), sans trou. Ensuite, seul un avoir corrige.")
        }
        if avenir > 0 {
            phrases.append(
                "\(pluriel(avenir, "pièce attend son échéance", "pièces attendent leur échéance")) : relancer ce mois plus tard les émettra."
            )
        }
        if bloquees > 0 {
            phrases.append("\(pluriel(bloquees, "pièce reste bloquée", "pièces restent bloquées")) jusqu'à correction.")
        }
        self.phrases = phrases
        anomalies = calcul.anomalies.filter { !$0.anomalie.bloquante }.prefix(50).map(AFacturerPage.anomalie)
    }

    func child(named name: String) -> Any? {
        switch name {
        case "phrases": phrases
        case "anomalies": anomalies
        case "aAnomalies": !anomalies.isEmpty
        case "mois": mois.description
        case "peutEmettre": peutEmettre
        default: nil
        }
    }
}

/// A run while it goes and once it is over.
struct LotPage: Page {
    static let gabarit = "lot"
    let mois: Mois
    let avancement: Avancement
    /// Why the run stopped before its end.
    var arret: String?

    var entete: Entete {
        Entete(
            "Émission \(mois.duMois)", ariane: [("À facturer", "/a-facturer?mois=\(mois)")], donnees: ["facturation.facture"],
            largeur: .moyenne, ici: "/a-facturer")
    }

    static func phrase(_ a: Avancement) -> String {
        "\(pluriel(a.faits, "contrat traité", "contrats traités")) sur \(a.total), \(pluriel(a.pieces, "pièce émise", "pièces émises"))"
    }

    func child(named name: String) -> Any? {
        switch name {
        case "fini": avancement.fini || arret != nil
        case "mois": mois.description
        case "avance":
            Avance(
                "Émission en cours", fait: avancement.faits, sur: avancement.total, phrase: Self.phrase(avancement),
                flux: "/a-facturer/\(mois)/lot/flux")
        case "fait":
            arret.map { Alerte(.erreur, $0, fort: "\(Self.phrase(avancement)).", liens: [("Revenir au mois", "/a-facturer?mois=\(mois)")]) }
                ?? Alerte(
                    .fait, "\(Self.phrase(avancement)).", fort: "Émission terminée.",
                    liens: [("Voir les factures", "/factures"), ("Revenir au mois", "/a-facturer?mois=\(mois)")])
        case "bloques":
            avancement.bloques == 0
                ? nil
                : Alerte(
                    .attention, "Corriger ce qui bloque, puis relancer le mois : seules les pièces manquantes seront émises.",
                    fort: "\(pluriel(avancement.bloques, "contrat bloqué", "contrats bloqués")).")
        default: nil
        }
    }
}

extension Mois {
    /// « de novembre 2026 », « d'octobre 2026 ».
    var duMois: String { ("ao".contains(libelle.first ?? " ") ? "d'" : "de ") + libelle }
}

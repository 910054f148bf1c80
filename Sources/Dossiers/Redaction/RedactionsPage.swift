import Calendrier
import Tenancy
import Web

/// `/bilans-a-rediger`: companies in rows, periods in columns; what is published is past.
struct RedactionsPage: Page {
    static let gabarit = "redactions"

    let entreprises: [RedactionStore.Confiee]
    let redactions: [Redaction]
    let periodes: [PeriodeRedigee]

    var entete: Entete {
        Entete(
            "Bilans à rédiger", sous: "Vos recommandations à chaque employeur, période par période", donnees: ["nominatif.dossier"],
            visible: "La direction lit les textes déposés ; l'employeur, ceux des bilans publiés.", densite: .dense,
            ici: "/bilans-a-rediger")
    }

    func child(named nom: String) -> Any? {
        switch nom {
        case "aucune": entreprises.isEmpty
        case "vide":
            Vide(
                "Aucune entreprise ne vous est confiée",
                suite: "Elles apparaissent avec votre nom au contrat ou votre première permanence publiée.")
        case "tetes": periodes.map { "<th scope=\"col\">\($0.libelle.capitale)</th>" as Balisage }
        case "lignes": entreprises.map(ligne)
        default: nil
        }
    }

    private func ligne(_ entreprise: RedactionStore.Confiee) -> Balisage {
        let cellules = periodes.map { periode -> Balisage in
            let redaction = redactions.first { $0.entreprise == entreprise.id && $0.periode == periode }
            let etat = redaction?.etat ?? .aRediger
            let chemin = "/bilans-a-rediger/\(entreprise.id)/\(periode)"
            let contenu: Balisage =
                etat == .publiee
                ? "\(etat.badge)"
                : "<a href=\"\(chemin)\">\(etat.badge)<span class=\"lu\"> \(entreprise.nom), \(periode.libelle)</span></a>"
            return "<td data-l=\"\(periode.libelle)\">\(contenu)</td>"
        }
        return "<tr><th scope=\"row\" data-l=\"Entreprise\">\(entreprise.nom)</th>\(cellules)</tr>"
    }
}

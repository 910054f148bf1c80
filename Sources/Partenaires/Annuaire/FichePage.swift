import Calendrier
import Tenancy
import Web

/// One card: how to reach them, what they ask, the deadlines of the law, the letters.
struct FichePage: Page {
    static let gabarit = "partenaire"
    let porte: Porte
    let fiche: FichePartenaire
    let verifieePar: String?
    let echeances: [Echeance]
    let modeles: [ModeleCourrier]
    let aujourdhui: DateCivile

    private var chemin: String { "\(porte.prefixe)/\(fiche.id)" }

    var entete: Entete {
        Entete(
            fiche.nom, ariane: porte.ariane, sous: "\(fiche.type.libelle), \(fiche.territoire.libelle)",
            donnees: ["gestion.partenaire", "gestion.echeance_legale", "gestion.modele_courrier"],
            visible: "Aucune personne suivie n'y figure.", largeur: .moyenne, ici: porte.prefixe,
            actions: [Action("Modifier", "\(chemin)/modifier")])
    }

    func child(named name: String) -> Any? {
        switch name {
        case "chemin": chemin
        case "retiree":
            fiche.actif ? nil : Alerte(.attention, "Elle ne paraît plus dans les listes ni dans les démarches.", fort: "Fiche retirée.")
        case "aVerifier":
            fiche.actif && fiche.aVerifier(le: aujourdhui)
                ? Alerte(
                    .attention, "Appelez, corrigez ce qui a changé, puis datez-la.",
                    fort: fiche.verifieLe.map { "Vérifiée le \($0.court), il y a plus d'un an." } ?? "Jamais vérifiée.") : nil
        case "joindre": fiche.joindreEnLigne
        case "aJoindre": !fiche.joindre.isEmpty
        case "contact": fiche.contact.isEmpty ? nil : fiche.contact
        case "adresse": adresse
        case "horaires": fiche.horaires.isEmpty ? nil : fiche.horaires
        case "delai": fiche.delaiJours.map { pluriel($0, "jour") }
        case "besoins": fiche.besoins.isEmpty ? nil : fiche.besoins.map(\.libelle).joined(separator: ", ")
        case "source": fiche.source.isEmpty ? nil : fiche.source
        case "verifiee": fiche.verifieLe.map { $0.court + (verifieePar.map { ", par \($0)" } ?? "") }
        case "pieces": fiche.pieces.split(separator: "\n").map { "<li>\(String($0))</li>" as Balisage }
        case "aPieces": !fiche.pieces.isEmpty
        case "echeances": echeances.map { EcheancesPage.ligne($0, aujourdhui, avecPartenaire: false, chez: nil) }
        case "aEcheances": !echeances.isEmpty
        case "modeles": modeles.map { "<li><a href=\"\(porte.prefixe)/courriers/\($0.id.description)\">\($0.titre)</a></li>" as Balisage }
        case "aModeles": !modeles.isEmpty
        case "actif": fiche.actif
        default: nil
        }
    }

    private var adresse: String? {
        let ville = [fiche.codePostal, fiche.commune].filter { !$0.isEmpty }.joined(separator: " ")
        let lignes = [fiche.adresse, ville].filter { !$0.isEmpty }
        return lignes.isEmpty ? nil : lignes.joined(separator: ", ")
    }
}

internal import Calendrier
internal import Mustache
internal import Tarification
internal import Tenancy
internal import Web

/// `/factures/:id`, and `/rh/factures/:id` for the client: the sheet, its files, its credit notes, its seal.
struct FacturePage: Page {
    static let gabarit = "facture"
    let entete: Entete
    let feuille: Feuille
    let renvois: [Balisage]
    let fichiers: [Balisage]
    let empreinte: String
    let precedente: String
    let suite: String
    let client: Bool
    /// What settles it, for billing.
    var reglement: Balisage = ""

    init(_ piece: FactureComplete, client: Bool) {
        let f = piece.facture
        let racine = client ? "/rh/factures" : "/factures"
        let lien = "\(racine)/\(f.id)"
        var actions = [Action("PDF Factur-X", "\(lien)/facture.pdf", .plein, signe: "telecharge")]
        // A credit note may cover a part: another stays possible until all is credited.
        if !client, !f.avoir, piece.avoirs.reduce(0, { $0 + $1.netCents }) < f.netCents {
            actions.append(Action("Faire un avoir", "/factures/\(f.id)/avoir"))
        }
        if !client { actions.append(Action("Coordonnées du client", "/coordonnees/\(f.entreprise)", .nu)) }
        entete = Entete(
            f.titre, h1: f.avoir ? "Avoir émis" : "Facture émise", ariane: [(client ? "Vos factures" : "Factures", racine)],
            donnees: ["facturation.facture", "facturation.ligne", "facturation.sceau"], largeur: .moyenne, ici: racine, actions: actions,
            classe: "page-facture")
        feuille = Feuille(piece: piece)
        renvois =
            piece.avoirs.map {
                "Corrigée par l'avoir <a href=\"\(racine)/\($0.id.description)\">\($0.numero)</a> du \($0.emission.court), \(Euros.montant($0.netCents)) HT."
            }
            + piece.corrige.map {
                "Corrige la facture <a href=\"\(racine)/\($0.id.description)\">\($0.numero)</a> du \($0.emission.court), \(Euros.montant($0.netCents)) HT."
            }
        fichiers = [
            Self.fichier("\(lien)/facture.pdf", "Factur-X", "PDF/A-3 qui contient la facture structurée : à lire, à payer, à déposer"),
            Self.fichier("\(lien)/cii.xml", "CII", "XML EN 16931, syntaxe UN/CEFACT : celle que porte le PDF"),
            Self.fichier("\(lien)/ubl.xml", "UBL", "XML EN 16931, syntaxe UBL 2.1 : mêmes données, pour un logiciel qui la demande"),
        ]
        empreinte = Feuille.groupes(piece.sceau.texte, [8])
        precedente = piece.sceau.precedente.isEmpty ? "aucune : première de sa série" : Feuille.groupes(piece.sceau.textePrecedent, [8])
        suite = f.serie + " " + String(f.annee)
        self.client = client
    }

    private static func fichier(_ lien: String, _ nom: String, _ note: String) -> Balisage {
        "<li><span><strong>\(nom)</strong><br><small class=\"discret\">\(note)</small></span><a class=\"b mini\" href=\"\(lien)\">Télécharger<span class=\"lu\"> \(nom)</span></a></li>"
    }

    func child(named name: String) -> Any? {
        switch name {
        case "feuille": feuille
        case "reglement": reglement
        case "aRenvois": !renvois.isEmpty
        case "renvois": renvois
        case "fichiers": fichiers
        case "empreinte": empreinte
        case "precedente": precedente
        case "serie": suite
        case "verifiable": !client
        default: nil
        }
    }
}

/// No PDF on this machine: what to take instead.
struct FactureSansPdfPage: Page {
    static let gabarit = "facture-sans-pdf"
    let entete: Entete
    let lien: String
    let raison: String

    init(_ facture: Facture, racine: String, raison: String) {
        lien = "\(racine)/\(facture.id)"
        self.raison = raison
        entete = Entete(
            "Pas de PDF pour l'instant", ariane: [("Factures", racine), (facture.numero, lien)], donnees: ["facturation.facture"],
            largeur: .moyenne, ici: racine)
    }

    func child(named name: String) -> Any? {
        switch name {
        case "lien": lien
        case "raison": raison
        default: nil
        }
    }
}

internal import Foundation
internal import Calendrier
internal import Mustache
internal import Tarification
internal import Tenancy
internal import Web

/// An export in the ledger: what it held, its hash, its file or how to make it again.
struct ExportPage: Page {
    static let gabarit = "export"
    let entete: Entete
    let faits: [Balisage]
    let fichiers: [Balisage]
    let suite: String
    let differences: [String]
    let present: Bool
    let id: String

    /// Files shown; the archive holds its whole list.
    static let montres = 40

    init(
        _ export: Export, _ parametres: ParametresExport, _ fichiers: [FichierExport], sur nombre: Int, present: Bool,
        differences: [String], csrf: String
    ) {
        id = export.id.description
        self.present = present
        self.differences = differences
        var actions: [Action] = []
        if present {
            actions.append(Action("Télécharger (\(Self.octets(export.taille)))", "/exports/\(id)/archive.zip", .plein, signe: "telecharge"))
        }
        actions.append(
            .envoi(
                present ? "Refaire et vérifier" : "Refaire l'archive", "/exports/\(id)/refaire", csrf: csrf, present ? .ordinaire : .plein))
        entete = Entete(
            "Export, \(PeriodeExport.nommer(export.periode))", ariane: [("Exports", "/exports")],
            donnees: ["facturation.export", "facturation.export_fichier"], largeur: .moyenne, ici: "/exports", actions: actions)
        faits = [
            ("Fait", "\(export.faitLe), \(export.auteur)"), ("Pièces émises", export.periode.duAu),
            ("Formats", export.formats.map(\.mot).joined(separator: ", ")),
            (
                "Contenu",
                "\(pluriel(export.pieces, "pièce", "pièces")), \(Euros.montant(export.netCents)) HT, \(Euros.montant(export.tvaCents)) de TVA, \(Euros.montant(export.brutCents)) TTC"
            ),
            ("Derniers numéros", parametres.bornes.isEmpty ? "aucun" : parametres.bornes.map(\.numero).joined(separator: ", ")),
            ("Arrêté", parametres.arrete.map(\.court) ?? ""), ("Fichier", "\(export.nom), \(Self.octets(export.taille))"),
            ("SHA-256", export.empreinte),
        ].filter { !$0.1.isEmpty }.map { "<dt>\($0.0)</dt><dd>\($0.1)</dd>" }
        self.fichiers = fichiers.map { fichier in
            let garde: Balisage = fichier.contenu == nil ? "" : "<br><small class=\"discret\">calculé ce jour-là, gardé tel quel</small>"
            return
                "<tr><th scope=\"row\">\(fichier.nom)\(garde)</th><td class=\"n\" data-l=\"Taille\">\(Self.octets(fichier.taille))</td><td data-l=\"SHA-256\"><code>\(String(Export.hexa(fichier.sha256).prefix(16)))…</code></td></tr>"
        }
        suite = nombre > fichiers.count ? "et \(pluriel(nombre - fichiers.count, "autre fichier", "autres fichiers"))" : ""
    }

    /// « 12,4 Mo ».
    private static func octets(_ taille: Int) -> String {
        if taille < 1_000 { return pluriel(taille, "octet", "octets") }
        let (unite, mot) = taille < 1_000_000 ? (1_000, "ko") : (1_000_000, "Mo")
        let dixiemes = (taille * 10 + unite / 2) / unite
        return "\(nombre(dixiemes / 10)),\(dixiemes % 10) \(mot)"
    }

    func child(named name: String) -> Any? {
        switch name {
        case "faits": faits
        case "fichiers": fichiers
        case "suite": suite
        case "present": present
        case "aDifferences": !differences.isEmpty
        case "differences": differences.prefix(50).map { "<li>\($0)</li>" as Balisage }
        default: nil
        }
    }
}

/// An export while it is made.
struct TravailPage: Page {
    static let gabarit = "export-travail"
    let travail: Exportateur.Travail

    var entete: Entete {
        Entete(
            "Export en cours", ariane: [("Exports", "/exports")], donnees: ["facturation.export"], largeur: .moyenne, ici: "/exports",
            rafraichir: enCours ? 5 : nil)
    }

    private var enCours: Bool { if case .echec = travail.etat { false } else { true } }

    func child(named name: String) -> Any? {
        switch name {
        case "echec":
            if case .echec(let raison) = travail.etat {
                Alerte(.erreur, raison, fort: "L'export ne s'est pas fait.", liens: [("Revenir aux exports", "/exports")])
            } else {
                nil as Alerte?
            }
        case "enCours": enCours
        case "avance": avance
        default: nil
        }
    }

    private var avance: Avance {
        var avancement = Exportation.Avancement()
        if case .enCours(let etat) = travail.etat { avancement = etat }
        return Avance(
            "Export", fait: avancement.faites, sur: avancement.total,
            phrase: avancement.phrase.isEmpty ? "En attente de son tour" : avancement.phrase,
            flux: "/exports/travaux/\(travail.id.uuidString.lowercased())/flux")
    }
}

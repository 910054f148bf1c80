internal import Calendrier
internal import Documents
internal import Foundation
internal import Postgres
internal import Tarification
internal import Tenancy

/// Writes the archive, format after format, a page of documents at a time.
struct RedactionExport: Sendable {
    let base: Database
    let preparation: Exportation.Preparation
    /// Computed files of a recorded export, written again as they were.
    let gardes: [String: [UInt8]]
    let principal: Principal
    /// Told after each page; what it throws stops the writing.
    let suivi: @Sendable (Exportation.Avancement) async throws -> Void

    /// The archive's hashes, and the computed files to keep.
    func ecrire(vers chemin: URL) async throws -> (sceau: ArchiveEnFlux.Sceau, contenus: [String: [UInt8]]) {
        let fin = preparation.demande.periode.fin
        let archive = try ArchiveEnFlux(chemin, annee: fin.annee, mois: fin.mois, jour: fin.jour)
        var etat = Etat(archive: archive)
        etat.avancement.total = preparation.totaux.pieces * preparation.demande.formats.count(where: \.parPiece)
        try archive.ajouter("LISEZMOI.txt", NoticeExport(preparation).octets)
        for format in preparation.demande.formats { try await ecrire(format, &etat) }
        let empreintes = archive.fichiers.map { "\(Export.hexa($0.sha256))  \($0.nom)\n" }.joined()
        try archive.ajouter("empreintes.sha256", Array(empreintes.utf8))
        return (try archive.finir(), etat.contenus)
    }

    struct Etat {
        let archive: ArchiveEnFlux
        var avancement = Exportation.Avancement()
        var contenus: [String: [UInt8]] = [:]
    }

    private func ecrire(_ format: FormatExport, _ etat: inout Etat) async throws {
        switch format {
        case .fec: try await journal(&etat)
        case .csv: try await tableau(&etat)
        case .des: try await declarations(&etat)
        case .arrete: try await arrete(&etat)
        case .prefacturation: try await prefacturation(&etat)
        case .facturx: try await pdf(&etat)
        case .encaissements: try await reglements(&etat)
        case .cii: try await pieces("cii", &etat) { ("\($0.facture.numero).xml", CII.octets($0)) }
        case .ubl: try await pieces("ubl", &etat) { ("\($0.facture.numero).xml", UBL.octets($0)) }
        }
    }

    private func journal(_ etat: inout Etat) async throws {
        let (archive, nom) = (etat.archive, "VE_\(preparation.racine).txt")
        try archive.commencer(nom)
        try archive.ecrire(EcritureFEC.entete)
        let somme = try await ventes {
            try archive.ecrire($0)
        } avance: {
            try await avancer($0, "Journal des ventes", &etat)
        }
        try archive.terminer()
        let rapprochement = RapprochementComptable(preparation.totaux, somme)
        guard rapprochement.juste else {
            let ecarts = rapprochement.lignes.filter { !$0.juste }.map {
                "\($0.quoi) : \(Euros.montant($0.registreCents)) contre \(Euros.montant($0.ecrituresCents))"
            }
            throw ExportImpossible("Le journal ne retrouve pas le registre, rien n'est remis. \(ecarts.joined(separator: " ; ")).")
        }
        try archive.ajouter("VE_\(preparation.racine)_description.txt", NoticeExport(preparation).description(somme, rapprochement))
    }

    /// Every entry of the sales journal in order; `ecrire` gets the bytes of a page.
    func ventes(
        _ ecrire: ([UInt8]) throws -> Void, avance: (Int) async throws -> Void = { _ in }
    ) async throws -> SommeFEC {
        let deja = try await ExportStore(base: base).dejaNumerotees(preparation.perimetre, as: principal)
        let parametres = preparation.parametres
        var journal = JournalDesVentes(
            plan: parametres.plan, auxiliaires: parametres.auxiliaires, numeros: NumerosDEcriture(deja: deja))
        var somme = SommeFEC()
        try await PiecesStore(base: base).parcourir(preparation.perimetre, as: principal) { pieces in
            var octets: [UInt8] = []
            for piece in pieces {
                let ecriture = try journal.ecriture(piece)
                try somme.ajouter(ecriture)
                octets += ecriture.octets
            }
            try ecrire(octets)
            try await avance(pieces.count)
        }
        return somme
    }

    private func tableau(_ etat: inout Etat) async throws {
        let reglage = preparation.parametres.reglage
        let forme = FormeCSV(reglage)
        let archive = etat.archive
        try archive.commencer("factures_\(preparation.racine).csv")
        try archive.ecrire(forme.debut + forme.rang(titres: reglage.colonnes.map(\.titre)))
        try await PiecesStore(base: base).parcourir(preparation.perimetre, as: principal) { pieces in
            var octets: [UInt8] = []
            for piece in pieces {
                let auxiliaire = preparation.parametres.auxiliaires[piece.facture.entreprise.description]?.numero ?? ""
                let lignes: [LigneFacture?] = reglage.niveau == .ligne ? piece.lignes : [nil]
                for ligne in lignes {
                    octets += forme.rang(reglage.colonnes.map { $0.cellule(piece, ligne, auxiliaire, forme) })
                }
            }
            try archive.ecrire(octets)
            try await avancer(pieces.count, "Tableau", &etat)
        }
        try archive.terminer()
    }

    /// One file per document, under its number.
    private func pieces(
        _ dossier: String, _ etat: inout Etat, _ ecrire: @Sendable (FactureComplete) throws -> (nom: String, octets: [UInt8])
    ) async throws {
        let archive = etat.archive
        try await PiecesStore(base: base).parcourir(preparation.perimetre, as: principal) { pieces in
            for piece in pieces {
                let (nom, octets) = try ecrire(piece)
                try archive.ajouter("\(dossier)/\(nom)", octets)
            }
            try await avancer(pieces.count, dossier.uppercased(), &etat)
        }
    }

    /// Two prints at once of a few dozen documents each: memory holds no more.
    private func pdf(_ etat: inout Etat) async throws {
        let facturx: FacturX
        do { facturx = try FacturX() } catch let refus as Imprimeur.Refus { throw ExportImpossible(refus.description) }
        let archive = etat.archive
        try await PiecesStore(base: base).parcourir(preparation.perimetre, parPage: Self.pdfALaFois, as: principal) { pieces in
            let moitie = (pieces.count + 1) / 2
            async let debut = facturx.pdfs(Array(pieces.prefix(moitie)))
            async let fin = facturx.pdfs(Array(pieces.dropFirst(moitie)))
            let imprimees = try await debut + fin
            for (piece, octets) in zip(pieces, imprimees) { try archive.ajouter("facturx/\(piece.facture.numero).pdf", octets) }
            try await avancer(pieces.count, "Factur-X", &etat)
            // Reading does not prolong a session, and a year of prints outlasts its thirty minutes of rest.
            try await base.write(as: principal, ["SELECT 1"])
        }
    }

    private static let pdfALaFois = 48

    private func reglements(_ etat: inout Etat) async throws {
        let nom = "BQ_\(preparation.racine).txt"
        if let garde = gardes[nom] {
            try etat.archive.ajouter(nom, garde)
            return
        }
        let journal = JournalDesEncaissements(plan: preparation.parametres.plan, periode: preparation.demande.periode)
        let ecritures = try await journal.ecritures(base, as: principal)
        try garder(nom, Self.octets(ecritures), &etat)
    }

    /// Of a whole journal, once it balances. Apart from the suspending functions: the optimiser of Swift 6.3.1 breaks on a loop that throws
    /// between two suspensions (signal 11 while splitting the coroutine, 2026-11-21).
    private static func octets(_ ecritures: [EcritureFEC]) throws -> [UInt8] {
        var octets = EcritureFEC.entete
        var somme = SommeFEC()
        for ecriture in ecritures {
            try somme.ajouter(ecriture)
            octets += ecriture.octets
        }
        return octets
    }

    private func declarations(_ etat: inout Etat) async throws {
        let declaration = try await ExportStore(base: base).declaration(preparation.perimetre, as: principal)
        try etat.archive.ajouter("DES_\(preparation.racine).csv", declaration.csv(.FR))
        if !declaration.de(.LU).isEmpty {
            try etat.archive.ajouter("etat-recapitulatif-LU_\(preparation.racine).csv", declaration.csv(.LU))
        }
    }

    private func arrete(_ etat: inout Etat) async throws {
        let cloture = preparation.demande.arrete ?? preparation.demande.periode.fin
        let jour = EcritureFEC.jour(cloture)
        let siren = preparation.racine.prefix { $0 != "_" }
        let (journal, detail) = ("OD_\(siren)_\(jour).txt", "arrete_\(siren)_\(jour).csv")
        if let garde = gardes[journal], let csv = gardes[detail] {
            try etat.archive.ajouter(journal, garde)
            try etat.archive.ajouter(detail, csv)
            return
        }
        let arrete = try await CalculArrete(base: base, plan: preparation.parametres.plan, bornes: preparation.parametres.bornes)
            .calculer(cloture, as: principal) { try await annoncer($0, etat) }
        try garder(journal, Self.octets(try arrete.ecritures()), &etat)
        try garder(detail, arrete.csv(), &etat)
    }

    private func prefacturation(_ etat: inout Etat) async throws {
        let nom = "prefacturation_\(preparation.racine).csv"
        if let garde = gardes[nom] {
            try etat.archive.ajouter(nom, garde)
            return
        }
        let calcul = CalculDesMois(base: base)
        let periode = preparation.demande.periode
        let emises = try await calcul.emises(periode, preparation.parametres.bornes, as: principal)
        var prefacturation = Prefacturation(preparation.parametres.reglage)
        for mois in PeriodeExport.mois(periode) {
            try await annoncer("Préfacturation, \(mois.libelle)", etat)
            for resultat in try await calcul.calculer(mois, as: principal) {
                prefacturation.ajouter(resultat, dans: periode, emises: emises)
            }
        }
        try garder(nom, prefacturation.octets, &etat)
    }

    private func annoncer(_ phrase: String, _ etat: Etat) async throws {
        var avancement = etat.avancement
        avancement.phrase = phrase
        try await suivi(avancement)
    }

    private func garder(_ nom: String, _ octets: [UInt8], _ etat: inout Etat) throws {
        etat.contenus[nom] = octets
        try etat.archive.ajouter(nom, octets)
    }

    private func avancer(_ nombre: Int, _ quoi: String, _ etat: inout Etat) async throws {
        etat.avancement.faites += nombre
        etat.avancement.phrase = quoi
        try await suivi(etat.avancement)
    }
}

extension FormatExport {
    /// Goes through every document.
    var parPiece: Bool {
        switch self {
        case .fec, .csv, .cii, .ubl, .facturx: true
        case .encaissements, .des, .arrete, .prefacturation: false
        }
    }
}

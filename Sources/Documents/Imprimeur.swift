public import Foundation
import Subprocess
import Synchronization

/// Turns a page into a PDF with WeasyPrint, a process of its own.
public struct Imprimeur: Sendable {
    private let fichier: URL
    /// Where Subprocess looks the name up.
    private let chemins: String
    /// What the program sees of our environment: where it writes, its fonts, its language. Neither a key nor a password.
    private let variables: [Environment.Key: String]
    /// Largest PDF accepted, in bytes: 40 pages of a bilan are under 1 MB.
    private static let limite = 16 << 20

    /// Why there is no PDF, with the remedy.
    public enum Refus: Error, Sendable, Equatable, CustomStringConvertible {
        case absent
        case echec(String)

        public var description: String {
            switch self {
            case .absent:
                "WeasyPrint n'est pas installé : sous Debian, « apt-get install weasyprint » ; ailleurs, « pip install weasyprint » dans un environnement, puis CLOISON_WEASYPRINT=/chemin/weasyprint. En attendant, imprimez la page depuis le navigateur."
            case .echec(let raison): "WeasyPrint n'a pas rendu la page : \(raison)"
            }
        }
    }

    /// `CLOISON_WEASYPRINT`, else `weasyprint` on the path.
    public init(environnement: [String: String] = ProcessInfo.processInfo.environment) throws(Refus) {
        let choix =
            environnement["CLOISON_WEASYPRINT"].map { [$0] }
            ?? (environnement["PATH"] ?? "").split(separator: ":").map { "\($0)/weasyprint" }
        guard let trouve = choix.first(where: { FileManager.default.isExecutableFile(atPath: $0) }) else { throw .absent }
        fichier = URL(filePath: trouve)
        chemins = fichier.deletingLastPathComponent().path + ":" + (environnement["PATH"] ?? "/usr/bin:/bin")
        let utiles = environnement.filter { variable in
            ["HOME", "TMPDIR", "LANG", "TZ"].contains(variable.key)
                || ["LC_", "XDG_", "FONTCONFIG_", "PYTHON"].contains { variable.key.hasPrefix($0) }
        }
        variables = Dictionary(uniqueKeysWithValues: utiles.map { (Environment.Key(stringLiteral: $0.key), $0.value) })
    }

    private func environnement(_ chemins: String, _ instant: Date) -> Environment {
        .custom(variables.merging(["PATH": chemins, "SOURCE_DATE_EPOCH": "\(Int(instant.timeIntervalSince1970))"]) { $1 })
    }

    /// `html`: a whole document, complete in itself. `instant`: the only date that may enter the file; the same page at the same instant
    /// gives the same bytes. `balise`: headings, lists and tables are tagged for the voice (PDF/UA-1). Takes one to three seconds.
    public func pdf(html: String, instant: Date = Date(timeIntervalSince1970: 0), balise: Bool = true) async throws -> [UInt8] {
        try await imprimer(html, instant, balise ? ["--pdf-variant", "pdf/ua-1"] : [])
    }

    /// A page to keep for ever.
    public struct Page: Sendable {
        let html: String
        let jointe: PieceJointe
        let notice: NoticePDF

        public init(html: String, jointe: PieceJointe, notice: NoticePDF) {
            self.html = html
            self.jointe = jointe
            self.notice = notice
        }
    }

    /// Prints pages to keep (PDF/A-3b): fonts and colour profile inside, the file attached, the notice as metadata. Same page, same notice,
    /// same file: same bytes, alone or among others. One process for all: loading WeasyPrint costs more than printing a page.
    public func archives(_ pages: [Page]) async throws -> [[UInt8]] {
        if !Self.compresse.withLock({ $0 }) {
            let faites = Self.joindre(try await imprimerEnsemble(pages, []), pages)
            if let faites { return faites }
            // A WeasyPrint of after 57, which knows this option; the next pages ask for it at once.
            Self.compresse.withLock { $0 = true }
        }
        guard let faites = Self.joindre(try await imprimerEnsemble(pages, ["--uncompressed-pdf"]), pages) else {
            throw Refus.echec("le PDF n'a pas la forme attendue d'un PDF/A-3")
        }
        return faites
    }

    private static let compresse = Mutex(false)

    private static func joindre(_ imprimees: [[UInt8]], _ pages: [Page]) -> [[UInt8]]? {
        var faites: [[UInt8]] = []
        for (imprimee, page) in zip(imprimees, pages) {
            guard let archive = ArchivePDF(imprimee) else { return nil }
            faites.append(archive.joindre(page.jointe, page.notice))
        }
        return faites
    }

    /// Runs the entry point of the command once a page, in the interpreter that the command names; page by page when it names none.
    private func imprimerEnsemble(_ pages: [Page], _ options: [String]) async throws -> [[UInt8]] {
        let options = ["--pdf-variant", "pdf/a-3b"] + options
        // The date of the fonts' own tables: the same for every page.
        let instant = Date(timeIntervalSince1970: 0)
        guard let python = interprete, pages.count > 1 else {
            var faites: [[UInt8]] = []
            for page in pages { faites.append(try await imprimer(page.html, instant, options)) }
            return faites
        }
        await Presse.commune.prendre()
        defer { Presse.commune.rendre() }
        // A year of invoices at once may be larger than a memory file system, and names nobody followed.
        let prive = try DossierPrive(dans: FileManager.default.temporaryDirectory)
        defer { prive.effacer() }
        let dossier = prive.url
        for (rang, page) in pages.enumerated() { try Data(page.html.utf8).write(to: dossier.appending(path: "\(rang).html")) }
        let resultat = try await run(
            .name(python.lastPathComponent),
            arguments: .init(["-c", Self.boucle, dossier.path, "\(pages.count)", "-q"] + options),
            environment: environnement(python.deletingLastPathComponent().path + ":" + chemins, instant), input: .none,
            output: .discarded, error: .string(limit: 65_536))
        guard resultat.terminationStatus.isSuccess else { throw Self.echec(resultat.standardError) }
        return try pages.indices.map { try Array(Data(contentsOf: dossier.appending(path: "\($0).pdf"))) }
    }

    private static let boucle = """
        import sys
        from weasyprint.__main__ import main
        for rang in range(int(sys.argv[2])):
            page = f'{sys.argv[1]}/{rang}'
            main(sys.argv[3:] + [page + '.html', page + '.pdf'])
        """

    /// What the first line of the command says: « #!/usr/bin/python3 ».
    private var interprete: URL? {
        guard let debut = try? FileHandle(forReadingFrom: fichier).read(upToCount: 256), debut.starts(with: Data("#!".utf8)) else {
            return nil
        }
        let ligne = String(decoding: debut.dropFirst(2).prefix { $0 != 10 }, as: UTF8.self).split(separator: " ")
        guard let chemin = ligne.first, ligne.count == 1, chemin.contains("/python") else { return nil }
        return FileManager.default.isExecutableFile(atPath: String(chemin)) ? URL(filePath: String(chemin)) : nil
    }

    /// The last line names the cause; the text of the page is never repeated.
    private static func echec(_ erreurs: String?) -> Refus {
        .echec(erreurs?.split(separator: "\n").last.map(String.init) ?? "sans explication")
    }

    /// The page goes through a file readable by this user alone, in memory where it can, gone afterwards: with standard input, swift-subprocess 1.0.2 ends the whole
    /// service when the program stops before it has read everything (seen 2026-11-21, « FileDescriptor was not closed »).
    private func imprimer(_ html: String, _ instant: Date, _ options: [String]) async throws -> [UInt8] {
        await Presse.commune.prendre()
        defer { Presse.commune.rendre() }
        let prive = try DossierPrive()
        defer { prive.effacer() }
        let page = prive.url.appending(path: "page.html")
        guard FileManager.default.createFile(atPath: page.path, contents: Data(html.utf8), attributes: [.posixPermissions: 0o600]) else {
            throw Refus.echec("le dossier temporaire est plein ou fermé en écriture")
        }
        let arguments = ["-q"] + options + [page.path, "-"]
        let resultat = try await run(
            .name(fichier.lastPathComponent), arguments: .init(arguments),
            environment: environnement(chemins, instant), input: .none,
            output: .bytes(limit: Self.limite), error: .string(limit: 65_536))
        guard resultat.terminationStatus.isSuccess, resultat.standardOutput.starts(with: Array("%PDF-".utf8)) else {
            throw Self.echec(resultat.standardError)
        }
        return resultat.standardOutput
    }
}

/// Two prints at a time in the whole service: a page costs a second of a core, and reading bilans must not slow the others down.
private final class Presse: Sendable {
    static let commune = Presse(places: 2)

    private struct Etat {
        var libres: Int
        var attente: [CheckedContinuation<Void, Never>] = []
    }

    private let etat: Mutex<Etat>

    init(places: Int) { etat = Mutex(Etat(libres: places)) }

    func prendre() async {
        await withCheckedContinuation { suite in
            let tout = etat.withLock { etat in
                guard etat.libres > 0 else {
                    etat.attente.append(suite)
                    return false
                }
                etat.libres -= 1
                return true
            }
            if tout { suite.resume() }
        }
    }

    func rendre() {
        let suivante = etat.withLock { etat -> CheckedContinuation<Void, Never>? in
            if etat.attente.isEmpty {
                etat.libres += 1
                return nil
            }
            return etat.attente.removeFirst()
        }
        suivante?.resume()
    }
}

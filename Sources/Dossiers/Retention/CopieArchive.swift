import Calendrier
import Documents
import Foundation
import Tenancy

/// The copy as one file to take away: the paper, the reusable file, and the documents themselves, sent as they are unsealed.
struct CopieArchive: Sendable {
    private let entrees: [Entree]
    private let archive: ArchiveAuFil

    private enum Entree: Sendable {
        case octets([UInt8])
        case document(Document)
    }

    init(_ copie: Copie, pdf: [UInt8], le jour: DateCivile) {
        let json = copie.json(le: jour)
        entrees = [.octets(pdf), .octets(json)] + copie.documents.map { .document($0) }
        archive = ArchiveAuFil(
            [
                ("copie-\(copie.dossier.numero).pdf", pdf.count), ("copie-\(copie.dossier.numero).json", json.count),
            ] + copie.documents.map { (copie.nomDansLArchive($0), $0.octets) }, annee: jour.annee, mois: jour.mois, jour: jour.jour)
    }

    var taille: Int { archive.taille }

    /// Pieces of the archive, in order; `morceau` unseals one piece of a document. One piece at a time is in memory.
    func pieces(_ morceau: @escaping @Sendable (Document, Int) async throws -> [UInt8]?) -> @Sendable (Int) async throws -> [UInt8]? {
        let (entrees, archive) = (entrees, archive)
        let plan: [(entree: Int, rang: Int, dernier: Bool)] = entrees.enumerated().flatMap { n, entree in
            let morceaux = if case .document(let document) = entree { document.morceaux } else { 1 }
            return (0..<morceaux).map { (n, $0, $0 == morceaux - 1) }
        }
        return { rang in
            if rang == plan.count { return archive.repertoire }
            guard rang < plan.count else { return nil }
            let pas = plan[rang]
            let octets: [UInt8]? =
                switch entrees[pas.entree] {
                case .octets(let octets): octets
                case .document(let document): try await morceau(document, pas.rang)
                }
            guard let octets else { throw ArchiveAuFil.Tronquee() }
            return try archive.piece(pas.entree, octets, premiere: pas.rang == 0, derniere: pas.dernier)
        }
    }
}

extension Copie {
    /// « documents/03-attestation-caf.pdf »: a name the person recognises, once it is in her hands.
    func nomDansLArchive(_ document: Document) -> String {
        let rang = (documents.firstIndex { $0.id == document.id } ?? 0) + 1
        let plie = document.titre.folding(options: [.diacriticInsensitive, .caseInsensitive], locale: nil)
        let mots = plie.split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }.joined(separator: "-")
        return "documents/\(rang < 10 ? "0" : "")\(rang)-\(mots.isEmpty ? "document" : String(mots.prefix(60))).\(document.genre.suffixe)"
    }
}

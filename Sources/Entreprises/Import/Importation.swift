public import Postgres

/// Reads a file, says what it would do, and does it: all its good lines in the caller's transaction, or nothing.
public enum Importation {
    /// Why nothing was applied.
    public enum Refus: Error, Sendable, CustomStringConvertible {
        /// The file as a whole cannot be read.
        case fichier(Remede)
        /// Lines must be corrected, and leaving them out was not asked.
        case fautes(ApercuImport)

        public var description: String {
            switch self {
            case .fichier(let remede): remede.description
            case .fautes(let apercu):
                "\(apercu.fautives) \(apercu.fautives < 2 ? "ligne est" : "lignes sont") à corriger : rien n'a été appliqué."
            }
        }
    }

    /// Only reads.
    public static func apercu(_ octets: [UInt8], _ importateur: some Importateur, _ tx: Transaction) throws -> ApercuImport {
        try examiner(octets, importateur, tx).apercu
    }

    /// Examines again inside this transaction, then writes. With faults, refuses unless `sansLesFautives`.
    /// Applied twice, the second time every line is « inchangée » and nothing is written.
    @discardableResult
    public static func appliquer(
        _ octets: [UInt8], _ importateur: some Importateur, sansLesFautives: Bool = false, _ tx: Transaction
    ) throws -> ApercuImport {
        let (apercu, lignes) = try examiner(octets, importateur, tx)
        guard apercu.fautives == 0 || sansLesFautives else { throw Refus.fautes(apercu) }
        for ligne in lignes { try ligne.appliquer?(tx) }
        return apercu
    }

    private static func examiner(
        _ octets: [UInt8], _ importateur: some Importateur, _ tx: Transaction
    ) throws -> (apercu: ApercuImport, lignes: [LigneExaminee]) {
        let feuille: Feuille
        do {
            feuille = try Feuille(Tableur(octets: octets), colonnes: importateur.colonnes)
        } catch {
            throw Refus.fichier(error)
        }
        let lignes = try importateur.examiner(feuille, tx)
        let apercu = ApercuImport(
            nature: importateur.nature, encodage: feuille.tableur.encodage, separateur: feuille.tableur.separateur,
            reconnues: feuille.reconnues, ignorees: feuille.ignorees, constats: lignes.map(\.constat))
        return (apercu, lignes)
    }
}

internal import Calendrier
internal import Postgres
internal import Tarification
internal import Tenancy

/// What an export would hold, before it is made: the ledger's sums, those of the entries, the declarations due.
struct ApercuExport: Sendable {
    var demande: DemandeExport
    var totaux: TotauxExport
    /// nil when there is nothing to enter, or too much to write twice.
    var somme: SommeFEC?
    var declaration: DeclarationServices

    /// Above, the entries are only added up when the file is made, which is refused if they do not match.
    static let limite = 6_000

    static func lire(_ demande: DemandeExport, _ base: Database, as principal: Principal) async throws -> ApercuExport {
        let preparation = try await Exportation(base).preparer(demande, as: principal)
        let declaration = try await ExportStore(base: base).declaration(preparation.perimetre, as: principal)
        var somme: SommeFEC?
        if (1...limite).contains(preparation.totaux.pieces) {
            somme = try await RedactionExport(base: base, preparation: preparation, gardes: [:], principal: principal, suivi: { _ in })
                .ventes { _ in }
        }
        return ApercuExport(demande: demande, totaux: preparation.totaux, somme: somme, declaration: declaration)
    }

    var rapprochement: RapprochementComptable? { somme.map { RapprochementComptable(totaux, $0) } }
}

internal import Calendrier
internal import Documents
public import Foundation
public import Postgres
public import Tenancy

/// Makes an export: reads what decides its bytes, writes the archive as the documents come, records it. The same code serves the page, the
/// command and the making again.
public struct Exportation: Sendable {
    let base: Database

    /// `base`: the pool of app_facturation.
    public init(_ base: Database) { self.base = base }

    /// What an export would hold now.
    struct Preparation: Sendable {
        var demande: DemandeExport
        var parametres: ParametresExport
        var totaux: TotauxExport

        var perimetre: Perimetre { Perimetre(periode: demande.periode, bornes: parametres.bornes) }

        /// « cloison_123456782_20261001_20261031.zip ».
        var nom: String { "cloison_\(racine).zip" }

        /// « 123456782_20261001_20261031 »: the SIREN and the period, as accounting files are named.
        var racine: String {
            let siren = parametres.vendeur.siren.filter(\.isNumber)
            let periode = demande.periode
            return "\(siren.isEmpty ? "sans-siren" : siren)_\(EcritureFEC.jour(periode.debut))_\(EcritureFEC.jour(periode.fin))"
        }
    }

    /// How far the making went: documents written, out of those to write in all formats.
    public struct Avancement: Sendable, Hashable {
        public var faites = 0
        public var total = 0
        public var phrase = ""

        public init() {}
    }

    func preparer(_ demande: DemandeExport, as principal: Principal) async throws -> Preparation {
        let store = ExportStore(base: base)
        let parametres = try await store.parametres(demande, as: principal)
        let totaux = try await store.totaux(Perimetre(periode: demande.periode, bornes: parametres.bornes), as: principal)
        return Preparation(demande: demande, parametres: parametres, totaux: totaux)
    }

    /// Writes the archive to `chemin`, records it, gives it as the ledger keeps it. Nothing is recorded when anything fails.
    public func faire(
        _ demande: DemandeExport, vers chemin: URL, as principal: Principal,
        suivi: @escaping @Sendable (Avancement) async throws -> Void = { _ in }
    ) async throws -> Export {
        let preparation = try await preparer(demande, as: principal)
        let redaction = RedactionExport(base: base, preparation: preparation, gardes: [:], principal: principal, suivi: suivi)
        let (sceau, contenus) = try await redaction.ecrire(vers: chemin)
        let store = ExportStore(base: base)
        let id = try await store.enregistrer(
            demande, preparation.parametres, preparation.totaux, sceau, nom: preparation.nom, contenus: contenus, as: principal)
        guard let export = try await store.un(id, as: principal) else { throw ExportImpossible("L'export n'a pas été enregistré.") }
        return export
    }

    /// What making a recorded export again gave.
    public enum Verification: Sendable, Hashable {
        case identique
        /// What differs, file by file, in French.
        case differe([String])
    }

    /// Writes a recorded export again from the documents and what was kept with it, and compares it byte for byte. nil: no such export.
    public func refaire(
        _ id: ID<ExportTag>, vers chemin: URL, as principal: Principal,
        suivi: @escaping @Sendable (Avancement) async throws -> Void = { _ in }
    ) async throws -> (export: Export, verification: Verification)? {
        let store = ExportStore(base: base)
        guard let export = try await store.un(id, as: principal) else { return nil }
        let parametres = try export.parametres()
        let fichiers = try await store.fichiers(id, as: principal)
        var gardes: [String: [UInt8]] = [:]
        for fichier in fichiers { gardes[fichier.nom] = fichier.contenu }
        let demande = DemandeExport(periode: export.periode, formats: export.formats, arrete: parametres.arrete)
        let totaux = try await store.totaux(Perimetre(periode: export.periode, bornes: parametres.bornes), as: principal)
        let preparation = Preparation(demande: demande, parametres: parametres, totaux: totaux)
        let redaction = RedactionExport(base: base, preparation: preparation, gardes: gardes, principal: principal, suivi: suivi)
        let (sceau, _) = try await redaction.ecrire(vers: chemin)
        guard sceau.sha256 != export.sha256 else { return (export, .identique) }
        return (export, .differe(Self.differences(fichiers, sceau.fichiers)))
    }

    static func differences(_ remis: [FichierExport], _ refaits: [ArchiveEnFlux.Fichier]) -> [String] {
        let nouveaux = Dictionary(refaits.map { ($0.nom, $0) }, uniquingKeysWith: { premier, _ in premier })
        let anciens = Set(remis.map(\.nom))
        var lignes: [String] = []
        for fichier in remis {
            guard let refait = nouveaux[fichier.nom] else {
                lignes.append("\(fichier.nom) : absent aujourd'hui")
                continue
            }
            guard refait.sha256 != fichier.sha256 else { continue }
            lignes.append("\(fichier.nom) : \(fichier.taille) octets remis, \(refait.taille) aujourd'hui, contenu différent")
        }
        for fichier in refaits where !anciens.contains(fichier.nom) { lignes.append("\(fichier.nom) : n'était pas dans l'archive remise") }
        return lignes.isEmpty ? ["les fichiers sont les mêmes, l'enveloppe du ZIP diffère"] : lignes
    }
}

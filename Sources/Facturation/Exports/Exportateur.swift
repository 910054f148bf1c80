internal import Calendrier
internal import Foundation
internal import Postgres
internal import Synchronization
public import Tenancy

/// Makes the exports asked from the page, one after the other, outside of any request. Their files stay beside this process until it ends:
/// the ledger makes them again, to the byte, when they are gone.
public final class Exportateur: Sendable {
    enum Ordre: Sendable {
        case faire(DemandeExport)
        case refaire(ID<ExportTag>)
    }

    enum Etat: Sendable, Hashable {
        case attente
        case enCours(Exportation.Avancement)
        case fini(ID<ExportTag>, Exportation.Verification?)
        /// In French, with the remedy.
        case echec(String)
    }

    struct Travail: Sendable {
        let id: UUID
        let compte: ID<CompteTag>
        let ordre: Ordre
        var etat = Etat.attente
    }

    private struct Demande: Sendable {
        var travail: UUID
        var ordre: Ordre
        var principal: Principal
    }

    private let demandes: AsyncStream<Demande>
    private let entree: AsyncStream<Demande>.Continuation
    private let exportation: Exportation
    private let travaux = Mutex<[Travail]>([])
    private let ferme = Mutex(false)
    /// Readable by this user alone; nobody else can know its name.
    private let dossier: URL
    /// Jobs remembered, and files kept.
    private static let memoire = 40

    /// `bases`: app_facturation is used.
    public init(_ bases: Bases) {
        (demandes, entree) = AsyncStream.makeStream(bufferingPolicy: .bufferingOldest(32))
        exportation = Exportation(bases[.facturation])
        dossier = FileManager.default.temporaryDirectory.appending(
            path: "cloison-exports-\(UUID().uuidString)", directoryHint: .isDirectory)
    }

    func demander(_ ordre: Ordre, as principal: Principal) -> UUID {
        let travail = Travail(id: UUID(), compte: principal.compte, ordre: ordre)
        travaux.withLock { $0 = $0.suffix(Self.memoire - 1) + [travail] }
        guard case .enqueued = entree.yield(Demande(travail: travail.id, ordre: ordre, principal: principal)) else {
            noter(travail.id, .echec("Trop d'exports attendent déjà : réessayer dans une minute."))
            return travail.id
        }
        return travail.id
    }

    /// nil for another account's job, as for none.
    func travail(_ id: UUID, de principal: Principal) -> Travail? {
        travaux.withLock { liste in liste.first { $0.id == id && $0.compte == principal.compte } }
    }

    /// The file of an export, if it is still here.
    func fichier(_ export: Export) -> URL? {
        let chemin = dossier.appending(path: "\(export.empreinte).zip")
        let taille = (try? FileManager.default.attributesOfItem(atPath: chemin.path))?[.size] as? Int
        return taille == export.taille ? chemin : nil
    }

    /// Runs until `arreter`.
    public func run() async throws {
        defer { try? FileManager.default.removeItem(at: dossier) }
        for await demande in demandes where !ferme.withLock({ $0 }) { await executer(demande) }
    }

    /// Stops the current export after the page it writes (nothing is recorded of it), then ends `run`.
    public func arreter() {
        ferme.withLock { $0 = true }
        entree.finish()
    }

    private func executer(_ demande: Demande) async {
        let chemin = dossier.appending(path: "\(demande.travail).part")
        defer { try? FileManager.default.removeItem(at: chemin) }
        do {
            try FileManager.default.createDirectory(
                at: dossier, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
            noter(demande.travail, .enCours(Exportation.Avancement()))
            let suivi: @Sendable (Exportation.Avancement) async throws -> Void = { avancement in
                guard !self.ferme.withLock({ $0 }) else {
                    throw ExportImpossible("Le service s'est arrêté avant la fin, rien n'a été enregistré. Relancer l'export.")
                }
                self.noter(demande.travail, .enCours(avancement))
            }
            switch demande.ordre {
            case .faire(let demandee):
                let export = try await exportation.faire(demandee, vers: chemin, as: demande.principal, suivi: suivi)
                try garder(chemin, export)
                noter(demande.travail, .fini(export.id, nil))
            case .refaire(let id):
                guard let refait = try await exportation.refaire(id, vers: chemin, as: demande.principal, suivi: suivi) else {
                    noter(demande.travail, .echec("Cet export n'existe pas."))
                    return
                }
                if refait.verification == .identique { try garder(chemin, refait.export) }
                noter(demande.travail, .fini(id, refait.verification))
            }
        } catch let impossible as ExportImpossible {
            noter(demande.travail, .echec(impossible.description))
        } catch {
            // Neither the words of the base nor a path: the journal of the server has them.
            noter(demande.travail, .echec("L'export s'est arrêté avant la fin, rien n'a été enregistré. Le relancer."))
        }
    }

    private func garder(_ chemin: URL, _ export: Export) throws {
        let definitif = dossier.appending(path: "\(export.empreinte).zip")
        try? FileManager.default.removeItem(at: definitif)
        try FileManager.default.moveItem(at: chemin, to: definitif)
        let fichiers = try FileManager.default.contentsOfDirectory(at: dossier, includingPropertiesForKeys: [.contentModificationDateKey])
            .map { ($0, (try? $0.resourceValues(forKeys: [.contentModificationDateKey]))?.contentModificationDate ?? .distantPast) }
            .sorted { $0.1 > $1.1 }
        for (ancien, _) in fichiers.dropFirst(Self.memoire) { try? FileManager.default.removeItem(at: ancien) }
    }

    private func noter(_ id: UUID, _ etat: Etat) {
        travaux.withLock { liste in
            guard let rang = liste.firstIndex(where: { $0.id == id }) else { return }
            liste[rang].etat = etat
        }
    }
}
